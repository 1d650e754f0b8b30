"""A workspace on a disk that cannot be written is still verified, searched and shown."""

import pytest

from thongbao.cli.main import run
from thongbao.errors import OutputError
from thongbao.store import engine
from thongbao.store.engine import open_store
from thongbao.store.tables import COUNTERS


@pytest.fixture
def laid_up(issued, monkeypatch):
    """The workspace of two packages as it would lie on a disk that cannot be written."""
    monkeypatch.setattr(engine, "_is_laid_up", lambda _file: True)
    return issued


@pytest.mark.parametrize("arguments", [("verify", "--all"), ("search", "giao ban"), ("show", "08/TB-UBND"), ("due",)])
def test_what_only_reads_works(laid_up, arguments, capsys):
    before = sorted(path.name for path in laid_up.output_folder.iterdir())
    assert run(["archive", *arguments, "--workspace", str(laid_up.root)]) == 0, capsys.readouterr().err
    assert sorted(path.name for path in laid_up.output_folder.iterdir() if path.name != "chi-muc-luu-tru.sqlite") == [
        name for name in before if name != "chi-muc-luu-tru.sqlite"
    ]


def test_nothing_can_be_written_into_such_a_register(laid_up):
    store = open_store(laid_up.output_folder, create=False)
    with pytest.raises(OutputError), store.writing() as session:
        session.execute(COUNTERS.delete())
    store.close()
