"""``thongbao batch``: any template of the office filled from the rows of a table."""

import sys
from pathlib import Path
from typing import Any

import click

from thongbao.batch.orders import MOST_FINDINGS, Order, Outcome
from thongbao.batch.running import run
from thongbao.cli.options import FILE, OPTIONS, dry_run, shared
from thongbao.cli.printing import Printer, print_json
from thongbao.cli.progress import ProgressLine, silent
from thongbao.cli.stopping import stoppable
from thongbao.errors import ExitCode, UsageError
from thongbao.findings import Severity
from thongbao.language import _


def _shard(_ctx: click.Context, _parameter: click.Parameter, value: str) -> tuple[int, int]:
    k, slash, n = value.partition("/")
    if not (slash and k.isdigit() and n.isdigit() and 1 <= int(k) <= int(n)):
        raise UsageError(
            _("--shard {value} không có nghĩa").format(value=value), _("ví dụ 2/8: phần thứ hai của tám phần")
        )
    return int(k), int(n)


@click.command(
    "batch",
    options_metavar=OPTIONS,
    help=_(
        "Điền một mẫu Word từ từng hàng của một bảng: mỗi hàng một văn bản. Mọi hàng được kiểm tra trước khi ghi tệp"
        " đầu tiên; Ctrl-C để lại các tệp trọn vẹn, --resume làm tiếp."
    ),
    epilog=_("Ví dụ: thongbao batch giay-moi.docx danh-sach.csv --output giay-moi --name '{stt}-{ho_ten}'"),
)
@click.argument("template", type=FILE, metavar=_("MẪU.docx"))
@click.argument("data", type=FILE, metavar=_("BẢNG.(yaml|jsonl|csv|xlsx)"))
@click.option("--output", type=FILE, required=True, help=_("Thư mục, hoặc một tệp .zip cho rất nhiều văn bản."))
@click.option(
    "--name",
    "pattern",
    default="{stt}",
    show_default=True,
    help=_("Tên tệp, tên cột trong ngoặc nhọn: {stt}-{don_vi}."),
)
@click.option("--pdf", is_flag=True, help=_("Chuyển thêm sang PDF bằng LibreOffice."))
@click.option("--workers", type=click.IntRange(min=1), help=_("Số tiến trình; mặc định theo số nhân của máy."))
@click.option(
    "--executor",
    type=click.Choice(["processes", "dask"]),
    default="processes",
    show_default=True,
    help=_("Làm trên máy này, hay trên một cụm máy Dask."),
)
@click.option("--scheduler", default="", help=_("Địa chỉ bộ điều phối Dask: tcp://10.0.0.5:8786."))
@click.option("--shard", default="1/1", show_default=True, callback=_shard, help=_("Chỉ làm phần K trong N phần: K/N."))
@click.option("--resume", is_flag=True, help=_("Làm tiếp lần chạy dở ở cùng nơi ghi."))
@click.option("--skip-bad", is_flag=True, help=_("Bỏ qua các hàng có lỗi, làm các hàng còn lại."))
@dry_run
@shared
def command(
    template: Path,
    data: Path,
    output: Path,
    pattern: str,
    pdf: bool,
    workers: int | None,
    executor: str,
    scheduler: str,
    shard: tuple[int, int],
    resume: bool,
    skip_bad: bool,
    dry_run: bool,
    workspace: Path | None,  # noqa: ARG001 (a batch needs no workspace)
    output_format: str,
    strict: bool,
    quiet: bool,
    verbose: bool,
    color: bool | None,
) -> int:
    """Fill the template from the table and return the exit code."""
    if (executor == "dask") != bool(scheduler):
        raise UsageError(
            _("--executor dask và --scheduler ĐỊA-CHỈ đi cùng nhau"),
            _("ví dụ --executor dask --scheduler tcp://10.0.0.5:8786"),
        )
    printer = Printer(quiet, verbose, color)
    order = Order(
        template, data, output, pattern, pdf, workers or 0, scheduler, shard, resume, skip_bad, strict, dry_run
    )
    shown = sys.stderr.isatty() and not quiet and output_format == "text"
    progress = ProgressLine() if shown else None
    try:
        with stoppable(progress or silent) as step:
            outcome = run(order, step, printer.step())
    except KeyboardInterrupt:
        if progress:
            progress.end()
        printer.complain(_("Đã dừng; các tệp đã ghi đều trọn vẹn. Làm tiếp: chạy lại lệnh này với --resume"))
        raise
    finally:
        if progress:
            progress.end()
    if output_format == "json":
        print_json(as_json(outcome, output))
    else:
        _print(outcome, output, printer, dry_run=dry_run)
    return exit_code(outcome, skip_bad=skip_bad, strict=strict)


def exit_code(outcome: Outcome, *, skip_bad: bool, strict: bool) -> int:
    """Return what the batch ends with; rows left out on purpose are no failure."""
    if not outcome.readable:
        return ExitCode.SOURCE
    if outcome.counts["failed"]:
        return ExitCode.CONVERSION
    if outcome.stopped or (strict and outcome.findings.kept):
        return ExitCode.FINDINGS
    return ExitCode.FINDINGS if outcome.findings.has(Severity.ERROR) and not skip_bad else ExitCode.DONE


def as_json(outcome: Outcome, output: Path) -> dict[str, Any]:
    """Return the outcome as the JSON contract has it."""
    return {
        "output": str(output),
        "counts": dict(outcome.counts),
        "findings": [finding.as_json() for finding in outcome.findings.kept],
        "findings_in_all": {str(severity): count for severity, count in outcome.findings.counts.items()},
    }


def _print(outcome: Outcome, output: Path, printer: Printer, *, dry_run: bool) -> None:
    printer.findings(outcome.findings.kept)
    total = sum(outcome.findings.counts.values())
    if total > MOST_FINDINGS:
        printer.say(_("… và {n} mục nữa").format(n=total - MOST_FINDINGS))
    counts = outcome.counts
    if counts["bad"]:
        printer.say(_("{bad} trong {rows} hàng có lỗi").format(bad=counts["bad"], rows=counts["rows"]))
    if not outcome.readable:
        return
    if outcome.stopped:
        printer.say(_("Chưa ghi tệp nào. Sửa các hàng trên, hoặc bỏ qua chúng bằng --skip-bad"))
    elif dry_run:
        printer.say(_("Sẽ ghi {n} văn bản vào {output}").format(n=counts["rows"] - counts["bad"], output=output))
    else:
        click.echo(output)
        message = _("Đã ghi {n} văn bản vào {output}").format(n=counts["written"], output=output)
        if counts["kept"]:
            message += _("; {n} văn bản đã có từ lần chạy trước").format(n=counts["kept"])
        if counts["failed"]:
            message += _("; {n} hàng không làm được, chạy lại với --resume").format(n=counts["failed"])
        printer.say(message)
