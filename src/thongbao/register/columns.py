"""What a clerk calls the columns of the register."""

from thongbao.language import _


def column_words(name: str) -> str:
    """Return the clerk's words for a column; the name itself where nobody speaks of it."""
    return {
        "issuer": _("cơ quan"),
        "series": _("dãy số"),
        "year": _("năm"),
        "code_number": _("số"),
        "code_notation": _("ký hiệu"),
        "issued_date": _("ngày tháng"),
        "type_name": _("tên loại"),
        "subject": _("trích yếu"),
        "signer": _("người ký"),
        "position": _("chức vụ người ký"),
        "organ_name": _("tên cơ quan"),
        "recipients": _("nơi nhận"),
        "filing": _("nơi lưu"),
        "kind": _("loại giấy tờ"),
        "recipient": _("đơn vị nhận"),
        "file": _("tệp"),
        "given": _("cách cấp số"),
        "pages": _("số trang"),
        "note": _("ghi chú"),
        "issue": _("lần ban hành"),
        "package": _("tên gói"),
        "manifest": _("dấu niêm phong"),
        "notice": _("tên bản ghi"),
        "record": _("mã lời văn"),
        "at": _("thời điểm ghi"),
        "who": _("người ghi"),
        "version": _("phiên bản chương trình"),
        "details": _("chi tiết ban hành"),
    }.get(name, name)
