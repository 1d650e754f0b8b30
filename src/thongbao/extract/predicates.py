"""What stands behind a subject: an order, or a report of what is, was or is judged."""

from typing import Final

from thongbao.extract import name_lexicon as nouns
from thongbao.extract import verb_lexicon as verbs
from thongbao.extract.folding import folded_words
from thongbao.extract.names import Names
from thongbao.extract.tokens import Lexicon

_IS_LEAD: Final = Lexicon(
    nouns.listed(
        """là cơ quan chủ trì|là đơn vị chủ trì|là đầu mối|là cơ quan đầu mối|là đơn vị đầu mối
        |là cơ quan thường trực"""
    )
)
_IS_BODY: Final = Lexicon(nouns.listed("là cơ quan|là đơn vị|là chủ đầu tư|là cơ quan đầu mối"))
_MUST_HAVE: Final = Lexicon(
    nouns.listed(
        """có trách nhiệm|có văn bản|có giải pháp|có kế hoạch|có báo cáo|có ý kiến|có biện pháp|có phương án
        |có hình thức|có nhiệm vụ|còn phải|chưa được|không được|không để|không tổ chức|được giao nhiệm vụ
        |được phân công|được giao chủ trì"""
    )
)
_BEHIND_SUBJECT_COMMA: Final = Lexicon(
    nouns.listed("căn cứ|trên cơ sở|theo|trong phạm vi|khi|với vai trò|ngoài|tùy theo|tuỳ theo")
)
#: What somebody does at a meeting or wishes for is told, not ordered.
_TOLD_VERB: Final = Lexicon(
    nouns.listed(
        """chủ trì cuộc họp|chủ trì hội nghị|chủ trì phiên họp|chủ trì buổi làm việc|nhận được|trình bày|phát biểu
        |đề nghị|kiến nghị|cơ bản|nêu ý kiến|cho biết|cho rằng|khẳng định|nhận thấy|nêu khó khăn|thống nhất đánh giá
        |thống nhất thông qua|biểu quyết
        |nhất trí|tán thành|đồng tình|nêu|dự báo|thừa nhận|nhận trách nhiệm|xin|bày tỏ|nhận định|nhận xét|ghi nhận
        |cho thấy|đánh giá cao|thay mặt|nhấn mạnh|dự và|gặp khó khăn|tiếp tục là|vẫn là
        |thuộc nhóm|nằm trong nhóm"""
    )
)
#: Predicates of an appraisal.
_JUDGED: Final = Lexicon(
    nouns.listed(
        """buông lỏng|quá tải|thiếu|lúng túng|chỉ ra|dự và phát biểu|dự và chỉ đạo|đạt|đạt chuẩn|chậm|vượt|yếu
        |vận động được|thu được|huy động được|trồng được|xây được|giải quyết được|triệt phá|tham mưu chậm
        |báo cáo chậm|triển khai chậm|thực hiện chậm|khai thác vượt|có nhiều|gặp|gặp khó khăn|thu vượt|chi vượt
        |hoạt động kém|lơ là|chủ quan|hoàn thành tốt|hoàn thành xuất sắc|xuống cấp|bộc lộ|để xảy ra|hoàn thành vượt"""
    )
)
#: "thống nhất 100% công nhận", "nhất trí thông qua": what was voted, not what is to be done.
_AGREES: Final = Lexicon(
    nouns.listed("thống nhất|nhất trí|thống nhất cao|nhất trí cao|đồng ý|biểu quyết|bỏ phiếu|tán thành")
)
_VOTES: Final = Lexicon(
    nouns.listed("công nhận|thông qua|đánh giá|đề nghị công nhận|xếp loại|với|tuyệt đối|đề nghị xét")
)
_COUNTED: Final = Lexicon(nouns.listed("giải ngân|tăng|giảm|thu|thu được|đạt|trồng|gieo|xử phạt|phát hiện|bắt giữ"))
_PERFORMED: Final = Lexicon(nouns.listed("thực hiện|hoàn thành|thực hiện được|đã thu"))
_AMOUNTS: Final = frozenset({"tỷ", "triệu", "%", "nghìn"})
#: Times that are over when they are spoken of.
_PAST: Final = Lexicon(
    nouns.listed(
        """thời gian qua|trong thời gian qua|vừa qua|những năm qua|trong những năm qua|hiện nay|hiện tại|đến nay
        |năm qua|tháng qua|tuần qua|bước đầu|từ đầu năm đến nay|lâu nay|nhiều năm qua|thời gian vừa qua"""
    )
)
#: Behind a verb these make it a report: "phối hợp chưa chặt chẽ", "vận động được", "tiếp tục là".
_REPORTING: Final = frozenset(folded_words("chưa còn đã được là rất khá quá đều"))
_SLOW: Final = folded_words("chậm")[0]
_MOST: Final = folded_words("nhất")[0]
_MOST_VERBS: Final = 3
#: Asked to make a report, or reported at the meeting: the words alone do not tell.
_EITHER: Final = Lexicon(
    nouns.listed(
        """báo cáo kết quả|báo cáo tình hình|báo cáo tiến độ|báo cáo về|báo cáo công tác|báo cáo tóm tắt
        |báo cáo nội dung|báo cáo dự thảo|báo cáo khó khăn|báo cáo vướng mắc|báo cáo thực trạng|giải trình làm rõ
        |báo cáo giải trình|báo cáo đề xuất|đánh giá|kết luận
        |thông tin về"""
    )
)
_RESULT: Final = Lexicon(
    nouns.listed(
        """kết quả khá|kết quả tốt|kết quả tích cực|kết quả chưa|kết quả còn|đạt kết quả|so với cùng kỳ
        |qua đó góp phần|có chuyển biến|có nhiều chuyển biến|kết quả bước đầu|được giữ vững|được nâng lên"""
    )
)
_SHORT: Final = Lexicon(
    nouns.listed(
        """chưa đúng|chưa đảm bảo|chưa bảo đảm|chưa đáp ứng|chưa kịp thời|chưa nghiêm|chưa đầy đủ|chưa quyết liệt
        |chưa chủ động|chưa chặt chẽ|chưa hiệu quả|chưa đồng bộ|còn chậm|còn thấp|còn hạn chế|còn lúng túng|còn yếu
        |còn bất cập|còn lỏng lẻo|chưa thường xuyên|chưa sâu sát|chưa tốt"""
    )
)
#: What is done about it is an order all the same.
_MENDS: Final = Lexicon(
    nouns.listed(
        """khắc phục|xử lý|rà soát|chấn chỉnh|kiểm tra|giải quyết|tháo gỡ|đôn đốc|hoàn thiện|bổ sung|nghiêm túc
        |kiểm điểm
        |rút kinh nghiệm|khẩn trương|tập trung|thu hồi|điều chỉnh|đánh giá|thống kê|xác định|làm rõ|tiếp tục"""
    )
)
_ORDERED: Final = Lexicon(["phải", "cần", "khẩn trương"])
_LACKS: Final = frozenset(folded_words("chưa có còn đang"))
_LONGEST_LACK: Final = 14
_QUOTES: Final = frozenset("\"“«'‘")


class Predicates:
    """Reads what stands behind the subjects in one text."""

    def __init__(self, names: Names) -> None:
        self.names = names
        self.tokens = names.tokens

    def tells(self, at: int, end: int) -> bool:
        """Return whether the predicate at ``at`` says what the subject does, did or is like."""
        tokens = self.tokens
        told = _TOLD_VERB.match(tokens, at)
        if (
            self._judges(at)
            or (told and told >= verbs.PREDICATE.match(tokens, at))
            or _PAST.match(tokens, at)
            or self._reports(at, end)
        ):
            return True
        if any(_RESULT.match(tokens, step) for step in range(at, end)):
            return True
        return not _MENDS.match(tokens, at) and self._falls_short(at, end)

    def _falls_short(self, at: int, end: int) -> bool:
        """Whether the words up to the first mark say what was wanting: "huy động máy móc chưa đúng cam kết"."""
        for step in range(at, end):
            if not self.tokens.is_word(step) or self.must(step):
                return False
            if _SHORT.match(self.tokens, step):
                return True
        return False

    def told_word(self, at: int, end: int) -> bool:
        """Return whether a word that tells stands there ("đã", "chưa", "được"), and no task behind it."""
        tokens = self.tokens
        return tokens.is_word(at) and tokens.folded[at] in verbs.TOLD and not self._must_later(at, end)

    def either(self, at: int) -> bool:
        """Return whether the words may give a report of the meeting as well as order one."""
        return _EITHER.match(self.tokens, at) > 0

    def is_bound(self, at: int) -> bool:
        """Return whether words that leave no doubt stand there: a colon, "có trách nhiệm", ", căn cứ …,"."""
        tokens = self.tokens
        if tokens.printed[at] == ":" or _IS_LEAD.match(tokens, at) or _MUST_HAVE.match(tokens, at):
            return True
        if _IS_BODY.match(tokens, at) and self._goes_on_strong(at):
            return True
        return tokens.printed[at] == "," and bool(_BEHIND_SUBJECT_COMMA.match(tokens, at + 1))

    def _goes_on_strong(self, at: int) -> bool:
        """ "là cơ quan thẩm định, trình UBND tỉnh": what the body is stands before what it is to do."""
        for step in range(at, min(at + _LONGEST_LACK, len(self.tokens))):
            if self.tokens.printed[step] == ",":
                return verbs.STRONG.match(self.tokens, step + 1) > 0 or verbs.DELIVER.match(self.tokens, step + 1) > 0
        return False

    def must(self, at: int) -> bool:
        """Return whether "phải", "cần", "khẩn trương" stands there."""
        return bool(_ORDERED.match(self.tokens, at))

    def _reports(self, at: int, end: int) -> bool:
        """Whether the verbs at ``at`` lead to a word that reports, or to words in quotes."""
        tokens = self.tokens
        for _verb in range(_MOST_VERBS):
            behind = verbs.PREDICATE.match(tokens, at)
            if not behind or behind >= end or self.must(at):
                return False
            word = tokens.folded[behind]
            late = word == _SLOW and not (behind + 1 < end and tokens.folded[behind + 1] == _MOST)
            if late or (word in _REPORTING and not _MUST_HAVE.match(tokens, behind)):
                return True
            if tokens.printed[behind] == ":" and behind + 1 < end and tokens.printed[behind + 1] in _QUOTES:
                return True
            at = behind
        return False

    def _judges(self, at: int) -> bool:
        """Whether the predicate says how the names did: "buông lỏng", "giải ngân 56%", "cùng B còn lúng túng"."""
        tokens = self.tokens
        if verbs.TOGETHER.match(tokens, at):
            helpers, behind = self.names.listing(verbs.TOGETHER.match(tokens, at))
            return bool(helpers) and tokens.is_word(behind) and tokens.folded[behind] in verbs.TOLD
        agrees = _AGREES.match(tokens, at)
        if agrees and agrees < len(tokens) and (tokens.printed[agrees].isdigit() or _VOTES.match(tokens, agrees)):
            return True
        judged = _JUDGED.match(tokens, at)
        if judged and judged >= verbs.PREDICATE.match(tokens, at):
            return True
        if (amount := _PERFORMED.match(tokens, at)) and self._is_amount(amount):
            return True
        counted = _COUNTED.match(tokens, at)
        return bool(counted) and counted < len(tokens) and tokens.printed[counted].isdigit()

    def _is_amount(self, at: int) -> bool:
        """Whether an amount of money or a share stands there: "thực hiện 45 tỷ đồng", "hoàn thành 56%"."""
        tokens = self.tokens
        if not tokens.is_word(at) or not tokens.printed[at][0].isdigit():
            return False
        return any(tokens.printed[step] in _AMOUNTS for step in range(at + 1, min(at + 4, len(tokens))))

    def _must_later(self, at: int, end: int) -> bool:
        """ "Các phường chưa có bãi rác phải bố trí …": the lack tells which, the task is what they must."""
        for step in range(at + 1, min(at + _LONGEST_LACK, end)):
            if not self.tokens.is_word(step):
                return False
            if self.must(step):
                return self.tokens.folded[at] in _LACKS
        return False
