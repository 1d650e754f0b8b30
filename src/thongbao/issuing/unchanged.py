"""What was checked is what is issued: record and templates read again just before the issue is written down."""

from collections.abc import Mapping
from pathlib import Path

from thongbao.errors import SourceError, TemplateError
from thongbao.language import _


def refuse_changes(sources: Mapping[Path, bytes], templates: Mapping[Path, bytes]) -> None:
    """Raise when a file is no longer what it was when it was checked.

    :raises SourceError: the record, the office or its units changed. :raises TemplateError: a template changed.
    """
    for path, before in sources.items():
        if _bytes_of(path) != before:
            message = _("{file} vừa bị sửa trong lúc ban hành; chưa có gì được ban hành")
            raise SourceError(message.format(file=path), _("xem lại nội dung rồi chạy lại lệnh issue"))
    for path, before in templates.items():
        if _bytes_of(path) != before:
            message = _("mẫu {file} vừa bị sửa trong lúc ban hành; chưa có gì được ban hành")
            raise TemplateError(message.format(file=path), _("xem lại mẫu rồi chạy lại lệnh issue"))


def _bytes_of(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None
