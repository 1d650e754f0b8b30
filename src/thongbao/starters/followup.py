"""Starters of what follows a notice: công văn đôn đốc (mẫu 1.5), báo cáo kết quả (mẫu 1.4 with Kính gửi)."""

from dataclasses import replace

from thongbao.measures import pt
from thongbao.standard.layout import TABLE_SIZE, Layout
from thongbao.starters.components import (
    addressees,
    appendix_lines,
    appendix_title,
    body,
    foot,
    head,
    last_paragraph,
    look,
    section_end,
    title,
    writing_lines,
)
from thongbao.starters.drawing import CENTRED, FLUSH_LEFT, Look, cell, each, paragraph, row, table, when
from thongbao.starters.package_parts import section
from thongbao.starters.tables import Column, centred, flush, heading_row, looped_table, widths_of

_QUOTED = ("trich", "Nguyên văn trong Thông báo: ")


def reminder_body(layout: Layout) -> str:
    """Return the body of ``don-doc.docx``."""
    words, setting = look(layout), body(layout)
    return (
        head(layout, subject=True)
        + addressees(layout)
        + paragraph(_REMINDER_OPENING, words, setting)
        + paragraph(_REMINDER_STATE, words, replace(setting, after=pt(6), with_next=True))
        + when("viec", late_table(layout, "viec"))
        + paragraph(_REMINDER_DEMAND, words, setting)
        + paragraph(_REMINDER_CLOSING, words, replace(setting, with_next=True))
        + foot(layout)
        + when("bang_viec", section_end(layout), _reminder_appendix(layout))
        + last_paragraph()
        + section(layout, start=1)
    )


_REMINDER_OPENING = (
    "Tại {{ vien_dan }}, {{ nguoi_giao }} đã {{ dong_tu }} {{ don_vi }} thực hiện các nhiệm vụ theo thời hạn cụ thể"
    "{% if da_don_doc %}; {{ ten_co_quan }} đã đôn đốc tại {{ da_don_doc }}{% endif %}."
)
_REMINDER_STATE = (
    "Đến {{ tinh_den }}, qua theo dõi, {{ don_vi }} còn {{ so_viec }} nhiệm vụ quá hạn chưa hoàn thành"
    "{% if bang_viec %} (chi tiết tại Phụ lục kèm theo).{% else %}, cụ thể như sau:{% endif %}"
)
_REMINDER_DEMAND = (
    "{{ yeu_cau }} {{ nguoi_dung_dau }} tập trung chỉ đạo, hoàn thành dứt điểm nhiệm vụ nêu trên"
    "{% if hoan_thanh_truoc %} trước {{ hoan_thanh_truoc }}{% endif %}; "
    "báo cáo kết quả về {{ ten_co_quan }}"
    "{% if qua_don_vi %} (qua {{ qua_don_vi }}){% endif %}"
    "{% if bao_cao_truoc %} trước {{ bao_cao_truoc }}{% endif %}, "
    "trong đó làm rõ nguyên nhân chậm, trách nhiệm của tập thể, cá nhân có liên quan."
)
_REMINDER_CLOSING = (
    "Trường hợp cần gia hạn, {{ don_vi }} có văn bản đề xuất, nêu rõ lý do và thời gian hoàn thành, "
    "gửi {{ ten_co_quan }} xem xét, quyết định./."
)


def late_table(layout: Layout, source: str) -> str:
    """Return the table of late tasks: without the unit's column when the letter goes to one unit."""
    number = centred("STT", 0.075, "so")
    deadline, late = flush("Thời hạn", 0.19, ("han", "")), centred("Số ngày quá hạn", 0.12, "so_ngay")
    alone = [number, flush("Nhiệm vụ", 0.615, ("chu", ""), _QUOTED), deadline, late]
    several = [
        number,
        flush("Nhiệm vụ", 0.405, ("chu", ""), _QUOTED),
        flush("Đơn vị chủ trì", 0.21, ("don_vi", "")),
        deadline,
        late,
    ]
    width = layout.text_width()
    return when("nhieu_don_vi", looped_table(width, source, several)) + when(
        "not nhieu_don_vi", looped_table(width, source, alone)
    )


def _reminder_appendix(layout: Layout) -> str:
    return appendix_lines("Phụ lục", "NHIỆM VỤ QUÁ HẠN CHƯA HOÀN THÀNH", "{{ kem_theo }}") + late_table(
        layout, "bang_viec"
    )


def report_body(layout: Layout) -> str:
    """Return the body of ``bao-cao.docx``: the report, and behind it each appendix in a section of its own."""
    words, setting = look(layout), body(layout)
    return (
        head(layout)
        + title(layout)
        + addressees(layout)
        + paragraph(_REPORT_OPENING, words, setting)
        + _section_heading("I. CÔNG TÁC CHỈ ĐẠO, TRIỂN KHAI", layout)
        + _typed("chi_dao_trien_khai", layout)
        + _section_heading("II. KẾT QUẢ THỰC HIỆN", layout)
        + _results(layout)
        + _section_heading("III. TỒN TẠI, HẠN CHẾ VÀ NGUYÊN NHÂN", layout)
        + _subheading("1. Tồn tại, hạn chế", layout)
        + _typed("ton_tai", layout)
        + _subheading("2. Nguyên nhân", layout)
        + _typed("nguyen_nhan", layout)
        + _section_heading("IV. NHIỆM VỤ, GIẢI PHÁP THỜI GIAN TỚI", layout)
        + _typed("giai_phap", layout)
        + _section_heading("V. ĐỀ XUẤT, KIẾN NGHỊ", layout)
        + _typed("kien_nghi", layout)
        + paragraph(_REPORT_CLOSING, words, replace(setting, with_next=True))
        + foot(layout)
        + _report_appendices(layout)
        + last_paragraph()
        + section(layout, start=1)
    )


_REPORT_OPENING = (
    "Thực hiện {{ vien_dan }}, {{ noi_bao_cao }} báo cáo kết quả thực hiện các nhiệm vụ được giao "
    "(số liệu tính đến {{ tinh_den }}) như sau:"
)
_REPORT_CLOSING = (
    "Trên đây là báo cáo kết quả thực hiện {{ vien_dan_ngan }}; "
    "{{ noi_bao_cao }} kính báo cáo {{ nguoi_nhan }} xem xét, chỉ đạo./."
)


def _section_heading(words: str, layout: Layout) -> str:
    setting = replace(body(layout), with_next=True, outline=1)
    return paragraph(words, look(layout, bold=True), setting)


def _subheading(words: str, layout: Layout) -> str:
    setting = replace(body(layout), with_next=True, outline=2)
    return paragraph(words, look(layout, bold=True), setting)


def _typed(source: str, layout: Layout) -> str:
    """Return what people have written, a dash each; lines on dots where nobody has written yet."""
    return each(f"y in {source}", paragraph("- {{ y }}", look(layout), body(layout))) + when(
        f"not {source}", writing_lines(2, with_next=False)
    )


def _results(layout: Layout) -> str:
    words, setting = look(layout), body(layout)
    none_late = paragraph("Không có nhiệm vụ quá hạn.", words, setting)
    return (
        _subheading("1. Kết quả chung", layout)
        + paragraph(_TOTAL, words, replace(setting, with_next=True))
        + paragraph(_DONE, words, setting)
        + paragraph(_DOING, words, setting)
        + when("so_lieu.dinh_ky.so", paragraph(_RECURRING, words, setting))
        + when("ky_trong_thang", paragraph("{{ ky_trong_thang }}", words, setting))
        + when("tam_dung", paragraph(_ON_HOLD, words, setting))
        + when("so_lieu.gia_han.so", paragraph(_EXTENDED, words, setting))
        + when("so_thang_truoc", paragraph(_COMPARED, words, setting))
        + when(
            "pl_don_vi.nhan",
            _subheading("2. Kết quả theo đơn vị", layout),
            paragraph("Kết quả thực hiện của từng đơn vị tại {{ pl_don_vi.nhan }} kèm theo.", words, setting),
        )
        + _subheading("{% if pl_don_vi.nhan %}3{% else %}2{% endif %}. Nhiệm vụ quá hạn", layout)
        + when("pl_qua_han.nhan", paragraph(_LATE, words, setting))
        + when("not pl_qua_han.nhan", none_late)
        + when("pl_cham_lap_lai.nhan", paragraph(_REPEATED, words, setting))
        + when("pl_bieu_do.nhan", paragraph(_CHART, words, setting))
    )


_TOTAL = (
    "Tổng số nhiệm vụ được giao: {{ so_lieu.tong_so }} nhiệm vụ"
    "{% if pl_tong_hop.nhan %} (tổng hợp tại {{ pl_tong_hop.nhan }} kèm theo){% endif %}, trong đó:"
)


def _counted(name: str, how: str = "") -> str:
    """Return ``15 nhiệm vụ (62,5%)``; the part of the whole only where it is given."""
    field = f"so_lieu.{name}"
    return f"{{{{ {field}.so }}}} nhiệm vụ{how}{{% if {field}.ty_le %}} ({{{{ {field}.ty_le }}}}%){{% endif %}}"


_DONE = (
    f"- Đã hoàn thành: {_counted('hoan_thanh')}, gồm {_counted('hoan_thanh_dung_han', ' đúng hạn')}, "
    f"{_counted('hoan_thanh_qua_han', ' quá hạn')}."
)
_DOING = (
    f"- Đang thực hiện: {_counted('dang_thuc_hien')}, gồm {_counted('trong_han', ' trong hạn')}, "
    f"{_counted('qua_han', ' quá hạn')}."
)
_RECURRING = (
    f"- Thường xuyên, định kỳ: {_counted('dinh_ky')}"
    "{% if pl_dinh_ky.nhan %}, chi tiết tại {{ pl_dinh_ky.nhan }} kèm theo{% endif %}."
)
_EXTENDED = f"- Được gia hạn: {_counted('gia_han')}, đã tính trong các số liệu trên."
_ON_HOLD = "- Tạm dừng: {{ tam_dung }} nhiệm vụ, đã tính trong số đang thực hiện."
_COMPARED = "{{ so_thang_truoc }}{% if pl_so_sanh.nhan %} (chi tiết tại {{ pl_so_sanh.nhan }} kèm theo){% endif %}."
_REPEATED = "Các đơn vị có nhiệm vụ chậm trong nhiều tháng: tại {{ pl_cham_lap_lai.nhan }} kèm theo."
_CHART = "Biểu đồ kết quả theo đơn vị tại {{ pl_bieu_do.nhan }} kèm theo."
_LATE = (
    "Đến {{ tinh_den }}, còn {{ so_lieu.qua_han.so }} nhiệm vụ quá hạn chưa hoàn thành "
    "(chi tiết tại {{ pl_qua_han.nhan }} kèm theo)."
)


def _report_appendices(layout: Layout) -> str:
    tables = {
        "pl_tong_hop": _totals_table(layout),
        "pl_don_vi": _units_table(layout),
        "pl_qua_han": looped_table(layout.text_width(), "pl_qua_han.dong", _OVERDUE_COLUMNS),
        "pl_dinh_ky": looped_table(layout.text_width(), "pl_dinh_ky.dong", _RECURRING_COLUMNS),
        "pl_so_sanh": looped_table(layout.text_width(), "pl_so_sanh.dong", _COMPARED_COLUMNS),
        "pl_cham_lap_lai": looped_table(layout.text_width(), "pl_cham_lap_lai.dong", _REPEATED_COLUMNS),
        "pl_bieu_do": _chart(layout),
    }
    return "".join(
        when(f"{name}.nhan", section_end(layout), appendix_title(f"{{{{ {name}.kem_theo }}}}"), content)
        for name, content in tables.items()
    )


_OVERDUE_COLUMNS = (
    centred("STT", 0.075, "so"),
    flush("Nhiệm vụ", 0.325, ("chu", ""), _QUOTED),
    flush("Đơn vị chủ trì", 0.17, ("don_vi", "")),
    flush("Lãnh đạo chỉ đạo", 0.15, ("chi_dao", "")),
    flush("Thời hạn", 0.16, ("han", "")),
    centred("Số ngày quá hạn", 0.12, "so_ngay"),
)
_RECURRING_COLUMNS = (
    centred("STT", 0.075, "so"),
    flush("Nhiệm vụ", 0.365, ("chu", "")),
    flush("Đơn vị chủ trì", 0.19, ("don_vi", "")),
    flush("Kỳ thực hiện", 0.15, ("ky", "")),
    flush("Kết quả", 0.22, ("tinh_hinh", "")),
)
_COMPARED_COLUMNS = (
    flush("Nội dung", 0.4, ("ten", "")),
    centred("Tháng trước", 0.2, "truoc"),
    centred("Tháng này", 0.2, "nay"),
    centred("Tăng, giảm", 0.2, "tang_giam"),
)
_REPEATED_COLUMNS = (
    centred("STT", 0.1, "so"),
    flush("Đơn vị chủ trì", 0.45, ("don_vi", "")),
    flush("Các tháng có nhiệm vụ chậm", 0.45, ("thang", "")),
)
# The pieces of a bar stand in one paragraph without blanks between them, so that they join.
_CHART_COLUMNS = (
    flush("Đơn vị chủ trì", 0.3, ("don_vi", "")),
    Column("Kết quả", 0.54, FLUSH_LEFT, (("dung_han }}{{ v.muon }}{{ v.trong_han }}{{ v.qua_han", ""),)),
    centred("Số nhiệm vụ", 0.16, "so"),
)
_UNIT_COLUMNS = (
    centred("STT", 0.075, "so"),
    flush("Đơn vị chủ trì", 0.225, ("don_vi", "")),
    centred("Tổng số", 0.1, "tong_so"),
    centred("Hoàn thành đúng hạn", 0.1, "hoan_thanh_dung_han"),
    centred("Hoàn thành quá hạn", 0.1, "hoan_thanh_qua_han"),
    centred("Đang thực hiện trong hạn", 0.1, "trong_han"),
    centred("Đang thực hiện quá hạn", 0.1, "qua_han"),
    centred("Định kỳ", 0.1, "dinh_ky"),
    centred("Được gia hạn", 0.1, "gia_han"),
)


def _units_table(layout: Layout) -> str:
    note = "Ghi chú: Nhiệm vụ do nhiều đơn vị cùng chủ trì được tính cho từng đơn vị."
    return looped_table(layout.text_width(), "pl_don_vi.dong", _UNIT_COLUMNS) + paragraph(
        note, look(layout, italic=True), body(layout)
    )


def _chart(layout: Layout) -> str:
    legend = paragraph("{{ pl_bieu_do.chu_giai }}", look(layout, italic=True), body(layout))
    return looped_table(layout.text_width(), "pl_bieu_do.dong", _CHART_COLUMNS) + legend


# STT, what is counted, its field in so_lieu, whether the row is a sum.
_TOTAL_ROWS = (
    ("1", "Đã hoàn thành", "hoan_thanh", True),
    ("1.1", "Đúng hạn", "hoan_thanh_dung_han", False),
    ("1.2", "Quá hạn", "hoan_thanh_qua_han", False),
    ("2", "Đang thực hiện", "dang_thuc_hien", True),
    ("2.1", "Trong hạn", "trong_han", False),
    ("2.2", "Quá hạn", "qua_han", False),
    ("3", "Thường xuyên, định kỳ", "dinh_ky", True),
    ("", "Trong tổng số: được gia hạn", "gia_han", False),
)


def _totals_table(layout: Layout) -> str:
    columns = [
        Column(heading, share, setting, ())
        for heading, share, setting in (
            ("STT", 0.1, CENTRED),
            ("Nội dung", 0.5, FLUSH_LEFT),
            ("Số nhiệm vụ", 0.2, CENTRED),
            ("Tỷ lệ (%)", 0.2, CENTRED),
        )
    ]
    widths = widths_of(columns, layout.text_width())

    def shown(texts: tuple[str, ...], *, bold: bool) -> str:
        words = Look(TABLE_SIZE, bold=bold)
        cells = zip(widths, texts, columns, strict=True)
        return row(*(cell(width, paragraph(text, words, column.setting)) for width, text, column in cells))

    counted = (
        shown((number, name, f"{{{{ so_lieu.{field}.so }}}}", f"{{{{ so_lieu.{field}.ty_le }}}}"), bold=bold)
        for number, name, field, bold in _TOTAL_ROWS
    )
    total = shown(("", "Tổng số nhiệm vụ được giao", "{{ so_lieu.tong_so }}", "100"), bold=True)
    return table(widths, heading_row(columns, widths), total, *counted)
