"""Assignments read out of a Word file → findings: the sense of what a notice gives whom to do.

What a record states is judged in ``sense.py``. Here the words alone speak: what had to be inferred is at most a note.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final, NamedTuple

from thongbao.checks import rules
from thongbao.checks.assessing import Check, Result
from thongbao.checks.lines import Known, Line, Role
from thongbao.checks.sense import TWICE, last_day, short
from thongbao.checks.words.prose import is_capitals, opening
from thongbao.extract.extracted import Extracted, MentionKind
from thongbao.extract.known_units import KnownUnits
from thongbao.extract.passages import Passage
from thongbao.extract.reading import extract
from thongbao.findings import Finding, Outcome, Severity, Status
from thongbao.language import _
from thongbao.vietnamese.dates import short_date
from thongbao.vietnamese.deadlines import DeadlineKind
from thongbao.vietnamese.working_days import WorkCalendar

_RULES: Final = (
    rules.TWO_LEADS,
    rules.DEADLINE_PAST,
    rules.DAY_OFF,
    rules.TWICE,
    rules.EVENT_NOT_DAY,
)
_CONCLUDES: Final = re.compile(r"kết luận|ý kiến chỉ đạo|giao nhiệm vụ", re.IGNORECASE)
# Those that each do it at home: no one of them leads the others.
_AT_HOME: Final = re.compile(
    r"(?:UBND |Ủy ban nhân dân )?(?:các )?"
    r"(?:xã|phường|thị trấn|huyện|thôn|bản|làng|ấp|buôn|khu phố|tổ dân phố|trường|bệnh viện)(?!\w)",
    re.IGNORECASE,
)
# The last words of an assignment; extraction reads a day that has gone by as a fact, not as a deadline.
_LAST_WORDS: Final = re.compile(
    r"(?:trước|chậm nhất|muộn nhất|hạn cuối)(?: là| vào| trước| trong)? ?(?:ngày )?"
    r"(?P<d>\d{1,2})/(?P<m>\d{1,2})/(?P<y>\d{4})[.;]?\s*$",
    re.IGNORECASE,
)

# What a fault here cannot do without; extraction is slow, so only these paragraphs are read.
_TWO_NAMES: Final = re.compile(
    r"(?:^|; )(?![^.;]*chủ trì)(?:(?:Giao|Đề nghị|Yêu cầu)\b)?[^,;.]{3,70}(?:, | và )[A-ZĐ]", re.DOTALL
)
_TWICE_OR_EVENT: Final = re.compile(
    r"(?:chậm nhất|muộn nhất|hạn cuối)(?: là)? (?:trước|trong)"
    r"|(?<!\w)trước (?!ngày \d|\d|tháng \d|quý|đây|mắt|hết|ngày$)",
    re.IGNORECASE,
)
_DAY: Final = re.compile(r"(?<!\w)(?:trước|chậm nhất|muộn nhất|hạn cuối|trong|xong|đến)\b.{0,20}\d/\d", re.IGNORECASE)


class _Read(NamedTuple):
    """A passage and the line it was made of, whose sentence begins at ``start``."""

    passage: Passage
    line: Line
    start: int


def extracted_findings(lines: Sequence[Line], known: Known) -> Iterator[Result]:
    """Yield what does not make sense in the assignments that the words of a notice of conclusions give."""
    subject = " ".join(line.text for line in lines if line.role is Role.SUBJECT)
    if not _CONCLUDES.search(subject):
        yield from (Outcome(rule.id, Status.NOT_APPLICABLE, _("không phải thông báo giao việc")) for rule in _RULES)
        return
    read = [each for each in _passages(lines) if _is_worth_reading(each.passage.text, known)]
    found = extract([each.passage for each in read], KnownUnits.of(known.units), known.issued)
    calendar = None
    if known.office is None:
        yield Outcome(rules.DAY_OFF.id, Status.NOT_EVALUATED, _("không biết lịch làm việc của cơ quan"))
    else:
        calendar = WorkCalendar(known.office.calendar.days_off, known.office.calendar.make_up_days)
    for task in found.tasks:
        place = read[task.span.passage]
        yield from _who(task, place)
        yield from _by_when(task, read, calendar)
        yield from _gone_by(task, place, known.issued)


EXTRACTED_CHECKS: Final = (Check(_RULES, extracted_findings),)


def _is_worth_reading(text: str, known: Known) -> bool:
    """Return whether a paragraph may hold a fault that is looked for here."""
    if _TWO_NAMES.search(text) or _TWICE_OR_EVENT.search(text) or (known.office and _DAY.search(text)):
        return True
    return bool(known.issued and _gone(_LAST_WORDS.search(text), known.issued))


def _passages(lines: Sequence[Line]) -> Iterator[_Read]:
    """Yield the paragraphs that may give something to do, from the first heading or item on."""
    title, lead_in, begun = "", "", False
    for line in lines:
        if line.role is Role.HEADING:
            title, lead_in, begun = line.text, "", True
        elif line.role is Role.BODY and line.text.rstrip().endswith(":") and begun:
            lead_in = line.text
        elif line.role in (Role.BODY, Role.ITEM) and not is_capitals(line.text) and (begun or line.role is Role.ITEM):
            begun = True
            start = opening(line.text)
            lead_in = lead_in if line.role is Role.ITEM else ""
            above = tuple(each for each in (title, lead_in) if each)
            yield _Read(Passage(line.text[start:], headings=above, place=line.place), line, start)


def _who(task: Extracted, place: _Read) -> Iterator[Finding]:
    at = place.line.at(place.start + task.span.start)
    units = [lead for lead in task.leads if lead.kind is MentionKind.UNIT and not _AT_HOME.match(lead.name)]
    if len(units) == len(task.leads) > 1 and "chủ trì" not in task.text.lower():
        message = _("giao {names} cùng làm, không rõ đơn vị nào chủ trì: «{words}»").format(
            names=", ".join(lead.name for lead in units), words=short(task.text)
        )
        yield rules.TWO_LEADS.found(at, message, _("viết: … chủ trì, phối hợp với …"), severity=Severity.NOTE)


def _by_when(task: Extracted, read: Sequence[_Read], calendar: WorkCalendar | None) -> Iterator[Finding]:
    for due in task.deadlines:
        if due.span.heading >= 0 or due.span.cell >= 0:
            continue
        place = read[due.span.passage]
        at, words = place.line.at(place.start + due.span.start), due.deadline.printed
        if TWICE.match(words):
            message = _("thời hạn nói hai lần: «{words}»").format(words=words)
            yield rules.TWICE.found(at, message, _("viết «trước ngày …» hoặc «chậm nhất ngày …»"))
        if due.deadline.kind is DeadlineKind.BEFORE_EVENT:
            message = _("thời hạn theo sự kiện, không có ngày: «{words}»").format(words=words)
            yield rules.EVENT_NOT_DAY.found(at, message, _("ghi ngày cụ thể: trước ngày …/…/…"))
        day = last_day(due.deadline)
        if day and calendar and (why := calendar.day_off(day)):
            message = _("thời hạn «{words}» rơi vào {why}, {day}").format(words=words, why=why, day=short_date(day))
            yield rules.DAY_OFF.found(at, message, _("chọn ngày làm việc"))


def _gone(last: re.Match[str] | None, issued: date) -> bool:
    try:
        return last is not None and date(int(last["y"]), int(last["m"]), int(last["d"])) < issued
    except ValueError:
        return False


def _gone_by(task: Extracted, place: _Read, issued: date | None) -> Iterator[Finding]:
    last = _LAST_WORDS.search(task.text)
    if last and issued and not task.deadlines and _gone(last, issued):
        message = _("thời hạn «{words}» đã qua vào ngày {base}").format(
            words=last[0].rstrip(".; "), base=short_date(issued)
        )
        at = place.line.at(place.start + task.span.start + last.start())
        yield rules.DEADLINE_PAST.found(at, message, _("xem lại ngày, hoặc ghi rõ năm"))
