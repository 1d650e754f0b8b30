"""Names among tokens → mentions with the words printed, their place and their entry of don-vi.yaml."""

from collections.abc import Iterable
from dataclasses import replace

from thongbao.extract.extracted import Confidence, Mention, MentionKind, Span
from thongbao.extract.known_units import KnownUnits
from thongbao.extract.name import Name
from thongbao.extract.tokens import Tokens


class Mentions:
    """Makes the mentions of one text; ``origin`` says which text of which passage it is."""

    def __init__(self, tokens: Tokens, known: KnownUnits, origin: Span) -> None:
        self.tokens = tokens
        self.known = known
        self.origin = origin

    def mention(self, name: Name, confidence: Confidence = Confidence.STATED) -> Mention:
        """Return a name as a mention."""
        words = self.tokens.words
        printed = words(name.start, name.end)
        span = self.span(name.start, name.end)
        if name.kind is MentionKind.PERSON:
            position = words(*name.position) if name.position[1] else ""
            known = self.known.person(printed)
            return Mention(printed, printed, span, name.rule, known, name.kind, confidence, position.rstrip(" ,)"))
        full = f"{words(*name.head)} {printed}" if name.head[1] else printed
        if name.rule == "dia-ban-chung-dau" and name.head[1] and name.start >= name.body[1]:
            full = f"{words(*name.head)} {words(*name.body)} {printed}"
        elif name.rule == "dia-ban-chung-dau" and name.start >= name.body[1]:
            full = f"{words(*name.body)} {printed}"
        if name.rule == "chuc-vu" and name.position[1] and name.start >= name.position[1]:
            before = (name.position, name.head, name.body)
            parts = [part for part in dict.fromkeys(before) if part[1] and part[1] <= name.start]
            full = " ".join([*(words(*part) for part in parts), printed])
        sure = Confidence.UNCERTAIN if name.open_end else confidence
        return Mention(printed, full, span, name.rule, self._known(name, full, printed), name.kind, sure)

    def _known(self, name: Name, full: str, printed: str) -> str | None:
        forms = [full] if full == printed else [full, printed]
        if name.position[1] > name.position[0]:
            forms.append(self.tokens.words(*name.body))
        return next((found for form in forms if (found := self.known.unit(form))), None)

    def all(self, names: Iterable[Name], confidence: Confidence = Confidence.STATED) -> tuple[Mention, ...]:
        """Return the names as mentions, each once."""
        return tuple(self.mention(name, confidence) for name in names)

    def span(self, start: int, end: int) -> Span:
        """Return the place of tokens ``start:end``."""
        if end <= start:
            return replace(self.origin, start=0, end=0)
        return replace(self.origin, start=self.tokens.starts[start], end=self.tokens.ends[end - 1])
