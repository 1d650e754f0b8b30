"""The first text of bao-cao.yaml and don-doc.yaml: what is known is filled in, what people write waits as comments."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from thongbao.vietnamese.dates import Month

_GRACE: Final = timedelta(days=10)
_REPORT = """\
# Báo cáo kết quả thực hiện kết luận. Số liệu lấy từ sổ theo dõi; phần nhận định do người viết ghi vào đây.
# Soạn lại: thongbao follow report --month {month}; kiểm tra: thongbao check; ban hành: thongbao issue.
thang: {month}
tinh_den: {day}
{notices}{addressees}{subject}# Mỗi ý một dòng, mở đầu bằng dấu gạch. Bỏ trống thì văn bản in dòng chấm để ghi tay.
chi_dao_trien_khai:
#  - Văn phòng đã ban hành công văn đôn đốc …
ton_tai:
#  - …
nguyen_nhan:
#  - …
giai_phap:
#  - …
kien_nghi:
#  - …
"""
_REMINDER = """\
# Công văn đôn đốc việc quá hạn. Danh sách lấy từ sổ theo dõi.
# Soạn lại: thongbao follow remind --overdue --as-of {day}; kiểm tra: thongbao check; ban hành: thongbao issue.
tinh_den: {day}
{notices}{units}tung_don_vi: {apart}
{finish}{report}"""


def report_text(month: Month, day: date, notices: Sequence[str], *, to_meeting: str, addressee: str) -> str:
    """Return the text of a new bao-cao.yaml.

    :param to_meeting: what the report is for, as its subject says it; empty for a plain report.
    """
    return _REPORT.format(
        month=month,
        day=day.isoformat(),
        notices=_listed("thong_bao", notices),
        addressees=f"kinh_gui: [{_quoted(addressee)}]\n" if addressee else "",
        subject=f"trich_yeu: {_quoted(to_meeting)}\n" if to_meeting else "",
    )


def reminder_text(
    day: date,
    notices: Sequence[str],
    units: Sequence[str],
    *,
    apart: bool,
    finish_before: date | None,
    report_before: date | None,
) -> str:
    """Return the text of a new don-doc.yaml."""
    return _REMINDER.format(
        day=day.isoformat(),
        notices=_listed("thong_bao", notices),
        units=_listed("don_vi", units),
        apart="true" if apart else "false",
        finish=_said("hoan_thanh_truoc", finish_before, day),
        report=_said("bao_cao_truoc", report_before, day),
    )


def _listed(key: str, values: Sequence[str]) -> str:
    return f"{key}: [{', '.join(_quoted(value) for value in values)}]\n" if values else ""


def _said(key: str, said: date | None, day: date) -> str:
    """Return the line of a day, as a comment where none was said: an example that still lies ahead."""
    if said:
        return f"{key}: {said.isoformat()}\n"
    return f"# {key}: {(day + _GRACE).isoformat()}\n"


def _quoted(text: str) -> str:
    """Return a YAML scalar in single quotes."""
    return "'" + text.replace("'", "''") + "'"
