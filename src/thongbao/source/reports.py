"""What each fault of a YAML file is called in words, and what to do about it."""

from thongbao.language import _
from thongbao.source import rules
from thongbao.source.faults import Faults


def control(faults: Faults, offset: int, run: str) -> None:
    """Report a run of control characters."""
    message = _("Có ký tự điều khiển ({codes}) không nhìn thấy được trong chữ.").format(codes=_codes(run))
    hint = _("Thường do dán từ Word hoặc PDF: xóa chữ quanh chỗ này rồi gõ lại.")
    faults.add(rules.CONTROL, offset, message, hint)


def invisible(faults: Faults, offset: int, run: str) -> None:
    """Report a run of invisible characters."""
    message = _("Có ký tự không nhìn thấy ({codes}) lẫn trong chữ.").format(codes=_codes(run))
    hint = _("Thường do chép từ trang web hoặc PDF; để vậy thì tìm chữ này sẽ không ra. Xóa chữ quanh đây rồi gõ lại.")
    faults.add(rules.INVISIBLE, offset, message, hint)


def tab(faults: Faults, offset: int) -> None:
    """Report a Tab that stands for spaces."""
    message = _("Chỗ này dùng phím Tab để lùi vào; tệp YAML chỉ nhận dấu cách.")
    hint = _("Xóa Tab, gõ dấu cách cho thẳng với các dòng cùng cấp (mỗi cấp hai dấu cách).")
    faults.add(rules.TAB, offset, message, hint)


def hard_space(faults: Faults, offset: int, *, key: str | None, dash: str | None) -> None:
    """Report a hard space after the colon of ``key``, after a dash, or (neither given) before the words of a line."""
    if key:
        message = _("Sau «{key}:» là dấu cách không ngắt dòng, nên không nhận ra đây là một khóa.").format(key=key)
    elif dash:
        message = _("Sau dấu gạch đầu dòng là dấu cách không ngắt dòng, nên không nhận ra đây là một mục.")
    else:
        message = _("Dòng này lùi đầu dòng bằng dấu cách không ngắt dòng.")
    hint = _("Dấu cách này thường do dán từ Word, nhìn giống hệt dấu cách thường: xóa đi rồi gõ lại bằng phím cách.")
    faults.add(rules.HARD_SPACE, offset, message, hint)


def curly_quotes(faults: Faults, offset: int, text: str) -> None:
    """Report a scalar that is wrapped in typographic quotes."""
    shown = text if len(text) <= 60 else text[:40] + "…" + text[-1]
    message = _("Dấu nháy cong ở hai đầu {text} là một phần của chữ, không phải dấu nháy của YAML.")
    hint = _("Không muốn in dấu nháy thì xóa đi; muốn in thì đặt cả chữ trong nháy thẳng: '{text}'.")
    faults.add(rules.CURLY_QUOTES, offset, message.format(text=shown), hint.format(text=shown))


def repeated_key(faults: Faults, offset: int, key: str, first_line: int) -> None:
    """Report the second of two equal keys."""
    message = _("Khóa «{key}» bị lặp: đã có ở dòng {line}.").format(key=key, line=first_line)
    hint = _("Chỉ giữ một trong hai; hiện chương trình dùng nội dung ở dòng {line}.").format(line=first_line)
    faults.add(rules.REPEATED_KEY, offset, message, hint)


def merge_key(faults: Faults, offset: int) -> None:
    """Report a merge key."""
    message = _("Khóa «<<» (gộp nội dung của mục khác) không được dùng ở đây.")
    hint = _("Chép các dòng cần dùng vào đây thay cho dòng «<<».")
    faults.add(rules.MERGE_KEY, offset, message, hint)


def no_key(faults: Faults, offset: int) -> None:
    """Report a colon without a key."""
    hint = _("Viết tên khóa trước dấu hai chấm, ví dụ «ten: …».")
    faults.add(rules.KEY_NOT_TEXT, offset, _("Thiếu tên khóa trước dấu hai chấm."), hint)


def key_not_text(faults: Faults, offset: int) -> None:
    """Report a collection in the place of a key."""
    message = _("Tên khóa phải là chữ, ở đây lại là một danh sách hoặc một nhóm.")
    hint = _("Chữ bắt đầu bằng dấu ngoặc [ hoặc { phải đặt cả trong dấu nháy thẳng.")
    faults.add(rules.KEY_NOT_TEXT, offset, message, hint)


def tag(faults: Faults, offset: int) -> None:
    """Report a tag."""
    message = _("Thẻ bắt đầu bằng dấu «!» không được dùng.")
    hint = _('Xóa thẻ; nếu dấu ! là một phần của chữ, đặt cả nội dung trong dấu nháy: "!…".')
    faults.add(rules.TAG, offset, message, hint)


def alias_bomb(faults: Faults, offset: int, limit: int) -> None:
    """Report the alias with which the content grows beyond ``limit`` nodes."""
    message = _("Các bí danh «*» làm nội dung phình quá {limit} mục; phần sau không được đọc.").format(limit=limit)
    faults.add(rules.ALIAS_BOMB, offset, message, _("Bỏ bí danh (*…) và viết thẳng nội dung."))


def lost_alias(faults: Faults, offset: int, name: str, *, inside_itself: bool) -> None:
    """Report an alias to nothing, or to the collection it stands in."""
    if inside_itself:
        message = _("Bí danh «*{name}» nằm trong chính nội dung mà nó chỉ tới.").format(name=name)
    else:
        message = _("Bí danh «*{name}» không chỉ tới nội dung nào ở phía trên.").format(name=name)
    hint = _('Nếu dấu * là một phần của chữ, đặt cả nội dung trong dấu nháy: "*…".')
    faults.add(rules.ALIAS_LOST, offset, message, hint)


def too_deep(faults: Faults, offset: int, limit: int) -> None:
    """Report the first collection nested deeper than ``limit``."""
    message = _("Nội dung lồng vào nhau quá {limit} cấp; phần sau không được đọc.").format(limit=limit)
    hint = _("Kiểm tra quanh chỗ này: dấu ngoặc [ và {, và lùi đầu dòng.")
    faults.add(rules.TOO_DEEP, offset, message, hint)


def second_document(faults: Faults, offset: int) -> None:
    """Report where a second document begins."""
    message = _("Từ dòng này trở đi là một tài liệu thứ hai (sau dấu «---» hoặc «...»); mỗi tệp chỉ chứa một tài liệu.")
    hint = _("Xóa dấu «---» hoặc «...», hoặc chuyển phần sau sang một tệp khác.")
    faults.add(rules.SECOND_DOCUMENT, offset, message, hint)


def empty(faults: Faults) -> None:
    """Report a file that says nothing."""
    message = _("Tệp trống: không có nội dung nào ngoài ghi chú.")
    faults.add(rules.EMPTY, 0, message, _("Viết nội dung vào tệp rồi lưu lại."))


def root(faults: Faults, offset: int) -> None:
    """Report a file that is a list or a word."""
    message = _("Tệp phải gồm các dòng «khóa: nội dung».")
    hint = _("Viết mỗi dòng gồm tên khóa, dấu hai chấm rồi một dấu cách, ví dụ «loai: Thông báo».")
    faults.add(rules.ROOT, offset, message, hint)


def too_large(faults: Faults, limit: int) -> None:
    """Report a file of more than ``limit`` bytes."""
    message = _("Tệp lớn hơn {limit} MB nên không được đọc.").format(limit=limit // 1_048_576)
    hint = _("Kiểm tra có chọn đúng tệp không; nếu đúng thì chia thành nhiều tệp nhỏ.")
    faults.add(rules.TOO_LARGE, 0, message, hint)


def _codes(run: str) -> str:
    shown = [f"U+{ord(c):04X}" for c in dict.fromkeys(run)]
    return ", ".join(shown[:3]) + (" …" if len(shown) > 3 else "")


def words_behind_hash(faults: Faults, offset: int, words: str) -> None:
    """Report words that a ``#`` makes a comment."""
    message = _("Từ «{words}» trở đi bị coi là ghi chú và không được in.").format(words=words[:40])
    faults.add(
        rules.LOST_BEHIND_HASH,
        offset,
        message,
        _("Đặt cả câu trong nháy đơn: '… #3 …'; là ghi chú thật thì thêm dấu cách sau #."),
    )
