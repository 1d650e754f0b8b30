"""Sheet and number → the row of the register: what the paper itself prints, nothing else."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from thongbao.model.units import Units
from thongbao.papers import Kind, Sheet, Value
from thongbao.register.wanted import Wanted
from thongbao.store.papers import PaperRow


@dataclass(frozen=True, slots=True)
class Registered:
    """A paper with its number: what it is, its words, what it wants, and the number it bears."""

    sheet: Sheet
    wanted: Wanted
    code_number: int
    given: bool
    file: str
    pages: int | None = None


def paper_row(issue: str, paper: Registered, issued: date, units: Units, note: str = "") -> PaperRow:
    """Return the row of a paper: columns 1 to 6 as the paper prints them (Phụ lục IV, mục I)."""
    words, wanted = paper.sheet.context, paper.wanted
    # A copy is signed and sent by whoever copies; its words stand in a group of their own.
    own = _group(words, "sao") if paper.sheet.kind is Kind.EXTRACT else words
    return PaperRow(
        issue=issue,
        issuer=wanted.issuer,
        series=wanted.series,
        year=issued.year,
        code_number=paper.code_number,
        code_notation=wanted.notation,
        issued_date=issued.isoformat(),
        type_name=wanted.type_name,
        subject=_text(words, "trich_yeu"),
        signer=_text(own, "ho_ten"),
        position=" ".join((*_lines(own, "quyen_han"), _text(own, "chuc_vu"))),
        organ_name=wanted.organ.name,
        recipients="; ".join(recipients_of(paper.sheet, units)),
        filing=_text(own, "luu"),
        kind=str(paper.sheet.kind),
        recipient=paper.sheet.recipient or "",
        file=paper.file,
        given=paper.given,
        pages=paper.pages,
        note=note,
    )


def recipients_of(sheet: Sheet, units: Units) -> list[str]:
    """Return whom a paper goes to, for column 5: the addressees by name, then the rest of its distribution list.

    «Như trên» says nothing in a register and is left out.
    """
    words = sheet.context
    addressed = words.get("kinh_gui", ())
    names = [addressed] if isinstance(addressed, str) else [str(line) for line in addressed]
    if sheet.kind is Kind.EXTRACT and sheet.recipient:
        names = [units.name_of(sheet.recipient)]
    listed = [] if sheet.kind is Kind.EXTRACT else _lines(words, "noi_nhan")
    return list(dict.fromkeys(name for name in (*names, *listed) if name and name != "Như trên"))


def _text(words: Mapping[str, Value], name: str) -> str:
    value = words.get(name, "")
    return value if isinstance(value, str) else ""


def _lines(words: Mapping[str, Value], name: str) -> Sequence[str]:
    value = words.get(name, ())
    return [value] if isinstance(value, str) else [str(line) for line in value]


def _group(words: Mapping[str, Value], name: str) -> Mapping[str, Value]:
    value = words.get(name, {})
    return value if isinstance(value, Mapping) else {}
