"""What a template may say and how much it may cost: what both ways of filling go by, with Jinja and without."""

from typing import Any, Final

from thongbao.measures import mm

MAX_RANGE: Final = 1_000
# Letters of one value a tag may build, and items of one list.
MAX_REPEATED: Final = 50_000
MAX_NUMBER: Final = 10**12
# What one paper may cost: turns of all its loops, letters (each piece counts its object too), seconds.
MAX_TURNS: Final = 200_000
MAX_OUTPUT: Final = 20_000_000
MAX_SECONDS: Final = 10.0
PIECE_COST: Final = 50
# A starter needs 8 and 4; Python itself gives up at 20 loops and 100 indents.
MAX_DEPTH: Final = 60
MAX_LOOP_DEPTH: Final = 8
# What a paper needs; everything else (cycler, lipsum, namespace, attr, safe, map …) only widens what can be attacked.
OF_JINJA: Final = (
    "upper",
    "lower",
    "capitalize",
    "trim",
    "join",
    "length",
    "first",
    "last",
    "default",
    "replace",
    "e",
)
OF_NUMBERS: Final = ("doc_so", "bang_chu", "thu_tu", "thap_phan", "ngay_chu", "quy_chu")
FILTERS: Final = (*OF_JINJA, *OF_NUMBERS)
# What the lengths of drawn rules are printed by; put in by render/finishing.py, not by people.
RULE_FILTER: Final = "chieu_dai_ke"


def in_words(name: str, value: Any, *arguments: Any, **wording: Any) -> str:
    """Return a value as a filter of ``OF_NUMBERS`` says it; few templates do, so what can is imported here."""
    from thongbao.render.number_filters import NUMBER_FILTERS

    return NUMBER_FILTERS[name](value, *arguments, **wording)


def rule_length(value: Any, before: int) -> str:
    """Return a length in mm as the EMU of a drawing; the length that stood there where the value is no number."""
    try:
        return str(mm(float(str(value).replace(",", "."))))
    except ValueError:
        return str(before)
