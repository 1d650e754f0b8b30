"""The register printed: Sổ đăng ký văn bản đi, cover and ten columns (Nghị định 30/2020/NĐ-CP, Phụ lục IV, mục I)."""

import csv
import io
from collections.abc import Sequence
from dataclasses import astuple, dataclass
from datetime import date

from thongbao.compose.register_sheets import KeeperWords, RegisterRow, RegisterSheet
from thongbao.compose.sheet_fields import sheet_of
from thongbao.language import _
from thongbao.model.office import Organ
from thongbao.papers import Kind, Sheet
from thongbao.register.standing import Standing, type_and_subject
from thongbao.register.wanted import SHARED
from thongbao.vietnamese.dates import padded_number

HEADINGS = (
    "Số, ký hiệu văn bản",
    "Ngày tháng văn bản",
    "Tên loại và trích yếu nội dung văn bản",
    "Người ký",
    "Nơi nhận văn bản",
    "Đơn vị, người nhận bản lưu",
    "Số lượng bản",
    "Ngày chuyển",
    "Ký nhận",
    "Ghi chú",
)
# Programs that open a CSV file take these for the beginning of a formula (OWASP, CSV Injection).
_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Book:
    """One book: whose it is, the year, the series it is limited to (empty: all), its volume, its papers in order."""

    organ: Organ
    year: int
    standings: Sequence[Standing]
    series: str = ""
    volume: int = 1


def book_sheet(book: Book) -> Sheet:
    """Return the words of the book for its template."""
    papers = [standing.paper for standing in book.standings]
    numbers = [paper.code_number for paper in papers]
    days = sorted(paper.issued_date for paper in papers)
    words = RegisterSheet(
        keeper=KeeperWords((book.organ.governing or "").upper(), tuple(line.upper() for line in book.organ.name_lines)),
        series="" if book.series == SHARED else book.series,
        year=str(book.year),
        first_day=_day(days[0]) if days else f"01/01/{book.year}",
        last_day=_day(days[-1]) if days else f"31/12/{book.year}",
        first_number=padded_number(min(numbers, default=0)),
        last_number=padded_number(max(numbers, default=0)),
        volume=padded_number(book.volume),
        rows=tuple(book_row(standing) for standing in book.standings),
    )
    title = _("Sổ đăng ký văn bản đi năm {year}").format(year=book.year)
    return sheet_of(Kind.REGISTER, None, title, book.organ.name, words)


def book_row(standing: Standing) -> RegisterRow:
    """Return a paper as a line of the book; every column is text."""
    paper = standing.paper
    return RegisterRow(
        code=paper.code,
        date=_day(paper.issued_date),
        type_and_subject=type_and_subject(paper),
        signer=paper.signer,
        recipients=paper.recipients,
        filing=paper.filing,
        copies="" if standing.copies is None else padded_number(standing.copies),
        sent_date=_day(standing.sent_date) if standing.sent_date else "",
        received_by=standing.received_by,
        note=standing.note,
    )


def _day(text: str) -> str:
    """Return ``05/10/2026``: in a column of a table day and month have two digits each."""
    return date.fromisoformat(text).strftime("%d/%m/%Y")


def book_csv(book: Book) -> bytes:
    """Return the book as CSV for a spreadsheet: UTF-8 with a mark, so that it is read as such; no cell is a formula."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(HEADINGS)
    writer.writerows([_safe(cell) for cell in astuple(book_row(standing))] for standing in book.standings)
    return b"\xef\xbb\xbf" + stream.getvalue().encode()


def _safe(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA_SIGNS) else cell
