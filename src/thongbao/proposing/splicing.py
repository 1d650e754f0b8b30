"""Proposals → the text of the record with them put in at its marks; all else stays as it was typed."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from thongbao.language import _
from thongbao.model.assignments import Loc
from thongbao.proposing.proposals import Entry, Proposal
from thongbao.scaffold.yaml_words import folded, scalar
from thongbao.source.extents import Extent, extents
from thongbao.source.tree import Document

_SHORT: Final = 80
_TWO_SPACES: Final = re.compile(r"\s\s|[^\S ]")


@dataclass(frozen=True, slots=True)
class Splice:
    """Characters ``start:end`` of the text, and what comes in their place."""

    start: int
    end: int
    text: str


def spliced(document: Document, proposals: Sequence[Proposal]) -> tuple[str, tuple[Proposal, ...]]:
    """Return the text of the record with the proposals in it, and the proposals that could not be put in.

    Those stand in nodes that an anchor shares, in brackets of a list, or in comments. Line ends stay what they are.
    """
    found = extents(document.text)
    splices: list[Splice] = []
    left: list[Proposal] = []
    for loc, group in groupby(proposals, key=lambda proposal: proposal.loc):
        together = list(group)
        extent = found.get(document.offset(loc))
        made = _of_node(document, loc, together, extent)
        if made is None:
            left += together
        else:
            splices.append(made)
    text = document.text
    newline = "\r\n" if "\r\n" in text else "\n"
    for splice in sorted(splices, key=lambda each: each.start, reverse=True):
        text = text[: splice.start] + splice.text.replace("\n", newline) + text[splice.end :]
    return text, tuple(left)


def _of_node(document: Document, loc: Loc, proposals: list[Proposal], extent: Extent | None) -> Splice | None:
    if extent is None or extent.shared:
        return None
    if not proposals[0].new:
        return _completed(document, proposals[0], extent)
    return _segmented(document, loc, proposals, extent)


def _completed(document: Document, proposal: Proposal, extent: Extent) -> Splice | None:
    """Add keys behind the last one of an assignment."""
    # A comment would be put in again by the next run.
    lines = [line for line in _lines(proposal.entries) if not line.startswith("#")]
    if not lines:
        return Splice(extent.end, extent.end, "")
    if extent.flow:
        if re.search(r"[\n#]", document.text[extent.start : extent.end]):
            # A comment inside would swallow what is put behind it.
            return None
        close = len(document.text[: extent.end - 1].rstrip())
        return Splice(close, close, ", " + ", ".join(lines))
    end = _line_end(document.text, extent.end)
    indent = " " * _column(document.text, extent.start)
    return Splice(end, end, "".join(f"\n{indent}{line}" for line in lines))


def _segmented(document: Document, loc: Loc, proposals: list[Proposal], extent: Extent) -> Splice | None:
    """Put a list of segments in the place of plain words."""
    written = proposals[0].written
    if written is None or extent.flow:
        return None
    words = next(node.words for node in written.nodes if node.loc == loc)
    parts = list(_parts(words, proposals))
    if any(_TWO_SPACES.search(part) for part, _proposal in parts):
        return None
    text = document.text
    column = _column(text, extent.start)
    end = _line_end(text, extent.end)
    # A comment behind the words would become one of the words of a folded block: it moves up to the first line.
    comment = text[extent.end : end]
    if isinstance(loc[-1], int) and not written.bare:
        first, _newline, rest = _as_items(text, extent.start, parts).partition("\n")
        return Splice(extent.start, end, f"{first}{comment}\n{rest}" if rest else first + comment)
    if written.bare:
        return Splice(extent.start, end, f"gach:{comment}\n" + _as_value(parts, column + 2))
    key = document.offset(loc, key=True)
    start = len(text[: extent.start].rstrip())
    return Splice(start, end, f"{comment}\n" + _as_value(parts, _column(text, key) + 2))


def _parts(words: str, proposals: Sequence[Proposal]) -> Iterator[tuple[str, Proposal | None]]:
    """Yield the words of a paragraph in order: those of assignments, and the plain ones between."""
    at = 0
    for proposal in proposals:
        if between := words[at : proposal.start].strip():
            yield between, None
        yield words[proposal.start : proposal.end].strip(), proposal
        at = proposal.end
    if rest := words[at:].strip():
        yield rest, None


def _as_value(parts: Sequence[tuple[str, Proposal | None]], column: int) -> str:
    """Return the value of ``gach``: one assignment as a mapping, several segments as a list."""
    space = " " * column
    if len(parts) == 1 and parts[0][1] is not None:
        return space + f"\n{space}".join(_assignment(*parts[0], column))
    inner = f"\n{space}  "
    return "\n".join(f"{space}- {inner.join(_segment(words, own, column + 2))}" for words, own in parts)


def _as_items(text: str, start: int, parts: Sequence[tuple[str, Proposal | None]]) -> str:
    """Return segments in the place of one item of a list, each behind the dash the item had."""
    column = _column(text, start)
    line = text.rfind("\n", 0, start) + 1
    dash = text[line:start]
    inner = "\n" + " " * column
    again = "\n" + (dash if dash.strip() == "-" else " " * (column - 2) + "- ")
    return again.join(inner.join(_segment(words, own, column)) for words, own in parts)


def _segment(words: str, proposal: Proposal | None, column: int) -> list[str]:
    return [_text(words, column + 2)] if proposal is None else _assignment(words, proposal, column)


def _assignment(words: str, proposal: Proposal | None, column: int) -> list[str]:
    entries = proposal.entries if proposal else ()
    return [f"viec: {_text(words, column + 2)}", *_lines(entries)]


def _text(words: str, indent: int) -> str:
    return scalar(words) if len(words) + indent < _SHORT else folded(words, indent)


def _lines(entries: Sequence[Entry]) -> Iterator[str]:
    """Yield the lines of the keys; what has no id yet becomes a comment, never a guess."""
    for entry in entries:
        if entry.unknown:
            names = "; ".join(entry.unknown)
            yield "# " + _("{key}: {names} (chưa có trong don-vi.yaml)").format(key=entry.key, names=names)
        if entry.words:
            words = [scalar(words) for words in entry.words]
            yield (
                f"{entry.key}: {words[0]}"
                if len(words) == 1
                else f"{entry.key}: [{', '.join(map(_quoted, entry.words))}]"
            )
        elif entry.ids or not (entry.unknown or entry.words):
            if entry.key == "chu_tri" and entry.unknown:
                # Half of the leads would read as all of them.
                continue
            yield f"{entry.key}: [{', '.join(entry.ids)}]"


def _quoted(words: str) -> str:
    return "'" + words.replace("'", "''") + "'"


def _column(text: str, offset: int) -> int:
    return offset - (text.rfind("\n", 0, offset) + 1)


def _line_end(text: str, offset: int) -> int:
    """Return the end of the line, behind a comment that stands there."""
    end = text.find("\n", offset)
    end = len(text) if end < 0 else end
    return end - 1 if text[end - 1 : end] == "\r" else end
