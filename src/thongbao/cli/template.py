"""``thongbao template``: check a Word template, list the fields it may use, write the one to start from."""

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import click

from thongbao.cli.adopt import adopt_command
from thongbao.cli.options import FILE, OPTIONS, CommandGroup, shared
from thongbao.cli.printing import Printer, print_json, total
from thongbao.errors import ExitCode, SourceError, UsageError
from thongbao.files import write_whole
from thongbao.findings import has_errors
from thongbao.language import _
from thongbao.papers import Field, Kind
from thongbao.pipeline import check_template, new_template, template_fields
from thongbao.vietnamese.text import nearest
from thongbao.workspace import Workspace, find_workspace

_KINDS: Final = click.Choice([str(kind) for kind in Kind])
_FORMAT: Final = click.option(
    "--format",
    "output_format",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help=_("Cách in kết quả."),
)


@click.group(
    "template",
    cls=CommandGroup,
    options_metavar=OPTIONS,
    subcommand_metavar=_("LỆNH …"),
    help=_("Mẫu Word của cơ quan: kiểm tra mẫu, xem các trường dùng được, tạo mẫu để sửa."),
    epilog=_("Ví dụ: thongbao template check templates/thong-bao.docx"),
)
def command() -> None:
    """Group of the commands about templates."""


@command.command(
    "check",
    options_metavar=OPTIONS,
    help=_("Kiểm tra mẫu: mọi lỗi của thẻ và thể thức trong một lần, mỗi lỗi với phần, số đoạn và các chữ đầu."),
    epilog=_("Ví dụ: thongbao template check templates/cong-van.docx"),
)
@click.argument("file", type=FILE, metavar=_("MẪU.docx"))
@click.option("--kind", type=_KINDS, metavar=_("LOẠI"), help=_("Loại mẫu; mặc định theo tên tệp."))
@shared
def check(
    file: Path,
    kind: str | None,
    workspace: Path | None,
    output_format: str,
    strict: bool,
    quiet: bool,
    verbose: bool,
    color: bool | None,
) -> int:
    """Check one template; 1 with errors, 3 for what is no usable .docx."""
    path = _template_file(file, workspace)
    printer = Printer(quiet, verbose, color)
    findings = check_template(path, _kind(path, kind))
    if output_format == "json":
        listed = [finding.as_json() for finding in findings]
        print_json({"files": [{"file": str(path), "findings": listed, "not_evaluated": []}]})
    else:
        printer.findings(findings)
        printer.say(f"{path}: {total(findings)}")
    return ExitCode.FINDINGS if has_errors(findings) or (strict and findings) else ExitCode.DONE


def _template_file(file: Path, workspace: Path | None) -> Path:
    """Return the file meant: as given, or by its name among the workspace's templates.

    :raises SourceError: there is none.
    """
    if not file.exists() and workspace is not None:
        inside = find_workspace(explicit=workspace).root / "templates" / file
        file = inside if inside.exists() else file
    if not file.exists():
        raise SourceError(_("không có tệp {file}").format(file=file), _("kiểm tra tên tệp"))
    return file


def _kind(path: Path, said: str | None) -> Kind:
    name = said or path.stem
    try:
        return Kind(name)
    except ValueError:
        near = nearest(name, [str(kind) for kind in Kind])
        hint = _("ghi --kind; các loại: {kinds}").format(kinds=", ".join(Kind))
        meant = _("; ý bạn là --kind {near}?").format(near=near) if near else ""
        message = _("không rõ {file} là mẫu của loại văn bản nào").format(file=path)
        raise UsageError(message, hint + meant) from None


@command.command(
    "fields",
    options_metavar=OPTIONS,
    help=_("In mọi trường mà mẫu của một loại văn bản dùng được: tên, kiểu, nghĩa, ví dụ."),
    epilog=_("Ví dụ: thongbao template fields cong-van"),
)
@click.argument("kind", type=_KINDS, metavar=_("LOẠI"))
@_FORMAT
def fields(kind: str, output_format: str) -> int:
    """Print the fields of one kind on stdout."""
    rows = [row for field in template_fields(Kind(kind)) for row in _rows(field, "")]
    if output_format == "json":
        print_json({"kind": kind, "rows": rows})
        return ExitCode.DONE
    for row in rows:
        optional = "" if row["required"] else _(" (tùy chọn)")
        example = _("; ví dụ: {example}").format(example=row["example"]) if row["example"] else ""
        click.echo(f"{row['path']} ({row['type']}): {row['meaning']}{optional}{example}")
    return ExitCode.DONE


def _rows(field: Field, prefix: str) -> Iterator[dict[str, Any]]:
    """Yield the field and what is inside it; ``[]`` behind a name says that it is repeated."""
    path = prefix + field.name
    kind = _("danh sách") if field.listed else _("nhóm") if field.members else _("chữ")
    yield {
        "path": path,
        "type": kind,
        "meaning": field.meaning,
        "required": field.required,
        "example": field.example,
    }
    inside = f"{path}[]" if field.listed else path
    for member in field.members:
        if member.name != "[]":
            yield from _rows(member, f"{inside}.")


@command.command(
    "new",
    options_metavar=OPTIONS,
    help=_("Ghi mẫu kèm theo chương trình ra một tệp để sửa trong Word; theo cách trình bày của cơ quan nếu có."),
    epilog=_("Ví dụ: thongbao template new thong-bao templates/thong-bao.docx"),
)
@click.argument("kind", type=_KINDS, metavar=_("LOẠI"))
@click.argument("output", type=FILE, metavar=_("TỆP.docx"))
@click.option("--force", is_flag=True, help=_("Ghi đè tệp đã có."))
@click.option("--workspace", type=FILE, help=_("Thư mục làm việc (chứa thư mục content)."))
def new(kind: str, output: Path, force: bool, workspace: Path | None) -> int:
    """Write the starter of a kind; never over a file unless told to."""
    if output.suffix.lower() != ".docx":
        raise UsageError(_("{file}: tên tệp mẫu phải kết thúc bằng .docx").format(file=output))
    if output.exists() and not force:
        raise UsageError(_("đã có tệp {file}").format(file=output), _("đặt tên khác, hoặc thêm --force để ghi đè"))
    write_whole(output, new_template(Kind(kind), _office_around(output, workspace)))
    click.echo(output)
    return ExitCode.DONE


def _office_around(output: Path, explicit: Path | None) -> Workspace | None:
    """Return the workspace the template is for, or ``None`` outside any."""
    if explicit is not None:
        return find_workspace(explicit=explicit)
    with contextlib.suppress(SourceError):
        return find_workspace(output)
    return None


command.add_command(adopt_command)
