"""The bytes of a text file → its letters: UTF-8, UTF-16, and what was typed before Unicode, told by its words."""

import codecs
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from thongbao.errors import SourceError
from thongbao.language import _
from thongbao.vietnamese.old_fonts import OldEncoding, from_old_font
from thongbao.vietnamese.syllables import is_syllable
from thongbao.vietnamese.text import nfc

_BYTE_ORDER: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WORD: Final = re.compile(r"[^\W\d_]+")
_WEB_PAGE: Final = re.compile(rb"\s*(?:<!doctype\s+html|<html|<\?xml|mime-version:)", re.IGNORECASE)
# Old codes are believed when nearly all words they give are Vietnamese, and enough words are there to judge by.
_SURE: Final = 0.9
_ENOUGH: Final = 12
_JUDGED: Final = 2_000


def decoded(path: Path, data: bytes) -> tuple[str, str]:
    """Return the letters of a text file, and the name of the old code they were in (empty for Unicode).

    :raises SourceError: a web page, no text, or text of no code that is known here.
    """
    if _WEB_PAGE.match(data.removeprefix(codecs.BOM_UTF8)[:200]):
        message = _("{file}: là trang web hoặc tệp XML, không phải tệp chữ").format(file=path)
        raise SourceError(message, _("mở bằng Word rồi lưu thành .docx"))
    for mark, encoding in _BYTE_ORDER:
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(encoding), ""
            except UnicodeDecodeError as error:
                raise _no_text(path, error) from None
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        found = next(_by_words(data), None)
        if found is None:
            raise _no_text(path, error) from None
        return found
    if "\x00" in text:
        found = next(_by_words(data), None)
        if found is None:
            raise SourceError(_("{file}: là tệp nhị phân, không phải tệp chữ").format(file=path))
        return found
    return text, ""


def _no_text(path: Path, error: UnicodeDecodeError) -> SourceError:
    message = _("{file}: không phải tệp chữ UTF-8 (hỏng ở byte {n})").format(file=path, n=error.start + 1)
    hint = _("mở bằng Notepad, chọn Lưu thành… với Mã hóa UTF-8; văn bản Word thì đưa thẳng tệp .docx, .doc")
    return SourceError(message, hint)


def _by_words(data: bytes) -> Iterator[tuple[str, str]]:
    """Yield what the bytes say in codes without a mark of their own, where it is Vietnamese."""
    readings: tuple[tuple[str, Callable[[bytes], str]], ...] = (
        ("", lambda raw: raw.decode("utf-16-le")),
        ("", lambda raw: raw.decode("utf-16-be")),
        (_("Windows-1258"), lambda raw: nfc(raw.decode("cp1258"))),
        (_("TCVN3 (ABC)"), lambda raw: _in_capitals(from_old_font(raw.decode("latin-1"), OldEncoding.TCVN3))),
        (_("VNI"), lambda raw: from_old_font(raw.decode("cp1252"), OldEncoding.VNI)),
    )
    for name, reading in readings:
        try:
            text = reading(data)
        except UnicodeDecodeError:
            continue
        if _is_vietnamese(text):
            yield text, name


def _in_capitals(text: str) -> str:
    """Return the text with words of capitals whole: a font of capitals gave their accents, and a text file has none."""
    return _WORD.sub(lambda found: found[0].upper() if _plain(found[0]).isupper() else found[0], text)


def _plain(word: str) -> str:
    return "".join(letter for letter in word if letter.isascii())


def _is_vietnamese(text: str) -> bool:
    words = [word for word in _WORD.findall(text)[:_JUDGED] if len(word) > 1 and not word.isupper()]
    return len(words) >= _ENOUGH and sum(map(is_syllable, words)) >= _SURE * len(words) and "\x00" not in text
