"""What was printed for signature: which record, the how-manieth time, with which words."""

from dataclasses import asdict, dataclass, fields
from typing import Final

from sqlalchemy import Connection, insert, select

from thongbao.store.tables import PRESENTATIONS


@dataclass(frozen=True, slots=True)
class PresentationRow:
    """One printing for signature; ``record`` is the digest of the words that were printed."""

    issuer: str
    notice: str
    number: int
    record: str
    at: str
    who: str


_COLUMNS: Final = tuple(field.name for field in fields(PresentationRow))


def add_presentation(connection: Connection, row: PresentationRow) -> None:
    """Write a printing down."""
    connection.execute(insert(PRESENTATIONS).values(**asdict(row)))


def presentations_of(connection: Connection, issuer: str, notice: str | None = None) -> list[PresentationRow]:
    """Return the printings of a record, or of all records of an issuer, in order."""
    query = select(*(PRESENTATIONS.c[name] for name in _COLUMNS)).where(PRESENTATIONS.c.issuer == issuer)
    if notice is not None:
        query = query.where(PRESENTATIONS.c.notice == notice)
    return [PresentationRow(*row) for row in connection.execute(query.order_by(PRESENTATIONS.c.id))]
