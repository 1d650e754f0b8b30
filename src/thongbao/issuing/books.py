"""The register of a year printed into a file: Word by its template, a workbook, or CSV."""

from collections.abc import Sequence
from pathlib import Path

from thongbao.errors import UsageError
from thongbao.files import write_whole
from thongbao.issuing.desk import Desk
from thongbao.language import _
from thongbao.model.office import Organ
from thongbao.papers import Kind
from thongbao.pipeline import layout_of, load_template
from thongbao.register.exporting import Book, book_csv, book_sheet
from thongbao.register.listing import listed
from thongbao.register.workbook import book_workbook
from thongbao.render.rendering import render
from thongbao.store.issuers import Body, seen_issuers


def export_book(desk: Desk, file: Path, year: int, *, organ: str = "", series: str = "", volume: int = 1) -> int:
    """Write the book of a body and a year; return how many papers stand in it. The ending says which kind of file.

    :param series: only this series (its type); empty for all.
    :raises UsageError: the office has no such body. :raises OutputError: the file cannot be written.
    :raises TemplateError: the office's template of the book has a fault.
    """
    whose = _organ(desk, organ)
    body = Body(whose.id, whose.name, whose.governing or "", whose.organ_code or "")
    issuers = seen_issuers(desk.store, [body])
    with desk.store.reading() as session:
        standings = listed(session, issuers, year=year, series=series)
    book = Book(whose, year, standings, series, volume)
    match file.suffix.lower():
        case ".csv":
            data = book_csv(book)
        case ".xlsx":
            data = book_workbook(book)
        case _:
            template = load_template(Kind.REGISTER, desk.workspace, layout_of(desk.office.layout))
            data = render(book_sheet(book), template)
    write_whole(file, data)
    return len(standings)


def _organ(desk: Desk, identifier: str) -> Organ:
    organs: Sequence[Organ] = desk.office.organs
    found = next((organ for organ in organs if organ.id == identifier), None if identifier else organs[0])
    if found is None:
        known = ", ".join(organ.id for organ in organs)
        raise UsageError(_("không có cơ quan «{id}»").format(id=identifier), _("có: {known}").format(known=known))
    return found
