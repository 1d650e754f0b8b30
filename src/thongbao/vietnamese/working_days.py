"""Which days are worked, and counting in working days: the general calendar, and an office's changes to it."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from thongbao.language import _
from thongbao.vietnamese.dates import LAST_YEAR
from thongbao.vietnamese.public_holidays import public_holidays

_SATURDAY: Final = 5
_DAY: Final = timedelta(days=1)
# No run of days off is longer; a calendar that rests for years is a slip, and counting in it would never end.
_LONGEST_REST: Final = 400


class CalendarError(ValueError):
    """The calendar holds no working day where one has to be found."""


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """The days an office works.

    ``days_off`` and ``make_up_days`` are the office's own (``lich`` in co-quan.yaml) and win over the general calendar;
    a day in both is worked.
    """

    days_off: Collection[date] = field(default_factory=frozenset)
    make_up_days: Collection[date] = field(default_factory=frozenset)

    def day_off(self, day: date) -> str:
        """Return why ``day`` is not worked (``Quốc khánh``, ``Chủ nhật``), the empty string for a working day."""
        if day in self.make_up_days:
            return ""
        if day in self.days_off:
            return _("ngày nghỉ của cơ quan")
        known = public_holidays(day.year)
        if day in known.days_off:
            return known.days_off[day]
        if day.weekday() < _SATURDAY or day in known.worked_weekends:
            return ""
        return _("thứ Bảy") if day.weekday() == _SATURDAY else _("Chủ nhật")

    def is_worked(self, day: date) -> bool:
        """Return whether the office works on ``day``."""
        return not self.day_off(day)

    def next_worked(self, day: date) -> date:
        """Return the first working day after ``day``.

        :raises CalendarError: there is none for more than a year.
        """
        return self.after(day, 1)

    def after(self, start: date, count: int) -> date:
        """Return the ``count``-th working day after ``start``, which itself is not counted (BLDS 2015, Điều 147).

        :raises CalendarError: the calendar rests for more than a year, or the count leaves the years known here.
        """
        day, rested = start, 0
        while count:
            day += _DAY
            rested = 0 if self.is_worked(day) else rested + 1
            count -= not rested
            if rested > _LONGEST_REST or day.year > LAST_YEAR:
                raise CalendarError(_("lịch làm việc không có ngày làm việc nào sau {day}").format(day=start))
        return day

    def between(self, start: date, end: date) -> int:
        """Return how many working days lie after ``start`` up to and including ``end``."""
        return sum(self.is_worked(start + n * _DAY) for n in range(1, (end - start).days + 1))
