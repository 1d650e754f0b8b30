"""Overdue lines → công văn đôn đốc (papers.md f): one to all late units with an appendix, or one a unit."""

from collections.abc import Iterator, Sequence
from typing import Final

from thongbao.compose.followup_sheets import OverdueTask, ReminderSheet
from thongbao.compose.sheet_fields import sheet_of
from thongbao.compose.wording import foot, in_sentence, notation, number_words
from thongbao.followup.listing import Listed
from thongbao.followup.paper_words import (
    CitedPaper,
    Desk,
    Numbered,
    cited_words,
    paper_head,
    task_words,
    units_cell,
)
from thongbao.followup.standing import by_duty_and_units, late_deadlines
from thongbao.model.made_papers import ReminderRecord
from thongbao.model.office import Organ
from thongbao.model.units import Relation
from thongbao.papers import Kind, Sheet
from thongbao.vietnamese.dates import long_date, padded_number
from thongbao.vietnamese.text import sort_key

TYPE: Final = "Công văn"
# Above this the addressees are named as one.
_MOST_ADDRESSEES: Final = 12


def late_units(desk: Desk, lines: Sequence[Listed]) -> dict[str, list[Listed]]:
    """Return who has to be urged → their overdue lines.

    Left out are lines that nobody answers for, and those of the drafting unit: an office does not write to itself.
    """
    drafting = desk.office.drafting.unit if desk.office.drafting else ""
    orphans = set(desk.succession.orphans())
    found: dict[str, list[Listed]] = {}
    for line in lines:
        if line.unit and line.unit != drafting and line.unit not in orphans:
            found.setdefault(line.unit, []).append(line)
    return found


def reminder_sheets(
    desk: Desk,
    asked: ReminderRecord,
    lines: Sequence[Listed],
    cited: Sequence[CitedPaper],
    earlier: dict[str, Sequence[CitedPaper]],
    numbers: dict[str, Numbered],
) -> Iterator[Sheet]:
    """Yield the letters: one to all (recipient ``""``), or one a unit.

    :param earlier: recipient → the reminders that went out before, oldest first.
    :param numbers: recipient → number and day; what is missing is a draft.
    """
    by_unit = late_units(desk, lines)
    if not asked.apart:
        together = [line for own in by_unit.values() for line in own]
        if together:
            yield _Reminder(desk, asked, cited, earlier.get("", ()), numbers.get("", Numbered())).sheet("", together)
        return
    for unit in sorted(by_unit, key=lambda u: sort_key(desk.succession.units.name_of(u))):
        notices = {line.notice for line in by_unit[unit]}
        own = [paper for paper in cited if paper.code in notices]
        writer = _Reminder(desk, asked, own, earlier.get(unit, ()), numbers.get(unit, Numbered()))
        yield writer.sheet(unit, by_unit[unit])


class _Reminder:
    """Writes one letter."""

    def __init__(
        self,
        desk: Desk,
        asked: ReminderRecord,
        cited: Sequence[CitedPaper],
        earlier: Sequence[CitedPaper],
        numbered: Numbered,
    ) -> None:
        self.desk, self.asked, self.cited, self.earlier, self.numbered = desk, asked, cited, earlier, numbered
        self.organ = self._organ()
        self.first, self.again = cited_words(cited, desk.assigner)

    def _organ(self) -> Organ:
        """Return the issuer of letters to units: the one said, else that of the letters that gave the tasks."""
        office = self.desk.office
        return office.organ(self.asked.organ or office.assigning.organ)

    def sheet(self, unit: str, lines: Sequence[Listed]) -> Sheet:
        """Return the letter about these lines; ``unit`` is empty when it goes to all."""
        desk, asked, organ = self.desk, self.asked, self.organ
        names = [desk.succession.units.name_of(u) for u in ([unit] if unit else late_units(desk, lines))]
        tasks = by_duty_and_units(lines)
        in_table = not unit or len(tasks) >= desk.office.assigning.appendix_from
        rows = tuple(self._row(number, same, alone=bool(unit)) for number, same in enumerate(tasks, 1))
        again = f" (lần {len(self.earlier) + 1})" if self.earlier else ""
        about = self.again if len(self.cited) == 1 else "các văn bản chỉ đạo"
        subject = asked.subject or f"đôn đốc thực hiện nhiệm vụ được giao tại {about}{again}"
        name = in_sentence(names[0]) if unit else "các cơ quan, đơn vị"
        day = self.numbered.issued or asked.counted_on
        demands = self._demands([unit] if unit else list(late_units(desk, lines)))
        words = ReminderSheet(
            head=paper_head(desk.office, organ, TYPE, self.numbered, asked.counted_on),
            subject=subject,
            addressees=asked.addressees or tuple(names if len(names) <= _MOST_ADDRESSEES else ["Các cơ quan, đơn vị"]),
            citation=self.first,
            assigner=desk.assigner,
            verb="giao" if demands else "đề nghị",
            unit=name,
            several="" if unit else "nhiều",
            earlier="; ".join(p.full for p in self.earlier),
            counted_on=long_date(asked.counted_on),
            count=padded_number(len(tasks)),
            tasks=() if in_table else rows,
            table=rows if in_table else (),
            demand="Yêu cầu" if demands else "Đề nghị",
            heads="Thủ trưởng đơn vị" if unit else "Thủ trưởng các cơ quan, đơn vị",
            finish_before=long_date(asked.finish_before) if asked.finish_before else "",
            organ_name=organ.name,
            through_unit=self._through(organ),
            report_before=long_date(asked.report_before) if asked.report_before else "",
            attached_to=self._attached() if in_table else "",
            foot=foot(
                asked.recipients or ("Như trên", f"{desk.assigner} (để b/c)"),
                asked.filing or desk.office.assigning.filing or "VT",
                desk.signer(asked, organ, TYPE, day),
                organ,
            ),
        )
        title = f"V/v {subject}" if not unit else f"V/v {subject} ({names[0]})"
        return sheet_of(Kind.REMINDER, unit or None, title, organ.name, words)

    def _demands(self, units: Sequence[str]) -> bool:
        """Whether the office may order: own departments and lower committees only (papers.md)."""
        known = [self.desk.succession.units.unit(unit) for unit in units]
        return all(unit is not None and unit.relation in {Relation.OWN, Relation.LOWER} for unit in known)

    def _through(self, organ: Organ) -> str:
        drafting = self.desk.office.drafting
        return self.desk.succession.units.name_of(drafting.unit) if drafting and not organ.governing else ""

    def _attached(self) -> str:
        drafting = self.desk.office.drafting
        code = notation(TYPE, self.organ, drafting.abbreviation if drafting else "")
        made = paper_head(self.desk.office, self.organ, TYPE, self.numbered, self.asked.counted_on)
        number = number_words(self.numbered.code_number)
        return f"{TYPE} số {number}/{code} {made.date} của {self.organ.name}"

    def _row(self, number: int, lines: Sequence[Listed], *, alone: bool) -> OverdueTask:
        line = lines[0]
        return OverdueTask(
            number=str(number),
            text=task_words(line),
            quotation="",
            unit="" if alone else units_cell(lines, self.desk.succession),
            deadline=late_deadlines(lines, with_notice=len(self.cited) != 1),
            days_late=padded_number(max(late.days_late for late in lines)),
        )
