"""A head and a foot → a first co-quan.yaml: the issuer and the signer a document prints, for a person to complete."""

import re
from typing import Final

from thongbao.errors import SourceError
from thongbao.importing.markers import bare_number
from thongbao.importing.parts import Understood
from thongbao.importing.yaml_writing import Ids, Node, written
from thongbao.language import _
from thongbao.vietnamese.text import slug

# The lowest level that a name says wins; a city may be one of two levels.
_LEVELS: Final = (
    ("xã", r"\b(?:XÃ|PHƯỜNG|THỊ TRẤN|ĐẶC KHU)\b"),
    ("huyện", r"\b(?:HUYỆN|QUẬN|THỊ XÃ)\b"),
    ("tỉnh", r"\b(?:TỈNH|THÀNH PHỐ|TP\.?)\b"),
    ("trung_uong", r"\b(?:BỘ|CHÍNH PHỦ|TỔNG CỤC)\b"),
)


def office_file(understood: Understood, file: str) -> str:
    """Return the text of a co-quan.yaml with what the document says of its office.

    :raises SourceError: the document does not print its issuer, its place, its notation, or who signed.
    """
    head, foot = understood.head, understood.foot
    missing = [
        name
        for name, found in (
            (_("tên cơ quan"), head.organ),
            (_("ký hiệu"), head.notation),
            (_("địa danh"), head.place),
            (_("chức vụ người ký"), foot.position),
            (_("tên người ký"), foot.name),
        )
        if found is None
    ]
    if missing:
        message = _("{file} không in {missing}, chưa lập được co-quan.yaml")
        message = message.format(file=file, missing=", ".join(missing))
        raise SourceError(message, _("tạo bằng: thongbao new <thư mục>"))
    name = file.replace("\\", "/").rsplit("/", 1)[-1]
    opening = [_("Lập từ {file} bằng thongbao import; xem lại từng mục trước khi dùng.").format(file=name)]
    root = Node().put("co_quan", [_issuer(understood)])
    # Who drafts stands in no document; without it the code of a công văn has no second half.
    told = _("đổi thành cong_van khi đã khai soan_thao (don_vi, viet_tat)")
    root.put("giao_viec", Node().put("hinh_thuc", "phieu", told))
    root.put("nguoi_ky", [_signer(understood)])
    if numbers_subsections(understood):
        told = _("văn bản đánh số mục con bằng chữ số; a) thì in a) b) c)")
        root.put("trinh_bay", Node().put("tieu_muc", "1.1", told))
    return written(root, opening)


def numbers_subsections(understood: Understood) -> bool:
    """Return whether the document numbers its subsections with figures: in letters they would look like its points."""
    subs = [sub for section in understood.body.sections for sub in section.subsections]
    marks = [bare_number(sub.title.mark) for sub in subs if sub.title is not None]
    return any(mark and not mark.isalpha() for mark in marks)


def _issuer(understood: Understood) -> Node:
    head = understood.head
    abbreviation = _abbreviation(understood)
    above = f"{head.governing.value} " if head.governing else ""
    whole = f"{above}{head.organ.value if head.organ else ''}"
    level = next((level for level, pattern in _LEVELS if re.search(pattern, whole)), "tỉnh")
    node = Node().put("ma", slug(abbreviation).replace("-", "_"))
    node.put("ten", str(head.organ.value) if head.organ else "", _("viết lại bằng chữ thường: Ủy ban nhân dân xã …"))
    node.put("dong_ten", list(head.organ_lines))
    node.put("chu_quan", str(head.governing.value) if head.governing else None)
    node.put("viet_tat", abbreviation)
    node.put("cap", level, _("suy ra từ tên; trung_uong, tỉnh, huyện hoặc xã"))
    return node.put("dia_danh", str(head.place.value) if head.place else "").put("co_dau", "true")


def _abbreviation(understood: Understood) -> str:
    """Return the issuer's part of the notation: the second of ``TB-UBND``, the first of ``UBND-VP`` of a công văn."""
    head = understood.head
    parts = re.split(r"[-/]", str(head.notation.value) if head.notation else "")
    letter = head.kind is not None and head.kind.value == "Công văn"
    return parts[0] if letter or len(parts) == 1 else "-".join(parts[1:])


def _signer(understood: Understood) -> Node:
    foot = understood.foot
    name = str(foot.name.value) if foot.name else ""
    authority = str(foot.authority.value).split("\n") if foot.authority else []
    node = Node().put("ma", slug(name).replace("-", "_"))
    node.put("quyen_han", authority or Ids())
    node.put("chuc_vu", str(foot.position.value).replace("\n", " ") if foot.position else "")
    return node.put("ho_ten", name)
