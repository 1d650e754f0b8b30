"""A leader's lines on a day → tóm tắt nhiệm vụ (papers.md e): what he carries, what he watches over, how it stands."""

from collections.abc import Sequence
from typing import Final

from thongbao.compose.sheet_fields import sheet_of
from thongbao.compose.sheets import BriefSheet, TaskRow
from thongbao.compose.wording import foot, head
from thongbao.followup.listing import Listed
from thongbao.followup.paper_words import (
    CitedPaper,
    Desk,
    blank_day,
    cited_words,
    task_words,
    units_cell,
)
from thongbao.followup.standing import by_duty, duty_deadline, standing_words
from thongbao.papers import Kind, Sheet
from thongbao.vietnamese.text import capitalised

_OWN: Final = "Thực hiện"
_WATCHED: Final = "Chỉ đạo"


def brief(desk: Desk, person: str, lines: Sequence[Listed], cited: Sequence[CitedPaper]) -> Sheet:
    """Return the brief of a leader: unnumbered, reported upward by the Văn phòng and signed by its head, if any."""
    office, units = desk.office, desk.succession.units
    inner = next((organ for organ in office.organs if organ.governing), None)
    organ = inner or office.organ(None)
    day = desk.succession.day
    # Only an office below the leader reports to the leader under a signature.
    signers = [s for s in office.signers if inner and not s.authority and (not s.organs or inner.id in s.organs)]
    in_office = [s for s in signers if (s.valid_from or day) <= day <= (s.valid_to or day)]
    drafting = units.name_of(office.drafting.unit) if office.drafting else organ.name
    own = [line for line in lines if person in line.persons]
    watched = [line for line in lines if person in line.supervisors and person not in line.persons]
    words = BriefSheet(
        head=head(office, organ, "", "", blank_day(day)),
        person=capitalised(f"{office.address_form} {units.name_of(person)}"),
        reporter=organ.name if inner else drafting,
        form_of_address=office.address_form,
        citation=cited_words(cited, desk.assigner)[0],
        own_tasks=_rows(desk, own, _OWN, several=len(cited) != 1),
        supervised_tasks=_rows(desk, watched, _WATCHED, several=len(cited) != 1),
        foot=foot([], "", in_office[0] if in_office else None, None),
    )
    return sheet_of(Kind.BRIEF, person, f"Tóm tắt nhiệm vụ ({units.name_of(person)})", organ.name, words)


def _rows(desk: Desk, lines: Sequence[Listed], role: str, *, several: bool) -> tuple[TaskRow, ...]:
    return tuple(
        TaskRow(
            number=str(number),
            text=task_words(same[0]),
            quotation="",
            leads=units_cell(same, desk.succession) if role == _WATCHED else "",
            coordinating="",
            supervisors="",
            product=same[0].product,
            deadline=duty_deadline(same, with_notice=several),
            receivers="",
            through="",
            role=role,
            state=standing_words(same),
        )
        for number, same in enumerate(by_duty(lines), 1)
    )
