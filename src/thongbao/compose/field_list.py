"""What every template may use, as a page for the designer: ``python -m thongbao.compose.field_list FILE``."""

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

from thongbao.compose.followup_sheets import ReminderSheet, ReportSheet
from thongbao.compose.register_sheets import CorrectionSheet, DossierIndexSheet, RecallSheet, RegisterSheet
from thongbao.compose.sheet_fields import field_tree
from thongbao.compose.sheets import (
    AssignmentTableSheet,
    BriefSheet,
    ExtractSheet,
    LetterSheet,
    NoticeSheet,
    SlipSheet,
)
from thongbao.papers import Field, Kind

SHEETS: Final[Mapping[Kind, type]] = MappingProxyType(
    {
        Kind.NOTICE: NoticeSheet,
        Kind.LETTER: LetterSheet,
        Kind.SLIP: SlipSheet,
        Kind.EXTRACT: ExtractSheet,
        Kind.ASSIGNMENT_TABLE: AssignmentTableSheet,
        Kind.BRIEF: BriefSheet,
        Kind.REMINDER: ReminderSheet,
        Kind.REPORT: ReportSheet,
        Kind.CORRECTION: CorrectionSheet,
        Kind.RECALL: RecallSheet,
        Kind.REGISTER: RegisterSheet,
        Kind.DOSSIER_INDEX: DossierIndexSheet,
    }
)
_OPENING = """# Các trường của từng mẫu

Mỗi tệp `.docx` trong thư mục này là một mẫu. Chữ đặt trong `{{ }}` được thay khi soạn. Trường có `[]` là danh sách,
lặp bằng `{%p for x in ten_truong %}` … `{%p endfor %}`, mỗi thẻ `{%p` đứng riêng một đoạn (trong bảng: `{%tr`,
riêng một dòng). Mẫu phải in mọi trường có chữ; trường ghi «tùy chọn» thì không bắt buộc. Đường kẻ lấy độ dài từ văn
bản thay thế (Alt Text) của nó: `Đường kẻ {{ ke_co_quan }} mm`.

Trang này do `python -m thongbao.compose.field_list` lập.
"""


def field_list() -> str:
    """Return the page in Markdown: one table a kind, one row a field."""
    return "\n".join([_OPENING, *(line for kind, sheet in SHEETS.items() for line in _section(kind, sheet))])


def _section(kind: Kind, sheet: type) -> Iterator[str]:
    yield f"## {kind}.docx\n"
    yield "| trường | nghĩa |"
    yield "|---|---|"
    for field in field_tree(sheet):
        yield from _rows(field, "")
    yield ""


def _rows(field: Field, prefix: str) -> Iterator[str]:
    path = prefix + field.name + ("[]" if field.listed else "")
    optional = "" if field.required else " (tùy chọn)"
    yield f"| `{path}` | {field.meaning}{optional} |"
    for member in field.members:
        if member.name == "[]":
            continue
        yield from _rows(member, f"{path}.")


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(field_list(), encoding="utf-8")
