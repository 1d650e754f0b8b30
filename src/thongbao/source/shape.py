"""Which lines of a YAML text are structure, and which lie inside a block (``|``, ``>``) or a quotation over lines.

A rough scan by lines, for texts the parser refuses: it decides where a Tab or a hard space counts as a fault.
"""

import re
from collections.abc import Iterator

_LINE = re.compile(r"([^\r\n]*)(?:\r\n|\r|\n|\Z)")
_BLOCK_HEADER = re.compile(r"(?:^|[:\-?][ \t]+|[&!]\S*[ \t]+)[|>][-+0-9]*[ \t]*(?:#.*)?$")
_DASHES = re.compile(r" *(?:- +)*")
_QUOTE_OPENS = re.compile(r"(?:^[ \t]*|[:\-?,][ \t]+|[\[{][ \t]*)([\"'])")
_QUOTATION = {'"': re.compile(r'"(?:[^"\\]|\\.)*"', re.DOTALL), "'": re.compile(r"'[^']*(?:''[^']*)*'")}
# Headers of blocks are short; a longer line is not worth a regex that looks at each of its ends.
_LONGEST_HEADER = 2000


def structure_lines(text: str) -> Iterator[tuple[int, str]]:
    """Yield offset and text (without its line end) of each line that is not the inside of a block or quotation."""
    block_indent: int | None = None
    skip_to = 0
    never_closed: set[str] = set()
    for match in _LINE.finditer(text):
        line, start = match[1], match.start()
        if start < skip_to:
            continue
        if block_indent is not None:
            content = line.lstrip(" ")
            if not content or len(line) - len(content) > block_indent:
                continue
            block_indent = None
        yield start, line
        if line.lstrip().startswith("#"):
            continue
        if len(line) < _LONGEST_HEADER and _BLOCK_HEADER.search(line):
            block_indent = _indent_of_owner(line)
        else:
            skip_to = _end_of_quotation(text, start, line, never_closed)


def _indent_of_owner(line: str) -> int:
    """Return the column of the key, or of the last dash, that the block belongs to; -1 for a block at the root."""
    prefix = _DASHES.match(line)
    width = prefix.end() if prefix else 0
    if line[width : width + 1] in "|>":
        return line.rfind("-", 0, width)
    return width


def _end_of_quotation(text: str, start: int, line: str, never_closed: set[str]) -> int:
    """Return the offset up to which a quotation opened in ``line`` runs on over the following lines, else 0."""
    at = 0
    while opening := _QUOTE_OPENS.search(line, at):
        mark = opening[1]
        if mark in never_closed:
            return 0
        quotation = _QUOTATION[mark].match(text, start + opening.start(1))
        if quotation is None:
            never_closed.add(mark)
            return 0
        if quotation.end() > start + len(line):
            return quotation.end()
        at = max(quotation.end() - start, opening.end())
    return 0
