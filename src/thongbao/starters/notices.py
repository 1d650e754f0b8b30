"""Starters of the notice (mẫu 1.4), the extract (mẫu 3.1) and the table of assignments."""

from dataclasses import replace

from thongbao.measures import Length, mm, pt
from thongbao.standard.layout import TABLE_SIZE, TYPE_SIZE, Layout, header_widths
from thongbao.starters.components import (
    addressees,
    appendix_title,
    blocks,
    body,
    foot,
    head,
    held_together,
    last_paragraph,
    look,
    section_end,
    title,
)
from thongbao.starters.drawing import (
    CENTRED,
    FLUSH_LEFT,
    Look,
    Setting,
    cell,
    drawn_rule,
    each,
    paragraph,
    row,
    row_tag,
    table,
    tag,
    when,
)
from thongbao.starters.package_parts import section


def notice_body(layout: Layout) -> str:
    """Return the body of ``thong-bao.docx``: the notice, and behind it each appendix in a section of its own."""
    basis = paragraph("{{ can_cu_nay }}", look(layout, italic=True), body(layout))
    appendix = (
        tag("for pl in phu_luc")
        + appendix_title("{{ pl.kem_theo }}")
        + blocks(layout, "pl.noi_dung")
        + when("not loop.last", section_end(layout))
        + tag("endfor")
    )
    return (
        head(layout)
        + title(layout)
        + addressees(layout)
        + each("can_cu_nay in can_cu", basis)
        + blocks(layout, "mo_dau")
        + blocks(layout, "noi_dung")
        + blocks(layout, "ket_thuc", keep_with_next=True)
        + foot(layout)
        + when("phu_luc", section_end(layout))
        + appendix
        + last_paragraph()
        + section(layout, start=1)
    )


def extract_body(layout: Layout) -> str:
    """Return the body of ``trich-sao.docx``: the copied words, a line over the width, and the copy's own components."""
    rule = drawn_rule(f"Đường kẻ {layout.text_width().mm:.1f} mm", layout.text_width(), replace(CENTRED, before=pt(12)))
    return (
        head(layout)
        + title(layout)
        + blocks(layout, "noi_dung")
        + blocks(layout, "ket_thuc", keep_with_next=True)
        + foot(layout)
        + held_together(rule + _copy_head(layout) + paragraph("", Look(pt(1)), Setting(exact=pt(1))))
        + foot(layout, prefix="sao.")
        + last_paragraph()
        + section(layout, start=1)
    )


def _copy_head(layout: Layout) -> str:
    """Mẫu 3.1: copying body and number on the left, form of copy, place and date on the right."""
    whole = head(layout, prefix="sao.")
    # The copy has its own words where the head of a document has Quốc hiệu and Tiêu ngữ.
    start = whole.index("<w:tc>", whole.index("</w:tc>"))
    end = whole.index("</w:tc>", start)
    _left, width = header_widths(layout.text_width())
    form = cell(width, paragraph("TRÍCH SAO", Look(TYPE_SIZE, bold=True), CENTRED))
    return whole[:start] + form.removesuffix("</w:tc>") + whole[end:]


def assignment_table_body(layout: Layout) -> str:
    """Return the body of ``phu-luc-phan-cong.docx``: A4 landscape, one row a task under the title of its section."""
    shares = (0.05, 0.325, 0.15, 0.15, 0.115, 0.105, 0.105)
    width = layout.text_width(landscape=True)
    widths = tuple(Length(round(width * share)) for share in shares)
    names = ("STT", "Nhiệm vụ", "Chủ trì", "Phối hợp", "Lãnh đạo chỉ đạo", "Sản phẩm", "Thời hạn")
    fields = ("stt", "chu", "chu_tri", "phoi_hop", "chi_dao", "san_pham", "han")
    words, bold = Look(TABLE_SIZE), Look(TABLE_SIZE, bold=True)
    centred = (CENTRED, *(FLUSH_LEFT,) * 6)
    return (
        appendix_title("{{ kem_theo }}")
        + table(
            widths,
            row(
                *(cell(w, paragraph(n, bold, CENTRED), middle=True) for w, n in zip(widths, names, strict=True)),
                heading=True,
            ),
            row_tag("for d in dong", len(names)),
            row_tag("if d.muc", len(names)),
            row(
                cell(
                    Length(sum(widths)),
                    paragraph("{{ d.muc }}", bold, replace(FLUSH_LEFT, with_next=True)),
                    span=len(names),
                )
            ),
            row_tag("else", len(names)),
            row(
                *(
                    cell(w, paragraph(f"{{{{ d.{field} }}}}", words, setting))
                    for w, field, setting in zip(widths, fields, centred, strict=True)
                ),
            ),
            row_tag("endif", len(names)),
            row_tag("endfor", len(names)),
        )
        + last_paragraph()
        + section(replace(layout, top=mm(20)), landscape=True, start=1)
    )
