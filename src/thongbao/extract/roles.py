"""What one clause says of who does what."""

from dataclasses import dataclass, field

from thongbao.extract.name import Name
from thongbao.extract.sentences import Range


@dataclass(slots=True)
class Roles:
    """What one clause says; names are those of its tokens. ``told``: it tells of what is or was, and orders nothing.
    ``unread``: the rule by which ``leads`` stays empty although somebody is named.
    ``elsewhere``: it opens with somebody who was not taken for a subject: whoever led before is not meant.
    ``ordered``: it stands in a sentence of somebody else who gives orders: "UBND tỉnh giao Sở A …; chỉ đạo Sở B …".
    ``either``: the words may as well tell what was reported at the meeting."""

    leads: list[Name] = field(default_factory=list)
    lead_rule: str = ""
    coordinating: list[Name] = field(default_factory=list)
    person: Name | None = None
    people: list[Name] = field(default_factory=list)
    supervisor: Name | None = None
    supervisor_rule: str = ""
    supervises_only: bool = False
    receivers: list[Name] = field(default_factory=list)
    deliveries: list[Range] = field(default_factory=list)
    asked: bool = False
    joins: bool = False
    told: bool = False
    decision: bool = False
    unread: str = ""
    elsewhere: bool = False
    ordered: bool = False
    either: bool = False
