"""How many assignments stand how on a day: by unit, by task, by period; counted by the database."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import CTE, ColumnElement, Connection, and_, case, func, literal, or_, select, union_all

from thongbao.store.follow_spans import OPEN_STATES, Wanted, conditions, of_whom
from thongbao.store.tables import ASSIGNMENTS, SPANS

# The year and number of an order given outside meetings, which has no notice to be told apart by.
_ORDER_LENGTH: Final = 15
_DONE: Final = ("done", "done_late")
_FLAGS: Final = ("late", "open", "held", "done_late", "extended", "fixed")


def _flag(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.max(case((condition, 1), else_=0))


def _late(day: str) -> ColumnElement[bool]:
    return and_(SPANS.c.state.in_(OPEN_STATES), SPANS.c.late_from.is_not(None), SPANS.c.late_from <= day)


def _joined() -> Any:
    return SPANS.join(ASSIGNMENTS, and_(SPANS.c.issuer == ASSIGNMENTS.c.issuer, SPANS.c.assignment == ASSIGNMENTS.c.id))


@dataclass(frozen=True, slots=True)
class Books:
    """What is on the books of a month: everything of ``notices``, and of other papers what was not done by then."""

    wanted: Wanted
    since: str
    notices: tuple[str, ...]


def _by_assignment(books: Books) -> CTE:
    """Return, an assignment a row, whether anything of it is late, open, on hold, done late, extended.

    What was withdrawn is not on the books. ``fixed`` is 0 where all of it recurs.
    """
    wanted = books.wanted
    fixed = SPANS.c.kind != "recurring"
    undone = or_(SPANS.c.state.not_in(_DONE), SPANS.c.done_on >= books.since)
    kept = or_(SPANS.c.kind == "recurring", ASSIGNMENTS.c.notice.in_(books.notices), undone)
    order = case((ASSIGNMENTS.c.notice == "", func.substr(ASSIGNMENTS.c.id, 1, _ORDER_LENGTH)), else_="")
    about = (ASSIGNMENTS.c.notice, ASSIGNMENTS.c.task, ASSIGNMENTS.c.text, ASSIGNMENTS.c.unit)
    person = case((ASSIGNMENTS.c.unit == "", ASSIGNMENTS.c.person), else_="")
    return (
        select(
            SPANS.c.issuer.label("issuer"),
            *(func.min(column).label(column.name) for column in about),
            func.min(person).label("person"),
            func.min(order).label("number"),
            _flag(and_(fixed, _late(wanted.day))).label("late"),
            _flag(and_(fixed, SPANS.c.state.in_(OPEN_STATES))).label("open"),
            _flag(and_(fixed, SPANS.c.state == "on_hold")).label("held"),
            _flag(and_(fixed, SPANS.c.state == "done_late")).label("done_late"),
            _flag(and_(fixed, SPANS.c.extended.is_(True))).label("extended"),
            _flag(fixed).label("fixed"),
        )
        .select_from(_joined())
        .where(*conditions(wanted), SPANS.c.state != "withdrawn", kept)
        .group_by(SPANS.c.issuer, SPANS.c.assignment)
        .cte("per")
    )


def _stands(flags: Any) -> ColumnElement[str]:
    """Return how what the flags are of stands; the worst wins."""
    return case(
        (flags("fixed") == 0, "recurring"),
        (flags("late") == 1, "overdue"),
        (flags("open") == 1, "open"),
        (flags("held") == 1, "on_hold"),
        (flags("done_late") == 1, "done_late"),
        else_="done",
    )


def counts(connection: Connection, books: Books) -> list[tuple[Any, ...]]:
    """Return (who is counted, unit, person, how it stands, how many, how many of them extended).

    ``task`` rows count tasks, each once however many units have it; ``unit`` rows count for each unit, or person
    where there is none.
    """
    per = _by_assignment(books)
    stands = _stands(lambda name: per.c[name]).label("stands")
    by_unit = select(
        literal("unit"), per.c.unit, per.c.person, stands, func.count().label("n"), func.sum(per.c.extended)
    ).group_by(per.c.unit, per.c.person, stands)
    keys = (per.c.issuer, per.c.notice, per.c.task, per.c.text, per.c.number)
    flags = [func.max(per.c[name]).label(name) for name in _FLAGS]
    tasks = select(*flags).group_by(*keys).subquery("tasks")
    task_stands = _stands(lambda name: tasks.c[name]).label("stands")
    by_task = select(
        literal("task"), literal(""), literal(""), task_stands, func.count().label("n"), func.sum(tasks.c.extended)
    ).group_by(task_stands)
    return [tuple(row) for row in connection.execute(union_all(by_unit, by_task))]


def periods_of_duties(connection: Connection, wanted: Wanted, first: str, last: str) -> list[tuple[Any, ...]]:
    """Return (assignment, how the period stands, how many) of periods whose last day in time lies in a month.

    :param first: the month's first day and ``last`` its last, both ISO; a period is judged by the day it is due.
    """
    stands = case((_late(wanted.day), "overdue"), else_=SPANS.c.state).label("stands")
    query = (
        select(SPANS.c.assignment, stands, func.count())
        .select_from(_joined())
        .where(*conditions(wanted), SPANS.c.kind == "recurring", SPANS.c.due >= first, SPANS.c.due <= last)
        .group_by(SPANS.c.assignment, stands)
    )
    return [tuple(row) for row in connection.execute(query)]


def late_months(connection: Connection, wanted: Wanted, months: Sequence[tuple[str, str]]) -> dict[str, list[int]]:
    """Return unit → the positions of the months in which something of it was late, in one pass.

    :param months: the first and last day (ISO) of each month; late is what was open and late at its end, or done late
        in it.
    """
    flags = [
        _flag(
            or_(
                and_(SPANS.c.state != "done_late", SPANS.c.start_day <= last, SPANS.c.end_day > last, _since(last)),
                and_(SPANS.c.state == "done_late", SPANS.c.done_on >= first, SPANS.c.done_on <= last),
            )
        )
        for first, last in months
    ]
    latest = max(last for _first, last in months)
    query = (
        select(ASSIGNMENTS.c.unit, *flags)
        .select_from(_joined())
        .where(
            SPANS.c.issuer.in_(list(wanted.issuers)),
            SPANS.c.state.in_((*OPEN_STATES, "done_late")),
            SPANS.c.late_from <= latest,
            ASSIGNMENTS.c.unit != "",
            *of_whom(wanted),
        )
        .group_by(ASSIGNMENTS.c.unit)
    )
    return {
        unit: [number for number, late in enumerate(found) if late]
        for unit, *found in map(tuple, connection.execute(query))
    }


def _since(day: str) -> ColumnElement[bool]:
    return SPANS.c.late_from <= day


def notices_on_the_books(connection: Connection, wanted: Wanted, since: str) -> list[str]:
    """Return the codes of the papers with an assignment that was not done before ``since``, nor withdrawn.

    Duties that recur for ever do not keep a paper on the books.
    """
    kept = or_(SPANS.c.state.not_in(_DONE), SPANS.c.done_on >= since)
    fixed = SPANS.c.kind != "recurring"
    query = (
        select(ASSIGNMENTS.c.notice)
        .distinct()
        .select_from(_joined())
        .where(*conditions(wanted), SPANS.c.state != "withdrawn", kept, fixed, ASSIGNMENTS.c.notice != "")
    )
    return sorted(connection.execute(query).scalars())
