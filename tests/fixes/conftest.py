"""The documents of tests/form serve here too."""

import sys
from pathlib import Path

for name in ("render", "form"):
    sys.path.append(str(Path(__file__).parents[1] / name))
