"""A tree of plain values with comments → YAML as a clerk would write it, words exactly as they are."""

import re
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

# A letter in front, letters and quiet punctuation after it: nothing that YAML or an editor could read otherwise.
_BARE: Final = re.compile(r"[^\W\d_][\w .,()/&–“”+-]*(?<![ ,])")
_DATE: Final = re.compile(r"\d{4}-\d{2}(-\d{2})?")
_SPOKEN_FOR: Final = frozenset({"true", "false", "null", "yes", "no", "on", "off", "y", "n", "không"})
_WIDTH: Final = 116
_LONG: Final = 96


@dataclass(slots=True)
class Ids:
    """A short list of ids, written in one line; empty it says that there is none."""

    ids: Sequence[str] = ()


@dataclass(slots=True)
class Node:
    """A mapping in the making: entries in order, each with the comments above it."""

    entries: list[tuple[str, "Value", tuple[str, ...]]] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    tail: list[str] = field(default_factory=list)

    def put(self, key: str, value: "Value | None", *comments: str) -> "Node":
        """Add an entry, unless the value is ``None``; its comments are kept either way."""
        if value is None:
            self.tail.extend(comments)
        else:
            self.entries.append((key, value, (*self.tail, *comments)))
            self.tail = []
        return self

    def get(self, key: str) -> "Value | None":
        """Return the value under a key."""
        return next((value for name, value, _comments in self.entries if name == key), None)


Value = str | Ids | Node | Sequence["Value"]


def written(root: Node, opening: Sequence[str] = ()) -> str:
    """Return the whole file: comments of the opening, then the entries; ends with a newline."""
    lines = [*_comment_lines(opening, 0), *_mapping(root, 0, "")]
    return "\n".join(lines) + "\n"


def _mapping(node: Node, indent: int, first: str) -> Iterator[str]:
    """Yield the lines of a mapping; ``first`` is what stands in front of its first key (``- `` in a list)."""
    space = " " * indent
    for number, (key, value, comments) in enumerate(node.entries):
        if number or not first:
            yield from _comment_lines(comments, indent)
        lead = first if number == 0 and first else space
        yield from _entry(f"{lead}{key}:", value, indent)
    yield from _comment_lines(node.tail, indent)


def _entry(start: str, value: Value, indent: int) -> Iterator[str]:
    if isinstance(value, str):
        yield f"{start} {_text(value, indent + 2)}"
    elif isinstance(value, Ids):
        yield f"{start} [{', '.join(value.ids)}]"
    elif isinstance(value, Node):
        yield start
        yield from _comment_lines(value.comments, indent + 2)
        yield from _mapping(value, indent + 2, "")
    else:
        yield start
        yield from _sequence(value, indent + 2)


def _sequence(values: Sequence[Value], indent: int) -> Iterator[str]:
    lead = " " * indent + "- "
    for value in values:
        if isinstance(value, str):
            yield f"{lead}{_text(value, indent + 2)}"
        elif isinstance(value, Node):
            first = value.entries[0][2] if value.entries else ()
            yield from _comment_lines((*value.comments, *first), indent)
            yield from _mapping(value, indent + 2, lead)
        elif isinstance(value, Ids):
            yield f"{lead}[{', '.join(map(_scalar, value.ids))}]"
        else:
            yield f"{lead.rstrip()}"
            yield from _sequence(value, indent + 2)


def _comment_lines(comments: Sequence[str], indent: int) -> Iterator[str]:
    for comment in comments:
        space = " " * indent
        for line in comment.splitlines() or [""]:
            wrapped = textwrap.wrap(line, _WIDTH - indent - 2, break_long_words=False, break_on_hyphens=False)
            yield from (f"{space}# {part}" for part in wrapped or [""])


def _text(text: str, indent: int) -> str:
    if len(text) + indent <= _LONG:
        return _scalar(text)
    lines = textwrap.wrap(text, max(_WIDTH - indent, 40), break_long_words=False, break_on_hyphens=False)
    return "\n".join((">-", *(" " * indent + line for line in lines)))


def _scalar(text: str) -> str:
    """Return one line of text as a YAML scalar that reads back as exactly this text."""
    if (_BARE.fullmatch(text) and text.lower() not in _SPOKEN_FOR) or _DATE.fullmatch(text):
        return text
    return "'" + text.replace("'", "''") + "'"
