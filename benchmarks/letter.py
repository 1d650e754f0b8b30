"""One letter for all benchmarks: a page and a half with a loop and a table, in the tags of several engines."""

import io
import random
from collections.abc import Callable, Iterator
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt

FIELDS = ("co_quan_chu_quan", "co_quan", "so", "ky_hieu", "trich_yeu", "dia_danh", "ngay", "thang", "nam", "don_vi")
WORK = (
    "Rà soát, thống kê hồ sơ còn tồn đọng",
    "Cập nhật dữ liệu",
    "Niêm yết công khai thủ tục",
    "Kiểm tra phòng cháy, chữa cháy",
)
MANNER = "Đơn vị chủ trì phối hợp với các cơ quan liên quan tổ chức thực hiện, bảo đảm đúng tiến độ, chất lượng."


class Docxtpl:
    """`{{ x }}`, `{%p for … %}`, `{%tr for … %}`."""

    def value(self, name: str) -> str:
        return f"{{{{ {name} }}}}"

    def paragraphs(self, document: Any, write: Callable[[Any, str], None], name: str, text: str) -> None:
        for piece in (f"{{%p for t in {name} %}}", text, "{%p endfor %}"):
            write(document.add_paragraph(), piece)

    def item(self, name: str) -> str:
        return f"{{{{ t.{name} }}}}"

    def rows(self, table: Any, write: Callable[[Any, str], None], name: str, cells: tuple[str, ...]) -> None:
        write(table.add_row().cells[0].paragraphs[0], f"{{%tr for t in {name} %}}")
        for cell, field in zip(table.add_row().cells, cells, strict=True):
            write(cell.paragraphs[0], self.item(field))
        write(table.add_row().cells[0].paragraphs[0], "{%tr endfor %}")


class Braces(Docxtpl):
    """`{x}`, `{#list}…{/list}`: docxtemplater and easy-template-x."""

    def value(self, name: str) -> str:
        return f"{{{name}}}"

    def paragraphs(self, document: Any, write: Callable[[Any, str], None], name: str, text: str) -> None:
        for piece in (f"{{#{name}}}", text, f"{{/{name}}}"):
            write(document.add_paragraph(), piece)

    def item(self, name: str) -> str:
        return f"{{{name}}}"

    def rows(self, table: Any, write: Callable[[Any, str], None], name: str, cells: tuple[str, ...]) -> None:
        row = table.add_row().cells
        for number, (cell, field) in enumerate(zip(row, cells, strict=True)):
            first = f"{{#{name}}}" if number == 0 else ""
            last = f"{{/{name}}}" if number == len(cells) - 1 else ""
            write(cell.paragraphs[0], first + self.item(field) + last)


def _write(paragraph: Any, text: str) -> None:
    run = paragraph.add_run(text)
    run.font.size, run.font.name = Pt(13), "Times New Roman"
    paragraph.paragraph_format.space_after = Pt(6)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY


def template(tags: Docxtpl) -> bytes:
    """Return the letter in the tags of an engine."""
    document, v = Document(), tags.value
    head = document.add_table(rows=1, cols=2).rows[0].cells
    for cell, texts in (
        (head[0], (v("co_quan_chu_quan"), v("co_quan"), f"Số: {v('so')}/{v('ky_hieu')}", f"V/v {v('trich_yeu')}")),
        (head[1], ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc",
                   f"{v('dia_danh')}, ngày {v('ngay')} tháng {v('thang')} năm {v('nam')}")),
    ):  # fmt: skip
        for text in texts:
            _write(cell.add_paragraph(), text)
    _write(document.add_paragraph(), f"Kính gửi: {v('don_vi')}")
    for number in (1, 2, 3):
        _write(document.add_paragraph(), f"Căn cứ {v(f'can_cu_{number}')};")
    _write(
        document.add_paragraph(),
        f"{v('co_quan')} đề nghị {v('don_vi')} triển khai các nhiệm vụ sau trong năm {v('nam')}:",
    )
    text = f"{tags.item('stt')}. {tags.item('ten')}: {tags.item('noi_dung')} Thời hạn hoàn thành: {tags.item('han')}."
    tags.paragraphs(document, _write, "nhiem_vu", text)
    table = document.add_table(rows=1, cols=5)
    table.style = "Table Grid"
    for cell, heading in zip(table.rows[0].cells, ("STT", "Nội dung", "Số lượng", "Số tiền", "Ghi chú"), strict=True):
        _write(cell.paragraphs[0], heading)
    tags.rows(table, _write, "bang", ("stt", "ten", "so_luong", "so_tien", "ghi_chu"))
    for name in ("dau_moi", "noi_luu", "quyen_han", "chuc_vu", "nguoi_ky"):
        _write(document.add_paragraph(), v(name))
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def contexts(count: int) -> Iterator[dict[str, Any]]:
    """Yield the values of so many letters, all text; the same every time."""
    chance = random.Random(7)
    for number in range(count):
        rows = [
            {
                "stt": str(n + 1),
                "ten": chance.choice(WORK),
                "so_luong": str(chance.randint(1, 50)),
                "so_tien": f"{chance.randint(1, 9999)}.000.000",
                "ghi_chu": chance.choice(["", "Đợt 1", "Nguồn <NSNN> & khác"]),
            }
            for n in range(chance.randint(5, 14))
        ]
        tasks = [
            {"stt": str(n + 1), "ten": work, "noi_dung": MANNER, "han": f"{chance.randint(10, 28)}/12/2026"}
            for n, work in enumerate(WORK)
        ]
        yield {
            "co_quan_chu_quan": "ỦY BAN NHÂN DÂN TỈNH",
            "co_quan": "SỞ NỘI VỤ",
            "so": str(100 + number),
            "ky_hieu": "SNV-VP",
            "trich_yeu": "triển khai nhiệm vụ và phân bổ kinh phí quý IV năm 2026",
            "dia_danh": "Suối Ngàn",
            "ngay": "05",
            "thang": "10",
            "nam": "2026",
            "don_vi": f"Ủy ban nhân dân xã số {number + 1}",
            "can_cu_1": "Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025",
            "can_cu_2": "Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư",
            "can_cu_3": f"Kế hoạch số {chance.randint(1, 300)}/KH-UBND của Ủy ban nhân dân tỉnh",
            "nhiem_vu": tasks,
            "bang": rows,
            "dau_moi": "Văn phòng Sở",
            "noi_luu": "VT, VP",
            "quyen_han": "KT. GIÁM ĐỐC",
            "chuc_vu": "PHÓ GIÁM ĐỐC",
            "nguoi_ky": "Nguyễn Thu Hằng",
        }
