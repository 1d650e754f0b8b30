"""Writes the pages made from the program: record.md, findings.md, nd30-matrix.md, extraction.md. `python docs/make_pages.py [FOLDER]`."""

import sys
import typing
from collections.abc import Iterator
from pathlib import Path

from thongbao.cli.printing import severity_word
from thongbao.extract.rules import RULES as EXTRACTION_RULES
from thongbao.findings import Decided, Rule
from thongbao.model.fields import Record
from thongbao.model.schema import MODELS
from thongbao.pipeline import RULES
from thongbao.standard import rulebook
from thongbao.standard.clause_list import PARTS, Clause
from thongbao.standard.clauses import DECREE, each

RECORD_OPENING = """# Bản ghi: mọi khóa

Ba tệp YAML do người gõ. Mọi giá trị được đọc đúng như đã gõ (`012` vẫn là `012`). Ngày viết `2026-09-28` hoặc `28/9/2026`.
Khóa để trống là «không nói»; `[]` hoặc `không` là «không có». Danh sách một mục có thể viết liền: `chu_tri: p_kt`.
Trang này do `python docs/make_pages.py` lập từ chương trình.

## Một đoạn gồm những gì

`noi_dung` là danh sách; mỗi mục là một trong các dạng:

| viết | in ra |
|---|---|
| một dòng chữ | đoạn có gạch đầu dòng |
| `gach:` | đoạn có gạch đầu dòng |
| `doan:` | đoạn không gạch |
| `giao:` + `loi_dan:` + `noi_dung:` | dòng «Giao Phòng Nội vụ:» và các đoạn bên dưới, mặc nhiên do đơn vị đó chủ trì |
| `bang:` với `cot:`, `dong:` | bảng |
| `con:` | các đoạn lùi một bậc |

Giá trị của `gach`, `doan` là chữ, một nhiệm vụ, hoặc danh sách xen kẽ chữ và nhiệm vụ; các phần nối nhau bằng một dấu cách.
Nhiệm vụ không ghi `ma` thì có mã theo vị trí: `3.2b` là nhiệm vụ thứ hai của đoạn thứ hai có việc ở mục 3.

## Thời hạn hiểu được

| kiểu | viết như |
|---|---|
| trước một ngày | trước ngày 15/9; xong trước 15/9/2026; chậm nhất trước ngày … |
| đến một ngày | chậm nhất ngày 15/9; đến ngày 15/9; hạn 15/9; `2026-09-15` |
| đúng ngày, giờ | 16 giờ ngày 30/7/2026; sáng ngày 05/10/2026 |
| trong, hết, trước tháng | trong tháng 9/2026; hết tháng 9; cuối tháng 9; trước tháng 10 |
| quý, năm | trong quý III/2026; hết quý III/2026; từ quý II/2026; trong năm 2026 |
| khoảng | từ ngày 01/9/2026 đến hết ngày 30/9/2026 |
| mốc có chỉ tiêu | đến 30/9 đạt tối thiểu 70% |
| định kỳ | hằng tuần; hằng tháng; định kỳ ngày 20 hằng tháng; thường xuyên |
| theo sự việc | trước năm học mới; trước mùa mưa 2026 |
| tính từ một ngày | trong vòng 05 ngày làm việc kể từ ngày nhận văn bản |
| không định ngày | khẩn trương; kịp thời; không |

Thiếu năm thì tính theo ngày ban hành, không có thì ngày họp; tháng đứng trước quá sáu tháng là của năm sau.
"""

FINDINGS_OPENING = """# Các quy tắc

Mã không đổi và không dùng lại. Mã `ND30-…` là quy tắc về thể thức của Nghị định 30/2020/NĐ-CP; `TB-…` là quy tắc của bản ghi. Cơ
quan đặt mức khác trong `co-quan.yaml`, và kết quả kiểm tra nói rõ điều đó. Lỗi đọc tệp (`TB-YAML`, `TB-BG`) và lỗi của mẫu
(`TB-MAU`) không đổi mức được:

```yaml
kiem_tra:
  TB-HAN-03: {muc: off, vi: cơ quan ghi thời hạn riêng}
```

Trang này do `python docs/make_pages.py` lập từ chương trình.

| mã | mức | nội dung | căn cứ |
|---|---|---|---|
"""


def records_below(record: type[Record], seen: set[type[Record]]) -> Iterator[tuple[str, type[Record]]]:
    """Yield (key, record) for every record inside another, in the order of the keys."""
    for field in record.model_fields.values():
        for inner in inner_records(field.annotation):
            if inner not in seen:
                seen.add(inner)
                yield field.alias or "", inner
                yield from records_below(inner, seen)


def inner_records(annotation: object) -> Iterator[type[Record]]:
    if isinstance(annotation, type) and not typing.get_args(annotation):
        if issubclass(annotation, Record):
            yield annotation
        return
    for argument in typing.get_args(annotation):
        yield from inner_records(argument)


def table(record: type[Record]) -> Iterator[str]:
    yield "| khóa | bắt buộc | nghĩa |"
    yield "|---|---|---|"
    for field in record.model_fields.values():
        yield f"| `{field.alias}` | {'có' if field.is_required() else ''} | {field.description} |"
    yield ""


def record_page() -> str:
    lines = [RECORD_OPENING]
    for name, model in MODELS.items():
        lines += [f"## {name}.yaml", "", *table(model)]
        for key, inner in records_below(model, {model}):
            lines += [f"### {name}.yaml: mỗi mục trong `{key}`", "", *table(inner)]
    return "\n".join(lines)


def findings_page() -> str:
    rows = [
        f"| {rule.id} | {severity_word(rule.severity)} | {rule.summary} | {rule.clause} |"
        for rule in sorted(RULES, key=lambda rule: rule.id)
    ]
    return FINDINGS_OPENING + "\n".join(rows) + "\n"


MATRIX_OPENING = """# Nghị định 30/2020/NĐ-CP: điều khoản và quy tắc

Mỗi điều khoản của Phụ lục I, II, III và các quy tắc xét nó: máy tự xét; máy xét trên trang đã dàn (cần LibreOffice); người phải
xem; hoặc xét ở sổ đăng ký, ở gói lưu trữ. Ô trống là không có quy tắc ở cách xét đó. Giải thích từng quy tắc:
`thongbao explain MÃ`; danh sách: [findings.md](findings.md).

Trang này do `python docs/make_pages.py` lập từ chương trình.
"""
MATRIX_HEAD = (
    "| điều khoản | nội dung | máy tự xét | cần dàn trang | người xem | xét ở khâu khác |",
    "|---|---|---|---|---|---|",
)


def matrix_page() -> str:
    lines = [MATRIX_OPENING]
    for title, clauses in PARTS:
        lines += [f"## {title}", "", *MATRIX_HEAD, *map(clause_row, clauses), ""]
    named = {name for _title, clauses in PARTS for clause in clauses for name in (clause.name, *clause.same_as)}
    rest = [rule for rule in rulebook.RULES if not set(each(rule.clause)) & named]
    lines += ["## Quy tắc ngoài ba phụ lục", "", "| mã | nội dung | căn cứ | xét ở |", "|---|---|---|---|"]
    for rule in rest:
        source = rule.clause.replace(f"{DECREE}, ", "") or "cách làm chung"
        lines.append(f"| {rule.id} | {rule.summary} | {source} | {rulebook.decided_at(rule) or 'văn bản'} |")
    return "\n".join(lines) + "\n"


def clause_row(clause: Clause) -> str:
    names = {clause.name, *clause.same_as}
    covering = [rule for rule in rulebook.RULES if names & set(each(rule.clause))]

    def ids(*, decided: Decided | None) -> str:
        return " ".join(rule.id for rule in covering if where(rule) == decided)

    elsewhere = ", ".join(f"{rule.id} ({rulebook.decided_at(rule)})" for rule in covering if where(rule) is None)
    eyes = "; ".join(part for part in (ids(decided=Decided.NEEDS_EYES), clause.eyes) if part)
    cells = (ids(decided=Decided.AUTOMATIC), ids(decided=Decided.NEEDS_RENDERING), eyes, elsewhere)
    short = clause.name.replace(f"{DECREE}, ", "")
    return f"| {short} | {clause.title} | {' | '.join(cells)} |"


def where(rule: Rule) -> Decided | None:
    return None if rulebook.decided_at(rule) else rule.decided


EXTRACTION_OPENING = """# Nhiệm vụ trong lời văn

`thongbao import` và `thongbao extract` đọc lời văn và tìm: ai chủ trì, ai phối hợp, ai trực tiếp làm, ai chỉ đạo, gửi cho ai, làm ra văn
bản gì, bao giờ xong. Chỉ bằng quy tắc có tên, không đoán: mỗi chữ của kết quả là chữ đã in trong văn bản, kèm vị trí và quy tắc. Văn
bản không nêu đơn vị thì phần chủ trì để trống. Tên đơn vị chỉ được ghép với một mục của `don-vi.yaml` khi không thể là mục nào khác.

Một nhiệm vụ là một câu; trong câu, nhiệm vụ mới bắt đầu sau dấu chấm phẩy khi đổi đơn vị, người hoặc thời hạn. Câu chỉ nêu thời hạn thuộc
về câu trước. Câu đánh giá, nêu tình hình không phải nhiệm vụ.

## Các quy tắc

Trang này do `python docs/make_pages.py` lập từ chương trình; mỗi ví dụ và mỗi phản ví dụ là một phép thử.

| quy tắc | tìm gì | ví dụ | không phải |
|---|---|---|---|
"""
EXTRACTION_MEASURED = """
`nhan-coordinating`, `nhan-thoi-han`, `nhan-san-pham`, `nhan-chi-dao`, `nhan-nguoi` là các mục khác ghi kèm nhiệm vụ («Đơn vị phối hợp»,
«Thời gian hoàn thành», «Sản phẩm», «Lãnh đạo phụ trách») hoặc các cột của bảng phân công.

## Đo được

`make bench-extract`, 25/11/2026. «Chủ trì» đếm theo đoạn: đúng trọn tập đơn vị và người.

| văn bản | chủ trì | không nêu đơn vị | phối hợp: đúng, đủ | chỉ đạo | thời hạn | thừa | chữ thêm vào |
|---|---|---|---|---|---|---|---|
| thông báo thật, 53 đoạn có nhiệm vụ | 49/49 | 4/4 | 100%, 100% | 5/5 | 45/45 | 0 | 0 |
| 24 văn bản tự viết, đã xem khi làm quy tắc | 179/179 | 18/18 | 100%, 100% | 7/7 | 121/121 | 0 | 0 |

Những văn bản kiểu khác do một người không làm quy tắc viết và ghi đáp án, lần đọc đầu tiên, trước khi ai xem chúng:

| lượt | chủ trì đúng | thiếu một phần | để trống | sai | thời hạn | thừa |
|---|---|---|---|---|---|---|
| 8 văn bản (văn phòng, thị xã, phường, chống thiên tai, bệnh viện, kế hoạch, HĐND, dự án) | 66/72 | 1 | 3 | 2 | 42/46 | 0 |
| 8 văn bản (đại học, công ty, huyện ủy, công văn, giải ngân, xã, sở, văn phòng lớn) | 55/72 | 3 | 12 | 2 | 43/47 | 2 |
| 3 văn bản cố ý khó (tên có «và», nhóm kèm lời hạn định, chức danh không tên cơ quan) | 11/27 | 2 | 9 | 5 | 15/17 | 0 |
| 16 văn bản giữ kín (bão, dịch bệnh, tài sản công, trường học, khu công nghiệp, điện lực, đảng ủy…), đọc ngay trước khi mở ra xem | 122/142 | 6 | 8 | 6 | 77/81 | 0 |
| 5 văn bản giữ kín, nhiều tên khó (chi cục kiểm lâm, hội đồng nghĩa vụ quân sự, ban an toàn giao thông…) | 39/46 | 0 | 3 | 4 | 31/32 | 0 |
| 12 văn bản giữ kín viết sát văn bản thật (3 thành phố, HĐND, 2 phòng chống thiên tai, 2 kế hoạch có mục, bộ, xã, huyện, thành ủy) | 131/138 | 0 | 3 | 4 | 90/92 | 0 |

Sau mỗi lượt mới sửa quy tắc chung, nên lượt sau là văn bản chưa thấy. Chỗ đọc không chắc thì để trống và ghi vì sao (`ten-chua-het`,
`thuat-hay-giao`, `ai-duoc-giao`), nhưng tên lạ vẫn có thể sai: với văn bản của cơ quan chưa từng nhập, phải xem lại từng đơn vị chủ trì
trước khi dùng.

Tìm nhiệm vụ trong 12 trang mất khoảng 9 lần thời gian python-docx mở và đọc một tệp cùng số chữ; thời gian tăng đều theo số chữ.
"""


def extraction_page() -> str:
    lines = [EXTRACTION_OPENING.rstrip("\n")]
    for rule in EXTRACTION_RULES:
        example = f"*{rule.under}* {rule.example}" if rule.under else rule.example
        other = "cùng câu, không có dòng giao" if rule.under else rule.not_in
        lines.append(f"| `{rule.id}` | {rule.says} | {example} | {other} |")
    return "\n".join(lines) + "\n" + EXTRACTION_MEASURED


PAGES = {
    "record.md": record_page,
    "findings.md": findings_page,
    "nd30-matrix.md": matrix_page,
    "extraction.md": extraction_page,
}

if __name__ == "__main__":
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent
    for name, page in PAGES.items():
        (folder / name).write_text(page(), encoding="utf-8")
