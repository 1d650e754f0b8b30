"""What a worker does with rows: try them, or make their papers. It gets values and a prepared template, no files."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, Final

from thongbao import __version__
from thongbao.batch.json_rows import LineValues
from thongbao.batch.naming import DEFAULT, nothing_to_name_by
from thongbao.convert.papers import pdfs_of
from thongbao.errors import Failure, LostWordsError, TemplateError
from thongbao.language import _
from thongbao.render.faults import FillingError
from thongbao.render.plain import from_bytes, to_bytes
from thongbao.render.prepared import Prepared
from thongbao.render.read_back import check_printed
from thongbao.render.sandboxed import Printed, SandboxedTemplate
from thongbao.vietnamese.text import squeeze
from thongbao.word.container import deflate, fastest_deflate
from thongbao.word.package import NotADocxError

Values = Mapping[str, Any]
# As they come: some are read here, and may be none.
Sent = Values | None
# What XML cannot hold, and what docxtpl would take for breaks nobody typed on purpose.
_UNSEEN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Setting:
    """How the papers are made and named. ``seconds`` is how long LibreOffice may be silent; 0 makes no PDF."""

    template: str
    pattern: str = DEFAULT
    fast: bool = True
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a row cannot be filled; ``path`` is the value at fault where it is known."""

    rule: str
    path: str
    message: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Tried:
    """What came of trying one row: its faults, and the fields it leaves blank though they are printed.

    ``names`` are those of its columns that no row before it in the chunk has. ``is_row`` is false for what was read
    here and is no row at all.
    """

    faults: tuple[Fault, ...] = ()
    empty: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    is_row: bool = True


@dataclass(frozen=True, slots=True)
class Made:
    """One paper, its PDF where one was wanted, or why there is none."""

    docx: bytes = b""
    pdf: bytes = b""
    pages: int = 0
    fault: Fault | None = None


@dataclass(frozen=True, slots=True)
class Filler:
    """A template compiled in a worker."""

    template: SandboxedTemplate
    setting: Setting
    asked: Mapping[str, str] = field(default_factory=dict)


def parcel(prepared: Prepared, setting: Setting) -> bytes:
    """Return what a worker needs to fill a template, as bytes."""
    about = {"version": __version__, **asdict(setting)}
    return json.dumps(about).encode() + b"\n" + to_bytes(prepared)


def set_up(data: bytes) -> Filler:
    """Compile the template of a parcel.

    :raises ValueError: it was sent by another version of thongbao.
    """
    first, _line, content = data.partition(b"\n")
    about = json.loads(first)
    if about["version"] != __version__:
        raise ValueError(f"thongbao {__version__} here, {about['version']} there")
    setting = Setting(str(about["template"]), str(about["pattern"]), bool(about["fast"]), float(about["seconds"]))
    by = fastest_deflate() if setting.fast else deflate
    template = SandboxedTemplate(from_bytes(content), setting.template, by=by)
    return Filler(template, setting, dict(template.asked()))


def try_rows(filler: Filler, rows: Sequence[Sent]) -> list[Tried]:
    """Fill every row without keeping anything, and say what is wrong.

    The first one's paper is read back, too: where words of a template are hidden, they are so in every paper.
    """
    seen: dict[str, None] = {}
    tried = []
    for number, sent in enumerate(rows):
        values = _read(sent)
        if values is None:
            tried.append(Tried(is_row=False))
            continue
        names = tuple(name for name in values if name not in seen)
        seen.update(dict.fromkeys(names))
        tried.append(_tried(filler, values, names, whole=number == 0))
    return tried


def _read(sent: Sent) -> Values | None:
    return sent.read() if isinstance(sent, LineValues) else sent


def _tried(filler: Filler, values: Values, names: tuple[str, ...], *, whole: bool) -> Tried:
    unseen = _unseen(values)
    if unseen:
        return Tried(unseen, (), names)
    try:
        if whole:
            _paper(filler, values)
        else:
            filler.template.filled(values)
    except FillingError as error:
        return Tried(tuple(_faults_of(error, filler, values)), (), names)
    except (TemplateError, NotADocxError) as error:
        return Tried((_fault_of(error, values),), (), names)
    column = nothing_to_name_by(filler.setting.pattern, values)
    if column is not None:
        message = _("không có gì để đặt tên tệp: cột «{column}» trống").format(column=column)
        return Tried((Fault("TB-LO-08", column, message, _("điền cột đó, hoặc đổi --name")),), (), names)
    blank = [path for path in filler.asked if "[" not in path and "." not in path and _is_blank(values.get(path))]
    return Tried((), tuple(blank), names)


def _unseen(values: Values) -> tuple[Fault, ...]:
    """Return what is wrong with the letters of a row."""
    texts: list[str] = []
    _collect(values, texts)
    if not _UNSEEN.search("\n".join(texts)):
        return ()
    hint = _("xóa ký tự đó rồi gõ lại")
    return tuple(
        Fault("TB-LO-05", path, _("có ký tự điều khiển {sign}").format(sign=_named(found[0])), hint)
        for path, text in leaves(values)
        if (found := _UNSEEN.search(text))
    )


def _collect(value: Any, texts: list[str]) -> None:
    """Add the texts of a value, wherever they are in it."""
    if isinstance(value, str):
        texts.append(value)
    elif isinstance(value, Mapping):
        for inner in value.values():
            _collect(inner, texts)
    elif isinstance(value, list | tuple):
        for inner in value:
            _collect(inner, texts)


def _is_blank(value: Any) -> bool:
    return isinstance(value, str) and not value.strip()


def _named(letter: str) -> str:
    return f"U+{ord(letter):04X}"


def leaves(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Yield (path, text) for every text in a row."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, Mapping):
        for name, inner in value.items():
            yield from leaves(inner, f"{path}.{name}" if path else str(name))
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from leaves(inner, f"{path}[]")


def _faults_of(error: FillingError, filler: Filler, values: Values) -> Iterator[Fault]:
    """Yield what is wrong with a row: every column the template asks for and the row lacks, else the one at fault."""
    missing = [path for path in filler.asked if "[" not in path and "." not in path and path not in values]
    empty = [path for path in filler.asked if path in values and values[path] is None]
    for path in missing:
        place = filler.asked[path]
        yield Fault("TB-LO-02", path, _("thiếu trường «{path}» mà mẫu hỏi ở {place}").format(path=path, place=place))
    for path in empty:
        place = filler.asked[path]
        yield Fault("TB-LO-02", path, _("trường «{path}» bỏ trống mà mẫu in ở {place}").format(path=path, place=place))
    if not missing and not empty:
        yield Fault("TB-LO-03", _path_at_fault(error, values), f"{error.place}: {error.why}")


def _path_at_fault(error: FillingError, values: Values) -> str:
    """Return the value an error is about: the only one asked for there, or the one whose words the error repeats."""
    if len(error.paths) == 1:
        return error.paths[0]
    texts = [(path, text) for path, text in leaves(values) if path in error.paths and text.strip()]
    quoted = ((path, (f"«{text.strip()}»", f"“{text.strip()}”")) for path, text in texts)
    return next((path for path, words in quoted if any(word in error.why for word in words)), "")


def make_rows(filler: Filler, rows: Sequence[tuple[str, Sent]]) -> list[Made]:
    """Return the paper of every row (title of its PDF, values), with its PDF where the setting wants one."""
    made = []
    for _title, sent in rows:
        # All have been tried before: they are rows.
        values = _read(sent) or {}
        try:
            made.append(Made(_paper(filler, values)))
        except (TemplateError, NotADocxError) as error:
            made.append(Made(fault=_fault_of(error, values)))
    return _with_pdf(filler.setting, rows, made) if filler.setting.seconds else made


def _paper(filler: Filler, values: Values) -> bytes:
    """Return the paper of a row, read back: well formed, and with everything the template printed of the row.

    :raises TemplateError: the row and the template disagree, or words are not there.
    :raises NotADocxError: what was made cannot be opened.
    """
    printed: Printed = {}
    data = filler.template.paper(filler.template.filled(values, printed))
    check_printed(data, printed, filler.setting.template, filler.template.aside)
    return data


def _fault_of(error: TemplateError | NotADocxError, values: Values) -> Fault:
    if isinstance(error, LostWordsError):
        path = next((path for path, text in leaves(values) if squeeze(text) == error.words), "")
        return Fault("TB-LO-11", path, error.message, error.hint)
    if isinstance(error, NotADocxError):
        # The template repeats itself beyond what may be opened again.
        return Fault("TB-LO-11", "", _("văn bản tạo ra không mở lại được ({detail})").format(detail=error.message))
    return Fault("TB-LO-03", "", error.message, error.hint)


def _with_pdf(setting: Setting, rows: Sequence[tuple[str, Sent]], made: Sequence[Made]) -> list[Made]:
    """Convert all papers in one call of LibreOffice; those it fails on are tried once more and then named."""
    whole = [number for number, paper in enumerate(made) if paper.docx]
    results = pdfs_of([(rows[number][0], made[number].docx) for number in whole], setting.seconds)
    completed = list(made)
    for number, result in zip(whole, results, strict=True):
        docx = made[number].docx
        if isinstance(result, Failure):
            completed[number] = Made(docx, fault=Fault("TB-LO-10", "", result.reason, result.hint))
        else:
            completed[number] = Made(docx, result.data, result.pages)
    return completed
