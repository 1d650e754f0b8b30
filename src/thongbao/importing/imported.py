"""The result of an import: what was read, what was found in it, the record that came of it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from thongbao.extract.extracted import Confidence, Extracted, Extraction
from thongbao.importing.office_match import OfficeMatch
from thongbao.importing.parts import Understood
from thongbao.importing.pieces import Origin, Source
from thongbao.importing.proposals import Proposals
from thongbao.importing.record import LeftOver
from thongbao.importing.spoken import Spoken


@dataclass(frozen=True, slots=True)
class Imported:
    """Everything an import found. ``lost`` and ``invented`` count words; both are empty unless the program is wrong."""

    source: Source
    understood: Understood
    spoken: tuple[Spoken, ...]
    extraction: Extraction
    proposals: Proposals
    office: OfficeMatch
    left_over: tuple[LeftOver, ...]
    record: str
    lost: Counter[str] = field(default_factory=Counter)
    invented: Counter[str] = field(default_factory=Counter)

    @property
    def tasks(self) -> Sequence[Extracted]:
        """The assignments in the order of print."""
        return self.extraction.tasks

    @property
    def broken(self) -> bool:
        """Whether words were lost or invented after all."""
        return bool(self.lost or self.invented)

    @property
    def doubts(self) -> int:
        """How many places a person has to look at: uncertain or unled assignments, unknown units, words left over
        or perhaps misread."""
        unsure = sum(1 for task in self.tasks if task.confidence is Confidence.UNCERTAIN)
        return unsure + len(self.proposals) + len(self.left_over) + len(self.source.doubts)

    def origin_of(self, task: Extracted) -> Origin:
        """Return where an assignment stands in the file."""
        return self.spoken[task.span.passage].piece.origin
