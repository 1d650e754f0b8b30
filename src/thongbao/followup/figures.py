"""Lines → counts: how many are done in time, done late, open, overdue; by unit and in all."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from thongbao.followup.listing import Listed
from thongbao.followup.states import State


@dataclass(slots=True)
class Counts:
    """How the lines of a unit, a leader or a notice stand."""

    assigned: int = 0
    done_in_time: int = 0
    done_late: int = 0
    open_in_time: int = 0
    overdue: int = 0
    on_hold: int = 0
    withdrawn: int = 0
    extended: int = 0

    @property
    def done(self) -> int:
        """Done, in time or late."""
        return self.done_in_time + self.done_late

    @property
    def open(self) -> int:
        """Still to be done, what rests included."""
        return self.open_in_time + self.overdue + self.on_hold

    def add(self, state: State, *, extended: bool = False, times: int = 1) -> None:
        """Count ``times`` lines in a state; what was withdrawn is not among the assigned."""
        name = _COUNTED[state]
        setattr(self, name, getattr(self, name) + times)
        if state is not State.WITHDRAWN:
            self.assigned += times
            self.extended += times if extended else 0


_COUNTED = {
    State.NOT_STARTED: "open_in_time",
    State.IN_PROGRESS: "open_in_time",
    State.DONE: "done_in_time",
    State.DONE_LATE: "done_late",
    State.OVERDUE: "overdue",
    State.ON_HOLD: "on_hold",
    State.WITHDRAWN: "withdrawn",
}


def counts_by(lines: Iterable[Listed], key: Callable[[Listed], str]) -> dict[str, Counts]:
    """Return key → counts, keys in the order they first come."""
    found: dict[str, Counts] = {}
    for line in lines:
        found.setdefault(key(line), Counts()).add(line.state, extended=line.extended)
    return found
