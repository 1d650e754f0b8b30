"""``thongbao follow export import``: workbooks, tables and calendars out; what units filled in, back."""

from datetime import date
from pathlib import Path

import click

from thongbao.cli.follow_marking import now
from thongbao.cli.follow_options import DAY, as_of, filters, output_file, several
from thongbao.cli.options import FILE, OPTIONS, dry_run, shared
from thongbao.cli.printing import Printer, print_json
from thongbao.errors import ExitCode
from thongbao.files import write_whole
from thongbao.following.files import Imported, export, exported_apart, take_back
from thongbao.following.opening import listed, opened
from thongbao.followup.ledger import Selection
from thongbao.followup.marking import happening_words
from thongbao.language import _
from thongbao.store.locking import who_is_working
from thongbao.vietnamese.dates import short_date, today
from thongbao.workspace import find_workspace


@click.command(
    "export",
    options_metavar=OPTIONS,
    help=_(
        "Xuất nhiệm vụ ra bảng tính cho đơn vị điền (.xlsx), bảng (.csv), lịch (.ics) hay trang xem (.html)."
        " --each unit: mỗi đơn vị một tệp."
    ),
    epilog=_("Ví dụ: thongbao follow export theo-doi.xlsx; thongbao follow export lich.ics --each leader"),
)
@output_file
@several
@filters
@click.option("--each", type=click.Choice(["unit", "leader"]), help=_("Mỗi đơn vị hay mỗi lãnh đạo một tệp."))
@as_of
@dry_run
@shared
def export_command(
    file: Path,
    selection: Selection,
    each: str | None,
    as_of: date | None,
    dry_run: bool,
    workspace: Path | None,
    output_format: str,
    strict: bool,  # noqa: ARG001 (every command takes it)
    quiet: bool,
    verbose: bool,
    color: bool | None,
) -> int:
    """Write the files and print their names."""
    day = as_of or today()
    with opened(find_workspace(explicit=workspace), day) as follow:
        lines = listed(follow, selection, day)
        if each:
            made = exported_apart(follow, lines, file, by=each)
        else:
            title = _("Theo dõi thực hiện nhiệm vụ")
            made = {file: export(follow, lines, file, title=title, name=title)}
    for path, data in made.items():
        if not dry_run:
            write_whole(path, data)
    if output_format == "json":
        print_json({"files": [str(path) for path in made], "rows": len(lines)})
        return ExitCode.DONE
    for path in made:
        click.echo(path)
    Printer(quiet, verbose, color).say(_("{n} nhiệm vụ tính đến {day}").format(n=len(lines), day=short_date(day)))
    return ExitCode.DONE


@click.command(
    "import",
    options_metavar=OPTIONS,
    help=_(
        "Nhập bảng tính đơn vị đã điền. Từng dòng được tìm theo mã; chỗ mâu thuẫn hay vô lý được liệt kê và chưa ghi gì"
        " cho đến khi sửa xong (--partial: ghi những dòng không vướng)."
    ),
    epilog=_("Ví dụ: thongbao follow import tra-ve.xlsx --dry-run"),
)
@click.argument("file", type=FILE, metavar=_("TỆP.xlsx"))
@click.option("--partial", is_flag=True, help=_("Ghi những dòng không vướng, bỏ qua dòng vướng."))
@click.option(
    "--on", "--date", "--as-of", "on", type=DAY, metavar=_("NGÀY"), help=_("Tệp về ngày nào; mặc định hôm nay.")
)
@click.option("--by", metavar=_("NGƯỜI"), help=_("Người ghi nhận; mặc định tên đăng nhập."))
@dry_run
@shared
def import_command(
    file: Path,
    partial: bool,
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
    """Take a workbook back; 7 when something could not be entered."""
    day = on or today()
    with opened(find_workspace(explicit=workspace), day) as follow:
        found = take_back(follow, file, day=day, by=by or who_is_working(), now=now(), partial=partial, dry_run=dry_run)
    if output_format == "json":
        _print_json(found)
    else:
        _print(found, Printer(quiet, verbose, color), dry_run=dry_run)
    return ExitCode.REGISTER if found.problems else ExitCode.DONE


def _print(found: Imported, printer: Printer, *, dry_run: bool) -> None:
    for problem in found.problems:
        printer.complain(f"{problem.place}: {problem.id}: {problem.message}")
        if problem.hint:
            printer.complain(f"    → {problem.hint}")
    for event in found.events if found.applied or dry_run else ():
        click.echo(f"{event.target}  {short_date(event.day)}  {happening_words(event.kind)}")
    if found.applied:
        words = _("Đã ghi nhận {n} dòng; {same} dòng không có gì mới; {bad} dòng vướng")
    elif dry_run and (not found.problems):
        words = _("Sẽ ghi nhận {n} dòng; {same} dòng không có gì mới; {bad} dòng vướng")
    else:
        words = _("Chưa ghi nhận gì: {n} dòng ghi được, {same} dòng không có gì mới, {bad} dòng vướng")
    printer.say(words.format(n=len(found.events), same=found.unchanged, bad=len(found.problems)))
    if found.problems and found.events and not found.applied and not dry_run:
        printer.say(_("    → sửa các chỗ vướng rồi nhập lại; hoặc thêm --partial để ghi những dòng không vướng"))


def _print_json(found: Imported) -> None:
    print_json(
        {
            "rows": [
                {
                    "id": event.target,
                    "kind": str(event.kind),
                    "date": event.day.isoformat(),
                    "reply": event.evidence.reply or None,
                    "reason": event.reason or None,
                }
                for event in found.events
            ],
            "unchanged": found.unchanged,
            "problems": [{"place": p.place, "id": p.id, "message": p.message, "hint": p.hint} for p in found.problems],
            "applied": found.applied,
        }
    )
