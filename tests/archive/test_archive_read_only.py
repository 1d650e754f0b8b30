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
    monkeypatch.setattr(engine, "may_be_written", lambda _file: False)
    return issued


@pytest.mark.parametrize("arguments", [("verify", "--all"), ("search", "giao ban"), ("show", "08/TB-UBND"), ("due",)])
def test_what_only_reads_works(laid_up, arguments, capsys):
    before = _kept(laid_up.output_folder)
    assert run(["archive", *arguments, "--workspace", str(laid_up.root)]) == 0, capsys.readouterr().err
    assert _kept(laid_up.output_folder) == before


def _kept(folder):
    # Here the folder can be written, in truth: the database leaves its index of the log beside the file.
    passing = ("chi-muc-luu-tru.sqlite", "-wal", "-shm")
    return sorted(path.name for path in folder.iterdir() if not path.name.endswith(passing))


def test_nothing_can_be_written_into_such_a_register(laid_up):
    store = open_store(laid_up.output_folder, create=False)
    with pytest.raises(OutputError), store.writing() as session:
        session.execute(COUNTERS.delete())
    store.close()
