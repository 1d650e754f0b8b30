"""What a task yields: the paper to be made, and the verbs that hand it in."""

from collections.abc import Iterable, Sequence
from typing import Final

from thongbao.extract.extracted import Phrase, Span
from thongbao.extract.folding import folded_words
from thongbao.extract.mentions import Mentions
from thongbao.extract.name_lexicon import listed
from thongbao.extract.sentences import Range
from thongbao.extract.tokens import Lexicon, Tokens
from thongbao.extract.verb_lexicon import PREDICATE

_MAKES: Final = Lexicon(
    listed(
        """xây dựng|tham mưu|ban hành|lập|hoàn thiện|soạn thảo|dự thảo|tham mưu ban hành|tham mưu xây dựng
        |xây dựng dự thảo|tham mưu dự thảo|tham mưu UBND huyện ban hành|tham mưu UBND tỉnh ban hành
        |tham mưu UBND xã ban hành|hoàn thiện dự thảo|tham mưu văn bản|xây dựng và ban hành|tham mưu trình|trình
        |tham mưu UBND thành phố ban hành|tham mưu Ủy ban nhân dân tỉnh ban hành|tham mưu UBND phường ban hành
        |hoàn chỉnh|khẩn trương hoàn thiện"""
    )
)
_PAPERS: Final = Lexicon(
    listed(
        """kế hoạch|đề án|phương án|dự thảo|tờ trình|quyết định|nghị quyết|văn bản|quy chế|quy định|danh mục
        |công văn|báo cáo|chương trình|hồ sơ|chỉ thị|hướng dẫn|kịch bản|quy trình|thông báo|dự toán|biên bản|đồ án
        |bản đồ"""
    )
)
_ENDS: Final = frozenset(
    folded_words(
        "để nhằm trước xong trình gửi báo hoàn bảo đảm trong theo khi sau đến theo gắn phù làm trên cho chậm đề với từ"
    )
)
_LONGEST: Final = 24
_FEWEST: Final = 2
#: What others are to make is not the product of the task.
_OTHERS: Final = Lexicon(["đôn đốc", "hướng dẫn", "chỉ đạo", "kiểm tra", "yêu cầu", "theo dõi"])
_MARKS: Final = frozenset(".;:()")


def product(tokens: Tokens, task: Range, deadlines: Sequence[Span], maker: Mentions) -> Phrase | None:
    """Return the paper that the task is to yield ("Kế hoạch phòng chống rét"), or ``None``.

    Only a name that ends for sure is taken: at a mark that ends a clause, at a deadline, at "để", "trình" and the like.
    """
    stops = {span.start for span in deadlines}
    if _OTHERS.match(tokens, task[0]):
        return None
    for at in range(*task):
        behind = _MAKES.match(tokens, at)
        if behind and behind < task[1] and (paper := _PAPERS.match(tokens, behind)):
            end = _end(tokens, paper, task[1], stops)
            if end > paper + _FEWEST:
                return Phrase(tokens.words(behind, end), maker.span(behind, end), "san-pham")
    return None


def _end(tokens: Tokens, start: int, stop: int, deadlines: set[int]) -> int:
    """Return the token behind the name of a paper; ``start`` when its end is not sure."""
    end = start
    while end < min(stop, start + _LONGEST):
        word = tokens.printed[end]
        if tokens.starts[end] in deadlines or (tokens.folded[end] in _ENDS and not tokens.capital[end]):
            return end
        if word == ",":
            follows = end + 1 < stop and (PREDICATE.match(tokens, end + 1) or tokens.starts[end + 1] in deadlines)
            return end if follows else start
        if word in _MARKS:
            return end
        end += 1
    return end if end >= stop else start


def actions(deliveries: Iterable[Range], maker: Mentions) -> tuple[Phrase, ...]:
    """Return the printed verbs that hand something in: "trình", "báo cáo", "gửi"."""
    return tuple(Phrase(maker.tokens.words(*part), maker.span(*part), "nhan") for part in deliveries)
