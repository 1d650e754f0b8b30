"""Faults planted one at a time into right documents of ours: are they found, each under its own rule?

Prints a line for every kind that was missed somewhere, then totals. The documents are the example's notice with number
and day filled in, one of its letters and the report; untouched they must have no error.
"""

import copy
import io
import shutil
import sys
import tempfile
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from thongbao import pipeline
from thongbao.documents import check_package
from thongbao.findings import Severity
from thongbao.word.package import open_package
from thongbao.workspace import find_workspace

EXAMPLE = Path(__file__).parents[1]
PLACES = 3
BLACK_LINE = "{http://schemas.openxmlformats.org/drawingml/2006/main}ext"


@dataclass(frozen=True)
class Fault:
    """A kind of fault: its rule, the documents it fits, and how it is planted; ``plant`` gives one copy a place."""

    name: str
    rule: str
    plant: Callable[["Made"], Iterator[Callable[[], None]]]
    kinds: tuple[str, ...] = ("notice", "letter")


class Made:
    """A document opened for planting, its paragraphs by what they are."""

    def __init__(self, data: bytes) -> None:
        self.doc = docx.Document(io.BytesIO(data))
        body = self.doc.element.body
        self.all = [docx.text.paragraph.Paragraph(p, self.doc) for p in body.iter(qn("w:p"))]
        self.head = self.doc.tables[0]
        self.foot = next(t for t in self.doc.tables if "Nơi nhận" in t._tbl.xml)

    def bytes(self) -> bytes:
        buffer = io.BytesIO()
        self.doc.save(buffer)
        return buffer.getvalue()

    def line(self, start: str):
        return next(p for p in self.all if p.text.startswith(start))

    def lines(self, *starts: str):
        return [p for p in self.all if p.text.startswith(starts)]

    @property
    def body(self):
        """Paragraphs of running text, long enough to take two lines, before the foot."""
        found = []
        for paragraph in self.doc.element.body:
            if paragraph is self.foot._tbl:
                break
            if paragraph.tag == qn("w:p"):
                made = docx.text.paragraph.Paragraph(paragraph, self.doc)
                if len(made.text) > 130 and made.alignment == 3 and not made.text.startswith("Căn cứ"):
                    found.append(made)
        return found[:PLACES] if len(found) <= PLACES else [found[0], found[len(found) // 2], found[-1]]


def spread(items):
    items = list(items)
    return items if len(items) <= PLACES else [items[0], items[len(items) // 2], items[-1]]


def each(items, change):
    """Plant by calling ``change`` on one item a time."""
    for item in spread(items):
        yield lambda item=item: change(item)


def once(change):
    yield change


def prop(paragraph, name):
    pr = paragraph._p.get_or_add_pPr()
    child = pr.find(qn(f"w:{name}"))
    if child is None:
        child = OxmlElement(f"w:{name}")
        pr.append(child)
    return child


def run_value(name, **values):
    """Return a change of every run of a paragraph: one property set, or taken away where there are no values."""

    def change(paragraph):
        for run in paragraph.runs:
            pr = run._r.get_or_add_rPr()
            for old in pr.findall(qn(f"w:{name}")):
                pr.remove(old)
            if values:
                new = OxmlElement(f"w:{name}")
                for key, value in values.items():
                    new.set(qn(f"w:{key}"), value)
                pr.append(new)

    return change


def size(points):
    return run_value("sz", val=str(round(points * 2)))


def off(name):
    return run_value(name, val="0")


def on(name):
    return run_value(name, val="1")


def fonts(name):
    return run_value("rFonts", ascii=name, hAnsi=name, cs=name)


def text(change):
    """Return a change of the words of a paragraph, its first run keeping the look."""

    def apply(paragraph):
        words = change(paragraph.text)
        first, *others = paragraph.runs
        first.text = words
        for other in others:
            other._r.getparent().remove(other._r)

    return apply


def swap(old, new):
    def change(words):
        assert old in words, (old, words)
        return words.replace(old, new, 1)

    return text(change)


def attr(name, **values):
    def change(paragraph):
        child = prop(paragraph, name)
        for key, value in values.items():
            child.set(qn(f"w:{key}"), value)

    return change


def align(value):
    return attr("jc", val=value)


def section(**values):
    def plant(made):
        for sect in made.doc.element.body.iter(qn("w:sectPr")):
            yield lambda sect=sect: [
                sect.find(qn(f"w:{name.split('_')[0]}")).set(qn(f"w:{name.split('_')[1]}"), value)
                for name, value in values.items()
            ]
            return

    return plant


def header_paragraph(made):
    header = made.doc.sections[0].header
    return next(p for p in header.paragraphs if "PAGE" in p._p.xml)


def no_first_page(made):
    sect = next(made.doc.element.body.iter(qn("w:sectPr")))
    sect.remove(sect.find(qn("w:titlePg")))


def number_to_footer(made):
    paragraph = header_paragraph(made)
    footer = made.doc.sections[0].footer
    footer.is_linked_to_previous = False
    footer._element.append(copy.deepcopy(paragraph._p))
    paragraph._p.getparent().append(OxmlElement("w:p"))
    paragraph._p.getparent().remove(paragraph._p)


def around_number(before, after):
    def change(made):
        paragraph = header_paragraph(made)
        paragraph.runs[0]._r.addprevious(copy.deepcopy(paragraph.runs[0]._r))
        for node in list(paragraph.runs[0]._r):
            if node.tag != qn("w:rPr"):
                paragraph.runs[0]._r.remove(node)
        paragraph.runs[0].text = before
        paragraph.add_run(after)

    return change


def drawn(made, cell_text):
    """Return the paragraphs of drawn rules in the head's cell that holds the text."""
    for row in made.head.rows:
        for cell in row.cells:
            if cell_text in cell.text:
                return [p for p in cell.paragraphs if "w:drawing" in p._p.xml]
    return []


def drop_rule(made, cell_text):
    for paragraph in drawn(made, cell_text):
        paragraph._p.getparent().remove(paragraph._p)


def stretch(paragraphs, factor):
    for paragraph in paragraphs:
        for node in paragraph._p.iter():
            if node.get("cx") and node.tag.rpartition("}")[2] in ("ext", "extent"):
                node.set("cx", str(round(int(node.get("cx")) * factor)))


def title_rule(made):
    found = made.doc.element.body.iterchildren(qn("w:p"))
    return [docx.text.paragraph.Paragraph(p, made.doc) for p in found if p.findall(".//" + qn("w:drawing"))][:1]


def blank_after(paragraph):
    paragraph._p.addnext(OxmlElement("w:p"))


def remove(paragraph):
    paragraph._p.getparent().remove(paragraph._p)


def decomposed(words):
    return unicodedata.normalize("NFD", words)


def motto(made):
    return made.lines("Độc lập")


def organ(made):
    return [made.line("ỦY BAN NHÂN DÂN"), made.line("XÃ")]


def code(made):
    return made.lines("Số:")


def day(made):
    return made.lines("Suối Ngàn, ngày")


def about(made):
    return made.lines("V/v")


def kind_line(made):
    return made.lines("THÔNG BÁO")


def subject(made):
    return [p for p in made.all if p.text.startswith("Kết luận của Chủ tịch") and p.alignment == 1]


def bases(made):
    return made.lines("Căn cứ")


def signing(made):
    return made.lines("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG")


def name(made):
    return made.lines("Nguyễn Thu Hằng")


def listed(made):
    return [
        p for p in made.all if p.text.startswith("- ") and p._p.getparent() in list(made.foot._tbl.iter(qn("w:tc")))
    ]


def items(made):
    return [p for p in listed(made) if p.text.endswith(";")]


def filing(made):
    return made.lines("- Lưu")


def label(made):
    return made.lines("Nơi nhận:")


def appendix(made):
    return made.lines("Phụ lục")[:1]


def attached(made):
    return made.lines("(Kèm theo")[:1]


def appendix_title(made):
    first = appendix(made)[0]._p
    return [docx.text.paragraph.Paragraph(first.getnext(), made.doc)]


def headings(made):
    return [p for p in made.all if p.text[:2] in ("2.", "3.", "4.") and p.runs and p.runs[0].bold]


def on_all(find, change):
    """Return a planting of a change at each of the paragraphs found."""
    return lambda made: each(find(made), change)


def of_file(change):
    return lambda made: once(lambda: change(made))


def body(change):
    return on_all(lambda made: made.body, change)


def stamp(words):
    """Return a change that puts a bold mark of these words under a line of the head."""

    def change(paragraph):
        mark = docx.text.paragraph.Paragraph(copy.deepcopy(paragraph._p), paragraph._parent)
        paragraph._p.addnext(mark._p)
        text(lambda _words: words)(mark)
        on("b")(mark)

    return change


def copied(made):
    """Put a copy's label, called as nobody should any more, and its number behind everything."""
    for words, bold in (("SAO Y BẢN CHÍNH", True), ("Số: 07/SY-UBND", False)):
        paragraph = made.doc.add_paragraph()
        paragraph.alignment = 1
        run = paragraph.add_run(words)
        run.bold, run.font.size = bold, docx.shared.Pt(14 if bold else 13)


def behind_text(made):
    """Paragraphs of text with text in front of them."""
    return made.body[1:]


def before_text(made):
    """Paragraphs of text with text behind them."""
    return made.body[:-1]


def insert_letters(made):
    """Put points a) to e) behind a paragraph, the fifth wrong by the Vietnamese alphabet."""
    anchor = made.body[0]
    for letter in reversed("abcde"):
        new = copy.deepcopy(anchor._p)
        anchor._p.addnext(new)
        text(lambda _w, mark=letter: f"{mark}) Báo cáo kết quả;")(docx.text.paragraph.Paragraph(new, made.doc))


def add_addressee(made):
    anchor = made.body[0]
    new = copy.deepcopy(anchor._p)
    anchor._p.addprevious(new)
    text(lambda _w: "Kính gửi: Phòng Kinh tế")(docx.text.paragraph.Paragraph(new, made.doc))


def lower_code(made):
    """Move the date into a row of its own."""
    row = made.head.rows[-1]._tr
    new = copy.deepcopy(row)
    row.addnext(new)
    for cell, keep in ((row.findall(qn("w:tc"))[1], False), (new.findall(qn("w:tc"))[0], False)):
        for paragraph in cell.findall(qn("w:p")):
            for run in paragraph.findall(qn("w:r")):
                paragraph.remove(run)
        del keep


N, L = ("notice",), ("letter",)
# A letter without any table of its own.
L_ = ("short letter",)
FAULTS = [
    Fault("giấy Letter", "ND30-PAGE-01", section(pgSz_w="12240", pgSz_h="15840")),
    Fault("giấy A5", "ND30-PAGE-01", section(pgSz_w="8391", pgSz_h="11906")),
    Fault("lề trái 20 mm", "ND30-PAGE-02", section(pgMar_left="1134")),
    Fault("lề trái 40 mm", "ND30-PAGE-02", section(pgMar_left="2268")),
    Fault("lề phải 30 mm", "ND30-PAGE-02", section(pgMar_right="1701")),
    Fault("lề trên 10 mm", "ND30-PAGE-02", section(pgMar_top="567")),
    Fault("lề dưới 30 mm", "ND30-PAGE-02", section(pgMar_bottom="1701")),
    Fault("gáy 10 mm", "ND30-PAGE-02", section(pgMar_gutter="567")),
    Fault("giấy nằm ngang", "ND30-PAGE-03", section(pgSz_w="16838", pgSz_h="11906"), L_),
    Fault("số ở trang 1", "ND30-PAGE-04", of_file(no_first_page)),
    Fault("số ở cuối trang", "ND30-PAGE-05", of_file(number_to_footer)),
    Fault("số ở góc phải", "ND30-PAGE-05", of_file(lambda m: align("right")(header_paragraph(m)))),
    Fault("số trang cỡ 10", "ND30-PAGE-06", of_file(lambda m: size(10)(header_paragraph(m)))),
    Fault("số trang đậm", "ND30-PAGE-06", of_file(lambda m: on("b")(header_paragraph(m)))),
    Fault("- 2 -", "ND30-PAGE-06", of_file(around_number("- ", " -"))),
    Fault("Trang 2", "ND30-PAGE-06", of_file(around_number("Trang ", ""))),
    Fault("phông Calibri", "ND30-FONT-01", body(fonts("Calibri"))),
    Fault("phông Arial ở phần đầu", "ND30-FONT-01", on_all(organ, fonts("Arial"))),
    Fault("phông Arial ở nơi nhận", "ND30-FONT-01", on_all(items, fonts("Arial"))),
    Fault("phông .VnTime", "ND30-FONT-03", body(fonts(".VnTime"))),
    Fault("dấu tổ hợp", "ND30-FONT-03", body(text(decomposed))),
    Fault("ký tự riêng", "ND30-FONT-03", body(text(lambda w: "\uf0b7 " + w))),
    Fault("chữ đỏ", "ND30-FONT-02", body(run_value("color", val="FF0000"))),
    Fault("chữ xanh ở số", "ND30-FONT-02", on_all(code, run_value("color", val="0070C0"))),
    Fault("tô vàng", "ND30-FONT-02", body(run_value("highlight", val="yellow"))),
    Fault("nội dung cỡ 12", "ND30-BODY-01", body(size(12))),
    Fault("nội dung cỡ 15", "ND30-BODY-01", body(size(15))),
    Fault("canh trái", "ND30-BODY-02", body(align("left"))),
    Fault("canh phải", "ND30-BODY-02", body(align("right"))),
    Fault("không thụt", "ND30-BODY-03", body(attr("ind", firstLine="0"))),
    Fault("thụt 0,63 cm", "ND30-BODY-03", body(attr("ind", firstLine="360"))),
    Fault("thụt 1,5 cm", "ND30-BODY-03", body(attr("ind", firstLine="851"))),
    Fault(
        "thụt bằng dấu cách",
        "ND30-BODY-03",
        body(lambda p: (attr("ind", firstLine="0")(p), text(lambda w: "    " + w)(p))),
    ),
    Fault(
        "thụt bằng tab", "ND30-BODY-03", body(lambda p: (attr("ind", firstLine="0")(p), text(lambda w: "\t" + w)(p)))
    ),
    Fault("đoạn sát nhau", "ND30-BODY-04", on_all(behind_text, attr("spacing", before="0", after="0"))),
    Fault("đoạn cách 3 pt", "ND30-BODY-04", on_all(behind_text, attr("spacing", before="60", after="0"))),
    Fault("dòng đôi", "ND30-BODY-05", body(attr("spacing", line="480", lineRule="auto"))),
    Fault("dòng 0,9", "ND30-BODY-05", body(attr("spacing", line="216", lineRule="auto"))),
    Fault("dòng đúng 12 pt", "ND30-BODY-05", body(attr("spacing", line="240", lineRule="exact"))),
    Fault("đoạn trống", "ND30-BODY-06", on_all(before_text, blank_after)),
    Fault(
        "Quốc hiệu viết tắt", "ND30-QH-01", on_all(lambda m: m.lines("CỘNG HÒA"), swap("XÃ HỘI CHỦ NGHĨA", "X.H.C.N"))
    ),
    Fault("Quốc hiệu sai chữ", "ND30-QH-01", on_all(lambda m: m.lines("CỘNG HÒA"), swap("NGHĨA", "NGHIÃ"))),
    Fault("Quốc hiệu thiếu", "ND30-QH-01", on_all(lambda m: m.lines("CỘNG HÒA"), remove)),
    Fault("Quốc hiệu cỡ 14", "ND30-QH-02", on_all(lambda m: m.lines("CỘNG HÒA"), size(14))),
    Fault("Quốc hiệu không đậm", "ND30-QH-02", on_all(lambda m: m.lines("CỘNG HÒA"), off("b"))),
    Fault("Quốc hiệu nghiêng", "ND30-QH-02", on_all(lambda m: m.lines("CỘNG HÒA"), on("i"))),
    Fault("Tiêu ngữ gạch dài", "ND30-TN-01", on_all(motto, text(lambda w: w.replace("-", "–")))),
    Fault("Tiêu ngữ không cách", "ND30-TN-01", on_all(motto, text(lambda w: w.replace(" - ", "-")))),
    Fault("Tiêu ngữ hoa sai", "ND30-TN-01", on_all(motto, swap("Hạnh phúc", "Hạnh Phúc"))),
    Fault("Tiêu ngữ cỡ 12", "ND30-TN-02", on_all(motto, size(12))),
    Fault("Tiêu ngữ không đậm", "ND30-TN-02", on_all(motto, off("b"))),
    Fault("không kẻ dưới Tiêu ngữ", "ND30-TN-02", of_file(lambda m: drop_rule(m, "Độc lập"))),
    Fault("kẻ Tiêu ngữ ngắn", "ND30-TN-02", of_file(lambda m: stretch(drawn(m, "Độc lập"), 0.4))),
    Fault("kẻ Tiêu ngữ dài", "ND30-TN-02", of_file(lambda m: stretch(drawn(m, "Độc lập"), 1.3))),
    Fault("Tiêu ngữ gạch chân", "ND30-TN-03", on_all(motto, run_value("u", val="single"))),
    Fault("cơ quan không đậm", "ND30-CQ-01", of_file(lambda m: [off("b")(p) for p in organ(m)])),
    Fault("cơ quan cỡ 14", "ND30-CQ-01", on_all(organ, size(14))),
    Fault("cơ quan in thường", "ND30-CQ-01", on_all(organ, text(str.capitalize))),
    Fault("không kẻ dưới cơ quan", "ND30-CQ-02", of_file(lambda m: drop_rule(m, "XÃ"))),
    Fault("kẻ cơ quan dài", "ND30-CQ-02", of_file(lambda m: stretch(drawn(m, "XÃ"), 2.4))),
    Fault("kẻ cơ quan ngắn", "ND30-CQ-02", of_file(lambda m: stretch(drawn(m, "XÃ"), 0.4))),
    Fault("UBND viết tắt", "ND30-CQ-03", of_file(lambda m: swap("ỦY BAN NHÂN DÂN", "UBND")(organ(m)[0]))),
    Fault("dòng trống ở ô 1", "ND30-CQ-04", of_file(lambda m: blank_after(m.line("CỘNG HÒA")))),
    Fault("số thiếu số 0", "ND30-SO-01", on_all(code, swap("08", "8"))),
    Fault("Số thiếu hai chấm", "ND30-SO-01", on_all(code, swap("Số:", "Số"))),
    Fault("SỐ in hoa", "ND30-SO-01", on_all(code, swap("Số:", "SỐ:"))),
    Fault("cách quanh gạch chéo", "ND30-SO-04", on_all(code, swap("/", " / "))),
    Fault("gạch dài trong ký hiệu", "ND30-SO-04", on_all(code, text(lambda w: w.replace("-", "–")))),
    Fault("ký hiệu sai loại", "ND30-SO-02", on_all(code, swap("TB-", "TBKL-")), N),
    Fault("ký hiệu của báo cáo", "ND30-SO-02", on_all(code, swap("TB-", "BC-")), N),
    Fault("ký hiệu có CV", "ND30-SO-03", on_all(code, swap("/UBND-VP", "/CV-UBND")), L),
    Fault("ký hiệu thiếu đơn vị", "ND30-SO-03", on_all(code, swap("/UBND-VP", "/UBND")), L),
    Fault("ký hiệu có năm", "ND30-SO-05", on_all(code, swap("/", "/2026/"))),
    Fault("số cỡ 14", "ND30-SO-06", on_all(code, size(14))),
    Fault("số đậm", "ND30-SO-06", on_all(code, on("b"))),
    Fault("số nghiêng", "ND30-SO-06", on_all(code, on("i"))),
    Fault("số canh trái", "ND30-SO-06", on_all(code, align("left"))),
    Fault("ngày thiếu số 0", "ND30-NGAY-01", on_all(day, swap("ngày 05", "ngày 5"))),
    Fault("tháng thừa số 0", "ND30-NGAY-01", on_all(day, swap("tháng 10", "tháng 03"))),
    Fault("tháng thiếu số 0", "ND30-NGAY-01", on_all(day, swap("tháng 10", "tháng 2"))),
    Fault("thiếu dấu phẩy", "ND30-NGAY-01", on_all(day, swap(", ngày", " ngày"))),
    Fault("ngày dạng số", "ND30-NGAY-01", on_all(day, text(lambda _w: "Suối Ngàn, 05/10/2026"))),
    Fault("ngày không có", "ND30-NGAY-02", on_all(day, swap("ngày 05 tháng 10", "ngày 31 tháng 11"))),
    Fault("địa danh viết tắt", "ND30-NGAY-03", on_all(day, swap("Suối Ngàn", "TP.HCM"))),
    Fault("ngày chữ đứng", "ND30-NGAY-04", on_all(day, off("i"))),
    Fault("ngày cỡ 12", "ND30-NGAY-04", on_all(day, size(12))),
    Fault("ngày đậm", "ND30-NGAY-04", on_all(day, on("b"))),
    Fault("ngày ở hàng dưới", "ND30-NGAY-04", of_file(lower_code)),
    Fault("thiếu tên loại", "ND30-LOAI-01", on_all(kind_line, remove), N),
    Fault("thiếu số", "ND30-SO-01", on_all(code, remove)),
    Fault("thiếu ngày", "ND30-NGAY-01", on_all(day, remove)),
    Fault("thiếu Tiêu ngữ", "ND30-TN-01", on_all(motto, remove)),
    Fault("thiếu trích yếu", "ND30-TY-01", on_all(subject, remove), N),
    Fault("công văn thiếu trích yếu", "ND30-TY-02", on_all(about, remove), L),
    Fault("thiếu cơ quan", "ND30-CQ-01", of_file(lambda m: [remove(p) for p in organ(m)])),
    Fault("thiếu họ tên", "ND30-KY-06", on_all(name, remove)),
    Fault("thiếu chức vụ", "ND30-KY-06", of_file(lambda m: [remove(p) for p in signing(m)])),
    Fault("thiếu từ Nơi nhận", "ND30-NN-01", on_all(label, remove)),
    Fault("tên loại in thường", "ND30-LOAI-01", on_all(kind_line, text(lambda _w: "Thông báo")), N),
    Fault("tên loại lạ", "ND30-LOAI-01", on_all(kind_line, text(lambda _w: "PHIẾU GIAO NHIỆM VỤ")), N),
    Fault("tên loại thêm chữ", "ND30-LOAI-01", on_all(kind_line, text(lambda _w: "THÔNG BÁO KẾT LUẬN")), N),
    Fault("tên loại không đậm", "ND30-LOAI-02", on_all(kind_line, off("b")), N),
    Fault("tên loại cỡ 16", "ND30-LOAI-02", on_all(kind_line, size(16)), N),
    Fault("tên loại canh trái", "ND30-LOAI-02", on_all(kind_line, align("left")), N),
    Fault("trích yếu nghiêng", "ND30-LOAI-02", on_all(subject, on("i")), N),
    Fault("trích yếu không đậm", "ND30-LOAI-02", on_all(subject, off("b")), N),
    Fault("trích yếu cỡ 12", "ND30-LOAI-02", on_all(subject, size(12)), N),
    Fault("không kẻ dưới trích yếu", "ND30-LOAI-03", of_file(lambda m: [remove(p) for p in title_rule(m)]), N),
    Fault("kẻ trích yếu dài", "ND30-LOAI-03", of_file(lambda m: stretch(title_rule(m), 2.3)), N),
    Fault("trích yếu có dấu chấm", "ND30-TY-01", on_all(subject, text(lambda w: w + ".")), N),
    Fault("trích yếu chữ thường", "ND30-TY-01", on_all(subject, text(lambda w: w[0].lower() + w[1:])), N),
    Fault("V/v có hai chấm", "ND30-TY-02", on_all(about, swap("V/v ", "V/v: ")), L),
    Fault("V/v về việc", "ND30-TY-02", on_all(about, swap("V/v ", "V/v về việc ")), L),
    Fault("v/v chữ thường", "ND30-TY-02", on_all(about, swap("V/v ", "v/v ")), L),
    Fault("V/v nghiêng", "ND30-TY-03", on_all(about, on("i")), L),
    Fault("V/v đậm", "ND30-TY-03", on_all(about, on("b")), L),
    Fault("V/v cỡ 14", "ND30-TY-03", on_all(about, size(14)), L),
    Fault("thông báo có Kính gửi", "ND30-KG-01", of_file(add_addressee), N),
    Fault("công văn thiếu Kính gửi", "ND30-KG-01", on_all(lambda m: m.lines("Kính gửi"), remove), L),
    Fault("một nơi có gạch", "ND30-KG-02", on_all(lambda m: m.lines("Kính gửi"), swap("gửi: ", "gửi: - ")), L),
    Fault(
        "nhiều nơi một dòng",
        "ND30-KG-03",
        on_all(lambda m: m.lines("Kính gửi"), text(lambda w: w + "; Trạm Y tế xã.")),
        L,
    ),
    Fault("Kính gửi đậm", "ND30-KG-04", on_all(lambda m: m.lines("Kính gửi"), on("b")), L),
    Fault("căn cứ chữ đứng", "ND30-CC-02", on_all(bases, off("i")), N),
    Fault("căn cứ cỡ 12", "ND30-CC-02", on_all(bases, size(12)), N),
    Fault("căn cứ cuối dấu phẩy", "ND30-CC-01", of_file(lambda m: text(lambda w: w[:-1] + ",")(bases(m)[-1])), N),
    Fault("căn cứ dấu chấm", "ND30-CC-01", of_file(lambda m: text(lambda w: w[:-1] + ".")(bases(m)[0])), N),
    Fault("mục 1)", "ND30-BC-01", on_all(headings, text(lambda w: w.replace(".", ")", 1))), N),
    Fault("nhảy số", "ND30-BC-01", on_all(headings, text(lambda w: str(int(w[0]) + 5) + w[1:])), N),
    Fault("a b c d e", "ND30-BC-02", of_file(insert_letters)),
    Fault("PHỤ LỤC in hoa", "ND30-PL-02", on_all(appendix, text(str.upper))),
    Fault("Phụ lục cỡ 13", "ND30-PL-02", on_all(appendix, size(13))),
    Fault("Phụ lục canh trái", "ND30-PL-02", on_all(appendix_title, align("left"))),
    Fault("tên phụ lục in thường", "ND30-PL-02", on_all(appendix_title, text(str.capitalize))),
    Fault("Kèm theo chữ đứng", "ND30-PL-02", on_all(attached, off("i"))),
    Fault("phụ lục số Ả Rập", "ND30-PL-01", on_all(appendix, text(lambda _w: "Phụ lục 1"))),
    Fault(
        "phụ lục đếm tiếp trang",
        "ND30-PAGE-07",
        of_file(lambda m: [n.getparent().remove(n) for n in list(m.doc.element.body.iter(qn("w:pgNumType")))]),
    ),
    Fault("TL thiếu chấm", "ND30-KY-01", on_all(lambda m: m.lines("TL."), swap("TL. ", "TL "))),
    Fault("T/L", "ND30-KY-01", on_all(lambda m: m.lines("TL."), swap("TL. ", "T/L "))),
    Fault("TL. PHÓ CHỦ TỊCH", "ND30-KY-02", on_all(lambda m: m.lines("TL."), swap("TL. CHỦ", "KT. CHỦ"))),
    Fault(
        "TUQ. rồi KT.",
        "ND30-KY-03",
        of_file(
            lambda m: (
                swap("TL. ", "TUQ. ")(m.line("TL.")),
                m.line("TUQ.")._p.addnext(copy.deepcopy(m.line("TUQ.")._p)),
                text(lambda _w: "KT. CHÁNH VĂN PHÒNG")(
                    docx.text.paragraph.Paragraph(m.line("TUQ.")._p.getnext(), m.doc)
                ),
                text(lambda _w: "PHÓ CHÁNH VĂN PHÒNG")(m.line("CHÁNH")),
            )
        ),
    ),
    Fault("học vị trước tên", "ND30-KY-05", on_all(name, text(lambda w: "ThS. " + w))),
    Fault("Bà trước tên", "ND30-KY-05", on_all(name, text(lambda w: "Bà " + w))),
    Fault("chức vụ không đậm", "ND30-KY-06", on_all(signing, off("b"))),
    Fault("chức vụ cỡ 12", "ND30-KY-06", on_all(signing, size(12))),
    Fault("chức vụ in thường", "ND30-KY-06", on_all(lambda m: signing(m)[-1:], text(str.capitalize))),
    Fault("KHẨN không khung", "ND30-KHAN-01", on_all(code, stamp("KHẨN"))),
    Fault("dấu GẤP", "ND30-KHAN-01", on_all(code, stamp("GẤP"))),
    Fault("dấu MẬT", "ND30-MAT-01", on_all(code, stamp("MẬT"))),
    Fault("SAO Y BẢN CHÍNH", "ND30-SAO-01", of_file(copied)),
    Fault("họ tên in hoa", "ND30-KY-06", on_all(name, text(str.upper))),
    Fault("họ tên không đậm", "ND30-KY-06", on_all(name, off("b"))),
    Fault("họ tên nghiêng", "ND30-KY-06", on_all(name, on("i"))),
    Fault("Nơi nhận thiếu hai chấm", "ND30-NN-01", on_all(label, text(lambda _w: "Nơi nhận"))),
    Fault("nơi nhận thiếu chấm phẩy", "ND30-NN-01", on_all(items, text(lambda w: w[:-1]))),
    Fault("nơi nhận dấu chấm", "ND30-NN-01", on_all(lambda m: items(m)[:2], text(lambda w: w[:-1] + "."))),
    Fault("nơi nhận không gạch", "ND30-NN-01", on_all(items, text(lambda w: w[2:]))),
    Fault("Lưu thiếu chấm", "ND30-NN-01", on_all(filing, text(lambda w: w[:-1]))),
    Fault("Lưu dấu chấm phẩy", "ND30-NN-01", on_all(filing, text(lambda w: w[:-1] + ";"))),
    Fault("không có dòng Lưu", "ND30-NN-01", on_all(filing, remove)),
    Fault("Nơi nhận không nghiêng", "ND30-NN-02", on_all(label, off("i"))),
    Fault("Nơi nhận cỡ 14", "ND30-NN-02", on_all(label, size(14))),
    Fault("danh sách cỡ 13", "ND30-NN-02", on_all(items, size(13))),
    Fault("danh sách nghiêng", "ND30-NN-02", on_all(items, on("i"))),
    Fault("Như kính gửi", "ND30-NN-03", on_all(lambda m: m.lines("- Như trên"), swap("trên", "kính gửi")), L),
]


def documents(folder: Path) -> dict[str, bytes]:
    """Return kind → a right document: the example's papers with number and day."""
    shutil.copytree(EXAMPLE / "content", folder / "content")
    notice = next((folder / "content").rglob("thong-bao.yaml"))
    words = notice.read_text("utf-8")
    notice.write_text(f"so: 8\nngay: 2026-10-05\n{words}", "utf-8")
    made = pipeline.draft(find_workspace(notice), notice, folder / "out")
    assert made.papers, [str(f.message) for f in made.checked.findings]
    letter = docx.Document(folder / "out" / "cong-van" / "p_kt.docx")
    for paragraph in letter.element.body.iter(qn("w:p")):
        shown = docx.text.paragraph.Paragraph(paragraph, letter)
        if shown.text.startswith("Số:"):
            text(lambda _w: "Số: 08/UBND-VP")(shown)
        if shown.text.startswith("Suối Ngàn, ngày"):
            text(lambda _w: "Suối Ngàn, ngày 05 tháng 10 năm 2026")(shown)
    buffer = io.BytesIO()
    letter.save(buffer)
    short = Made(buffer.getvalue())
    body = short.doc.element.body
    for element in list(body)[list(body).index(short.foot._tbl) + 1 : -1]:
        body.remove(element)
    for table in short.doc.tables[1:]:
        if table._tbl is not short.foot._tbl:
            body.remove(table._tbl)
    return {
        "notice": (folder / "out" / "thong-bao.docx").read_bytes(),
        "letter": buffer.getvalue(),
        "short letter": short.bytes(),
    }


def rules_of(data: bytes) -> Counter[str]:
    found = check_package(open_package(data, "x.docx"), Path("x.docx")).findings
    return Counter(finding.rule for finding in found)


def main() -> int:
    with tempfile.TemporaryDirectory() as name:
        right = documents(Path(name))
    clean = {kind: check_package(open_package(data, kind), Path(kind)).findings for kind, data in right.items()}
    errors = sum(f.severity is Severity.ERROR for found in clean.values() for f in found)
    before = {kind: rules_of(data) for kind, data in right.items()}
    planted = detected = 0
    for fault in FAULTS:
        missed = []
        for kind in fault.kinds:
            count = len(list(fault.plant(Made(right[kind]))))
            for place in range(count):
                made = Made(right[kind])
                list(fault.plant(made))[place]()
                after = rules_of(made.bytes())
                planted += 1
                if after[fault.rule] > before[kind][fault.rule]:
                    detected += 1
                else:
                    missed.append((kind, place + 1, sorted((after - before[kind]).elements())))
        if missed:
            print(f"missed  {fault.rule:13} {fault.name}: {missed}")
    rules = len({fault.rule for fault in FAULTS})
    print(
        "| kinds of fault | rules | planted | found under their rule | errors on untouched documents |\n|---|---|---|---|---|"
    )
    print(f"| {len(FAULTS)} | {rules} | {planted} | {detected} ({detected / planted:.1%}) | {errors} |")
    return 0 if detected >= 0.98 * planted and errors == 0 else 1


if __name__ == "__main__":
    sys.exit(main())
