"""``thongbao follow add hand-over date``: orders outside meetings, duties that change hands, days of events."""

from datetime import date
from pathlib import Path

import click

from thongbao.cli.follow_marking import now
from thongbao.cli.follow_options import DAY
from thongbao.cli.options import OPTIONS, dry_run, shared
from thongbao.cli.printing import Printer, print_json
from thongbao.errors import ExitCode
from thongbao.following.dates import give_date, waiting
from thongbao.following.marking import Marking
from thongbao.following.opening import opened
from thongbao.following.orders import Order, add_order, hand_over
from thongbao.followup.duties import Happening
from thongbao.language import _
from thongbao.store.locking import who_is_working
from thongbao.vietnamese.dates import short_date, today
from thongbao.workspace import find_workspace

_DAY = _("NGÀY")


@click.command(
    "add",
    options_metavar=OPTIONS,
    help=_("Ghi nhiệm vụ giao ngoài cuộc họp (bút phê, chỉ đạo trực tiếp), với nơi ghi ý kiến chỉ đạo."),
    epilog=_(
        'Ví dụ: thongbao follow add --text "Rà soát hộ nghèo." --unit p_kt --deadline "trước ngày 15/10/2026"'
        ' --source "Bút phê của Chủ tịch tại Tờ trình số 12/TTr-PKT ngày 05/10/2026"'
    ),
)
@click.option("--text", required=True, help=_("Lời của nhiệm vụ."))
@click.option("--source", required=True, help=_("Ý kiến chỉ đạo ghi ở đâu."))
@click.option("--date", "given", type=DAY, metavar=_DAY, help=_("Giao ngày nào; mặc định hôm nay."))
@click.option("--unit", "units", multiple=True, metavar=_("ĐƠN-VỊ"), help=_("Đơn vị chủ trì; nhóm thì từng đơn vị."))
@click.option("--person", "people", multiple=True, metavar=_("NGƯỜI"), help=_("Người trực tiếp thực hiện."))
@click.option("--leader", "leaders", multiple=True, metavar=_("NGƯỜI"), help=_("Lãnh đạo chỉ đạo."))
@click.option("--deadline", "deadlines", multiple=True, metavar=_("THỜI-HẠN"), help=_("Thời hạn bằng lời."))
@click.option("--product", default="", help=_("Sản phẩm phải có."))
@dry_run
@shared
def add(
    text: str,
    source: str,
    given: date | None,
    units: tuple[str, ...],
    people: tuple[str, ...],
    leaders: tuple[str, ...],
    deadlines: tuple[str, ...],
    product: str,
    dry_run: bool,
    workspace: Path | None,
    output_format: str,
    strict: bool,  # noqa: ARG001 (every command takes it)
    quiet: bool,
    verbose: bool,
    color: bool | None,
) -> int:
    """Write an order down and print its ids."""
    order = Order(text, source, given or today(), units, people, leaders, deadlines, product)
    rows = add_order(find_workspace(explicit=workspace), order, dry_run=dry_run)
    if output_format == "json":
        print_json({"rows": [{"id": row.id, "unit": row.unit or None} for row in rows], "applied": not dry_run})
        return ExitCode.DONE
    for row in rows:
        click.echo(row.id)
    words = _("Sẽ ghi {n} nhiệm vụ") if dry_run else _("Đã ghi {n} nhiệm vụ")
    Printer(quiet, verbose, color).say(words.format(n=len(rows)))
    return ExitCode.DONE


@click.command(
    "hand-over",
    options_metavar=OPTIONS,
    help=_("Chuyển nhiệm vụ cho đơn vị khác từ một ngày, hoặc chia cho nhiều đơn vị; việc cũ vẫn xem được."),
    epilog=_('Ví dụ: thongbao follow hand-over 125-tb-ubnd-2026/3.2b/p_kt --to p_vh --reason "sáp nhập phòng"'),
)
@click.argument("identifier", metavar=_("MÃ"))
@click.option(
    "--to", multiple=True, required=True, metavar=_("ĐƠN-VỊ"), help=_("Đơn vị nhận; chia việc thì nhiều lần.")
)
@click.option("--text", "texts", multiple=True, help=_("Phần việc của từng đơn vị, theo thứ tự --to."))
@click.option("--reason", "--why", "reason", required=True, help=_("Lý do."))
@click.option("--on", "--date", "on", type=DAY, metavar=_DAY, help=_("Chuyển từ ngày nào; mặc định hôm nay."))
@click.option("--by", metavar=_("NGƯỜI"), help=_("Người ghi nhận; mặc định tên đăng nhập."))
@dry_run
@shared
def hand_over_command(
    identifier: str,
    to: tuple[str, ...],
    texts: tuple[str, ...],
    reason: str,
    on: date | None,
    by: str | None,
    dry_run: bool,
    workspace: Path | None,
    output_format: str,
    strict: bool,  # noqa: ARG001 (every command takes it)
    quiet: bool,
    verbose: bool,
    color: bool | None,
) -> int:
    """Hand a duty over and print the ids of the new ones."""
    marking = Marking(Happening.HANDED_OVER, on or today(), by or who_is_working(), now(), reason)
    printer = Printer(quiet, verbose, color)
    with opened(find_workspace(explicit=workspace), marking.day) as follow:
        done = hand_over(follow, identifier, to, marking, texts=texts, dry_run=dry_run)
    refused = [{"id": r.event.target, "message": r.why} for r in done.refused]
    if output_format == "json":
        rows = [] if refused else [{"id": row.id, "unit": row.unit} for row in done.rows]
        print_json({"rows": rows, "refused": refused, "applied": not refused and not dry_run})
    else:
        for one in refused:
            printer.complain(f"{one['id']}: {one['message']}")
        for row in () if refused else done.rows:
            click.echo(row.id)
    return ExitCode.REGISTER if refused else ExitCode.DONE


@click.command(
    "date",
    options_metavar=OPTIONS,
    help=_("Cho sự kiện một ngày: «năm học mới» bắt đầu 05/9/2026 thì việc «trước năm học mới» có thời hạn."),
    epilog=_('Ví dụ: thongbao follow date "năm học mới" 2026-09-05; không ghi gì thì liệt kê sự kiện đang chờ ngày'),
)
@click.argument("event", required=False, metavar=_("[SỰ-KIỆN]"))
@click.argument("day", required=False, type=DAY, metavar=_("[NGÀY]"))
@click.option("--notice", default="", metavar=_("SỐ"), help=_("Chỉ cho nhiệm vụ của văn bản này: 125/TB-UBND."))
@click.option("--by", metavar=_("NGƯỜI"), help=_("Người ghi nhận; mặc định tên đăng nhập."))
@dry_run
@shared
def date_command(
    event: str | None,
    day: date | None,
    notice: str,
    by: str | None,
    dry_run: bool,
    workspace: Path | None,
    output_format: str,
    strict: bool,  # noqa: ARG001 (every command takes it)
    quiet: bool,
    verbose: bool,
    color: bool | None,
) -> int:
    """Give an event its day, or list the events that wait for one."""
    printer = Printer(quiet, verbose, color)
    with opened(find_workspace(explicit=workspace), day or today()) as follow:
        if event is None or day is None:
            lines = waiting(follow, event or "", today())
        else:
            lines = give_date(follow, event, day, notice=notice, by=by or who_is_working(), now=now(), dry_run=dry_run)
    if output_format == "json":
        print_json({"rows": [line.as_json() for line in lines], "applied": bool(event and day) and not dry_run})
        return ExitCode.DONE
    for line in lines:
        due = _("đến hạn {day}").format(day=short_date(line.due_date)) if line.due_date else _("chưa có ngày")
        click.echo(f"{line.id}  {line.waits_for or line.printed}  {due}")
    printer.say(_("{n} nhiệm vụ").format(n=len(lines)))
    return ExitCode.DONE
