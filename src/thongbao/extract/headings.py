"""Lines that give everything below them, or the rest of their own line, to somebody: "Giao Phòng Nội vụ:"."""

import re
from dataclasses import dataclass, replace
from typing import Final

from thongbao.extract import name_lexicon as nouns
from thongbao.extract import openers
from thongbao.extract import verb_lexicon as verbs
from thongbao.extract.boundaries import Boundaries
from thongbao.extract.clauses import ClauseReader
from thongbao.extract.extracted import MentionKind
from thongbao.extract.folding import folded_words
from thongbao.extract.name import Name
from thongbao.extract.names import Names
from thongbao.extract.roles import Roles
from thongbao.extract.sentences import sentences
from thongbao.extract.tokens import Lexicon, Tokens

_NUMBERING: Final = re.compile(
    r"\s*(?:[-–*+•#>\s]|(?:[IVXLC]{1,6}[.)]|[0-9]{1,3}(?:\.[0-9]{1,3}){0,4}[.)/]|[0-9]{1,3}(?:\.[0-9]{1,3}){1,4}|[a-zđ][.)])(?=\s|[^\W\d])|\\)*\s*"
)
_TOPIC: Final = Lexicon(
    [
        "đối với",
        "về phía",
        "riêng",
        "riêng đối với",
        "trách nhiệm của",
        "nhiệm vụ của",
        "giao nhiệm vụ cho",
        "phần việc của",
    ]
)
_AND: Final = folded_words("và")[0]
_SMALL: Final = frozenset(folded_words("để với về theo cho đã chưa là khi nếu do bị được phải cần của thuộc"))
_LONGEST_LEAD_IN: Final = 60


@dataclass(frozen=True, slots=True)
class Given:
    """What a heading says: its roles, the token behind it, and the names that read them."""

    roles: Roles
    end: int
    tokens: Tokens


def of_line(text: str, known: Lexicon) -> Given | None:
    """Return what a line gives to whom when the line does nothing else; ``None`` for any other line."""
    tokens = Tokens.of(text)
    names = Names(tokens, known)
    start = tokens.at_offset(after_numbering(text))
    if start >= len(tokens) or len(tokens) > _LONGEST_LEAD_IN + start:
        return None
    last = [part for part in sentences(tokens) if part[1] > start][-1]
    colon = tokens.printed[-1] == ":"
    at = start if len(tokens) == last[1] and last[0] <= start else (last[0] if colon else start)
    return _whole_line(names, at) or (_introduced(names, at) if colon else None)


def run_in(names: Names, text: str) -> Given | None:
    """Return the heading at the beginning of a line whose rest is the tasks: "Giao Sở A: Khẩn trương …"."""
    tokens = names.tokens
    start = tokens.at_offset(after_numbering(text))
    colon = _colon(tokens, start)
    if not colon or colon + 1 >= len(tokens):
        return None
    listing, end = _named(names, start)
    listing, end = _to_mark(names, listing, end, colon)
    if listing and end == colon and not Boundaries(names.scan).enumerates(colon + 1):
        return Given(_roles(listing, "dau-doan"), colon + 1, tokens)
    order = _ordered(names, start)
    if order and colon > order[1]:
        roles = ClauseReader(names).read((start, colon), headed=False, has_lead=False)
        if (roles.leads or roles.person) and not _is_task(tokens, order[1], colon):
            roles.lead_rule = "dau-doan"
            return Given(roles, colon + 1, tokens)
    return None


def _to_mark(names: Names, listing: list[Name], end: int, mark: int) -> tuple[list[Name], int]:
    """Return the names of a heading, the last with the words up to the mark that ends it: nothing else stands there."""
    tokens = names.tokens
    rest = range(end, mark)
    if not listing or not rest or listing[-1].kind is not MentionKind.UNIT or listing[-1].place_only:
        return listing, end
    if any(not tokens.is_word(at) or verbs.STRONG.match(tokens, at) or tokens.folded[at] in _SMALL for at in rest):
        return listing, end
    joined = [at for at in rest if tokens.folded[at] == _AND]
    if (
        any(not tokens.capital[at + 1] for at in joined)
        or verbs.PREDICATE.match(tokens, end)
        or tokens.folded[end] in verbs.TOLD
    ):
        return listing, end
    return [*listing[:-1], replace(listing[-1], end=mark)], mark


def addresses(line: str) -> bool:
    """Return whether a line ends in a colon and begins like the name of a body: "Văn phòng điều phối vùng lõi:"."""
    tokens = Tokens.of(line)
    start = tokens.at_offset(after_numbering(line))
    if start >= len(tokens) or tokens.printed[-1] != ":" or not tokens.capital[start]:
        return False
    head = max(nouns.OPEN.match(tokens, start), nouns.WHOLE.match(tokens, start))
    return head > nouns.NOT_HEADS.match(tokens, start)


def after_numbering(text: str) -> int:
    """Return where the words of a line begin, behind its bullet and number."""
    match = _NUMBERING.match(text)
    return match.end() if match else 0


def _colon(tokens: Tokens, start: int) -> int:
    depth = 0
    for at in range(start, min(start + _LONGEST_LEAD_IN, len(tokens))):
        depth += (tokens.printed[at] == "(") - (tokens.printed[at] == ")")
        if tokens.printed[at] in ".;" and not depth:
            return 0
        if tokens.printed[at] == ":" and not depth:
            return at
    return 0


def _named(names: Names, at: int) -> tuple[list[Name], int]:
    """Return the names of a heading, behind the order or topic before them."""
    tokens = names.tokens
    step = _order_word(tokens, at) or _TOPIC.match(tokens, at) or at
    if step < len(tokens) and tokens.printed[step] == ":":
        step += 1
    listing, end = names.listing(step, semicolons=True)
    return listing, end


def _order_word(tokens: Tokens, at: int) -> int:
    return max(openers.GIVE.match(tokens, at), openers.ASK.match(tokens, at))


def _ordered(names: Names, at: int) -> tuple[list[Name], int] | None:
    if not (_order_word(names.tokens, at) or _TOPIC.match(names.tokens, at)):
        step, end = names.listing(at)
        return (step, end) if step else None
    listing, end = _named(names, at)
    return (listing, end) if listing else None


def _is_task(tokens: Tokens, start: int, end: int) -> bool:
    """Whether the words between the names and the colon are a task of their own, not "thực hiện các nội dung sau"."""
    if _FOLLOWING.match(tokens, end - 1):
        return False
    small = [at for at in range(start, end) if tokens.is_word(at) and not tokens.capital[at]]
    return any(verbs.PREDICATE.match(tokens, at) and not _LEAD_IN.match(tokens, at) for at in small)


#: Verbs that only lead to what follows.
_LEAD_IN: Final = Lexicon(
    [
        *(
            "chủ trì",
            "phối hợp",
            "thực hiện",
            "triển khai",
            "tập trung",
            "khẩn trương",
            "nghiêm túc",
            "chủ động",
            "cùng",
        ),
        *(
            "tiếp tục",
            "có trách nhiệm",
            "phụ trách",
            "tổ chức thực hiện",
            "tổ chức triển khai",
            "chỉ đạo",
            "phải",
            "cần",
        ),
    ]
)
_FOLLOWING: Final = Lexicon(["sau", "đây", "thể", "gồm", "hiện", "vụ", "dung"])


def _whole_line(names: Names, at: int) -> Given | None:
    tokens = names.tokens
    listing, end = _named(names, at)
    if not listing or (listing[0].place_only and not _order_word(tokens, at)):
        return None
    while end < len(tokens) and tokens.printed[end] in {":", ".", ";", "*"}:
        end += 1
    if end < len(tokens) and tokens.printed[end] == "(":
        end = len(tokens) if tokens.printed[-1] in {")", ":"} else end
    return Given(_roles(listing, "dong-giao"), end, tokens) if end == len(tokens) else None


def _introduced(names: Names, at: int) -> Given | None:
    """A line that ends in a colon and gives what follows: "Giao Sở A chủ trì, phối hợp với Sở B thực hiện:"."""
    roles = ClauseReader(names).read((at, len(names.tokens) - 1), headed=False, has_lead=False)
    if roles.told or not (roles.leads or roles.person):
        return None
    roles.lead_rule = "dong-giao"
    return Given(roles, len(names.tokens), names.tokens)


def _roles(listing: list[Name], rule: str) -> Roles:
    people = [name for name in listing if name.kind is MentionKind.PERSON]
    units = [name for name in listing if name.kind is not MentionKind.PERSON]
    return Roles(leads=units, lead_rule=rule, person=people[0] if people and not units else None)
