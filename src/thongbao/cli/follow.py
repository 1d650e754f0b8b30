"""``thongbao follow``: who owes what, by when; what was done is entered, listed, exported and reported."""

from datetime import date
from pathlib import Path
from typing import Any

import click

from thongbao.cli.follow_files import export_command, import_command
from thongbao.cli.follow_marking import MARKINGS
from thongbao.cli.follow_options import as_of, filters, several
from thongbao.cli.follow_orders import add, date_command, hand_over_command
from thongbao.cli.follow_papers import brief, remind, report
from thongbao.cli.follow_printing import history, rows, state_now, total_words
from thongbao.cli.options import OPTIONS, CommandGroup, shared
from thongbao.cli.printing import Printer, print_json
from thongbao.errors import ExitCode
from thongbao.following.opening import as_rows, listed, opened, shown
from thongbao.followup.duties import Event
from thongbao.followup.ledger import Selection
from thongbao.followup.listing import Listed
from thongbao.followup.wording import answering_words, deadline_words, leader_words, period_words
from thongbao.language import _
from thongbao.vietnamese.dates import short_date, today
from thongbao.workspace import find_workspace


@click.group(
    "follow",
    cls=CommandGroup,
    options_metavar=OPTIONS,
    subcommand_metavar=_("LỆNH …"),
    help=_("Theo dõi nhiệm vụ sau khi ban hành: ai làm gì, đến đâu, quá hạn bao lâu; báo cáo và đôn đốc."),
    epilog=_("Ví dụ: thongbao follow list --overdue"),
)
def command() -> None:
    """Group of the commands about assignments after the issue."""


@command.command(
    "list",
    options_metavar=OPTIONS,
    help=_("Liệt kê nhiệm vụ theo đơn vị, lãnh đạo, văn bản, tình trạng; tính đến một ngày bất kỳ."),
    epilog=_("Ví dụ: thongbao follow list --unit p_yte --overdue --as-of 2026-09-20"),
)
@several
@filters
@as_of
@shared
def list_command(
    selection: Selection,
    as_of: date | None,
    workspace: Path | None,
    output_format: str,
    strict: bool,
    quiet: bool,
    verbose: bool,
    color: bool | None,
) -> int:
    """Print the lines on stdout; under ``--strict`` 1 when something is overdue."""
    day = as_of or today()
    printer = Printer(quiet, verbose, color)
    with opened(find_workspace(explicit=workspace), day) as follow:
        found = listed(follow, selection, day)
        if output_format == "json":
            print_json({"as_of": day.isoformat(), "rows": as_rows(follow, found, day)})
        else:
            remarks = [_remark(row) for row in as_rows(follow, found, day)]
            for row in rows(found, follow.ledger.succession, colour=color, remarks=remarks):
                click.echo(row, color=color)
            printer.say(total_words(found, day))
    return ExitCode.FINDINGS if strict and any(line.days_late for line in found) else ExitCode.DONE


@command.command(
    "show",
    options_metavar=OPTIONS,
    help=_("Xem một nhiệm vụ: lời văn, thời hạn, tình trạng từng kỳ, và mọi lần ghi nhận."),
    epilog=_("Ví dụ: thongbao follow show 125-tb-ubnd-2026/3.2b/p_kt"),
)
@click.argument("identifier", metavar=_("MÃ"))
@as_of
@shared
def show(
    identifier: str,
    as_of: date | None,
    workspace: Path | None,
    output_format: str,
    strict: bool,  # noqa: ARG001 (every command takes it)
    quiet: bool,  # noqa: ARG001
    verbose: bool,  # noqa: ARG001
    color: bool | None,  # noqa: ARG001
) -> int:
    """Print one duty with its history."""
    day = as_of or today()
    with opened(find_workspace(explicit=workspace), day) as follow:
        duty, events, lines = shown(follow, identifier, day)
        if output_format == "json":
            print_json(
                {
                    "id": duty.id,
                    "as_of": day.isoformat(),
                    "rows": as_rows(follow, lines, day),
                    "events": [event_json(event) for event in events],
                }
            )
            return ExitCode.DONE
        succession = follow.ledger.succession
        calendar = follow.ledger.house.calendar
        for label, words in _about(lines, succession, duty.text, duty.id):
            if words:
                click.echo(f"{label}: {words}")
        for line in lines:
            click.echo(f"  {_how(line)}{_day_off(line, calendar)}")
        for row in history(events):
            click.echo(f"  - {row}")
        if duty.ended and duty.ended <= day:
            words = _("văn bản giao việc hết hiệu lực từ {day} theo {paper}")
            click.echo("  - " + words.format(day=short_date(duty.ended), paper=duty.ended_by or "?"))
    return ExitCode.DONE


def _remark(row: dict[str, Any]) -> str:
    """Return what a list says behind a deadline: that it is near, that its day is not worked."""
    near = _(" (còn {days} ngày)").format(days=row["days_left"]) if row["near"] else ""
    off = f" [{row['day_off']}]" if row["day_off"] else ""
    return near + off


def _about(lines: list[Listed], succession: Any, text: str, identifier: str) -> list[tuple[str, str]]:
    first = lines[0] if lines else None
    if first is None:
        return [(_("Mã nhiệm vụ"), identifier), (_("Nhiệm vụ"), text)]
    return [
        (_("Mã nhiệm vụ"), identifier),
        (
            _("Văn bản giao"),
            _("{notice} ngày {day}").format(notice=first.notice or first.source, day=short_date(first.started)),
        ),
        (_("Nhiệm vụ"), text),
        (_("Đơn vị"), answering_words(first, succession)),
        (_("Qua nhóm"), first.through),
        (_("Lãnh đạo chỉ đạo"), leader_words(first, succession)),
        (_("Sản phẩm"), first.product),
    ]


def _how(line: Listed) -> str:
    words = period_words(line.occurrence) or deadline_words(line) or _("không định thời hạn")
    due = _("; đến hạn {day}").format(day=short_date(line.due_date)) if line.due_date else ""
    before = ""
    if line.extended and line.first_due and line.first_due != line.due_date:
        before = _(" (ban đầu {day})").format(day=short_date(line.first_due))
    done = _("; xong ngày {day}").format(day=short_date(line.done_on)) if line.done_on else ""
    return f"{words}{due}{before}: {state_now(line)}{done}"


def _day_off(line: Listed, calendar: Any) -> str:
    why = calendar.day_off(line.due_date) if line.due_date else ""
    return _(" [ngày đến hạn là ngày nghỉ: {why}]").format(why=why) if why else ""


def event_json(event: Event) -> dict[str, Any]:
    """Return an event as the JSON contract has it (docs/json.md)."""
    told = event.evidence
    return {
        "number": event.number,
        "kind": str(event.kind),
        "date": event.day.isoformat(),
        "occurrence": event.occurrence or None,
        "by": event.by,
        "recorded": event.recorded.isoformat(),
        "reason": event.reason or None,
        "allowed_by": event.allowed_by or None,
        "new_due_date": event.new_due.isoformat() if event.new_due else None,
        "to": list(event.to),
        "reply": told.reply or None,
        "reply_date": told.reply_date.isoformat() if told.reply_date else None,
        "incoming": told.incoming or None,
        "file": told.file or None,
        "digest": told.digest or None,
    }


for _command in (
    *MARKINGS,
    hand_over_command,
    date_command,
    add,
    export_command,
    import_command,
    report,
    remind,
    brief,
):
    command.add_command(_command)
