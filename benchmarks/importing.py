"""How long an import takes: a notice of 12 pages against python-docx reading its text, then 2, 4 and 8 times as long.

Ratios inside one run, in time of the processor; the smallest of several rounds counts, so that other work on the
machine does not.
"""

import io
import sys
import time
from collections.abc import Callable

from docx import Document

from thongbao.importing.importing import import_document
from thongbao.importing.word_file import read_word
from thongbao.word.package import open_package

ROUNDS = 7
SECTIONS = 15
LIMIT = 20.0
TASKS = (
    "- Phòng Kinh tế chủ trì, phối hợp với Công an xã, các thôn rà soát toàn bộ diện tích đất nông nghiệp sử dụng sai"
    " mục đích trên địa bàn, lập danh sách từng hộ; báo cáo Chủ tịch UBND xã kết quả trước ngày {day:02d}/10/2026.",
    "- Giao Văn phòng HĐND và UBND xã đôn đốc các cơ quan, đơn vị thực hiện nghiêm kỷ luật, kỷ cương hành chính; tổng"
    " hợp kết quả, báo cáo hằng tuần. Đề nghị Ủy ban MTTQ Việt Nam xã giám sát việc thực hiện.",
    "- Trong thời gian qua, công tác này đã đạt kết quả tích cực, tuy nhiên còn một số hạn chế cần được khắc phục.",
    "- Trường Trung học cơ sở xã, Trạm Y tế xã phối hợp tổ chức khám sức khỏe cho học sinh, hoàn thành trong tháng"
    " 10/2026; riêng thôn Khe Đá hoàn thành trước ngày {day:02d}/10.",
    "- Hạt Kiểm lâm khu vực tăng cường tuần tra, kiểm soát, không để xảy ra cháy rừng trong mùa khô năm 2026 - 2027.",
    "- Yêu cầu các thôn tuyên truyền, vận động Nhân dân dọn vệ sinh đường làng, ngõ xóm định kỳ ngày 20 hằng tháng.",
)


def notice(sections: int) -> bytes:
    """Return a notice with so many sections; 15 are about 12 pages."""
    document = Document()
    table = document.add_table(rows=2, cols=2)
    for cell, words in zip(
        (*table.rows[0].cells, *table.rows[1].cells),
        ("ỦY BAN NHÂN DÂN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Số: 8/TB-UBND", "Đông, ngày 05 tháng 9 năm 2026"),
        strict=True,
    ):
        cell.paragraphs[0].text = words
    for words in ("THÔNG BÁO", "Kết luận của Chủ tịch UBND xã tại phiên họp tháng 8"):
        document.add_paragraph().add_run(words).bold = True
    document.add_paragraph("Ngày 31/8/2026, Chủ tịch UBND xã kết luận như sau:")
    for number in range(1, sections + 1):
        document.add_paragraph().add_run(f"{number}. Công tác thứ {number}").bold = True
        for task in TASKS:
            document.add_paragraph(task.format(day=number % 28 + 1))
    for words in ("Văn phòng thông báo để các đơn vị biết, thực hiện./.", "Nơi nhận:", "- Các thôn;", "- Lưu: VT."):
        document.add_paragraph(words)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def seconds(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Return the best time of several rounds, as the processor counts it."""
    best = float("inf")
    for _round in range(rounds):
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
    return best


def by_python_docx(data: bytes) -> int:
    """Open the file and read the text of its paragraphs and tables."""
    document = Document(io.BytesIO(data))
    texts = [paragraph.text for paragraph in document.paragraphs]
    texts += [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return len(texts)


def by_import(data: bytes) -> int:
    """Import the file: pieces, parts, assignments, record, words counted."""
    imported = import_document(read_word(open_package(data), "tb.docx"))
    assert not imported.broken
    return len(imported.tasks)


def main() -> int:
    """Print the table; exit 1 when the ratio is over the limit or the cost is not linear."""
    data = notice(SECTIONS)
    words = sum(len(task.split()) for task in TASKS) * SECTIONS
    # In turn, so that both meet the same machine.
    turns = [(seconds(lambda: by_python_docx(data), 3), seconds(lambda: by_import(data), 3)) for _turn in range(ROUNDS)]
    plain, whole = (min(times) for times in zip(*turns, strict=True))
    ratio = whole / plain
    print(f"12 pages, {words} words, {by_import(data)} assignments")
    print(f"  python-docx, open and read   {plain * 1000:8.1f} ms")
    print(f"  thongbao import              {whole * 1000:8.1f} ms   {ratio:5.1f} x (limit {LIMIT:.0f} x)")
    per_section = []
    for times in (1, 2, 4, 8):
        longer = notice(SECTIONS * times)
        taken = seconds(lambda longer=longer: by_import(longer))
        per_section.append(taken / times)
        share = taken / times / whole
        print(f"  {times} x as long                {taken * 1000:8.1f} ms   {share:5.2f} of the first, a page")
    linear = per_section[-1] <= 2 * per_section[0]
    print(
        f"import: {ratio:.1f} x python-docx; 8 x the pages cost {per_section[-1] * 8 / per_section[0]:.1f} x the time"
    )
    return 0 if ratio <= LIMIT and linear else 1


if __name__ == "__main__":
    sys.exit(main())
