"""The house stands: arrows run one way, each foreign library has one gate, ARCHITECTURE.md says what the tree says."""

import ast
import functools
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "thongbao"
ARCHITECTURE = (ROOT / "ARCHITECTURE.md").read_text("utf-8")

GROUND = {
    "errors",
    "findings",
    "measures",
    "language",
    "papers",
    "printed",
    "workspace",
    "files",
    "standard",
    "vietnamese",
    "word",
    "store",
    "workers",
}
# Room → the earlier rooms it may use besides the ground.
ARROWS = {
    "source": set(),
    "model": {"source"},
    "extract": {"source", "model"},
    "checks": {"source", "model", "extract"},
    "components": set(),
    "form": {"components", "checks"},
    "compose": {"model"},
    "render": set(),
    "convert": set(),
    "batch": {"source", "render", "convert"},
    "archive": set(),
    "starters": set(),
    "adopting": {"compose", "render", "starters"},
    "scaffold": {"source", "model"},
    "importing": {"source", "model", "extract", "convert"},
    "doctor": {"convert"},
    "followup": {"model", "compose"},
    "following": {
        "source",
        "model",
        "compose",
        "followup",
        "register",
        "issuing",
        "pipeline",
        "scaffold",
    },
    "pipeline": {"source", "model", "checks", "compose", "render", "convert", "starters", "batch"},
    "cataloguing": {"model", "compose", "archive"},
    "remaking": {"source", "model", "compose", "render", "archive", "pipeline"},
    "archiving": {"source", "model", "convert", "register", "archive", "pipeline", "remaking", "issuing"},
    "intake": {"source", "model", "importing"},
    "proposing": {"source", "model", "extract", "scaffold"},
    "extracting": {"source", "model", "extract", "importing", "proposing"},
    "fixes": {"components", "form"},
    "documents": {"fixes", "components", "form", "checks", "model", "convert"},
    "register": {"model", "compose"},
    "issuing": {
        *("source", "model", "checks", "form", "compose", "render", "convert", "register", "archive", "starters"),
        *("pipeline", "cataloguing", "remaking"),
    },
    "handing_over": {"model", "compose", "register", "render", "archive", "pipeline", "archiving"},
    "checking": {"source", "model", "checks", "form", "documents", "pipeline", "following"},
    "cli": {
        *(
            "checking",
            "documents",
            "fixes",
            "pipeline",
            "batch",
            "archiving",
            "issuing",
            "register",
            "archive",
            "following",
        ),
        "followup",
        *("handing_over", "adopting", "scaffold", "doctor", "intake", "extracting"),
    },
    "__main__": {"cli"},
}
# Inside the ground, who may use whom.
GROUND_ARROWS = {
    "errors": set(),
    "findings": set(),
    "measures": set(),
    "language": set(),
    "papers": set(),
    "printed": set(),
    "standard": {"measures", "findings", "language", "vietnamese"},
    "vietnamese": {"language"},
    "word": {"errors", "language"},
    "workers": {"errors", "language"},
    "files": {"errors", "language"},
    "store": {"errors", "language", "files", "vietnamese"},
    "workspace": {"errors", "language", "papers", "vietnamese"},
}
# Foreign library → the rooms that may import it.
GATES = {
    "yaml": {"source"},
    "pydantic": {"model"},
    "pydantic_core": {"model"},
    "docxtpl": {"render"},
    "docx": {"render"},
    "isal": {"word"},
    "jinja2": {"render"},
    "lxml": {"word", "render"},
    "click": {"cli"},
    "num2words": {"vietnamese"},
    "pikepdf": {"convert"},
    "pypdfium2": {"convert"},
    "fontTools": {"convert"},
    "sqlalchemy": {"store"},
    "alembic": {"store"},
    "gettext": {"language", "cli"},
    "holidays": {"vietnamese"},
    "xlsxwriter": {"archive", "followup", "register"},
    "openpyxl": {"followup", "batch"},
    "distributed": {"workers"},
    "icalendar": {"followup"},
}


@functools.cache
def modules() -> dict[str, Path]:
    return {
        ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__"): path
        for path in sorted(PACKAGE.rglob("*.py"))
    }


def room_of(module: str) -> str:
    return module.split(".")[1] if "." in module else "thongbao"


@functools.cache
def imports_of(path: Path) -> frozenset[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            module = node.module or ""
            nested = {f"{module}.{alias.name}" for alias in node.names}
            found |= (nested & modules().keys()) or {module}
    return frozenset(found)


@functools.cache
def arrows() -> frozenset[tuple[str, str]]:
    return frozenset({(module, target) for module, path in modules().items() for target in imports_of(path)})


def test_every_room_of_the_package_is_on_the_plan() -> None:
    rooms = {room_of(module) for module in modules()} - {"thongbao"}
    assert rooms == GROUND | set(ARROWS)


@pytest.mark.parametrize("module", sorted(modules()))
def test_arrows_run_one_way(module: str) -> None:
    room = room_of(module)
    allowed = GROUND_ARROWS[room] if room in GROUND else GROUND | ARROWS.get(room, set())
    used = {room_of(target) for target in imports_of(modules()[module]) if target.startswith("thongbao.")}
    assert used - {room} <= allowed


def test_only_the_version_is_taken_from_the_package_root() -> None:
    users = {module for module, target in arrows() if target == "thongbao"}
    # What is kept between runs is of one version.
    assert {user for user in users if not user.startswith("thongbao.cli.")} <= {
        "thongbao.render.cache",
        "thongbao.batch.filling",
        "thongbao.batch.running",
    }


def test_foreign_libraries_stay_behind_their_gates() -> None:
    leaks = [
        (module, library)
        for module, target in arrows()
        for library in [target.split(".")[0]]
        if library in GATES and room_of(module) not in GATES[library]
    ]
    assert leaks == []


def test_no_foreign_library_comes_in_without_a_gate() -> None:
    import sys

    foreign = {target.split(".")[0] for _module, target in arrows()} - set(sys.stdlib_module_names) - {"thongbao"}
    assert foreign == set(GATES) - set(sys.stdlib_module_names)


def test_there_is_no_import_cycle() -> None:
    graph: dict[str, set[str]] = {module: set() for module in modules()}
    for module, target in arrows():
        if target in graph and target != module:
            graph[module].add(target)
    done: set[str] = set()

    def visit(module: str, way: tuple[str, ...]) -> None:
        assert module not in way, " → ".join((*way, module))
        if module not in done:
            for target in graph[module]:
                visit(target, (*way, module))
            done.add(module)

    for module in graph:
        visit(module, ())


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("__init__.py")), ids=lambda p: p.parent.name)
def test_no_init_holds_logic(path: Path) -> None:
    body = ast.parse(path.read_text("utf-8")).body
    assert ast.get_docstring(ast.parse(path.read_text("utf-8")))
    assert all(isinstance(node, ast.Expr | ast.Assign) for node in body)
    assert len(body) <= 2


def test_steps_open_with_their_arrow() -> None:
    for number, step in (
        (1, "source"),
        (2, "model"),
        (3, "extract"),
        (4, "checks"),
        (5, "compose"),
        (6, "render"),
        (7, "convert"),
        (8, "register"),
        (9, "archive"),
    ):
        first = (PACKAGE / step / "__init__.py").read_text("utf-8").splitlines()[0]
        assert re.match(rf'"""{number}\. .+ → .+', first), step


def test_functions_fit_on_a_screen_and_modules_have_one_subject() -> None:
    too_long = []
    for path in PACKAGE.rglob("*.py"):
        text = path.read_text("utf-8")
        if text.count("\n") > 450:
            too_long.append(path.name)
        too_long += [
            f"{path.name}:{node.name}"
            for node in ast.walk(ast.parse(text))
            if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno >= 50
        ]
    assert too_long == []


def test_architecture_md_lists_every_room_with_its_arrow() -> None:
    listed = set(re.findall(r"^\| `([a-z_]+)(?:/|\.py)` \|", ARCHITECTURE, re.MULTILINE))
    assert listed == GROUND | set(ARROWS) - {"__main__"}
    for step in ("source", "model", "extract", "checks", "compose", "render", "convert", "register"):
        arrow = (PACKAGE / step / "__init__.py").read_text("utf-8").split('"""')[1].split(". ", 1)[1].rstrip(".")
        assert arrow in ARCHITECTURE


def test_architecture_md_flow_is_what_the_program_prints() -> None:
    doors = "".join(
        (PACKAGE / f"{door}.py").read_text("utf-8") for door in ("pipeline", "archiving", "issuing/running")
    )
    printed = re.findall(r'progress\(\s*_\(\s*"(\d) (\w+):', doors)
    listed = re.findall(r"^(\d)\. \*\*(\w+)\*\*", ARCHITECTURE, re.MULTILINE)
    assert sorted(set(printed)) == listed


def test_the_glossary_is_the_dictionary_of_the_models() -> None:
    from thongbao.model.fields import Record
    from thongbao.model.schema import MODELS  # noqa: F401 (imports every model)

    def records(base: type[Record]) -> list[type[Record]]:
        return [base, *(found for inner in base.__subclasses__() for found in records(inner))]

    pairs = {(field.alias or name, name) for record in records(Record) for name, field in record.model_fields.items()}
    listed = set(re.findall(r"^\| `([a-z_]+)` \| `([a-z_]+)` \|", ARCHITECTURE, re.MULTILINE))
    assert listed == pairs
