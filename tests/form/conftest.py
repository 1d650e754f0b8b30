"""Papers for the rules of form: our own, and those made on the spot."""

import sys
from pathlib import Path

for name in ("render", "starters", "word", "form"):
    sys.path.append(str(Path(__file__).parents[1] / name))
