"""Who issues: the key an office's register is kept under, and which rows it sees.

A body is known by its electronic code (mã định danh) and, in the file of one office, by its name; a code that is
declared later, or a name that changes, leads to the same register.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from thongbao.errors import RegisterError
from thongbao.language import _
from thongbao.store.engine import Store
from thongbao.store.tables import ISSUERS
from thongbao.store.upserting import insert_new
from thongbao.vietnamese.text import slug


@dataclass(frozen=True, slots=True)
class Body:
    """A body as ``co-quan.yaml`` declares it."""

    id: str
    name: str
    governing: str = ""
    organ_code: str = ""


def issuers_of(store: Store, bodies: Sequence[Body], *, write: bool = True) -> dict[str, str]:
    """Return id of each body → the key its rows are kept under; new bodies and new keys are written down.

    :param write: with ``False`` nothing is written, and a new body gets the key it would be kept under.
    :raises RegisterError: on a server, a body has no electronic code: names of communes repeat across provinces.
    """
    keys = {body.id: _keys(store, body) for body in bodies}
    with store.reading() as connection:
        if not write or _all_noted(connection, {key for listed in keys.values() for key in listed}):
            return {name: _known(connection, listed) or listed[0] for name, listed in keys.items()}
    with store.writing() as connection:
        return {name: _noted(connection, listed) for name, listed in keys.items()}


def seen_issuers(store: Store, bodies: Sequence[Body]) -> tuple[str, ...]:
    """Return the keys of the bodies that have ever issued; nothing is written.

    :raises RegisterError: as :func:`issuers_of` does.
    """
    with store.reading() as connection:
        found = (_known(connection, _keys(store, body)) for body in bodies)
        return tuple(dict.fromkeys(issuer for issuer in found if issuer))


def _keys(store: Store, body: Body) -> list[str]:
    if store.is_server:
        if not body.organ_code:
            message = _("«{name}» chưa có mã định danh; nhiều cơ quan dùng chung máy chủ nên tên không đủ để phân biệt")
            raise RegisterError(message.format(name=body.name), _("thêm ma_dinh_danh cho cơ quan trong co-quan.yaml"))
        return [body.organ_code]
    named = slug(f"{body.name} {body.governing}")
    return [body.organ_code, named] if body.organ_code else [named]


def _all_noted(connection: Connection, keys: set[str]) -> bool:
    there = connection.execute(select(ISSUERS.c.key).where(ISSUERS.c.key.in_(keys))).scalars()
    return keys <= set(there)


def _known(connection: Connection, keys: Sequence[str]) -> str | None:
    rows = connection.execute(select(ISSUERS.c.key, ISSUERS.c.issuer).where(ISSUERS.c.key.in_(keys))).all()
    by_key = {row.key: row.issuer for row in rows}
    return next((by_key[key] for key in keys if key in by_key), None)


def _noted(connection: Connection, keys: Sequence[str]) -> str:
    issuer = _known(connection, keys) or keys[0]
    for key in keys:
        insert_new(connection, ISSUERS, {"key": key, "issuer": issuer})
    return _known(connection, keys) or issuer
