"""Công văn about a notice that is out: đính chính, thu hồi (mẫu 1.5; Điều 18, khoản 3 và 4)."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from thongbao.compose.issue_numbers import PaperNumbers
from thongbao.compose.letters import LETTER_TYPE
from thongbao.compose.recipients import told_units
from thongbao.compose.register_sheets import CorrectedPlace, CorrectionSheet, RecallSheet
from thongbao.compose.sheet_fields import sheet_of
from thongbao.compose.sheets import Head
from thongbao.compose.wording import citation, foot, head, notation, number_words
from thongbao.model.assignments import tasks_of
from thongbao.model.loading import MeetingRecord
from thongbao.model.office import Signer
from thongbao.papers import Kind, Sheet
from thongbao.vietnamese.dates import long_date

# What stands behind a name in a distribution list and says why it gets the paper: «(để b/c)».
_PURPOSE = re.compile(r"\s*\((?:để|thay)[^()]*\)$")
_SAME_AS_ABOVE = "Như trên"


@dataclass(frozen=True, slots=True)
class LaterLetter:
    """What a công văn about an issued notice needs besides the record: number, day and signer (default: its own)."""

    code_number: int | None
    issued_date: date | None
    signer: Signer | None = None


def correction_sheet(
    issued: MeetingRecord, letter: LaterLetter, places: tuple[CorrectedPlace, ...], fault: str = ""
) -> Sheet:
    """Return the công văn that corrects an issued notice.

    :param issued: the record of the notice as it was issued, with its number and day.
    :param fault: what kind of fault it was (``kỹ thuật trình bày``); may be empty.
    """
    organ = issued.office.organ(issued.notice.organ)
    short = short_citation(issued)
    words = CorrectionSheet(
        head=_head(issued, letter),
        subject=f"đính chính {short}",
        addressees=receivers(issued),
        citation=citation(issued.notice, organ),
        short_citation=short,
        organ_name=organ.name,
        fault=fault,
        places=places,
        foot=foot([_SAME_AS_ABOVE], issued.notice.filing, _signer(issued, letter), organ),
    )
    return sheet_of(Kind.CORRECTION, None, f"V/v {words.subject}", organ.name, words)


@dataclass(frozen=True, slots=True)
class RecallWords:
    """Why a notice is recalled, what takes its place, by when paper copies come back; empty where there is nothing."""

    reason: str
    replacement: str = ""
    return_before: date | None = None


@dataclass(frozen=True, slots=True)
class LetterOut:
    """A công văn that went out with a notice, as the register has it: code, day, abstract, body, column 5."""

    code: str
    issued_date: date
    subject: str
    organ_name: str
    recipients: tuple[str, ...]

    @property
    def short_citation(self) -> str:
        """Return ``Công văn số 05/UBND-VP``."""
        return f"{LETTER_TYPE} số {self.code}"

    @property
    def citation(self) -> str:
        """Return it cited in full (Phụ lục I, phần I, mục II, khoản 6)."""
        return f"{self.short_citation} {long_date(self.issued_date)} của {self.organ_name} về việc {self.subject}"


def as_letters_are(issued: MeetingRecord) -> MeetingRecord:
    """Return the record with the body, the signer and the file of its letters in place of those of the notice."""
    own = issued.office.assigning
    named = {"organ": own.organ, "signer": own.signer, "filing": own.filing}
    update = {name: value for name, value in named.items() if value}
    return replace(issued, notice=issued.notice.model_copy(update=update))


def recall_sheet(
    issued: MeetingRecord, letter: LaterLetter, recall: RecallWords, alone: LetterOut | None = None
) -> Sheet:
    """Return the công văn that recalls a notice; paper comes back to the registry, electronic copies are destroyed.

    :param alone: the only letter recalled, where the notice stays in force.
    """
    organ = issued.office.organ(issued.notice.organ)
    short = alone.short_citation if alone else short_citation(issued)
    words = RecallSheet(
        head=_head(issued, letter),
        subject=f"thu hồi {short}",
        addressees=tuple(_without_purpose(alone.recipients)) if alone else receivers(issued),
        citation=alone.citation if alone else citation(issued.notice, organ),
        short_citation=short,
        organ_name=organ.name,
        reason=recall.reason.strip().rstrip(".;"),
        replacement=recall.replacement,
        demand="Đề nghị",
        return_to=f"Văn thư {organ.name}",
        return_before=long_date(recall.return_before) if recall.return_before else "",
        electronic="có",
        other_steps=(),
        foot=foot([_SAME_AS_ABOVE], issued.notice.filing, _signer(issued, letter), organ),
    )
    return sheet_of(Kind.RECALL, None, f"V/v {words.subject}", organ.name, words)


def short_citation(issued: MeetingRecord) -> str:
    """Return ``Thông báo số 08/TB-UBND``."""
    notice, organ = issued.notice, issued.office.organ(issued.notice.organ)
    drafting = issued.office.drafting.abbreviation if issued.office.drafting else ""
    code = f"{number_words(notice.code_number)}/{notation(notice.type_name, organ, drafting)}"
    return f"{notice.type_name} số {code}"


def receivers(issued: MeetingRecord) -> tuple[str, ...]:
    """Return those who got the notice, as a công văn addresses them; units with a task where its list names nobody."""
    listed = tuple(_without_purpose(issued.notice.recipients))
    return listed or tuple(issued.units.name_of(unit) for unit in told_units(tasks_of(issued.notice), issued.units))


def _without_purpose(lines: Iterable[str]) -> Iterable[str]:
    for line in lines:
        name = _PURPOSE.sub("", line.strip().lstrip("- ").rstrip(";. "))
        if name and name != _SAME_AS_ABOVE:
            yield name


def _head(issued: MeetingRecord, letter: LaterLetter) -> Head:
    office, organ = issued.office, issued.office.organ(issued.notice.organ)
    drafting = office.drafting.abbreviation if office.drafting else ""
    code = notation(LETTER_TYPE, organ, drafting)
    return head(
        office,
        organ,
        number_words(letter.code_number),
        code,
        PaperNumbers(letter.issued_date).date_words(issued.notice),
    )


def _signer(issued: MeetingRecord, letter: LaterLetter) -> Signer:
    return letter.signer or issued.office.signer(issued.notice.signer)
