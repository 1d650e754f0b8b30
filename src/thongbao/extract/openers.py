"""Verbs that give or ask, with the small words they are printed with: "tiếp tục giao thêm cho", "nghiêm túc yêu cầu".

An opener is a core verb with what may stand before it and behind it; any of these is left out as often as not.
"""

from typing import Final

from thongbao.extract.name_lexicon import listed
from thongbao.extract.tokens import Lexicon, Tokens

_BEFORE: Final = Lexicon(
    listed(
        """tiếp tục|thống nhất|cơ bản thống nhất|đồng ý|cơ bản đồng ý|nhất trí|cơ bản nhất trí|nay|tạm thời|tạm
        |trước mắt|trân trọng|kính|kính mong|nghiêm túc|cũng|quyết định|chính thức|một lần nữa|thống nhất chủ trương
        |đồng thời|phê bình và|phê bình, nhắc nhở và|hoan nghênh và|đặc biệt"""
    ),
    loose=True,
)
_MOST_BEFORE: Final = 2
_BEHIND: Final = Lexicon(
    listed(
        """nhiệm vụ|trách nhiệm|thêm|bổ sung|thêm nhiệm vụ|bổ sung nhiệm vụ|trực tiếp|cụ thể|lại|nhiệm vụ cụ thể
        |thêm trách nhiệm|đồng thời"""
    )
)
#: "Chỉ đạo Phòng A …" gives; "tiếp tục chỉ đạo các xã" is itself the task of somebody.
DIRECT: Final = Lexicon(["chỉ đạo"])
_TO: Final = Lexicon(["cho", "đối với", "tới", "đến", "với"])


class Opener:
    """Core verbs in any of their forms; :meth:`match` is that of a lexicon."""

    __slots__ = ("_bare", "_cores")

    def __init__(self, cores: str, bare: str = "") -> None:
        """``bare``: forms that take no small word behind them."""
        self._cores = Lexicon(listed(cores), loose=True)
        self._bare = Lexicon(listed(bare), loose=True)

    def match(self, tokens: Tokens, at: int) -> int:
        """Return the token behind the opener that begins at ``at``; 0 when none does."""
        step = at
        for _part in range(_MOST_BEFORE + 1):
            if end := self._behind(tokens, step):
                return end
            further = _BEFORE.match(tokens, step)
            if not further:
                return 0
            step = further
        return 0

    def _behind(self, tokens: Tokens, at: int) -> int:
        core = self._cores.match(tokens, at)
        if core:
            core = _BEHIND.match(tokens, core) or core
            core = _TO.match(tokens, core) or core
        return max(core, self._bare.match(tokens, at))


#: Giving: what follows is given the task.
GIVE: Final = Opener("giao|phân công|ủy quyền|ủy nhiệm|phân giao")
#: Asking: the same, but inside a sentence it may be what the lead asks of others.
ASK: Final = Opener(
    """yêu cầu|đề nghị|mời|nhắc|nhắc nhở|lưu ý|đề nghị và yêu cầu|yêu cầu và đề nghị|nhắc nhở, yêu cầu
    |nhắc nhở và yêu cầu|phê bình, yêu cầu|mong muốn|kiến nghị|đôn đốc, nhắc nhở|chấn chỉnh, yêu cầu"""
)
#: Asking that is directed at somebody outside: who leads before is not meant.
REQUEST: Final = Opener("đề nghị|mời|đề nghị và yêu cầu|kiến nghị|mong muốn")
