"""``thongbao draft``: the notice, the papers to units, the briefs; number and day left blank."""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import click

from thongbao.cli.options import FILE, OPTIONS, dry_run, shared
from thongbao.cli.printing import Printer, print_json, total
from thongbao.cli.watching import watch
from thongbao.errors import ExitCode, UsageError
from thongbao.language import _
from thongbao.papers import Kind, is_person_kind
from thongbao.pipeline import Draft, draft, exit_code
from thongbao.workspace import Workspace, find_workspace, notice_file

# So many files that went are named; a draft without PDF after one with it takes away dozens.
_NAMED = 5


def kind_words(kind: Kind) -> str:
    """Return what a clerk calls the papers of a kind."""
    return {
        Kind.NOTICE: _("thông báo"),
        Kind.LETTER: _("công văn"),
        Kind.SLIP: _("phiếu giao nhiệm vụ"),
        Kind.EXTRACT: _("bản trích sao"),
        Kind.ASSIGNMENT_TABLE: _("phụ lục bảng phân công"),
        Kind.BRIEF: _("tóm tắt nhiệm vụ"),
    }[kind]


@click.command(
    "draft",
    options_metavar=OPTIONS,
    help=_(
        "Soạn thông báo và mọi văn bản kèm theo vào output/du-thao/<tên>/. Số và ngày để trống; chạy lại bao nhiêu lần"
        " cũng được."
    ),
    epilog=_("Ví dụ: thongbao draft content/2026/ket-luan-giao-ban-thang-9/thong-bao.yaml --output du-thao"),
)
@click.argument("notices", nargs=-1, required=True, type=FILE, metavar=_("THÔNG-BÁO.yaml..."))
@click.option("--output", type=FILE, help=_("Thư mục ghi các văn bản; mặc định output/du-thao/<tên>/."))
@click.option(
    "--watch", "watched", is_flag=True, help=_("Theo dõi tệp YAML và mẫu, có thay đổi thì soạn lại; Ctrl-C để thôi.")
)
@click.option(
    "--present",
    "presented",
    type=click.IntRange(1),
    help=_("Bản trình ký lần thứ mấy: in «DỰ THẢO LẦN …», và nhớ để issue báo nếu bản ghi thay đổi sau đó."),
)
@click.option("--pdf", is_flag=True, help=_("Chuyển thêm sang PDF bằng LibreOffice."))
@click.option("--png", "pictures", is_flag=True, help=_("Vẽ thêm từng trang thành hình PNG (kèm cả PDF)."))
@dry_run
@shared
def command(
    notices: tuple[Path, ...],
    output: Path | None,
    watched: bool,
    presented: int | None,
    pdf: bool,
    pictures: bool,
    dry_run: bool,
    workspace: Path | None,
    output_format: str,
    strict: bool,
    quiet: bool,
    verbose: bool,
    color: bool | None,
) -> int:
    """Draft each notice and return the worst exit code."""
    if output is not None and len(notices) > 1:
        raise UsageError(_("--output chỉ dùng khi soạn một thông báo"), _("chạy từng thông báo, hoặc bỏ --output"))
    if output_format == "json" and len(notices) > 1:
        raise UsageError(_("--format json chỉ dùng khi soạn một thông báo"), _("chạy từng thông báo"))
    if watched and (len(notices) > 1 or dry_run or output_format == "json" or presented):
        raise UsageError(
            _("--watch chỉ dùng cho một thông báo, không kèm --dry-run, --format json, --present"),
            _("bỏ bớt tùy chọn"),
        )
    printer = Printer(quiet, verbose, color)
    worst = ExitCode.DONE
    for given in notices:
        notice = notice_file(given)
        place = find_workspace(notice, workspace)
        folder = output or place.draft_folder(notice)
        if watched:
            return watch(place, notice, folder, printer, strict=strict)
        options = {"strict": strict, "dry_run": dry_run, "pdf": pdf or pictures, "pictures": pictures}
        draft_it = partial(draft, place, notice, folder, **options, progress=printer.step())
        made = present(place, notice, presented, draft_it, dry_run=dry_run) if presented else draft_it()
        if output_format == "json":
            print_json(as_json(made))
        else:
            _print(made, folder, printer, dry_run=dry_run)
        worst = max(worst, exit_code(made.checked.findings, readable=made.checked.readable, strict=strict))
    return worst


def present(place: Workspace, notice: Path, number: int, draft_it: Callable[..., Draft], *, dry_run: bool) -> Draft:
    """Draft a printing for signature and remember it; the register is opened only for this."""
    from thongbao.issuing.desk import desk_for_trial, desk_for_writing
    from thongbao.issuing.presenting import present_notice

    opened = desk_for_trial if dry_run else desk_for_writing
    with opened(place, datetime.now(UTC)) as desk:
        return present_notice(desk, notice, number, lambda: draft_it(presented=number), dry_run=dry_run)


def as_json(made: Draft) -> dict[str, Any]:
    """Return the draft as the JSON contract has it; pages are known only when a PDF was made."""
    return {
        "files": [
            {
                "kind": str(paper.kind),
                "unit": None if is_person_kind(paper.kind) else paper.recipient,
                "person": paper.recipient if is_person_kind(paper.kind) else None,
                "path": str(paper.path),
                "pages": paper.converted.pages if paper.converted else None,
            }
            for paper in made.papers
        ],
        "counts": {str(kind): count for kind, count in made.counts.items()},
        "findings": [finding.as_json() for finding in made.checked.findings],
    }


def _print(made: Draft, folder: Path, printer: Printer, *, dry_run: bool) -> None:
    printer.findings(made.checked.findings)
    for paper in made.papers:
        click.echo(paper.path)
        for path in (paper.converted.pdf, *paper.converted.pictures) if paper.converted else ():
            click.echo(path)
    named = made.removed if printer.verbose else made.removed[:_NAMED]
    for name in named:
        printer.say(_("đã bỏ bản dự thảo cũ không còn dùng: {file}").format(file=folder / name))
    if more := len(made.removed) - len(named):
        printer.say(_("… và {n} tệp khác; thêm -v để xem hết").format(n=more))
    if made.papers:
        counts = ", ".join(f"{count} {kind_words(kind)}" for kind, count in made.counts.items())
        message = _("Sẽ ghi {counts} vào {folder}") if dry_run else _("Đã ghi {counts} vào {folder}")
        printer.say(message.format(counts=counts, folder=folder))
    else:
        printer.say(_("Chưa soạn văn bản nào: {total}").format(total=total(made.checked.findings)))
