"""Mail that goes out once: a message is written down before it is sent, and what is written down is not sent again."""

from dataclasses import asdict, dataclass
from typing import Final

from sqlalchemy import Connection, insert, select, update

from thongbao.store.tables import OUTBOX

SENDING: Final = "sending"
SENT: Final = "sent"
REFUSED: Final = "refused"


@dataclass(frozen=True, slots=True)
class OutboxRow:
    """One message: its key, whom it is for, the digest of its attachment, how far it came, when, by whom, why not."""

    issuer: str
    message: str
    receiver: str
    subject: str
    digest: str
    state: str
    at: str
    who: str
    why: str = ""


def claim(connection: Connection, row: OutboxRow) -> OutboxRow | None:
    """Write a message down as being sent; return the row that is there already when it may not be sent again.

    One that the server refused may be tried again.
    """
    here = (OUTBOX.c.issuer == row.issuer) & (OUTBOX.c.message == row.message)
    found = connection.execute(select(OUTBOX).where(here).with_for_update()).one_or_none()
    if found is None:
        connection.execute(insert(OUTBOX).values(**asdict(row)))
        return None
    if found.state != REFUSED:
        return OutboxRow(**found._mapping)
    connection.execute(update(OUTBOX).where(here).values(state=SENDING, at=row.at, who=row.who, why=""))
    return None


def settle(connection: Connection, row: OutboxRow, state: str, why: str = "") -> None:
    """Write down what came of a message."""
    here = (OUTBOX.c.issuer == row.issuer) & (OUTBOX.c.message == row.message)
    connection.execute(update(OUTBOX).where(here).values(state=state, why=why))
