"""``thongbao register``: the outgoing register (Sổ đăng ký văn bản đi); its commands lie beside this module."""

import click

from thongbao.cli import register_changing, register_keeping, register_looking
from thongbao.cli.options import OPTIONS
from thongbao.language import _


@click.group(
    "register",
    options_metavar=OPTIONS,
    subcommand_metavar=_("LỆNH …"),
    help=_("Sổ đăng ký văn bản đi: xem, tìm, in, kiểm tra; ghi ngày chuyển, hủy số, thu hồi; sao lưu."),
    epilog=_("Ví dụ: thongbao register list --year 2026"),
)
def command() -> None:
    """The group of the register's commands."""


for module in (register_looking, register_changing, register_keeping):
    for one in module.COMMANDS:
        command.add_command(one)
