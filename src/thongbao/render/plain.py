"""A prepared template ⇄ bytes that hold data and nothing that runs: JSON behind its digest."""

import base64
import hashlib
import json
from collections.abc import Mapping
from typing import Any

from thongbao.render.prepared import Light, Part, Prepared, Role
from thongbao.word.container import Member


def to_bytes(prepared: Prepared) -> bytes:
    """Return a prepared template as bytes."""
    content = json.dumps(_written(prepared), ensure_ascii=True).encode()
    return hashlib.sha256(content).hexdigest().encode() + b"\n" + content


def from_bytes(data: bytes) -> Prepared:
    """Return the prepared template that bytes hold.

    :raises ValueError: they are damaged, or hold something else.
    """
    digest, _line, content = data.partition(b"\n")
    if digest != hashlib.sha256(content).hexdigest().encode():
        raise ValueError("the digest does not fit")
    try:
        return _read(json.loads(content))
    except (KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError(str(error)) from None


def _written(prepared: Prepared) -> dict[str, Any]:
    return {
        "parts": [
            {
                **part._asdict(),
                "head": part.head.decode("utf-8"),
                "tail": part.tail.decode("utf-8"),
                "light": part.light and part.light._asdict(),
            }
            for part in prepared.parts
        ],
        "members": [
            {**member._asdict(), "packed": base64.b64encode(member.packed).decode("ascii")}
            for member in prepared.members
        ],
        "properties": prepared.properties,
        "needs_docxtpl": prepared.needs_docxtpl,
    }


def _read(data: Mapping[str, Any]) -> Prepared:
    return Prepared(
        tuple(_part(entry) for entry in data["parts"]),
        tuple(
            Member(str(entry["name"]), base64.b64decode(entry["packed"]), int(entry["size"]), int(entry["crc"]))
            for entry in data["members"]
        ),
        str(data["properties"]),
        str(data["needs_docxtpl"]),
    )


def _part(entry: Mapping[str, Any]) -> Part:
    return Part(
        str(entry["name"]),
        Role(entry["role"]),
        str(entry["source"]),
        tuple(int(number) for number in entry["numbers"]),
        str(entry["head"]).encode("utf-8"),
        str(entry["tail"]).encode("utf-8"),
        str(entry["root"]),
        tuple(str(doubt) for doubt in entry["doubts"]),
        bool(entry["has_ids"]),
        tuple(str(text) for text in entry["texts"]),
        _light(entry["light"]),
    )


def _light(entry: Mapping[str, Any] | None) -> Light | None:
    """Return light programs as they are: whatever they hold, they do no more than :mod:`thongbao.render.light` can."""
    if entry is None:
        return None
    return Light(tuple(entry["programs"]), {str(path): int(line) for path, line in entry["asked"].items()})
