"""Docs that cannot lie: commands, exit codes, rules, keys and examples of the pages are those of the program."""

import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from thongbao.cli.main import COMMANDS
from thongbao.errors import ExitCode
from thongbao.model.schema import MODELS, schema_text
from thongbao.pipeline import RULES

ROOT = Path(__file__).parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("templates/*.md")])


def run(*command: str | Path, cwd: Path = ROOT) -> str:
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return done.stdout


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_documented(command: str) -> None:
    assert f"## {command}\n" in (ROOT / "docs/commands.md").read_text("utf-8")
    assert f"`thongbao {command}" in (ROOT / "README.md").read_text("utf-8")


@pytest.mark.parametrize("code", ExitCode)
def test_every_exit_code_is_documented(code: ExitCode) -> None:
    assert f"| {int(code)} |" in (ROOT / "docs/commands.md").read_text("utf-8")


def test_rule_ids_are_unique_and_findings_md_lists_them() -> None:
    ids = [rule.id for rule in RULES]
    assert len(ids) == len(set(ids))
    assert set(re.findall(r"^\| ((?:TB|ND30)-[A-Z0-9]+-\d\d) \|", _page("findings.md"), re.MULTILINE)) == set(ids)


def test_the_matrix_names_every_rule_of_the_decree_and_every_clause() -> None:
    from thongbao.standard.clause_list import CLAUSES
    from thongbao.standard.rulebook import BY_ID

    page = _page("nd30-matrix.md")
    assert set(re.findall(r"ND30-[A-Z0-9]+-\d\d", page)) == set(BY_ID)
    assert page.count("\n| Phụ lục I") == len(CLAUSES)


def _page(name: str) -> str:
    return (ROOT / "docs" / name).read_text("utf-8")


def test_pages_made_from_the_program_are_up_to_date(tmp_path: Path) -> None:
    run(sys.executable, ROOT / "docs/make_pages.py", tmp_path)
    for name in ("record.md", "findings.md", "nd30-matrix.md", "extraction.md"):
        assert (tmp_path / name).read_text("utf-8") == _page(name), "run: python docs/make_pages.py"


def test_the_list_of_fields_beside_the_templates_is_up_to_date(tmp_path: Path) -> None:
    run(sys.executable, "-m", "thongbao.compose.field_list", tmp_path / "x.md")
    assert (tmp_path / "x.md").read_text("utf-8") == (ROOT / "templates/TRUONG.md").read_text("utf-8")


def test_the_committed_templates_are_the_starters(tmp_path: Path) -> None:
    run(sys.executable, "-m", "thongbao.starters.writing", tmp_path)
    made = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    committed = {path.name: path.read_bytes() for path in (ROOT / "templates").glob("*.docx")}
    assert made == committed, "run: make templates"


@pytest.mark.parametrize("name", MODELS)
def test_the_shipped_schema_is_what_the_models_say(name: str) -> None:
    shipped = (ROOT / f"src/thongbao/schemas/{name}.schema.json").read_text("utf-8")
    assert shipped == schema_text(name), "run: make schemas"


def test_the_compiled_messages_are_those_of_the_catalogue(tmp_path: Path) -> None:
    from babel.messages.mofile import read_mo, write_mo
    from babel.messages.pofile import read_po

    folder = ROOT / "src/thongbao/locale/vi/LC_MESSAGES"
    with (folder / "messages.po").open("rb") as stream:
        catalogue = read_po(stream, locale="vi")
    with (tmp_path / "made.mo").open("wb") as stream:
        write_mo(stream, catalogue)
    with (tmp_path / "made.mo").open("rb") as made, (folder / "messages.mo").open("rb") as shipped:
        pairs = [{str(m.id): m.string for m in read_mo(stream) if m.id} for stream in (made, shipped)]
    assert pairs[0] == pairs[1]


def yaml_blocks() -> list[tuple[str, str]]:
    return [
        (path.name, block)
        for path in PAGES
        for block in re.findall(r"```yaml\n(.*?)```", path.read_text("utf-8"), re.DOTALL)
    ]


@pytest.mark.parametrize(("page", "block"), yaml_blocks())
def test_yaml_of_the_pages_is_read_by_the_program(page: str, block: str) -> None:
    from thongbao.model.fields import KnownIds
    from thongbao.model.notice import Section
    from thongbao.source.reader import parse

    if block.startswith("- gach:"):
        block = "tieu_de: Mục\nnoi_dung:\n" + "".join(f"  {line}\n" for line in block.splitlines())
        document, findings = parse(block.encode(), page)
        assert findings == []
        assert document
        assert Section.model_validate(document.root, context=KnownIds()).items
    elif not block.startswith("#"):
        assert parse(block.encode(), page)[1] == []


def test_json_of_the_pages_is_json() -> None:
    for block in re.findall(r"```json\n(.*?)```", _page("json.md"), re.DOTALL):
        json.loads(block)


def test_the_readme_session_is_what_the_program_prints() -> None:
    (command, printed) = re.findall(r"\$ (thongbao .+)\n((?:.+\n)+)```", (ROOT / "README.md").read_text("utf-8"))[0]
    done = subprocess.run(
        [sys.executable, "-m", *shlex.split(command)], cwd=ROOT, capture_output=True, encoding="utf-8", check=True
    )
    assert done.stderr.strip() == printed.strip()


@pytest.mark.parametrize("path", PAGES, ids=lambda p: p.name)
def test_links_of_the_pages_lead_somewhere(path: Path) -> None:
    text = path.read_text("utf-8")
    links = [*re.findall(r"\]\(([^)#:]+)\)", text), *re.findall(r'<img src="([^"]+)"', text)]
    assert all((path.parent / link).exists() for link in links), links


def test_no_public_file_names_a_place_of_ours_or_a_registry() -> None:
    listed = run("git", "ls-files", "--cached", "--others", "--exclude-standard").splitlines()
    banned = re.compile(r"/work/|/root/|/home/|pypi\.org|registry\.npmjs|files\.pythonhosted")
    for name in listed:
        path = ROOT / name
        if path.suffix in {".docx", ".png", ".mo"} or not path.is_file() or path == Path(__file__):
            continue
        assert not banned.search(path.read_text("utf-8")), name


def test_the_schemas_accept_the_example_and_refuse_a_typo() -> None:
    import jsonschema
    import yaml

    class Editor(yaml.SafeLoader):
        """Reads as YAML 1.2 editors do: dates stay text."""

    Editor.yaml_implicit_resolvers = {
        letter: [(tag, pattern) for tag, pattern in pairs if not tag.endswith((":timestamp", ":merge"))]
        for letter, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }
    files = {
        "co-quan": ROOT / "content/co-quan.yaml",
        "don-vi": ROOT / "content/don-vi.yaml",
        "thong-bao": ROOT / "content/2026/ket-luan-giao-ban-thang-9/thong-bao.yaml",
    }
    for name, path in files.items():
        validator = jsonschema.Draft202012Validator(json.loads(schema_text(name)))
        validator.check_schema(json.loads(schema_text(name)))
        content = yaml.load(path.read_text("utf-8"), Editor)
        assert list(validator.iter_errors(content)) == []
        content["khoa_la"] = "x"
        assert list(validator.iter_errors(content))
