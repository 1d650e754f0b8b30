"""Where things lie: the workspace of a notice, its files, its templates and its output."""

from dataclasses import dataclass
from pathlib import Path

from thongbao.errors import SourceError, UsageError
from thongbao.language import _, system_reason
from thongbao.papers import Kind
from thongbao.vietnamese.text import slug

OFFICE_FILE = "co-quan.yaml"
UNITS_FILE = "don-vi.yaml"
NOTICE_FILE = "thong-bao.yaml"


@dataclass(frozen=True, slots=True)
class Workspace:
    """A folder that holds ``content/co-quan.yaml``."""

    root: Path

    @property
    def office_file(self) -> Path:
        """The office's file."""
        return self.root / "content" / OFFICE_FILE

    @property
    def units_file(self) -> Path:
        """The units' file."""
        return self.root / "content" / UNITS_FILE

    def notices(self) -> list[Path]:
        """Return every notice of the workspace, by year and name."""
        return sorted((self.root / "content").glob(f"*/*/{NOTICE_FILE}"))

    def template(self, kind: Kind) -> Path | None:
        """Return the office's own template of a kind, or ``None`` when it uses the packaged one."""
        path = self.root / "templates" / f"{kind}.docx"
        return path if path.is_file() else None

    @property
    def issued_folder(self) -> Path:
        """Where issued papers lie, a sealed package each, by year."""
        return self.root / "output" / "ban-hanh"

    @property
    def output_folder(self) -> Path:
        """Where the tool writes: drafts, issued papers, the register's file."""
        return self.root / "output"

    def draft_folder(self, notice: Path) -> Path:
        """Return where the drafts of a notice go unless the command says otherwise."""
        return self.root / "output" / "du-thao" / slug(notice.resolve().parent.name)


def notice_file(given: Path) -> Path:
    """Return the notice meant by a path: the file, or the notice inside the folder.

    :raises SourceError: there is no such file.
    """
    path = given / NOTICE_FILE if given.is_dir() else given
    try:
        there = path.exists()
    except OSError as error:
        raise SourceError(_("không mở được {file}: {why}").format(file=path, why=system_reason(error))) from None
    if not there:
        raise SourceError(
            _("không có tệp {file}").format(file=path), _("kiểm tra tên tệp; thông báo nằm ở content/<năm>/<tên>/")
        )
    return path


def find_workspace(notice: Path | None = None, explicit: Path | None = None) -> Workspace:
    """Return the nearest ancestor of the notice (without one: the current folder or its ancestor) with an office.

    :param explicit: what ``--workspace`` says; it wins.
    :raises UsageError: ``--workspace`` names a folder without ``content/co-quan.yaml``.
    :raises SourceError: no folder above holds one.
    """
    if explicit is not None:
        if not (explicit / "content" / OFFICE_FILE).is_file():
            raise UsageError(
                _("{folder} không có content/co-quan.yaml").format(folder=explicit),
                _("chỉ --workspace tới thư mục chứa thư mục content"),
            )
        return Workspace(explicit)
    try:
        start = notice.resolve().parent if notice else Path.cwd()
    except (OSError, RuntimeError) as error:
        raise SourceError(_("không mở được thư mục hiện tại"), _("chuyển sang thư mục khác rồi chạy lại")) from error
    for folder in (start, *start.parents):
        if (folder / "content" / OFFICE_FILE).is_file():
            return Workspace(_as_given(folder))
    raise SourceError(
        _("không thấy content/co-quan.yaml trong {folder} hay thư mục nào ở trên").format(folder=_as_given(start)),
        _("đặt thông báo trong content/<năm>/<tên>/ của thư mục làm việc, hoặc dùng --workspace"),
    )


def _as_given(folder: Path) -> Path:
    """Return the folder relative to the current one where it lies inside: shorter to read, the same to open."""
    try:
        here = Path.cwd()
    except FileNotFoundError:
        return folder
    return folder.relative_to(here) if folder.is_relative_to(here) else folder
