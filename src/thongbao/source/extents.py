"""Where the nodes of a YAML text end: what it takes to put words in without touching what stands around them."""

from dataclasses import dataclass

from thongbao.source.events import (
    AliasEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
    open_parser,
)


@dataclass(frozen=True, slots=True)
class Extent:
    """A node from its first character to behind its last; ``flow``: it is written in brackets or stands in them.

    ``shared``: it has an anchor or is an alias, so what is changed here is changed elsewhere too.
    """

    start: int
    end: int
    flow: bool = False
    shared: bool = False


def extents(text: str) -> dict[int, Extent]:
    """Return the extent of every node by the offset of its start; of nodes that start together, the outermost last.

    ``text`` is that of a document that was read without a fault of syntax. Offsets count characters.
    """
    get_event, dispose = open_parser(text)
    found: dict[int, Extent] = {}
    opened: list[tuple[int, bool, bool]] = []
    last = 0
    try:
        while not isinstance(event := get_event(), StreamEndEvent):
            start, end = event.start_mark.index, event.end_mark.index
            if isinstance(event, ScalarEvent | AliasEvent):
                last = start + len(text[start:end].rstrip())
                shared = isinstance(event, AliasEvent) or event.anchor is not None
                found.setdefault(start, Extent(start, last, any(flow for _at, flow, _shared in opened[-1:]), shared))
            elif isinstance(event, MappingStartEvent | SequenceStartEvent):
                inside = bool(opened) and opened[-1][1]
                opened.append((start, bool(event.flow_style) or inside, event.anchor is not None))
            elif isinstance(event, MappingEndEvent | SequenceEndEvent):
                begin, flow, shared = opened.pop()
                last = end if flow else last
                found[begin] = Extent(begin, last, flow, shared)
    finally:
        dispose()
    return found
