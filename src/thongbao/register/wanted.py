"""Which papers of an issue take a number, in which series, under which code."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from thongbao.compose.letters import LETTER_TYPE, assigning_organ
from thongbao.compose.wording import notation
from thongbao.model.loading import MeetingRecord
from thongbao.model.office import Office, Organ
from thongbao.papers import Kind, Sheet
from thongbao.standard.document_types import COPY_TYPES
from thongbao.store.counters import Series

# One series for every type, by decision of the head of the agency; copies have their own (Điều 15, Điều 25).
SHARED: Final = "chung"
COPIES: Final = "Bản sao"
_EXTRACT: Final = next(kind for kind in COPY_TYPES if kind.abbreviation == "TrS")


@dataclass(frozen=True, slots=True)
class PaperKey:
    """Which paper of an issue: its kind, and whom it is for (``""`` for the notice)."""

    kind: Kind
    recipient: str = ""

    @classmethod
    def of(cls, sheet: Sheet) -> "PaperKey":
        """Return the key of the paper a sheet is of."""
        return cls(sheet.kind, sheet.recipient or "")


@dataclass(frozen=True, slots=True)
class Wanted:
    """A paper that needs a number."""

    key: PaperKey
    type_name: str
    notation: str
    organ: Organ
    issuer: str
    series: str

    def series_in(self, year: int) -> Series:
        """Return the series the number is taken from."""
        return Series(self.issuer, self.series, year)


def wanted_letter(key: PaperKey, office: Office, organ: Organ, issuers: Mapping[str, str]) -> Wanted:
    """Return what a công văn of ``organ`` needs."""
    drafting = office.drafting.abbreviation if office.drafting else ""
    return wanted_paper(key, LETTER_TYPE, notation(LETTER_TYPE, organ, drafting), organ, issuers)


def wanted_paper(key: PaperKey, type_name: str, code_notation: str, organ: Organ, issuers: Mapping[str, str]) -> Wanted:
    """Return what a paper of that type needs: the series is shared or the type's, as the body decided."""
    series = SHARED if organ.series == SHARED else type_name
    return Wanted(key, type_name, code_notation, organ, issuers[organ.id], series)


def wanted_of(record: MeetingRecord, sheets: Iterable[Sheet], issuers: Mapping[str, str]) -> Iterator[Wanted]:
    """Yield the papers of a notice that take a number, in the order they take it: notice, letters, copies.

    Slips, briefs and the table of assignments have none.

    :param issuers: id of each body of the office → the key its rows are kept under.
    """
    office, notice = record.office, record.notice
    organ = office.organ(notice.organ)
    for sheet in sheets:
        key = PaperKey.of(sheet)
        if sheet.kind is Kind.NOTICE:
            drafting = office.drafting.abbreviation if office.drafting else ""
            yield wanted_paper(key, notice.type_name, notation(notice.type_name, organ, drafting), organ, issuers)
        elif sheet.kind is Kind.LETTER:
            yield wanted_letter(key, office, assigning_organ(record), issuers)
        elif sheet.kind is Kind.EXTRACT:
            code = f"{_EXTRACT.abbreviation}-{organ.abbreviation}"
            yield Wanted(key, _EXTRACT.name, code, organ, issuers[organ.id], COPIES)
