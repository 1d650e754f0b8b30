"""Starters of the papers that tell units and leaders their tasks: công văn (mẫu 1.5), phiếu, tóm tắt."""

from dataclasses import replace

from thongbao.measures import pt
from thongbao.standard.layout import (
    PLACE_DATE_SIZE,
    SIGNATURE_SIZE,
    SIGNATURE_SPACE,
    TYPE_SIZE,
    Layout,
)
from thongbao.starters.components import (
    appendix_lines,
    body,
    foot,
    head,
    labelled,
    last_paragraph,
    look,
    section_end,
    split,
    writing_lines,
)
from thongbao.starters.drawing import (
    CENTRED,
    Look,
    cell,
    each,
    paragraph,
    row,
    runs,
    table,
    when,
)
from thongbao.starters.package_parts import section
from thongbao.starters.tables import centred, flush, looped_table

_DETAILS = (
    ("Đơn vị phối hợp", "phoi_hop"),
    ("Lãnh đạo chỉ đạo", "chi_dao"),
    ("Sản phẩm", "san_pham"),
    ("Nơi nhận sản phẩm", "noi_gui"),
    ("Thời hạn", "han"),
    ("Chung cho", "qua_nhom"),
)


def letter_body(layout: Layout) -> str:
    """Return the body of ``cong-van.docx``."""
    words = look(layout)
    setting = body(layout)
    addressee = paragraph("Kính gửi: {{ kinh_gui }}", words, replace(CENTRED, before=pt(18), after=pt(12)))
    return (
        head(layout, subject=True)
        + addressee
        + paragraph(_LETTER_OPENING, words, setting)
        + _letter_tasks(layout)
        + paragraph(_LETTER_DEMAND, words, setting)
        + paragraph(_LETTER_CLOSING, words, replace(setting, with_next=True))
        + foot(layout)
        + when("bang_viec", section_end(layout), *_letter_appendix(layout))
        + last_paragraph()
        + section(layout, start=1)
    )


_LETTER_OPENING = (
    "Thực hiện {{ vien_dan }}, {{ nguoi_giao }} {{ dong_tu }} {{ don_vi }}"
    "{% if chi_phoi_hop %} phối hợp thực hiện{% elif dong_tu != 'giao' %} thực hiện{% endif %}"
    "{% if not mot_viec %} các{% endif %} nhiệm vụ"
    "{% if bang_viec %} (chi tiết tại Phụ lục kèm theo).{% else %} sau:{% endif %}"
)
_LETTER_DEMAND = (
    "{{ yeu_cau }} {{ don_vi }} khẩn trương triển khai, bảo đảm tiến độ, chất lượng; "
    "{% if yeu_cau == 'Đề nghị' %}gửi{% else %}báo cáo{% endif %} kết quả về {{ ten_co_quan }}"
    "{% if qua_don_vi %} (qua {{ qua_don_vi }}){% endif %}"
    "{% if bao_cao_truoc %} trước {{ bao_cao_truoc }}{% endif %} để tổng hợp."
)
# Whom the office does not command it does not direct either.
_LETTER_CLOSING = (
    "Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, kịp thời "
    "{% if yeu_cau == 'Đề nghị' %}trao đổi với {{ ten_co_quan }} để phối hợp giải quyết"
    "{% else %}báo cáo để xem xét, chỉ đạo{% endif %}./."
)


def _letter_tasks(layout: Layout) -> str:
    bold = look(layout, bold=True)
    heading = replace(body(layout), with_next=True)
    return (
        when("viec_chu_tri and viec_phoi_hop", paragraph("1. Nhiệm vụ chủ trì", bold, heading))
        + _task_loop("viec_chu_tri", layout)
        + when("viec_chu_tri and viec_phoi_hop", paragraph("2. Nhiệm vụ phối hợp", bold, heading))
        + _task_loop("viec_phoi_hop", layout, led_by_others=True)
    )


def _task_loop(source: str, layout: Layout, *, led_by_others: bool = False) -> str:
    """A unit that coordinates reads first who leads: the words alone may not say it."""
    words = look(layout)
    named = "v.chu_tri and (v.chu_tri ~ ' chủ trì') not in v.chu"
    leader = f"{{% if {named} %}}({{{{ v.chu_tri }}}} chủ trì) {{% endif %}}" if led_by_others else ""
    quoted = paragraph("- Nguyên văn trong Thông báo: {{ v.trich }}", words, body(layout))
    also = [] if led_by_others else [("Đơn vị cùng chủ trì", "v.chu_tri")]
    pairs = [*also, *((label, f"v.{field}") for label, field in _DETAILS)]
    return each(
        f"v in {source}",
        paragraph("{% if v.so %}{{ v.so }} {% endif %}" + leader + "{{ v.chu }}", words, body(layout)),
        when("v.trich", quoted),
        labelled(pairs, layout),
    )


def _letter_appendix(layout: Layout) -> tuple[str, ...]:
    attached = "Công văn số {{ so }}/{{ ky_hieu }} {{ ngay_thang }} của {{ ten_co_quan }}"
    return (appendix_lines("Phụ lục", "NHIỆM VỤ CỦA {{ don_vi|upper }}", attached), task_table(layout, "bang_viec"))


_TASK_CELL = (
    ("chu", ""),
    ("trich", "Nguyên văn trong Thông báo: "),
    ("san_pham", "Sản phẩm: "),
    ("noi_gui", "Nơi nhận sản phẩm: "),
    ("chi_dao", "Lãnh đạo chỉ đạo: "),
    ("qua_nhom", "Chung cho: "),
)


def task_table(layout: Layout, source: str) -> str:
    """Return the table a unit gets: each task with its words and product, the unit's part, the others, the deadline."""
    columns = [
        centred("STT", 0.075, "so"),
        flush("Nhiệm vụ", 0.415, *_TASK_CELL),
        centred("Vai trò", 0.11, "vai_tro"),
        flush("Đơn vị chủ trì, phối hợp", 0.22, ("chu_tri", "Chủ trì: "), ("phoi_hop", "Phối hợp: ")),
        flush("Thời hạn", 0.18, ("han", "")),
    ]
    return looped_table(layout.text_width(), source, columns)


def leader_table(layout: Layout, source: str, others: str) -> str:
    """Return the table a leader gets; the last column is for the state, filled in by people.

    :param others: heading of the column of those who lead, or carry the task together with the leader.
    """
    columns = [
        centred("STT", 0.075, "so"),
        flush("Nhiệm vụ", 0.36, *_TASK_CELL),
        flush(others, 0.16, ("chu_tri", "")),
        flush("Phối hợp", 0.15, ("phoi_hop", "")),
        flush("Thời hạn", 0.155, ("han", "")),
        flush("Tình trạng", 0.10, ("tinh_trang", "")),
    ]
    return looped_table(layout.text_width(), source, columns)


def slip_body(layout: Layout) -> str:
    """Return the body of ``phieu-giao-viec.docx``: an internal form, signed by both sides."""
    words, italic = look(layout), Look(PLACE_DATE_SIZE, italic=True)
    setting = body(layout)
    return (
        head(layout, number=False)
        + paragraph("PHIẾU GIAO NHIỆM VỤ", Look(TYPE_SIZE, bold=True), replace(CENTRED, before=pt(18), after=pt(6)))
        + runs([("Đơn vị nhận: ", words), ("{{ don_vi }}", replace(words, bold=True))], setting)
        + paragraph("Căn cứ: {{ vien_dan }}.", words, setting)
        + paragraph("Người giao: {{ nguoi_giao }}.", words, replace(setting, with_next=True))
        + paragraph("Nội dung nhiệm vụ:", words, replace(setting, after=pt(6), with_next=True))
        + task_table(layout, "viec")
        + paragraph(
            "Chế độ báo cáo: báo cáo kết quả{% if qua_don_vi %} qua {{ qua_don_vi }}{% endif %}"
            "{% if bao_cao_truoc %} trước {{ bao_cao_truoc }}{% else %} khi hoàn thành từng nhiệm vụ{% endif %}.",
            words,
            replace(setting, with_next=True),
        )
        + _two_signatures(layout, italic)
        + last_paragraph()
        + section(layout, start=1)
    )


def _two_signatures(layout: Layout, italic: Look) -> str:
    strong = Look(SIGNATURE_SIZE, bold=True)
    left, right = split(layout.text_width(), 0.5)
    name = replace(CENTRED, before=SIGNATURE_SPACE)
    giver = (
        paragraph("NGƯỜI GIAO", strong, CENTRED)
        + each("dong in quyen_han", paragraph("{{ dong }}", strong, CENTRED))
        + paragraph("{{ chuc_vu }}", strong, CENTRED)
        + paragraph("{{ ho_ten }}", strong, name)
    )
    taker = (
        paragraph("NGƯỜI NHẬN", strong, CENTRED)
        + paragraph("Nhận ngày … tháng … năm …", italic, CENTRED)
        + paragraph("{{ nguoi_nhan }}", strong, name)
    )
    return table((left, right), row(cell(left, giver), cell(right, taker)), borders=False, top_margin=pt(14))


def brief_body(layout: Layout) -> str:
    """Return the body of ``tom-tat.docx``: what a leader carries and supervises, reported upward."""
    words, bold = look(layout), look(layout, bold=True)
    setting = body(layout)
    heading = replace(setting, after=pt(6), with_next=True)
    none = paragraph("Không có.", words, setting)
    return (
        head(layout, number=False)
        + paragraph("TÓM TẮT NHIỆM VỤ", Look(TYPE_SIZE, bold=True), replace(CENTRED, before=pt(18)))
        + paragraph("Kính gửi: {{ kinh_gui }}", words, replace(CENTRED, before=pt(10), after=pt(6)))
        + paragraph(
            "Thực hiện {{ vien_dan }}, {{ noi_bao_cao }} kính báo cáo {{ xung_ho }} các nhiệm vụ có liên quan như sau:",
            words,
            setting,
        )
        + paragraph("1. Việc {{ xung_ho }} trực tiếp thực hiện", bold, heading)
        + when("viec_thuc_hien", leader_table(layout, "viec_thuc_hien", "Cùng thực hiện"))
        + when("not viec_thuc_hien", none)
        + paragraph("2. Việc {{ xung_ho }} chỉ đạo", bold, heading)
        + when("viec_chi_dao", leader_table(layout, "viec_chi_dao", "Chủ trì"))
        + when("not viec_chi_dao", none)
        + paragraph("3. Nội dung xin ý kiến", bold, heading)
        + writing_lines(2)
        + when("chuc_vu", foot(layout, recipients=False))
        + last_paragraph()
        + section(layout, start=1)
    )
