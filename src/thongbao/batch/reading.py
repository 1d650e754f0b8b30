"""A file of rows → a table, by the ending of its name."""

import codecs
import hashlib
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

from thongbao.batch.csv_rows import csv_table
from thongbao.batch.excel_rows import excel_table
from thongbao.batch.json_rows import json_table
from thongbao.batch.rows import Table
from thongbao.batch.yaml_rows import yaml_table
from thongbao.errors import SourceError, UsageError
from thongbao.language import _, system_reason
from thongbao.source.decoding import decode
from thongbao.source.faults import Faults

_READERS: Final[Mapping[str, Callable[[Path, str, str], Table]]] = MappingProxyType(
    {
        ".yaml": yaml_table,
        ".yml": yaml_table,
        ".jsonl": json_table,
        ".ndjson": json_table,
        ".csv": csv_table,
        ".tsv": csv_table,
        ".xlsx": excel_table,
    }
)
_BLOCK: Final = 1 << 20


def table_of(path: Path) -> Table:
    """Return the rows of a file.

    :raises UsageError: the ending of its name is not one of ``.yaml .jsonl .csv .tsv .xlsx``.
    :raises SourceError: there is no such file, or it cannot be opened as what it claims to be.
    """
    read = _READERS.get(path.suffix.lower())
    shown = str(path)
    if read is None:
        message = _("không biết đọc hàng từ {file}").format(file=shown)
        raise UsageError(message, _("dùng tệp .yaml, .jsonl, .csv hoặc .xlsx"))
    try:
        digest, is_text = _looked_through(path, text=path.suffix.lower() != ".xlsx")
        if is_text:
            return read(path, shown, digest)
        faults = Faults(shown)
        decode(path.read_bytes(), faults)
        return Table(shown, digest, lambda: iter(()), None, tuple(faults.all()))
    except OSError as error:
        message = _("không đọc được {file}: {reason}").format(file=shown, reason=system_reason(error))
        raise SourceError(message, _("kiểm tra tên tệp và quyền đọc")) from None


def _looked_through(path: Path, *, text: bool) -> tuple[str, bool]:
    """Return the digest of a file, and whether it is UTF-8 where it should be; a block at a time."""
    digest, decoder = hashlib.sha256(), codecs.getincrementaldecoder("utf-8")()
    fit = True
    with path.open("rb") as stream:
        while block := stream.read(_BLOCK):
            digest.update(block)
            if text and fit:
                try:
                    decoder.decode(block)
                except UnicodeDecodeError:
                    fit = False
    if text and fit:
        try:
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            fit = False
    return digest.hexdigest(), fit
