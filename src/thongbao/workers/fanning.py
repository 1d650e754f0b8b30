"""Many tasks → their results, in order, whoever of the workers dies.

What all tasks share (a template) is sent to a worker once: a task that comes to a worker without it says so and is sent
again with it. This needs nothing of an executor but ``submit``. Only so many tasks are under way as keep everybody
busy, so the memory does not grow with their number.
"""

import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Future
from dataclasses import dataclass
from typing import Any, Final, Generic, TypeVar

from thongbao.workers.crews import Crew, Serial

Kept = TypeVar("Kept")
Sent = TypeVar("Sent")
Result = TypeVar("Result")

# A task is tried so often; from the second loss on alone, so that it is known who kills the workers.
_TRIES: Final = 3
_ALONE_FROM: Final = 2
_SHARED: Final = threading.local()


@dataclass(frozen=True, slots=True)
class Work(Generic[Sent, Result]):
    """What workers do: ``set_up`` makes something of the shared data once in each, ``do`` uses it for every task.

    Both are functions of a module; ``key`` names the data, whatever it is.
    """

    key: str
    data: bytes
    set_up: Callable[[bytes], Any]
    do: Callable[[Any, Sent], Result]


@dataclass(frozen=True, slots=True)
class Lost:
    """A task that was not done, however often it was tried; ``reason`` is what the executor said."""

    reason: str


@dataclass(slots=True)
class _Job(Generic[Kept, Sent]):
    kept: Kept
    sent: Sent
    future: "Future[Any] | None" = None
    tries: int = 0


class _NotHere:
    """A worker's answer: the shared data has not come to me yet."""


def _done_by_worker(work: "Work[Any, Any]", data: bytes | None, task: Any) -> Any:
    # Kept by thread: what is set up may serve one task at a time only.
    if getattr(_SHARED, "key", None) != work.key:
        if data is None:
            return _NotHere()
        _SHARED.made = work.set_up(data)
        _SHARED.key = work.key
    return work.do(_SHARED.made, task)


def fan(
    crew: Crew, work: Work[Sent, Result], tasks: Iterable[tuple[Kept, Sent]]
) -> Iterator[tuple[Kept, Result | Lost]]:
    """Yield what was kept of each task with its result, in the order of the tasks.

    :param tasks: pairs of what stays here and what is sent.
    """
    yield from _Fan(crew, work, tasks).results()


class _Fan(Generic[Kept, Sent, Result]):
    def __init__(self, crew: Crew, work: Work[Sent, Result], tasks: Iterable[tuple[Kept, Sent]]) -> None:
        self._crew = crew
        # The data travels beside it, or not at all.
        self._work = Work(work.key, b"", work.set_up, work.do)
        self._data = work.data
        self._tasks = iter(tasks)
        self._jobs: deque[_Job[Kept, Sent]] = deque()
        self._begun = 0

    def results(self) -> Iterator[tuple[Kept, Result | Lost]]:
        while self._top_up():
            head = self._jobs[0]
            result = self._result_of(head)
            if result is not None:
                self._jobs.popleft()
                yield head.kept, result[0]

    def _top_up(self) -> bool:
        for kept, sent in self._tasks:
            self._jobs.append(_Job(kept, sent))
            if len(self._jobs) >= 2 * self._crew.size + 1:
                break
        return bool(self._jobs)

    def _result_of(self, head: _Job[Kept, Sent]) -> tuple[Result | Lost] | None:
        """Return the result of the first job; ``None`` when it has to be tried again."""
        try:
            for job in [head] if head.tries >= _ALONE_FROM else self._jobs:
                if job.future is None:
                    # The first ones bring the data along: nobody has it yet.
                    job.future = self._submitted(job, self._data if self._begun < self._crew.size else None)
                    self._begun += 1
            assert head.future is not None
            result = self._crew.taken(head.future.result())
            if isinstance(result, _NotHere):
                head.future = self._submitted(head, self._data)
                result = self._crew.taken(head.future.result())
            return (result,)
        except BrokenExecutor as error:
            self._begin_anew()
            return self._given_up(head, error)
        except Exception as error:  # whatever a cluster says about a worker that is gone
            if isinstance(self._crew.executor, Serial):
                raise
            head.future = None
            head.tries += 1
            return self._given_up(head, error)

    def _submitted(self, job: _Job[Kept, Sent], data: bytes | None) -> "Future[Any]":
        return self._crew.submit(_done_by_worker, self._work, data, job.sent)

    def _begin_anew(self) -> None:
        self._crew.renew()
        self._begun = 0
        for job in self._jobs:
            future = job.future
            if future is not None and not (future.done() and not future.cancelled() and future.exception() is None):
                job.future = None
                job.tries += 1

    @staticmethod
    def _given_up(job: _Job[Kept, Sent], error: Exception) -> tuple[Lost] | None:
        return (Lost(f"{type(error).__name__}: {error}".strip(": ")),) if job.tries > _TRIES else None
