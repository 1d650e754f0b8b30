"""A name among the tokens of a text."""

from dataclasses import dataclass

from thongbao.extract.extracted import MentionKind


@dataclass(frozen=True, slots=True)
class Name:
    """A name among tokens ``start:end``; ``body`` is the body of a position, ``head`` the
    head shared with a name before.

    ``open_end``: nothing but a missing verb tells where it ends. ``place_only``: an area without a word of authority.
    """

    start: int
    end: int
    kind: MentionKind
    rule: str
    body: tuple[int, int] = (0, 0)
    head: tuple[int, int] = (0, 0)
    position: tuple[int, int] = (0, 0)
    open_end: bool = False
    place_only: bool = False
    told: bool = False
