"""``archive search``, ``show`` and ``due``: what was issued, read."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import click

from thongbao.archive.describing import as_json as metadata_json
from thongbao.archive.opening import SealedPackage, SealedPaper
from thongbao.archiving import Looked, Shown, due, look_for, show
from thongbao.cli.days import DAY
from thongbao.cli.draft import kind_words
from thongbao.cli.options import OPTIONS, shared
from thongbao.cli.printing import Printer, print_json
from thongbao.errors import ExitCode
from thongbao.language import _
from thongbao.vietnamese.dates import short_date, today
from thongbao.vietnamese.text import capitalised
from thongbao.workspace import find_workspace

_LIMIT = 50


@click.command(
    "search",
    options_metavar=OPTIONS,
    help=_(
        "Tìm trong lời của mọi văn bản đã ban hành, không phân biệt dấu, đ với d, chữ hoa. Chữ trong ngoặc kép phải"
        " đứng liền nhau. Không ghi gì thì liệt kê mọi gói, mới nhất trước."
    ),
    epilog=_('Ví dụ: thongbao archive search giai ngan "dau tu cong"'),
)
@click.argument("words", nargs=-1, metavar=_("[CHỮ]..."))
@click.option(
    "--limit", type=click.IntRange(1), default=_LIMIT, show_default=True, help=_("Nhiều nhất bao nhiêu dòng.")
)
@shared
def search_command(
    words: tuple[str, ...],
    limit: int,
    workspace: Path | None,
    output_format: str,
    strict: bool,  # noqa: ARG001 (nothing to be strict about)
    quiet: bool,
    verbose: bool,
    color: bool | None,
) -> int:
    """Print a line for each paper found."""
    printer = Printer(quiet, verbose, color)
    query = " ".join(f'"{word}"' if " " in word else word for word in words)
    looked = look_for(find_workspace(explicit=workspace), query, limit, printer.step(), printer.say)
    if output_format == "json":
        print_json({"rows": [_hit_json(*row) for row in looked.rows]})
    else:
        _print_hits(looked, printer, limit)
    return ExitCode.DONE


def _hit_json(hit: Any, package: SealedPackage, note: str) -> dict[str, Any]:
    paper = next(paper for paper in package.papers if paper.docx == hit.path)
    return {"package": package.name, **_paper_json(paper), "note": note, "around": hit.around}


def _print_hits(looked: Looked, printer: Printer, limit: int) -> None:
    for hit, package, note in looked.rows:
        paper = next(paper for paper in package.papers if paper.docx == hit.path)
        click.echo(f"{package.name}: {_named(paper)}" + (f" [{note}]" if note else ""))
        click.echo(f"    {hit.around}")
    for name in looked.unreadable:
        printer.complain(_("không đọc được gói {name}; xem: thongbao archive verify {name}").format(name=name))
    if len(looked.rows) == limit:
        printer.say(_("Chỉ in {n} dòng đầu; tìm hẹp hơn, hoặc thêm --limit").format(n=limit))
    elif not looked.rows:
        printer.say(_("Không tìm thấy."))


def _named(paper: SealedPaper) -> str:
    """Return what a clerk calls a paper: number, code, day, abstract; its kind and whom it is for without a number."""
    known = paper.metadata
    if known is None:
        return capitalised(kind_words(paper.kind)) + (f" ({paper.recipient})" if paper.recipient else "")
    words = _("{type} số {code} ngày {day}: {subject}")
    day = short_date(known.issued_date)
    return words.format(type=known.type_name, code=known.code, day=day, subject=known.subject)


def _paper_json(paper: SealedPaper) -> dict[str, Any]:
    return {
        "kind": str(paper.kind),
        "recipient": paper.recipient,
        "path": paper.docx,
        "pdf": paper.pdf,
        "metadata": metadata_json(paper.metadata) if paper.metadata else None,
    }


@click.command(
    "show",
    options_metavar=OPTIONS,
    help=_("Xem một gói: văn bản, nơi nhận, bản ký đã thêm, văn bản thay thế hay đính chính nó, thời hạn bảo quản."),
    epilog=_("Ví dụ: thongbao archive show 2026-10-05_08"),
)
@click.argument("package", metavar=_("GÓI"))
@shared
def show_command(
    package: str,
    workspace: Path | None,
    output_format: str,
    strict: bool,  # noqa: ARG001 (differences count already)
    quiet: bool,
    verbose: bool,
    color: bool | None,
) -> int:
    """Print a package; 8 when it is not as it was sealed."""
    printer = Printer(quiet, verbose, color)
    shown = show(find_workspace(explicit=workspace), package)
    if output_format == "json":
        print_json(_shown_json(shown))
    else:
        for line in _shown_lines(shown):
            click.echo(line)
    if shown.found:
        message = _("gói không còn như lúc niêm phong ({n} sai khác); xem: thongbao archive verify {name}")
        printer.complain(message.format(n=len(shown.found), name=shown.package.name))
    return ExitCode.ARCHIVE if shown.found else ExitCode.DONE


def _shown_json(shown: Shown) -> dict[str, Any]:
    package = shown.package
    kept = package.retention
    return {
        "package": package.name,
        "folder": str(package.folder),
        "tool_version": package.tool_version,
        "sealed_at": package.sealed_at.isoformat(timespec="seconds"),
        "retention": {
            "term": kept.term,
            "review_date": kept.review_date.isoformat() if kept.review_date else None,
            "dossier": kept.dossier,
            "dossier_title": kept.dossier_title,
        },
        "papers": [{**_paper_json(paper), "note": shown.notes.get(paper.docx, "")} for paper in package.papers],
        "accepted": [
            {"rule": one.rule, "message": one.message, "place": one.place, "why": one.why} for one in package.accepted
        ],
        "attachments": [one.as_json() for one in shown.attachments],
        "differences": [one.as_json() for one in shown.found],
    }


def _shown_lines(shown: Shown) -> Iterator[str]:
    package, kept = shown.package, shown.package.retention
    yield package.name
    sealed = _("  niêm phong lúc {at} bằng thongbao {version}; {state}")
    state = _("nguyên vẹn") if not shown.found else _("KHÔNG CÒN NGUYÊN VẸN")
    at = f"{package.sealed_at:%H:%M} {short_date(package.sealed_at.date())}"
    yield sealed.format(at=at, version=package.tool_version, state=state)
    review = _(", xem lại từ {day}").format(day=short_date(kept.review_date)) if kept.review_date else ""
    dossier = _("; hồ sơ {code} {title}").format(code=kept.dossier, title=kept.dossier_title) if kept.dossier else ""
    yield _("  thời hạn bảo quản: {term}{review}{dossier}").format(
        term=kept.term or _("chưa đặt"), review=review, dossier=dossier.rstrip()
    )
    for paper in package.papers:
        yield f"  {_named(paper)}"
        if shown.notes.get(paper.docx):
            yield f"    {shown.notes[paper.docx]}"
        if paper.metadata and paper.metadata.to:
            yield _("    gửi: {to}").format(to="; ".join(one.organ_name for one in paper.metadata.to))
        yield f"    {package.folder / 'data' / (paper.pdf or paper.docx)}"
    for one in package.accepted:
        yield _("  chấp nhận {rule}: {message} (vì {why})").format(rule=one.rule, message=one.message, why=one.why)
    for kept_file in shown.attachments:
        note = f" ({kept_file.note})" if kept_file.note else ""
        yield _("  kèm theo {number}: {name}{note}, thêm ngày {at} bởi {by}").format(
            number=kept_file.number, name=kept_file.name, note=note, at=kept_file.added_at[:10], by=kept_file.added_by
        )
        yield f"    {kept_file.file}"


@click.command(
    "due",
    options_metavar=OPTIONS,
    help=_("Liệt kê gói đã hết thời hạn bảo quản, cần người xem lại. Máy không bao giờ xóa gói nào."),
    epilog=_("Ví dụ: thongbao archive due --until 2047-12-31"),
)
@click.option("--until", type=DAY, metavar=_("NGÀY"), help=_("Hết hạn tính đến ngày này; mặc định hôm nay."))
@shared
def due_command(
    until: date | None,
    workspace: Path | None,
    output_format: str,
    strict: bool,  # noqa: ARG001 (nothing to be strict about)
    quiet: bool,
    verbose: bool,
    color: bool | None,
) -> int:
    """Print a line for each package up for review."""
    printer = Printer(quiet, verbose, color)
    found = due(find_workspace(explicit=workspace), until or today())
    if output_format == "json":
        rows = [
            {
                "package": package.name,
                "term": package.retention.term,
                "review_date": package.retention.review_date.isoformat() if package.retention.review_date else None,
                "dossier": package.retention.dossier,
            }
            for package in found.packages
        ]
        print_json({"rows": rows, "without_term": found.without_term})
        return ExitCode.DONE
    for package in found.packages:
        day = package.retention.review_date
        words = _("{name}: {term}, xem lại từ {day}")
        click.echo(words.format(name=package.name, term=package.retention.term, day=short_date(day) if day else ""))
    printer.say(_("{n} gói cần xem lại").format(n=len(found.packages)))
    if found.without_term:
        message = _("{n} gói chưa có thời hạn bảo quản; đặt luu_tru trong co-quan.yaml cho những lần ban hành sau")
        printer.say(message.format(n=found.without_term))
    return ExitCode.DONE
