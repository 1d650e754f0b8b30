"""The sections of a document: paper, margins, headers and footers, each with what it inherits from the one before."""

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from lxml import etree

from thongbao.word.editing_markup import w
from thongbao.word.package import Package
from thongbao.word.styles import whole

_OFFICE: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_RELATIONS: Final = "word/_rels/document.xml.rels"
_RELATION: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_ON: Final = ("1", "true", "on")


@dataclass(slots=True, eq=False)
class Section:
    """One section; lengths in twips. ``headers`` and ``footers`` map ``default``, ``first``, ``even`` to part names.

    ``page_start`` is the number its pages begin with, ``None`` where they count on; ``has_margins`` is false where the
    file says nothing of them. ``mirrored`` says that left and right swap on even pages.
    """

    number: int
    width: int
    height: int
    landscape: bool
    top: int
    bottom: int
    left: int
    right: int
    gutter: int
    gutter_at_top: bool
    mirrored: bool
    has_margins: bool
    title_page: bool
    page_start: int | None
    page_format: str
    kind: str
    headers: Mapping[str, str]
    footers: Mapping[str, str]
    even_and_odd: bool
    element: etree._Element | None

    @property
    def text_width(self) -> int:
        """The width between the margins."""
        return self.width - self.left - self.right - (0 if self.gutter_at_top else self.gutter)


def read_sections(package: Package, body: etree._Element) -> list[Section]:
    """Return the sections in order; a body without any has one that says nothing."""
    settings = package.tree("word/settings.xml") if "word/settings.xml" in package.members else None
    targets = dict(_targets(package))
    found: list[Section] = []
    headers: dict[str, str] = {}
    footers: dict[str, str] = {}
    elements: list[etree._Element | None] = [*section_elements(body)]
    for element in elements or [None]:
        if element is not None:
            headers = {**headers, **_references(element, "headerReference", targets)}
            footers = {**footers, **_references(element, "footerReference", targets)}
        found.append(_section(len(found), element, settings, headers, footers))
    return found


def section_elements(body: etree._Element) -> list[etree._Element]:
    """Return the ``w:sectPr`` of the body in order, the last one's last; those of tracked changes are left out."""
    inner = (p.find(f"{w('pPr')}/{w('sectPr')}") for p in body.iter(w("p")))
    own = body.find(w("sectPr"))
    return [each for each in (*inner, own) if each is not None]


def _targets(package: Package) -> Iterator[tuple[str, str]]:
    if _RELATIONS in package.members:
        for relation in package.tree(_RELATIONS).iter(_RELATION):
            target = str(relation.get("Target", ""))
            name = target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"word/{target}")
            if name in package.members:
                yield str(relation.get("Id", "")), name


def _references(section: etree._Element, name: str, targets: Mapping[str, str]) -> dict[str, str]:
    found = {}
    for reference in section.iterchildren(w(name)):
        target = targets.get(reference.get(f"{_OFFICE}id", ""))
        if target:
            found[reference.get(w("type"), "default")] = target
    return found


def _flag(parent: etree._Element | None, name: str) -> bool:
    found = None if parent is None else parent.find(w(name))
    return found is not None and found.get(w("val"), "1") in _ON


def _section(
    number: int,
    element: etree._Element | None,
    settings: etree._Element | None,
    headers: Mapping[str, str],
    footers: Mapping[str, str],
) -> Section:
    def part(name: str) -> Mapping[str, str]:
        found = None if element is None else element.find(w(name))
        return {} if found is None else {str(k): str(v) for k, v in found.attrib.items()}

    size, margins, pages = part("pgSz"), part("pgMar"), part("pgNumType")
    kind = None if element is None else element.find(w("type"))
    start = pages.get(w("start"))
    width, height = whole(size.get(w("w"))), whole(size.get(w("h")))
    return Section(
        number=number,
        width=width,
        height=height,
        landscape=width > height > 0,
        top=abs(whole(margins.get(w("top")))),
        bottom=abs(whole(margins.get(w("bottom")))),
        left=whole(margins.get(w("left"))),
        right=whole(margins.get(w("right"))),
        gutter=whole(margins.get(w("gutter"))),
        gutter_at_top=_flag(settings, "gutterAtTop"),
        mirrored=_flag(settings, "mirrorMargins"),
        has_margins=bool(margins),
        title_page=_flag(element, "titlePg"),
        page_start=int(start) if start and start.isdecimal() else None,
        page_format=pages.get(w("fmt"), "decimal"),
        kind="nextPage" if kind is None else kind.get(w("val"), "nextPage"),
        headers=headers,
        footers=footers,
        even_and_odd=_flag(settings, "evenAndOddHeaders"),
        element=element,
    )
