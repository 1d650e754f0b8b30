"""Events of the parser → mappings, sequences and strings with their offsets, and the faults seen on the way."""

import re
from bisect import bisect_left
from typing import Any

from thongbao.source import reports, rules
from thongbao.source.characters import nfc, unseen_in
from thongbao.source.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ParserProblem,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
    open_parser,
)
from thongbao.source.faults import Faults
from thongbao.source.tree import Mapping, Sequence, Value

MAX_DEPTH = 40
MAX_ALIAS_NODES = 10_000

_NOT_SAID = ("", "~", "null")
_TOO_DEEP = "exceeded maximum nesting depth"
_WRAPPED_IN_CURLY_QUOTES = re.compile("[“‘”„‟‚‛][^“‘”„‟‚‛’]*[”’“‘]")
# Keys and short values come again and again; longer ones do not, and would only fill the memory.
_MEMO_LENGTH = 64


class _StopReadingError(Exception):
    """The rest of the file is not worth reading; the finding has been made."""


class _Open:
    """Stands for an anchored collection that is not closed yet."""


_OPEN = _Open()


class Builder:
    """Builds the tree of one text; :meth:`document` is called once.

    ``invisible`` are the offsets of invisible characters in the text; ``fragment`` says that the text is the rest of a
    file after a syntax error, so that what needs the whole file is not judged; ``listed`` that it may be a list.
    """

    def __init__(
        self, text: str, faults: Faults, invisible: list[int], *, fragment: bool = False, listed: bool = False
    ) -> None:
        self._get_event, self._dispose = open_parser(text)
        self._faults = faults
        self._invisible = invisible
        self._fragment = fragment
        self._listed = listed
        # Only an escape can put a character into a value that the text does not show.
        self._suspicious = bool(invisible) or "\\" in text
        self._plain: dict[str, str | None] = dict.fromkeys(_NOT_SAID)
        self._anchors: dict[str, Value | _Open] = {}
        self._measures: dict[str, tuple[int, int]] = {}
        self._expanded = 0
        self._repeated: list[tuple[Mapping, str, int]] = []

    def document(self) -> tuple[Value, bool]:
        """Return what the text says, and whether it was read to its end; ParserProblem if it is not YAML."""
        try:
            return self._document(), True
        except _StopReadingError:
            return None, False
        except ParserProblem as problem:
            # libyaml reads ahead for the end of a bracket, and from 0.2.6 on gives up at a depth of its own.
            if problem.problem != _TOO_DEEP or problem.problem_mark is None:
                raise
            reports.too_deep(self._faults, problem.problem_mark.index, MAX_DEPTH)
            return None, False
        finally:
            self._dispose()
            self._report_repeated()

    def _document(self) -> Value:
        get_event = self._get_event
        get_event()
        if type(get_event()) is StreamEndEvent:
            self._judge_root(None, 0)
            return None
        event = get_event()
        root, start = self._node(event, 0), event.start_mark.index
        get_event()
        event = get_event()
        offset = event.start_mark.index
        self._judge_root(root, start)
        if type(event) is DocumentStartEvent and not self._fragment:
            reports.second_document(self._faults, offset)
        return root

    def _judge_root(self, root: Value, offset: int) -> None:
        if self._fragment or isinstance(root, Mapping) or (self._listed and isinstance(root, Sequence)):
            return
        if root is None:
            reports.empty(self._faults)
        elif not self._faults.has(rules.HARD_SPACE):
            reports.root(self._faults, offset)

    def _node(self, event: Any, depth: int) -> Value:
        kind = type(event)
        if kind is ScalarEvent:
            return self._scalar(event)
        if kind is AliasEvent:
            return self._alias(event, depth)
        if depth >= MAX_DEPTH:
            self._stop_too_deep(event)
        if event.tag is not None:
            reports.tag(self._faults, event.start_mark.index)
        anchor = event.anchor
        if anchor is not None:
            self._anchors[anchor] = _OPEN
        build = self._mapping if kind is MappingStartEvent else self._sequence
        value = build(event.start_mark.index, depth + 1)
        if anchor is not None:
            self._remember(anchor, value)
        return value

    def _mapping(self, start: int, depth: int) -> Mapping:
        get_event, scalar, known = self._get_event, self._scalar, self._plain.get
        result = Mapping(start)
        add_offset = result.offsets.append
        while True:
            event = get_event()
            if type(event) is MappingEndEvent:
                return result
            offset = event.start_mark.index
            key = None
            # Nearly every key is a plain word met before; nothing more is asked of it.
            if type(event) is ScalarEvent and not event.style and event.anchor is None and event.tag is None:
                key = known(event.value)
            if key is None:
                key = self._key(event, depth)
            event = get_event()
            value = scalar(event) if type(event) is ScalarEvent else self._node(event, depth)
            if key is None:
                continue
            if key in result:
                self._repeated.append((result, key, offset))
                continue
            result[key] = value
            add_offset(offset)
            add_offset(event.start_mark.index)

    def _sequence(self, start: int, depth: int) -> Sequence:
        get_event, scalar = self._get_event, self._scalar
        result = Sequence(start)
        add_offset = result.offsets.append
        while True:
            event = get_event()
            kind = type(event)
            if kind is ScalarEvent:
                result.append(scalar(event))
            elif kind is SequenceEndEvent:
                return result
            else:
                result.append(self._node(event, depth))
            add_offset(event.start_mark.index)

    def _scalar(self, event: Any) -> str | None:
        if event.tag is not None:
            reports.tag(self._faults, event.start_mark.index)
        text: str | None = event.value
        if not event.style:
            try:
                text = self._plain[event.value]
            except KeyError:
                text = self._new_plain(event)
        else:
            text = nfc(event.value)
            if self._suspicious:
                self._report_unseen(event)
        if event.anchor is not None:
            self._remember(event.anchor, text)
        return text

    def _new_plain(self, event: Any) -> str:
        """Return a plain scalar not met before; one without fault is remembered."""
        text = nfc(event.value)
        faulty = self._suspicious and self._report_unseen(event)
        if _WRAPPED_IN_CURLY_QUOTES.fullmatch(text):
            faulty = True
            reports.curly_quotes(self._faults, event.start_mark.index, text)
        if not faulty and len(text) <= _MEMO_LENGTH and text != "<<":
            self._plain[event.value] = text
        return text

    def _key(self, event: Any, depth: int) -> str | None:
        """Return a key, or None with a finding if it cannot be one."""
        offset, anchor = event.start_mark.index, event.anchor
        if type(event) is ScalarEvent:
            key = self._scalar(event)
            if key == "<<" and not event.style:
                reports.merge_key(self._faults, offset)
                return None
            if key is None:
                reports.no_key(self._faults, offset)
            return key
        found = self._node(event, depth)
        if isinstance(found, str):
            return found
        # An alias that leads nowhere has been reported by itself.
        if type(event) is not AliasEvent or self._anchors.get(anchor, _OPEN) is not _OPEN:
            reports.key_not_text(self._faults, offset)
        return None

    def _remember(self, anchor: str, value: Value) -> None:
        self._anchors[anchor] = value
        self._measures.pop(anchor, None)

    def _alias(self, event: Any, depth: int) -> Value:
        name, offset = event.anchor, event.start_mark.index
        value = self._anchors.get(name, _OPEN)
        if isinstance(value, _Open):
            # In a fragment the anchor may stand in the part that could not be read.
            if not self._fragment or name in self._anchors:
                reports.lost_alias(self._faults, offset, name, inside_itself=name in self._anchors)
            return None
        if name not in self._measures:
            self._measures[name] = _measure(value)
        nodes, height = self._measures[name]
        self._expanded += nodes
        if self._expanded > MAX_ALIAS_NODES:
            reports.alias_bomb(self._faults, offset, MAX_ALIAS_NODES)
            raise _StopReadingError
        if depth + height > MAX_DEPTH:
            self._stop_too_deep(event)
        return value

    def _stop_too_deep(self, event: Any) -> None:
        reports.too_deep(self._faults, event.start_mark.index, MAX_DEPTH)
        raise _StopReadingError

    def _report_unseen(self, event: Any) -> bool:
        """Report the unseen characters of a scalar, at their own places where the text holds them as they are."""
        start, end = event.start_mark.index, event.end_mark.index
        places = self._invisible[bisect_left(self._invisible, start) : bisect_left(self._invisible, end)]
        runs = unseen_in(event.value)
        for run, is_control in runs:
            if is_control:
                reports.control(self._faults, start, run)
            else:
                reports.invisible(self._faults, places.pop(0) if places else start, run)
        return bool(runs)

    def _report_repeated(self) -> None:
        for mapping, key, offset in self._repeated:
            first = self._faults.lines.line(mapping.key_offset(key))
            reports.repeated_key(self._faults, offset, key, first)


def _measure(value: Value) -> tuple[int, int]:
    """Return how many nodes a value holds and how deep it is, aliases written out; ends just above the limit."""
    waiting: list[tuple[Value, int]] = [(value, 0)]
    count = height = 0
    while waiting and count <= MAX_ALIAS_NODES:
        node, level = waiting.pop()
        count += 1
        if isinstance(node, Mapping | Sequence):
            height = max(height, level + 1)
            children = node.values() if isinstance(node, Mapping) else node
            waiting.extend((child, level + 1) for child in children)
    return count, height
