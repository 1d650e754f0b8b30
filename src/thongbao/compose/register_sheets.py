"""Papers about issued papers: correction, recall, the outgoing register, the index of a dossier.

Sources: Nghị định 30/2020/NĐ-CP, Điều 18 (khoản 3, 4), Phụ lục IV (sổ đăng ký văn bản đi), Phụ lục V (mục lục văn bản).
"""

from dataclasses import dataclass

from thongbao.compose.sheet_fields import inlined, words
from thongbao.compose.sheets import Foot, Head


@dataclass(frozen=True, slots=True)
class CorrectedPlace:
    """One place of a paper: what stood there, and what it should be."""

    number: str = words("so", "số thứ tự")
    place: str = words("vi_tri", "vị trí, như viết sau chữ Tại: điểm a mục 2, trang 3")
    printed: str = words("da_in", "lời đã in; trống khi chỉ bổ sung")
    corrected: str = words("sua_thanh", "lời đúng; trống khi chỉ bỏ đi")


@dataclass(frozen=True, slots=True)
class CorrectionSheet:
    """Công văn đính chính (mẫu 1.5; Điều 18, khoản 3): faults of format, technique or procedure only."""

    head: Head = inlined()
    subject: str = words("trich_yeu", "trích yếu, in sau V/v: đính chính Thông báo số …")
    addressees: tuple[str, ...] = words("kinh_gui", "kính gửi, mỗi nơi một dòng: những nơi đã nhận văn bản")
    citation: str = words("vien_dan", "văn bản có sai sót: Thông báo số … ngày … của … về …")
    short_citation: str = words("vien_dan_ngan", "nhắc lại lần sau: Thông báo số …/TB-UBND")
    organ_name: str = words("ten_co_quan", "tên cơ quan đính chính như viết trong câu")
    fault: str = words("sai_sot", "sai sót về gì: thể thức, kỹ thuật trình bày, thủ tục ban hành; có thể trống")
    places: tuple[CorrectedPlace, ...] = words("noi_dung_sua", "các chỗ đính chính")
    foot: Foot = inlined()


@dataclass(frozen=True, slots=True)
class RecallSheet:
    """Công văn thu hồi (mẫu 1.5; Điều 18, khoản 4): paper comes back, electronic papers are destroyed."""

    head: Head = inlined()
    subject: str = words("trich_yeu", "trích yếu, in sau V/v: thu hồi Thông báo số …")
    addressees: tuple[str, ...] = words("kinh_gui", "kính gửi, mỗi nơi một dòng: những nơi đã nhận văn bản")
    citation: str = words("vien_dan", "văn bản thu hồi: Thông báo số … ngày … của … về …")
    short_citation: str = words("vien_dan_ngan", "nhắc lại lần sau: Thông báo số …/TB-UBND")
    organ_name: str = words("ten_co_quan", "tên cơ quan thu hồi như viết trong câu")
    reason: str = words("ly_do", "lý do thu hồi, không kèm dấu cuối")
    replacement: str = words("thay_the", "văn bản thay thế: Thông báo số … ngày …; trống nếu không có")
    demand: str = words("yeu_cau", "Yêu cầu hoặc Đề nghị")
    return_to: str = words("noi_tra", "nơi nhận lại bản giấy: Văn thư …; trống khi không gửi bản giấy")
    return_before: str = words("tra_truoc", "ngày phải gửi lại bản giấy; trống nếu không định")
    electronic: str = words("ban_dien_tu", "có chữ khi đã gửi bản điện tử", required=False)
    other_steps: tuple[str, ...] = words("viec_khac", "việc khác bên nhận phải làm, mỗi việc một câu")
    foot: Foot = inlined()


@dataclass(frozen=True, slots=True)
class KeeperWords:
    """Whose register or dossier it is."""

    governing: str = words("chu_quan", "tên cơ quan chủ quản trực tiếp, in hoa; trống nếu không có")
    organ_lines: tuple[str, ...] = words("co_quan", "các dòng tên cơ quan, đơn vị, in hoa")


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """One issued paper, in the ten columns of Phụ lục IV, mục I."""

    code: str = words("so_ky_hieu", "cột 1: số, ký hiệu văn bản")
    date: str = words("ngay_thang", "cột 2: ngày tháng văn bản: 05/10/2026")
    type_and_subject: str = words("ten_loai_trich_yeu", "cột 3: tên loại và trích yếu nội dung")
    signer: str = words("nguoi_ky", "cột 4: người ký")
    recipients: str = words("noi_nhan", "cột 5: nơi nhận văn bản")
    filing: str = words("ban_luu", "cột 6: đơn vị, người nhận bản lưu")
    copies: str = words("so_luong", "cột 7: số lượng bản")
    sent_date: str = words("ngay_chuyen", "cột 8: ngày chuyển")
    received_by: str = words("ky_nhan", "cột 9: ký nhận; trống để ký tay")
    note: str = words("ghi_chu", "cột 10: ghi chú: đính chính, thay thế, thu hồi bằng văn bản nào")


@dataclass(frozen=True, slots=True)
class RegisterSheet:
    """Sổ đăng ký văn bản đi, printed from the register to be bound (Điều 16; Phụ lục IV, mục I)."""

    keeper: KeeperWords = inlined()
    series: str = words("day_so", "loại văn bản của dãy số riêng: Công văn; trống khi một dãy số chung")
    year: str = words("nam", "năm")
    first_day: str = words("tu_ngay", "từ ngày: 01/01/2026")
    last_day: str = words("den_ngay", "đến ngày: 31/12/2026")
    first_number: str = words("tu_so", "từ số")
    last_number: str = words("den_so", "đến số")
    volume: str = words("quyen_so", "quyển số")
    rows: tuple[RegisterRow, ...] = words("dong", "các văn bản, theo thứ tự đăng ký")


@dataclass(frozen=True, slots=True)
class DossierRow:
    """One document of a dossier."""

    number: str = words("so", "số thứ tự")
    code: str = words("so_ky_hieu", "số, ký hiệu văn bản")
    date: str = words("ngay_thang", "ngày tháng năm văn bản: 05/10/2026")
    type_and_subject: str = words("ten_loai_trich_yeu", "tên loại và trích yếu nội dung văn bản")
    author: str = words("tac_gia", "tác giả văn bản: cơ quan ban hành")
    sheets: str = words("to_so", "tờ số hoặc trang số: 01-03")
    note: str = words("ghi_chu", "ghi chú: bản chính, bản sao, bản điện tử")


@dataclass(frozen=True, slots=True)
class DossierIndexSheet:
    """Mục lục văn bản, tài liệu trong hồ sơ (Điều 29; Phụ lục V)."""

    keeper: KeeperWords = inlined()
    dossier_code: str = words("so_ho_so", "số và ký hiệu hồ sơ: 05.TH")
    dossier_title: str = words("tieu_de", "tiêu đề hồ sơ")
    period: str = words("thoi_gian", "thời gian tài liệu: từ ngày … đến ngày …")
    retention: str = words("thoi_han", "thời hạn bảo quản: Vĩnh viễn hoặc 20 năm")
    rows: tuple[DossierRow, ...] = words("dong", "các văn bản, tài liệu, theo thứ tự trong hồ sơ")
    document_count: str = words("so_van_ban", "số văn bản, tài liệu của hồ sơ")
    sheet_count: str = words("so_to", "số tờ hoặc số trang, kèm đơn vị: 45 tờ; trống nếu chưa đếm")
    place_and_date: str = words("ngay_lap", "địa danh, ngày lập mục lục: Suối Ngàn, ngày … tháng … năm …")
    compiler: str = words("nguoi_lap", "họ và tên người lập mục lục; trống để ký tay")
