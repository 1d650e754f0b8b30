"""Units, groups and people that a document names and don-vi.yaml does not have → entries proposed for review.

Two names are one entry only when they differ in nothing but case, tone placement, ``&`` and abbreviations everybody
uses; anything less certain stays two entries for a person to put together.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from thongbao.extract.extracted import Extracted, Mention, MentionKind
from thongbao.extract.folding import name_words
from thongbao.importing.yaml_writing import Node
from thongbao.language import _
from thongbao.vietnamese.text import capitalised, slug

_LONGEST_ID: Final = 56
# What a unit is to the office, as far as its name tells; the rest is taken for one of the office's own.
_RELATIONS: Final = (
    (
        "cap_duoi",
        r"(?:ubnd|ủy ban nhân dân|uỷ ban nhân dân)\b|(?:các )?(?:xã|phường|thị trấn|huyện|quận|thị xã|đặc khu)\b",
    ),
    ("doan_the", r"hội \w|đoàn |mặt trận|ủy ban mặt trận|ủy ban mttq|ubmttq|liên đoàn|liên minh|công đoàn"),
    (
        "nganh_doc",
        r"công an|chi cục thuế|cục |thuế |kho bạc|bảo hiểm xã hội|bhxh|hạt kiểm|chi cục|bộ chỉ huy|ban chỉ huy quân sự"
        r"|ban chqs|tòa án|viện kiểm sát|ngân hàng|điện lực|bưu điện|viễn thông|chi nhánh|công ty|tập đoàn",
    ),
)


@dataclass(slots=True)
class Proposal:
    """An entry to be: its id, its name as first printed, every other printed form, and where it was first seen."""

    id: str
    kind: MentionKind
    name: str
    others: list[str] = field(default_factory=list)
    position: str = ""
    relation: str = "truc_thuoc"
    first: str = ""

    def node(self) -> Node:
        """Return the entry as it is written."""
        made = Node().put("ma", self.id)
        if self.kind is MentionKind.PERSON:
            return made.put("ho_ten", self.name).put("chuc_vu", self.position)
        made.put("ten", self.name)
        made.put("ten_khac", list(self.others) or None)
        if self.kind is MentionKind.UNIT:
            made.put("quan_he", self.relation)
        return made


class Proposals:
    """Collects unknown names; the same name always gets the same entry."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._taken = set(taken)
        self._found: dict[tuple[str, ...], Proposal] = {}

    def __iter__(self) -> Iterator[Proposal]:
        return iter(self._found.values())

    def __len__(self) -> int:
        return len(self._found)

    def take(self, mention: Mention, first: str) -> None:
        """Remember a mention that has no entry; one that has is left alone."""
        if mention.id is not None or (mention.kind is MentionKind.PERSON and not mention.position):
            return
        key = _key(mention)
        name = capitalised(mention.name)
        known = self._found.get(key)
        if known is None:
            self._found[key] = Proposal(
                self._free_id(name, mention.kind),
                mention.kind,
                name,
                position=mention.position,
                relation=_relation(name),
                first=first,
            )
        elif mention.name not in (known.name, *known.others) and mention.kind is not MentionKind.PERSON:
            known.others.append(mention.name)

    def id_of(self, mention: Mention) -> str | None:
        """Return the id of a mention: its entry in don-vi.yaml, else the proposed one."""
        if mention.id is not None:
            return mention.id
        found = self._found.get(_key(mention))
        return found.id if found else None

    def _free_id(self, name: str, kind: MentionKind) -> str:
        base = slug(name).replace("-", "_")[:_LONGEST_ID].strip("_")
        base = f"g_{base}" if kind is MentionKind.GROUP else base if base[0].isalpha() else f"dv_{base}"
        made, number = base, 1
        while made in self._taken:
            number += 1
            made = f"{base}_{number}"
        self._taken.add(made)
        return made


def _key(mention: Mention) -> tuple[str, ...]:
    kind = "person" if mention.kind is MentionKind.PERSON else "unit"
    return (kind, *name_words(mention.name))


def _relation(name: str) -> str:
    lower = name.lower()
    return next((relation for relation, pattern in _RELATIONS if re.match(pattern, lower)), "truc_thuoc")


def mentions_of(task: Extracted) -> Iterator[Mention]:
    """Yield the units and people an assignment is given to; who only receives something may be anybody."""
    yield from (*task.leads, *task.coordinating)
    yield from (mention for mention in (task.person, *task.people, task.supervisor) if mention is not None)


def proposed(tasks: Iterable[Extracted], places: Iterable[str], taken: Iterable[str] = ()) -> Proposals:
    """Return the entries that the assignments need and don-vi.yaml does not have."""
    made = Proposals(taken)
    for task, place in zip(tasks, places, strict=True):
        for mention in mentions_of(task):
            made.take(mention, place)
    return made


def proposal_file(proposals: Proposals, source: str) -> tuple[Node, list[str]]:
    """Return a whole don-vi.yaml of the proposals, and the comment it opens with."""
    root = Node()
    for key, kind in (("don_vi", MentionKind.UNIT), ("nhom", MentionKind.GROUP), ("nguoi", MentionKind.PERSON)):
        entries = []
        for proposal in proposals:
            if proposal.kind is kind:
                node = proposal.node()
                node.comments.append(_("gặp lần đầu ở {place}").format(place=proposal.first))
                entries.append(node)
        root.put(key, entries or None)
    opening = [
        _("Đơn vị, nhóm, người mà {source} nhắc đến và don-vi.yaml chưa có.").format(source=source),
        _("Xem lại từng mục: tên đầy đủ, quan_he, thanh_vien của nhóm."),
        _("Hai mục cùng là một đơn vị thì gộp lại, ghi cách viết kia ở ten_khac."),
    ]
    return root, opening
