"""Rows that came back → what they ask to be entered, and what cannot be entered until a person has decided.

Nothing is guessed: a state that is not one, a row whose duty moved on meanwhile, two sheets that disagree are listed.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Final

from thongbao.followup.duties import Event, Evidence, Happening
from thongbao.followup.listing import Listed
from thongbao.followup.states import State, state_words
from thongbao.followup.workbook_columns import FILLED_IN, HEADINGS, Col
from thongbao.followup.workbook_reading import FilledRow
from thongbao.language import _
from thongbao.vietnamese.dates import short_date
from thongbao.vietnamese.text import fold, nearest

# What people write when they retype a state by hand.
_WORDS: Final = {
    "chua thuc hien": State.NOT_STARTED,
    "chua": State.NOT_STARTED,
    "dang thuc hien": State.IN_PROGRESS,
    "dang lam": State.IN_PROGRESS,
    "dang trien khai": State.IN_PROGRESS,
    "hoan thanh": State.DONE,
    "da hoan thanh": State.DONE,
    "xong": State.DONE,
    "da xong": State.DONE,
    "hoan thanh dung han": State.DONE,
    "hoan thanh muon": State.DONE_LATE,
    "hoan thanh qua han": State.DONE_LATE,
    "qua han": State.OVERDUE,
    "tam dung": State.ON_HOLD,
    "thu hoi": State.WITHDRAWN,
}


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a row cannot be entered: where it stands, its id, what is wrong, what to do."""

    place: str
    id: str
    message: str
    hint: str = ""


@dataclass(slots=True)
class Incoming:
    """What a workbook asks for: events to enter, rows that say nothing new, and problems."""

    events: list[Event] = field(default_factory=list)
    unchanged: int = 0
    problems: list[Problem] = field(default_factory=list)


def incoming(
    rows: Iterable[FilledRow],
    known: Mapping[str, Listed],
    *,
    by: str,
    now: datetime,
    today: date,
    source: str,
    histories: Mapping[str, Sequence[Event]] | None = None,
) -> Incoming:
    """Return what the rows ask for, compared with how things stand.

    :param known: id → line, for every id the store has among those of the rows.
    :param source: the name of the workbook; it becomes part of the evidence.
    :param histories: duty → everything that was entered on it; when ``None`` any newer event on a duty is a conflict,
        even one about another of its periods.
    """
    found = Incoming()
    for identifier, same in _by_id(rows).items():
        line = known.get(identifier)
        if line is None:
            found.problems.append(_unknown(same[0], known))
            continue
        history = None if histories is None else histories.get(line.duty, ())
        reader = _Row(line, by, now, today, source, history)
        asked = [row for row in same if reader.says_something(row) and not reader.is_entered(row)]
        if not asked:
            found.unchanged += 1
            continue
        if len({tuple(row.text(column) for column in FILLED_IN) for row in asked}) > 1:
            found.problems.append(_disagreeing(asked))
            continue
        problem = reader.problem(asked[0])
        if problem:
            found.problems.append(problem)
        else:
            events = reader.events(asked[0])
            found.events += events
            found.unchanged += not events
    return found


def _by_id(rows: Iterable[FilledRow]) -> dict[str, list[FilledRow]]:
    found: dict[str, list[FilledRow]] = {}
    for row in rows:
        found.setdefault(row.id, []).append(row)
    return found


def _unknown(row: FilledRow, known: Mapping[str, Listed]) -> Problem:
    near = nearest(row.id, known, cutoff=0.9)
    hint = _("ý bạn là {near}?").format(near=near) if near else _("lấy mã từ tệp do follow export lập")
    return Problem(row.place, row.id, _("không có nhiệm vụ nào mang mã này"), hint)


def _disagreeing(rows: Sequence[FilledRow]) -> Problem:
    places = ", ".join(row.place for row in rows)
    message = _("cùng một nhiệm vụ được ghi khác nhau ở {places}").format(places=places)
    return Problem(rows[0].place, rows[0].id, message, _("giữ lại một chỗ ghi đúng rồi nhập lại"))


@dataclass(frozen=True, slots=True)
class _Row:
    """Reads rows against the line they belong to."""

    line: Listed
    by: str
    now: datetime
    today: date
    source: str
    history: Sequence[Event] | None = None

    def says_something(self, row: FilledRow) -> bool:
        """Whether somebody filled the row in; without a mark, whether it says anything we do not know."""
        if row.was_filled_in is not None:
            return row.was_filled_in
        state = _WORDS.get(fold(row.text(Col.STATE)))
        told = any(row.text(column) for column in (Col.REPLY, Col.INCOMING, Col.WANTED)) or bool(row.unreadable)
        return told or state is None or not self._is_now(state)

    def is_entered(self, row: FilledRow) -> bool:
        """Whether everything the row says was entered since the workbook was made: the same workbook taken in again."""
        state = _WORDS.get(fold(row.text(Col.STATE)))
        if row.unreadable or row.version is None or row.version == self.line.version:
            return False
        if state and state.is_done and self.line.state.is_done:
            return row.dates.get(Col.DONE_ON) in {None, self.line.done_on}
        since = self._since(row)
        if not since or (state and not self._is_now(state)):
            return False
        told = self._evidence(row)
        same = [event for event in since if replace(event.evidence, file="", digest="") == replace(told, file="")]
        reason = self._wish(row) or row.text(Col.NOTE)
        return any(event.reason == reason for event in same) and len(same) == len(since)

    def _since(self, row: FilledRow) -> list[Event]:
        """Return what was entered about this period, or the duty as a whole, after the workbook was made."""
        version = row.version or 0
        about = ("", self.line.occurrence)
        return [e for e in self.history or () if e.number > version and e.occurrence in about]

    def _has_moved_on(self, row: FilledRow) -> bool:
        if row.version is None or row.version == self.line.version:
            return False
        return self.history is None or row.version > self.line.version or bool(self._since(row))

    def _is_now(self, state: State) -> bool:
        if state is State.NOT_STARTED:
            return self.line.state in {State.NOT_STARTED, State.OVERDUE}
        if state is State.IN_PROGRESS:
            return self.line.state in {State.IN_PROGRESS, State.OVERDUE}
        return state is self.line.state or (state.is_done and self.line.state.is_done)

    def problem(self, row: FilledRow) -> Problem | None:
        """Return why the row cannot be entered, ``None`` when it can."""
        for told in self._nonsense(row):
            return Problem(row.place, row.id, *told)
        if self._has_moved_on(row):
            message = _("nhiệm vụ đã được ghi nhận khác từ khi lập tệp: nay là «{state}»")
            hint = _("xem bằng: thongbao follow show {id}; lập lại tệp rồi điền tiếp").format(id=self.line.id)
            return Problem(row.place, row.id, message.format(state=state_words(self.line.state)), hint)
        return None

    def _nonsense(self, row: FilledRow) -> Iterable[tuple[str, str]]:
        for column, words in row.unreadable.items():
            message = _("«{words}» ở cột {column} không phải là ngày")
            yield message.format(words=words, column=HEADINGS[column].words), _("ghi ngày dạng 15/9/2026")
        words = row.text(Col.STATE)
        state = _WORDS.get(fold(words))
        if words and state is None:
            near = nearest(words, (state_words(s) for s in (State.NOT_STARTED, State.IN_PROGRESS, State.DONE)))
            hint = _("ý bạn là «{near}»?").format(near=near) if near else _("chọn trong danh sách của ô")
            yield _("«{words}» không phải là một tình trạng").format(words=words), hint
        if state and not self._is_now(state):
            yield from self._not_theirs(state)
        done_on = row.dates.get(Col.DONE_ON)
        yield from self._wrong_day(done_on, state)
        reply_date = row.dates.get(Col.REPLY_DATE)
        if reply_date and reply_date > self.today:
            yield _("ngày văn bản {day} ở tương lai").format(day=short_date(reply_date)), ""

    def _not_theirs(self, state: State) -> Iterable[tuple[str, str]]:
        words = state_words(state)
        if state is State.OVERDUE:
            yield _("«{state}» do phần mềm tính, không ghi tay").format(state=words), _("chọn tình trạng khác")
        elif state in {State.ON_HOLD, State.WITHDRAWN}:
            hint = _("dùng: thongbao follow hold, thongbao follow withdraw")
            yield _("«{state}» do cơ quan giao việc quyết định").format(state=words), hint
        elif self.line.state.is_done or self.line.state is State.WITHDRAWN:
            message = _("nhiệm vụ đã «{now}», tệp lại ghi «{state}»")
            hint = _("nếu ghi nhận trước đây sai: thongbao follow reopen {id}").format(id=self.line.id)
            yield message.format(now=state_words(self.line.state), state=words), hint

    def _wrong_day(self, done_on: date | None, state: State | None) -> Iterable[tuple[str, str]]:
        if done_on is None or done_on == self.line.done_on:
            return
        if done_on > self.today:
            yield _("ngày hoàn thành {day} ở tương lai").format(day=short_date(done_on)), ""
        elif done_on < self.line.started:
            yield _("ngày hoàn thành {day} trước ngày giao việc").format(day=short_date(done_on)), ""
        elif state is None or not state.is_done:
            hint = _("chọn «Hoàn thành», hoặc xóa ngày hoàn thành")
            yield _("có ngày hoàn thành nhưng tình trạng không phải là «Hoàn thành»"), hint

    def events(self, row: FilledRow) -> list[Event]:
        """Return the events the row asks for; none when it says what is known."""
        state = _WORDS.get(fold(row.text(Col.STATE)))
        evidence = self._evidence(row)
        day = row.dates.get(Col.DONE_ON) or evidence.reply_date or self.today
        found: list[Event] = []
        if state and state.is_done and not self.line.state.is_done:
            found.append(self._event(Happening.DONE, max(day, self.line.started), row.text(Col.NOTE), evidence))
        elif state is State.IN_PROGRESS and self.line.state in {State.NOT_STARTED, State.OVERDUE, State.ON_HOLD}:
            found.append(self._event(Happening.STARTED, self.today, row.text(Col.NOTE), evidence))
        wish = self._wish(row)
        told = any(row.text(column) for column in (Col.REPLY, Col.REPLY_DATE, Col.INCOMING, Col.NOTE))
        if wish:
            found.append(self._event(Happening.NOTED, self.today, wish, evidence))
        elif not found and row.was_filled_in and told:
            found.append(self._event(Happening.NOTED, self.today, row.text(Col.NOTE), evidence))
        return found

    def _evidence(self, row: FilledRow) -> Evidence:
        return Evidence(
            reply=row.text(Col.REPLY),
            reply_date=row.dates.get(Col.REPLY_DATE),
            incoming=row.text(Col.INCOMING),
            file=self.source,
        )

    def _wish(self, row: FilledRow) -> str:
        """Return the words of a wish for a later day, with the reason that stands beside it; empty for none."""
        wanted = row.dates.get(Col.WANTED)
        if not wanted:
            return ""
        words = _("đề nghị gia hạn đến {day}").format(day=short_date(wanted))
        return f"{words}: {row.text(Col.NOTE)}" if row.text(Col.NOTE) else words

    def _event(self, kind: Happening, day: date, reason: str, evidence: Evidence) -> Event:
        return Event(
            self.line.duty, kind, day, self.by, self.now, self.line.occurrence, reason=reason, evidence=evidence
        )
