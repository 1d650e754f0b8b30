"""Words looked for in issued papers, without diacritics, đ as d.

The index is a cache beside the packages: made when it is missing, brought up to date before each search, made anew when
it is spoilt; the packages alone are the truth.
"""

import contextlib
import re
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from thongbao.archive.faults import ArchiveError
from thongbao.archive.opening import SealedPackage, open_sealed, package_folders
from thongbao.archive.rerendering import words_of
from thongbao.archive.sealing import seal_of
from thongbao.vietnamese.text import fold
from thongbao.word.package import NotADocxError, open_package

INDEX: Final = "chi-muc-luu-tru.sqlite"
# Changed with the table or with what is indexed: an index of another number is made anew.
_FORMAT: Final = 1
# Seconds to wait for another search that is bringing the index up to date.
_WAIT: Final = 30.0
_AROUND: Final = 70
_IN_MEMORY: Final = ":memory:"
_TABLES: Final = f"""
BEGIN IMMEDIATE;
DROP TABLE IF EXISTS packages;
DROP TABLE IF EXISTS papers;
CREATE TABLE packages (name TEXT PRIMARY KEY, seal TEXT NOT NULL);
CREATE VIRTUAL TABLE papers USING fts5 (folded, package UNINDEXED, path UNINDEXED, said UNINDEXED);
PRAGMA user_version = {_FORMAT};
COMMIT;
"""


@dataclass(frozen=True, slots=True)
class Hit:
    """One paper that holds every word: in which package, its path there (``van-ban/…``), the words around the first."""

    package: str
    path: str
    around: str


@dataclass(frozen=True, slots=True)
class Searched:
    """What a search found, newest package first, and the packages that could not be read."""

    hits: tuple[Hit, ...]
    unreadable: tuple[str, ...] = ()


def search(root: Path, query: str, limit: int, progress: Callable[[int], None] = lambda _count: None) -> Searched:
    """Return the papers that hold every word of the query; ``"several words"`` in quotes stand side by side.

    An empty query finds every package, by its first paper.

    :param progress: told how many packages have to be read first, where there are any.
    """
    index = root.parent / INDEX
    for _attempt in range(2):
        try:
            return _search(str(index) if root.is_dir() else _IN_MEMORY, root, query, limit, progress)
        except sqlite3.OperationalError:
            # Locked for too long, or a folder nobody may write to.
            break
        except sqlite3.DatabaseError:
            with contextlib.suppress(OSError):
                index.unlink()
    return _search(_IN_MEMORY, root, query, limit, progress)


def _search(address: str, root: Path, query: str, limit: int, progress: Callable[[int], None]) -> Searched:
    with contextlib.closing(sqlite3.connect(address, timeout=_WAIT, isolation_level=None)) as connection:
        if connection.execute("PRAGMA user_version").fetchone()[0] != _FORMAT:
            connection.executescript(_TABLES)
        unreadable = _bring_up_to_date(connection, root, progress)
        return Searched(tuple(_hits(connection, query, limit)), tuple(unreadable))


def _bring_up_to_date(connection: sqlite3.Connection, root: Path, progress: Callable[[int], None]) -> list[str]:
    lying = {folder.name: folder for folder in package_folders(root)}
    known = dict(connection.execute("SELECT name, seal FROM packages"))
    seals: dict[str, str] = {}
    unreadable = []
    for name, folder in lying.items():
        try:
            seals[name] = seal_of(folder)
        except ArchiveError:
            unreadable.append(name)
    changed = [name for name, seal in seals.items() if known.get(name) != seal]
    gone = [name for name in known if known[name] != seals.get(name)]
    if changed or gone:
        progress(len(changed))
        connection.execute("BEGIN IMMEDIATE")
        for name in gone:
            connection.execute("DELETE FROM papers WHERE package = ?", (name,))
            connection.execute("DELETE FROM packages WHERE name = ?", (name,))
        for name in changed:
            if not _index_package(connection, lying[name], seals[name]):
                unreadable.append(name)
        connection.execute("COMMIT")
    return unreadable


def _index_package(connection: sqlite3.Connection, folder: Path, seal: str) -> bool:
    try:
        package = open_sealed(folder)
        # Another search may have been quicker.
        connection.execute("DELETE FROM papers WHERE package = ?", (folder.name,))
        for path, said in _texts(package):
            row = (fold(said), folder.name, path, said)
            connection.execute("INSERT INTO papers (folded, package, path, said) VALUES (?, ?, ?, ?)", row)
    except ArchiveError:
        return False
    connection.execute("INSERT OR REPLACE INTO packages VALUES (?, ?)", (folder.name, seal))
    return True


def _texts(package: SealedPackage) -> Iterator[tuple[str, str]]:
    for paper in package.papers:
        lines = []
        if paper.metadata:
            known = paper.metadata
            lines = [known.code, f"{known.type_name} {known.subject}", known.full_name]
            lines.append(f"{known.issued_date:%d/%m/%Y} {known.issued_date.isoformat()}")
            lines += [one.organ_name for one in known.to]
        with contextlib.suppress(NotADocxError):
            lines += words_of(open_package(package.bytes_of(paper.docx), paper.docx))
        yield paper.docx, "\n".join(lines)


def _hits(connection: sqlite3.Connection, query: str, limit: int) -> Iterator[Hit]:
    wanted = _wanted(query)
    if wanted:
        match = " AND ".join(f'"{words}"' for words in wanted)
        statement = "SELECT package, path, said FROM papers WHERE papers MATCH ? ORDER BY package DESC, rowid LIMIT ?"
        rows = connection.execute(statement, (match, limit))
    else:
        statement = "SELECT package, path, said FROM papers GROUP BY package HAVING min(rowid) ORDER BY package DESC"
        rows = connection.execute(f"{statement} LIMIT ?", (limit,))
    for package, path, said in rows:
        yield Hit(package, path, _around(said, wanted))


def _wanted(query: str) -> list[str]:
    """Return the words, and the phrases in quotes, folded; what holds no letter or digit is left out."""
    parts = (quoted or word for quoted, word in re.findall(r'["“”]([^"“”]*)["“”]|(\S+)', query))
    folded = (" ".join(re.findall(r"[^\W_]+", fold(part))) for part in parts)
    return list(dict.fromkeys(part for part in folded if part))


def _around(said: str, wanted: list[str]) -> str:
    """Return the line that holds the first wanted words, cut around them; the line with the abstract without any."""
    lines = said.split("\n")
    for line in lines:
        folded = " ".join(re.findall(r"[^\W_]+", fold(line)))
        if wanted and wanted[0] in folded:
            place = len(line) * folded.find(wanted[0]) // max(1, len(folded))
            start = max(0, place - _AROUND // 2)
            start = line.rfind(" ", 0, start) + 1 if start else 0
            cut = line[start : start + _AROUND * 2]
            return ("…" if start else "") + cut + ("…" if start + len(cut) < len(line) else "")
    return lines[min(1, len(lines) - 1)][: _AROUND * 2]
