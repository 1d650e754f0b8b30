"""The machine form of a deadline → the deadline: the way back from ``Deadline.value_text``."""

import re
from typing import Final

from thongbao.language import _
from thongbao.vietnamese.dates import DateError, Quarter, parse_date, parse_month
from thongbao.vietnamese.deadlines import (
    DateRange,
    Deadline,
    DeadlineError,
    DeadlineKind,
    Frequency,
    PeriodDay,
    Relative,
    Unit,
    Value,
)

_QUARTER: Final = re.compile(r"([0-9]{4})-Q([1-4])")
_RELATIVE: Final = re.compile(r"([0-9]+) ([a-z_]+)(?: from (.+))?")
_RECURRING: Final = re.compile(r"([a-z]+)(-before)?(?:-([0-9]{1,2}))?(?:-([0-9]{1,2}))?")
_RELATIVE_UNITS: Final = frozenset(Unit)


def read_deadline_value(
    kind: str, value: str, *, printed: str = "", time: str = "", event: str = "", target: str = ""
) -> Deadline:
    """Return the deadline whose kind and ``value_text`` were kept, with the words that go with it.

    :raises DeadlineError: the parts are not those of any deadline.
    """
    try:
        known = DeadlineKind(kind)
        read, day = _recurring(value) if known is DeadlineKind.RECURRING else (_value(known, value), None)
    except (DateError, ValueError) as error:
        message = _("không đọc được thời hạn {kind} «{value}»").format(kind=kind, value=value)
        raise DeadlineError(message) from error
    return Deadline(known, read, printed=printed, time=time, event=event, target=target, day=day)


def _value(kind: DeadlineKind, value: str) -> Value:
    if not value:
        return None
    match kind:
        case DeadlineKind.WITHIN_MONTH | DeadlineKind.END_OF_MONTH | DeadlineKind.BEFORE_MONTH:
            return parse_month(value)
        case DeadlineKind.WITHIN_QUARTER | DeadlineKind.FROM_QUARTER:
            found = _QUARTER.fullmatch(value)
            return Quarter(int(found[1]), int(found[2])) if found else None
        case DeadlineKind.WITHIN_YEAR:
            return int(value)
        case DeadlineKind.RANGE:
            start, _dots, end = value.partition("..")
            return DateRange(parse_date(start), parse_date(end))
        case DeadlineKind.RELATIVE:
            return _relative(value)
        case _:
            return parse_date(value)


def _relative(value: str) -> Relative | None:
    found = _RELATIVE.fullmatch(value)
    if found is None or found[2] not in _RELATIVE_UNITS:
        return None
    return Relative(int(found[1]), Unit(found[2]), found[3] or "")


def _recurring(value: str) -> tuple[Frequency, PeriodDay | None]:
    """Read ``weekly``, ``weekly-5``, ``monthly-before-20``, ``yearly-12-15`` (month, then day)."""
    found = _RECURRING.fullmatch(value)
    if found is None:
        raise DeadlineError(value)
    name, before, first, second = found.groups()
    frequency = Frequency(name)
    if first is None:
        return frequency, None
    if second is None:
        return frequency, PeriodDay(int(first), before=bool(before))
    return frequency, PeriodDay(int(second), int(first), before=bool(before))
