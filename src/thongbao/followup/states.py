"""The states of an occurrence, and what each is called."""

from enum import StrEnum

from thongbao.language import _


class State(StrEnum):
    """How an occurrence stands on a day. ``OVERDUE`` and ``DONE_LATE`` are computed, never typed."""

    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    DONE = "done"
    DONE_LATE = "done_late"
    OVERDUE = "overdue"
    ON_HOLD = "on_hold"
    WITHDRAWN = "withdrawn"

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to do it."""
        return self in {State.NOT_STARTED, State.IN_PROGRESS, State.OVERDUE}

    @property
    def is_done(self) -> bool:
        """Whether it has been done, in time or late."""
        return self in {State.DONE, State.DONE_LATE}


def state_words(state: State) -> str:
    """Return the state as papers and lists print it."""
    return {
        State.NOT_STARTED: _("Chưa thực hiện"),
        State.IN_PROGRESS: _("Đang thực hiện"),
        State.DONE: _("Hoàn thành"),
        State.DONE_LATE: _("Hoàn thành muộn"),
        State.OVERDUE: _("Quá hạn"),
        State.ON_HOLD: _("Tạm dừng"),
        State.WITHDRAWN: _("Thu hồi"),
    }[state]
