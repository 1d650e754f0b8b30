"""Lines: what the checks of words read, whatever the document was, a record or a Word file.

A line is one printed paragraph with what it is for and where it stands. The checks take lines and what is known of the
office; they never ask what kind of file the words came from.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from thongbao.findings import Place
from thongbao.model.office import Office
from thongbao.model.units import Units


class Role(StrEnum):
    """What a line is for: the components of Phụ lục I (ô 1–14), and the parts of the body."""

    NATIONAL_TITLE = "national_title"
    MOTTO = "motto"
    GOVERNING = "governing"
    ORGAN = "organ"
    CODE = "code"
    DATE = "date"
    TYPE_NAME = "type_name"
    SUBJECT = "subject"
    ADDRESSEE = "addressee"
    BASIS = "basis"
    BODY = "body"
    HEADING = "heading"
    ITEM = "item"
    TABLE = "table"
    AUTHORITY = "authority"
    POSITION = "position"
    FULL_NAME = "full_name"
    RECIPIENTS_LABEL = "recipients_label"
    RECIPIENT = "recipient"
    FILING = "filing"
    APPENDIX_LABEL = "appendix_label"
    APPENDIX_TITLE = "appendix_title"
    ATTACHED = "attached"
    URGENCY = "urgency"
    ADDRESS = "address"
    HEADER = "header"
    FOOTER = "footer"
    OTHER = "other"


# Running text, which the checks of spelling and punctuation read as sentences.
PROSE = frozenset({Role.SUBJECT, Role.BASIS, Role.BODY, Role.HEADING, Role.ITEM})


@dataclass(frozen=True, slots=True)
class Line:
    """One printed paragraph: its words as printed (NFC), where it stands, what it is for.

    ``pointer`` finds the place of a character of ``text`` by its 0-based offset; without one, of the line
    with the column moved.
    """

    text: str
    place: Place
    role: Role
    pointer: Callable[[int], Place] | None = field(default=None, compare=False, repr=False)

    def at(self, offset: int) -> Place:
        """Return the place of the character at ``offset`` of the text."""
        if self.pointer is not None:
            return self.pointer(offset)
        return replace(self.place, column=self.place.column + offset)


@dataclass(frozen=True, slots=True)
class Known:
    """What is known beside the words: the office, its units and people, the day of issue; ``None`` when it is not.

    A Word file outside any workspace is read against the decree alone: nothing is known.
    """

    office: Office | None = None
    units: Units | None = None
    issued: date | None = None
