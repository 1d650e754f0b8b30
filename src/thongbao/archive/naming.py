"""Names of packages and where they lie: ``<year>/<date>_<number>_<notation>_<slug>``, safe on every system."""

import re
from datetime import date
from pathlib import Path
from typing import Final

from thongbao.vietnamese.text import slug

# Leaves room for a hundred characters of the workspace's own path within the 260 of Windows.
_LONGEST_SLUG: Final = 40
_NAME: Final = re.compile(r"\d{4}-\d{2}-\d{2}_\d{2,}_[a-z0-9-]+_[a-z0-9-]+")
# Folders being made lie here until they are renamed into their year in one step.
STAGING: Final = ".dang-lap"


def package_name(issued_date: date, code_number: str, code_notation: str, subject_slug: str) -> str:
    """Return the name of a package: ``2026-10-05_08_tb-ubnd_ket-luan-giao-ban-thang-9``; ASCII, lower case.

    :param code_number: the number as printed (``08``).
    """
    short = slug(subject_slug)[:_LONGEST_SLUG].strip("-")
    return f"{issued_date.isoformat()}_{slug(code_number)}_{slug(code_notation)}_{short}"


def is_package_name(name: str) -> bool:
    """Return whether a folder of that name can be a package."""
    return _NAME.fullmatch(name) is not None


def package_folder(root: Path, name: str) -> Path:
    """Return where the package of that name lies below ``output/ban-hanh``."""
    return root / name[:4] / name


def staging_folder(root: Path, name: str) -> Path:
    """Return where the package of that name is made before it is published; on the same disk, so a rename is enough."""
    return root / STAGING / name
