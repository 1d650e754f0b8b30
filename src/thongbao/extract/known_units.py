"""Printed names → the units, groups and people of don-vi.yaml; nothing is matched that could mean two entries."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from thongbao.extract.folding import folded, folded_words, name_words, says_the_same
from thongbao.model.units import Units

_LEVELS: Final = frozenset(folded(word) for word in ("tỉnh", "huyện", "xã", "phường", "quận"))
_TWO_WORD_LEVELS: Final = frozenset(folded_words(words) for words in ("thành phố", "thị xã", "thị trấn"))
_COMMITTEE: Final = folded_words("ủy ban nhân dân")
_AREAS: Final = frozenset(
    folded(word) for word in ("xã", "phường", "huyện", "quận", "thị", "thành", "các", "tỉnh", "đặc")
)
# "xã" is no commune in these.
_SOCIETY: Final = folded_words("xã hội")
_COOPERATIVE: Final = folded("tác")

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Name:
    """A name taken apart: what it is, the level behind it, the place behind the level."""

    core: Words
    level: Words
    place: Words

    def fits(self, other: "_Name") -> bool:
        """Return whether the names can mean one unit: a level or place may be missing on one side, never differ."""
        if self.level and other.level and self.level != other.level:
            return False
        if self.place and other.place and not says_the_same(self.place, other.place):
            return False
        return says_the_same(self.core, other.core)


@dataclass(slots=True)
class KnownUnits:
    """The entries of don-vi.yaml by every form they are printed in; empty where there is no such file."""

    _exact: dict[Words, set[str]] = field(default_factory=dict)
    _names: list[tuple[_Name, str]] = field(default_factory=list)
    _forms: dict[str, None] = field(default_factory=dict)
    _people: dict[Words, set[str]] = field(default_factory=dict)
    _seen: dict[str, str | None] = field(default_factory=dict)

    @classmethod
    def of(cls, units: Units | None) -> "KnownUnits":
        """Return the entries of a unit file; ``None`` gives an empty one."""
        known = cls()
        if units is None:
            return known
        for unit in units.units:
            known._add(unit.id, (unit.name, *unit.other_names, *([unit.abbreviation] if unit.abbreviation else [])))
        for group in units.groups:
            known._add(group.id, (group.name, *group.other_names))
        for person in units.people:
            known._people.setdefault(folded_words(person.full_name), set()).add(person.id)
        return known

    def _add(self, identifier: str, forms: Iterable[str]) -> None:
        for form in forms:
            words = _without_committee(name_words(form))
            self._forms[form] = None
            self._exact.setdefault(words, set()).add(identifier)
            self._names.append((_apart(words), identifier))

    def unit(self, printed: str) -> str | None:
        """Return the id of the one unit or group that ``printed`` names; ``None`` for none, or for more than one."""
        if printed not in self._seen:
            self._seen[printed] = self._find(printed)
        return self._seen[printed]

    def _find(self, printed: str) -> str | None:
        words = _without_committee(name_words(printed))
        found = self._exact.get(words)
        if not found:
            name = _apart(words)
            found = {identifier for other, identifier in self._names if name.core and name.fits(other)}
        return next(iter(found)) if len(found) == 1 else None

    def person(self, printed: str) -> str | None:
        """Return the id of the one person of that full name; ``None`` for none, or for namesakes."""
        found = self._people.get(folded_words(printed), set())
        return next(iter(found)) if len(found) == 1 else None

    def phrases(self) -> Iterable[str]:
        """Yield every printed form, to be looked for in a text."""
        yield from self._forms


def _without_committee(words: Words) -> Words:
    """Return the name of a commune's committee as the commune is called: ``UBND xã A`` is ``xã A``."""
    after = words[len(_COMMITTEE) :]
    if words[: len(_COMMITTEE)] == _COMMITTEE and len(after) > 1 and after[0] in _AREAS:
        return after
    return words


def _apart(words: Words) -> _Name:
    """Return the name as core, level and place: ``Công an`` + ``huyện`` + ``Tân Uyên``."""
    for at in range(len(words) - 1, 0, -1):
        if words[at] in _LEVELS and words[at : at + 2] != _SOCIETY and words[at - 1] != _COOPERATIVE:
            return _Name(words[:at], words[at : at + 1], words[at + 1 :])
        if words[at - 1 : at + 1] in _TWO_WORD_LEVELS and at > 1:
            return _Name(words[: at - 1], words[at - 1 : at + 1], words[at + 1 :])
    return _Name(words, (), ())
