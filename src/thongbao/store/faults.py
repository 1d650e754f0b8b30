"""What a database says → what a clerk can do about it."""

from collections.abc import Sequence

from sqlalchemy.exc import DBAPIError

from thongbao.errors import OutputError, RegisterError, ThongbaoError
from thongbao.language import _


def translated(error: DBAPIError, shown: str) -> ThongbaoError:
    """Return the error of ours for one of the database's; ``shown`` is what messages call the register."""
    said = str(error.orig)
    for words, kind, message, hint in _SAYINGS:
        if any(part in said for part in words):
            return kind(message.format(register=shown), hint)
    message = _("sổ đăng ký {register} báo lỗi: {said}")
    return RegisterError(message.format(register=shown, said=said.splitlines()[0] if said else type(error).__name__))


def only_readable(shown: str) -> OutputError:
    """Return the error for writing into a register that lies where it can only be read."""
    return OutputError(_NO_WRITING.format(register=shown), _WHERE_TO_WRITE)


_NO_WRITING = _("không mở được sổ đăng ký {register} để ghi")
_WHERE_TO_WRITE = _(
    "kiểm tra quyền ghi của thư mục và của tệp sổ (cả tệp -wal, -shm bên cạnh); nơi chỉ đọc (bản lưu, đĩa khóa ghi)"
    " vẫn xem được bằng list, show, search, export, verify, còn ghi thì chép cả thư mục làm việc sang ổ ghi được"
)
_SAYINGS: Sequence[tuple[tuple[str, ...], type[ThongbaoError], str, str]] = (
    (
        ("database is locked", "database table is locked", "lock timeout", "LockNotAvailable", "deadlock detected"),
        RegisterError,
        _("sổ đăng ký {register} đang được người khác ghi, chờ mãi không tới lượt"),
        _("đợi việc kia xong rồi chạy lại; nếu không có ai dùng, đóng chương trình đang mở tệp sổ"),
    ),
    (
        ("database or disk is full", "No space left", "could not extend file"),
        OutputError,
        _("hết chỗ trên đĩa, không ghi được sổ đăng ký {register}; chưa có gì thay đổi"),
        _("xóa bớt tệp rồi chạy lại"),
    ),
    (
        ("readonly database", "read-only transaction", "unable to open database file", "permission denied"),
        OutputError,
        _NO_WRITING,
        _WHERE_TO_WRITE,
    ),
    (
        ("file is not a database", "disk image is malformed", "unsupported file format"),
        RegisterError,
        _("tệp sổ đăng ký {register} đã hỏng hoặc không phải là sổ của thongbao"),
        _("giữ nguyên tệp hỏng, lấy lại bản sao lưu gần nhất: thongbao register restore"),
    ),
    (
        ("is append-only", "already registered"),
        RegisterError,
        _("sổ đăng ký {register} chỉ ghi thêm, không sửa hay xóa dòng đã ghi"),
        _("đính chính, thay thế hoặc thu hồi bằng văn bản mới"),
    ),
    (
        ("disk I/O error",),
        OutputError,
        _("đĩa đọc ghi lỗi ở sổ đăng ký {register}; có thể đĩa đã hết chỗ"),
        _("xóa bớt tệp rồi chạy lại; đĩa còn chỗ mà vẫn lỗi thì lấy bản sao lưu sang đĩa khác"),
    ),
    (
        ("connection failed", "could not connect", "connection to server", "server closed the connection"),
        RegisterError,
        _("không nối được tới máy chủ giữ sổ đăng ký {register}"),
        _("kiểm tra mạng, địa chỉ và mật khẩu trong THONGBAO_DATABASE_URL; chưa có gì thay đổi ở sổ"),
    ),
)
