"""A paper found in a Word file: its strips by component, its kind, the rules drawn under its parts."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from thongbao.components.strips import Component, Strip
from thongbao.standard.document_types import DocumentType


class Nature(StrEnum):
    """What sort of document it is; only administrative ones and appendices are judged by this decree."""

    ADMINISTRATIVE = "administrative"
    APPENDIX = "appendix"
    NORMATIVE = "normative"
    PARTY = "party"
    OTHER = "other"


class RuleKind(StrEnum):
    """How a rule is made."""

    SHAPE = "shape"
    BORDER = "border"
    CELL = "cell"
    SIGNS = "signs"
    DASHES = "dashes"
    UNDERLINE = "underline"


@dataclass(frozen=True, slots=True)
class RuleLine:
    """A rule under a component: its least and greatest possible length in twips, and the strip it hangs on."""

    kind: RuleKind
    least: int
    most: int
    strip: Strip

    def share(self, width: int) -> tuple[float, float]:
        """Return its length as shares of a width."""
        return (self.least / width, self.most / width) if width else (0.0, 0.0)


@dataclass(slots=True, eq=False)
class Appendix:
    """An appendix or an attached text: its label, title, what it belongs to, and all its strips."""

    label: Strip | None
    title: list[Strip] = field(default_factory=list)
    attached: list[Strip] = field(default_factory=list)
    strips: list[Strip] = field(default_factory=list)
    begun: bool = False

    @property
    def first(self) -> Strip:
        """The strip it begins with."""
        return self.strips[0]


@dataclass(slots=True, eq=False)
class Paper:
    """One document of the file, its strips in order."""

    strips: list[Strip]
    nature: Nature = Nature.ADMINISTRATIVE
    kind: DocumentType | None = None
    type_strip: Strip | None = None
    title_strip: Strip | None = None
    motto_rule: RuleLine | None = None
    organ_rule: RuleLine | None = None
    subject_rule: RuleLine | None = None
    uncertain_rules: bool = False
    is_letter: bool = False
    is_copy: bool = False
    is_excerpt: bool = False
    template: bool = False
    two_signers: bool = False
    appendices: list[Appendix] = field(default_factory=list)
    # Issued with another document (mẫu 1.3): it has its head and title, no number, day or signature of its own.
    attached: list[Strip] = field(default_factory=list)

    def of(self, *components: Component) -> list[Strip]:
        """Return the strips that are one of the components, in order, blank ones left out."""
        return [strip for strip in self.strips if strip.component in components and not strip.blank]

    def first(self, component: Component) -> Strip | None:
        """Return the first strip of a component."""
        return next(iter(self.of(component)), None)

    @property
    def judged(self) -> bool:
        """Whether the rules on components apply to it."""
        return self.nature is Nature.ADMINISTRATIVE

    def body(self) -> Sequence[Strip]:
        """Return the strips of running text: bases, headings, items and the rest; appendices are none of it."""
        behind = {id(strip) for appendix in self.appendices for strip in appendix.strips}
        text = self.of(Component.BASIS, Component.BODY, Component.HEADING, Component.ITEM)
        return [strip for strip in text if id(strip) not in behind]
