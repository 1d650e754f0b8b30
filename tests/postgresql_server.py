"""A PostgreSQL server for the tests: one a session, started as an unprivileged user, sockets only."""

import getpass
import os
import shutil
import subprocess
import tempfile
from itertools import count
from pathlib import Path

import pytest

_DATABASES = count(1)
_OPTIONS = "-c listen_addresses='' -c fsync=off -c synchronous_commit=off -c full_page_writes=off"


def programs() -> Path | None:
    """The folder of initdb and pg_ctl; Debian keeps it off the path."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))
    if found:
        return found[-1]
    on_path = shutil.which("initdb")
    return Path(on_path).resolve().parent if on_path else None


def _run(*command: str | Path) -> None:
    # initdb and postgres refuse to run as root.
    as_postgres = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    subprocess.run([*as_postgres, *map(str, command)], check=True, capture_output=True, cwd="/", timeout=120)


@pytest.fixture(scope="session")
def postgresql_server():
    """Return ``address(database)`` of a running server; where CI is set it must be there."""
    where = programs()
    if where is None:
        reason = "PostgreSQL is not installed"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    folder = Path(tempfile.mkdtemp(prefix="tbpg"))
    user = "postgres" if os.geteuid() == 0 else getpass.getuser()
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres", "postgres")
    data = folder / "data"
    _run(where / "initdb", "-D", data, "-A", "trust", "-U", user, "-E", "UTF8", "--no-locale", "--no-sync")
    options = f"{_OPTIONS} -c unix_socket_directories={folder}"
    _run(where / "pg_ctl", "-D", data, "-w", "-l", folder / "log", "-o", options, "start")
    try:
        yield lambda database: f"postgresql://{user}@/{database}?host={folder}"
    finally:
        _run(where / "pg_ctl", "-D", data, "-m", "immediate", "stop")
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def postgresql_url(postgresql_server):
    """The address of an empty database of its own for this test."""
    import psycopg

    name = f"t{os.getpid()}_{next(_DATABASES)}"
    with psycopg.connect(postgresql_server("postgres"), autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return postgresql_server(name)


@pytest.fixture(params=["sqlite", "postgresql"])
def register_url(request):
    """The address of an empty register: ``""`` for the file, then the server's; a test that takes it runs twice."""
    return "" if request.param == "sqlite" else request.getfixturevalue("postgresql_url")
