"""``thongbao follow start done extend hold withdraw reopen note hand-over date``: what happened is entered."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import click

from thongbao.cli.follow_options import DAY, filters, several, told
from thongbao.cli.follow_printing import rows
from thongbao.cli.options import OPTIONS, dry_run, shared
from thongbao.cli.printing import Printer, print_json
from thongbao.errors import ExitCode
from thongbao.following.marking import Marked, Marking, evidence_file, mark
from thongbao.following.opening import opened
from thongbao.followup.duties import Evidence, Happening
from thongbao.followup.ledger import Selection
from thongbao.language import _
from thongbao.store.locking import who_is_working
from thongbao.vietnamese.dates import today
from thongbao.workspace import find_workspace

_WHOLE = click.option("--whole", is_flag=True, help=_("Cả nhiệm vụ định kỳ, không chỉ một kỳ."))


def now() -> datetime:
    """Return the time it is in Việt Nam."""
    return datetime.now(ZoneInfo("Asia/Ho_Chi_Minh"))


def _marking(name: str, kind: Happening, words: str, example: str, *more: Callable[..., Any]) -> click.Command:
    """Return a command that enters ``kind`` on the lines that are wanted."""

    def command(
        selection: Selection,
        on: date | None,
        by: str | None,
        reason: str,
        reply: str,
        reply_date: date | None,
        incoming: str,
        evidence: Path | None,
        whole: bool,
        dry_run: bool,
        workspace: Path | None,
        output_format: str,
        strict: bool,  # noqa: ARG001 (every command takes it)
        quiet: bool,
        verbose: bool,
        color: bool | None,
        to: date | None = None,
        allowed_by: str = "",
    ) -> int:
        file, digest = evidence_file(evidence)
        marking = Marking(
            kind,
            on or reply_date or today(),
            by or who_is_working(),
            now(),
            reason,
            allowed_by,
            to,
            Evidence(reply, reply_date, incoming, file, digest),
            whole,
        )
        with opened(find_workspace(explicit=workspace), marking.day) as follow:
            done = mark(follow, selection, marking, dry_run=dry_run)
            return _print(
                done, follow.ledger.succession, output_format, Printer(quiet, verbose, color), dry_run=dry_run
            )

    decorated: Any = command
    for option in (shared, dry_run, told, *more, _WHOLE, filters, several):
        decorated = option(decorated)
    return click.command(
        name, options_metavar=OPTIONS, help=words, epilog=_("Ví dụ: {example}").format(example=example)
    )(decorated)


def _print(done: Marked, succession: Any, output_format: str, printer: Printer, *, dry_run: bool) -> int:
    if output_format == "json":
        refused = [{"id": r.event.target, "message": r.why} for r in done.refused]
        print_json(
            {
                "rows": [line.as_json() for line in done.lines],
                "refused": refused,
                "applied": not done.refused and not dry_run,
            }
        )
        return ExitCode.REGISTER if done.refused else ExitCode.DONE
    for refused_event in done.refused:
        printer.complain(f"{refused_event.event.target}: {refused_event.why}")
    if done.refused:
        printer.complain(_("Chưa ghi nhận gì: {n} nhiệm vụ bị từ chối").format(n=len(done.refused)))
        return ExitCode.REGISTER
    for row in rows(done.lines, succession, colour=printer.colour):
        click.echo(row, color=printer.colour)
    words = _("Sẽ ghi nhận {n} nhiệm vụ") if dry_run else _("Đã ghi nhận {n} nhiệm vụ")
    printer.say(words.format(n=len(done.lines)))
    return ExitCode.DONE


_EXTENSION = (
    click.option("--allowed-by", required=True, metavar=_("NGƯỜI"), help=_("Ai cho phép gia hạn.")),
    click.option(
        "--to", type=DAY, required=True, metavar=_("NGÀY"), help=_("Thời hạn mới: ngày cuối cùng còn trong hạn.")
    ),
)

MARKINGS = (
    _marking(
        "start",
        Happening.STARTED,
        _("Ghi nhận đơn vị bắt đầu thực hiện, hoặc làm tiếp việc đã tạm dừng."),
        "thongbao follow start 125-tb-ubnd-2026/3.2b/p_kt",
    ),
    _marking(
        "done",
        Happening.DONE,
        _("Ghi nhận hoàn thành, với văn bản báo cáo của đơn vị; đúng hạn hay muộn do phần mềm tính."),
        "thongbao follow done 125-tb-ubnd-2026/3.2b/p_kt --on 2026-09-14 --reply 15/BC-PKT --incoming 812",
    ),
    _marking(
        "extend",
        Happening.EXTENDED,
        _("Ghi nhận gia hạn: đến ngày nào, lý do, ai cho phép; thời hạn cũ vẫn xem được."),
        'thongbao follow extend 125-tb-ubnd-2026/3.2b/p_kt --to 2026-09-30 --reason "chờ vốn" --allowed-by "Chủ tịch"',
        *_EXTENSION,
    ),
    _marking(
        "hold",
        Happening.HELD,
        _("Ghi nhận tạm dừng, với lý do; làm tiếp bằng: follow start."),
        'thongbao follow hold 125-tb-ubnd-2026/3.2b/p_kt --reason "chờ hướng dẫn của tỉnh"',
    ),
    _marking(
        "withdraw",
        Happening.WITHDRAWN,
        _("Ghi nhận thu hồi nhiệm vụ, với lý do."),
        'thongbao follow withdraw 125-tb-ubnd-2026/3.2b/p_kt --reason "không còn phù hợp"',
    ),
    _marking(
        "reopen",
        Happening.REOPENED,
        _("Mở lại nhiệm vụ đã ghi hoàn thành hoặc thu hồi nhầm, với lý do; lần ghi cũ vẫn xem được."),
        'thongbao follow reopen 125-tb-ubnd-2026/3.2b/p_kt --reason "ghi nhầm đơn vị"',
    ),
    _marking(
        "note",
        Happening.NOTED,
        _("Ghi chú vào nhiệm vụ, kèm minh chứng; không đổi tình trạng."),
        'thongbao follow note 125-tb-ubnd-2026/3.2b/p_kt --reason "đã có dự thảo lần 1"',
    ),
)
