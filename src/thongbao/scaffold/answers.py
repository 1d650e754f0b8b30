"""What an office says of itself when it starts, checked: its kind, its name, where it sits, who leads and signs."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from thongbao.errors import UsageError
from thongbao.language import _
from thongbao.standard.authority import honorifics_in
from thongbao.vietnamese.text import capitalised, control_characters, squeeze

# Stands where nobody has said anything yet; rule TB-CHO-01 finds it.
NOT_SAID: Final = "CHƯA GHI"
_LONGEST: Final = 200


class Profile(StrEnum):
    """The kinds of office there is a profile for."""

    COMMUNE = "xa"
    WARD = "phuong"
    DEPARTMENT = "so"
    DISTRICT = "huyen"


# The words an office's name begins with; the first is taken where the name is given without one.
_WORDS: Final = {
    Profile.COMMUNE: ("xã",),
    Profile.WARD: ("phường", "đặc khu"),
    Profile.DEPARTMENT: ("sở",),
    Profile.DISTRICT: ("huyện", "quận", "thị xã", "thành phố"),
}
_COMMITTEE: Final = re.compile(r"(?:ủy ban nhân dân|uỷ ban nhân dân|ubnd)\s+", re.IGNORECASE)
_OF_PROVINCE: Final = re.compile(r"\s+((?:tỉnh|thành phố)\s+.+)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Answers:
    """What the office said; ``None`` and ``()`` are "not said"."""

    profile: Profile
    kind: str
    proper: str
    province: str | None = None
    place: str | None = None
    head: str | None = None
    signer: str | None = None
    deputies: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The office's name inside a sentence: ``xã Suối Ngàn``, ``Sở Nội vụ``; by a number ``Phường 5``."""
        capital = self.profile is Profile.DEPARTMENT or self.proper[0].isdigit()
        kind = capitalised(self.kind) if capital else self.kind
        return f"{kind} {self.proper}"

    @property
    def seat(self) -> str:
        """The place printed before the date: a unit named by a number in full (Phụ lục I, phần I, mục II, khoản 4)."""
        if self.place:
            return self.place
        if self.profile is Profile.DEPARTMENT:
            return re.sub("^(?:tỉnh|thành phố) ", "", self.province) if self.province else NOT_SAID
        return f"{capitalised(self.kind)} {self.proper}" if self.proper[0].isdigit() else self.proper

    @property
    def complete(self) -> bool:
        """Whether nothing had to be left as ``CHƯA GHI``."""
        needed = self.province if self.profile is Profile.DEPARTMENT else self.signer
        return bool(self.head and needed and self.seat != NOT_SAID)


def profile_of(name: str) -> Profile | None:
    """Return the profile a name speaks of by its first word, or ``None``."""
    bare = _COMMITTEE.sub("", squeeze(name), count=1).lower()
    return next((profile for profile, words in _WORDS.items() for word in words if bare.startswith(word + " ")), None)


def answers(
    profile: Profile,
    name: str,
    *,
    province: str | None = None,
    place: str | None = None,
    head: str | None = None,
    signer: str | None = None,
    deputies: tuple[str, ...] = (),
) -> Answers:
    """Return the answers as they will be written.

    :raises UsageError: a name is empty, too long, speaks of another kind of office, or a person's holds a title.
    """
    bare = _COMMITTEE.sub("", _clean(name), count=1)
    meant = profile_of(bare)
    if meant not in (None, profile):
        message = _("«{name}» không hợp với hồ sơ mẫu {profile}").format(name=bare, profile=profile)
        raise UsageError(message, _("dùng --profile {profile}, hoặc sửa --name").format(profile=meant))
    if profile is Profile.DEPARTMENT and (found := _OF_PROVINCE.search(bare)):
        bare, province = bare[: found.start()], province or found[1]
    word = next((word for word in _WORDS[profile] if bare.lower().startswith(word + " ")), "")
    proper = bare[len(word) :].strip()
    if not proper or bare.lower() in _WORDS[profile]:
        raise UsageError(_("tên cơ quan chưa đủ: «{name}»").format(name=bare), _('ghi như: --name "xã Suối Ngàn"'))
    return Answers(
        profile,
        word or _WORDS[profile][0],
        proper,
        _province(province),
        _clean(place) if place else None,
        _person(head),
        _person(signer),
        tuple(filter(None, map(_person, deputies))),
    )


def _province(text: str | None) -> str | None:
    if not text:
        return None
    bare = _COMMITTEE.sub("", _clean(text), count=1)
    for word in ("tỉnh", "thành phố"):
        if bare.lower().startswith(word + " "):
            return f"{word} {bare[len(word) + 1 :]}"
    return f"tỉnh {bare}"


def _person(text: str | None) -> str | None:
    if not text:
        return None
    name = _clean(text)
    if titles := honorifics_in(name):
        message = _("họ tên «{name}» kèm «{title}»").format(name=name, title=titles[0])
        raise UsageError(message, _("chỉ ghi họ, đệm và tên"))
    return name


def _clean(text: str) -> str:
    clean = squeeze(text)
    if not clean or control_characters(clean) or len(clean) > _LONGEST:
        message = _("«{text}» trống, quá dài hoặc có ký tự lạ").format(text=clean[:40])
        raise UsageError(message, _("ghi tên bằng chữ thường gặp, không quá {n} ký tự").format(n=_LONGEST))
    return clean
