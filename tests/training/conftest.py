"""The scripts that prepare labels are no package; the tests import them by their file names."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "training" / "findings"))
