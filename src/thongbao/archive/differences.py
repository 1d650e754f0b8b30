"""One way in which the archive is not what was sealed, as data; a run of verify collects them all."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Difference(StrEnum):
    """What kind of difference; the words are part of the JSON contract."""

    MISSING = "missing"  # a sealed file is gone
    EDITED = "edited"  # its bytes are others
    ADDED = "added"  # something lies there that was not sealed
    NOT_A_FILE = "not_a_file"  # a link or device where a file was
    UNREADABLE = "unreadable"
    MANIFEST = "manifest"  # a manifest or the description cannot be understood, or they contradict each other
    WRITABLE = "writable"  # the contents are whole, but no longer locked
    RENAMED = "renamed"  # the folder has another name than the package, or lies in another year
    ORPHANED = "orphaned"  # no row of the register knows the package
    NO_PACKAGE = "no_package"  # the register knows a package that is not there
    RESEALED = "resealed"  # whole in itself, but not what the register saw sealed
    REGISTER = "register"  # row and package say different things
    RENDERED = "rendered"  # the snapshot gives another paper than the one that lies there
    UNFINISHED = "unfinished"  # an issue was cut off
    ATTACHED = "attached"  # a signed copy or scan was changed, or its list


@dataclass(frozen=True, slots=True, order=True)
class Found:
    """One difference: in which package, at which path inside it (may be empty), in words, with what to do."""

    package: str
    path: str
    difference: Difference
    message: str
    hint: str = ""

    def as_json(self) -> dict[str, Any]:
        """Return the difference as the JSON contract has it."""
        return {
            "package": self.package,
            "path": self.path,
            "difference": str(self.difference),
            "message": self.message,
            "hint": self.hint,
        }


def in_order(found: Iterable[Found]) -> list[Found]:
    """Return the differences by package and path, each once."""
    return sorted(set(found))
