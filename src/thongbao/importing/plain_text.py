"""A .txt or .md file → pieces: Markdown's marks off, columns apart, wrapped lines and cut paragraphs together."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from thongbao.errors import SourceError
from thongbao.importing.cutting import body_start, foot_start, joined_pieces, without_wide_gaps
from thongbao.importing.decoding import decoded
from thongbao.importing.markers import marker
from thongbao.importing.pieces import Column, Form, Origin, Piece, Source
from thongbao.language import _
from thongbao.standard.recognising import columns, holds_motto, holds_title, is_recipients_label, is_rule, type_named
from thongbao.vietnamese.text import control_characters, nfc, squeeze

MAX_BYTES: Final = 20 * 1024 * 1024
_HEADING: Final = re.compile(r"\s{0,3}#{1,6}\s+")
_ESCAPED: Final = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>~])")
_STRONG: Final = re.compile(
    r"(?<![\w*])\*\*(?=\S)((?:(?!\*\*).)+)(?<=\S)\*\*(?!\*)|(?<![\w_])__(?=\S)((?:(?!__).)+)(?<=\S)__(?![\w_])"
)
_EMPHASIS: Final = re.compile(
    r"(?<![\w*\\])\*(?=[^\s*])([^*]+?)(?<=[^\s*])\*(?![\w*])|(?<![\w_])_(?=[^\s_])([^_]+?)(?<=[^\s_])_(?![\w_])"
)
# A number alone on its line is that of a page.
_PAGE_NUMBER: Final = re.compile(r"(?:[Tt]rang|[Pp]age)?\s*[-–—]?\s*\d{1,3}\s*(?:/\s*\d{1,3}\s*)?[-–—]?")
_TABLE_RULE: Final = re.compile(r"\s*\|?\s*:?-{2,}:?\s*(\|\s*:?-{2,}:?\s*)*\|?\s*")
_BREAK: Final = re.compile(r"<br\s*/?>", re.IGNORECASE)
_TAGS: Final = re.compile(r"</?(?:u|b|i|em|strong|sup|sub|center|div|p|span|font)(?:\s[^<>]*)?>", re.IGNORECASE)
_ENTITIES: Final = {"&amp;": "&", "&lt;": "<", "&gt;": ">", "&nbsp;": " ", "&quot;": '"'}
# Lines longer than this are not wrapped by hand: each is a paragraph.
_WIDEST: Final = 140
_SLACK: Final = 8
_RIGHT_HALF: Final = 28
_HEAD_LINES: Final = 30
_UNSEEN: Final = re.compile("[\xad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


@dataclass(frozen=True, slots=True)
class _Raw:
    """One line of the file, its marks still on."""

    number: int
    text: str
    broken: bool = False


def read_text(path: Path, data: bytes) -> Source:
    """Return the pieces of a text file.

    :raises SourceError: no text, of no code that is known, or too large.
    """
    if len(data) > MAX_BYTES:
        raise SourceError(_("{file}: tệp chữ quá lớn (hơn 20 MB)").format(file=path))
    letters, code = decoded(path, data)
    text = without_wide_gaps(nfc(_readable(letters)))
    lines = [line.rstrip() if not line.endswith("  ") else line for line in text.split("\n")]
    raw = [_Raw(number, line, line.endswith(("  ", "\\"))) for number, line in enumerate(lines, 1)]
    pieces = _pieces(_unwrapped(raw))
    start = body_start(pieces)
    end = foot_start(pieces, start)
    pieces, cuts = joined_pieces(pieces, start, end)
    notes = [_("chữ theo bảng mã {code} đã chuyển sang Unicode").format(code=code)] if code else []
    if cuts:
        notes.append(_("{n} đoạn bị ngắt giữa chừng (do sang trang) đã nối lại").format(n=cuts))
    return Source(
        str(path), "md" if path.suffix.lower() in (".md", ".markdown") else "txt", tuple(pieces), (), tuple(notes)
    )


def _readable(text: str) -> str:
    """Return the text without what nobody sees, lines ended one way."""
    text = _UNSEEN.sub("", text).replace("\r\n", "\n").replace("\r", "\n")
    # The end of a page is told apart later.
    bad = {at for at in control_characters(text) if text[at] != "\x0c"}
    return "".join(" " if at in bad else letter for at, letter in enumerate(text)) if bad else text


def _unwrapped(raw: Sequence[_Raw]) -> Iterator[_Raw]:
    """Put together the lines that an editor wrapped at a fixed width."""
    lengths = sorted(len(line.text) for line in raw if len(line.text.strip()) > 40)
    width = lengths[int(len(lengths) * 0.95)] if lengths else 0
    wrapped = 0 < width <= _WIDEST
    waiting: _Raw | None = None
    length = 0
    for line in raw:
        if waiting and wrapped and _continues(waiting, length, line.text, width):
            waiting = replace(waiting, text=f"{waiting.text} {line.text.strip()}", broken=line.broken)
        else:
            if waiting:
                yield waiting
            waiting = line
        length = len(line.text)
    if waiting:
        yield waiting


def _continues(before: _Raw, length: int, text: str, width: int) -> bool:
    word = text.split(maxsplit=1)[0] if text.strip() else ""
    if not word or not before.text.strip() or before.broken or length + 1 + len(word) < width - _SLACK:
        return False
    if text.lstrip().startswith(("#", "|", ">")) or before.text.lstrip().startswith(("#", "|")):
        return False
    bare = _cleaned(text)[0]
    if type_named(bare) or is_recipients_label(bare) or columns(text) or columns(before.text):
        return False
    ended = before.text.rstrip().endswith((".", ";", ":", "!", "?"))
    # A dash at the start of a full line's continuation: "Hà Nội / - Hải Phòng".
    return not (ended if (found := marker(bare)) and not found.is_number else found)


def _pieces(raw: Iterator[_Raw]) -> list[Piece]:
    made: list[Piece] = []
    table = 0
    inside = False
    foot = False
    for number, line in enumerate(raw):
        text = line.text.strip()
        if text.startswith("|") and text.count("|") > 1:
            table += 0 if inside else 1
            inside = True
            made += _row(line, table)
            continue
        inside = False
        if (_PAGE_NUMBER.fullmatch(text) or "\x0c" in line.text) and made:
            made[-1] = replace(made[-1], ends_page=True)
        if not text or _says_nothing(text):
            continue
        for part in _BREAK.split(line.text):
            if part.strip() and not _says_nothing(part.strip()):
                foot = foot or is_recipients_label(_cleaned(part.strip())[0])
                made += _columns(replace(line, text=part), number, foot=foot)
    return made


def _says_nothing(text: str) -> bool:
    """Return whether a line is only a rule, a page number, or a mark of the format."""
    if _PAGE_NUMBER.fullmatch(text) or is_rule(text) or set(text) <= set("-=_*~ "):
        return True
    return text.startswith(("```", "<!--"))


def _columns(line: _Raw, number: int, *, foot: bool) -> Iterator[Piece]:
    """Yield a line, or its two halves in a head or a foot."""
    text = line.text.strip()
    halves = columns(line.text) if number < _HEAD_LINES or foot else None
    far = len(line.text) - len(line.text.lstrip(" \t")) >= _RIGHT_HALF
    if halves and line.text[: halves[0]].strip() and not _is_middle(line.text):
        yield _piece(line, line.text[: halves[0]], Column.LEFT)
        yield _piece(line, line.text[halves[1] :], Column.RIGHT)
    elif far and (foot or (number < _HEAD_LINES and (holds_title(text) or holds_motto(text)))):
        yield _piece(line, text, Column.RIGHT)
    else:
        yield _piece(line, text, Column.FULL)


def _is_middle(text: str) -> bool:
    return type_named(squeeze(text)) is not None


def _piece(line: _Raw, text: str, column: Column) -> Piece:
    words, bold, heading = _cleaned(text)
    found = marker(words)
    mark, rest = (found.printed, words[found.length :]) if found else ("", words)
    return Piece(
        text=squeeze(rest),
        origin=Origin(line=line.number),
        form=Form.HEADING if heading else Form.PARAGRAPH,
        mark=mark,
        column=column,
        bold=bold or heading,
    )


def _cleaned(text: str) -> tuple[str, bool, bool]:
    """Return the words without Markdown's marks, whether all of them are bold, whether the line is a heading."""
    heading = _HEADING.match(text)
    words = text[heading.end() :].rstrip("# ") if heading else text.strip()
    words = words[:-1].rstrip() if words.endswith("\\") else words.strip()
    strong = _STRONG.sub("", words).strip(" \\*:.-+") == "" and bool(_STRONG.search(words))
    if words.startswith("**") and words.count("**") == 1:
        words, strong = words[2:], True
    elif words.endswith("**") and words.count("**") == 1:
        words, strong = words[:-2], True
    words = _STRONG.sub(lambda found: found[1] or found[2], words)
    words = _EMPHASIS.sub(lambda found: found[1] or found[2], words)
    words = _ESCAPED.sub(r"\1", _TAGS.sub("", words))
    for entity, letter in _ENTITIES.items():
        words = words.replace(entity, letter)
    return words.strip(), strong, heading is not None


def _row(line: _Raw, table: int) -> Iterator[Piece]:
    if _TABLE_RULE.fullmatch(line.text):
        return
    cells = [cell.strip() for cell in re.split(r"(?<!\\)\|", line.text.strip().strip("|"))]
    origin = Origin(line=line.number)
    if any(holds_title(cell) or is_recipients_label(_cleaned(_BREAK.split(cell)[0])[0]) for cell in cells) or (
        table == 1 and line.number < 12 and len(cells) == 2
    ):
        for cell, column in zip(cells, (Column.LEFT, Column.RIGHT), strict=False):
            for part in _BREAK.split(cell):
                if _cleaned(part)[0] and not is_rule(part):
                    yield _piece(line, part, column)
        return
    words = tuple(squeeze(_cleaned(_BREAK.sub(" ", cell))[0]) for cell in cells)
    if any(words):
        yield Piece(" | ".join(words), origin, Form.ROW, cells=words, table=table)
