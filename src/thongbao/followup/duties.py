"""What follow-up works on: a duty (one assignment of one answering unit), its occurrences, and the events on them."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from thongbao.vietnamese.deadlines import Deadline

# Between a duty's id and the period of one occurrence: ``125-tb-ubnd-2020/6.3b/ban-qlda@2020-W37``.
PERIOD_MARK = "@"


class Role(StrEnum):
    """The part the answering unit has in an assignment; the words of the record."""

    LEAD = "chu_tri"
    COORDINATING = "phoi_hop"
    CARRIER = "nguoi_thuc_hien"
    NOBODY = ""


@dataclass(frozen=True, slots=True)
class Duty:
    """One assignment and one unit (or group, or person) that answers for it.

    ``notice`` is the code of the paper (``125/TB-UBND``), empty for an order given outside meetings, whose ``source``
    says where it stands. ``unit`` is the id of a unit or group; ``persons`` carry it out themselves, ``supervisors``
    watch over it. ``started`` is the day from which it counts: the day of issue. ``ended`` is the day on which its
    paper was recalled or replaced, and ``ended_by`` the paper that did it.
    """

    id: str
    notice: str
    task: str
    text: str
    unit: str
    role: Role
    started: date
    deadlines: tuple[Deadline, ...] = ()
    section: str = ""
    through: str = ""
    persons: tuple[str, ...] = ()
    supervisors: tuple[str, ...] = ()
    product: str = ""
    source: str = ""
    from_duty: str = ""
    ended: date | None = None
    ended_by: str = ""

    @property
    def printed(self) -> str:
        """The words of its deadlines as the paper prints them, in one line."""
        return "; ".join(deadline.printed for deadline in self.deadlines if deadline.printed)


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One time a duty falls due.

    ``key`` names the period of a recurring one (``2020-W37``, ``2020-09``) and is empty otherwise. ``opens`` is the
    first day of the period; ``due`` the day to be done by, ``late_from`` the first day that is late (both ``None``
    where no day is known); ``waits_for`` the event or start that has no date yet.
    """

    key: str
    opens: date
    due: date | None = None
    late_from: date | None = None
    deadline: Deadline | None = None
    waits_for: str = ""

    @property
    def is_recurring(self) -> bool:
        """Whether it is one period of a duty that comes back."""
        return bool(self.key) and self.key[0].isdigit()


class Happening(StrEnum):
    """What may happen to a duty."""

    STARTED = "started"
    DONE = "done"
    EXTENDED = "extended"
    HELD = "held"
    WITHDRAWN = "withdrawn"
    HANDED_OVER = "handed_over"
    REOPENED = "reopened"
    NOTED = "noted"


@dataclass(frozen=True, slots=True)
class Evidence:
    """What shows that it happened: the unit's reply (number, date), its incoming number, a file with its SHA-256."""

    reply: str = ""
    reply_date: date | None = None
    incoming: str = ""
    file: str = ""
    digest: str = ""

    def __bool__(self) -> bool:
        return any((self.reply, self.reply_date, self.incoming, self.file))


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened to a duty (or one period of it), as it was entered; never changed afterwards.

    ``day`` is when it happened, ``recorded`` when it was entered, ``by`` who entered it. ``allowed_by`` and ``new_due``
    (with ``new_printed``, the words of the new deadline) belong to an extension, ``to`` to a handing over. ``number``
    counts the events of the whole store and orders those of one day; 0 before it is stored.
    """

    duty: str
    kind: Happening
    day: date
    by: str
    recorded: datetime
    occurrence: str = ""
    reason: str = ""
    allowed_by: str = ""
    new_due: date | None = None
    to: tuple[str, ...] = ()
    evidence: Evidence = field(default_factory=Evidence)
    number: int = 0

    @property
    def target(self) -> str:
        """The id of what it happened to: the duty, or one of its periods."""
        return occurrence_id(self.duty, self.occurrence)


def occurrence_id(duty: str, key: str) -> str:
    """Return the id of an occurrence: the duty's own, with the period behind it where there is one."""
    return f"{duty}{PERIOD_MARK}{key}" if key else duty


def split_id(identifier: str) -> tuple[str, str]:
    """Return (id of the duty, period) of an id as people give it."""
    duty, _mark, key = identifier.strip().partition(PERIOD_MARK)
    return duty, key
