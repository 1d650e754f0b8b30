"""The kinds of paper, and the sheet: the exact words one paper prints, under the names its template uses.

A sheet is what compose hands to render. Its values are text, lists and named groups of text; nothing else ever reaches
a template. Its fields say which names a template may use, what each means, and which of them it must print.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias, Union


class Kind(StrEnum):
    """The papers there are templates for; the value is the template's file name without ``.docx``."""

    NOTICE = "thong-bao"
    LETTER = "cong-van"
    SLIP = "phieu-giao-viec"
    EXTRACT = "trich-sao"
    ASSIGNMENT_TABLE = "phu-luc-phan-cong"
    BRIEF = "tom-tat"
    REMINDER = "don-doc"
    REPORT = "bao-cao"
    CORRECTION = "dinh-chinh"
    RECALL = "thu-hoi"
    REGISTER = "so-dang-ky"
    DOSSIER_INDEX = "muc-luc"


# What a template gets: text, lists of it, and groups of it by name.
Value: TypeAlias = Union[str, Sequence["Value"], Mapping[str, "Value"]]  # noqa: UP007 (recursive alias)


@dataclass(frozen=True, slots=True)
class Field:
    """One name a template may use.

    ``required`` fields must be printed by the template, or words of the record would be lost. ``members`` are the names
    inside a group or inside each item of a list; ``listed`` says that the value is a list, ``example`` is what
    the text may be.
    """

    name: str
    meaning: str
    required: bool = True
    listed: bool = False
    members: tuple["Field", ...] = ()
    example: str = ""

    def paths(self, prefix: str = "") -> Iterator[tuple[str, "Field"]]:
        """Yield (path, field) for this field and its members: ``muc``, ``muc[]``, ``muc[].tieu_de``."""
        path = prefix + self.name
        yield path, self
        if self.listed:
            path += "[]"
            yield path, self
        for member in self.members:
            yield from member.paths(path if member.name == "[]" else path + ".")


@dataclass(frozen=True, slots=True)
class Sheet:
    """The words of one paper.

    ``recipient`` is the id of the unit or person it is for (``None`` for the notice), ``title`` becomes the title of
    the file's properties, ``author`` its author.
    """

    kind: Kind
    recipient: str | None
    title: str
    author: str
    context: Mapping[str, Value]
    fields: tuple[Field, ...] = field(repr=False)

    @property
    def file_name(self) -> str:
        """The path of the paper inside the output folder, as the interface fixes it."""
        if self.recipient is None:
            return f"{self.kind}.docx"
        return f"{self.kind}/{self.recipient}.docx"


def is_person_kind(kind: Kind) -> bool:
    """Return whether papers of this kind go to a person rather than a unit."""
    return kind is Kind.BRIEF
