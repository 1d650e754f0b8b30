"""``thongbao doctor``: what this machine has of all that is needed, and how to get the rest."""

import os
from collections.abc import Sequence
from pathlib import Path

import click

from thongbao.cli.options import OPTIONS, shared
from thongbao.cli.printing import print_json
from thongbao.doctor.examining import examine
from thongbao.doctor.results import Need, Result, Verdict, lacks
from thongbao.errors import ExitCode
from thongbao.language import _

_COLOURS = {Verdict.PRESENT: "green", Verdict.MISSING: "red", Verdict.NOT_CHECKED: "cyan"}


@click.command(
    "doctor",
    options_metavar=OPTIONS,
    help=_(
        "Xem máy này có đủ những gì thongbao cần: thư viện, thư mục, múi giờ, bảng mã, LibreOffice, phông chữ. Mỗi dòng"
        " là đạt, thiếu hoặc không xét; thiếu gì thì nêu cách cài. Không cài và không sửa gì."
    ),
    epilog=_("Ví dụ: thongbao doctor --strict"),
)
@shared
def command(
    workspace: Path | None,
    output_format: str,
    strict: bool,
    quiet: bool,
    verbose: bool,  # noqa: ARG001 (shared by all commands; there is nothing more to tell)
    color: bool | None,
) -> int:
    """Look at the machine; 5 when drafting is impossible, under ``--strict`` also when PDFs are."""
    results = examine(workspace)
    if output_format == "json":
        print_json({"rows": [result.as_json() for result in results]})
    else:
        _print(results, quiet=quiet, colour=color)
    if lacks(results, Need.DRAFT) or (strict and lacks(results, Need.PDF)):
        return ExitCode.OUTSIDE
    return ExitCode.DONE


def _print(results: Sequence[Result], *, quiet: bool, colour: bool | None) -> None:
    # https://no-color.org: set to anything, it means no.
    colour = False if colour is None and os.environ.get("NO_COLOR") else colour
    words = {Verdict.PRESENT: _("đạt"), Verdict.MISSING: _("thiếu"), Verdict.NOT_CHECKED: _("không xét")}
    width = max(len(word) for word in words.values())
    longest = max(len(result.name) for result in results)
    for result in results:
        if quiet and result.verdict is not Verdict.MISSING:
            continue
        word = click.style(words[result.verdict].ljust(width), fg=_COLOURS[result.verdict])
        click.echo(f"{word}  {result.name.ljust(longest)}  {result.detail}", color=colour)
        if result.remedy:
            click.echo(f"{' ' * width}  → {result.remedy}", color=colour)
    if not quiet:
        click.echo(_summary(results), err=True)


def _summary(results: Sequence[Result]) -> str:
    if lacks(results, Need.DRAFT):
        return _("Chưa soạn được văn bản: xem các dòng «thiếu».")
    if lacks(results, Need.PDF):
        return _("Soạn được văn bản .docx; chưa làm được PDF: xem các dòng «thiếu».")
    return _("Soạn được văn bản .docx và làm được PDF.")
