"""Papers found by words without diacritics: FTS5 in a file, a text index on a server, both over the folded words."""

from collections.abc import Iterable

from sqlalchemy import Connection, bindparam, text

from thongbao.store.papers import PaperRow, chosen, fetch, search_words
from thongbao.store.tables import PAPERS


def search_papers(
    connection: Connection, issuers: Iterable[str], words: str, *, year: int | None = None, limit: int | None = None
) -> list[PaperRow]:
    """Return the papers that hold all the words, or words that begin with them (numbers whole); the latest first.

    Case and diacritics do not count, and đ is d. Without a letter or digit nothing is found.

    :param limit: at most so many.
    """
    wanted = search_words(words).split()
    if not wanted:
        return []
    if connection.dialect.name == "postgresql":
        match = text("to_tsvector('simple', papers.folded) @@ to_tsquery('simple', :words)")
        asked = " & ".join(word if word.isdigit() else f"{word}:*" for word in wanted)
    else:
        match = text("papers.id IN (SELECT rowid FROM papers_search WHERE papers_search MATCH :words)")
        asked = " AND ".join(f'"{word}"' if word.isdigit() else f'"{word}"*' for word in wanted)
    query = chosen(PAPERS.c.issuer.in_(list(issuers)), match.bindparams(bindparam("words", asked)))
    if year is not None:
        query = query.where(PAPERS.c.year == year)
    query = query.order_by(PAPERS.c.year.desc(), PAPERS.c.id.desc())
    return fetch(connection, query if limit is None else query.limit(limit))
