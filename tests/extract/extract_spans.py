"""The words of an extraction beside the words at the places it names."""

from thongbao.extract.extracted import Extraction
from thongbao.extract.passages import Passage


def words_of(passages: list[Passage], found: Extraction) -> list[tuple[str, str]]:
    """Return each printed text of an extraction with the words at its place in the passages."""

    def at(span) -> str:
        passage = passages[span.passage]
        text = passage.text
        if span.heading >= 0:
            text = passage.headings[span.heading]
        elif span.cell >= 0:
            text = passage.cells[span.cell].text
        return text[span.start : span.end]

    pairs = []
    for task in found.tasks:
        pairs.append((task.text, at(task.span)))
        people = [task.person, task.supervisor]
        mentions = [*task.leads, *task.coordinating, *task.receivers, *(person for person in people if person)]
        phrases = [*task.actions, *([task.product] if task.product else [])]
        pairs += [(mention.printed, at(mention.span)) for mention in (*mentions, *phrases)]
        pairs += [(due.deadline.printed, at(due.span)) for due in task.deadlines]
    return pairs
