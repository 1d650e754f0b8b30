"""What reports and reminders share: who issues and signs them, the papers they cite, tasks as tables print them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from thongbao.compose.sheets import Head
from thongbao.compose.wording import head, in_a_row, notation, number_words
from thongbao.followup.listing import Listed
from thongbao.followup.succession import Succession
from thongbao.followup.wording import answering_words, deadline_words
from thongbao.model.made_papers import MadePaper
from thongbao.model.office import Office, Organ, Signer
from thongbao.vietnamese.dates import long_date, padded_month
from thongbao.vietnamese.text import capitalised, uncapitalised, with_full_stop

BLANK = " " * 5


@dataclass(frozen=True, slots=True)
class CitedPaper:
    """An issued paper as another one cites it."""

    type_name: str
    code: str
    issued: date
    organ_name: str
    subject: str

    @property
    def short(self) -> str:
        """``Thông báo số 08/TB-UBND``, for the second mention."""
        return f"{self.type_name} số {self.code}"

    @property
    def full(self) -> str:
        """The paper in full, as a first mention has to be (Phụ lục I, phần I, mục II, khoản 6)."""
        subject = self.subject.removeprefix("V/v ")
        about = subject if subject.lower().startswith("về ") else f"về {subject}"
        return f"{self.short} {long_date(self.issued)} của {self.organ_name} {uncapitalised(about)}"


@dataclass(frozen=True, slots=True)
class Numbered:
    """Number and day of a paper, both ``None`` in a draft."""

    code_number: int | None = None
    issued: date | None = None


@dataclass(frozen=True)
class Desk:
    """Who makes the paper: the office, the units as they answer on the day, whom the tasks came from."""

    office: Office
    succession: Succession
    assigner: str

    def organ(self, asked: MadePaper) -> Organ:
        """Return the issuer: the one said, else the Văn phòng below the main organ, else that organ."""
        if asked.organ:
            return self.office.organ(asked.organ)
        return next((o for o in self.office.organs if o.governing), self.office.organs[0])

    def signer(self, asked: MadePaper, organ: Organ, type_name: str, day: date) -> Signer | None:
        """Return who signs: the one said, else the first who may sign such a paper of that organ on the day."""
        if asked.signer:
            return self.office.signer(asked.signer)
        fitting = [
            s
            for s in self.office.signers
            if (not s.organs or organ.id in s.organs)
            and (not s.types or type_name in s.types)
            and (s.valid_from or day) <= day <= (s.valid_to or day)
        ]
        return next((s for s in fitting if s.id == self.office.assigning.signer), fitting[0] if fitting else None)

    def drafting_name(self, organ: Organ) -> str:
        """Return who reports, as written in a sentence."""
        if organ.governing or self.office.drafting is None:
            return organ.name
        return self.succession.units.name_of(self.office.drafting.unit)


def paper_head(office: Office, organ: Organ, type_name: str, numbered: Numbered, counted_on: date) -> Head:
    """Return ô 1–4; a draft has month and year of the day it counts to, its day blank."""
    drafting = office.drafting.abbreviation if office.drafting and type_name == "Công văn" else ""
    day = long_date(numbered.issued) if numbered.issued else blank_day(counted_on)
    return head(office, organ, number_words(numbered.code_number), notation(type_name, organ, drafting), day)


def blank_day(day: date) -> str:
    """Return the date line of a paper without its day: month and year of ``day``."""
    return f"ngày {BLANK} tháng {padded_month(day.month)} năm {day.year}"


def task_words(line: Listed) -> str:
    """Return the words of a task with a capital and a proper end mark."""
    return with_full_stop(capitalised(line.text))


def deadline_cell(line: Listed, *, with_notice: bool) -> str:
    """Return the deadline as a table prints it, with the paper behind it where several are spoken of."""
    words = deadline_words(line).rstrip(".; ")
    source = line.notice or line.source
    return f"{words} ({source})" if with_notice and source else words


def together(lines: Iterable[Listed]) -> list[list[Listed]]:
    """Return the lines of one task in one list: a task of several units is one row of a paper, as it is one task."""
    found: dict[tuple[str, ...], list[Listed]] = {}
    for line in lines:
        key = (line.notice or line.duty, line.task, line.occurrence, line.text, str(line.late_from))
        found.setdefault(key, []).append(line)
    return list(found.values())


def units_cell(lines: Sequence[Listed], succession: Succession) -> str:
    """Return who answers for the lines of one task; all members of a group that was named are the group again."""
    by_group: dict[str, list[Listed]] = {}
    for line in lines:
        by_group.setdefault(line.through or line.id, []).append(line)
    names: list[str] = []
    for name, same in by_group.items():
        whole = same[0].through and {line.unit_then for line in same} >= members_down(name, succession)
        names += [name] if whole else [answering_words(line, succession) for line in same]
    return in_a_row(names)


def members_down(name: str, succession: Succession) -> set[str]:
    """Return the units of the group of that name, down to the last."""
    units = succession.units
    waiting = [group.id for group in units.groups if group.name == name]
    found: set[str] = set()
    while waiting:
        group = units.group(waiting.pop())
        for member in group.members if group else ():
            if units.group(member):
                waiting.append(member)
            else:
                found.add(member)
    # A group nobody belongs to is never whole.
    return found or {""}


def cited_words(papers: Sequence[CitedPaper], assigner: str) -> tuple[str, str]:
    """Return how the papers are cited first, each in full, and again."""
    if len(papers) == 1:
        return papers[0].full, papers[0].short
    if not papers:
        return f"các ý kiến chỉ đạo của {assigner}", "các ý kiến chỉ đạo nêu trên"
    listed = "; ".join(p.full for p in papers[:5])
    more = f" và {len(papers) - 5} văn bản khác" if len(papers) > 5 else ""
    return f"{listed}{more}", "các kết luận nêu trên"
