"""``thongbao register list|show|search|next|export``: looking into the register; nothing is written there."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from thongbao.archive.naming import package_folder
from thongbao.cli.options import FILE, OPTIONS
from thongbao.cli.printing import Printer, print_json
from thongbao.cli.register_options import YEAR, common, happened_words, print_rows, reading, status_words
from thongbao.errors import UsageError
from thongbao.issuing.desk import Desk
from thongbao.language import _
from thongbao.register.finding import find_paper
from thongbao.register.listing import listed, next_codes
from thongbao.register.standing import Standing, standings, type_and_subject
from thongbao.store.searching import search_papers
from thongbao.vietnamese.dates import short_date


@click.command(
    "list",
    options_metavar=OPTIONS,
    help=_("Liệt kê văn bản đã ban hành theo thứ tự đăng ký."),
    epilog=_("Ví dụ: thongbao register list --year 2026 --type 'Thông báo'"),
)
@YEAR
@click.option("--type", "type_name", default="", help=_("Chỉ loại văn bản này: Thông báo, Công văn."))
@click.option("--unsent", is_flag=True, help=_("Chỉ văn bản chưa ghi ngày chuyển."))
@common
def list_command(
    year: int | None,
    type_name: str,
    unsent: bool,
    workspace: Path | None,
    output_format: str,
    quiet: bool,
    verbose: bool,
) -> None:
    """Print the papers of a year and type."""
    with reading(workspace) as desk, desk.store.reading() as session:
        found = listed(session, desk.seen, year=year, type_name=type_name, unsent=unsent)
    _print(found, output_format, Printer(quiet, verbose))


def _print(found: list[Standing], output_format: str, printer: Printer) -> None:
    if output_format == "json":
        print_json({"rows": [standing.as_json() for standing in found]})
    else:
        print_rows(found, printer)


@click.command(
    "search",
    options_metavar=OPTIONS,
    help=_("Tìm văn bản có đủ các từ; không cần gõ dấu, không phân biệt hoa thường, đ cũng là d."),
    epilog=_("Ví dụ: thongbao register search dat dai phong kinh te"),
)
@click.argument("words", nargs=-1, required=True, metavar=_("TỪ..."))
@YEAR
@common
def search_command(
    words: tuple[str, ...],
    year: int | None,
    workspace: Path | None,
    output_format: str,
    quiet: bool,
    verbose: bool,
) -> None:
    """Print the papers that hold the words, the latest first."""
    with reading(workspace) as desk, desk.store.reading() as session:
        papers = search_papers(session, desk.seen, " ".join(words), year=year)
        found = standings(session, desk.seen, papers)
    printer = Printer(quiet, verbose)
    _print(found, output_format, printer)
    if not found and output_format != "json":
        printer.say(_("    → sổ chỉ có trích yếu, nơi nhận; tìm trong lời văn bản: thongbao archive search TỪ…"))


@click.command(
    "show",
    options_metavar=OPTIONS,
    help=_("Xem một văn bản: mười cột của sổ, gói, văn bản liên quan, và mọi việc đã ghi về văn bản đó."),
    epilog=_("Ví dụ: thongbao register show 08/TB-UBND --year 2026"),
)
@click.argument("paper", metavar=_("SỐ/KÝ-HIỆU|GÓI"))
@YEAR
@common
def show_command(
    paper: str, year: int | None, workspace: Path | None, output_format: str, quiet: bool, verbose: bool
) -> None:
    """Print one paper with all that happened to it."""
    with reading(workspace) as desk, desk.store.reading() as session:
        (standing,) = standings(session, desk.seen, [find_paper(session, desk.seen, paper, year)])
        folder = _folder(desk, standing)
    if output_format == "json":
        links = [
            {"what": str(tie.happened), "by_this": tie.active, "code": tie.other.code, "date": tie.other.issued_date}
            for tie in standing.ties
        ]
        events = [{"at": event.at, "who": event.who, "what": event.what, "why": event.why} for event in standing.events]
        print_json({**standing.as_json(), "links": links, "events": events, "path": folder})
    else:
        _print_one(standing, folder, Printer(quiet, verbose))


def _folder(desk: Desk, standing: Standing) -> str:
    return str(package_folder(desk.issued_folder, standing.package)) if standing.package else ""


def _print_one(standing: Standing, folder: str, printer: Printer) -> None:
    paper = standing.paper
    for heading, value in (
        (_("Số, ký hiệu"), paper.code),
        (_("Ngày tháng"), short_date(date.fromisoformat(paper.issued_date))),
        (_("Tên loại, trích yếu"), type_and_subject(paper)),
        (_("Cơ quan"), paper.organ_name),
        (_("Người ký"), f"{paper.signer} ({paper.position})" if paper.signer else ""),
        (_("Nơi nhận"), paper.recipients),
        (_("Bản lưu"), paper.filing),
        (_("Số lượng bản"), standing.copies or ""),
        (_("Ngày chuyển"), short_date(date.fromisoformat(standing.sent_date)) if standing.sent_date else ""),
        (_("Ký nhận"), standing.received_by),
        (_("Ghi chú"), standing.note),
        (_("Tình trạng"), status_words(standing.status)),
        (_("Gói"), folder),
    ):
        if value != "":
            click.echo(f"{heading}: {value}")
    for event in standing.events:
        at = datetime.fromisoformat(event.at)
        words = f"{at:%H:%M} {short_date(at.date())}  {event.who}  {happened_words(event.what)}"
        printer.say(f"{words}: {event.why}" if event.why else words)


@click.command(
    "next",
    options_metavar=OPTIONS,
    help=_("Xem số tiếp theo của từng dãy; chưa lấy số nào."),
    epilog=_("Ví dụ: thongbao register next"),
)
@YEAR
@common
def next_command(year: int | None, workspace: Path | None, output_format: str, quiet: bool, verbose: bool) -> None:
    """Print the next number of each series."""
    with reading(workspace) as desk, desk.store.reading() as session:
        found = list(next_codes(session, desk.seen, year or desk.today.year))
    if output_format == "json":
        print_json({"rows": [{"issuer": s.issuer, "series": s.name, "year": s.year, "next": n} for s, n in found]})
        return
    for series, number in found:
        click.echo(_("{series} năm {year}: {n:02d}").format(series=series.name, year=series.year, n=number))
    if not found:
        Printer(quiet, verbose).say(_("chưa dãy nào có số trong năm này; số đầu tiên sẽ là 01"))


@click.command(
    "export",
    options_metavar=OPTIONS,
    help=_(
        "In Sổ đăng ký văn bản đi của một năm: bìa và mười cột theo Phụ lục IV Nghị định 30/2020/NĐ-CP, khổ A4 ngang."
        " Đuôi tệp quyết định loại: .docx, .xlsx, .csv."
    ),
    epilog=_("Ví dụ: thongbao register export --year 2026 so-2026.docx"),
)
@click.argument("file", type=FILE, metavar=_("TỆP.docx|.xlsx|.csv"))
@YEAR
@click.option("--organ", default="", help=_("Mã cơ quan trong co-quan.yaml; mặc định cơ quan đầu tiên."))
@click.option("--type", "type_name", default="", help=_("Chỉ dãy số của loại này; mặc định mọi văn bản."))
@click.option("--volume", type=click.IntRange(1), default=1, help=_("Quyển số."))
@click.option("--workspace", type=FILE, help=_("Thư mục làm việc (chứa thư mục content)."))
@click.option("-q", "--quiet", is_flag=True, help=_("Chỉ in lỗi."))
def export_command(
    file: Path, year: int | None, organ: str, type_name: str, volume: int, workspace: Path | None, quiet: bool
) -> None:
    """Write the book of a year."""
    if file.suffix.lower() not in {".docx", ".xlsx", ".csv"}:
        raise UsageError(_("đuôi tệp phải là .docx, .xlsx hoặc .csv"), _("ví dụ: so-2026.docx"))
    # What prints a book is not needed to look into the register.
    from thongbao.issuing.books import export_book

    options: dict[str, Any] = {"organ": organ, "series": type_name, "volume": volume}
    with reading(workspace) as desk:
        count = export_book(desk, file, year or desk.today.year, **options)
    click.echo(file)
    Printer(quiet).say(_("Đã ghi {n} văn bản vào {file}").format(n=count, file=file))


COMMANDS = (list_command, search_command, show_command, next_command, export_command)
