"""What the steps of an adoption share: the paper being changed, how it looks, and what was done to it."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from thongbao.measures import Length, twips
from thongbao.papers import Kind
from thongbao.standard.layout import MARGIN_LEFT, MARGIN_RIGHT, PAGE_WIDTH
from thongbao.starters.drawing import tag
from thongbao.starters.package_parts import NAMESPACES
from thongbao.vietnamese.text import squeeze
from thongbao.word.editing import Node, Paragraph
from thongbao.word.editing_looks import Looks
from thongbao.word.editing_parts import Part, parsed_blocks


@dataclass(frozen=True, slots=True)
class Replacement:
    """Words of the old paper that became a tag, and the component they were."""

    component: str
    old: str
    tag: str


@dataclass
class Work:
    """A paper on its way to a template."""

    kind: Kind
    part: Part
    looks: Looks
    replaced: list[Replacement] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def report(self, component: str, old: str | Sequence[str], tag_words: str) -> None:
        """Remember that the old words became the tag."""
        words = old if isinstance(old, str) else " / ".join(squeeze(each) for each in old)
        self.replaced.append(Replacement(component, squeeze(words), tag_words))

    def note(self, words: str) -> None:
        """Remember something the designer has to know."""
        if words not in self.notes:
            self.notes.append(words)

    @property
    def text_width(self) -> Length:
        """The width between the margins."""
        page = self.part.page()
        usual = Length(PAGE_WIDTH - MARGIN_LEFT.least - MARGIN_RIGHT.least)
        width = page.get("w", 0) - page.get("left", 0) - page.get("right", 0) - page.get("gutter", 0)
        return twips(width) if width > 2000 else usual


def blocks_of(markup: str) -> list[Node]:
    """Return the blocks of markup that was drawn by the starters."""
    return parsed_blocks(markup, NAMESPACES)


def wrapped(start: str, end: str, *content: Node) -> list[Node]:
    """Return the content between two paragraph tags."""
    return [*blocks_of(tag(start)), *content, *blocks_of(tag(end))]


def wrap(start: str, end: str, first: Node, last: Node | None = None) -> None:
    """Put paragraph tags around blocks where they stand."""
    first.before(*blocks_of(tag(start)))
    (last or first).after(*blocks_of(tag(end)))


def remove_all(nodes: Sequence[Node]) -> None:
    """Take the blocks out."""
    for node in nodes:
        node.remove()


def texts(paragraphs: Sequence[Paragraph]) -> list[str]:
    """Return the words of each paragraph."""
    return [paragraph.text for paragraph in paragraphs]
