"""Text → events of the YAML parser: libyaml where it is compiled in, else the parser written in Python."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)
from yaml.scanner import ScannerError

__all__ = [
    "AliasEvent",
    "DocumentStartEvent",
    "MappingEndEvent",
    "MappingStartEvent",
    "ParserProblem",
    "ScalarEvent",
    "SequenceEndEvent",
    "SequenceStartEvent",
    "StreamEndEvent",
    "Trail",
    "open_parser",
    "trail",
]

ParserProblem = yaml.MarkedYAMLError
"""What ``get_event`` raises where the text is not YAML; its marks hold offsets into the text."""


_IN_QUOTATION = "while parsing a quoted scalar"
_SURROGATE = re.compile("[\ud800-\udfff]")


class _PythonParser(yaml.SafeLoader):
    """The parser of PyYAML without libyaml; strict about code points, as libyaml is."""

    def get_event(self) -> Any:
        """Return the next event; ParserProblem at an escape that names no character."""
        problem = "found invalid Unicode character escape code"
        event: Any
        try:
            event = super().get_event()  # type: ignore[no-untyped-call]
            start, end = event.start_mark, event.end_mark
            has_surrogate = type(event) is ScalarEvent and event.style == '"' and _SURROGATE.search(event.value)
        except ValueError:
            raise ScannerError(_IN_QUOTATION, None, problem, self.get_mark()) from None
        if has_surrogate:
            raise ScannerError(_IN_QUOTATION, start, problem, end)
        return event


_Parser: Any = getattr(yaml, "CSafeLoader", _PythonParser)


def open_parser(text: str) -> tuple[Callable[[], Any], Callable[[], None]]:
    """Return a function that gives the next event of ``text`` and one that frees the parser.

    ``text`` must be free of control characters. Marks of events and problems count characters of it.
    """
    parser = _Parser(text)
    return parser.get_event, parser.dispose


@dataclass(frozen=True)
class Trail:
    """What the parser had read when it stopped.

    ``open_bracket`` is the offset of the innermost ``[`` or ``{`` not yet closed; ``quoted`` the start and end of the
    last scalar if that was quoted.
    """

    open_bracket: int | None = None
    quoted: tuple[int, int] | None = None


def trail(text: str) -> Trail:
    """Read ``text`` again up to its syntax error and return what was open there."""
    get_event, dispose = open_parser(text)
    opened: list[int | None] = []
    quoted: tuple[int, int] | None = None
    try:
        while not isinstance(event := get_event(), StreamEndEvent):
            start, end = event.start_mark.index, event.end_mark.index
            if isinstance(event, MappingStartEvent | SequenceStartEvent):
                opened.append(start if event.flow_style else None)
            elif isinstance(event, MappingEndEvent | SequenceEndEvent):
                opened.pop()
            elif isinstance(event, ScalarEvent):
                quoted = (start, end) if event.style in ("'", '"') else None
    except ParserProblem:
        pass
    finally:
        dispose()
    return Trail(next((at for at in reversed(opened) if at is not None), None), quoted)
