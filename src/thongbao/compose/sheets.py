"""What each paper is made of: one dataclass a kind, each field with the name and the meaning templates use.

English names in Python, the decree's unaccented words in templates; wording around the fields is the template's.
"""

from dataclasses import dataclass

from thongbao.compose.sheet_fields import inlined, words


@dataclass(frozen=True, slots=True)
class Head:
    """Ô 1–4: issuing body, number, place and date."""

    governing: str = words(
        "chu_quan", "tên cơ quan chủ quản trực tiếp, in hoa; trống nếu không có", example="UBND XÃ SUỐI NGÀN"
    )
    organ_lines: tuple[str, ...] = words("co_quan", "các dòng tên cơ quan ban hành, in hoa", example="ỦY BAN NHÂN DÂN")
    organ_rule: str = words("ke_co_quan", "độ dài đường kẻ dưới tên cơ quan, milimét", required=False, example="20")
    code_number: str = words("so", "số văn bản; khoảng trống khi dự thảo", example="08")
    code_notation: str = words("ky_hieu", "ký hiệu văn bản: TB-UBND", example="TB-UBND")
    place: str = words("dia_danh", "địa danh", example="Suối Ngàn")
    date: str = words(
        "ngay_thang", "ngày … tháng … năm …; ngày để trống khi dự thảo", example="ngày 05 tháng 10 năm 2026"
    )
    urgency: str = words("do_khan", "dấu độ khẩn: KHẨN, THƯỢNG KHẨN, HỎA TỐC; trống nếu thường", example="KHẨN")
    draft_mark: str = words(
        "du_thao",
        "DỰ THẢO LẦN 2, chỉ có ở bản trình ký; trống ở mọi bản khác",
        required=False,
        example="DỰ THẢO LẦN 2",
        default="",
    )


@dataclass(frozen=True, slots=True)
class Foot:
    """Ô 7, 9b and 13: distribution list, authority, title, name, address."""

    recipients: tuple[str, ...] = words(
        "noi_nhan", "các nơi nhận, không kèm gạch đầu dòng và dấu ;", example="Các đơn vị trong xã"
    )
    filing: str = words("luu", "nội dung sau chữ Lưu: VT, VP", example="VT, VP")
    authority: tuple[str, ...] = words(
        "quyen_han", "các dòng quyền hạn trên chức vụ: KT. CHỦ TỊCH", example="KT. CHỦ TỊCH"
    )
    position: str = words("chuc_vu", "chức vụ người ký, in hoa", example="PHÓ CHỦ TỊCH")
    organ_position: str = words("chuc_vu_co_quan", "chức vụ trong cơ quan, in trên họ tên; thường trống")
    full_name: str = words("ho_ten", "họ và tên người ký", example="Nguyễn Thu Hằng")
    address: str = words(
        "dia_chi", "địa chỉ cơ quan ở cuối trang 1; trống nếu không in", example="Thôn Bến Gỗ, xã Suối Ngàn"
    )


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph or table of a body.

    ``kind`` is one of ``muc`` (section title), ``tieu_muc`` (subsection title), ``giao`` (heading of a group),
    ``gach`` (dash), ``doan`` (plain), ``gach_con``, ``doan_con`` (one level down), ``bang`` (table).
    """

    kind: str = words(
        "kieu", "loại đoạn: muc, tieu_muc, giao, gach, doan, gach_con, doan_con, bang", required=False, example="gach"
    )
    number: str = words("so", "số của mục: 1. hoặc a)", example="1.")
    text: str = words("chu", "lời của đoạn", example="Phòng Kinh tế báo cáo kết quả trước ngày 15/10/2026.")
    columns: tuple[str, ...] = words("cot", "tên các cột của bảng", example="Đơn vị")
    rows: tuple[tuple[str, ...], ...] = words("dong", "các dòng của bảng, mỗi dòng là các ô", example="Phòng Kinh tế")


@dataclass(frozen=True, slots=True)
class AppendixWords:
    """One appendix printed behind the paper it belongs to."""

    label: str = words("nhan", "Phụ lục hoặc Phụ lục I", example="Phụ lục I")
    title: str = words("ten", "tên phụ lục, in hoa", example="DANH SÁCH CÁC ĐƠN VỊ")
    attached_to: str = words(
        "kem_theo",
        "Thông báo số …/TB-UBND ngày … của …; số và ngày để trống khi dự thảo",
        example="Thông báo số 08/TB-UBND ngày 05 tháng 10 năm 2026 của Ủy ban nhân dân xã Suối Ngàn",
    )
    body: tuple[Block, ...] = words("noi_dung", "các đoạn của phụ lục")


@dataclass(frozen=True, slots=True)
class NoticeSheet:
    """Thông báo and every other type with a name (mẫu 1.4)."""

    head: Head = inlined()
    type_name: str = words("ten_loai", "tên loại văn bản, in hoa: THÔNG BÁO", example="THÔNG BÁO")
    subject: str = words(
        "trich_yeu",
        "trích yếu nội dung",
        example="Kết luận của Chủ tịch Ủy ban nhân dân xã tại phiên họp tháng 9 năm 2026",
    )
    subject_rule: str = words("ke_trich_yeu", "độ dài đường kẻ dưới trích yếu, milimét", required=False, example="40")
    addressees: tuple[str, ...] = words(
        "kinh_gui", "kính gửi, mỗi nơi một dòng; thông báo không có", example="Ủy ban nhân dân tỉnh"
    )
    bases: tuple[str, ...] = words(
        "can_cu", "các căn cứ, đã có dấu cuối", example="Căn cứ Luật Tổ chức chính quyền địa phương;"
    )
    opening: tuple[Block, ...] = words("mo_dau", "các đoạn mở đầu")
    body: tuple[Block, ...] = words("noi_dung", "các đoạn nội dung, theo thứ tự in")
    closing: tuple[Block, ...] = words("ket_thuc", "các đoạn kết, đoạn cuối mang dấu ./.")
    foot: Foot = inlined()
    appendices: tuple[AppendixWords, ...] = words("phu_luc", "các phụ lục in kèm")


@dataclass(frozen=True, slots=True)
class TaskWords:
    """One task as a letter tells it."""

    number: str = words("so", "số thứ tự: 1. hoặc a)", example="1.")
    text: str = words(
        "chu",
        "lời của nhiệm vụ, mở đầu viết hoa, kết thúc có dấu",
        example="Kiểm tra các tuyến đường trước ngày 15/10/2026.",
    )
    quotation: str = words("trich", "nguyên văn cả đoạn của thông báo khi nhiệm vụ không đứng một mình được")
    leads: str = words("chu_tri", "đơn vị chủ trì", example="Phòng Kinh tế")
    coordinating: str = words("phoi_hop", "đơn vị phối hợp", example="Công an xã")
    supervisors: str = words("chi_dao", "lãnh đạo chỉ đạo", example="Phó Chủ tịch Vũ Thị Thanh Nhàn")
    product: str = words("san_pham", "sản phẩm", example="Báo cáo kết quả kiểm tra")
    deadline: str = words("han", "thời hạn, đúng lời của thông báo", example="trước ngày 15/10/2026")
    receivers: str = words("noi_gui", "nơi nhận sản phẩm", example="Văn phòng")
    through: str = words(
        "qua_nhom", "tên nhóm mà qua đó đơn vị được giao việc; trống nếu giao thẳng", example="Các phòng chuyên môn"
    )


@dataclass(frozen=True, slots=True)
class TaskRow(TaskWords):
    """One task as a row of a table."""

    role: str = words(
        "vai_tro", "Chủ trì hoặc Phối hợp; người: Thực hiện hoặc Chỉ đạo", required=False, example="Chủ trì"
    )
    state: str = words(
        "tinh_trang", "tình trạng đến ngày tổng hợp; trống khi chưa theo dõi", required=False, example="Quá hạn 06 ngày"
    )


@dataclass(frozen=True, slots=True)
class LetterSheet:
    """Công văn giao nhiệm vụ (mẫu 1.5)."""

    head: Head = inlined()
    subject: str = words(
        "trich_yeu", "trích yếu, in sau V/v", example="thực hiện Kết luận của Chủ tịch Ủy ban nhân dân xã"
    )
    addressee: str = words("kinh_gui", "tên đơn vị nhận", example="Phòng Kinh tế")
    citation: str = words(
        "vien_dan",
        "Thông báo số … ngày … của … về …",
        example="Thông báo số 08/TB-UBND ngày 05 tháng 10 năm 2026 của Ủy ban nhân dân xã",
    )
    assigner: str = words("nguoi_giao", "ai giao: Chủ tịch UBND xã", example="Chủ tịch UBND xã")
    verb: str = words("dong_tu", "giao, yêu cầu hoặc đề nghị", example="giao")
    unit: str = words("don_vi", "tên đơn vị như viết trong câu", example="Phòng Kinh tế")
    single: str = words("mot_viec", "có chữ khi chỉ có một nhiệm vụ", required=False)
    only_coordinating: str = words("chi_phoi_hop", "có chữ khi đơn vị chỉ phối hợp", required=False)
    lead_tasks: tuple[TaskWords, ...] = words("viec_chu_tri", "các nhiệm vụ chủ trì")
    coordinating_tasks: tuple[TaskWords, ...] = words("viec_phoi_hop", "các nhiệm vụ phối hợp")
    table: tuple[TaskRow, ...] = words("bang_viec", "các nhiệm vụ in thành bảng ở phụ lục")
    demand: str = words("yeu_cau", "Yêu cầu hoặc Đề nghị", example="Yêu cầu")
    organ_name: str = words("ten_co_quan", "tên cơ quan giao việc như viết trong câu", example="UBND xã")
    through_unit: str = words(
        "qua_don_vi", "đơn vị tổng hợp báo cáo; trống nếu không qua đơn vị nào", example="Văn phòng"
    )
    report_before: str = words("bao_cao_truoc", "ngày phải báo cáo; trống nếu không định", example="ngày 20/10/2026")
    foot: Foot = inlined()


@dataclass(frozen=True, slots=True)
class SlipSheet:
    """Phiếu giao nhiệm vụ: an internal form without number or seal."""

    head: Head = inlined()
    unit: str = words("don_vi", "đơn vị nhận", example="Phòng Kinh tế")
    citation: str = words(
        "vien_dan",
        "căn cứ: Thông báo số … ngày … của … về …",
        example="Thông báo số 08/TB-UBND ngày 05 tháng 10 năm 2026 của Ủy ban nhân dân xã",
    )
    assigner: str = words("nguoi_giao", "ai kết luận, giao việc", example="Chủ tịch UBND xã")
    tasks: tuple[TaskRow, ...] = words("viec", "các nhiệm vụ")
    through_unit: str = words("qua_don_vi", "đơn vị tổng hợp báo cáo", example="Văn phòng")
    report_before: str = words("bao_cao_truoc", "ngày phải báo cáo; trống nếu không định", example="ngày 20/10/2026")
    authority: tuple[str, ...] = words("quyen_han", "các dòng quyền hạn của người giao")
    position: str = words("chuc_vu", "chức vụ người giao", example="CHÁNH VĂN PHÒNG")
    full_name: str = words("ho_ten", "họ và tên người giao", example="Nguyễn Thu Hằng")
    receiver: str = words("nguoi_nhan", "họ và tên người nhận; trống nếu chưa biết", example="Bùi Văn Đạt")


@dataclass(frozen=True, slots=True)
class CopyWords:
    """What the copying body adds to the words it copies."""

    head: Head = inlined()
    foot: Foot = inlined()


@dataclass(frozen=True, slots=True)
class ExtractSheet:
    """Bản trích sao: the notice's own words, but only the unit's paragraphs (Điều 25; mẫu 3.1)."""

    head: Head = inlined()
    type_name: str = words("ten_loai", "tên loại văn bản, in hoa", example="THÔNG BÁO")
    subject: str = words("trich_yeu", "trích yếu của thông báo", example="Kết luận của Chủ tịch Ủy ban nhân dân xã")
    subject_rule: str = words("ke_trich_yeu", "độ dài đường kẻ dưới trích yếu, milimét", required=False, example="40")
    body: tuple[Block, ...] = words("noi_dung", "các đoạn của đơn vị, nguyên văn")
    closing: tuple[Block, ...] = words("ket_thuc", "đoạn cuối của đơn vị, mang dấu ./.")
    foot: Foot = inlined()
    copy: CopyWords = words("sao", "bản sao: cơ quan sao, số bản sao, ngày, nơi nhận, người ký bản sao")


@dataclass(frozen=True, slots=True)
class AssignmentTableRow:
    """A section title (``section`` set) or one assignment of the table."""

    section: str = words(
        "muc", "số và tiêu đề mục, khi dòng này là tên mục; trống ở dòng nhiệm vụ", example="1. Kinh tế"
    )
    number: str = words("stt", "số thứ tự", example="1")
    text: str = words("chu", "lời của nhiệm vụ, đúng như thông báo", example="Kiểm tra các tuyến đường")
    leads: str = words("chu_tri", "đơn vị chủ trì, người thực hiện", example="Phòng Kinh tế")
    coordinating: str = words("phoi_hop", "đơn vị phối hợp", example="Công an xã")
    supervisors: str = words("chi_dao", "lãnh đạo chỉ đạo")
    product: str = words("san_pham", "sản phẩm")
    deadline: str = words("han", "thời hạn", example="trước ngày 15/10/2026")


@dataclass(frozen=True, slots=True)
class AssignmentTableSheet:
    """Phụ lục Bảng phân công nhiệm vụ: A4 landscape, its pages numbered on their own."""

    label: str = words("nhan", "Phụ lục hoặc Phụ lục II", example="Phụ lục II")
    title: str = words("ten", "tên phụ lục, in hoa", example="BẢNG PHÂN CÔNG NHIỆM VỤ")
    attached_to: str = words("kem_theo", "Thông báo số …/TB-UBND ngày … của …; số và ngày để trống khi dự thảo")
    rows: tuple[AssignmentTableRow, ...] = words("dong", "các dòng: tên mục và nhiệm vụ")


@dataclass(frozen=True, slots=True)
class BriefSheet:
    """Tóm tắt nhiệm vụ for a leader."""

    head: Head = inlined()
    person: str = words(
        "kinh_gui", "Đồng chí …, chức vụ", example="Đồng chí Vũ Thị Thanh Nhàn, Phó Chủ tịch Ủy ban nhân dân xã"
    )
    reporter: str = words("noi_bao_cao", "ai kính báo cáo: Văn phòng …", example="Văn phòng")
    form_of_address: str = words("xung_ho", "đồng chí hoặc ông (bà)", example="đồng chí")
    citation: str = words(
        "vien_dan",
        "Thông báo số … ngày … của … về …",
        example="Thông báo số 08/TB-UBND ngày 05 tháng 10 năm 2026 của Ủy ban nhân dân xã",
    )
    own_tasks: tuple[TaskRow, ...] = words("viec_thuc_hien", "việc trực tiếp thực hiện")
    supervised_tasks: tuple[TaskRow, ...] = words("viec_chi_dao", "việc chỉ đạo")
    foot: Foot = inlined()
