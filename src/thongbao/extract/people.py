"""People among the tokens of a text, by title and full name."""

from collections.abc import Callable
from typing import Final

from thongbao.extract import name_lexicon as nouns
from thongbao.extract.bodies import Bodies
from thongbao.extract.extracted import MentionKind
from thongbao.extract.folding import folded_words, is_abbreviation
from thongbao.extract.name import Name
from thongbao.extract.scanning import Scanner
from thongbao.extract.tokens import Lexicon

_DASHES: Final = frozenset("-–—")
_WORKS_AS: Final = Lexicon(
    nouns.listed("giáo viên|giáo viên chủ nhiệm|nhân viên|văn thư|thủ quỹ|kỹ sư|kỹ sư trưởng|bác sĩ|điều dưỡng|bảo vệ")
)
_ROOM: Final = Lexicon(nouns.listed("phòng|ban|khoa|tổ|đội|chi cục|sở|vụ|bộ phận|phân xưởng"))
_LONGEST_BRANCH: Final = 6
_SURNAMES: Final = frozenset(
    folded_words(
        """Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Lò Vàng Giàng Sùng Mùa Thào Cà
        Quàng Tòng Lường Mai Trịnh Đoàn Tô Tạ Cao Lương Hà Trương Đào Lưu Phùng Triệu Hứa Nông Ma Chu Hầu Tráng Ksor
        Rơ Siu Thạch Kim Danh Đàm Tống Quách Vương La Hờ Chảo Tẩn Phàn Lù Điêu Cầm Bạc Sầm Lộc Bế Khổng Thái Thân Kiều
        Châu Tăng Từ Giáp Nghiêm Đồng Doãn Văn Lại Vi Lô Lữ Ninh Mạc Viên Ông Âu Trà"""
    )
)
HEADMAN: Final = Lexicon(
    nouns.listed("trưởng|phó trưởng|tổ trưởng|bí thư|đồng chí trưởng|trưởng thôn|trưởng bản|trưởng ấp|trưởng khu phố")
)


class People:
    """Reads people in one text; ``names_at`` reads any name."""

    def __init__(self, scan: Scanner, bodies: Bodies, names_at: Callable[[int], tuple[list[Name], int]]) -> None:
        self.scan = scan
        self.tokens = scan.tokens
        self.bodies = bodies
        self.names_at = names_at

    def person(self, at: int) -> Name | None:
        """ "đồng chí Lò Văn Pâng - Phó Chủ tịch UBND huyện", "Phó Chủ tịch UBND huyện Lò Văn Pâng"."""
        tokens = self.tokens
        honorific = self._honorifics(at)
        start = honorific or at
        if honorific and honorific < len(tokens) and tokens.printed[honorific] == ":":
            start = honorific + 1
        if not honorific and not nouns.POSITION.match(tokens, at):
            return None
        end = self.full_name(start) if honorific else 0
        if end:
            position = self.title_behind(end)
            finish = position[1] or end
            return Name(start, end, MentionKind.PERSON, "nguoi-neu-ten", body=(at, finish), position=position)
        return self._title_first(at, start)

    def _honorifics(self, at: int) -> int:
        """Return the token behind "đồng chí", "PGS.TS." before a name, or 0."""
        end = 0
        while behind := nouns.HONORIFIC.match(self.tokens, at):
            end = at = behind
            if at + 1 < len(self.tokens) and self.tokens.printed[at] == ".":
                end = at = at + 1
        return end

    def _title_first(self, at: int, start: int) -> Name | None:
        step = nouns.POSITION.match(self.tokens, start)
        if not step:
            return None
        self.scan.titled = True
        found = self.bodies.unit(step) if self.tokens.is_word(step) else None
        self.scan.titled = False
        if found and (name := self._name_at_end(step, found[1])):
            return Name(
                name, found[1], MentionKind.PERSON, "nguoi-neu-ten", body=(at, found[1]), position=(start, name)
            )
        behind = found[1] if found and len(found[0]) == 1 else self._behind_branch(step)
        if not self.scan.is_person_name(behind):
            return None
        end = self.full_name(behind)
        return Name(behind, end, MentionKind.PERSON, "nguoi-neu-ten", body=(at, end), position=(start, behind))

    def _works_as(self, at: int, name_end: int) -> int:
        """Return the end of the job behind the mark that ends a person's name: "Cô Hoa, giáo viên chủ nhiệm"; or 0."""
        return (nouns.JOB.match(self.tokens, at) or _WORKS_AS.match(self.tokens, at)) if at > name_end else 0

    def _name_at_end(self, at: int, end: int) -> int:
        """Return where a person's name begins that was read as the end of a room: "phòng Kinh doanh Phan Anh Tuấn"."""
        if not _ROOM.match(self.tokens, at):
            return 0
        inside = (step for step in range(at + 2, end - 2) if self.scan.is_person_name(step))
        return next((step for step in inside if self.full_name(step) == end), 0)

    def _behind_branch(self, at: int) -> int:
        """Return the token behind what a deputy has charge of: "Phó Giám đốc Kỹ thuật" before a name."""
        tokens = self.tokens
        for step in range(at, min(at + _LONGEST_BRANCH, len(tokens))):
            if not tokens.is_word(step):
                break
            if self.scan.is_person_name(step):
                return step
        return at

    def full_name(self, at: int) -> int:
        """Return the end of a person's name of two to five words with capitals, or 0."""
        tokens = self.tokens
        end = at
        if tokens.is_word(at) and nouns.POSITION.match(tokens, at) and tokens.folded[at] not in _SURNAMES:
            return 0
        while tokens.is_word(end) and tokens.capital[end] and end - at < 5:
            if end > at + 1 and (self._begins_title(end) or nouns.WHOLE.match(tokens, end)):
                break
            if is_abbreviation(tokens.printed[end]):
                break
            end += 1
        enough = end - at >= 2 or (end - at == 1 and end < len(tokens) and tokens.printed[end] in _DASHES)
        return end if enough else 0

    def _begins_title(self, at: int) -> bool:
        """Whether a title follows a name without a mark; "Trưởng" at the end may be the name itself."""
        position = nouns.POSITION.match(self.tokens, at)
        return position > at + 1 or (position > 0 and self.tokens.is_word(position))

    def title_behind(self, end: int) -> tuple[int, int]:
        """Return the tokens of the title behind a person's name, ``(0, 0)`` when there is none."""
        tokens = self.tokens
        step = end
        if step < len(tokens) and tokens.printed[step] in {*_DASHES, ",", "("}:
            step += 1
        title = finish = 0
        while position := nouns.POSITION.match(tokens, step) or self._works_as(step, end):
            title = title or step
            names, finish = self.names_at(position) if tokens.is_word(position) else ([], position)
            if not names:
                hamlet = self.scan.place(position) if HEADMAN.match(tokens, step) else 0
                finish = self.bodies.own_office(position) or max(hamlet, self.scan.field(position)) or finish
            if any(name.kind is MentionKind.PERSON for name in names):
                finish = position
            step = finish + 1
            if finish >= len(tokens) or tokens.printed[finish] not in {*_DASHES, ","}:
                break
        if not title:
            return 0, 0
        if finish < len(tokens) and tokens.printed[finish] == ")":
            finish += 1
        return title, finish
