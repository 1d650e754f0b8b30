"""Options that mean the same in every command."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from thongbao.language import _

Decorated = TypeVar("Decorated", bound=Callable[..., Any])
FILE = click.Path(path_type=Path)
OPTIONS = _("[TÙY CHỌN]")
_ANY_LENGTH = 1000


class CommandGroup(click.Group):
    """A group whose help prints the first sentence about each command whole: a clerk cannot guess what was cut off."""

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands."""
        with formatter.section(_("Các lệnh")):
            formatter.write_dl([(name, _sentence(self.get_command(ctx, name))) for name in self.list_commands(ctx)])


def _sentence(command: click.Command | None) -> str:
    return command.get_short_help_str(_ANY_LENGTH) if command else ""


def shared(function: Decorated) -> Decorated:
    """Add ``--workspace --format --strict -q -v --color`` to a command."""
    return shared_with("text", "json")(function)


def shared_with(*formats: str) -> Callable[[Decorated], Decorated]:
    """Return what adds the shared options to a command that prints in these formats."""

    def add(function: Decorated) -> Decorated:
        return _with_options(function, formats)

    return add


def _with_options(function: Decorated, formats: tuple[str, ...]) -> Decorated:
    for option in reversed(
        (
            click.option("--workspace", type=FILE, help=_("Thư mục làm việc (chứa thư mục content).")),
            click.option(
                "--format",
                "output_format",
                type=click.Choice(formats),
                default="text",
                show_default=True,
                help=_("Cách in kết quả."),
            ),
            click.option("--strict", is_flag=True, help=_("Coi cảnh báo và lưu ý như lỗi.")),
            click.option("-q", "--quiet", is_flag=True, help=_("Chỉ in lỗi.")),
            click.option("-v", "--verbose", is_flag=True, help=_("In từng bước.")),
            click.option("--color/--no-color", default=None, help=_("Tô màu hay không; mặc định theo màn hình.")),
        )
    ):
        function = option(function)
    return function


def dry_run(function: Decorated) -> Decorated:
    """Add ``-n/--dry-run`` to a command that writes."""
    return click.option("-n", "--dry-run", is_flag=True, help=_("Làm thử, không ghi tệp nào."))(function)
