"""The starter templates as files: ``python -m thongbao.starters.writing FOLDER``."""

import sys
from pathlib import Path

from thongbao.papers import Kind
from thongbao.starters.making import starter
from thongbao.word.package import package_bytes


def write_starters(folder: Path) -> None:
    """Write one template a kind into ``folder``; the same bytes every time."""
    folder.mkdir(parents=True, exist_ok=True)
    for kind in Kind:
        (folder / f"{kind}.docx").write_bytes(package_bytes(starter(kind).members))


if __name__ == "__main__":
    write_starters(Path(sys.argv[1]))
