"""bao-cao.yaml, don-doc.yaml → what people say of a paper whose figures come from the register."""

from pydantic import Field

from thongbao.language import _
from thongbao.model.fields import Day, Many, MonthOfYear, OrganId, Record, SignerId, Text, UnitId, YesNo


class MadePaper(Record):
    """What a report and a reminder have in common."""

    counted_on: Day = Field(alias="tinh_den", description="Số liệu tính đến hết ngày nào")
    notices: Many[Text] = Field(
        (), alias="thong_bao", description="Số của các văn bản giao việc: [125/TB-UBND]; bỏ trống là tất cả"
    )
    organ: OrganId | None = Field(None, alias="co_quan", description="Cơ quan đứng tên văn bản")
    signer: SignerId | None = Field(None, alias="nguoi_ky", description="Người ký văn bản")
    subject: Text | None = Field(
        None, alias="trich_yeu", description="Trích yếu; bỏ trống thì lập theo văn bản giao việc"
    )
    addressees: Many[Text] = Field((), alias="kinh_gui", description="Kính gửi; bỏ trống thì lập theo người giao việc")
    recipients: Many[Text] = Field((), alias="noi_nhan", description="Nơi nhận; bỏ trống thì ghi «Như trên»")
    filing: Text | None = Field(None, alias="luu", description="Nội dung sau chữ «Lưu: »")


class ReportRecord(MadePaper):
    """bao-cao.yaml: báo cáo kết quả thực hiện kết luận; số liệu lấy từ sổ theo dõi, nhận định do người viết."""

    month: MonthOfYear = Field(alias="thang", description="Tháng báo cáo: 2026-09")
    steering: Many[Text] = Field((), alias="chi_dao_trien_khai", description="Mục I: mỗi ý một đoạn")
    shortcomings: Many[Text] = Field((), alias="ton_tai", description="Mục III: tồn tại, hạn chế, mỗi ý một đoạn")
    causes: Many[Text] = Field((), alias="nguyen_nhan", description="Mục III: nguyên nhân, mỗi ý một đoạn")
    measures: Many[Text] = Field((), alias="giai_phap", description="Mục IV: nhiệm vụ, giải pháp, mỗi ý một đoạn")
    proposals: Many[Text] = Field((), alias="kien_nghi", description="Mục V: đề xuất, kiến nghị, mỗi ý một đoạn")

    def unwritten(self) -> tuple[tuple[str, str], ...]:
        """Return key and heading of each part that is left to be written by hand."""
        parts = (
            ("chi_dao_trien_khai", _("công tác chỉ đạo, triển khai"), self.steering),
            ("ton_tai", _("tồn tại, hạn chế"), self.shortcomings),
            ("nguyen_nhan", _("nguyên nhân"), self.causes),
            ("giai_phap", _("nhiệm vụ, giải pháp"), self.measures),
            ("kien_nghi", _("đề xuất, kiến nghị"), self.proposals),
        )
        return tuple((key, heading) for key, heading, written in parts if not written)


class ReminderRecord(MadePaper):
    """don-doc.yaml: công văn đôn đốc việc quá hạn; danh sách lấy từ sổ theo dõi."""

    units: Many[UnitId] = Field(
        (), alias="don_vi", description="Chỉ đôn đốc các đơn vị này; bỏ trống là mọi đơn vị có việc quá hạn"
    )
    apart: YesNo = Field(
        False, alias="tung_don_vi", description="true: mỗi đơn vị một công văn; false: một công văn chung"
    )
    finish_before: Day | None = Field(None, alias="hoan_thanh_truoc", description="Ngày phải hoàn thành")
    report_before: Day | None = Field(None, alias="bao_cao_truoc", description="Ngày phải báo cáo kết quả")
