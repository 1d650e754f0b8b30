"""The fields of an issued paper against Phụ lục VI: there, not too long, organ and dossier codes well written."""

import re
from collections.abc import Callable, Iterator
from typing import Final

from thongbao.archive.metadata import LENGTHS, PaperMetadata, sixteen
from thongbao.archive.retention import Retention
from thongbao.findings import Finding, Place
from thongbao.language import _
from thongbao.standard.rules_keeping import DOSSIER, METADATA, ORGAN_CODE

# What nobody can leave out; the rest the decree lets a system fill in or leave.
_NEEDED: Final = frozenset(
    {"TypeName", "CodeNumber", "CodeNotation", "IssuedDate", "OrganName", "Subject", "Position", "FullName"}
)
# Quyết định 20/2020/QĐ-TTg: level 1 is a letter and two digits; the older form of QCVN 102:2016 is the other way round.
_ORGAN_CODE: Final = re.compile(r"[A-Z]\d{2}(?:\.[0-9A-Z]+)*|\d{3}\.\d{2}\.\d{2}\.[A-Z]\d{2}")
_LONGEST_ORGAN_CODE: Final = 35
_DOSSIER: Final = re.compile(r"\d+\.\w[\w.-]*")


def field_names() -> dict[str, str]:
    """Return the decree's English name of each field → what a clerk calls it."""
    return {
        "OrganId": _("mã định danh cơ quan"),
        "FileCatalog": _("năm hình thành hồ sơ"),
        "FileNotation": _("số và ký hiệu hồ sơ"),
        "DocOrdinal": _("số thứ tự trong hồ sơ"),
        "TypeName": _("tên loại văn bản"),
        "CodeNumber": _("số văn bản"),
        "CodeNotation": _("ký hiệu văn bản"),
        "IssuedDate": _("ngày, tháng, năm văn bản"),
        "OrganName": _("tên cơ quan"),
        "Subject": _("trích yếu nội dung"),
        "Language": _("ngôn ngữ"),
        "PageAmount": _("số trang"),
        "Description": _("ghi chú"),
        "Position": _("chức vụ người ký"),
        "FullName": _("họ tên người ký"),
        "Priority": _("mức độ khẩn"),
        "IssuedAmount": _("số lượng bản phát hành"),
        "DueDate": _("hạn trả lời"),
    }


def field_findings(paper: PaperMetadata, retention: Retention, place_of: Callable[[str], Place]) -> Iterator[Finding]:
    """Yield what is wrong with the fields of a paper.

    :param place_of: number of a field (``8``; ``13`` for the addressees as a whole) → where what it says was typed.
    """
    names = field_names()
    for entry in sixteen(paper):
        place = place_of(entry.number)
        label = f"{entry.name} ({names[entry.name]})"
        if entry.name == "OrganId":
            yield from _organ_code(entry.value, place)
        elif not entry.value and entry.name in _NEEDED:
            yield METADATA.found(place, _("thiếu {field}").format(field=label), _("bổ sung trong bản ghi"))
        elif len(entry.value) > entry.longest:
            message = _("{field} dài {n} ký tự, hệ thống quản lý văn bản chỉ nhận {longest}")
            yield METADATA.found(
                place, message.format(field=label, n=len(entry.value), longest=entry.longest), _("viết gọn lại")
            )
    if not paper.to:
        yield METADATA.found(place_of("13"), _("chưa có nơi nhận"), _("thêm noi_nhan trong bản ghi"))
    yield from _dossier(retention, place_of("1.3"))


def _organ_code(code: str, place: Place) -> Iterator[Finding]:
    if code and (not _ORGAN_CODE.fullmatch(code) or len(code) > _LONGEST_ORGAN_CODE):
        message = _(
            "mã định danh «{code}» không đúng cách viết: chữ hoa và số, cách nhau dấu chấm, nhiều nhất 35 ký tự"
        )
        yield ORGAN_CODE.found(place, message.format(code=code), _("vd. H01.151; sửa ma_dinh_danh"))
    elif len(code) > LENGTHS["OrganId"]:
        message = _("mã định danh «{code}» dài {n} ký tự; hệ thống theo Phụ lục VI chỉ nhận {longest}")
        yield ORGAN_CODE.found(place, message.format(code=code, n=len(code), longest=LENGTHS["OrganId"]))


def _dossier(retention: Retention, place: Place) -> Iterator[Finding]:
    if retention.dossier and not _DOSSIER.fullmatch(retention.dossier):
        message = _("số và ký hiệu hồ sơ «{code}» không đúng cách viết: số, dấu chấm, chữ viết tắt")
        yield DOSSIER.found(place, message.format(code=retention.dossier), _("vd. 05.TH"))
