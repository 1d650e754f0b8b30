"""What may happen to a line as it stands, and why something may not."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from thongbao.followup.duties import Event, Happening
from thongbao.followup.listing import Listed
from thongbao.followup.states import State, state_words
from thongbao.language import _
from thongbao.vietnamese.dates import short_date


def refusal(line: Listed, event: Event) -> str | None:
    """Return why ``event`` may not follow on ``line``, ``None`` when it may."""
    if event.day < line.started:
        message = _("ngày {day} trước ngày giao việc {started}")
        return message.format(day=short_date(event.day), started=short_date(line.started))
    return _RULES[event.kind](line, event)


def _closed(line: Listed) -> str | None:
    if line.state.is_done and line.done_on:
        return _("đã hoàn thành ngày {day}").format(day=short_date(line.done_on))
    return _("đã thu hồi") if line.state is State.WITHDRAWN else None


def _start(line: Listed, _event: Event) -> str | None:
    return _already(line) if line.state is State.IN_PROGRESS else _closed(line)


def _done(line: Listed, event: Event) -> str | None:
    if event.day > event.recorded.date():
        return _("ngày hoàn thành {day} ở tương lai").format(day=short_date(event.day))
    return _closed(line)


def _extend(line: Listed, event: Event) -> str | None:
    if event.new_due is None or not event.reason or not event.allowed_by:
        return _("gia hạn cần ngày mới, lý do và người cho phép")
    if line.due_date and event.new_due <= line.due_date:
        message = _("ngày gia hạn {day} không sau thời hạn hiện nay {due}")
        return message.format(day=short_date(event.new_due), due=short_date(line.due_date))
    return _closed(line)


def _hold(line: Listed, event: Event) -> str | None:
    return _already(line) if line.state is State.ON_HOLD else _closed(line) or _reasoned(event)


def _withdraw(line: Listed, event: Event) -> str | None:
    return _closed(line) or _reasoned(event)


def _reopen(line: Listed, event: Event) -> str | None:
    if not (line.state.is_done or line.state is State.WITHDRAWN):
        return _("đang «{state}», không cần mở lại").format(state=state_words(line.state))
    return _reasoned(event)


def _note(_line: Listed, _event: Event) -> str | None:
    return None


def _already(line: Listed) -> str:
    return _("đang «{state}» rồi").format(state=state_words(line.state))


def _reasoned(event: Event) -> str | None:
    return None if event.reason else _("cần ghi lý do")


_RULES: Final[Mapping[Happening, Callable[[Listed, Event], str | None]]] = MappingProxyType(
    {
        Happening.STARTED: _start,
        Happening.DONE: _done,
        Happening.EXTENDED: _extend,
        Happening.HELD: _hold,
        Happening.WITHDRAWN: _withdraw,
        Happening.HANDED_OVER: _withdraw,
        Happening.REOPENED: _reopen,
        Happening.NOTED: _note,
    }
)


def happening_words(kind: Happening) -> str:
    """Return what happened as a history prints it."""
    return {
        Happening.STARTED: _("bắt đầu thực hiện"),
        Happening.DONE: _("hoàn thành"),
        Happening.EXTENDED: _("gia hạn"),
        Happening.HELD: _("tạm dừng"),
        Happening.WITHDRAWN: _("thu hồi"),
        Happening.HANDED_OVER: _("chuyển giao"),
        Happening.REOPENED: _("mở lại"),
        Happening.NOTED: _("ghi chú"),
    }[kind]
