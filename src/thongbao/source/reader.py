"""A YAML file → a :class:`Document`, and every fault of the file as a finding."""

import contextlib
from hashlib import sha256
from pathlib import Path

from thongbao.errors import SourceError
from thongbao.findings import Finding
from thongbao.language import _
from thongbao.source import reports
from thongbao.source.builder import Builder
from thongbao.source.characters import (
    has_unseen,
    invisible_offsets,
    is_plain,
    report_control_characters,
    report_hard_spaces,
    report_words_behind_hash,
    without_control_characters,
)
from thongbao.source.decoding import decode
from thongbao.source.events import ParserProblem
from thongbao.source.faults import Faults
from thongbao.source.plain_block import NotPlainBlockError, read_list, read_plain_block
from thongbao.source.syntax import report_syntax
from thongbao.source.tree import Document, Mapping, Sequence, Value, moved

MAX_BYTES = 50 * 1024 * 1024


def read(path: Path, *, shown_as: str | None = None) -> tuple[Document | None, list[Finding]]:
    """Read the file at ``path``; messages call it ``shown_as`` (default: the path as given).

    Returns what :func:`parse` returns. Raises SourceError if there is no such file or it cannot be opened.
    """
    shown = shown_as if shown_as is not None else str(path)
    try:
        if path.exists() and not path.is_file():
            message = _("«{path}» là một thư mục hoặc thiết bị, không phải tệp.").format(path=shown)
            raise SourceError(message, _("Chỉ đúng tệp .yaml nằm trong thư mục đó."))
        with path.open("rb") as file:
            # One byte more than allowed tells a file that is too large, whatever its size said.
            data = file.read(MAX_BYTES + 1)
    except FileNotFoundError as error:
        hint = _("Kiểm tra tên tệp và thư mục đang làm việc.")
        raise SourceError(_("Không tìm thấy tệp «{path}».").format(path=shown), hint) from error
    except PermissionError as error:
        hint = _("Xin quyền đọc tệp, hoặc đóng chương trình đang mở tệp rồi thử lại.")
        raise SourceError(_("Không được phép đọc tệp «{path}».").format(path=shown), hint) from error
    except (OSError, ValueError) as error:
        hint = _("Kiểm tra tên tệp, ổ đĩa và mạng rồi thử lại.")
        raise SourceError(_("Không đọc được tệp «{path}».").format(path=shown), hint) from error
    return parse(data, shown)


def parse(data: bytes, file: str, *, listed: bool = False) -> tuple[Document | None, list[Finding]]:
    """Return the document in ``data`` and the findings in the order of the file; messages call it ``file``.

    With ``listed`` it may be a list; the files of a record are keys and values.

    The document is None only if the file could not be read to its end; with findings of error level it may be
    incomplete. Never raises, whatever the bytes are.
    """
    faults = Faults(file)
    if len(data) > MAX_BYTES:
        reports.too_large(faults, MAX_BYTES)
        return None, faults.all()
    text, has_bom = decode(data, faults)
    if text is None:
        return None, faults.all()
    faults.text = text
    root, complete = _read_text(text, faults, listed)
    document = Document(file, text, root, sha256(data).hexdigest(), has_bom) if complete else None
    return document, faults.all()


def _read_text(text: str, faults: Faults, listed: bool) -> tuple[Value, bool]:
    clean = text
    invisible: list[int] = []
    spoilers: list[int] = []
    if has_unseen(text):
        spoilers = report_control_characters(text, faults)
        clean = without_control_characters(text)
        invisible = invisible_offsets(clean)
        spoilers += report_hard_spaces(clean, faults)
    report_words_behind_hash(clean, faults)

    def read_rest(rest: str) -> ParserProblem | None:
        try:
            Builder(rest, faults, invisible, fragment=True).document()
        except ParserProblem as problem:
            return problem
        return None

    if not invisible and not spoilers and clean is text and is_plain(text):
        with contextlib.suppress(NotPlainBlockError):
            return _read_plainly(text, listed), True
    try:
        return Builder(clean, faults, invisible, listed=listed).document()
    except ParserProblem as problem:
        report_syntax(clean, faults, problem, spoilers, read_rest)
        return None, False


def _read_plainly(text: str, listed: bool) -> Value:
    """Return what a text says without asking the parser for more than the entries that need it.

    :raises NotPlainBlockError: it has to be read as a whole.
    """
    if not listed:
        root = read_plain_block(text)
        if not isinstance(root, Mapping):
            raise NotPlainBlockError
        return root

    def read_item(start: int, end: int) -> tuple[Value, int]:
        faults = Faults("", text[start:end])
        try:
            root, complete = Builder(text[start:end], faults, [], listed=True).document()
        except ParserProblem:
            raise NotPlainBlockError from None
        if faults.all() or not complete or not isinstance(root, Sequence) or len(root) != 1:
            raise NotPlainBlockError
        moved(root, start)
        return root[0], root.offsets[0]

    try:
        return read_list(text, read_item)
    except NotPlainBlockError:
        return read_plain_block(text)
