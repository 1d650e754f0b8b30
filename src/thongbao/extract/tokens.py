"""A text → its words and marks with their places, and phrases of a lexicon found among them."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from thongbao.extract.folding import folded, folded_words

_TOKEN: Final = re.compile(r"[^\W_]+|[^\w\s]|_")
#: Marks and words that names have between their parts, or not: "Văn hóa, Thể thao và Du lịch".
_JOINERS: Final = frozenset({"va", "va1"})
_BETWEEN: Final = frozenset({"-", "–", "—", "&", "/", *_JOINERS})
_COMMA: Final = frozenset({","})
_MOST_BETWEEN: Final = 2


@dataclass(frozen=True)
class Tokens:
    """The words and marks of ``text``: as printed, folded, and where each begins and ends."""

    text: str
    printed: tuple[str, ...]
    folded: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> "Tokens":
        """Return the tokens of a text."""
        found = [(match[0], match.start(), match.end()) for match in _TOKEN.finditer(text)]
        words = tuple(word for word, _start, _end in found)
        return cls(
            text,
            words,
            tuple(folded(word) for word in words),
            tuple(start for _word, start, _end in found),
            tuple(end for _word, _start, end in found),
        )

    def __len__(self) -> int:
        return len(self.printed)

    @cached_property
    def capital(self) -> tuple[bool, ...]:
        """Whether each token begins with a capital letter."""
        return tuple(word[0].isupper() for word in self.printed)

    def is_word(self, at: int) -> bool:
        """Return whether token ``at`` is there and is a word, not a mark."""
        return 0 <= at < len(self.printed) and self.printed[at][0].isalnum()

    def at_offset(self, offset: int) -> int:
        """Return the number of the first token that begins at ``offset`` or after it."""
        return bisect_left(self.starts, offset)

    def words(self, start: int, end: int) -> str:
        """Return the text of the tokens ``start`` to ``end``, the last excluded."""
        return self.text[self.starts[start] : self.ends[end - 1]] if end > start else ""


class Lexicon:
    """Phrases of folded words, found at a place among tokens in time that does not grow with their number."""

    __slots__ = ("_by_first",)

    def __init__(self, phrases: Iterable[str], *, loose: bool = False) -> None:
        """``loose``: dashes, "&" and "và" between the words do not count, and commas where the phrase has one."""
        self._by_first: dict[str, list[tuple[tuple[str, ...], frozenset[str]]]] = {}
        for phrase in phrases:
            words = tuple(word for word in folded_words(phrase) if not (loose and word in _JOINERS))
            passed = (_BETWEEN | _COMMA if "," in phrase else _BETWEEN) if loose else frozenset[str]()
            if words:
                self._by_first.setdefault(words[0], []).append((words, passed))
        for listed in self._by_first.values():
            listed.sort(key=lambda pair: len(pair[0]), reverse=True)

    def match(self, tokens: Tokens, at: int) -> int:
        """Return the number of the token behind the longest phrase that begins at ``at``; 0 when none does."""
        have = tokens.folded
        if not 0 <= at < len(have):
            return 0
        for words, passed in self._by_first.get(have[at], ()):
            end = _behind(words, passed, have, at)
            if end:
                return end
        return 0


def _behind(words: tuple[str, ...], passed: frozenset[str], have: Sequence[str], at: int) -> int:
    last = len(have)
    for number, word in enumerate(words):
        if number and passed:
            between = 0
            while at < last and have[at] in passed and between < _MOST_BETWEEN:
                at, between = at + 1, between + 1
        if at >= last or have[at] != word:
            return 0
        at += 1
    return at
