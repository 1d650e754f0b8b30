"""What lists, workbooks and papers print of a line: who answers, the deadline in force, the period, a day."""

from collections.abc import Iterable
from datetime import date

from thongbao.followup.duties import Role
from thongbao.followup.listing import Listed
from thongbao.followup.succession import Succession
from thongbao.language import _
from thongbao.vietnamese.dates import Month, Quarter, padded_month, parse_month, short_date

_WEEK = "-W"
_QUARTER = "-Q"


def role_words(role: str) -> str:
    """Return the part in an assignment as tables print it."""
    return {
        Role.LEAD: _("Chủ trì"),
        Role.COORDINATING: _("Phối hợp"),
        Role.CARRIER: _("Trực tiếp thực hiện"),
    }.get(Role(role), "")


def answering_words(line: Listed, succession: Succession) -> str:
    """Return who answers: the unit's name, else the persons who carry it out, else that nobody is named."""
    if line.unit_then:
        return succession.name_of(line.unit_then)
    if line.persons:
        return "; ".join(person_name(person, succession) for person in line.persons)
    return _("Chưa rõ đơn vị")


def person_name(person: str, succession: Succession) -> str:
    """Return the full name of a person, without the position."""
    known = succession.units.person(person)
    return known.full_name if known else person


def leader_words(line: Listed, succession: Succession) -> str:
    """Return the leaders who watch over it."""
    return "; ".join(person_name(person, succession) for person in line.supervisors)


def period_words(occurrence: str) -> str:
    """Return a period as people call it: ``tuần 37 (07/9 - 13/9/2020)``, ``tháng 9/2020``, ``quý III/2020``."""
    if not occurrence or not occurrence[0].isdigit():
        return ""
    if _WEEK in occurrence:
        year, week = occurrence.split(_WEEK)
        monday, sunday = (date.fromisocalendar(int(year), int(week), weekday) for weekday in (1, 7))
        days = f"{short_date(monday).rpartition('/')[0]} - {short_date(sunday)}"
        return _("tuần {week} ({days})").format(week=int(week), days=days)
    if _QUARTER in occurrence:
        year, quarter = occurrence.split(_QUARTER)
        return _("quý {quarter}/{year}").format(quarter=Quarter(int(year), int(quarter)).roman(), year=year)
    if "-" in occurrence:
        return month_words(parse_month(occurrence))
    return _("năm {year}").format(year=occurrence)


def month_words(month: Month) -> str:
    """Return ``tháng 9/2020``, ``tháng 02/2021``."""
    return _("tháng {month}/{year}").format(month=padded_month(month.month), year=month.year)


def months_words(months: Iterable[Month]) -> str:
    """Return months in a row: ``tháng 11, 12/2025; tháng 01, 02/2026``."""
    years: dict[int, list[str]] = {}
    for month in months:
        years.setdefault(month.year, []).append(padded_month(month.month))
    row = (_("tháng {month}/{year}").format(month=", ".join(names), year=year) for year, names in years.items())
    return "; ".join(row)


def deadline_words(line: Listed) -> str:
    """Return the deadline: the printed words, the event that is waited for, and the day in force where it was moved."""
    words = line.printed
    if line.is_recurring and line.due_date:
        words = f"{line.printed}: {short_date(line.due_date)}" if line.printed else short_date(line.due_date)
    if line.extended and line.due_date:
        return _("{words} (gia hạn đến {day})").format(words=words, day=short_date(line.due_date)).strip()
    if line.waits_for:
        return _("{words} (chưa có ngày)").format(words=words)
    return words


def day_words(day: date | None) -> str:
    """Return a day as ``15/9/2020`` is printed in tables, empty for none."""
    return short_date(day) if day else ""
