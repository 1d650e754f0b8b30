"""Sheets that use every field, made only to try a template on."""

from thongbao.compose.sheet_fields import sheet_of
from thongbao.compose.sheets import AppendixWords, Block, Foot, Head, LetterSheet, NoticeSheet, TaskRow, TaskWords
from thongbao.papers import Kind, Sheet

_TEXT_FORMS = ("doan", "muc", "tieu_muc", "giao", "gach", "gach_con", "doan_con")


def _head(*, full: bool) -> Head:
    return Head(
        governing="UBND XÃ THỬ NGHIỆM" if full else "",
        organ_lines=("ỦY BAN NHÂN DÂN", "XÃ MẪU THỬ") if full else ("VĂN PHÒNG MẪU THỬ",),
        organ_rule="20.0",
        code_number="08",
        code_notation="TB-MẪUTHỬ",
        place="Mẫu Thử",
        date="ngày 05 tháng 01 năm 2026",
        urgency="KHẨN" if full else "",
    )


def _foot(*, full: bool) -> Foot:
    return Foot(
        recipients=("Nơi thứ nhất (để báo cáo)", "Nơi thứ hai"),
        filing="VT, thử",
        authority=("TM. BAN MẪU THỬ",) if full else (),
        position="TRƯỞNG BAN MẪU THỬ",
        organ_position="CHỦ TỊCH MẪU THỬ" if full else "",
        full_name="Người Ký Thử",
        address="Số 1 đường Mẫu Thử" if full else "",
    )


def _blocks(words: str) -> tuple[Block, ...]:
    """One paragraph of each form, and a table."""
    texts = (
        Block(form, f"{number}." if "muc" in form else "", f"{words} thứ {number}", (), ())
        for number, form in enumerate(_TEXT_FORMS, 1)
    )
    return (*texts, Block("bang", "", "", (f"{words} cột A", "cột B"), (("ô 1", "ô 2"), ("ô 3", "ô 4"))))


def _notice(*, full: bool) -> NoticeSheet:
    appendix = AppendixWords("Phụ lục I", "TÊN PHỤ LỤC THỬ", "Thông báo số 08/TB-MẪUTHỬ", _blocks("lời phụ lục"))
    return NoticeSheet(
        head=_head(full=full),
        type_name="THÔNG BÁO",
        subject="Trích yếu để thử mẫu",
        subject_rule="50.0",
        addressees=("Nơi kính gửi một", "Nơi kính gửi hai") if full else (),
        bases=("Căn cứ thứ nhất;", "Căn cứ thứ hai.") if full else (),
        opening=_blocks("lời mở đầu") if full else (),
        body=_blocks("lời nội dung"),
        closing=_blocks("lời kết thúc"),
        foot=_foot(full=full),
        appendices=(appendix, appendix) if full else (),
    )


def _task(number: int) -> dict[str, str]:
    names = ("text", "quotation", "leads", "coordinating", "supervisors", "product", "deadline", "receivers", "through")
    return {"number": f"{number}.", **{name: f"{name} của việc {number}" for name in names}}


def _letter(*, table: bool) -> LetterSheet:
    return LetterSheet(
        head=_head(full=not table),
        subject="trích yếu để thử mẫu",
        addressee="Phòng Mẫu thử",
        citation="Thông báo số 08/TB-MẪUTHỬ",
        assigner="Chủ tịch Mẫu thử",
        verb="yêu cầu",
        unit="Phòng Mẫu thử nhận",
        single="",
        only_coordinating="",
        lead_tasks=() if table else (TaskWords(**_task(1)), TaskWords(**_task(2))),
        coordinating_tasks=() if table else (TaskWords(**_task(3)),),
        table=(TaskRow(**_task(4), role="Chủ trì", state=""),) if table else (),
        demand="Yêu cầu",
        organ_name="Ủy ban Mẫu thử",
        through_unit="Văn phòng Mẫu thử",
        report_before="ngày 01/02/2026",
        foot=_foot(full=not table),
    )


def full_sheets(kind: Kind) -> tuple[Sheet, ...]:
    """Return sheets that together say something in every field; the first says most."""
    papers = (
        (_letter(table=False), _letter(table=True))
        if kind is Kind.LETTER
        else (_notice(full=True), _notice(full=False))
    )
    return tuple(sheet_of(kind, None, "Mẫu thử", "Mẫu thử", words) for words in papers)
