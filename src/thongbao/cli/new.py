"""``thongbao new DIR`` and ``thongbao new notice DATE``: the files an office, and a notice, start from."""

import os
import shlex
import sys
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

import click
from click.shell_completion import CompletionItem

from thongbao.cli.options import FILE, OPTIONS, dry_run
from thongbao.cli.printing import Printer
from thongbao.errors import ExitCode, UsageError
from thongbao.findings import has_errors
from thongbao.language import _
from thongbao.scaffold.answers import NOT_SAID, Answers, Profile, answers, profile_of
from thongbao.scaffold.carrying import Carried
from thongbao.scaffold.noticing import MeetingAnswers, new_notice, office_parts
from thongbao.scaffold.starting import start
from thongbao.vietnamese.dates import DateError, parse_date, today
from thongbao.workspace import Workspace, find_workspace

_WORKSPACE = "workspace"
_QUIET = click.option("-q", "--quiet", is_flag=True, help=_("Chỉ in lỗi."))


class _OfItsParent(click.Context):
    """The context of ``new DIR``: its usage reads ``thongbao new``, because the command's own name is never typed."""

    @property
    def command_path(self) -> str:
        return self.parent.command_path if self.parent else super().command_path


class _WorkspaceCommand(click.Command):
    context_class = _OfItsParent


class _New(click.Group):
    """``new``: what does not begin with the name of a thing to make is a workspace's folder or an option for it."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put the command for a workspace in front where the clerk went straight to the folder."""
        if args and args[0] not in ("notice", "-h", "--help"):
            args = [_WORKSPACE, *args]
        return super().parse_args(ctx, args)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write both ways to call it."""
        formatter.write_usage(ctx.command_path, _("THƯ-MỤC [TÙY CHỌN]"), prefix=_("Cách dùng: "))
        formatter.write_usage(ctx.command_path, _("notice NGÀY-HỌP [TÙY CHỌN]"), prefix="           ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options of ``new DIR``; those of ``notice`` are in its own help."""
        workspace.format_options(click.Context(workspace, parent=ctx), formatter)
        with formatter.section(_("Lệnh con")):
            formatter.write_dl([("notice", _("Tạo một thông báo mới; xem: thongbao new notice --help"))])

    def shell_complete(self, ctx: click.Context, incomplete: str) -> "list[CompletionItem[str]]":
        """Offer ``notice``, folders, and the options of ``new DIR``."""
        if incomplete.startswith("-"):
            return workspace.shell_complete(click.Context(workspace, parent=ctx), incomplete)
        return [*super().shell_complete(ctx, incomplete), CompletionItem(incomplete, type="dir")]


@click.group(
    "new",
    cls=_New,
    help=_(
        "Tạo thư mục làm việc cho cơ quan (co-quan.yaml, don-vi.yaml), hoặc một thông báo mới trong đó. Tệp đang có"
        " không bao giờ bị ghi đè."
    ),
    epilog=_('Ví dụ: thongbao new van-ban --profile xa --name "xã Suối Ngàn"'),
)
def command() -> None:
    """The group of things that can be made."""


@command.command(
    _WORKSPACE,
    cls=_WorkspaceCommand,
    hidden=True,
    options_metavar=OPTIONS,
    help=_(
        "Tạo thư mục làm việc: co-quan.yaml, don-vi.yaml, lược đồ cho trình soạn thảo, .gitignore. Gõ ở màn hình mà"
        " chưa ghi --name thì được hỏi vài câu; chỗ không biết ghi là CHƯA GHI."
    ),
    epilog=_('Ví dụ: thongbao new van-ban --profile xa --name "xã Suối Ngàn"'),
)
@click.argument("folder", type=click.Path(path_type=Path), metavar=_("THƯ-MỤC"))
@click.option(
    "--profile",
    type=click.Choice([str(profile) for profile in Profile]),
    help=_("Hồ sơ mẫu: xã; phường, đặc khu; sở; huyện (trước 01/7/2025). Mặc định theo --name."),
)
@click.option("--name", metavar=_("TÊN"), help=_("Tên cơ quan: xã Suối Ngàn, phường 5, Sở Nội vụ, …"))
@click.option("--province", metavar=_("TÊN"), help=_("Tỉnh, thành phố quản lý sở: in ở dòng trên tên sở."))
@click.option("--place", metavar=_("TÊN"), help=_("Địa danh in trước ngày tháng; mặc định theo --name."))
@click.option("--head", metavar=_("HỌ-TÊN"), help=_("Chủ tịch, hoặc Giám đốc sở."))
@click.option("--deputy", "deputies", multiple=True, metavar=_("HỌ-TÊN"), help=_("Cấp phó; ghi được nhiều lần."))
@click.option("--signer", metavar=_("HỌ-TÊN"), help=_("Chánh Văn phòng, người ký thừa lệnh."))
@click.option("--force", is_flag=True, help=_("Bù tệp còn thiếu của thư mục làm việc đang có."))
@dry_run
@_QUIET
def workspace(
    folder: Path,
    profile: str | None,
    name: str | None,
    province: str | None,
    place: str | None,
    head: str | None,
    deputies: tuple[str, ...],
    signer: str | None,
    force: bool,
    dry_run: bool,
    quiet: bool,
) -> int:
    """Make a workspace; ask what is missing where somebody sits at a terminal."""
    said = {"province": province, "place": place, "head": head, "signer": signer}
    given = _asked(profile, name, said, deputies)
    made = start(folder, given, force=force, dry_run=dry_run)
    printer = Printer(quiet)
    _list(made.written, made.kept, folder, printer, dry_run=dry_run)
    if not given.complete:
        words = _("Chỗ nào chưa biết được ghi là {words} trong content/co-quan.yaml, content/don-vi.yaml.")
        printer.say(words.format(words=NOT_SAID))
    printer.say(_("Xem lại hai tệp đó, rồi gõ:"))
    if folder.resolve() != Path.cwd():
        printer.say(f"  cd {quoted(folder)}")
    printer.say(f"  thongbao new notice {today().isoformat()}")
    return ExitCode.DONE


@command.command(
    "notice",
    options_metavar=OPTIONS,
    help=_("Tạo content/<năm>/<tên>/thong-bao.yaml với phần mở đầu, kết thúc, nơi nhận và mẫu của từng dạng đoạn."),
    epilog=_('Ví dụ: thongbao new notice 28/9/2026 --title "phiên họp giao ban tháng 9 năm 2026"'),
)
@click.argument("day", metavar=_("NGÀY-HỌP"))
@click.option("--title", metavar=_("TÊN"), help=_("Tên cuộc họp, viết như trong câu."))
@click.option("--chair", metavar=_("HỌ-TÊN"), help=_("Người chủ trì: họ tên hoặc mã trong don-vi.yaml."))
@click.option("--position", metavar=_("CHỨC-VỤ"), help=_("Chức vụ người chủ trì; mặc định theo don-vi.yaml."))
@click.option("--slug", metavar=_("TÊN"), help=_("Tên thư mục của thông báo, không dấu; mặc định theo --title."))
@click.option("--carry-over", is_flag=True, help=_("Đưa vào các nhiệm vụ đã giao còn chưa xong, kèm nơi giao."))
@click.option("--workspace", "root", type=FILE, help=_("Thư mục làm việc (chứa thư mục content)."))
@dry_run
@_QUIET
def notice(
    day: str,
    title: str | None,
    chair: str | None,
    position: str | None,
    slug: str | None,
    carry_over: bool,
    root: Path | None,
    dry_run: bool,
    quiet: bool,
) -> int:
    """Make the skeleton of a notice from what the office has said once."""
    try:
        held = parse_date(day.strip())
    except DateError as error:
        raise UsageError(str(error), _("ghi ngày họp: thongbao new notice 28/9/2026")) from None
    place = find_workspace(explicit=root)
    parts, findings = office_parts(place)
    printer = Printer(quiet)
    if parts.office is None or parts.units is None or has_errors(findings):
        printer.findings(findings)
        printer.say(_("Chưa tạo thông báo: sửa các lỗi trên trước."))
        return ExitCode.FINDINGS
    asked = MeetingAnswers(held, title, chair, position, slug, _carried(place, held) if carry_over else ())
    path = new_notice(place, parts.office, parts.units, asked, dry_run=dry_run)
    _list([str(path)], (), Path(), printer, dry_run=dry_run)
    printer.say(_("Sửa tệp đó, rồi gõ:"))
    printer.say(f"  thongbao draft {quoted(path)}")
    return ExitCode.DONE


def _carried(place: Workspace, day: date) -> tuple[Carried, ...]:
    # The register and its database cost more to import than all the rest.
    from thongbao.following.carrying import still_open

    return tuple(still_open(place, day))


def _list(written: Iterable[str], kept: Sequence[str], folder: Path, printer: Printer, *, dry_run: bool) -> None:
    """Print the files that were written on stdout, and those that were kept for people."""
    if dry_run:
        printer.say(_("Làm thử, không ghi tệp nào. Sẽ tạo:"))
    for name in written:
        click.echo(folder / name)
    for name in kept:
        printer.say(_("giữ nguyên tệp đang có: {file}").format(file=folder / name))


def quoted(path: Path) -> str:
    """Return a path as it is typed in a shell of this system."""
    text = str(path)
    if os.name == "nt":
        return f'"{text}"' if " " in text else text
    return shlex.quote(text)


def _asked(profile: str | None, name: str | None, said: dict[str, str | None], deputies: tuple[str, ...]) -> Answers:
    """Return the answers: from the options, and where name is missing and somebody can answer, from questions.

    :raises UsageError: the name or the kind of office is missing and nobody can be asked.
    """
    kind = Profile(profile) if profile else profile_of(name or "")
    if name and kind:
        return answers(kind, name, deputies=deputies, **said)
    if not sys.stdin.isatty():
        hint = _('ghi đủ: thongbao new THƯ-MỤC --profile xa --name "xã Suối Ngàn"')
        raise UsageError(_("chưa biết tên hoặc loại cơ quan"), hint)
    click.echo(_("Vài câu hỏi; chưa biết thì nhấn Enter để bỏ qua, sửa sau trong tệp cũng được."), err=True)
    name = name or click.prompt(_("Tên cơ quan (xã Suối Ngàn, phường 5, Sở Nội vụ)"), err=True)
    kind = kind or profile_of(name or "") or Profile(_ask_kind())
    questions = {
        "province": _("Thuộc tỉnh, thành phố nào") if kind is Profile.DEPARTMENT else "",
        "place": _("Địa danh in trước ngày tháng (bỏ qua: theo tên cơ quan)"),
        "head": _("Họ tên Giám đốc") if kind is Profile.DEPARTMENT else _("Họ tên Chủ tịch"),
        "signer": _("Họ tên Chánh Văn phòng"),
    }
    for key, question in questions.items():
        if question and said[key] is None:
            said[key] = _ask(question)
    known = deputies or tuple(filter(None, _ask(_("Họ tên các cấp phó, cách nhau bằng dấu phẩy")).split(",")))
    return answers(kind, name or "", deputies=known, **said)


def _ask(question: str) -> str:
    answer: str = click.prompt(question, default="", show_default=False, err=True)
    return answer.strip()


def _ask_kind() -> str:
    answer: str = click.prompt(
        _("Loại cơ quan"), type=click.Choice([str(profile) for profile in Profile]), default="xa", err=True
    )
    return answer
