"""Lines as running text: which are read as sentences, where sentences and words begin, what stands around a word."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from thongbao.checks.lines import PROSE, Line, Role

# The letters of Vietnamese, and those of other tongues in names (Bluezone, Website).
_MARKS: Final = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
LOWER: Final = "".join(
    dict.fromkeys("a-z" + "".join(unicodedata.normalize("NFC", v + m) for v in "aăâeêioôơuưy" for m in _MARKS) + "đ")
)
UPPER: Final = LOWER.upper()


def compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Return the pattern compiled; inside its classes ``<U>`` stands for capital letters, ``<L>`` for small ones."""
    return re.compile(pattern.replace("<U>", UPPER).replace("<L>", LOWER), flags)


# What opens a paragraph and is no part of its sentence: a dash, 1. or 1.1., I., a).
MARKER: Final = re.compile(
    r"[\s\u00a0]*(?:[-–—−•*+][\s\u00a0]+|(?:Điều[\s\u00a0]+)?\d{1,3}(?:\.\d{1,3})*[.)][\s\u00a0]+"
    r"|[IVXLC]{1,6}[.)][\s\u00a0]+"
    r"|[a-zđ]\)[\s\u00a0]+)?"
)
WORD: Final = re.compile(r"[^\W\d_]+")
# Dots to be written over: a form, not a sentence.
_FORM: Final = re.compile(r"…{2,}|\.{4,}|…\.|\.…|_{3,}|…\d+…?")
_OPENERS: Final = "([{<\"'“‘„«‹*"
_ENDS: Final = ".?!…:;"
# Abbreviations that end in a full stop and do not end a sentence.
_ABBREVIATED: Final = re.compile(
    r"(?:^|[\s(\[“\"/])(?:TP|Tp|TT|TX|P|Q|H|T|KT|TM|TL|TUQ|ThS|Ths|TS|PGS|GS|BS|KS|CN|NGƯT|NSƯT|NSND|Tr|tr|Nxb|NXB|ĐT"
    r"|St|No|v\.v|vv|đ/c|Đ/c|[A-ZĐ])\.$"
)


class Word(NamedTuple):
    """A word of a line: its letters and where they begin."""

    text: str
    start: int

    @property
    def end(self) -> int:
        """Where the word ends."""
        return self.start + len(self.text)


def prose(lines: Sequence[Line], *more: Role) -> Iterator[Line]:
    """Yield the lines that are read as sentences, and those of the roles named.

    Lines wholly in capitals are titles, lines of dots are forms to fill in; neither is prose.
    """
    for line in lines:
        if (line.role in PROSE or line.role in more) and not is_capitals(line.text) and not is_form(line.text):
            yield line


# Every check asks of every line.
@lru_cache(maxsize=1024)
def word_list(text: str) -> tuple[tuple[str, int, int], ...]:
    """Return the words of a text in small letters, each with where it begins and ends."""
    return tuple((match[0].lower(), match.start(), match.end()) for match in WORD.finditer(text))


@lru_cache(maxsize=1024)
def is_form(text: str) -> bool:
    """Return whether the line has dots or strokes to be written over."""
    return bool(_FORM.search(text))


@lru_cache(maxsize=1024)
def is_capitals(text: str) -> bool:
    """Return whether the text is written in capitals throughout: a title, not a sentence."""
    letters = [letter for letter in text if letter.isalpha()]
    return sum(letter.isupper() for letter in letters) > 0.7 * len(letters) if letters else True


def matches(pattern: re.Pattern[str], text: str, *signs: str) -> Iterator[re.Match[str]]:
    """Yield the matches of a pattern; a text that holds none of the signs has none, and is not searched."""
    if any(sign in text for sign in signs):
        yield from pattern.finditer(text)


def words(text: str) -> Iterator[Word]:
    """Yield the words of a text: runs of letters."""
    for match in WORD.finditer(text):
        yield Word(match[0], match.start())


@lru_cache(maxsize=1024)
def opening(text: str) -> int:
    """Return where the sentence of a paragraph begins, behind its dash or number."""
    match = MARKER.match(text)
    return match.end() if match else 0


def sentence_ends(text: str) -> Iterator[int]:
    """Yield the offset behind each full stop, question or exclamation mark that ends a sentence inside the text."""
    for match in re.finditer(r"[.?!](?=[”\")\]]*[\s\u00a0]+\S)", text):
        before = text[: match.end()]
        if (
            before.endswith(("..", "./."))
            or before[-2:-1] in _OPENERS
            or (match[0] == "." and _ABBREVIATED.search(before))
        ):
            continue
        yield match.end()


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Yield the start and end of each sentence of a paragraph."""
    start = opening(text)
    for end in sentence_ends(text):
        yield start, end
        start = end + len(text[end:]) - len(text[end:].lstrip())
    if start < len(text):
        yield start, len(text)


def opens_sentence(text: str, offset: int) -> bool:
    """Return whether a capital at ``offset`` may stand at a beginning: of a paragraph, after a stop, ``:``, a quote."""
    before = text[:offset].rstrip()
    if offset <= opening(text) or not before:
        return True
    if before[-1] in _OPENERS:
        return True
    if before[-1] in "-–•" and (len(before) == 1 or before[:-1].rstrip()[-1:] in _ENDS):
        return True
    return before[-1] in _ENDS and not _ABBREVIATED.search(before)


# An address of the net holds points and no spaces; what looks like a fault there is none.
_MAY_HOLD: Final = re.compile(r"[@/]|www")
_ADDRESS: Final = re.compile(r"\S*(?:@|://|www\.)\S*")


@lru_cache(maxsize=1024)
def addresses(text: str) -> tuple[tuple[int, int], ...]:
    """Return where addresses of mail and of the net stand in a text."""
    return tuple(match.span() for match in _ADDRESS.finditer(text)) if _MAY_HOLD.search(text) else ()


def is_title_case(word: str) -> bool:
    """Return whether the word has a capital first letter and no other."""
    return word[:1].isupper() and (len(word) == 1 or word[1:].islower())


def around(text: str, start: int, end: int, *, size: int = 24) -> str:
    """Return the words around a place, for a message."""
    left = max(0, start - size)
    right = min(len(text), end + size)
    while left and not text[left - 1].isspace():
        left -= 1
    while right < len(text) and not text[right].isspace():
        right += 1
    return f"{'…' if left else ''}{text[left:right].strip()}{'…' if right < len(text) else ''}"
