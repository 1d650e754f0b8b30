"""don-vi.yaml → Units: units, groups and people that the notice refers to by id."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from thongbao.model.fields import Day, Identifier, Many, Record, Text, UnitId, UnitOrGroupId, one_of


class Relation(StrEnum):
    """What a unit is to the office, which decides the verb it is spoken to with."""

    OWN = "truc_thuoc"
    LOWER = "cap_duoi"
    VERTICAL = "nganh_doc"
    UNION = "doan_the"


class Sending(StrEnum):
    """How a group is told: one letter to the group, one to each member, or none."""

    GROUP = "nhom"
    MEMBERS = "thanh_vien"
    NONE = "khong"


class Unit(Record):
    """A unit that can be given a task."""

    id: Identifier = Field(alias="ma", description="Mã của đơn vị")
    name: Text = Field(alias="ten", description="Tên đầy đủ của đơn vị, in ở Kính gửi")
    abbreviation: Text | None = Field(None, alias="viet_tat", description="Tên viết tắt")
    other_names: Many[Text] = Field((), alias="ten_khac", description="Các cách viết khác gặp trong văn bản")
    relation: Annotated[str, one_of("truc_thuoc", "cap_duoi", "nganh_doc", "doan_the")] = Field(
        alias="quan_he",
        description="truc_thuoc: đơn vị của mình; cap_duoi: UBND cấp dưới; nganh_doc: ngành dọc; doan_the: đoàn thể",
    )
    organ_code: Text | None = Field(None, alias="ma_dinh_danh", description="Mã định danh điện tử")
    email: Text | None = Field(None, alias="email", description="Thư điện tử công vụ")
    head: Text | None = Field(None, alias="thu_truong", description="Họ tên thủ trưởng")
    valid_from: Day | None = Field(None, alias="tu", description="Có từ ngày")
    valid_to: Day | None = Field(None, alias="den", description="Đến hết ngày")
    successors: Many[UnitId] = Field((), alias="thay_bang", description="Mã các đơn vị thay thế")


class Group(Record):
    """Several units spoken of by one name."""

    id: Identifier = Field(alias="ma", description="Mã của nhóm")
    name: Text = Field(alias="ten", description="Tên nhóm như in trong văn bản")
    other_names: Many[Text] = Field((), alias="ten_khac", description="Các cách viết khác gặp trong văn bản")
    members: Many[UnitOrGroupId] = Field((), alias="thanh_vien", description="Mã các đơn vị, nhóm thành viên")
    sending: Annotated[str, one_of("nhom", "thanh_vien", "khong")] | None = Field(
        None,
        alias="gui",
        description="nhom: một công văn gửi cả nhóm; thanh_vien: vào công văn của từng đơn vị; khong: không gửi",
    )

    def how_told(self) -> Sending:
        """Return how the group is told; without ``gui`` a group with members is told member by member."""
        if self.sending:
            return Sending(self.sending)
        return Sending.MEMBERS if self.members else Sending.NONE


class Person(Record):
    """A leader that the notice names."""

    id: Identifier = Field(alias="ma", description="Mã của người")
    full_name: Text = Field(alias="ho_ten", description="Họ và tên")
    position: Text = Field(alias="chuc_vu", description="Chức vụ")
    in_charge_of: Many[Text] = Field((), alias="phu_trach", description="Lĩnh vực hoặc mã đơn vị phụ trách")
    valid_from: Day | None = Field(None, alias="tu", description="Giữ chức vụ từ ngày")
    valid_to: Day | None = Field(None, alias="den", description="Giữ chức vụ đến hết ngày")


class Units(Record):
    """don-vi.yaml."""

    units: Many[Unit] = Field((), alias="don_vi", description="Các đơn vị")
    groups: Many[Group] = Field((), alias="nhom", description="Các nhóm đơn vị")
    people: Many[Person] = Field((), alias="nguoi", description="Những người được nhắc tên")

    def unit(self, identifier: str) -> Unit | None:
        """Return the unit of that id, or ``None`` when the id is a group's."""
        return next((u for u in self.units if u.id == identifier), None)

    def group(self, identifier: str) -> Group | None:
        """Return the group of that id, or ``None`` when the id is a unit's."""
        return next((g for g in self.groups if g.id == identifier), None)

    def person(self, identifier: str) -> Person | None:
        """Return the person of that id, or ``None``."""
        return next((p for p in self.people if p.id == identifier), None)

    def reaches_somebody(self, identifier: str) -> bool:
        """Return whether a paper to this unit or group comes to anybody: groups may be empty, or not be told."""
        group = self.group(identifier)
        if group is None:
            return True
        match group.how_told():
            case Sending.GROUP:
                return bool(group.members)
            case Sending.MEMBERS:
                return any(self.reaches_somebody(member) for member in group.members)
            case Sending.NONE:
                return False

    def name_of(self, identifier: str) -> str:
        """Return the printed name of a unit or group, or a person's title and name."""
        known = self.unit(identifier) or self.group(identifier)
        if known:
            return known.name
        person = self.person(identifier)
        return f"{person.full_name} - {person.position}" if person else identifier
