"""What a package is made of: plain values, handed over by whoever issues; nothing here knows a register or a record."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, timezone
from typing import Final

from thongbao.archive.metadata import PaperMetadata
from thongbao.archive.retention import Retention
from thongbao.papers import Kind

VIETNAM: Final = timezone(timedelta(hours=7))


@dataclass(frozen=True, slots=True)
class IssuedPaper:
    """One paper as it went out.

    ``path`` is its place below ``van-ban/`` (``cong-van/p_kt.docx``); ``recipient`` is the unit or person it is
    for, ``None`` for the notice. Papers without a number of their own (slips, briefs, the table of assignments) have no
    metadata.
    """

    path: str
    kind: Kind
    recipient: str | None
    docx: bytes = field(repr=False)
    pdf: bytes | None = field(default=None, repr=False)
    metadata: PaperMetadata | None = None


@dataclass(frozen=True, slots=True)
class UsedTemplate:
    """A template as it was when the papers were made; ``own`` says that it is the office's, not the packaged one."""

    kind: Kind
    data: bytes = field(repr=False)
    own: bool = False


@dataclass(frozen=True, slots=True)
class AcceptedFinding:
    """A finding somebody issued in spite of, and why."""

    rule: str
    message: str
    place: str
    why: str


@dataclass(frozen=True, slots=True)
class PackageContents:
    """All that is sealed together: one notice with everything that went out beside it.

    ``record`` maps a file name (``thong-bao.yaml``) to the bytes the papers were made from. ``papers`` begin with the
    paper the package is named after, which has metadata. ``sealed_at`` is the moment of issue, with its zone.
    """

    slug: str
    record: Mapping[str, bytes]
    templates: tuple[UsedTemplate, ...]
    papers: tuple[IssuedPaper, ...]
    tool_version: str
    sealed_at: datetime
    retention: Retention
    accepted: tuple[AcceptedFinding, ...] = ()

    @property
    def sealed_here(self) -> datetime:
        """The moment of issue by the clocks of Việt Nam: papers, bag and messages bear its day."""
        return self.sealed_at.astimezone(VIETNAM)

    @property
    def leading(self) -> PaperMetadata:
        """The metadata of the paper the package is named after."""
        metadata = self.papers[0].metadata
        if metadata is None:
            raise ValueError("the first paper of a package has a number")
        return metadata

    @property
    def issued_date(self) -> date:
        """The day printed on the papers."""
        return self.leading.issued_date
