"""``thongbao template adopt``: an office's own old paper → a template."""

from pathlib import Path
from typing import Any

import click

from thongbao.adopting.adopting import KINDS, Adoption, adopt
from thongbao.cli.options import FILE, OPTIONS, dry_run
from thongbao.cli.printing import Printer, print_json
from thongbao.errors import ExitCode, UsageError
from thongbao.files import write_whole
from thongbao.language import _
from thongbao.papers import Kind
from thongbao.word.package import open_package, package_bytes


@click.command(
    "adopt",
    options_metavar=OPTIONS,
    help=_(
        "Làm mẫu từ một thông báo (công văn) cũ mà cơ quan ưng ý: thay các chữ của văn bản cũ bằng thẻ, giữ nguyên định"
        " dạng, rồi tự kiểm tra mẫu."
    ),
    epilog=_("Ví dụ: thongbao template adopt thong-bao-cu.docx templates/thong-bao.docx"),
)
@click.argument("old", type=FILE, metavar=_("VĂN-BẢN-CŨ.docx"))
@click.argument("out", type=FILE, metavar=_("MẪU.docx"))
@click.option(
    "--kind",
    type=click.Choice([str(kind) for kind in KINDS]),
    default=str(Kind.NOTICE),
    show_default=True,
    help=_("Loại mẫu."),
)
@click.option("--force", is_flag=True, help=_("Ghi đè MẪU.docx, và ghi cả khi mẫu còn thiếu trường."))
@dry_run
@click.option(
    "--format", "output_format", type=click.Choice(["text", "json"]), default="text", help=_("Cách in kết quả.")
)
@click.option("-q", "--quiet", is_flag=True, help=_("Chỉ in lỗi."))
@click.option("--color/--no-color", default=None, help=_("Tô màu hay không; mặc định theo màn hình."))
def adopt_command(
    old: Path,
    out: Path,
    kind: str,
    force: bool,
    dry_run: bool,
    output_format: str,
    quiet: bool,
    color: bool | None,
) -> int:
    """Make a template of an old paper; return 1 and write nothing when it could not be used."""
    _check_target(old, out, force=force or dry_run)
    adopted = adopt(open_package(old), Kind(kind))
    written = not dry_run and (force or not adopted.missing)
    if written:
        write_whole(out, package_bytes(adopted.package.members))
    if output_format == "json":
        print_json(as_json(adopted, out if written else None))
    else:
        _print(adopted, Printer(quiet, colour=color))
        if written:
            click.echo(out)
    return ExitCode.FINDINGS if adopted.missing else ExitCode.DONE


def _check_target(old: Path, out: Path, *, force: bool) -> None:
    if out.suffix.lower() != ".docx":
        raise UsageError(_("mẫu phải là tệp .docx: {file}").format(file=out))
    if old.resolve() == out.resolve() or (old.exists() and out.exists() and old.samefile(out)):
        raise UsageError(_("MẪU.docx trùng với văn bản cũ; văn bản cũ không bao giờ bị ghi đè"), _("chọn tên khác"))
    if out.exists() and not force:
        raise UsageError(_("đã có {file}").format(file=out), _("chọn tên khác, hoặc thêm --force để ghi đè"))


def as_json(adopted: Adoption, written: Path | None) -> dict[str, Any]:
    """Return the adoption as data."""
    return {
        "written": None if written is None else str(written),
        "replaced": [{"component": r.component, "old": r.old, "tag": r.tag} for r in adopted.replaced],
        "kept": list(adopted.kept),
        "missing": [{"field": m.field, "message": m.message, "advice": m.advice} for m in adopted.missing],
        "notes": list(adopted.notes),
    }


def _print(adopted: Adoption, printer: Printer) -> None:
    printer.say(_("Đã thay:"))
    for done in adopted.replaced:
        old = done.old if len(done.old) <= 70 else f"{done.old[:70]}…"
        printer.say(f"  {done.component}: «{old}» → {done.tag}")
    if adopted.kept:
        printer.say(_("Chữ của văn bản cũ còn lại trong mẫu, in ở mọi văn bản:"))
        for words in adopted.kept:
            printer.say(f"  «{words[:90]}»")
    for note in adopted.notes:
        printer.say(_("Lưu ý: {note}").format(note=note))
    for missing in adopted.missing:
        click.echo(_("Chưa được: {message}").format(message=missing.message), err=True)
        if missing.advice:
            click.echo(f"    → {missing.advice}", err=True)
    if not adopted.missing:
        printer.say(_("Đã thử điền mẫu: đủ mọi trường."))
