"""The fields of Thông tư 05/2025/TT-BNV that a record can give.

The circular's own text was not at hand; names and codes are those that several publications of it agree on.
"""

from typing import Final

from thongbao.archive.metadata import VIETNAMESE, PaperMetadata
from thongbao.archive.retention import Retention
from thongbao.standard.retention import years_of

# Codes of terms and of types.
_MAINTENANCE: Final = {70: "02", 50: "03", 30: "04", 20: "05", 10: "06"}
_TYPES_IN_ORDER: Final = (
    "Nghị quyết",
    "Quyết định",
    "Chỉ thị",
    "Quy chế",
    "Quy định",
    "Thông cáo",
    "Thông báo",
    "Hướng dẫn",
    "Chương trình",
    "Kế hoạch",
    "Phương án",
    "Đề án",
    "Dự án",
    "Báo cáo",
    "Tờ trình",
    "Giấy ủy quyền",
    "Phiếu gửi",
    "Phiếu chuyển",
    "Phiếu báo",
    "Biên bản",
    "Hợp đồng",
    "Công văn",
    "Công điện",
    "Bản ghi nhớ",
    "Bản thỏa thuận",
    "Giấy mời",
    "Giấy giới thiệu",
    "Giấy nghỉ phép",
    "Thư công",
)
TYPE_CODES: Final = {name: f"{number:02d}" for number, name in enumerate(_TYPES_IN_ORDER, 1)}
OTHER_TYPE: Final = "32"


def tt05_fields(paper: PaperMetadata, retention: Retention) -> dict[str, str]:
    """Return the fields of Thông tư 05/2025/TT-BNV that the record can give; what nobody said is left out."""
    years = years_of(retention.term)
    maintenance = _MAINTENANCE.get(years, "07") if years else ("01" if retention.term else "")
    values = {
        "maintenance": maintenance,
        "typeName": TYPE_CODES.get(paper.type_name, OTHER_TYPE),
        "codeNumber": paper.code_number,
        "codeNotation": paper.code_notation,
        "issuedDate": paper.issued_date.isoformat(),
        "organName": paper.organ_name,
        "subject": paper.subject,
        "language": "01" if paper.language == VIETNAMESE else "11",
        "numberOfPage": "" if paper.page_amount is None else str(paper.page_amount),
        "description": paper.description,
    }
    return {key: value for key, value in values.items() if value}
