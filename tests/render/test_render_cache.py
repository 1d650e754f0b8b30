"""Prepared templates between runs: used when they can be trusted, made anew when not, never a reason to fail."""

import json
import multiprocessing
import os
import subprocess
import sys
from pathlib import Path

import pytest
from made_records import sheet_of, template_of

from thongbao.render import cache
from thongbao.render.rendering import render
from thongbao.render.template import Template

SHEET = sheet_of(a="một", ds=["hai", "ba"])
TEMPLATE = template_of("{{ a }}", "{%p for x in ds %}", "- {{ x }}", "{%p endfor %}")


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """An empty place for entries."""
    place = tmp_path / "cache"
    monkeypatch.setenv(cache.VARIABLE, str(place))
    return place


@pytest.fixture
def prepared(monkeypatch):
    """The templates docxtpl had to prepare, one after the other."""
    import thongbao.render.preparing as preparing

    seen = []
    before = preparing.prepare
    monkeypatch.setattr(preparing, "prepare", lambda package: (seen.append(package), before(package))[1])
    return seen


def paper(template=TEMPLATE):
    return render(SHEET, Template(template, "mau.docx"))


def test_a_template_is_prepared_once_and_gives_the_same_bytes_from_its_entry(folder, prepared):
    first = paper()
    assert paper() == first
    assert len(prepared) == 1
    assert len(list(folder.iterdir())) == 1


@pytest.mark.usefixtures("folder")
def test_a_template_that_changed_misses_the_entry(prepared):
    paper()
    paper(TEMPLATE.replaced({"word/settings.xml": TEMPLATE.members["word/settings.xml"] + b"\n"}))
    assert len(prepared) == 2


@pytest.mark.usefixtures("folder")
def test_another_version_misses_the_entry(prepared, monkeypatch):
    paper()
    monkeypatch.setattr(cache, "__version__", "0.0.0")
    paper()
    assert len(prepared) == 2


@pytest.mark.parametrize("damage", ["cut", "changed", "empty", "other", "folder"])
def test_a_damaged_entry_is_ignored_and_written_anew(folder, prepared, damage):
    first = paper()
    entry = next(folder.iterdir())
    data = entry.read_bytes()
    if damage == "folder":
        entry.unlink()
        entry.mkdir()
    else:
        changed = data[:100] + bytes([data[100] ^ 1]) + data[101:]
        entry.write_bytes({"cut": data[:-9], "changed": changed, "empty": b"", "other": b"[]\n{}"}[damage])
    assert paper() == first
    assert len(prepared) == 2


def test_an_entry_with_a_right_digest_and_wrong_content_is_ignored(folder, prepared):
    import hashlib

    first = paper()
    entry = next(folder.iterdir())
    for content in (b"[]", b"{}", json.dumps({"parts": [{}], "members": []}).encode(), b'{"parts": 3}', b"[" * 10**6):
        entry.write_bytes(hashlib.sha256(content).hexdigest().encode() + b"\n" + content)
        assert paper() == first
    assert len(prepared) == 6


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
@pytest.mark.parametrize("target", ["entry", "folder", "link"])
def test_an_entry_that_others_could_have_written_is_not_used(folder, prepared, target, tmp_path):
    first = paper()
    entry = next(folder.iterdir())
    if target == "link":
        (tmp_path / "elsewhere").write_bytes(entry.read_bytes())
        entry.unlink()
        entry.symlink_to(tmp_path / "elsewhere")
    else:
        (entry if target == "entry" else folder).chmod(0o777)
    assert paper() == first
    assert len(prepared) == 2


def test_an_entry_is_for_its_owner_alone(folder):
    paper()
    if sys.platform != "win32":
        assert folder.stat().st_mode & 0o777 == 0o700
        assert next(folder.iterdir()).stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    "light",
    [None, {"programs": [[[], [["print", ["attr", ["const", ""], "__class__"]]]]], "asked": {"a": 1, "ds[]": 9}}],
)
def test_a_hostile_entry_still_meets_the_sandbox(folder, light):
    """Whoever can write the entry gets no further than whoever can write the template."""
    import hashlib

    paper()
    entry = next(folder.iterdir())
    data = json.loads(entry.read_bytes().partition(b"\n")[2])
    data["parts"][0]["source"] = "<w:body>{{ a.__class__.__mro__ }}{% include 'x' %}</w:body>"
    data["parts"][0]["light"] = light
    content = json.dumps(data).encode()
    entry.write_bytes(hashlib.sha256(content).hexdigest().encode() + b"\n" + content)
    with pytest.raises(Exception, match="không dùng trong mẫu"):
        paper()


def test_every_module_an_entry_depends_on_is_there():
    home = Path(cache.__file__).parent
    assert [name for name in cache._CODE if not (home / f"{name}.py").is_file()] == []


def test_nothing_is_kept_where_nothing_can_be_written(tmp_path, monkeypatch, prepared):
    (tmp_path / "file").write_bytes(b"")
    for place in ("off", str(tmp_path / "file"), str(tmp_path / "file" / "below")):
        monkeypatch.setenv(cache.VARIABLE, place)
        assert paper() == paper()
    assert len(prepared) == 6


def _fill(folder: str, results: "multiprocessing.Queue[bytes]") -> None:
    os.environ[cache.VARIABLE] = folder
    for _turn in range(3):
        results.put(paper())


def test_two_processes_may_write_the_same_entry(folder):
    context = multiprocessing.get_context("spawn")
    results = context.Queue()
    workers = [context.Process(target=_fill, args=(str(folder), results)) for _number in range(2)]
    for worker in workers:
        worker.start()
    papers = {results.get(timeout=60) for _number in range(6)}
    for worker in workers:
        worker.join()
    assert len(papers) == 1
    assert [path.suffix for path in folder.iterdir()] == [".json"]


def test_old_entries_make_room(folder, monkeypatch):
    monkeypatch.setattr(cache, "_MOST_ENTRIES", 3)
    for number in range(5):
        paper(TEMPLATE.replaced({"word/settings.xml": TEMPLATE.members["word/settings.xml"] + b"\n" * number}))
    assert len(list(folder.iterdir())) == 3


ONE_LETTER = """
import sys
sys.path.insert(0, sys.argv[1])
from made_records import sheet_of, template_of
before = set(sys.modules)
from thongbao.render.rendering import render
from thongbao.render.template import Template
render(sheet_of(a="một", ds=["hai"]), Template(template_of("{{ a }}", "{% for x in ds %}{{ x }}{% endfor %}"), "m"))
print(sorted({name.partition(".")[0] for name in sys.modules} & {"docxtpl", "docx"}))
"""


@pytest.mark.usefixtures("folder")
def test_one_letter_from_its_entry_imports_neither_docxtpl_nor_python_docx():
    arguments = [sys.executable, "-c", ONE_LETTER, os.path.dirname(__file__)]  # noqa: PTH120
    said = [subprocess.run(arguments, capture_output=True, text=True, check=True).stdout.strip() for _turn in range(2)]
    assert said == ["['docx', 'docxtpl']", "[]"]
