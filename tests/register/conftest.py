"""The rows that tests of the store make are used here too."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1] / "store"))
