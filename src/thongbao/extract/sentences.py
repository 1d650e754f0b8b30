"""A passage → sentences, and a sentence → clauses, as ranges of tokens."""

from typing import Final

from thongbao.extract.folding import folded_words
from thongbao.extract.tokens import Tokens

Range = tuple[int, int]

_STOPS: Final = frozenset(".!?…")
_OPEN: Final = frozenset("([{")
_CLOSE: Final = frozenset(")]}")
_QUOTES: Final = frozenset('”"»’')
#: Behind these a full stop belongs to the abbreviation: "TP. Sông Mây", "đ/c", "KT. CHỦ TỊCH".
_ABBREVIATED: Final = frozenset(
    folded_words("TP TX TT KT TL TM TUQ BSCKI BSCKII BSCK CKI CKII BS BSNT DS KS TS ThS PGS GS BS P Q H X Đ St Ô")
)
#: A sentence in brackets is one assignment, whatever stands in it; longer ones were never closed.
_LONGEST_BRACKET: Final = 150


def sentences(tokens: Tokens) -> list[Range]:
    """Return the sentences; together they hold every token. What stands in brackets is not divided."""
    found: list[Range] = []
    start = at = 0
    last = len(tokens)
    while at < last:
        word = tokens.printed[at]
        if word in _OPEN and (close := closing(tokens, at)):
            at = close
        elif word in _STOPS and _ends(tokens, at):
            while at < last and tokens.printed[at] in _STOPS | _QUOTES | {"/"}:
                at += 1
            found.append((start, at))
            start = at
        else:
            at += 1
    if start < last:
        found.append((start, last))
    return found


def closing(tokens: Tokens, at: int) -> int:
    """Return the token behind the bracket that closes the one at ``at``; 0 when none does nearby."""
    depth = 0
    for step in range(at, min(at + _LONGEST_BRACKET, len(tokens))):
        if tokens.printed[step] in _OPEN:
            depth += 1
        elif tokens.printed[step] in _CLOSE:
            depth -= 1
            if not depth:
                return step + 1
    return 0


def _ends(tokens: Tokens, at: int) -> bool:
    """Whether the mark at ``at`` ends a sentence: a capital follows, and no number or abbreviation stands before."""
    step = at
    while step < len(tokens) and tokens.printed[step] in _STOPS | _QUOTES | {"/"}:
        step += 1
    if step >= len(tokens):
        return True
    glued = tokens.starts[step] == tokens.ends[step - 1]
    begins = tokens.capital[step] or tokens.printed[step] in {"(", "“", "-", "+"} or tokens.printed[step].isdigit()
    if glued or not begins:
        return False
    if tokens.printed[at] != "." or step > at + 1:
        return True
    before = tokens.folded[at - 1] if at else ""
    return not (before in _ABBREVIATED and tokens.starts[at] == tokens.ends[at - 1] and tokens.capital[at - 1])


def clauses(tokens: Tokens, sentence: Range) -> list[Range]:
    """Return the parts of a sentence between semicolons."""
    found: list[Range] = []
    start, end = sentence
    at = begin = start
    while at < end:
        word = tokens.printed[at]
        if word in _OPEN and (close := closing(tokens, at)):
            at = close
            continue
        if word == ";":
            found.append((begin, at + 1))
            begin = at + 1
        at += 1
    if begin < end:
        found.append((begin, end))
    return found
