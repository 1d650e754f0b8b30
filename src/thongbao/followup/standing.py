"""Lines of one task in one row of a paper: a weekly duty once, with how all its periods stand."""

from collections.abc import Iterable, Sequence
from typing import Final

from thongbao.followup.listing import Listed
from thongbao.followup.paper_words import deadline_cell, together
from thongbao.followup.states import State, state_words
from thongbao.vietnamese.dates import padded_number, short_date

# Days of more periods than these are said as a stretch of time.
_MOST_DAYS: Final = 6


def by_duty(lines: Iterable[Listed]) -> list[list[Listed]]:
    """Return the lines of one task in one list, all periods of a recurring one together."""
    found: dict[tuple[str, ...], list[Listed]] = {}
    for same in together(lines):
        first = same[0]
        key: tuple[str, ...] = (first.notice or first.duty, first.task, first.text)
        if not first.is_recurring:
            key += (first.occurrence, str(first.late_from))
        found.setdefault(key, []).extend(same)
    return list(found.values())


def by_duty_and_units(lines: Iterable[Listed]) -> list[list[Listed]]:
    """Return the lines of one task in one list, periods together where the same units answer for them."""
    found: dict[tuple[object, ...], list[Listed]] = {}
    for same in together(lines):
        first = same[0]
        key: tuple[object, ...] = (first.notice or first.duty, first.task, first.text)
        if first.is_recurring:
            key += (frozenset(line.duty for line in same),)
        else:
            key += (first.occurrence, first.late_from)
        found.setdefault(key, []).extend(same)
    return list(found.values())


def standing_words(lines: Sequence[Listed]) -> str:
    """Return how the lines of one task stand: ``Quá hạn 06 ngày``; of several periods or units, how many are how."""
    counted = [line for line in lines if line.state is not State.WITHDRAWN] or list(lines)
    if len({(line.state, line.days_late) for line in counted}) == 1:
        return _state(counted[0])
    noun = _noun(counted)
    late = [line.days_late for line in counted if line.state is State.OVERDUE]
    done = sum(line.state in {State.DONE, State.DONE_LATE} for line in counted)
    done_late = sum(line.state is State.DONE_LATE for line in counted)
    resting = sum(line.state is State.ON_HOLD for line in counted)
    parts = []
    if late:
        longest = ", lâu nhất" if len(late) > 1 else ""
        parts.append(f"Quá hạn {padded_number(len(late))} {noun}{longest} {padded_number(max(late))} ngày")
    if done:
        among = f" ({padded_number(done_late)} muộn)" if done_late else ""
        parts.append(f"Hoàn thành {padded_number(done)}/{padded_number(len(counted))} {noun}{among}")
    if resting:
        parts.append(f"Tạm dừng {padded_number(resting)} {noun}")
    if open_yet := len(counted) - len(late) - done - resting:
        parts.append(f"Chưa đến hạn {padded_number(open_yet)} {noun}")
    return "; ".join(parts[:1] + [part[0].lower() + part[1:] for part in parts[1:]])


def duty_deadline(lines: Sequence[Listed], *, with_notice: bool) -> str:
    """Return the deadline of one task; of several periods the words of the paper, without their days."""
    first = lines[0]
    if len({line.occurrence for line in lines}) < 2 or not first.printed:
        return deadline_cell(first, with_notice=with_notice)
    return _with_source(first.printed.rstrip(".; "), first, with_notice=with_notice)


def late_deadlines(lines: Sequence[Listed], *, with_notice: bool) -> str:
    """Return the deadline of a task that is late; of several periods the day of each."""
    first = lines[0]
    days = sorted({line.due_date for line in lines if line.due_date})
    if len(days) < 2 or not first.is_recurring:
        return deadline_cell(first, with_notice=with_notice)
    if len(days) > _MOST_DAYS:
        said = f"{padded_number(len(days))} kỳ, từ {short_date(days[0])} đến {short_date(days[-1])}"
    else:
        said = ", ".join(short_date(day) for day in days)
    words = first.printed.rstrip(".; ")
    return _with_source(f"{words}: {said}" if words else said, first, with_notice=with_notice)


def _with_source(words: str, line: Listed, *, with_notice: bool) -> str:
    source = line.notice or line.source
    return f"{words} ({source})" if with_notice and source else words


def _noun(lines: Sequence[Listed]) -> str:
    """Return what is counted: periods of one duty, units of one task, or reports of several units over periods."""
    if len({line.duty for line in lines}) == 1:
        return "kỳ"
    return "lượt" if len({line.occurrence for line in lines}) > 1 else "đơn vị"


def _state(line: Listed) -> str:
    words = state_words(line.state)
    return f"{words} {padded_number(line.days_late)} ngày" if line.state is State.OVERDUE else words
