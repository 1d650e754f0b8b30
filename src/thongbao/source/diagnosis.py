"""What the parser complains of → which of the usual slips it is, and where that slip stands.

libyaml and the Python parser word the same complaint differently; both wordings are matched.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from thongbao.source.events import ParserProblem, trail


@dataclass(frozen=True)
class Diagnosis:
    """A slip: its kind (see :mod:`thongbao.source.syntax`), where it stands, where it was seen, words to say it."""

    kind: str
    offset: int
    seen: int
    details: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class _Case:
    """A complaint about ``text``, seen at one offset, about something that began at another.

    ``parsed`` is the text as the parser was given it; both have the same offsets.
    """

    text: str
    parsed: str
    seen: int
    began: int

    def slip(self, kind: str, offset: int, **details: str) -> Diagnosis:
        return Diagnosis(kind, offset, self.seen, details)

    def character(self, offset: int) -> str:
        return self.text[offset : offset + 1]

    def line_start(self, offset: int) -> int:
        return max(self.text.rfind("\n", 0, offset), self.text.rfind("\r", 0, offset)) + 1


_KEY_WITHOUT_SPACE = re.compile(r"[ \t]*(?:- +)*([A-Za-z_][A-Za-z0-9_]*):(?=[^\s/])")
_ONLY_A_KEY = re.compile(r"[ \t]*(?:- +)*[A-Za-z_][A-Za-z0-9_]*")
_CURLY_VALUE = re.compile(r"(?::|-) +[“‘”„]")
_PERCENT_LINE = re.compile(r"^%", re.MULTILINE)
_END_OF_DOCUMENT = re.compile(r"^\.\.\.(?=\s)", re.MULTILINE)
_CLOSING = {"[": "]", "{": "}"}


def diagnose(text: str, parsed: str, problem: ParserProblem) -> Diagnosis:
    """Return what is wrong in ``text``; ``parsed`` is the same text as the parser was given it."""
    seen = problem.problem_mark.index if problem.problem_mark else 0
    began = problem.context_mark.index if problem.context_mark else seen
    case = _Case(text, parsed, seen, began)
    complaint = f"{problem.context} | {problem.problem}"
    for pattern, judge in _COMPLAINTS:
        if re.search(pattern, complaint):
            return judge(case)
    return case.slip("other", seen)


def _no_colon(case: _Case) -> Diagnosis:
    if key := _KEY_WITHOUT_SPACE.match(case.text, case.line_start(case.began)):
        return case.slip("no_space", key.end() - 1, key=key[1])
    return case.slip("no_colon", case.began)


def _extra_colon(case: _Case) -> Diagnosis:
    start = case.line_start(case.seen)
    if _CURLY_VALUE.search(case.text, start, case.seen):
        return case.slip("curly_value", case.seen)
    if not _ONLY_A_KEY.fullmatch(case.text, start, case.seen):
        return case.slip("extra_colon", case.seen)
    above = case.line_start(len(case.text[:start].rstrip()))
    if key := _KEY_WITHOUT_SPACE.match(case.text, above, start):
        return case.slip("no_space", key.end() - 1, key=key[1])
    if start and case.character(start) not in " -":
        return case.slip("no_colon", above)
    return case.slip("under_text", case.seen)


def _open_quote(case: _Case) -> Diagnosis:
    return case.slip("open_quote", case.began, mark=case.character(case.began))


def _escape(case: _Case) -> Diagnosis:
    offset = max(case.text.rfind("\\", 0, case.seen + 1), 0)
    return case.slip("escape", offset, mark=case.text[offset : offset + 2])


def _first_character(case: _Case) -> Diagnosis:
    return _starts_with(case, case.seen)


def _anchor(case: _Case) -> Diagnosis:
    return _starts_with(case, case.began)


def _directive(case: _Case) -> Diagnosis:
    return _starts_with(case, max(case.text.rfind("%", 0, case.seen + 1), 0))


def _starts_with(case: _Case, offset: int) -> Diagnosis:
    mark = case.character(offset)
    return case.slip("tab", offset) if mark == "\t" else case.slip("first_character", offset, mark=mark)


def _content(case: _Case) -> Diagnosis:
    mark, opened = case.character(case.seen), trail(case.parsed).open_bracket
    if opened is not None and mark != ",":
        return _unclosed(case, opened)
    return case.slip("stray_mark", case.seen, mark=mark) if mark else case.slip("other", case.seen)


def _in_brackets(case: _Case) -> Diagnosis:
    return _after_quote(case) or _unclosed(case, case.began)


def _unclosed(case: _Case, opened: int) -> Diagnosis:
    mark = case.character(opened)
    return case.slip("open_bracket", opened, mark=mark, closing=_CLOSING.get(mark, ""))


def _not_an_item(case: _Case) -> Diagnosis:
    return _after_quote(case) or case.slip("not_an_item", case.seen)


def _misaligned(case: _Case) -> Diagnosis:
    mark = case.character(case.seen)
    if mark and mark in "]},":
        return case.slip("stray_mark", case.seen, mark=mark)
    if mark == ":":
        return case.slip("no_key", case.seen)
    return _after_quote(case) or case.slip("misaligned", case.seen)


def _after_quote(case: _Case) -> Diagnosis | None:
    """Return a diagnosis if a quotation ends right before the place; one over lines has likely not been closed."""
    quoted = trail(case.parsed).quoted
    if quoted is None or case.text[quoted[1] : case.seen].strip(" "):
        return None
    start, end = quoted
    if "\n" in case.text[start:end]:
        return case.slip("open_quote", start, mark=case.character(start))
    return case.slip("after_quote", case.seen, mark=case.character(start))


def _document_start(case: _Case) -> Diagnosis:
    if percent := _PERCENT_LINE.search(case.text, 0, case.seen + 1):
        return _starts_with(case, percent.start())
    if _END_OF_DOCUMENT.search(case.text, 0, case.seen):
        return case.slip("second_document", case.seen)
    return _misaligned(case)


def _seen(kind: str) -> Callable[[_Case], Diagnosis]:
    return lambda case: case.slip(kind, case.seen)


def _began(kind: str) -> Callable[[_Case], Diagnosis]:
    return lambda case: case.slip(kind, case.began)


# Searched for in "context | problem", in this order.
_COMPLAINTS: tuple[tuple[str, Callable[[_Case], Diagnosis]], ...] = (
    (r"found a tab character|found character '\\t'", _seen("tab")),
    (r"scanning a tag|undefined tag handle", _began("tag")),
    (r"could not find expected ':'", _no_colon),
    (r"mapping values are not allowed", _extra_colon),
    (r"sequence entries are not allowed", _seen("dash_in_line")),
    (r"mapping keys are not allowed", _seen("question_mark")),
    (r"quoted scalar \| found unexpected", _open_quote),
    (r"quoted scalar \|", _escape),
    (r"block scalar \|", _began("block_header")),
    (r"scanning an? (?:anchor|alias) \|", _anchor),
    (r"cannot start any token", _first_character),
    (r"directive|incompatible YAML|duplicate tag handle", _directive),
    (r"flow (?:sequence|mapping) \|", _in_brackets),
    (r"node content", _content),
    (r"block collection \|", _not_an_item),
    (r"block mapping \|", _misaligned),
    (r"<document start>", _document_start),
)
