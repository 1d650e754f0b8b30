"""What every command of the register needs: the office, its register, who works there, and what time it is."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from thongbao.errors import SourceError
from thongbao.language import _
from thongbao.model.loading import load_parts
from thongbao.model.office import Office
from thongbao.model.units import Units
from thongbao.source.reader import read
from thongbao.store.engine import Store, open_store
from thongbao.store.issuers import Body, issuers_of, seen_issuers
from thongbao.store.locking import who_is_working
from thongbao.workspace import Workspace

_ZONE = ZoneInfo("Asia/Ho_Chi_Minh")


@dataclass(frozen=True, slots=True)
class Desk:
    """The office at work: ``issuers`` leads from the id of each of its bodies to the key its rows are kept under."""

    workspace: Workspace
    office: Office
    units: Units
    store: Store
    issuers: dict[str, str]
    who: str
    now: datetime

    @property
    def seen(self) -> tuple[str, ...]:
        """The keys of the office's bodies: what it may see of the register."""
        return tuple(dict.fromkeys(self.issuers.values()))

    @property
    def today(self) -> date:
        """The day it is in Việt Nam."""
        return self.now.astimezone(_ZONE).date()

    @property
    def at(self) -> str:
        """The time events are written down with."""
        return self.now.astimezone(_ZONE).isoformat(timespec="seconds")

    @property
    def issued_folder(self) -> Path:
        """Where sealed packages lie."""
        return self.workspace.issued_folder


def office_and_units(workspace: Workspace) -> tuple[Office, Units]:
    """Return the office and its units.

    :raises SourceError: one of the files cannot be read, or has faults.
    """
    documents = [read(path)[0] for path in (workspace.office_file, workspace.units_file)]
    parts = load_parts(documents[0], documents[1], None)[0]
    if parts.office is None or parts.units is None:
        file = workspace.units_file if parts.office else workspace.office_file
        message = _("{file} còn lỗi nên chưa làm việc với sổ đăng ký được").format(file=file)
        raise SourceError(message, _("xem lỗi bằng: thongbao check"))
    return parts.office, parts.units


@contextmanager
def desk_for_writing(workspace: Workspace, now: datetime) -> Iterator[Desk]:
    """Give a desk with the register open; the register is made on first use.

    :raises SourceError: the office's files have faults.
    :raises RegisterError: the register cannot be opened. :raises OutputError: it cannot be made.
    """
    office, units = office_and_units(workspace)
    store = open_store(workspace.output_folder)
    try:
        yield Desk(workspace, office, units, store, issuers_of(store, bodies_of(office)), who_is_working(), now)
    finally:
        store.close()


@contextmanager
def desk_for_trial(workspace: Workspace, now: datetime) -> Iterator[Desk]:
    """Give a desk for a trial: the register as it is, or an empty one that is thrown away where there is none yet.

    :raises SourceError: the office's files have faults. :raises RegisterError: the register cannot be read.
    """
    office, units = office_and_units(workspace)
    with tempfile.TemporaryDirectory(prefix="thongbao-") as folder:
        store = open_store(workspace.output_folder, create=False) or open_store(Path(folder), url="")
        try:
            issuers = issuers_of(store, bodies_of(office), write=False)
            yield Desk(workspace, office, units, store, issuers, who_is_working(), now)
        finally:
            store.close()


@contextmanager
def desk_for_reading(workspace: Workspace, now: datetime) -> Iterator[Desk | None]:
    """Give a desk that writes nothing; ``None`` when there is no register yet.

    :raises SourceError: the office's files have faults. :raises RegisterError: the register cannot be read.
    """
    office, units = office_and_units(workspace)
    store = open_store(workspace.output_folder, create=False)
    if store is None:
        yield None
        return
    try:
        issuers = {key: key for key in seen_issuers(store, bodies_of(office))}
        yield Desk(workspace, office, units, store, issuers, who_is_working(), now)
    finally:
        store.close()


def bodies_of(office: Office) -> list[Body]:
    """Return the bodies of the office as the register knows them."""
    return [Body(o.id, o.name, o.governing or "", o.organ_code or "") for o in office.organs]
