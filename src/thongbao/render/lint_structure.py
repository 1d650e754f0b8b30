"""The faults of tags that can be seen without knowing the fields: what stops a template before anything is compiled."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from thongbao.findings import Severity
from thongbao.language import _
from thongbao.render.lint_blocks import block_faults, lone_tag_faults
from thongbao.render.lint_places import hidden_texts
from thongbao.render.lint_scan import TEXT, Fault, Paragraph, raw_tags, scanned
from thongbao.render.lint_tags import Tag, tags_of
from thongbao.render.rules import BROKEN_TAG
from thongbao.word.package import Package
from thongbao.word.text import PARAGRAPH

MAX_TAGS: Final = 5_000
# The real one behind a follow-on comes first: a tag that cannot be read explains a block that is not closed.
_ORDER: Final = ("TB-MAU-10", "TB-MAU-11", "TB-MAU-04", "TB-MAU-03", "TB-MAU-06", "TB-MAU-05")


def part_tags(parts: Mapping[str, Sequence[Paragraph]]) -> dict[str, list[Tag]]:
    """Return part → the tags in its visible words."""
    return {
        part: tags_of([paragraph for paragraph in paragraphs if not paragraph.hidden])
        for part, paragraphs in parts.items()
    }


def structure_faults(parts: Mapping[str, Sequence[Paragraph]], tags: Mapping[str, list[Tag]]) -> Iterator[Fault]:
    """Yield the faults of single tags, of blocks, and of what vanishes with a tag."""
    for part, found in tags.items():
        for tag in found:
            yield from tag.faults
        yield from block_faults(found)
        yield from lone_tag_faults(parts[part], found)


def too_many(parts: Mapping[str, Sequence[Paragraph]]) -> Fault | None:
    """Return the fault of a template with more braces than any designer types, or ``None``."""
    count = 0
    for paragraphs in parts.values():
        for paragraph in paragraphs:
            count += paragraph.text.count("{") + paragraph.text.count("}")
            if count > 4 * MAX_TAGS:
                return Fault(BROKEN_TAG, paragraph, _("mẫu có hơn {most} thẻ").format(most=MAX_TAGS))
    return None


def first_fault(package: Package) -> Fault | None:
    """Return the fault that keeps a template from being compiled, hidden words looked at too, or ``None``."""
    parts = scanned(package)
    flood = too_many(parts)
    if flood is not None:
        return flood
    faults = [*_hidden(parts), *structure_faults(parts, part_tags(parts))]
    stopping = [fault for fault in faults if fault.rule.severity is Severity.ERROR]
    return min(stopping, key=lambda fault: _ORDER.index(fault.rule.id), default=None)


def _hidden(parts: Mapping[str, Sequence[Paragraph]]) -> Iterator[Fault]:
    """Yield tags left open where nobody reads: docxtpl's patterns would look for their end through the whole part."""
    for paragraphs in parts.values():
        texts = [(paragraph, paragraph.text) for paragraph in paragraphs if paragraph.hidden]
        if paragraphs:
            root = paragraphs[0].element.getroottree().getroot()
            inside = {paragraph.element for paragraph, _text in texts}
            texts += [
                (paragraphs[0], text)
                for element, _attribute, text in hidden_texts(root)
                if element.tag != TEXT or not any(above in inside for above in element.iterancestors(PARAGRAPH))
            ]
        for paragraph, text in texts:
            broken = next((raw for raw in raw_tags(text) if raw.why), None)
            if broken:
                yield Fault(BROKEN_TAG, paragraph, f"«{text[:80]}»: {broken.why}")
