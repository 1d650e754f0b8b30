"""``thongbao schema``: the JSON Schemas an editor checks the YAML files with."""

import json
from importlib.resources import files
from pathlib import Path
from typing import Final

import click

from thongbao.cli.options import FILE, OPTIONS
from thongbao.cli.printing import print_json
from thongbao.files import write_whole
from thongbao.language import _

NAMES: Final = ("co-quan", "don-vi", "thong-bao")


@click.command(
    "schema",
    options_metavar=OPTIONS,
    help=_("In lược đồ JSON của co-quan, don-vi hoặc thong-bao; không ghi tên thì in cả ba."),
    epilog=_("Ví dụ: thongbao schema --output .vscode"),
)
@click.argument("name", required=False, type=click.Choice(NAMES))
@click.option("--output", type=FILE, help=_("Thư mục ghi <tên>.schema.json thay vì in ra."))
def command(name: str | None, output: Path | None) -> int:
    """Print one schema, or all by name; or write them as files."""
    chosen = (name,) if name else NAMES
    texts = {each: schema_text(each) for each in chosen}
    if output is not None:
        for each, text in texts.items():
            path = output / f"{each}.schema.json"
            write_whole(path, text.encode())
            click.echo(path)
    elif name:
        click.echo(texts[name], nl=False)
    else:
        print_json({each: json.loads(text) for each, text in texts.items()})
    return 0


def schema_text(name: str) -> str:
    """Return the shipped schema; a test keeps it equal to what the models say."""
    return files("thongbao").joinpath("schemas", f"{name}.schema.json").read_text("utf-8")
