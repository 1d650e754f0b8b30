"""Several bodies that one head holds together: "UBND các xã A, B", "các nhà máy thủy điện C, D"."""

from dataclasses import replace
from typing import Final

from thongbao.extract import name_lexicon as nouns
from thongbao.extract.extracted import MentionKind
from thongbao.extract.folding import folded
from thongbao.extract.name import Name
from thongbao.extract.scanning import Scanner
from thongbao.extract.tokens import Lexicon
from thongbao.extract.verb_lexicon import PREDICATE

_NUMBER: Final = folded("số")
_RIVER: Final = folded("sông")
#: Houses of which there are several, each with the name of a place or a person.
_HOUSES: Final = Lexicon(
    nouns.listed(
        """nhà máy|nhà máy thủy điện|thủy điện|công ty|công ty thủy điện|công ty điện lực|điện lực|trường|trạm|trạm y tế
        |trạm bơm|chi nhánh|chi cục|hạt|hạt kiểm lâm|đồn|đồn biên phòng|bệnh viện|trung tâm|trung tâm y tế|hợp tác xã
        |HTX|ban quản lý|khu công nghiệp|cụm công nghiệp|khoa|xí nghiệp|tổng công ty|ngân hàng|chi bộ|cảng|bến xe|chợ"""
    )
)


class SharedHeads:
    """Reads the bodies of one head in one text."""

    def __init__(self, scan: Scanner) -> None:
        self.scan = scan
        self.tokens = scan.tokens

    def houses(self, at: int) -> tuple[list[Name], int] | None:
        """Return the bodies of one kind told apart by names: "các nhà máy thủy điện A, B", "các Chi nhánh C, D"."""
        tokens = self.tokens
        kind = _HOUSES.match(tokens, at)
        if not kind:
            return None
        kind = self.scan.field_here(kind) or kind
        first = kind + 1 if kind < len(tokens) and tokens.printed[kind] == ":" else kind
        end = self.scan.place(first)
        if not end or self.scan.begins_name(first):
            return None
        names = [Name(at if first == kind else first, end, MentionKind.UNIT, "co-quan-chung-dau", body=(at, kind))]
        if first != kind:
            names = [replace(names[0], head=(at, kind))]
        while after := (self.scan.behind_mark(end, False) if end < len(tokens) else 0):
            its_end = 0 if self.scan.begins_name(after) else self.scan.place(after)
            if not its_end or PREDICATE.match(tokens, after):
                break
            names.append(Name(after, its_end, MentionKind.UNIT, "co-quan-chung-dau", body=(at, kind), head=(at, kind)))
            end = its_end
        return names, end

    def areas(self, at: int, head: tuple[int, int]) -> tuple[list[Name], int] | None:
        """Return "xã A", "B" and "C" of "các xã A, B và C", each with the head it shares."""
        tokens = self.tokens
        step = nouns.AREA.match(tokens, at)
        if not step:
            return None
        first = step + 1 if step < len(tokens) and tokens.printed[step] == ":" else step
        first = nouns.GROUP_TAIL.match(tokens, first) or first
        if first > step and PREDICATE.match(tokens, first) > first + 1 and not tokens.capital[first + 1]:
            # "Trưởng các thôn: Vận động Nhân dân …": behind the colon stands the task.
            return None
        if tokens.folded[first - 1] == _RIVER:
            # "các phường ven sông Hàn" lie on a river, and bear no such name.
            return None
        if first + 1 < len(tokens) and tokens.folded[first] == _NUMBER and self.scan.number(first + 1):
            first = step = first + 1
        end = self.scan.place(first) or self.scan.number(first)
        if not end:
            return None
        start = at if first == step else first
        shared = (head[0], head[1]) if head[1] > head[0] else (0, 0)
        names = [Name(start, end, MentionKind.UNIT, "dia-ban-chung-dau", body=(at, step), head=shared)]
        while after := (self.scan.behind_mark(end, False) if end < len(tokens) else 0):
            body = (at, step)
            its_end = self.scan.place(after) or self.scan.number(after)
            if other := nouns.AREA.match(tokens, after):
                # "UBND các huyện A, B, thị xã C": the committee is shared, the area is its own.
                its_end, body = self.scan.place(other), (after, other)
            elif its_end and self.scan.begins_name(after):
                break
            if not its_end:
                break
            names.append(Name(after, its_end, MentionKind.UNIT, "dia-ban-chung-dau", body=body, head=shared))
            end = its_end
        return names, end
