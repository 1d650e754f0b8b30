"""Vietnamese words → deadlines: the words of a ``han:`` key, and deadlines in running text."""

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from thongbao.vietnamese.dates import DateError, parse_date
from thongbao.vietnamese.deadline_context import is_ahead, is_long_past, is_past, is_refused
from thongbao.vietnamese.deadline_grammar import CUE, FREE_EVENT, PATTERNS, Pattern
from thongbao.vietnamese.deadline_reading import Base, read
from thongbao.vietnamese.deadlines import Deadline, DeadlineError, DeadlineKind
from thongbao.vietnamese.text import squeeze

#: A `han:` is a phrase; anything longer is a paragraph put into the wrong key.
_LONGEST_WORDS: Final = 300
_LOOSE_START: Final = " ([“\"'-–,;:"
_LOOSE_END: Final = " .;,:!)]”\"'…"

_NO_DAY: Final = re.compile(
    r"không|(?:thực hiện |hoàn thành )?(?:(?:khẩn trương|ngay(?: lập tức)?|kịp thời|sớm(?: nhất)?)(?:,? )?){1,3}",
    re.IGNORECASE,
)
_DAY_ALONE: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}")
_ACTION: Final = re.compile(
    r"(?:phải |cần |và |để )?"
    r"(?:thực hiện|báo cáo|gửi|trình|nộp|ban hành|thời gian(?: hoàn thành| thực hiện)?)(?: xong)?:? (?=\S)",
    re.IGNORECASE,
)


_FULL_DAY: Final = re.compile(
    r"(?:vào )?ngày\s{1,20}[0-9]{1,2}(?:\s?/\s?|\s{1,20}tháng\s{1,20})[0-9]{1,2}"
    r"(?:(?:\s?/\s?|\s{1,20}năm\s{1,20})[0-9]{4})?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Found:
    """A deadline in running text: ``text[start:end]`` are its words, which is also ``deadline.printed``."""

    start: int
    end: int
    deadline: Deadline


def parse_deadline(words: str, base: Base) -> Deadline | None:
    """Return the deadline that the whole of ``words`` states, or None when it is not understood.

    ``words`` is what stands in a ``han:`` key: a day alone (``2020-09-15``, ``15/9/2020``) is the last day on which to
    be done; ``không``, ``khẩn trương``, ``ngay``, ``kịp thời`` mean that there is none; leading words ("hoàn thành")
    and a final mark are allowed. ``base`` (the day or month of the notice) gives a year that is not printed.

    Raises :class:`DeadlineError`, with a message in Vietnamese, when the words are understood but impossible ("trước
    ngày 31/9") or name no year while ``base`` is None. The kinds and the year: record.md, Deadlines.
    """
    printed = squeeze(words)
    if len(printed) > _LONGEST_WORDS:
        return None
    core = printed.lstrip(_LOOSE_START).rstrip(_LOOSE_END)
    if _NO_DAY.fullmatch(core):
        return Deadline(DeadlineKind.NONE, printed=printed)
    if _DAY_ALONE.fullmatch(core):
        return Deadline(DeadlineKind.ON_OR_BEFORE, _day(core), printed=printed)
    deadline = _whole(core, base)
    if deadline is None and (action := _ACTION.match(core)):
        deadline = _whole(core[action.end() :], base)
    return replace(deadline, printed=printed) if deadline else None


def _day(words: str) -> date:
    try:
        return parse_date(words)
    except DateError as error:
        raise DeadlineError(str(error)) from error


def _whole(words: str, base: Base) -> Deadline | None:
    for pattern in PATTERNS:
        if match := pattern.pattern.fullmatch(words):
            return read(pattern.reader, match, base)
    if match := FREE_EVENT.fullmatch(words):
        return read("before_event", match, base)
    return None


def find_deadlines(text: str, base: Base) -> list[Found]:
    """Return the deadlines in running ``text`` (NFC), left to right, not overlapping.

    Only words that bind somebody to a day, a period or an event are found: not the dates of cited documents, document
    numbers, periods, plan years, holidays, past meetings, durations and rounds, nor words of mere urgency (record.md,
    Deadlines). Left out too is a deadline that is not in the calendar, or that names no year while ``base`` is None:
    ``parse_deadline`` says why.
    """
    found: list[Found] = []
    position = 0
    while cue := CUE.search(text, position):
        position = cue.start() + 1
        pattern, match = _match_at(text, cue.start())
        if pattern is None or match is None:
            continue
        position = max(position, match.end())
        deadline = _deadline(pattern, match, base)
        if deadline is not None:
            found.append(Found(match.start(), match.end(), deadline))
    return found


def _match_at(text: str, position: int) -> tuple[Pattern | None, re.Match[str] | None]:
    """Return the first pattern whose words begin at ``position``, with its match; bare words only behind a lead."""
    for pattern in PATTERNS:
        match = pattern.pattern.match(text, position)
        if match and (
            not pattern.bare or match["lead"] or match.groupdict().get("latest") or _is_full_day(pattern, match)
        ):
            return pattern, match
    return None, None


def _is_full_day(pattern: Pattern, match: re.Match[str]) -> bool:
    """Whether the words are "ngày" and a day: what lies ahead of the notice may be a day for something."""
    return pattern.reader == "on_date" and _FULL_DAY.fullmatch(match[0]) is not None


def _deadline(pattern: Pattern, match: re.Match[str], base: Base) -> Deadline | None:
    """Return the deadline of ``match`` unless what stands around it, or its day, shows that it is none."""
    try:
        deadline = read(pattern.reader, match, base)
    except DeadlineError:
        return None
    lead = bool(match["lead"] or match.groupdict().get("latest"))
    if pattern.bare and not lead and not is_ahead(match, deadline, base):
        return None
    refused = is_refused(match, deadline, lead=lead)
    past = is_long_past(deadline, base) or (is_past(deadline, base) and (pattern.bare or not lead))
    return None if refused or past else deadline
