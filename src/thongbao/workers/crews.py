"""Who does the work: one process, several, or a Dask cluster; always a ``concurrent.futures.Executor``."""

import contextlib
import gc
import os
import signal
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from types import TracebackType
from typing import Any, Final, ParamSpec, Self, TypeVar

from thongbao.errors import ExitCode, ThongbaoError
from thongbao.language import _
from thongbao.workers.spooling import called, taken

Arguments = ParamSpec("Arguments")
Result = TypeVar("Result")
_SECONDS_TO_CONNECT: Final = 15
_TERMINATED: Final = 143
_SECONDS_TO_END: Final = 2.0
_OBJECTS_BEFORE_LOOKING: Final = 50_000


class SchedulerError(ThongbaoError):
    """The cluster that was named cannot be used."""

    exit_code = ExitCode.OUTSIDE


class Serial(Executor):
    """Does the work at once, in this process."""

    def submit(
        self, function: Callable[Arguments, Result], /, *args: Arguments.args, **kwargs: Arguments.kwargs
    ) -> "Future[Result]":
        """Call the function and return a future that is done."""
        future: Future[Result] = Future()
        try:
            future.set_result(function(*args, **kwargs))
        except Exception as error:  # as any executor does
            future.set_exception(error)
        return future


class Crew:
    """An executor that can be had anew when it broke; use it in a ``with``.

    :param make: gives an executor; called again after one of its workers died.
    :param size: how many tasks it does at once.
    """

    def __init__(self, make: Callable[[], Executor], size: int) -> None:
        self.size = size
        self._make = make
        self._executor: Executor | None = None

    @property
    def executor(self) -> Executor:
        """The executor."""
        if self._executor is None:
            self._executor = self._make()
        return self._executor

    def submit(self, function: Callable[..., Any], *arguments: Any) -> "Future[Any]":
        """Have the function called by a worker; what the future gives goes through :meth:`taken`."""
        return self.executor.submit(function, *arguments)

    def taken(self, result: Any) -> Any:
        """Return what the function returned, of what its future gave."""
        return result

    def renew(self) -> None:
        """Give up an executor that broke; the next use makes another."""
        if self._executor is not None:
            self._give_up(self._executor)
        self._executor = None

    def _shut(self, executor: Executor, *, wait: bool) -> None:
        executor.shutdown(wait=wait, cancel_futures=True)

    def _give_up(self, executor: Executor) -> None:
        """Let go of an executor whose work nobody wants any more."""
        self._shut(executor, wait=False)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is not None:
            # Stopped by hand or by a fault: nobody waits for what is under way.
            self.renew()
        elif self._executor is not None:
            self._shut(self._executor, wait=True)
            self._executor = None


def processes(count: int) -> Crew:
    """Return so many processes of this machine; one is this process itself."""
    return _Processes(count) if count > 1 else Crew(Serial, 1)


class _Processes(Crew):
    """A pool of processes; knows them from others that were there before."""

    def __init__(self, count: int) -> None:
        super().__init__(self._pool, count)
        self._before: set[int] = set()
        self._spool: tempfile.TemporaryDirectory[str] | None = None

    def submit(self, function: Callable[..., Any], *arguments: Any) -> "Future[Any]":
        """Have the function called; a long result is left in a file (:mod:`thongbao.workers.spooling`)."""
        if self._spool is None:
            self._spool = tempfile.TemporaryDirectory(prefix="thongbao-", ignore_cleanup_errors=True)
        executor = self.executor
        with _interrupted_later():
            return executor.submit(_called, self._spool.name, function, *arguments)

    def taken(self, result: Any) -> Any:
        """Return what the function returned, out of its file."""
        return taken(self._spool.name, result) if self._spool is not None else result

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        super().__exit__(kind, error, trace)
        if self._spool is not None:
            self._spool.cleanup()
            self._spool = None

    def _pool(self) -> Executor:
        # Most commands come by here and never need it.
        import multiprocessing
        from concurrent.futures import ProcessPoolExecutor

        self._before = {child.pid or 0 for child in multiprocessing.active_children()}
        return ProcessPoolExecutor(self.size, mp_context=multiprocessing.get_context("spawn"), initializer=_begin)

    def _give_up(self, executor: Executor) -> None:
        import multiprocessing

        for child in multiprocessing.active_children():
            if child.pid not in self._before:
                child.terminate()
        # They end within seconds. Not waited for, the end of this program and of the pool's thread could come at one
        # moment, and the one would write into a pipe that the other has just closed.
        self._shut(executor, wait=True)


@contextlib.contextmanager
def _interrupted_later() -> Iterator[None]:
    """Put off Ctrl-C until the block has ended.

    A process that is started meanwhile is not told of it at all: a terminal tells all of a group, and Python would
    print a traceback of what it had come to before :func:`_begin`.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


class _Task:
    """In a worker: whether a task is under way, and whether it was told to end."""

    under_way = False
    ended = False


def _called(folder: str, function: Callable[..., Any], *arguments: Any) -> Any:
    _Task.under_way = True
    try:
        return called(folder, function, *arguments)
    finally:
        _Task.under_way = False


def _begin() -> None:
    """Leave Ctrl-C to the process that was asked; when that ends us, end what we started, too."""
    # Tasks come as thousands of small objects, and Python would look for circles in them every few hundred.
    gc.set_threshold(_OBJECTS_BEFORE_LOOKING, 20, 50)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    told, tell = os.pipe()
    # Threads are started before anything can interrupt: in a signal handler that could wait for itself.
    threading.Thread(target=_end_with_parent, daemon=True).start()
    threading.Thread(target=_end_after, args=(told,), daemon=True).start()

    def end(*_about: object) -> None:
        if not _Task.under_way:
            # Perhaps half of the next task has been read. An exception would let go of the queue, and the next worker
            # would take the other half for a task and print a traceback. Ended like this, it waits and is ended itself.
            os._exit(_TERMINATED)
        if _Task.ended:
            # Told twice: what the first time began is let go on.
            return
        _Task.ended = True
        # The task under way ends what it started. The pool catches this, so the process is ended a little later. It is
        # told by a pipe: whatever has a lock might be held by what is interrupted here.
        os.write(tell, b".")
        sys.exit(_TERMINATED)

    signal.signal(signal.SIGTERM, end)
    sys.unraisablehook = _thrown_away


def _thrown_away(about: Any) -> None:
    """Say nothing of an end that Python threw away while it tidied up an object: it comes a little later."""
    if not isinstance(about.exc_value, SystemExit):
        sys.__unraisablehook__(about)


def _end_after(told: int) -> None:
    os.read(told, 1)
    time.sleep(_SECONDS_TO_END)
    os._exit(_TERMINATED)


def _end_with_parent() -> None:
    """End when who asked was killed: nobody would ever ask again, and the queue alone does not tell."""
    import multiprocessing

    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os.kill(os.getpid(), signal.SIGTERM)


def cores() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def cluster(address: str) -> Crew:
    """Return the workers of a Dask cluster (``tcp://10.0.0.5:8786``).

    :raises SchedulerError: ``thongbao[dask]`` is not installed, nobody answers at the address, or nobody works there.
    """
    try:
        from distributed import Client
    except ImportError as error:
        message = _("thiếu gói Python để nối tới cụm máy Dask ({reason})").format(reason=error)
        raise SchedulerError(message, _("cài bằng lệnh: pip install 'thongbao[dask]'")) from None
    connect: Any = Client
    try:
        client = connect(address, timeout=_SECONDS_TO_CONNECT, set_as_default=False)
        threads = sum(client.nthreads().values())
    except (OSError, ValueError, TimeoutError) as error:
        message = _("không nối được tới bộ điều phối Dask {address} ({reason})").format(address=address, reason=error)
        raise SchedulerError(message, _("kiểm tra địa chỉ; chạy bộ điều phối bằng: dask scheduler")) from None
    if not threads:
        client.close()
        message = _("bộ điều phối Dask {address} chưa có máy nào làm việc").format(address=address)
        raise SchedulerError(message, _("chạy trên từng máy: dask worker {address}").format(address=address))
    return _Cluster(client, threads)


class _Cluster(Crew):
    """A cluster looks after lost workers itself: their tasks are done again by others."""

    def __init__(self, client: Any, size: int) -> None:
        # Not pure: two chunks with equal rows are two chunks, and nobody has to hash them.
        super().__init__(lambda: client.get_executor(pure=False, retries=2), size)
        self._client = client

    def _shut(self, executor: Executor, *, wait: bool) -> None:
        # Dask's own knows no cancelling; closing the client lets go of everything.
        executor.shutdown(wait=wait)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        super().__exit__(kind, error, trace)
        self._client.close()
