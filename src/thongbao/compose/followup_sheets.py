"""What follows a notice: the letter that urges late units, and the report of results (papers.md f, g).

Counts are text as it is printed (``05``); a count without words is left out by the template.
"""

from dataclasses import dataclass

from thongbao.compose.sheet_fields import inlined, words
from thongbao.compose.sheets import Foot, Head


@dataclass(frozen=True, slots=True)
class OverdueTask:
    """One task that is late, as a row of a table."""

    number: str = words("so", "số thứ tự")
    text: str = words("chu", "lời của nhiệm vụ, mở đầu viết hoa, kết thúc có dấu")
    quotation: str = words("trich", "nguyên văn cả đoạn của thông báo khi nhiệm vụ không đứng một mình được")
    unit: str = words("don_vi", "đơn vị chủ trì; trống khi công văn chỉ gửi một đơn vị")
    deadline: str = words("han", "thời hạn được giao, hoặc thời hạn mới khi đã gia hạn")
    days_late: str = words("so_ngay", "số ngày quá hạn, tính đến ngày tổng hợp: 05")


@dataclass(frozen=True, slots=True)
class ReminderSheet:
    """Công văn đôn đốc (mẫu 1.5): to one late unit, or to all of them."""

    head: Head = inlined()
    subject: str = words("trich_yeu", "trích yếu, in sau V/v: đôn đốc thực hiện … tại Thông báo số … (lần 2)")
    addressees: tuple[str, ...] = words("kinh_gui", "kính gửi, mỗi nơi một dòng")
    citation: str = words("vien_dan", "Thông báo số … ngày … của … về …")
    assigner: str = words("nguoi_giao", "ai giao: Chủ tịch UBND xã")
    verb: str = words("dong_tu", "giao, yêu cầu hoặc đề nghị")
    unit: str = words("don_vi", "tên đơn vị như viết trong câu; khi nhiều nơi: các cơ quan, đơn vị")
    several: str = words("nhieu_don_vi", "có chữ khi gửi nhiều đơn vị: bảng thêm cột đơn vị", required=False)
    earlier: str = words("da_don_doc", "các lần đôn đốc trước: Công văn số … ngày …; trống ở lần đầu")
    counted_on: str = words("tinh_den", "ngày tổng hợp: ngày … tháng … năm …")
    count: str = words("so_viec", "tổng số nhiệm vụ quá hạn: 03")
    tasks: tuple[OverdueTask, ...] = words("viec", "các nhiệm vụ quá hạn in thành bảng trong công văn")
    table: tuple[OverdueTask, ...] = words("bang_viec", "các nhiệm vụ quá hạn in thành bảng ở phụ lục")
    demand: str = words("yeu_cau", "Yêu cầu hoặc Đề nghị")
    heads: str = words("nguoi_dung_dau", "Thủ trưởng đơn vị; khi nhiều nơi: Thủ trưởng các cơ quan, đơn vị")
    finish_before: str = words("hoan_thanh_truoc", "ngày phải hoàn thành; trống nếu không định")
    organ_name: str = words("ten_co_quan", "tên cơ quan đôn đốc như viết trong câu")
    through_unit: str = words("qua_don_vi", "đơn vị tổng hợp báo cáo; trống nếu không qua đơn vị nào")
    report_before: str = words("bao_cao_truoc", "ngày phải báo cáo; trống nếu không định")
    attached_to: str = words("kem_theo", "Công văn số … ngày … của …; trống khi không có phụ lục")
    foot: Foot = inlined()


@dataclass(frozen=True, slots=True)
class Share:
    """A count and its part of the whole."""

    count: str = words("so", "số nhiệm vụ: 05")
    percent: str = words("ty_le", "tỷ lệ trên tổng số, phần trăm: 62,5")


@dataclass(frozen=True, slots=True)
class TaskTotals:
    """How far the tasks of a notice have come; the total is done + doing + recurring."""

    total: str = words("tong_so", "tổng số nhiệm vụ được giao")
    done: Share = words("hoan_thanh", "đã hoàn thành")
    done_in_time: Share = words("hoan_thanh_dung_han", "đã hoàn thành, đúng hạn")
    done_late: Share = words("hoan_thanh_qua_han", "đã hoàn thành, quá hạn")
    doing: Share = words("dang_thuc_hien", "đang thực hiện")
    doing_in_time: Share = words("trong_han", "đang thực hiện, trong hạn hoặc không định thời hạn")
    doing_late: Share = words("qua_han", "đang thực hiện, quá hạn")
    recurring: Share = words("dinh_ky", "thường xuyên, định kỳ")
    extended: Share = words("gia_han", "được gia hạn, đã tính trong các số trên")


@dataclass(frozen=True, slots=True)
class AppendixHead:
    """The lines above an appendix; an appendix without a label is not printed."""

    label: str = words("nhan", "Phụ lục hoặc Phụ lục I; trống khi không in phụ lục này")
    title: str = words("ten", "tên phụ lục, in hoa")
    attached_to: str = words("kem_theo", "Báo cáo số …/BC-VP ngày … của …; số và ngày để trống khi dự thảo")


@dataclass(frozen=True, slots=True)
class UnitResult:
    """What one unit has done; a task of several leads counts for each of them."""

    number: str = words("so", "số thứ tự")
    unit: str = words("don_vi", "đơn vị chủ trì")
    total: str = words("tong_so", "tổng số nhiệm vụ")
    done_in_time: str = words("hoan_thanh_dung_han", "đã hoàn thành, đúng hạn")
    done_late: str = words("hoan_thanh_qua_han", "đã hoàn thành, quá hạn")
    doing_in_time: str = words("trong_han", "đang thực hiện, trong hạn")
    doing_late: str = words("qua_han", "đang thực hiện, quá hạn")
    recurring: str = words("dinh_ky", "thường xuyên, định kỳ")
    extended: str = words("gia_han", "được gia hạn")


@dataclass(frozen=True, slots=True)
class UnitsAppendix(AppendixHead):
    """Results unit by unit."""

    rows: tuple[UnitResult, ...] = words("dong", "mỗi đơn vị một dòng")


@dataclass(frozen=True, slots=True)
class ReportedOverdueTask(OverdueTask):
    """A late task as a leader has to see it."""

    supervisors: str = words("chi_dao", "lãnh đạo chỉ đạo")


@dataclass(frozen=True, slots=True)
class OverdueAppendix(AppendixHead):
    """The late tasks."""

    rows: tuple[ReportedOverdueTask, ...] = words("dong", "các nhiệm vụ quá hạn, chưa hoàn thành")


@dataclass(frozen=True, slots=True)
class RecurringDuty:
    """A duty that comes back every week, month or quarter, or never ends."""

    number: str = words("so", "số thứ tự")
    text: str = words("chu", "lời của nhiệm vụ, mở đầu viết hoa, kết thúc có dấu")
    unit: str = words("don_vi", "đơn vị chủ trì")
    period: str = words("ky", "kỳ thực hiện: hằng tuần, hằng tháng, thường xuyên")
    state: str = words("tinh_hinh", "kết quả của kỳ gần nhất; trống để người lập báo cáo ghi")


@dataclass(frozen=True, slots=True)
class RecurringAppendix(AppendixHead):
    """The recurring duties."""

    rows: tuple[RecurringDuty, ...] = words("dong", "các nhiệm vụ thường xuyên, định kỳ")


@dataclass(frozen=True, slots=True)
class ComparedFigure:
    """One figure of this month beside that of the month before."""

    name: str = words("ten", "nội dung: đã hoàn thành, quá hạn …")
    before: str = words("truoc", "số của tháng trước")
    now: str = words("nay", "số của tháng này")
    change: str = words("tang_giam", "tăng 05, giảm 02, không đổi")


@dataclass(frozen=True, slots=True)
class ComparisonAppendix(AppendixHead):
    """This month beside the one before."""

    rows: tuple[ComparedFigure, ...] = words("dong", "mỗi nội dung một dòng")


@dataclass(frozen=True, slots=True)
class UnitBar:
    """One unit's bar of the chart: pieces whose lengths are its shares, each drawn by a sign of its own."""

    unit: str = words("don_vi", "đơn vị chủ trì")
    in_time: str = words("dung_han", "đoạn hoàn thành đúng hạn: ████")
    late: str = words("muon", "đoạn hoàn thành muộn: ▓▓")
    open: str = words("trong_han", "đoạn đang thực hiện trong hạn: ░░")
    overdue: str = words("qua_han", "đoạn quá hạn: ▬▬")
    numbers: str = words("so", "các số của thanh: 5/1/2/3")


@dataclass(frozen=True, slots=True)
class ChartAppendix(AppendixHead):
    """The chart of results by unit."""

    legend: str = words("chu_giai", "dấu của từng đoạn")
    rows: tuple[UnitBar, ...] = words("dong", "mỗi đơn vị một thanh")


@dataclass(frozen=True, slots=True)
class RepeatedLateness:
    """A unit that was late again and again."""

    number: str = words("so", "số thứ tự")
    unit: str = words("don_vi", "đơn vị chủ trì")
    months: str = words("thang", "những tháng có nhiệm vụ chậm: tháng 8/2020; tháng 9/2020")


@dataclass(frozen=True, slots=True)
class RepeatedAppendix(AppendixHead):
    """The units that were late in several months."""

    rows: tuple[RepeatedLateness, ...] = words("dong", "mỗi đơn vị một dòng")


@dataclass(frozen=True, slots=True)
class ReportSheet:
    """Báo cáo kết quả thực hiện kết luận (mẫu 1.4, với Kính gửi).

    Sections III, IV and V are what people have typed and nothing else; an empty one is printed as lines on dots.
    """

    head: Head = inlined()
    type_name: str = words("ten_loai", "tên loại văn bản, in hoa: BÁO CÁO")
    subject: str = words("trich_yeu", "trích yếu: Kết quả thực hiện Kết luận của … tại …")
    subject_rule: str = words("ke_trich_yeu", "độ dài đường kẻ dưới trích yếu, milimét", required=False)
    addressees: tuple[str, ...] = words("kinh_gui", "kính gửi, mỗi nơi một dòng")
    citation: str = words("vien_dan", "Thông báo số … ngày … của … về …")
    short_citation: str = words("vien_dan_ngan", "nhắc lại lần sau: Thông báo số …/TB-UBND")
    reporter: str = words("noi_bao_cao", "ai báo cáo: Văn phòng …")
    reported_to: str = words("nguoi_nhan", "báo cáo ai, như viết trong câu: Chủ tịch UBND xã")
    counted_on: str = words("tinh_den", "ngày chốt số liệu: ngày … tháng … năm …")
    steering: tuple[str, ...] = words("chi_dao_trien_khai", "mục I: đã ban hành, đôn đốc những gì; mỗi ý một đoạn")
    totals: TaskTotals = words("so_lieu", "mục II: số liệu tổng hợp")
    periods: str = words(
        "ky_trong_thang", "mục II: các kỳ đến hạn trong tháng: đúng hạn, muộn, chưa thực hiện; có thể trống"
    )
    on_hold: str = words("tam_dung", "mục II: số nhiệm vụ tạm dừng, đã tính trong đang thực hiện; trống khi không có")
    compared: str = words("so_thang_truoc", "mục II: so với tháng trước, một câu; trống khi không có tháng trước")
    shortcomings: tuple[str, ...] = words("ton_tai", "mục III: tồn tại, hạn chế; do người viết, mỗi ý một đoạn")
    causes: tuple[str, ...] = words("nguyen_nhan", "mục III: nguyên nhân; do người viết, mỗi ý một đoạn")
    measures: tuple[str, ...] = words("giai_phap", "mục IV: nhiệm vụ, giải pháp; do người viết, mỗi ý một đoạn")
    proposals: tuple[str, ...] = words("kien_nghi", "mục V: đề xuất, kiến nghị; do người viết, mỗi ý một đoạn")
    foot: Foot = inlined()
    totals_appendix: AppendixHead = words("pl_tong_hop", "phụ lục bảng tổng hợp, in số liệu của so_lieu")
    units_appendix: UnitsAppendix = words("pl_don_vi", "phụ lục kết quả theo đơn vị")
    overdue_appendix: OverdueAppendix = words("pl_qua_han", "phụ lục nhiệm vụ quá hạn")
    recurring_appendix: RecurringAppendix = words("pl_dinh_ky", "phụ lục nhiệm vụ thường xuyên, định kỳ")
    comparison_appendix: ComparisonAppendix = words("pl_so_sanh", "phụ lục so sánh với tháng trước")
    repeated_appendix: RepeatedAppendix = words("pl_cham_lap_lai", "phụ lục đơn vị chậm nhiều tháng")
    chart_appendix: ChartAppendix = words("pl_bieu_do", "phụ lục biểu đồ kết quả theo đơn vị")
