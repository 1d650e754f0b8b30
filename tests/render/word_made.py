"""Word files as a designer draws them, by python-docx: every kind of tag in every kind of place."""

import io
import random
from typing import Any

from docx import Document
from docx.enum.section import WD_SECTION
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import nsdecls


def saved(document: Any) -> bytes:
    """Return the bytes of a document."""
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def split(paragraph: Any, text: str, places: tuple[int, ...] = ()) -> Any:
    """Write a text into a paragraph, cut into runs at places, as Word does at every change of anything."""
    start = 0
    for number, end in enumerate((*places, len(text))):
        run = paragraph.add_run(text[start:end])
        run.bold = bool(number % 2) or None
        start = end
    return paragraph


def paragraphs(*texts: str) -> Any:
    """Return a document with a paragraph for each text."""
    document = Document()
    for text in texts:
        document.add_paragraph(text)
    return document


def table(document: Any, *rows: tuple[str, ...], columns: int | None = None) -> Any:
    """Add a table; a row with fewer texts leaves its last cells empty."""
    width = columns or max(map(len, rows))
    made = document.add_table(rows=len(rows), cols=width)
    for row, texts in zip(made.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=False):
            cell.paragraphs[0].add_run(text)
    return made


def with_footnotes(document: Any, *texts: str) -> Any:
    """Add a part of footnotes with these texts."""
    notes = "".join(
        f'<w:footnote w:id="{n}"><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:footnote>'
        for n, text in enumerate(texts, 2)
    )
    xml = f'<?xml version="1.0" encoding="UTF-8"?>\n<w:footnotes {nsdecls("w")}>{notes}</w:footnotes>'
    package = document.part.package
    part = Part(PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, xml.encode(), package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    return document


def section(document: Any, header: str, footer: str = "") -> Any:
    """Begin a new section with a header and footer of its own."""
    new = document.add_section(WD_SECTION.NEW_PAGE)
    new.header.is_linked_to_previous = new.footer.is_linked_to_previous = False
    new.header.paragraphs[0].text = header
    new.footer.paragraphs[0].text = footer
    return document


def cut(texts: random.Random, text: str) -> tuple[int, ...]:
    """Return up to two places in a text."""
    if len(text) < 4:
        return ()
    return tuple(sorted(texts.sample(range(1, len(text)), texts.choice([0, 0, 1, 2]))))
