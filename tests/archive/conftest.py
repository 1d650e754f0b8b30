"""A folder of issued papers, and what puts packages into it."""

import pytest
from made_packages import made_contents

from thongbao.archive.naming import package_folder, package_name, staging_folder
from thongbao.archive.sealing import publish, stage


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
