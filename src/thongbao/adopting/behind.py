"""What stands behind the foot: the appendices; and ô 13, the address in the footer of page 1."""

from collections.abc import Mapping, Sequence

from thongbao.adopting.models import Model
from thongbao.adopting.work import Work, blocks_of, remove_all, texts, wrap
from thongbao.language import _
from thongbao.standard.recognising import Marker, is_address, is_appendix_label, is_attachment, is_blank, is_rule
from thongbao.starters.components import last_paragraph
from thongbao.starters.making import starter
from thongbao.word.editing import Node, Paragraph
from thongbao.word.editing_parts import Part
from thongbao.word.editing_sections import end_section, ends_section, start_anew, with_first_footer
from thongbao.word.package import Package

APPENDIX, ADDRESS = "phụ lục", "ô 13"
_NOTHING = Marker("", "", "")


def take_appendices(work: Work, behind: Sequence[Node]) -> dict[str, Model]:
    """Take the old appendices out; return the looks of label, title and «(Kèm theo …)»."""
    start = next((i for i, block in enumerate(behind) if _opens_appendix(block)), None)
    if start is None:
        return {}
    while start and not behind[start - 1].is_table and not behind[start - 1].is_drawn and _is_empty(behind[start - 1]):
        start -= 1
    taken = behind[start:]
    lines = [line for block in taken for line in block.paragraphs if not is_blank(line.text)]
    attached = next((i for i, line in enumerate(lines[:8]) if is_attachment(line.text)), None)
    found = {"phu_luc": lines[0]}
    if attached is not None:
        found["kem_theo"] = lines[attached]
    if len(lines) > 1 and attached != 1:
        found["ten_phu_luc"] = lines[1]
    work.report(APPENDIX, texts(lines[:3]), "{%p for pl in phu_luc %} …")
    remove_all(taken)
    return {name: Model(work.looks.unnumbered(line), _NOTHING) for name, line in found.items()}


def _opens_appendix(block: Node) -> bool:
    return any(is_appendix_label(line.text) for line in block.paragraphs[:3])


def _is_empty(block: Node) -> bool:
    return all(is_blank(line.text) for line in block.paragraphs)


def appendix_models(title: Paragraph | None, old: Mapping[str, Model]) -> dict[str, Model]:
    """Return the looks of an appendix's heading: the old ones, else those of the paper's own title."""
    result = dict(old)
    if title is not None:
        looks = (("phu_luc", True, False), ("ten_phu_luc", True, False), ("kem_theo", False, True))
        for name, strong, slanted in looks:
            result.setdefault(name, Model(title, _NOTHING, strong, slanted))
    return result


def add_appendices(work: Work, blocks: Sequence[Node]) -> None:
    """Put the loop over the appendices at the end; each starts a section like the paper's own."""
    work.part.append(*blocks)
    start_anew(work.part)
    for block in blocks:
        if isinstance(block, Paragraph) and ends_section(block):
            end_section(work.part, block)


def adopt_address(work: Work, package: Package, like: Paragraph) -> Package:
    """Put the tag of ô 13 where a footer gives an address, else into a footer of page 1."""
    footers = [name for name in sorted(package.members) if name.startswith("word/footer") and name.endswith(".xml")]
    for name in footers:
        footer = Part(package, name)
        if _replace_address(work, footer):
            return package.replaced({name: footer.data()})
    package, name = with_first_footer(package, work.part)
    footer = Part(package, name)
    own = Part(starter(work.kind), "word/footer2.xml").blocks
    for block in own:
        for line in block.paragraphs:
            line.dress(work.looks.fonts(like))
    footer.append(*own)
    work.note(_("chân trang cũ không có địa chỉ: mẫu in ô 13 ở cuối trang 1 khi co-quan.yaml có dia_chi"))
    return package.replaced({name: footer.data()})


def _replace_address(work: Work, footer: Part) -> bool:
    said = [line for line in footer.paragraphs if not is_blank(line.text) and not is_rule(line.text)]
    found = [line for line in said if is_address(line.text)]
    if not found:
        return False
    first = found[0]
    above = [line for line in said[: said.index(first)] if line.ancestor("tc") == first.ancestor("tc")]
    lines = [*above, *found]
    work.report(ADDRESS, texts(lines), "{{ dia_chi }}")
    lines[0].set_words("{{ dia_chi }}")
    remove_all(lines[1:])
    # Footer and cell need a paragraph even when there is no address to print.
    if lines[0].previous() is None and lines[0].following() is None:
        lines[0].after(*blocks_of(last_paragraph()))
    wrap("if dia_chi", "endif", lines[0])
    return True
