"""The sixteen fields of an issued paper (Nghị định 30/2020/NĐ-CP, Phụ lục VI, phần II, mục I), with their lengths."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

# The English names are the decree's own; the number is the longest the field may be, in characters.
LENGTHS: Final = {
    "OrganId": 13,
    "FileCatalog": 4,
    "FileNotation": 20,
    "DocOrdinal": 3,
    "TypeName": 100,
    "CodeNumber": 11,
    "CodeNotation": 30,
    "IssuedDate": 10,
    "OrganName": 200,
    "Subject": 500,
    "Language": 30,
    "PageAmount": 3,
    "Description": 500,
    "Position": 100,
    "FullName": 50,
    "Priority": 1,
    "IssuedAmount": 3,
    "DueDate": 10,
}
# Number → name of every field, in the decree's order.
FIELD_NUMBERS: Final = (
    ("1.1", "OrganId"),
    ("1.2", "FileCatalog"),
    ("1.3", "FileNotation"),
    ("2", "DocOrdinal"),
    ("3", "TypeName"),
    ("4", "CodeNumber"),
    ("5", "CodeNotation"),
    ("6", "IssuedDate"),
    ("7", "OrganName"),
    ("8", "Subject"),
    ("9", "Language"),
    ("10", "PageAmount"),
    ("11", "Description"),
    ("12.1", "Position"),
    ("12.2", "FullName"),
    ("13.1", "OrganId"),
    ("13.2", "OrganName"),
    ("14", "Priority"),
    ("15", "IssuedAmount"),
    ("16", "DueDate"),
)
VIETNAMESE: Final = "Tiếng Việt"
PRIORITIES: Final = {None: 0, "khẩn": 1, "thượng khẩn": 2, "hỏa tốc": 3}


@dataclass(frozen=True, slots=True)
class Addressee:
    """Who gets the paper: name, and the organ code where it is known."""

    organ_name: str
    organ_id: str = ""


@dataclass(frozen=True, slots=True)
class PaperMetadata:
    """What is known of one numbered paper; ``None`` and empty text mean that nobody said.

    ``code_number`` is the number as printed (``08``). ``competence`` (``KT. CHỦ TỊCH``), ``place`` and
    ``organ_address`` are not among the sixteen; an edXML message asks for them.
    """

    type_name: str
    code_number: str
    code_notation: str
    issued_date: date
    organ_name: str
    subject: str
    position: str
    full_name: str
    organ_id: str = ""
    file_notation: str = ""
    doc_ordinal: int | None = None
    language: str = VIETNAMESE
    page_amount: int | None = None
    description: str = ""
    to: tuple[Addressee, ...] = ()
    priority: int = 0
    issued_amount: int | None = None
    due_date: date | None = None
    competence: str = ""
    place: str = ""
    organ_address: str = ""

    @property
    def code(self) -> str:
        """The number and code as printed: ``08/TB-UBND``."""
        return f"{self.code_number}/{self.code_notation}"


@dataclass(frozen=True, slots=True)
class MetadataField:
    """One of the sixteen fields: its number and name in the decree, its value as text, how long it may be."""

    number: str
    name: str
    value: str
    path: str = ""

    @property
    def longest(self) -> int:
        """The longest the value may be, in characters."""
        return LENGTHS[self.name]


def sixteen(paper: PaperMetadata) -> Iterator[MetadataField]:
    """Yield the fields in the decree's order; groups (1, 12, 13) as their members, ``To`` once for each addressee.

    Dates are ``DD/MM/YYYY``, ten characters as the decree has them.
    """
    yield MetadataField("1.1", "OrganId", paper.organ_id, "FileCode")
    yield MetadataField("1.2", "FileCatalog", str(paper.issued_date.year), "FileCode")
    yield MetadataField("1.3", "FileNotation", paper.file_notation, "FileCode")
    yield MetadataField("2", "DocOrdinal", _number(paper.doc_ordinal))
    yield MetadataField("3", "TypeName", paper.type_name)
    yield MetadataField("4", "CodeNumber", paper.code_number)
    yield MetadataField("5", "CodeNotation", paper.code_notation)
    yield MetadataField("6", "IssuedDate", _day(paper.issued_date))
    yield MetadataField("7", "OrganName", paper.organ_name)
    yield MetadataField("8", "Subject", paper.subject)
    yield MetadataField("9", "Language", paper.language)
    yield MetadataField("10", "PageAmount", _number(paper.page_amount))
    yield MetadataField("11", "Description", paper.description)
    yield MetadataField("12.1", "Position", paper.position, "SignerInfo")
    yield MetadataField("12.2", "FullName", paper.full_name, "SignerInfo")
    for addressee in paper.to:
        yield MetadataField("13.1", "OrganId", addressee.organ_id, "To")
        yield MetadataField("13.2", "OrganName", addressee.organ_name, "To")
    yield MetadataField("14", "Priority", str(paper.priority))
    yield MetadataField("15", "IssuedAmount", _number(paper.issued_amount))
    yield MetadataField("16", "DueDate", _day(paper.due_date))


def _number(value: int | None) -> str:
    return "" if value is None else str(value)


def _day(value: date | None) -> str:
    return "" if value is None else value.strftime("%d/%m/%Y")
