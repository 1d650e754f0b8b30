"""Who answers for a unit on a day: units that were renamed, merged, divided or dissolved (``den``, ``thay_bang``)."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from thongbao.model.units import Unit, Units


@dataclass(frozen=True)
class Succession:
    """The units as they answer on ``day``.

    A unit that has gone (``den`` before ``day``) is answered for by its successor, where it has exactly one; by nobody
    where it was dissolved or divided, until a person hands its duties over.
    """

    units: Units
    day: date

    @cached_property
    def _by_id(self) -> dict[str, Unit]:
        return {unit.id: unit for unit in self.units.units}

    @cached_property
    def _names(self) -> dict[str, str]:
        return {}

    def answering(self, unit: str) -> str:
        """Return the id of who answers for ``unit`` now; the empty string when nobody does, or several might."""
        seen: set[str] = set()
        while unit and unit not in seen:
            seen.add(unit)
            known = self._by_id.get(unit)
            if known is None or known.valid_to is None or known.valid_to >= self.day:
                return unit
            unit = known.successors[0] if len(known.successors) == 1 else ""
        return ""

    def has_gone(self, unit: str) -> bool:
        """Return whether a unit no longer exists on the day."""
        known = self._by_id.get(unit)
        return known is not None and known.valid_to is not None and known.valid_to < self.day

    @cached_property
    def _answered(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, list[str]] = {}
        for unit in self.units.units:
            found.setdefault(self.answering(unit.id), []).append(unit.id)
        return {answering: tuple(ids) for answering, ids in found.items()}

    def answered_by(self, unit: str) -> tuple[str, ...]:
        """Return the ids a unit answers for: its own and those of units it took over."""
        return self._answered.get(unit, ()) if self.units.unit(unit) else (unit,)

    def orphans(self) -> tuple[str, ...]:
        """Return the ids that nobody answers for: units gone without one successor, groups without members."""
        empty = tuple(group.id for group in self.units.groups if not group.members)
        return self._answered.get("", ()) + empty

    def successors_of(self, unit: str) -> tuple[str, ...]:
        """Return the ids that come after a unit that has gone, as the record names them."""
        known = self._by_id.get(unit)
        return known.successors if known and self.has_gone(unit) else ()

    def name_of(self, unit: str) -> str:
        """Return the name of who answers for ``unit``, with the name it had when it was given the duty."""
        if unit not in self._names:
            now = self.answering(unit)
            self._names[unit] = self.units.name_of(now or unit) if unit else ""
        return self._names[unit]
