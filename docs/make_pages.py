"""Writes the pages that are made from the program: record.md and findings.md. `python docs/make_pages.py [FOLDER]`."""

import sys
import typing
from collections.abc import Iterator
from pathlib import Path

from thongbao.cli.printing import severity_word
from thongbao.model.fields import Record
from thongbao.model.schema import MODELS
from thongbao.pipeline import RULES

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


PAGES = {"record.md": record_page, "findings.md": findings_page}

if __name__ == "__main__":
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent
    for name, page in PAGES.items():
        (folder / name).write_text(page(), encoding="utf-8")
