"""Word files made in the ways offices make them."""

import io
from pathlib import Path

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt

HEAD_LEFT = ("ỦY BAN NHÂN DÂN", "XÃ ĐÔNG")
HEAD_RIGHT = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
CODE, DATE = "Số: 08/TB-UBND", "Đông, ngày 05 tháng 9 năm 2026"
SUBJECT = "Kết luận của Chủ tịch UBND xã tại phiên họp tháng 8"
OPENING = (
    "Ngày 31/8/2026, đồng chí Nguyễn Văn An - Chủ tịch UBND xã chủ trì phiên họp tháng 8. "
    "Chủ tịch UBND xã kết luận như sau:"
)
CLOSING = "Văn phòng thông báo để các đơn vị biết, thực hiện./."
RECIPIENTS = ("- Như trên;", "- Các thôn;", "- Lưu: VT, VP.")
SIGNATURE = ("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG", "", "Trần Thị Bình")


class Made:
    """A .docx being made; ``save`` gives its bytes."""

    def __init__(self):
        self.document = Document()

    def line(self, text, *, bold=False, font=None, style=None):
        paragraph = self.document.add_paragraph(style=style)
        run = paragraph.add_run(text)
        run.bold = bold
        if font:
            run.font.name = font
            run._element.rPr.rFonts.set(qn("w:hAnsi"), font)
        return paragraph

    def xml(self, body):
        self.document.element.body.insert(
            len(self.document.element.body) - 1, parse_xml(f"<w:p {nsdecls('w')}>{body}</w:p>")
        )

    def table(self, rows, width=None):
        table = self.document.add_table(rows=len(rows), cols=width or len(rows[0]))
        for row, cells in zip(table.rows, rows, strict=True):
            for cell, lines in zip(row.cells, cells, strict=True):
                lines = [lines] if isinstance(lines, str) else lines
                cell.paragraphs[0].text = lines[0] if lines else ""
                for text in lines[1:]:
                    cell.add_paragraph(text)
        return table

    def head_in_table(self):
        self.table([[HEAD_LEFT, HEAD_RIGHT], [CODE, DATE]])
        return self.title()

    def head_in_tabs(self):
        for left, right in zip(HEAD_LEFT, HEAD_RIGHT, strict=True):
            self.line(f"{left}\t\t{right}", bold=True)
        self.line(f"{CODE}\t\t\t{DATE}")
        return self.title()

    def head_in_one_merged_row(self):
        table = self.table([[(*HEAD_LEFT, CODE), (*HEAD_RIGHT, DATE)], ["", ""]])
        merged = table.rows[1].cells[0].merge(table.rows[1].cells[1])
        merged.paragraphs[0].text = "THÔNG BÁO"
        merged.add_paragraph(SUBJECT)
        return self

    def title(self):
        self.line("THÔNG BÁO", bold=True)
        self.line(SUBJECT, bold=True)
        return self

    def body(self):
        self.line(OPENING)
        self.line("1. Nông nghiệp", bold=True)
        self.line("- Phòng Kinh tế chủ trì, phối hợp với Công an xã rà soát, xong trước ngày 15/9.")
        self.line("2. Tài chính", bold=True)
        self.line("Giao Phòng Kinh tế:")
        self.line("- Hoàn thiện dự toán trong tháng 9/2026.")
        self.line(CLOSING)
        return self

    def foot_in_table(self):
        self.table([[("Nơi nhận:", *RECIPIENTS), SIGNATURE]])
        # Word wants a paragraph behind a table.
        self.line("")
        return self

    def foot_in_tabs(self):
        self.line("Nơi nhận:\t\t\tTL. CHỦ TỊCH", bold=True)
        self.line("- Như trên;\t\t\tCHÁNH VĂN PHÒNG")
        self.line("- Các thôn;")
        self.line("- Lưu: VT, VP.\t\t\tTrần Thị Bình")
        return self

    def foot_in_lines(self):
        for text in ("Nơi nhận:", *RECIPIENTS, *SIGNATURE):
            self.line(text)
        return self

    def save(self):
        stream = io.BytesIO()
        self.document.save(stream)
        return stream.getvalue()


def written(path: Path, made: Made) -> Path:
    path.write_bytes(made.save())
    return path


def sized(paragraph, points):
    paragraph.runs[0].font.size = Pt(points)
