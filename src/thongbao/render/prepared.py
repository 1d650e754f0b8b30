"""What is left of a template once it has been prepared: plain data, from which any number of papers is filled."""

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Any, Final, NamedTuple

from thongbao.word.container import Member

STRANGE_DRAWINGS: Final = "drawings under another prefix"


class Role(StrEnum):
    """What a part with tags is; each is finished in its own way after filling."""

    BODY = "body"
    MARGIN = "margin"
    """A header or a footer."""
    NOTES = "notes"
    PROPERTIES = "properties"
    OTHER = "other"
    """What people read and docxtpl leaves alone, such as endnotes."""


# Named tuples: what dataclasses import is an eighth of the time one letter from a cold start takes.
class Light(NamedTuple):
    """What prints a part without Jinja: a program for each of its sources (:mod:`thongbao.render.light`).

    ``asked`` is what they read: path → line of the source.
    """

    programs: tuple[Any, ...]
    asked: Mapping[str, int]


class Part(NamedTuple):
    """One member with tags.

    ``source`` is what Jinja compiles, with a line for each paragraph; ``numbers`` holds the number of the paragraph
    that stands on each line (0 where there is none). ``head`` and ``tail`` are the bytes around it in the member. The
    source of the body begins with ``<w:body>``, whose start tag with all its namespaces, ``root``, is put in its
    place where the body has to be read on its own.

    ``settled`` says that neither the structure of the filled part nor a grid of a table can come out wrong whatever
    the values are, so that docxtpl's repairs have nothing to do; ``doubts`` says why not.
    """

    name: str
    role: Role
    source: str
    numbers: tuple[int, ...] = ()
    head: bytes = b""
    tail: bytes = b""
    root: str = ""
    doubts: tuple[str, ...] = ()
    has_ids: bool = False
    texts: tuple[str, ...] = ()
    """Of the properties: the sources of their values, whose places ``source`` marks with ``mark_of``."""
    light: Light | None = None

    @property
    def has_strange_drawings(self) -> bool:
        """Whether drawings stand under a prefix by which only docxtpl's own way finds them."""
        return STRANGE_DRAWINGS in self.doubts

    @property
    def settled(self) -> bool:
        """Whether docxtpl's repairs have nothing to do in this part."""
        return not self.doubts


class Prepared(NamedTuple):
    """A template prepared: its parts with tags in the order docxtpl fills them, and its other members, packed.

    A part docxtpl leaves alone is among the members, too. ``properties`` is the name of the member with title and
    author. ``needs_docxtpl`` says, when it is not empty, why docxtpl's own result is another than that of filling each
    part once; only who wants that very result asks.
    """

    parts: tuple[Part, ...]
    members: tuple[Member, ...]
    properties: str
    needs_docxtpl: str = ""


def sources_of(part: Part) -> tuple[str, ...]:
    """Return what is printed of a part: its source, or the source of each of its properties."""
    return part.texts if part.role is Role.PROPERTIES else (part.source,)


# What stands in the properties for a value: private characters, which no template holds by chance.
MARK: Final = re.compile("\ue000(\\d+)\ue001")


def mark_of(number: int) -> str:
    """Return what stands in the properties for the value of that number."""
    return f"\ue000{number}\ue001"
