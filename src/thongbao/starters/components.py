"""The components of a paper (ô 1–14) as template pieces, each at the place, size and weight the decree gives it."""

from collections.abc import Sequence
from dataclasses import replace

from thongbao.measures import Length, mm, pt, twips
from thongbao.standard.layout import (
    ADDRESSEE_INDENT,
    ADDRESSEE_LABEL_INDENT,
    APPENDIX_LABEL_SIZE,
    CODE_SIZE,
    GOVERNING_SIZE,
    LETTER_SUBJECT_GAP,
    LETTER_SUBJECT_SIZE,
    NATIONAL_MOTTO_SIZE,
    NATIONAL_TITLE_SIZE,
    ORGAN_SIZE,
    PARAGRAPH_GAP,
    PLACE_DATE_SIZE,
    RECIPIENTS_LABEL_SIZE,
    RECIPIENTS_SIZE,
    SIGNATURE_LEFT_SHARE,
    SIGNATURE_SIZE,
    SIGNATURE_SPACE,
    SUBJECT_INDENT,
    SUBJECT_SIZE,
    TABLE_SIZE,
    TYPE_SIZE,
    URGENCY_SIZE,
    Layout,
    header_widths,
)
from thongbao.standard.national_title import NATIONAL_MOTTO, NATIONAL_TITLE, URGENCY_MARKS
from thongbao.standard.text_metrics import text_width
from thongbao.starters.drawing import (
    CENTRED,
    FLUSH_LEFT,
    RED,
    TAG_LOOK,
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

_BOX_ROOM = 3
_SPACED = Setting(align="center", before=pt(6))
_SUBJECT = Setting(align="center", left=SUBJECT_INDENT, right=SUBJECT_INDENT, with_next=True)


def split(width: Length, share: float) -> tuple[Length, Length]:
    """Return the widths of a left column of that share and of the rest."""
    left = Length(round(width * share))
    return left, Length(width - left)


def look(layout: Layout, *, bold: bool = False, italic: bool = False) -> Look:
    """Return how body text looks."""
    return Look(layout.body_size, bold, italic)


def body(layout: Layout) -> Setting:
    """Return how a body paragraph is set: justified, first line indented, at least 6 points apart."""
    return Setting(before=PARAGRAPH_GAP, line=layout.line_spacing, first_line=layout.first_line)


def head(layout: Layout, *, subject: bool = False, number: bool = True, prefix: str = "") -> str:
    """Return the borderless header table of two rows: ô 2 | 1, and ô 3 (5b, 10b) | 4.

    Two rows keep number and date on one line even when the agency's name wraps.

    :param subject: a công văn's ``V/v`` under the number.
    :param number: papers without a number (phiếu, tóm tắt) leave it out.
    :param prefix: where the fields stand, e.g. ``sao.`` for the head of a copy.
    """
    left, right = header_widths(layout.text_width())
    code = Look(CODE_SIZE)
    number_line = (
        paragraph(f"Số: {{{{ {prefix}so }}}}/{{{{ {prefix}ky_hieu }}}}", code, _SPACED)
        if number
        else paragraph("", code, _SPACED)
    )
    about = (
        paragraph(
            "V/v {{ trich_yeu }}",
            Look(LETTER_SUBJECT_SIZE),
            replace(CENTRED, before=LETTER_SUBJECT_GAP, left=mm(3), right=mm(3)),
        )
        if subject
        else ""
    )
    date = f"{{{{ {prefix}dia_danh }}}}, {{{{ {prefix}ngay_thang }}}}"
    return table(
        (left, right),
        row(cell(left, _issuer(prefix)), cell(right, _national_title())),
        row(
            cell(left, number_line, about, _draft_mark(prefix) if number else "", _urgency(left, prefix)),
            cell(right, paragraph(date, Look(PLACE_DATE_SIZE, italic=True), _SPACED)),
        ),
        borders=False,
    )


def _draft_mark(prefix: str) -> str:
    """Offices put the mark of a printing for signature under the number; the decree has none."""
    mark = paragraph(f"{{{{ {prefix}du_thao }}}}", Look(CODE_SIZE, bold=True), _SPACED)
    return when(f"{prefix}du_thao", mark)


def _issuer(prefix: str) -> str:
    governing = paragraph(f"{{{{ {prefix}chu_quan }}}}", Look(GOVERNING_SIZE), CENTRED)
    lines = paragraph("{{ dong }}", Look(ORGAN_SIZE, bold=True), CENTRED)
    return (
        when(f"{prefix}chu_quan", governing)
        + each(f"dong in {prefix}co_quan", lines)
        + drawn_rule(f"Đường kẻ {{{{ {prefix}ke_co_quan }}}} mm", mm(20))
    )


def _national_title() -> str:
    motto = Look(NATIONAL_MOTTO_SIZE, bold=True)
    width = text_width(NATIONAL_MOTTO, NATIONAL_MOTTO_SIZE, bold=True)
    return (
        paragraph(NATIONAL_TITLE, Look(NATIONAL_TITLE_SIZE, bold=True), CENTRED)
        + paragraph(NATIONAL_MOTTO, motto, CENTRED)
        + drawn_rule(f"Đường kẻ {width.mm:.1f} mm", width)
    )


def _urgency(column: Length, prefix: str) -> str:
    """Ô 10b: a red box as wide as the decree says for each mark (Phụ lục I, phần I, mục III, khoản 2)."""
    sides = "".join(
        f'<w:{side} w:val="single" w:sz="8" w:space="{_BOX_ROOM}" w:color="{RED}"/>'
        for side in ("top", "left", "bottom", "right")
    )
    boxes = []
    for mark in URGENCY_MARKS:
        # The line of a box lies outside the indent, by the room around the words.
        indent = Length((column - mark.width) // 2 + pt(_BOX_ROOM) + pt(0.5))
        setting = Setting(align="center", before=pt(8), left=indent, right=indent, border=f"<w:pBdr>{sides}</w:pBdr>")
        shown = paragraph(f"{{{{ {prefix}do_khan }}}}", Look(URGENCY_SIZE, bold=True, colour=RED), setting)
        boxes.append(when(f"{prefix}do_khan == '{mark.text}'", shown))
    # A cell ends with a paragraph even when every box is left out.
    return "".join(boxes)


def title(layout: Layout) -> str:
    """Return ô 5a: type, subject and the rule under it."""
    return (
        paragraph(
            "{{ ten_loai }}", Look(TYPE_SIZE, bold=True), replace(CENTRED, before=pt(18), with_next=True, outline=0)
        )
        + paragraph("{{ trich_yeu }}", Look(SUBJECT_SIZE, bold=True), _SUBJECT)
        + drawn_rule("Đường kẻ {{ ke_trich_yeu }} mm", Length(layout.text_width() // 3), replace(CENTRED, after=pt(6)))
    )


def addressees(layout: Layout) -> str:
    """Return ô 9a: one addressee on the line of «Kính gửi», several under it with dashes below the colon."""
    words = look(layout)
    listed = Setting(align="left", left=ADDRESSEE_INDENT, line=layout.line_spacing)
    return when(
        "kinh_gui",
        when(
            "kinh_gui|length == 1",
            each(
                "noi in kinh_gui", paragraph("Kính gửi: {{ noi }}", words, replace(CENTRED, before=pt(12), after=pt(6)))
            ),
        ),
        when(
            "kinh_gui|length > 1",
            paragraph("Kính gửi:", words, Setting(align="left", before=pt(12), first_line=ADDRESSEE_LABEL_INDENT)),
            each("noi in kinh_gui", paragraph("- {{ noi }}{% if loop.last %}.{% else %};{% endif %}", words, listed)),
        ),
    )


def blocks(layout: Layout, source: str, *, keep_with_next: bool = False) -> str:
    """Return the loop over the paragraphs of a body, opening or closing.

    :param source: the list, e.g. ``noi_dung``; ``keep_with_next`` for a closing that stays with the signature.
    """
    words, bold = look(layout), look(layout, bold=True)
    setting = replace(body(layout), with_next=keep_with_next)
    heading = replace(setting, with_next=True)
    shapes = {
        "muc": paragraph("{{ k.so }} {{ k.chu }}", bold, replace(heading, outline=1)),
        "tieu_muc": paragraph("{{ k.so }} {{ k.chu }}", words, replace(heading, outline=2)),
        "giao": paragraph("{{ k.chu }}", words, heading),
        "gach": paragraph("- {{ k.chu }}", words, setting),
        "doan": paragraph("{{ k.chu }}", words, setting),
        "gach_con": paragraph("+ {{ k.chu }}", words, setting),
        "doan_con": paragraph("{{ k.chu }}", words, setting),
    }
    choices = "".join(
        tag(f"{'if' if index == 0 else 'elif'} k.kieu == '{kind}'") + shape
        for index, (kind, shape) in enumerate(shapes.items())
    )
    return each(f"k in {source}", choices, tag("elif k.kieu == 'bang'"), _body_table(layout), tag("endif"))


def _body_table(layout: Layout) -> str:
    """A table with as many columns as the record gives; a thin paragraph keeps two tables in a row apart."""
    words = Look(TABLE_SIZE)
    width = layout.text_width()

    def tag_cell(statement: str) -> str:
        return cell(None, paragraph(f"{{%tc {statement} %}}", TAG_LOOK, FLUSH_LEFT))

    heading = cell(None, paragraph("{{ ten }}", replace(words, bold=True), CENTRED), middle=True)
    value = cell(None, paragraph("{{ o }}", words, FLUSH_LEFT))
    return paragraph("", Look(pt(2)), Setting(exact=pt(6), with_next=True)) + table(
        (width,),
        row(tag_cell("for ten in k.cot"), heading, tag_cell("endfor"), heading=True),
        row_tag("for dong in k.dong", 1),
        row(tag_cell("for o in dong"), value, tag_cell("endfor")),
        row_tag("endfor", 1),
    ).replace('<w:tblLayout w:type="fixed"/>', '<w:tblLayout w:type="autofit"/>')


def foot(layout: Layout, *, prefix: str = "", recipients: bool = True, before_name: str = "") -> str:
    """Return the block of ô 9b | 7: one row that is never split and starts level on both sides."""
    left, right = split(layout.text_width(), SIGNATURE_LEFT_SHARE)
    listed = Look(RECIPIENTS_SIZE)
    names = (
        paragraph("Nơi nhận:", Look(RECIPIENTS_LABEL_SIZE, bold=True, italic=True), FLUSH_LEFT)
        + each(f"noi in {prefix}noi_nhan", paragraph("- {{ noi }};", listed, FLUSH_LEFT))
        + paragraph(f"- Lưu: {{{{ {prefix}luu }}}}.", listed, FLUSH_LEFT)
        if recipients
        else paragraph("", listed, FLUSH_LEFT)
    )
    return table(
        (left, right),
        row(cell(left, names), cell(right, before_name, _signature(prefix))),
        borders=False,
        top_margin=pt(14),
    )


def _signature(prefix: str) -> str:
    strong = Look(SIGNATURE_SIZE, bold=True)
    return (
        each(f"dong in {prefix}quyen_han", paragraph("{{ dong }}", strong, CENTRED))
        + paragraph(f"{{{{ {prefix}chuc_vu }}}}", strong, CENTRED)
        + when(
            f"{prefix}chuc_vu_co_quan",
            paragraph(f"{{{{ {prefix}chuc_vu_co_quan }}}}", strong, replace(CENTRED, before=SIGNATURE_SPACE)),
            paragraph(f"{{{{ {prefix}ho_ten }}}}", strong, CENTRED),
        )
        + when(
            f"not {prefix}chuc_vu_co_quan",
            paragraph(f"{{{{ {prefix}ho_ten }}}}", strong, replace(CENTRED, before=SIGNATURE_SPACE)),
        )
    )


def section_end(layout: Layout, *, landscape: bool = False) -> str:
    """Return the thin paragraph that ends a section; what follows starts a page and its own page numbers."""
    setting = Setting(exact=pt(1))
    ended = section(layout, landscape=landscape, start=1)
    return f"<w:p>{setting.xml(ended)}</w:p>"


def last_paragraph() -> str:
    """Return the paragraph Word needs behind a table that ends a body: hidden, and as thin as can be said.

    A table may end right at the bottom margin; a paragraph with any height would then make an empty page.
    """
    hidden = Look(pt(1)).xml().replace("<w:rPr>", "<w:rPr><w:vanish/>")
    return f"<w:p>{Setting(exact=twips(1)).xml(hidden)}</w:p>"


def held_together(block: str) -> str:
    """Return the block with every paragraph kept on the page of the next one."""
    return block.replace("<w:keepNext/>", "").replace("<w:pPr>", "<w:pPr><w:keepNext/>")


def appendix_title(attached: str) -> str:
    """Return the three lines of an appendix: label, title, what it belongs to (mẫu 2.1).

    :param attached: the tag of the paper it belongs to, e.g. ``{{ pl.kem_theo }}``.
    """
    label, name = (attached.replace("kem_theo", field) for field in ("nhan", "ten"))
    return appendix_lines(label, name, attached)


def appendix_lines(label: str, name: str, attached: str) -> str:
    """Return the three lines of an appendix whose label or title the template words itself."""
    return (
        paragraph(label, Look(APPENDIX_LABEL_SIZE, bold=True), replace(CENTRED, with_next=True, outline=0))
        + paragraph(name, Look(APPENDIX_LABEL_SIZE, bold=True), replace(CENTRED, with_next=True))
        + paragraph(f"(Kèm theo {attached})", Look(APPENDIX_LABEL_SIZE, italic=True), replace(CENTRED, with_next=True))
        + drawn_rule("Đường kẻ 30 mm", mm(30), replace(CENTRED, after=pt(6)))
    )


def labelled(pairs: Sequence[tuple[str, str]], layout: Layout) -> str:
    """Return dash lines «- Thời hạn: ….», each only when its field says something.

    :param pairs: (label, field) such as ``("Thời hạn", "v.han")``.
    """
    return "".join(
        when(field, paragraph(f"- {label}: {{{{ {field} }}}}.", look(layout), body(layout))) for label, field in pairs
    )


def writing_lines(count: int, *, with_next: bool = True) -> str:
    """Return empty lines on dots, for what only a person can write."""
    # Without "between" Word draws one line under paragraphs of like borders.
    dots = "".join(f'<w:{side} w:val="dotted" w:sz="6" w:space="1" w:color="auto"/>' for side in ("bottom", "between"))
    setting = Setting(align="left", before=pt(6), line=1.5, with_next=True, border=f"<w:pBdr>{dots}</w:pBdr>")
    lines = [paragraph("", Look(pt(14)), setting)] * (count - 1)
    return "".join(lines) + paragraph("", Look(pt(14)), replace(setting, with_next=with_next))
