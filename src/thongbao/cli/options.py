"""Options that mean the same in every command."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from thongbao.language import _

Decorated = TypeVar("Decorated", bound=Callable[..., Any])
FILE = click.Path(path_type=Path)
OPTIONS = _("[TÙY CHỌN]")


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
