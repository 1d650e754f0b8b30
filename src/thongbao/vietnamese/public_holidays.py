"""The days Việt Nam rests by law, Tết and moved days included; the only user of ``holidays``."""

from dataclasses import dataclass
from datetime import date
from functools import cache


@dataclass(frozen=True, slots=True)
class PublicHolidays:
    """Days off of one year with their names, and the Saturdays and Sundays worked in exchange for a moved day."""

    days_off: dict[date, str]
    worked_weekends: frozenset[date]


@cache
def public_holidays(year: int) -> PublicHolidays:
    """Return the public holidays of a year (Bộ luật Lao động 2019, Điều 112, and the yearly announcements).

    What the yearly announcement moves is known only as far as the installed ``holidays`` knows it; the office's own
    calendar (``lich``) says the rest.
    """
    # Costs a quarter of a second to import, and only deadlines counted in days need it.
    import holidays

    known = holidays.country_holidays("VN", years=year, language="vi")
    worked = frozenset(day for day in known.weekend_workdays if day.year == year)
    return PublicHolidays({day: known[day] for day in sorted(known) if day.year == year}, worked)
