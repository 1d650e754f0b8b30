"""The .docx container written: members deflated once and joined as bytes, the same way every time.

Zip is simple enough to be written here: what does not change between ten thousand letters is packed once and copied.
Source of the format: PKWARE APPNOTE 6.3.3; a .docx needs neither encryption nor data descriptors.
"""

import struct
import zlib
from collections.abc import Callable, Iterable, Sequence
from typing import Final, NamedTuple

Deflate = Callable[[bytes], bytes]

_LOCAL: Final = struct.Struct("<4s5H3I2H")
_CENTRAL: Final = struct.Struct("<4s6H3I5H2I")
_END: Final = struct.Struct("<4s4H2IH")
_VERSION: Final = 20
_MADE_ON_UNIX: Final = (3 << 8) | _VERSION
_UTF8_NAME: Final = 0x800
_DEFLATED: Final = 8
# Zip holds no date before 1980; a fixed one, midnight of its first day, makes equal content equal bytes.
_TIME: Final = 0
_DATE: Final = (1 << 5) | 1
_READABLE_BY_OWNER: Final = 0o600 << 16
_LEVEL: Final = 6
_RAW: Final = -15


# A named tuple: what dataclasses import is an eighth of the time one letter from a cold start takes.
class Member(NamedTuple):
    """One member, deflated: ``size`` and ``crc`` are those of its bytes before."""

    name: str
    packed: bytes
    size: int
    crc: int


def deflate(data: bytes) -> bytes:
    """Return the bytes deflated by zlib: the same on every machine with the same zlib."""
    compressor = zlib.compressobj(_LEVEL, zlib.DEFLATED, _RAW)
    return compressor.compress(data) + compressor.flush()


def deflate_best(data: bytes) -> bytes:
    """Return the bytes deflated as small as zlib can: for what is packed once and copied many times."""
    compressor = zlib.compressobj(9, zlib.DEFLATED, _RAW)
    return compressor.compress(data) + compressor.flush()


def inflate(data: bytes) -> bytes:
    """Return what was deflated.

    :raises zlib.error: the bytes are damaged.
    """
    return zlib.decompress(data, _RAW)


def fastest_deflate() -> Deflate:
    """Return the quickest way of deflating here: Intel's ISA-L where ``thongbao[fast]`` is installed, else zlib.

    ISA-L packs a little larger, and its bytes may differ between processors; what comes out of them is the same.
    """
    try:
        from isal import isal_zlib
    except ImportError:
        return deflate

    def by_isal(data: bytes) -> bytes:
        return bytes(isal_zlib.compress(data, 1, _RAW))

    return by_isal


def packed(name: str, data: bytes, by: Deflate = deflate) -> Member:
    """Return a member made of bytes."""
    return Member(name, by(data), len(data), zlib.crc32(data))


class Frame:
    """The members every copy of a document has; :meth:`filled` joins them with those that differ.

    The order is fixed: first the members of the frame as given, then the others.
    """

    def __init__(self, members: Iterable[Member]) -> None:
        self._content, self._directory, self._count = _written(list(members), 0)

    def filled(self, changed: Sequence[Member]) -> bytes:
        """Return the whole container."""
        start = len(self._content)
        content, directory, count = _written(changed, start)
        length = len(self._directory) + len(directory)
        total = self._count + count
        end = _END.pack(b"PK\5\6", 0, 0, total, total, length, start + len(content), 0)
        return b"".join((self._content, content, self._directory, directory, end))


def _written(members: Sequence[Member], start: int) -> tuple[bytes, bytes, int]:
    """Return content and directory of members whose first one stands at ``start``, and how many there are."""
    content: list[bytes] = []
    directory: list[bytes] = []
    offset = start
    for member in members:
        name = member.name.encode("utf-8")
        about = (
            0 if member.name.isascii() else _UTF8_NAME,
            _DEFLATED,
            _TIME,
            _DATE,
            member.crc,
            len(member.packed),
            member.size,
            len(name),
            0,
        )
        local = _LOCAL.pack(b"PK\3\4", _VERSION, *about)
        content += (local, name, member.packed)
        directory += (
            _CENTRAL.pack(b"PK\1\2", _MADE_ON_UNIX, _VERSION, *about, 0, 0, 0, _READABLE_BY_OWNER, offset),
            name,
        )
        offset += len(local) + len(name) + len(member.packed)
    return b"".join(content), b"".join(directory), len(members)
