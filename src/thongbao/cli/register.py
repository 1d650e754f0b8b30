"""``thongbao register``: the outgoing register (Sổ đăng ký văn bản đi); its commands lie beside this module."""

import importlib
from typing import Final

import click

from thongbao.cli.options import OPTIONS, CommandGroup
from thongbao.language import _

# Looking into the register must not wait for what issues a recall: each module is imported when one of its commands is.
_MODULES: Final = {
    "thongbao.cli.register_looking": ("list", "search", "show", "next", "export"),
    "thongbao.cli.register_changing": ("sent", "cancel", "recall", "reenter"),
    "thongbao.cli.register_keeping": ("verify", "backup", "restore"),
}


class _Commands(CommandGroup):
    """The group: knows its commands by name."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 (click's signature)
        """Return the names of the commands in the order a clerk uses them."""
        return [name for names in _MODULES.values() for name in names]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Return the command, importing its module; ``None`` when there is no such command."""
        for module, names in _MODULES.items():
            if cmd_name in names:
                found: tuple[click.Command, ...] = importlib.import_module(module).COMMANDS
                return next(one for one in found if one.name == cmd_name)
        return None


@click.group(
    "register",
    cls=_Commands,
    options_metavar=OPTIONS,
    subcommand_metavar=_("LỆNH …"),
    help=_("Sổ đăng ký văn bản đi: xem, tìm, in, kiểm tra; ghi ngày chuyển, hủy số, thu hồi; sao lưu."),
    epilog=_("Ví dụ: thongbao register list --year 2026"),
)
def command() -> None:
    """The group of the register's commands."""
