"""``thongbao``: the group of commands, and the one place where errors become exit codes.

A command's module is imported when the command runs: ``--help`` and ``--version`` touch none of them.
"""

import contextlib
import gettext
import importlib
import os
import sys
import tempfile
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import Final, TextIO

import click
from click.shell_completion import CompletionItem

from thongbao import __version__
from thongbao.cli.streams import lasting_streams
from thongbao.errors import ExitCode, ThongbaoError
from thongbao.language import LOCALE_DIR, _, language, system_reason
from thongbao.vietnamese.text import nearest

# Name → (module that holds `command`, one line for the list of commands).
COMMANDS: Final = {
    "new": ("thongbao.cli.new", _("Tạo thư mục làm việc cho cơ quan, hoặc một thông báo mới.")),
    "check": ("thongbao.cli.check", _("Kiểm tra bản ghi hoặc văn bản Word: từng lỗi với chỗ, căn cứ và cách sửa.")),
    "fix": ("thongbao.cli.fix", _("Sửa trong tệp Word những gì sửa được an toàn, ghi thành tệp mới.")),
    "explain": ("thongbao.cli.explain", _("Giải thích một quy tắc kiểm tra: vì sao, căn cứ nào, sai và đúng ra sao.")),
    "import": ("thongbao.cli.importing", _("Nhập một văn bản đã có (Word, PDF, chữ) thành bản ghi để xem lại.")),
    "extract": (
        "thongbao.cli.extract",
        _("Tìm đơn vị, người, thời hạn trong lời văn của bản ghi; đề xuất hoặc ghi vào."),
    ),
    "draft": ("thongbao.cli.draft", _("Soạn bản dự thảo: thông báo, công văn cho từng đơn vị, tóm tắt cho lãnh đạo.")),
    "batch": ("thongbao.cli.batch", _("Điền một mẫu từ từng hàng của một bảng: hàng nghìn thư trong vài giây.")),
    "issue": ("thongbao.cli.issue", _("Ban hành: cấp số, ghi sổ, niêm phong gói văn bản.")),
    "register": ("thongbao.cli.register", _("Sổ đăng ký văn bản đi: xem, tìm, in, kiểm tra, thu hồi, sao lưu.")),
    "pdf": ("thongbao.cli.pdf", _("Chuyển tệp .docx sang PDF/A và kiểm tra lại.")),
    "archive": ("thongbao.cli.archive", _("Văn bản đã ban hành: kiểm tra nguyên vẹn, tìm, xem, xuất, thêm bản ký.")),
    "follow": ("thongbao.cli.follow", _("Theo dõi nhiệm vụ đã giao: ai làm gì, quá hạn bao lâu, báo cáo, đôn đốc.")),
    "template": ("thongbao.cli.template", _("Mẫu Word: kiểm tra, xem các trường dùng được, tạo mẫu để sửa.")),
    "schema": ("thongbao.cli.schema", _("In lược đồ JSON của ba tệp YAML cho trình soạn thảo.")),
    "doctor": ("thongbao.cli.doctor", _("Xem máy này có đủ những gì thongbao cần; thiếu gì thì nêu cách cài.")),
}


class _Commands(click.Group):
    """The group: knows its commands by name and imports one when it is used."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 (click's signature)
        """Return the names of the commands in the order a clerk uses them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Return the command, importing its module; ``None`` when there is no such command."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(COMMANDS[cmd_name][0]).command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Write the list of commands from the table, without importing any of them."""
        with formatter.section(_("Các lệnh")):
            formatter.write_dl([(name, short) for name, (_module, short) in COMMANDS.items()])

    def shell_complete(self, ctx: click.Context, incomplete: str) -> "list[CompletionItem[str]]":
        """Offer the commands from the table, without importing any of them, and the group's own options."""
        named = [
            CompletionItem(name, help=text) for name, (_m, text) in COMMANDS.items() if name.startswith(incomplete)
        ]
        return [*named, *click.Command.shell_complete(self, ctx, incomplete)]

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Say which command was probably meant when there is none of that name."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            near = nearest(args[0], list(COMMANDS)) if args else None
            if near is None:
                raise
            meant = _("Ý bạn là «{near}»?").format(near=near)
            raise click.UsageError(f"{error.message} {meant}", ctx) from None


def _version(ctx: click.Context, _parameter: click.Parameter, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        click.echo(f"thongbao {__version__}")
        ctx.exit()


@click.group(
    cls=_Commands,
    options_metavar=_("[TÙY CHỌN]"),
    subcommand_metavar=_("LỆNH …"),
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    help=_("Một bản ghi kết luận cuộc họp, mọi giấy tờ văn phòng phải ra: thông báo, công văn, phiếu, tóm tắt."),
    epilog=_("Ví dụ: thongbao draft content/2026/ket-luan-giao-ban-thang-9/thong-bao.yaml"),
)
@click.option("--version", is_flag=True, expose_value=False, is_eager=True, callback=_version, help=_("In phiên bản."))
def cli() -> None:
    """The group every command belongs to."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and leave the process with one of :class:`ExitCode`."""
    sys.exit(run(arguments))


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code; never raises, never shows a traceback.

    A reader that has had enough (``| head -1``) changes nothing of it: the command goes on, unheard, to its end.
    """
    _speak()
    with lasting_streams():
        return _run(arguments)


def _run(arguments: Sequence[str] | None) -> int:
    try:
        result = cli.main(args=arguments, prog_name="thongbao", standalone_mode=False)
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except (click.Abort, KeyboardInterrupt):
        _say(_("Đã dừng theo yêu cầu."))
        return ExitCode.INTERRUPTED
    except click.ClickException as error:
        error.show()
        return ExitCode.USAGE
    except ThongbaoError as error:
        _say(_("Lỗi: {message}").format(message=error.message))
        if error.hint:
            _say(_("  → {hint}").format(hint=error.hint))
        return error.exit_code
    except OSError as error:
        _say(_("Lỗi: {message}").format(message=system_reason(error)))
        return ExitCode.SOURCE
    except Exception:
        return _bug()
    return int(result) if isinstance(result, int) else ExitCode.DONE


def _speak() -> None:
    """Make click speak our language, and the streams UTF-8 (Windows consoles start in another code page)."""
    os.environ["LANGUAGE"] = language()
    gettext.bindtextdomain("messages", LOCALE_DIR)
    for stream in (sys.stdout, sys.stderr):
        _as_utf8(stream)


def _as_utf8(stream: TextIO) -> None:
    with contextlib.suppress(AttributeError, ValueError, OSError):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[attr-defined]


def _say(words: str) -> None:
    click.echo(words, err=True)


def _bug() -> int:
    """Keep the traceback in a file for whoever mends it, and tell the clerk where."""
    handle, name = tempfile.mkstemp(prefix="thongbao-loi-", suffix=".txt")
    with os.fdopen(handle, "w", encoding="utf-8") as stream:
        stream.write(f"thongbao {__version__}, Python {sys.version}\n{traceback.format_exc()}")
    _say(_("Lỗi trong chương trình thongbao, không phải do bạn. Chi tiết đã ghi vào {file}").format(file=Path(name)))
    _say(_("  → gửi tệp đó cho người phụ trách; dữ liệu của bạn không bị thay đổi"))
    return ExitCode.BUG
