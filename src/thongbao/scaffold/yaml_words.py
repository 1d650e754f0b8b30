"""Words as they are written into YAML by hand, and the packaged texts they are put into."""

import re
import textwrap
from importlib.resources import files
from typing import Final

# A letter in front, letters and quiet punctuation after it: nothing that YAML or an editor could read otherwise.
_BARE: Final = re.compile(r"[^\W\d_][\w .,()/&–“”+-]*(?<![ ,])")
_WIDTH: Final = 116
_SPOKEN_FOR: Final = frozenset({"true", "false", "null", "yes", "no", "on", "off", "y", "n"})


def scalar(text: str) -> str:
    """Return one line of text as a YAML scalar that reads back as exactly this text."""
    if _BARE.fullmatch(text) and text.lower() not in _SPOKEN_FOR:
        return text
    return "'" + text.replace("'", "''") + "'"


def folded(text: str, indent: int) -> str:
    """Return text as a folded block whose lines stand at ``indent``; nothing in it needs quoting."""
    lines = textwrap.wrap(text, _WIDTH - indent, break_long_words=False, break_on_hyphens=False)
    return "\n".join((">-", *(" " * indent + line for line in lines)))


def packaged(name: str) -> str:
    """Return a file that ships inside this folder."""
    return files("thongbao").joinpath("scaffold", *name.split("/")).read_text("utf-8")
