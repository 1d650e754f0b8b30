"""The language of messages: every string a person reads passes through ``_``.

The source language is Vietnamese, so without a catalogue ``_`` returns its argument. A translation is a compiled
catalogue ``locale/<language>/LC_MESSAGES/thongbao.mo`` and is chosen by ``THONGBAO_LANG`` (default ``vi``).
"""

import errno
import gettext
import os
from pathlib import Path

LOCALE_DIR = Path(__file__).parent / "locale"


def language() -> str:
    """Return the code of the language messages are printed in (``vi`` unless ``THONGBAO_LANG`` says otherwise)."""
    return os.environ.get("THONGBAO_LANG") or "vi"


def system_reason(error: OSError) -> str:
    """Return why the system refused, in words of ours for what a clerk meets, in the system's for the rest."""
    return _SYSTEM_REASONS.get(error.errno or 0) or error.strerror or str(error)


_translation = gettext.translation("thongbao", localedir=LOCALE_DIR, languages=[language()], fallback=True)
_ = _translation.gettext
_SYSTEM_REASONS = {
    errno.ENOSPC: _("hết chỗ trên đĩa; xóa bớt tệp rồi chạy lại"),
    errno.EDQUOT: _("hết phần đĩa được cấp; xóa bớt tệp rồi chạy lại"),
    errno.EACCES: _("không có quyền; nếu tệp đang mở trong Word thì đóng lại"),
    errno.EPERM: _("không có quyền"),
    errno.EROFS: _("ổ đĩa chỉ cho đọc"),
    errno.ENOENT: _("không có tệp hoặc thư mục này"),
    errno.EEXIST: _("đã có một tệp trùng tên với thư mục cần tạo; đổi tên hoặc xóa tệp đó"),
    errno.ENOTDIR: _("một phần của đường dẫn là tệp chứ không phải thư mục"),
    errno.EISDIR: _("đây là thư mục chứ không phải tệp"),
    errno.ENAMETOOLONG: _("tên quá dài"),
    errno.EIO: _("đĩa đọc ghi lỗi; thử lại hoặc lưu sang đĩa khác"),
    errno.ELOOP: _("liên kết thư mục chạy vòng"),
}
