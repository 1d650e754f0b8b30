"""Small Word files made on the spot are in ``word_bodies``."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parent))
