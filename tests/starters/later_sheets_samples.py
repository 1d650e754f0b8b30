"""Sheets of the papers that follow a notice, filled by hand: each kind at its shortest and longest."""

from dataclasses import fields, is_dataclass, replace

from thongbao.compose.followup_sheets import (
    AppendixHead,
    ChartAppendix,
    ComparedFigure,
    ComparisonAppendix,
    OverdueAppendix,
    OverdueTask,
    RecurringAppendix,
    RecurringDuty,
    ReminderSheet,
    RepeatedAppendix,
    RepeatedLateness,
    ReportedOverdueTask,
    ReportSheet,
    Share,
    TaskTotals,
    UnitBar,
    UnitResult,
    UnitsAppendix,
)
from thongbao.compose.register_sheets import (
    CorrectedPlace,
    CorrectionSheet,
    DossierIndexSheet,
    DossierRow,
    KeeperWords,
    RecallSheet,
    RegisterRow,
    RegisterSheet,
)
from thongbao.compose.sheet_fields import sheet_of
from thongbao.compose.sheets import Foot, Head
from thongbao.papers import Kind
from thongbao.render.rendering import render
from thongbao.render.template import Template
from thongbao.starters.making import starter
from thongbao.word.package import open_package
from thongbao.word.text import paragraphs

UBND = "Ủy ban nhân dân xã Suối Ngàn"
OFFICE = "Văn phòng HĐND và UBND xã"
SHORT = "Thông báo số 08/TB-UBND"
CITED = (
    f"{SHORT} ngày 28 tháng 9 năm 2026 của {UBND} về Kết luận của Chủ tịch Ủy ban nhân dân xã "
    "tại phiên họp giao ban tháng 9 năm 2026"
)
UNITS = ("Phòng Kinh tế", "Phòng Văn hóa - Xã hội", "Trung tâm Phục vụ hành chính công", "Công an xã", "Thôn Bến Gỗ")
WORK = (
    "Rà soát, hoàn thiện hồ sơ đất đai các công trình cấp nước sinh hoạt tập trung trên địa bàn xã.",
    "Kiểm tra, khắc phục các điểm sạt lở trên tuyến đường liên thôn Bến Gỗ - Suối Đá, bảo đảm giao thông thông suốt "
    "trước mùa mưa; báo cáo kết quả và đề xuất kinh phí sửa chữa.",
    "Tổng hợp nhu cầu trang thiết bị phục vụ tiếp nhận, trả kết quả thủ tục hành chính tại Trung tâm.",
    "Xây dựng kế hoạch tuyên truyền phòng cháy, chữa cháy rừng mùa khô.",
)


def head(notation, *, office=False, number="15", subject_date="ngày 20 tháng 10 năm 2026"):
    lines = ("VĂN PHÒNG HĐND VÀ UBND",) if office else ("ỦY BAN NHÂN DÂN", "XÃ SUỐI NGÀN")
    return Head(
        governing="UBND XÃ SUỐI NGÀN" if office else "",
        organ_lines=lines,
        organ_rule="22.0",
        code_number=number,
        code_notation=notation,
        place="Suối Ngàn",
        date=subject_date,
        urgency="",
    )


def foot(*recipients, authority=("TL. CHỦ TỊCH",), position="CHÁNH VĂN PHÒNG", address="Thôn Bến Gỗ, xã Suối Ngàn"):
    return Foot(
        recipients=("Như trên", *recipients),
        filing="VT, VP",
        authority=authority,
        position=position,
        organ_position="",
        full_name="Nguyễn Thu Hằng",
        address=address,
    )


def overdue(count, *, units=True):
    return tuple(
        OverdueTask(
            number=str(n + 1),
            text=WORK[n % len(WORK)],
            quotation="Việc này hoàn thành cùng với các nội dung nêu trên." if n == 2 else "",
            unit=UNITS[n % len(UNITS)] if units else "",
            deadline="trước ngày 15/10/2026" if n % 2 else "trong tháng 9/2026 (đã gia hạn đến 10/10/2026)",
            days_late=f"{n + 5:02d}",
        )
        for n in range(count)
    )


def reminder_words(*, several=False, appendix=False):
    rows = overdue(9 if appendix else 2, units=several)
    subject = "đôn đốc thực hiện nhiệm vụ được giao tại Thông báo số 08/TB-UBND"
    return ReminderSheet(
        head=head("UBND-VP"),
        subject=subject if several else f"{subject} (lần 2)",
        addressees=UNITS if several else UNITS[:1],
        citation=CITED,
        assigner="Chủ tịch Ủy ban nhân dân xã",
        verb="giao",
        unit="các cơ quan, đơn vị" if several else UNITS[0],
        several="nhiều" if several else "",
        earlier="" if several else "Công văn số 12/UBND-VP ngày 05 tháng 10 năm 2026",
        counted_on="ngày 20 tháng 10 năm 2026",
        count=f"{len(rows):02d}",
        tasks=() if appendix else rows,
        table=rows if appendix else (),
        demand="Yêu cầu",
        heads="Thủ trưởng các cơ quan, đơn vị" if several else "Trưởng phòng Kinh tế",
        finish_before="ngày 30 tháng 10 năm 2026",
        organ_name=UBND,
        through_unit=OFFICE,
        report_before="ngày 02 tháng 11 năm 2026",
        attached_to=f"Công văn số 15/UBND-VP ngày 20 tháng 10 năm 2026 của {UBND}" if appendix else "",
        foot=foot("Chủ tịch, các Phó Chủ tịch Ủy ban nhân dân xã (để b/c)"),
    )


TOTALS = TaskTotals(
    total="24",
    done=Share("15", "62,5"),
    done_in_time=Share("13", "54,2"),
    done_late=Share("02", "8,3"),
    doing=Share("07", "29,2"),
    doing_in_time=Share("04", "16,7"),
    doing_late=Share("03", "12,5"),
    recurring=Share("02", "8,3"),
    extended=Share("01", "4,2"),
)
NO_RECURRING = replace(TOTALS, recurring=Share("", ""), extended=Share("", ""), doing_late=Share("0", "0"))


def report_words(*, full=True):
    attached = f"Báo cáo số 21/BC-VP ngày 20 tháng 10 năm 2026 của {OFFICE} Suối Ngàn" if full else ""
    heads = [
        (f"Phụ lục {roman}", title, attached) if full else ("", "", "")
        for roman, title in (
            ("I", "TỔNG HỢP KẾT QUẢ THỰC HIỆN NHIỆM VỤ"),
            ("II", "KẾT QUẢ THỰC HIỆN NHIỆM VỤ THEO ĐƠN VỊ"),
            ("III", "NHIỆM VỤ QUÁ HẠN, CHƯA HOÀN THÀNH"),
            ("IV", "NHIỆM VỤ THƯỜNG XUYÊN, ĐỊNH KỲ"),
            ("V", "SO SÁNH VỚI THÁNG TRƯỚC"),
            ("VI", "ĐƠN VỊ CÓ NHIỆM VỤ CHẬM TRONG NHIỀU THÁNG"),
            ("VII", "BIỂU ĐỒ KẾT QUẢ THEO ĐƠN VỊ"),
        )
    ]
    late = [
        ReportedOverdueTask(
            **{f.name: getattr(task, f.name) for f in fields(OverdueTask)}, supervisors="Vũ Thị Thanh Nhàn"
        )
        for task in overdue(3)
    ]
    results = [UnitResult(str(n), name, "06", "03", "01", "01", "0", "01", "0") for n, name in enumerate(UNITS, 1)]
    duty = RecurringDuty(
        "1", "Báo cáo tình hình an ninh, trật tự trên địa bàn xã.", "Công an xã", "hằng tuần", "Đã báo cáo 03/03 kỳ."
    )
    return ReportSheet(
        head=head("BC-VP", office=True, number="21"),
        type_name="BÁO CÁO",
        subject="Kết quả thực hiện Kết luận của Chủ tịch Ủy ban nhân dân xã tại phiên họp giao ban tháng 9 năm 2026",
        subject_rule="60.0",
        addressees=("Chủ tịch Ủy ban nhân dân xã",),
        citation=CITED,
        short_citation=SHORT,
        reporter=OFFICE,
        reported_to="Chủ tịch Ủy ban nhân dân xã",
        counted_on="ngày 20 tháng 10 năm 2026",
        steering=(
            "Ngày 28 tháng 9 năm 2026, Ủy ban nhân dân xã đã ban hành 06 công văn giao nhiệm vụ đến 06 đơn vị.",
            "Ngày 05 tháng 10 năm 2026, đã ban hành 01 công văn đôn đốc đối với 02 đơn vị có nhiệm vụ quá hạn.",
        ),
        totals=TOTALS if full else NO_RECURRING,
        periods="- Kỳ báo cáo đến hạn trong tháng: 05 kỳ, gồm 03 kỳ đúng hạn, 01 kỳ muộn, 01 kỳ chưa báo cáo."
        if full
        else "",
        on_hold="01" if full else "",
        compared="So với tháng trước: hoàn thành tăng 05 nhiệm vụ, quá hạn giảm 02 nhiệm vụ" if full else "",
        shortcomings=("Một số nhiệm vụ triển khai chậm so với thời hạn được giao.",) if full else (),
        causes=("Công tác phối hợp giữa các đơn vị có lúc chưa kịp thời.",) if full else (),
        measures=("Các đơn vị tập trung hoàn thành 03 nhiệm vụ quá hạn trong tháng 10 năm 2026.",) if full else (),
        proposals=("Cho phép gia hạn nhiệm vụ sửa chữa tuyến đường liên thôn đến hết tháng 11.",) if full else (),
        foot=foot(authority=(), address=""),
        totals_appendix=AppendixHead(*heads[0]),
        units_appendix=UnitsAppendix(*heads[1], tuple(results) if full else ()),
        overdue_appendix=OverdueAppendix(*heads[2], tuple(late) if full else ()),
        recurring_appendix=RecurringAppendix(*heads[3], (duty,) if full else ()),
        comparison_appendix=ComparisonAppendix(
            *heads[4], (ComparedFigure("Đã hoàn thành", "10", "15", "tăng 05"),) if full else ()
        ),
        repeated_appendix=RepeatedAppendix(
            *heads[5], (RepeatedLateness("1", UNITS[0], "tháng 9/2026; tháng 10/2026"),) if full else ()
        ),
        chart_appendix=ChartAppendix(
            *heads[6],
            "Chú giải: █ hoàn thành đúng hạn." if full else "",
            (UnitBar(UNITS[0], "████", "▓", "░░", "▒▒", "4/1/2/2"),) if full else (),
        ),
    )


def correction_words(*, several=False):
    places = (
        CorrectedPlace(
            "1" if several else "",
            "điểm a mục 2, trang 2",
            "hoàn thành trước ngày 31/9/2026",
            "hoàn thành trước ngày 30/9/2026",
        ),
        CorrectedPlace("2", "phần nơi nhận, trang 4", "", "Đảng ủy xã (để b/c)"),
        CorrectedPlace("3", "mục 5, dòng thứ ba từ trên xuống, trang 3", "Ban Chỉ huy quân sự xã", ""),
    )
    return CorrectionSheet(
        head=head("UBND-VP", number="16"),
        subject=f"đính chính {SHORT}",
        addressees=UNITS,
        citation=CITED,
        short_citation=SHORT,
        organ_name=UBND,
        fault="kỹ thuật trình bày",
        places=places if several else places[:1],
        foot=foot("Chủ tịch, các Phó Chủ tịch Ủy ban nhân dân xã (để b/c)"),
    )


def recall_words(*, both=True):
    return RecallSheet(
        head=head("UBND-VP", number="17"),
        subject=f"thu hồi {SHORT}",
        addressees=UNITS,
        citation=CITED,
        short_citation=SHORT,
        organ_name=UBND,
        reason="văn bản được phát hành khi chưa đủ nội dung kết luận của phiên họp",
        replacement=f"Thông báo số 09/TB-UBND ngày 30 tháng 9 năm 2026 của {UBND}" if both else "",
        demand="Đề nghị",
        return_to=f"Văn thư {OFFICE}" if both else "",
        return_before="ngày 05 tháng 10 năm 2026" if both else "",
        electronic="có",
        other_steps=("Tiếp tục thực hiện các nhiệm vụ theo văn bản thay thế.",) if both else (),
        foot=foot(),
    )


def register_words(*, rows=14, series=""):
    return RegisterSheet(
        keeper=KeeperWords("", ("ỦY BAN NHÂN DÂN", "XÃ SUỐI NGÀN")),
        series=series,
        year="2026",
        first_day="01/01/2026",
        last_day="31/12/2026",
        first_number="01",
        last_number=f"{max(rows, 1):02d}",
        volume="01",
        rows=tuple(
            RegisterRow(
                code=f"{n:02d}/UBND-VP" if n % 2 else f"{n:02d}/TB-UBND",
                date=f"{n + 5:02d}/10/2026",
                type_and_subject="Công văn V/v thực hiện Kết luận của Chủ tịch UBND xã tại phiên họp tháng 9 năm 2026",
                signer="Nguyễn Thu Hằng",
                recipients=UNITS[n % len(UNITS)],
                filing="VT, VP",
                copies=f"{n % 3 + 2:02d}",
                sent_date=f"{n + 6:02d}/10/2026",
                received_by="",
                note="Đính chính bằng Công văn số 16/UBND-VP" if n == 3 else "",
            )
            for n in range(1, rows + 1)
        ),
    )


def dossier_words(*, rows=12):
    return DossierIndexSheet(
        keeper=KeeperWords("UBND XÃ SUỐI NGÀN", ("VĂN PHÒNG HĐND VÀ UBND",)),
        dossier_code="05.TH",
        dossier_title="Hồ sơ phiên họp giao ban tháng 9 năm 2026 của Ủy ban nhân dân xã Suối Ngàn",
        period="từ ngày 28/9/2026 đến ngày 20/10/2026",
        retention="20 năm",
        rows=tuple(
            DossierRow(
                number=str(n),
                code=f"{n:02d}/UBND-VP",
                date=f"{n + 5:02d}/10/2026",
                type_and_subject="Công văn V/v thực hiện Kết luận của Chủ tịch Ủy ban nhân dân xã",
                author=UBND,
                sheets=f"{n:02d}-{n + 1:02d}",
                note="Bản chính",
            )
            for n in range(1, rows + 1)
        ),
        document_count=f"{rows:02d}",
        sheet_count="26 tờ",
        place_and_date="Suối Ngàn, ngày 25 tháng 10 năm 2026",
        compiler="Lê Thị Minh",
    )


# Name → kind, recipient, words. The first of a kind is the one whose pages are looked at.
WORDS = {
    "don-doc": (Kind.REMINDER, None, reminder_words(several=True, appendix=True)),
    "don-doc-mot": (Kind.REMINDER, "kt", reminder_words()),
    "bao-cao": (Kind.REPORT, None, report_words()),
    "bao-cao-ngan": (Kind.REPORT, None, report_words(full=False)),
    "dinh-chinh": (Kind.CORRECTION, None, correction_words(several=True)),
    "dinh-chinh-mot": (Kind.CORRECTION, None, correction_words()),
    "thu-hoi": (Kind.RECALL, None, recall_words()),
    "thu-hoi-dien-tu": (Kind.RECALL, None, recall_words(both=False)),
    "so-dang-ky": (Kind.REGISTER, None, register_words()),
    "so-dang-ky-rieng": (Kind.REGISTER, None, register_words(rows=1, series="Công văn")),
    "so-dang-ky-trong": (Kind.REGISTER, None, register_words(rows=0)),
    "muc-luc": (Kind.DOSSIER_INDEX, None, dossier_words()),
}


def made_sheet(name, words=None):
    """Return the sheet of a sample, or of other words in its place."""
    kind, recipient, sample = WORDS[name]
    return sheet_of(kind, recipient, f"Mẫu thử {name}", UBND, words or sample)


def later_sheets():
    """Return name → sheet of every sample."""
    return {name: made_sheet(name) for name in WORDS}


def with_words(value, addition):
    """Return a sample with ``addition`` behind every text that says something and is not a flag or a length."""
    if isinstance(value, str):
        return f"{value} {addition}" if value else ""
    if isinstance(value, tuple):
        return tuple(with_words(item, addition) for item in value)
    assert is_dataclass(value)
    changed = {}
    for field in fields(value):
        kept = not field.metadata.get("required", True) or field.metadata.get("name") == "do_khan"
        inner = getattr(value, field.name)
        changed[field.name] = inner if kept else with_words(inner, addition)
    return replace(value, **changed)


def paper(sheet):
    """Return the rendered bytes; ``render`` itself looks for every word of the sheet."""
    return render(sheet, Template(starter(sheet.kind), sheet.file_name))


def body_paragraphs(data):
    """Return the text of the paragraphs of a paper that say something."""
    return [p.text for p in paragraphs(open_package(data, "x.docx")) if p.text]
