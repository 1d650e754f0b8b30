"""Labelled fields and columns of tables: "Đơn vị chủ trì: …", "Thời gian hoàn thành: …"."""

from enum import StrEnum
from typing import Final

from thongbao.extract.name_lexicon import listed
from thongbao.extract.sentences import Range
from thongbao.extract.tokens import Lexicon, Tokens


class Label(StrEnum):
    """What a labelled field or a column says."""

    LEAD = "lead"
    COORDINATING = "coordinating"
    DEADLINE = "deadline"
    PRODUCT = "product"
    SUPERVISOR = "supervisor"
    PERSON = "person"
    TASK = "task"
    NUMBER = "number"


_LABELS: Final = {
    Label.LEAD: Lexicon(
        listed(
            """chủ trì|đơn vị chủ trì|cơ quan chủ trì|cơ quan, đơn vị chủ trì|đơn vị chủ trì thực hiện
            |đơn vị chủ trì tham mưu|cơ quan chủ trì thực hiện|cơ quan chủ trì tham mưu|bộ phận chủ trì
            |cơ quan thực hiện|đơn vị thực hiện|cơ quan, đơn vị thực hiện|đơn vị chịu trách nhiệm|đơn vị được giao
            |cơ quan chịu trách nhiệm|trách nhiệm thực hiện|trách nhiệm chủ trì|phân công thực hiện|đơn vị đầu mối
            |cơ quan đầu mối|đơn vị tham mưu|cơ quan tham mưu|cơ quan được giao|chủ trì thực hiện|chủ trì tham mưu
            |cơ quan, đơn vị được giao|đơn vị phụ trách|đơn vị/cá nhân chủ trì|tập thể chủ trì|phòng chủ trì
            |phân công|đơn vị được giao chủ trì|cơ quan, đơn vị chủ trì thực hiện|tổ chức thực hiện|thực hiện"""
        ),
        loose=True,
    ),
    Label.COORDINATING: Lexicon(
        listed(
            """phối hợp|đơn vị phối hợp|cơ quan phối hợp|cơ quan, đơn vị phối hợp|đơn vị phối hợp thực hiện
            |cơ quan phối hợp thực hiện|phối hợp thực hiện|bộ phận phối hợp|trách nhiệm phối hợp|phòng phối hợp
            |cơ quan, đơn vị phối hợp thực hiện|đơn vị/cá nhân phối hợp|đơn vị liên quan phối hợp"""
        ),
        loose=True,
    ),
    Label.DEADLINE: Lexicon(
        listed(
            """thời gian|thời gian hoàn thành|thời gian thực hiện|thời hạn|thời hạn hoàn thành|thời hạn thực hiện
            |hạn|hạn hoàn thành|tiến độ|tiến độ thực hiện|tiến độ hoàn thành|thời gian báo cáo|thời hạn báo cáo
            |hoàn thành|thời điểm hoàn thành|thời gian, tiến độ|thời gian trình|thời hạn trình|hạn báo cáo
            |mốc thời gian|thời gian hoàn thành/báo cáo|thời gian thực hiện, hoàn thành|hạn xử lý
            |thời gian, tiến độ thực hiện|tiến độ, thời gian hoàn thành|ngày hoàn thành"""
        ),
        loose=True,
    ),
    Label.PRODUCT: Lexicon(
        listed(
            """sản phẩm|sản phẩm đầu ra|kết quả|kết quả đầu ra|sản phẩm, kết quả|kết quả, sản phẩm|sản phẩm dự kiến
            |kết quả thực hiện|dự kiến sản phẩm|dự kiến kết quả|sản phẩm hoàn thành|hình thức văn bản
            |sản phẩm/kết quả"""
        ),
        loose=True,
    ),
    Label.SUPERVISOR: Lexicon(
        listed(
            """lãnh đạo phụ trách|lãnh đạo chỉ đạo|lãnh đạo UBND phụ trách|lãnh đạo UBND chỉ đạo|người chỉ đạo
            |chỉ đạo|lãnh đạo UBND xã phụ trách|lãnh đạo UBND huyện phụ trách|lãnh đạo UBND tỉnh phụ trách
            |lãnh đạo theo dõi|lãnh đạo UBND tỉnh chỉ đạo|lãnh đạo UBND huyện chỉ đạo|lãnh đạo UBND xã chỉ đạo
            |lãnh đạo phụ trách, chỉ đạo|người phụ trách chỉ đạo|lãnh đạo UBND phường phụ trách
            |lãnh đạo UBND phường chỉ đạo"""
        ),
        loose=True,
    ),
    Label.PERSON: Lexicon(
        listed(
            """người thực hiện|cán bộ thực hiện|người phụ trách|cán bộ phụ trách|chuyên viên theo dõi
            |cá nhân phụ trách"""
        ),
        loose=True,
    ),
    Label.TASK: Lexicon(
        listed(
            """nội dung|nhiệm vụ|công việc|nội dung công việc|nội dung nhiệm vụ|nội dung thực hiện|nội dung giao
            |tên nhiệm vụ|nhiệm vụ cụ thể|nhiệm vụ, giải pháp|nội dung, nhiệm vụ|nhiệm vụ được giao
            |nội dung chỉ đạo|nội dung kết luận|nhiệm vụ trọng tâm|nhiệm vụ giao|nội dung công việc được giao
            |nhiệm vụ, công việc"""
        ),
        loose=True,
    ),
    Label.NUMBER: Lexicon(listed("STT|TT|số TT|số thứ tự"), loose=True),
}


_SURE: Final = Lexicon(listed("đơn vị|cơ quan|bộ phận|thời gian|thời hạn|sản phẩm|tiến độ"))
_FEW_WORDS: Final = 5


def label_at(tokens: Tokens, at: int) -> tuple[Label, int] | None:
    """Return the label that begins at token ``at``, and the token behind the colon that ends it."""
    best: tuple[Label, int] | None = None
    for label, lexicon in _LABELS.items():
        end = _colon_behind(tokens, at, lexicon.match(tokens, at))
        if end and (best is None or end + 1 > best[1]):
            best = label, end + 1
    return best


def _colon_behind(tokens: Tokens, at: int, end: int) -> int:
    """Return the colon behind a label; what surely is one may have a few words more: "Đơn vị chủ trì, tham mưu"."""
    if not end:
        return 0
    most = _FEW_WORDS if _SURE.match(tokens, at) else 0
    for step in range(end, min(end + most + 1, len(tokens))):
        if tokens.printed[step] == ":":
            return step
        if tokens.printed[step] != "," and (not tokens.is_word(step) or tokens.capital[step]):
            return 0
    return 0


def label_of(heading: str) -> Label | None:
    """Return what a column with this heading, or a field with this label, says; ``None`` when it is another."""
    tokens = Tokens.of(heading)
    at = 0
    while at < len(tokens) and not tokens.is_word(at):
        at += 1
    found = [(lexicon.match(tokens, at), label) for label, lexicon in _LABELS.items()]
    end, label = max(found, key=lambda pair: pair[0])
    rest = sum(tokens.is_word(step) for step in range(end, len(tokens)))
    return label if end and rest <= 3 else None


def labelled(tokens: Tokens, start: int, end: int) -> list[tuple[Label, Range]]:
    """Return the labelled fields among tokens ``start:end``: the label, and the tokens it speaks of.

    A field ends where the next begins, at the bracket that holds it, and at a full stop.
    """
    found: list[tuple[Label, int, int]] = []
    for at in range(start, end):
        begins = at == start or not tokens.is_word(at - 1)
        if begins and tokens.is_word(at) and (here := label_at(tokens, at)):
            found.append((here[0], at, here[1]))
    fields = []
    for number, (label, _at, behind) in enumerate(found):
        stop = found[number + 1][1] if number + 1 < len(found) else end
        fields.append((label, (behind, _trimmed(tokens, behind, stop))))
    return fields


def _trimmed(tokens: Tokens, start: int, stop: int) -> int:
    depth = 0
    for at in range(start, stop):
        depth += (tokens.printed[at] == "(") - (tokens.printed[at] == ")")
        if depth < 0:
            stop = at
            break
    while stop > start and not tokens.is_word(stop - 1) and tokens.printed[stop - 1] not in {")", "%"}:
        stop -= 1
    return stop
