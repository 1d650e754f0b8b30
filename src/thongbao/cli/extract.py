"""``thongbao extract``: what the words of a record give and it does not state; ``--write`` puts it in."""

from pathlib import Path
from typing import Any

import click

from thongbao.cli.options import FILE, OPTIONS, dry_run, shared
from thongbao.cli.printing import Printer, print_json
from thongbao.errors import ExitCode
from thongbao.extracting import Change, Proposed, change, proposal_json, proposal_lines, propose, write
from thongbao.language import _
from thongbao.workspace import find_workspace, notice_file


@click.command(
    "extract",
    options_metavar=OPTIONS,
    help=_(
        "Tìm trong lời văn của bản ghi: nhiệm vụ chưa đánh dấu, đơn vị chủ trì, phối hợp, người chỉ đạo, thời hạn chưa"
        " ghi. Chỉ đề xuất những gì có in trong văn bản, kèm quy tắc và vị trí."
    ),
    epilog=_("Ví dụ: thongbao extract content/2026/ket-luan-giao-ban-thang-9/thong-bao.yaml --write --dry-run"),
)
@click.argument("notice", type=FILE, metavar=_("THÔNG-BÁO.yaml"))
@click.option("--write", "writes", is_flag=True, help=_("Ghi các đề xuất vào tệp, giữ nguyên chú thích và thứ tự."))
@dry_run
@shared
def command(
    notice: Path,
    writes: bool,
    dry_run: bool,
    workspace: Path | None,
    output_format: str,
    strict: bool,
    quiet: bool,
    verbose: bool,
    color: bool | None,
) -> int:
    """Propose, and write where asked to; exit 1 under ``--strict`` while anything is proposed."""
    printer = Printer(quiet, verbose, color)
    file = notice_file(notice)
    proposed = propose(find_workspace(file, workspace), file, printer.step())
    if proposed.findings or not proposed.readable:
        printer.findings(proposed.findings)
        return ExitCode.FINDINGS if proposed.readable else ExitCode.SOURCE
    made = change(proposed) if writes else None
    written = bool(made and not dry_run and made.before != made.after)
    if made and written:
        write(made)
    if output_format == "json":
        print_json(_as_json(proposed, made, written=written))
    else:
        _print(proposed, made, printer, dry=dry_run)
    return ExitCode.FINDINGS if strict and proposed.proposals and not (made and not dry_run) else ExitCode.DONE


def _as_json(proposed: Proposed, made: Change | None, *, written: bool) -> dict[str, Any]:
    return {
        "file": str(proposed.file),
        "proposals": [proposal_json(proposal) for proposal in proposed.proposals],
        "unknown_units": list(proposed.unknown),
        "written": written,
        "not_written": [str(proposal.place) for proposal in made.left] if made else [],
    }


def _print(proposed: Proposed, made: Change | None, printer: Printer, *, dry: bool) -> None:
    if made and dry:
        for line in made.difference():
            click.echo(line)
    elif not made:
        for proposal in proposed.proposals:
            for line in proposal_lines(proposal):
                click.echo(line)
    if proposed.unknown:
        names = "; ".join(proposed.unknown)
        printer.say(_("chưa có trong don-vi.yaml: {names}").format(names=names))
    for proposal in made.left if made else ():
        printer.complain(_("{place}: chưa ghép được vào tệp, hãy ghi bằng tay").format(place=proposal.place))
    new = sum(proposal.new for proposal in proposed.proposals)
    words = _("{file}: {n} nhiệm vụ mới, {m} nhiệm vụ ghi thêm").format(
        file=proposed.file, n=new, m=len(proposed.proposals) - new
    )
    done = _("đã ghi") if made and not dry else _("chưa ghi gì; thêm --write để ghi")
    printer.say(
        f"{words}; {done}" if proposed.proposals else _("{file}: không có gì để thêm").format(file=proposed.file)
    )
