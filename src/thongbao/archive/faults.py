"""What can go wrong with the archive as a run: each error owns its exit code."""

from thongbao.errors import ExitCode, ThongbaoError


class ArchiveError(ThongbaoError):
    """A package is not what was sealed."""

    exit_code = ExitCode.ARCHIVE


class PackageExistsError(ThongbaoError):
    """There is a package of that name already, and it holds something else; issued papers are never overwritten."""

    exit_code = ExitCode.REGISTER
