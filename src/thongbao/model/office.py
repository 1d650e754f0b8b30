"""co-quan.yaml → Office: who issues, who signs, how units are told, and the house settings."""

from enum import StrEnum
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from thongbao.language import _
from thongbao.model.fields import (
    Day,
    DecimalNumber,
    FilePattern,
    Identifier,
    Many,
    OrganId,
    Record,
    RetentionTerm,
    SignerId,
    Text,
    UnitId,
    WholeNumber,
    YesNo,
    fault,
    one_of,
)
from thongbao.standard.document_types import DOCUMENT_TYPES, by_name
from thongbao.vietnamese.text import nearest


class AssigningForm(StrEnum):
    """How a unit is told its tasks (papers.md a–d)."""

    LETTER = "cong_van"
    SLIP = "phieu"
    EXTRACT = "trich_sao"
    APPENDIX = "phu_luc"


def _type_name(value: Any) -> str:
    text = value if isinstance(value, str) else ""
    found = by_name(text)
    if found:
        return found.name
    near = nearest(text, [t.name for t in DOCUMENT_TYPES])
    hint = _("; ý bạn là «{near}»?").format(near=near) if near else ""
    message = _("«{text}» không phải là một trong 29 loại văn bản hành chính (Điều 7 Nghị định 30/2020/NĐ-CP){hint}")
    raise fault("type_name", message.format(text=text, hint=hint))


_TYPE_SCHEMA = Annotated[str, Field(json_schema_extra={"enum": [t.name for t in DOCUMENT_TYPES]})]
TypeName = Annotated[str, BeforeValidator(_type_name, json_schema_input_type=_TYPE_SCHEMA)]


class Organ(Record):
    """One issuer: a body that may put out documents under its own name."""

    id: Identifier = Field(alias="ma", description="Mã của cơ quan, dùng để nhắc đến cơ quan ở chỗ khác")
    name: Text = Field(alias="ten", description="Tên đầy đủ, viết như trong câu văn: Ủy ban nhân dân xã …")
    name_lines: Many[Text] = Field(
        alias="dong_ten", min_length=1, description="Các dòng tên in ở ô số 2, viết hoa: [ỦY BAN NHÂN DÂN, XÃ …]"
    )
    governing: Text | None = Field(
        None, alias="chu_quan", description="Cơ quan chủ quản trực tiếp in ở dòng trên; UBND các cấp không có"
    )
    abbreviation: Text = Field(alias="viet_tat", description="Chữ viết tắt trong ký hiệu văn bản: UBND")
    level: Annotated[str, one_of("trung_uong", "tỉnh", "huyện", "xã")] = Field(
        alias="cap", description="Cấp của cơ quan"
    )
    place: Text = Field(alias="dia_danh", description="Địa danh in trước ngày tháng ở ô số 4")
    has_seal: YesNo = Field(True, alias="co_dau", description="Có con dấu riêng: không có thì không tự ban hành được")
    organ_code: Text | None = Field(None, alias="ma_dinh_danh", description="Mã định danh điện tử của cơ quan")
    series: Annotated[str, one_of("chung", "theo_loai")] = Field(
        "chung", alias="day_so", description="chung: một dãy số cho mọi loại; theo_loai: mỗi loại một dãy số"
    )
    address: Text | None = Field(None, alias="dia_chi", description="Địa chỉ, điện thoại, thư điện tử in ở ô số 13")


class Drafting(Record):
    """Who drafts: the unit, and the suffix of công văn codes."""

    unit: UnitId = Field(alias="don_vi", description="Mã đơn vị soạn thảo")
    abbreviation: Text = Field(alias="viet_tat", description="Phần sau của ký hiệu công văn: UBND-VP thì ghi VP")


class Assigning(Record):
    """How units are told what they have to do."""

    forms: Many[Annotated[str, one_of("cong_van", "phieu", "trich_sao", "phu_luc")]] = Field(
        ("cong_van",), alias="hinh_thuc", min_length=1, description="Cách báo cho đơn vị: một hoặc nhiều cách"
    )
    organ: OrganId | None = Field(None, alias="co_quan", description="Cơ quan đứng tên công văn giao việc")
    signer: SignerId | None = Field(None, alias="nguoi_ky", description="Người ký công văn giao việc")
    filing: Text | None = Field(None, alias="luu", description="Nội dung sau chữ «Lưu: » của công văn: VT, VP")
    report_before: Day | None = Field(None, alias="bao_cao_truoc", description="Hạn báo cáo kết quả in ở cuối công văn")
    appendix_from: WholeNumber = Field(
        6, alias="phu_luc_tu", description="Từ số nhiệm vụ này trở lên thì lập bảng ở phụ lục kèm công văn"
    )


class Signer(Record):
    """Someone who may sign, with the lines of authority printed above the title."""

    id: Identifier = Field(alias="ma", description="Mã của người ký")
    authority: Many[Text] = Field(
        (), alias="quyen_han", description="Các dòng quyền hạn in trên chức vụ: [TM. ỦY BAN NHÂN DÂN, KT. CHỦ TỊCH]"
    )
    position: Text = Field(alias="chuc_vu", description="Chức vụ, viết hoa: PHÓ CHỦ TỊCH")
    full_name: Text = Field(alias="ho_ten", description="Họ và tên, không kèm học hàm, học vị")
    organs: Many[OrganId] = Field((), alias="co_quan", description="Ký cho cơ quan nào; bỏ trống là mọi cơ quan")
    valid_from: Day | None = Field(None, alias="tu", description="Được ký từ ngày")
    valid_to: Day | None = Field(None, alias="den", description="Được ký đến hết ngày")
    types: Many[TypeName] = Field((), alias="loai", description="Loại văn bản được ký; bỏ trống là mọi loại")


class OfficeCalendar(Record):
    """Days the office works or rests against the general calendar."""

    days_off: Many[Day] = Field((), alias="nghi", description="Ngày nghỉ theo thông báo hằng năm")
    make_up_days: Many[Day] = Field((), alias="lam_bu", description="Ngày làm bù")


class DeadlineRules(Record):
    """House rules for deadlines."""

    before: Annotated[str, one_of("ngay_do", "ngay_sau")] = Field(
        "ngay_do",
        alias="truoc",
        description="«trước ngày 15/9» tính trễ từ chính ngày 15 (ngay_do) hay từ 16 (ngay_sau)",
    )
    weekly_on: Annotated[str, one_of("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")] = (
        Field("thứ Sáu", alias="hang_tuan", description="Việc hằng tuần đến hạn vào thứ mấy")
    )
    near_days: WholeNumber = Field(5, alias="sap_den", description="Còn bao nhiêu ngày thì coi là sắp đến hạn")


class RuleSetting(Record):
    """What the office makes of one check rule."""

    level: Annotated[str, one_of("error", "warning", "note", "off")] = Field(
        alias="muc", description="Mức của quy tắc: error (lỗi), warning (cảnh báo), note (lưu ý), off (tắt)"
    )
    reason: Text = Field(alias="vi", description="Vì sao cơ quan đặt khác")


class Margins(Record):
    """Page margins in millimetres, inside the decree's ranges (Phụ lục I, phần I, mục I, khoản 3)."""

    top: DecimalNumber = Field(20, alias="tren", ge=20, le=25, description="Lề trên, 20 đến 25 mm")
    bottom: DecimalNumber = Field(20, alias="duoi", ge=20, le=25, description="Lề dưới, 20 đến 25 mm")
    left: DecimalNumber = Field(30, alias="trai", ge=30, le=35, description="Lề trái, 30 đến 35 mm")
    right: DecimalNumber = Field(15, alias="phai", ge=15, le=20, description="Lề phải, 15 đến 20 mm")


class LayoutChoice(Record):
    """What the office chooses where the decree leaves a choice (Phụ lục I, phần I, mục II, khoản 6)."""

    margins: Margins = Field(default_factory=Margins.model_construct, alias="le", description="Lề trang, mm")
    body_size: DecimalNumber = Field(14, alias="co_chu", ge=13, le=14, description="Cỡ chữ nội dung, 13 đến 14")
    first_line: Annotated[str, one_of("1", "1.27", "1,27")] = Field(
        "1.27", alias="thut_dau_dong", description="Thụt đầu dòng: 1 hoặc 1,27 cm"
    )
    line_spacing: DecimalNumber = Field(
        1.1, alias="dan_dong", ge=1, le=1.5, description="Khoảng cách dòng: từ đơn (1) đến 1,5 dòng"
    )
    draft_mark: YesNo = Field(
        True, alias="du_thao", description="In «DỰ THẢO LẦN …» dưới số, ký hiệu của bản trình ký (draft --present)"
    )
    subsections: Annotated[str, one_of("a", "1.1")] = Field(
        "a", alias="tieu_muc", description="Đánh số mục con: a) b) c) hay 1.1 1.2 1.3"
    )


class TypeRetention(Record):
    """How long papers of one type are kept."""

    type_name: TypeName = Field(alias="loai", description="Tên loại văn bản")
    retention: RetentionTerm = Field(alias="thoi_han", description="Thời hạn bảo quản: Vĩnh viễn hoặc số năm")


class ArchivingRules(Record):
    """How the office keeps what it issues."""

    retention: RetentionTerm | None = Field(
        None, alias="thoi_han", description="Thời hạn bảo quản mặc định: Vĩnh viễn hoặc số năm (20 năm)"
    )
    by_type: Many[TypeRetention] = Field(
        (), alias="theo_loai", description="Thời hạn bảo quản riêng của từng loại văn bản"
    )
    dossier: Text | None = Field(None, alias="ho_so", description="Số và ký hiệu hồ sơ mặc định: 05.TH")
    dossier_title: Text | None = Field(None, alias="ten_ho_so", description="Tiêu đề hồ sơ mặc định")
    file_pattern: FilePattern | None = Field(
        None, alias="ten_tep", description="Khuôn tên tệp khi xuất: {ma_dinh_danh}.{nam}.{thang}.{ngay}.{so}"
    )

    def retention_of(self, type_name: str) -> str:
        """Return the term for papers of a type; empty when the office sets none."""
        return next((rule.retention for rule in self.by_type if rule.type_name == type_name), self.retention or "")


class Office(Record):
    """co-quan.yaml."""

    organs: Many[Organ] = Field(
        alias="co_quan", min_length=1, description="Các cơ quan ban hành; cơ quan đầu tiên là mặc định"
    )
    drafting: Drafting | None = Field(None, alias="soan_thao", description="Đơn vị soạn thảo")
    assigning: Assigning = Field(
        default_factory=Assigning.model_construct, alias="giao_viec", description="Cách báo việc cho đơn vị"
    )
    signers: Many[Signer] = Field(alias="nguoi_ky", min_length=1, description="Những người có thể ký")
    address_form: Annotated[str, one_of("đồng chí", "ông (bà)")] = Field(
        "đồng chí", alias="xung_ho", description="Cách xưng hô trong giấy tờ"
    )
    calendar: OfficeCalendar = Field(
        default_factory=OfficeCalendar.model_construct, alias="lich", description="Ngày nghỉ và ngày làm bù riêng"
    )
    deadline_rules: DeadlineRules = Field(
        default_factory=DeadlineRules.model_construct, alias="han", description="Quy ước về thời hạn"
    )
    rule_settings: dict[Text, RuleSetting] = Field(
        default_factory=dict, alias="kiem_tra", description="Mức của từng quy tắc kiểm tra, theo mã quy tắc"
    )
    layout: LayoutChoice = Field(
        default_factory=LayoutChoice.model_construct, alias="trinh_bay", description="Lựa chọn trình bày"
    )
    archiving: ArchivingRules = Field(
        default_factory=ArchivingRules.model_construct, alias="luu_tru", description="Lưu trữ văn bản đã ban hành"
    )

    def organ(self, identifier: str | None) -> Organ:
        """Return the issuer of that id; the first one when none is named."""
        return next((o for o in self.organs if o.id == identifier), self.organs[0])

    def signer(self, identifier: str) -> Signer:
        """Return the signer of that id (references are checked when the record is read)."""
        return next(s for s in self.signers if s.id == identifier)
