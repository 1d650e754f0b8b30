"""A syntax error of the parser → a finding in words a clerk understands, at the place where the slip really is.

The parser stops at its first error. After that error the reading goes on at the next line that begins with a key at
the left edge, so that faults in other parts of a file are found in the same run.
"""

import re
from collections.abc import Callable

from thongbao.language import _
from thongbao.source import reports, rules
from thongbao.source.characters import report_tabs
from thongbao.source.diagnosis import Diagnosis, diagnose
from thongbao.source.events import ParserProblem
from thongbao.source.faults import Faults

_TOP_LEVEL_KEY = re.compile(r"^[A-Za-z_][A-Za-z0-9_]*:(?=[ \r\n]|\Z)", re.MULTILINE)
_MAX_RESUMPTIONS = 20
_LARGEST_TO_RESUME = 5_000_000

_IN_QUOTES = _("Nếu đó là một phần của chữ, đặt cả nội dung trong dấu nháy thẳng: '…'.")
_ALIGN = _("Lùi đầu dòng cho thẳng với các dòng cùng cấp; dòng cấp dưới lùi thêm hai dấu cách.")

# Kind of slip → what it is, and what to do.
_WORDS: dict[str, tuple[str, str]] = {
    "no_colon": (
        _("Dòng này thiếu dấu hai chấm sau tên khóa."),
        _("Viết «khóa: nội dung»; nếu là phần tiếp của dòng trên thì lùi vào sâu hơn khóa của dòng trên."),
    ),
    "no_space": (_("Sau dấu hai chấm của «{key}» thiếu một dấu cách."), _("Viết «{key}: …».")),
    "extra_colon": (_("Dấu hai chấm thứ hai trong một dòng làm chương trình không hiểu dòng này."), _IN_QUOTES),
    "curly_value": (
        _("Nội dung có dấu hai chấm mà đặt trong dấu nháy cong, nên chương trình không hiểu dòng này."),
        _('Thay hai dấu nháy cong ở hai đầu bằng dấu nháy thẳng "…".'),
    ),
    "under_text": (_("Dòng này lùi sâu hơn dòng trên, mà dòng trên đã có nội dung sau dấu hai chấm."), _ALIGN),
    "misaligned": (_("Dòng này không thẳng hàng với các dòng cùng cấp ở trên."), _ALIGN),
    "not_an_item": (
        _("Các dòng cùng cấp ở trên đều bắt đầu bằng dấu gạch «- », dòng này thì không."),
        _("Thêm «- » vào đầu dòng, hoặc lùi dòng cho thẳng với khóa mà nó thuộc về."),
    ),
    "dash_in_line": (
        _("Dấu gạch đầu mục «- » không được đứng cùng dòng với tên khóa."),
        _("Xuống dòng trước dấu gạch và lùi vào hai dấu cách.") + " " + _IN_QUOTES,
    ),
    "open_quote": (
        _("Dấu nháy {mark} mở ở đây không được đóng đúng chỗ."),
        _("Thêm dấu nháy {mark} ở cuối nội dung; nếu trong nội dung cũng có {mark} thì bao ngoài bằng loại nháy kia."),
    ),
    "after_quote": (
        _("Có chữ thừa sau dấu nháy đóng {mark}."),
        _("Đặt cả nội dung trong một cặp nháy; nếu trong nội dung có {mark} thì bao ngoài bằng loại nháy kia."),
    ),
    "open_bracket": (
        _("Trong dấu ngoặc {mark} mở ở đây thiếu dấu phẩy hoặc dấu đóng {closing} (nhận ra ở dòng {line})."),
        _("Đặt dấu phẩy giữa các mục và dấu {closing} ở cuối.") + " " + _IN_QUOTES,
    ),
    "stray_mark": (_("Dấu {mark} ở đây bị thừa hoặc không có dấu mở."), _("Xóa dấu này.") + " " + _IN_QUOTES),
    "escape": (
        _("«{mark}» trong nháy kép không có nghĩa: dấu \\ chỉ đi với một số chữ nhất định."),
        _("Muốn in dấu \\ thì viết hai lần (\\\\), hoặc bao nội dung bằng nháy đơn '…'."),
    ),
    "first_character": (_("Nội dung không được bắt đầu bằng dấu {mark}."), _IN_QUOTES),
    "question_mark": (_("Nội dung không được bắt đầu bằng dấu ? rồi dấu cách."), _IN_QUOTES),
    "block_header": (
        _("Sau dấu | hoặc > phải xuống dòng rồi mới viết nội dung."),
        _("Xuống dòng và lùi vào hai dấu cách.") + " " + _IN_QUOTES,
    ),
    "other": (
        _("Chỗ này viết sai cách ghi YAML."),
        _("Kiểm tra dấu hai chấm, dấu nháy, dấu ngoặc và lùi đầu dòng ở dòng này và dòng ngay trên."),
    ),
}


def report_syntax(
    text: str,
    faults: Faults,
    problem: ParserProblem,
    spoilers: list[int],
    read_rest: Callable[[str], ParserProblem | None],
) -> None:
    """Report the syntax errors of ``text``, the first of which is ``problem``.

    ``spoilers`` are the offsets of characters already reported; errors that they or Tabs bring about are not reported.
    ``read_rest`` reads a text that holds the rest of the file at its places, and returns its first problem.
    """
    spoilers = spoilers + report_tabs(text, faults)
    start, parsed = 0, text
    for _attempt in range(_MAX_RESUMPTIONS):
        diagnosis = diagnose(text, parsed, problem)
        end_of_line = max(faults.lines.start(faults.lines.line(diagnosis.seen) + 1), diagnosis.seen + 1)
        cause = max((offset for offset in spoilers if start <= offset < end_of_line), default=None)
        if cause is None:
            _report(faults, diagnosis)
        next_key = _TOP_LEVEL_KEY.search(text, max(start, diagnosis.offset if cause is None else cause) + 1)
        if next_key is None or len(text) > _LARGEST_TO_RESUME:
            return
        start = next_key.start()
        parsed = re.sub(r"[^\r\n]", " ", text[:start]) + text[start:]
        further = read_rest(parsed)
        if further is None:
            return
        problem = further


def _report(faults: Faults, diagnosis: Diagnosis) -> None:
    offset = diagnosis.offset
    if diagnosis.kind == "tab":
        reports.tab(faults, offset)
    elif diagnosis.kind == "tag":
        reports.tag(faults, offset)
    elif diagnosis.kind == "no_key":
        reports.no_key(faults, offset)
    elif diagnosis.kind == "second_document":
        reports.second_document(faults, offset)
    else:
        message, hint = _WORDS[diagnosis.kind]
        details = {**diagnosis.details, "line": faults.lines.line(diagnosis.seen)}
        faults.add(rules.SYNTAX, offset, message.format(**details), hint.format(**details))
