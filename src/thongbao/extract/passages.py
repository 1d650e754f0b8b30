"""What goes in: the paragraphs of a notice, each with the lines it stands under."""

from dataclasses import dataclass

from thongbao.findings import Place


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a row of a table of tasks, or one labelled field: its heading and its words."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph (or one row of a table) that may give somebody something to do.

    ``text`` is NFC, in one line, without its bullet or number. ``section`` is the number of its section (``3``,
    ``3.1``). ``headings`` are the lines above that it stands under, outermost first, exactly as printed: titles of
    sections, lines that give everything below to a unit ("Giao Phòng Nội vụ:"), a paragraph ending in a colon whose
    points it is one of. The nearest that names a unit counts. ``cells`` are the cells of a row; ``text`` is then the
    words of its task. ``place`` is handed through.
    """

    text: str
    section: str = ""
    headings: tuple[str, ...] = ()
    place: Place | None = None
    cells: tuple[Cell, ...] = ()
