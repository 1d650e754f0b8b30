"""Briefs for leaders drafted: one for each who carries or watches over something on a day."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from thongbao.errors import UsageError
from thongbao.files import write_drafts
from thongbao.following.opening import opened
from thongbao.following.papers import cited_papers, desk_of, drafted
from thongbao.followup.brief_paper import brief
from thongbao.followup.ledger import Selection
from thongbao.followup.listing import Listed
from thongbao.followup.naming import person_id
from thongbao.followup.states import State
from thongbao.language import _
from thongbao.workspace import Workspace


def _holds(line: Listed) -> bool:
    """A task that was withdrawn, with its paper or alone, is nobody's any more; a later paper may hold it again."""
    return line.state is not State.WITHDRAWN


def draft_briefs(
    place: Workspace,
    day: date,
    leaders: Sequence[str],
    *,
    notices: tuple[str, ...] = (),
    output: Path | None = None,
    dry_run: bool = False,
) -> tuple[Path, ...]:
    """Draft the briefs of these leaders, of all who have something when none is named; return the files.

    :raises UsageError: an unknown leader, or nobody has anything. :raises RegisterError: nothing has been issued yet.
    """
    with opened(place, day) as follow:
        named = [person_id(follow.units, said) for said in leaders] or [p.id for p in follow.units.people]
        sheets = []
        for person in named:
            lines = [
                one for one in follow.ledger.lines(Selection(people=(person,), notices=notices), day) if _holds(one)
            ]
            if lines:
                cited = cited_papers(follow, sorted({line.notice for line in lines if line.notice}))
                sheets.append(brief(desk_of(follow), person, lines, cited))
        if not sheets:
            raise UsageError(_("không lãnh đạo nào có nhiệm vụ"), _("xem: thongbao follow list --leader …"))
        papers = drafted(follow, sheets)
    folder = output or place.root / "output" / "du-thao" / f"tom-tat-{day.isoformat()}"
    if not dry_run:
        write_drafts(folder, papers)
    return tuple(folder / name for name in papers)
