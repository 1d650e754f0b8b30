"""Many fixed phrases looked for at once, in any capitals: by their first two words, so that a line costs its length."""

from collections.abc import Iterator, Mapping
from typing import Generic, NamedTuple, TypeVar

from thongbao.checks.words.prose import word_list

Value = TypeVar("Value")


class Met(NamedTuple, Generic[Value]):
    """A phrase in a text: where, as written, and what the table has for it."""

    start: int
    text: str
    value: Value

    @property
    def end(self) -> int:
        """Where the phrase ends."""
        return self.start + len(self.text)


class Phrases(Generic[Value]):
    """A table of phrases in small letters; the longest wins where several begin at one word."""

    def __init__(self, table: Mapping[str, Value]) -> None:
        self._by_start: dict[tuple[str, str], list[tuple[str, Value]]] = {}
        for phrase, value in sorted(table.items(), key=lambda item: -len(item[0])):
            words = [word for word, _start, _end in word_list(phrase)]
            self._by_start.setdefault((words[0], words[1] if len(words) > 1 else ""), []).append((phrase, value))

    def find(self, text: str) -> Iterator[Met[Value]]:
        """Yield the phrases of the table that the text holds, as whole words, in order; none overlaps another."""
        words = word_list(text)
        behind = 0
        for at, (word, start, _end) in enumerate(words):
            following = words[at + 1][0] if at + 1 < len(words) else ""
            candidates = (*self._by_start.get((word, following), ()), *self._by_start.get((word, ""), ()))
            if start < behind or not candidates:
                continue
            for phrase, value in candidates:
                written = text[start : start + len(phrase)]
                if written.lower() == phrase and not text[start + len(phrase) : start + len(phrase) + 1].isalnum():
                    behind = start + len(phrase)
                    yield Met(start, written, value)
                    break
