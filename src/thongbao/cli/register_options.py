"""What the register's commands share: options, the desk they work at, and how papers are printed."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, TypeVar

import click

from thongbao.cli.options import FILE
from thongbao.cli.printing import Printer
from thongbao.errors import RegisterError
from thongbao.issuing.desk import Desk, desk_for_reading, desk_for_writing
from thongbao.language import _
from thongbao.register.events import Happened
from thongbao.register.standing import Standing, Status, type_and_subject
from thongbao.vietnamese.dates import short_date
from thongbao.workspace import find_workspace

Decorated = TypeVar("Decorated", bound=Callable[..., Any])


def common(function: Decorated) -> Decorated:
    """Add ``--workspace --format -q -v`` to a command."""
    for option in reversed(
        (
            click.option("--workspace", type=FILE, help=_("Thư mục làm việc (chứa thư mục content).")),
            click.option(
                "--format",
                "output_format",
                type=click.Choice(["text", "json"]),
                default="text",
                show_default=True,
                help=_("Cách in kết quả."),
            ),
            click.option("-q", "--quiet", is_flag=True, help=_("Chỉ in lỗi.")),
            click.option("-v", "--verbose", is_flag=True, help=_("In từng bước.")),
        )
    ):
        function = option(function)
    return function


YEAR = click.option("--year", type=click.IntRange(1900, 2200), help=_("Chỉ văn bản của năm này."))
WHY = click.option("--why", required=True, metavar=_("LÝ-DO"), help=_("Lý do; được ghi vào sổ."))


@contextmanager
def reading(workspace: Path | None) -> Iterator[Desk]:
    """Give a desk that writes nothing.

    :raises RegisterError: there is no register yet.
    """
    place = find_workspace(explicit=workspace)
    with desk_for_reading(place, datetime.now(UTC)) as desk:
        if desk is None:
            message = _("chưa có sổ đăng ký ở {folder}").format(folder=place.output_folder)
            raise RegisterError(message, _("sổ được lập khi ban hành văn bản đầu tiên: thongbao issue"))
        yield desk


@contextmanager
def writing(workspace: Path | None) -> Iterator[Desk]:
    """Give a desk that writes in a register that is there already.

    :raises RegisterError: there is no register yet.
    """
    with reading(workspace):
        pass
    with desk_for_writing(find_workspace(explicit=workspace), datetime.now(UTC)) as desk:
        yield desk


def status_words(status: Status) -> str:
    """Return what a clerk calls a status."""
    return {
        Status.ISSUED: _("còn hiệu lực"),
        Status.CORRECTED: _("đã đính chính"),
        Status.REPLACED: _("đã bị thay thế"),
        Status.RECALLED: _("đã thu hồi"),
        Status.CANCELLED: _("đã hủy số"),
    }[status]


def happened_words(what: str) -> str:
    """Return what a clerk calls something that happened to a paper."""
    return {
        Happened.ISSUED: _("ban hành"),
        Happened.SENT: _("ghi ngày chuyển"),
        Happened.CANCELLED: _("hủy số"),
        Happened.REPLACED: _("bị thay thế"),
        Happened.CORRECTED: _("được đính chính"),
        Happened.RECALLED: _("bị thu hồi"),
        Happened.PRESENTED: _("trình ký"),
        Happened.REPAIRED: _("sửa chữa sổ"),
        Happened.ATTACHED: _("kèm bản ký"),
    }.get(Happened(what), what)


def line_of(standing: Standing) -> str:
    """Return a paper in one line: code, day, type and subject, whom it is for, and what has become of it."""
    paper = standing.paper
    day = short_date(date.fromisoformat(paper.issued_date))
    to = f" → {paper.recipients.split('; ')[0]}" if paper.recipient else ""
    mark = "" if standing.status is Status.ISSUED else f"  [{status_words(standing.status)}]"
    return f"{paper.code}  {day}  {type_and_subject(paper)}{to}{mark}"


def print_rows(standings: Sequence[Standing], printer: Printer) -> None:
    """Print papers, one a line, on stdout."""
    if standings:
        # At once: a terminal or a pipe is not asked for each of many thousand lines.
        click.echo("\n".join(map(line_of, standings)))
    printer.say(_("{n} văn bản").format(n=len(standings)))
