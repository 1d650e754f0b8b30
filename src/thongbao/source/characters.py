"""Characters nobody sees: control characters, zero-width ones, and hard spaces and Tabs in the place of a space."""

import re
import unicodedata

from thongbao.source import reports
from thongbao.source.faults import Faults
from thongbao.source.shape import structure_lines

# YAML refuses most of these; the line and paragraph separators it takes for line ends, which no editor does.
_CONTROLS = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff\u2028\u2029"
_INVISIBLE = "\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
_HARDS = "\u00a0\u2007\u202f\u3000"

_CONTROL = re.compile(f"[{_CONTROLS}]")
_CONTROL_RUN = re.compile(f"[{_CONTROLS}]+")
_INVISIBLE_RUN = re.compile(f"[{_INVISIBLE}]+")
_UNSEEN_RUN = re.compile(f"([{_CONTROLS}\ud800-\udfff]+)|[{_INVISIBLE}]+")
_SPACELIKE = re.compile("[\x0b\x0c\x85\u2028\u2029]")
_HARD = re.compile(f"[{_HARDS}]")
_ANY_UNSEEN = re.compile(f"[{_CONTROLS}{_INVISIBLE}{_HARDS}]")
_HARD_SPACE = re.compile(
    rf"^[ \t]*(?:(?:- +)*(?:(?P<key>[a-z][a-z0-9_]*):|(?P<dash>-))(?=[{_HARDS}])"
    rf"|(?:- +)+(?=[{_HARDS}]+[a-z][a-z0-9_]*:(?:[ {_HARDS}]|$))|(?=[{_HARDS}]))",
    re.MULTILINE,
)
# Indentation, dashes and key before a hard space; far less is usual.
_LONGEST_PREFIX = 300
_TAB_INDENT = re.compile(r"^ *\t")
_HASH = re.compile(r"(?<=[^\s#])[ \t]+#(?=[^\s#!])")


def report_control_characters(text: str, faults: Faults) -> list[int]:
    """Report each run of control characters and return their offsets in order."""
    found = []
    for run in _CONTROL_RUN.finditer(text):
        found.append(run.start())
        reports.control(faults, run.start(), run[0])
    return found


def without_control_characters(text: str) -> str:
    """Return the text as the parser may see it: of the same length, so that places stay."""
    # A space for what separates words, else a character that YAML allows and that changes no structure.
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", _SPACELIKE.sub(" ", text))


def invisible_offsets(text: str) -> list[int]:
    """Return where runs of zero-width, bidirectional and soft-hyphen characters begin, in order."""
    return [run.start() for run in _INVISIBLE_RUN.finditer(text)]


def unseen_in(value: str) -> list[tuple[str, bool]]:
    """Return the runs of unseen characters of a value, each with whether it is one of control characters."""
    return [(run[0], run[1] is not None) for run in _UNSEEN_RUN.finditer(value)]


def has_unseen(text: str) -> bool:
    """Return whether the text holds any character that the reports of this module are about, Tabs apart."""
    # Nothing of it is printable for Python, which looks at a letter in a third of the time a pattern takes.
    return not text.replace("\n", "").isprintable() and _ANY_UNSEEN.search(text) is not None


def is_plain(text: str) -> bool:
    """Return whether a text without unseen characters has no Tab or carriage return either, and is in normal form C."""
    return "\t" not in text and "\r" not in text and unicodedata.is_normalized("NFC", text)


def report_hard_spaces(text: str, faults: Faults) -> list[int]:
    """Report hard spaces that indent a line or follow a key's colon or a dash; return their offsets in order."""
    if not any(_is_near_line_start(text, match.start()) for match in _HARD.finditer(text)):
        return []
    found = []
    for start, line in structure_lines(text):
        if match := _HARD_SPACE.match(line):
            found.append(start + match.end())
            reports.hard_space(faults, found[-1], key=match["key"], dash=match["dash"])
    return found


def _is_near_line_start(text: str, offset: int) -> bool:
    start = text.rfind("\n", max(0, offset - _LONGEST_PREFIX), offset) + 1
    return (start > 0 or offset < _LONGEST_PREFIX) and _HARD_SPACE.match(text, start) is not None


def report_tabs(text: str, faults: Faults) -> list[int]:
    """Report every line outside blocks and quotations that a Tab indents; return the offsets of the Tabs in order."""
    found = []
    for start, line in structure_lines(text) if "\t" in text else ():
        if _TAB_INDENT.match(line):
            found.append(start + line.index("\t"))
            reports.tab(faults, found[-1])
    return found


def report_words_behind_hash(text: str, faults: Faults) -> None:
    """Report a ``#`` that takes words away: YAML reads `Công trình #3 chậm` as `Công trình`.

    A comment has a space behind its sign; without one, behind other words, a number or a mark was probably meant.
    """
    if not _may_hide_words(text):
        return
    for start, line in structure_lines(text):
        for found in _HASH.finditer(line):
            before = line[: found.start()]
            if before.count('"') % 2 == 0 and before.count("'") % 2 == 0 and not before.lstrip().startswith("#"):
                reports.words_behind_hash(faults, start + found.end() - 1, line[found.end() - 1 :])
                break


def _may_hide_words(text: str) -> bool:
    """Whether there is a ``#`` behind a space and before words; most files have none."""
    at = text.find("#")
    while at >= 0:
        if text[at - 1 : at] in (" ", "\t") and _HASH.search(text, max(text.rfind("\n", 0, at), 0), at + 2):
            return True
        at = text.find("#", at + 1)
    return False


def nfc(text: str) -> str:
    """Return the text in Unicode normalization form C."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)
