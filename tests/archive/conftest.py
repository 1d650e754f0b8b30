"""A folder of issued papers, and what puts packages into it."""

import shutil
import sys
from datetime import date
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parents[1] / "cli"))

from made_packages import contents_of, made_contents, register_packages

from thongbao.archive.naming import package_folder, package_name, staging_folder
from thongbao.archive.sealing import publish, stage
from thongbao.workspace import find_workspace


@pytest.fixture
def root(tmp_path):
    """The folder of issued papers of a workspace."""
    return tmp_path / "output" / "ban-hanh"


@pytest.fixture
def seal_in(root):
    """Return ``seal(contents)``: stages, publishes, and returns the folder."""

    def seal(contents=None):
        contents = contents or made_contents()
        leading = contents.leading
        name = package_name(leading.issued_date, leading.code_number, leading.code_notation, contents.slug)
        stage(staging_folder(root, name), contents)
        publish(staging_folder(root, name), package_folder(root, name))
        return package_folder(root, name)

    return seal


@pytest.fixture(scope="session")
def issued(tmp_path_factory, example_content):
    """A workspace with two issued packages of the example record and the register's rows of both."""
    base = tmp_path_factory.mktemp("issued") / "ws"
    shutil.copytree(example_content, base / "content")
    notice = next((base / "content").glob("*/*/thong-bao.yaml"))
    workspace = find_workspace(notice)
    for number, day, first in ((8, date(2026, 10, 5), 20), (9, date(2026, 10, 6), 60)):
        contents = contents_of(workspace, notice, number=number, issued_date=day, first_letter=first)
        name = package_name(day, f"{number:02d}", "TB-UBND", contents.slug)
        stage(staging_folder(workspace.issued_folder, name), contents)
        publish(staging_folder(workspace.issued_folder, name), package_folder(workspace.issued_folder, name))
    staging_folder(workspace.issued_folder, "x").parent.rmdir()
    register_packages(workspace)
    return workspace


@pytest.fixture
def writable(issued, tmp_path):
    """A copy of that workspace that may be written to; its packages are locked as they were."""
    shutil.copytree(issued.root, tmp_path / "ws", symlinks=True)
    return find_workspace(explicit=tmp_path / "ws")
