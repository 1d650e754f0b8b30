"""Starters of papers about issued papers: đính chính, thu hồi (mẫu 1.5), sổ đăng ký, mục lục (Phụ lục IV, V)."""

from dataclasses import replace

from thongbao.measures import Length, mm, pt
from thongbao.standard.layout import (
    GOVERNING_SIZE,
    ORGAN_SIZE,
    PLACE_DATE_SIZE,
    SIGNATURE_SIZE,
    SIGNATURE_SPACE,
    SUBJECT_INDENT,
    SUBJECT_SIZE,
    TYPE_SIZE,
    Layout,
)
from thongbao.starters.components import (
    addressees,
    body,
    foot,
    head,
    last_paragraph,
    look,
    section_end,
    split,
)
from thongbao.starters.drawing import CENTRED, Look, cell, drawn_rule, each, paragraph, row, table, when
from thongbao.starters.package_parts import section
from thongbao.starters.tables import centred, flush, looped_table


def correction_body(layout: Layout) -> str:
    """Return the body of ``dinh-chinh.docx``: one place as a paragraph, several as a table."""
    words, setting = look(layout), body(layout)
    kept = (
        "Các nội dung khác của {{ vien_dan_ngan }} giữ nguyên. Công văn này là bộ phận không tách rời của văn bản đó."
    )
    told = "{{ ten_co_quan }} thông báo để các cơ quan, đơn vị, cá nhân có liên quan biết, thực hiện./."
    return (
        head(layout, subject=True)
        + addressees(layout)
        + paragraph(_CORRECTION_OPENING, words, replace(setting, after=pt(6), with_next=True))
        + when("noi_dung_sua|length == 1", _corrected_place(layout))
        + when("noi_dung_sua|length > 1", looped_table(layout.text_width(), "noi_dung_sua", _CORRECTION_COLUMNS))
        + paragraph(kept, words, setting)
        + paragraph(told, words, replace(setting, with_next=True))
        + foot(layout)
        + last_paragraph()
        + section(layout, start=1)
    )


_CORRECTION_OPENING = (
    "Do sơ suất trong quá trình soạn thảo, {{ vien_dan }} có sai sót"
    "{% if sai_sot %} về {{ sai_sot }}{% endif %}. {{ ten_co_quan }} đính chính như sau:"
)
_CORRECTION_COLUMNS = (
    centred("STT", 0.075, "so"),
    flush("Vị trí", 0.205, ("vi_tri", "")),
    flush("Đã in", 0.36, ("da_in or '(chưa có)'", "")),
    flush("Đính chính thành", 0.36, ("sua_thanh or '(bỏ)'", "")),
)


def _corrected_place(layout: Layout) -> str:
    words, setting = look(layout), body(layout)
    return each(
        "v in noi_dung_sua",
        paragraph("{% if v.so %}{{ v.so }}. {% endif %}Tại {{ v.vi_tri }}:", words, replace(setting, with_next=True)),
        when("v.da_in", paragraph("- Đã in: “{{ v.da_in }}”.", words, setting)),
        when("v.da_in and v.sua_thanh", paragraph("- Đính chính thành: “{{ v.sua_thanh }}”.", words, setting)),
        when("not v.da_in", paragraph("- Bổ sung: “{{ v.sua_thanh }}”.", words, setting)),
        when("not v.sua_thanh", paragraph("- Đính chính: bỏ nội dung này.", words, setting)),
    )


def recall_body(layout: Layout) -> str:
    """Return the body of ``thu-hoi.docx``: what is recalled, why, what recipients have to do."""
    words, setting = look(layout), body(layout)
    told = "{{ ten_co_quan }} thông báo để các cơ quan, đơn vị, cá nhân biết, thực hiện./."
    return (
        head(layout, subject=True)
        + addressees(layout)
        + paragraph("{{ ten_co_quan }} thu hồi {{ vien_dan }}.", words, setting)
        + paragraph("Lý do thu hồi: {{ ly_do }}.", words, setting)
        + when("thay_the", paragraph("Văn bản thay thế: {{ thay_the }}.", words, setting))
        + paragraph(_RECALL_DEMAND, words, replace(setting, with_next=True))
        + paragraph(_RECALL_STOP, words, setting)
        + when("noi_tra", paragraph(_RECALL_RETURN, words, setting))
        + when("ban_dien_tu", paragraph(_RECALL_DESTROY, words, setting))
        + each("y in viec_khac", paragraph("- {{ y }}", words, setting))
        + paragraph(told, words, replace(setting, with_next=True))
        + foot(layout)
        + last_paragraph()
        + section(layout, start=1)
    )


_RECALL_DEMAND = "{{ yeu_cau }} các cơ quan, đơn vị, cá nhân đã nhận {{ vien_dan_ngan }} thực hiện các việc sau:"
_RECALL_STOP = "- Dừng việc sử dụng, sao, chuyển tiếp văn bản bị thu hồi kể từ khi nhận được Công văn này."
_RECALL_RETURN = (
    "- Đối với văn bản giấy: gửi lại văn bản đã nhận về {{ noi_tra }}"
    "{% if tra_truoc %} trước {{ tra_truoc }}{% endif %}."
)
_RECALL_DESTROY = (
    "- Đối với văn bản điện tử: hủy bỏ văn bản bị thu hồi trên Hệ thống quản lý tài liệu điện tử, "
    "đồng thời thông báo qua Hệ thống để {{ ten_co_quan }} biết."
)


def _keeper(width: Length) -> str:
    """Return the lines of whoever keeps the register or dossier, over a short rule."""
    return (
        when("chu_quan", paragraph("{{ chu_quan }}", Look(GOVERNING_SIZE), CENTRED))
        + each("dong_ten in co_quan", paragraph("{{ dong_ten }}", Look(ORGAN_SIZE, bold=True), CENTRED))
        + drawn_rule(f"Đường kẻ {width.mm:.1f} mm", width)
    )


def register_body(layout: Layout) -> str:
    """Return the body of ``so-dang-ky.docx``: cover, then the ten columns, both A4 landscape."""
    turned = replace(layout, top=mm(20))
    return (
        _cover(turned)
        + section_end(turned, landscape=True)
        # A distribution list may be longer than a page is high; a row kept whole would lose what does not fit.
        + looped_table(layout.text_width(landscape=True), "dong", _REGISTER_COLUMNS, whole=False, number_row=True)
        + last_paragraph()
        + section(turned, landscape=True, start=1)
    )


def _cover(layout: Layout) -> str:
    """Return the cover inside a frame: agency, title of the book, year, days, numbers, volume."""
    width = layout.text_width(landscape=True)
    plain, strong = Look(TYPE_SIZE), Look(TYPE_SIZE, bold=True)
    line = replace(CENTRED, before=pt(12))
    return table(
        (width,),
        row(
            cell(
                width,
                paragraph("", plain, replace(CENTRED, before=pt(12))),
                _keeper(mm(30)),
                paragraph("SỔ ĐĂNG KÝ VĂN BẢN ĐI", Look(pt(26), bold=True), replace(CENTRED, before=pt(84))),
                when("day_so", paragraph("Loại văn bản: {{ day_so }}", strong, line)),
                paragraph("Năm: {{ nam }}", strong, replace(line, after=pt(24))),
                paragraph("Từ ngày {{ tu_ngay }} đến ngày {{ den_ngay }}", plain, line),
                paragraph("Từ số {{ tu_so }} đến số {{ den_so }}", plain, line),
                paragraph("Quyển số: {{ quyen_so }}", strong, replace(line, before=pt(72), after=pt(30))),
            )
        ),
    )


_REGISTER_COLUMNS = (
    centred("Số, ký hiệu văn bản", 0.095, "so_ky_hieu"),
    centred("Ngày tháng văn bản", 0.1, "ngay_thang"),
    flush("Tên loại và trích yếu nội dung văn bản", 0.163, ("ten_loai_trich_yeu", "")),
    flush("Người ký", 0.08, ("nguoi_ky", "")),
    flush("Nơi nhận văn bản", 0.16, ("noi_nhan", "")),
    flush("Đơn vị, người nhận bản lưu", 0.075, ("ban_luu", "")),
    centred("Số lượng bản", 0.062, "so_luong"),
    centred("Ngày chuyển", 0.1, "ngay_chuyen"),
    flush("Ký nhận", 0.06, ("ky_nhan", "")),
    flush("Ghi chú", 0.105, ("ghi_chu", "")),
)


def dossier_index_body(layout: Layout) -> str:
    """Return the body of ``muc-luc.docx``: which dossier, its documents in order, how many, who listed them."""
    words, setting = look(layout), body(layout)
    counted = "Hồ sơ này có {{ so_van_ban }} văn bản, tài liệu{% if so_to %}, gồm {{ so_to }}{% endif %}."
    return (
        _index_head(layout)
        + paragraph(
            "MỤC LỤC VĂN BẢN, TÀI LIỆU TRONG HỒ SƠ", Look(TYPE_SIZE, bold=True), replace(CENTRED, before=pt(18))
        )
        + paragraph(
            "{{ tieu_de }}",
            Look(SUBJECT_SIZE, bold=True),
            replace(CENTRED, before=pt(6), left=SUBJECT_INDENT, right=SUBJECT_INDENT),
        )
        + paragraph(
            "(Thời gian tài liệu: {{ thoi_gian }})", Look(PLACE_DATE_SIZE, italic=True), replace(CENTRED, after=pt(10))
        )
        + looped_table(layout.text_width(), "dong", _INDEX_COLUMNS)
        + paragraph(counted, words, replace(setting, with_next=True))
        + _compiler(layout)
        + last_paragraph()
        + section(layout, start=1)
    )


def _index_head(layout: Layout) -> str:
    left, right = split(layout.text_width(), 0.5)
    words = Look(ORGAN_SIZE)
    return table(
        (left, right),
        row(
            cell(left, _keeper(mm(25))),
            cell(
                right,
                paragraph("Hồ sơ số: {{ so_ho_so }}", words, CENTRED),
                paragraph("Thời hạn bảo quản: {{ thoi_han }}", words, CENTRED),
            ),
        ),
        borders=False,
    )


def _compiler(layout: Layout) -> str:
    left, right = split(layout.text_width(), 0.5)
    strong = Look(SIGNATURE_SIZE, bold=True)
    return table(
        (left, right),
        row(
            cell(left, paragraph("", strong, CENTRED)),
            cell(
                right,
                paragraph("{{ ngay_lap }}", Look(PLACE_DATE_SIZE, italic=True), CENTRED),
                paragraph("NGƯỜI LẬP", strong, CENTRED),
                paragraph("{{ nguoi_lap }}", strong, replace(CENTRED, before=SIGNATURE_SPACE)),
            ),
        ),
        borders=False,
        top_margin=pt(14),
    )


_INDEX_COLUMNS = (
    centred("STT", 0.075, "so"),
    flush("Số, ký hiệu văn bản", 0.135, ("so_ky_hieu", "")),
    centred("Ngày tháng năm văn bản", 0.155, "ngay_thang"),
    flush("Tên loại và trích yếu nội dung văn bản", 0.265, ("ten_loai_trich_yeu", "")),
    flush("Tác giả văn bản", 0.13, ("tac_gia", "")),
    centred("Tờ số/ Trang số", 0.10, "to_so"),
    flush("Ghi chú", 0.14, ("ghi_chu", "")),
)
