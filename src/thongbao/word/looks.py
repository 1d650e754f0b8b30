"""How text looks when all has been said: plain values, in the units of the format (half points, twips)."""

from dataclasses import dataclass
from typing import Final

AUTO: Final = "auto"


@dataclass(frozen=True, slots=True)
class RunLook:
    """The look of some characters.

    ``font`` is that of ASCII characters, ``other_font`` that of all others; ``size`` is in half points; ``color`` is
    ``auto`` or six hexadecimal digits; ``underline`` is the kind of it, empty for none.
    """

    font: str
    other_font: str
    size: int
    bold: bool
    italic: bool
    capitals: bool
    small_capitals: bool
    hidden: bool
    struck: bool
    underline: str
    color: str
    marked: bool
    raised: bool
    spacing: int

    def font_of(self, text: str) -> str:
        """Return the font of most of the text."""
        return self.font if text.isascii() else self.other_font


@dataclass(frozen=True, slots=True)
class ParagraphLook:
    """The look of a paragraph: indents, gaps and line in twips; ``first_line`` is negative where it hangs.

    ``line`` is in 240ths of a line where ``line_rule`` is ``auto``, else in twips.
    """

    style: str
    align: str
    left: int
    right: int
    first_line: int
    before: int
    after: int
    line: int
    line_rule: str
    contextual: bool
    keep_next: bool
    keep_lines: bool
    page_break_before: bool
    ruled_below: bool
    ruled_above: bool
    framed: str
    outline: int
    numbered: bool
    tabs: tuple[tuple[str, int], ...]

    @property
    def centred(self) -> bool:
        """Whether it stands in the middle."""
        return self.align == "center"
