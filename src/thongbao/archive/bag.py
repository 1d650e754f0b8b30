"""The files that make a folder a bag: BagIt 1.0 (RFC 8493), SHA-256, the same bytes for the same payload.

The library of that name writes version 0.97 with today's date, moves files about and does not fsync; the tests use it
as the reader that is not ours.
"""

import hashlib
import re
from collections.abc import Iterable, Mapping
from typing import Final

from thongbao.vietnamese.text import nfc

PAYLOAD: Final = "data/"
DECLARATION: Final = "bagit.txt"
INFO: Final = "bag-info.txt"
MANIFEST: Final = "manifest-sha256.txt"
TAG_MANIFEST: Final = "tagmanifest-sha256.txt"
DECLARATION_BYTES: Final = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
_LINE: Final = re.compile(r"([0-9a-fA-F]{64})[ \t]+(?:\*|\./)?(\S.*)")
_ESCAPED: Final = re.compile(r"%(25|0D|0A)", re.IGNORECASE)


def digest(data: bytes) -> str:
    """Return the SHA-256 of the bytes, in lower-case hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def manifest(digests: Mapping[str, str]) -> bytes:
    """Return a manifest: one line a file, sorted by name (RFC 8493, 2.1.3)."""
    return "".join(f"{digests[name]}  {_escaped(name)}\n" for name in sorted(digests)).encode()


def _escaped(name: str) -> str:
    return name.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def read_manifest(data: bytes) -> tuple[dict[str, str], list[str]]:
    """Return file → digest, and the lines that cannot be understood or name a file twice or outside the bag."""
    listed: dict[str, str] = {}
    faults: list[str] = []
    # Not splitlines: it also breaks at characters that may stand in a file name.
    for line in re.split(r"\r\n|\n|\r", data.decode("utf-8", "backslashreplace").removeprefix("\ufeff")):
        if not line:
            continue
        found = _LINE.fullmatch(line)
        name = _ESCAPED.sub(lambda code: chr(int(code[1], 16)), found[2]) if found else ""
        if not found or not _inside(name) or name in listed:
            faults.append(line)
        else:
            listed[name] = found[1].lower()
    return listed, faults


def _inside(name: str) -> bool:
    parts = name.split("/")
    return not name.startswith("~") and "\\" not in name and ":" not in parts[0] and not {"", ".", ".."} & set(parts)


def info(fields: Iterable[tuple[str, str]]) -> bytes:
    """Return bag-info.txt: one ``Label: value`` a line, in the order given (RFC 8493, 2.2.2)."""
    return "".join(f"{label}: {' '.join(nfc(value).split())}\n" for label, value in fields).encode()


def tag_files(payload: Mapping[str, bytes], fields: Iterable[tuple[str, str]]) -> dict[str, bytes]:
    """Return the tag files of a bag with this payload (names begin with ``data/``); the tag manifest comes last."""
    oxum = f"{sum(len(data) for data in payload.values())}.{len(payload)}"
    tags = {
        DECLARATION: DECLARATION_BYTES,
        INFO: info([*fields, ("Payload-Oxum", oxum)]),
        MANIFEST: manifest({name: digest(data) for name, data in payload.items()}),
    }
    return {**tags, TAG_MANIFEST: manifest({name: digest(data) for name, data in tags.items()})}
