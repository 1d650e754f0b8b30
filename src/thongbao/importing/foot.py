"""The pieces below the body → distribution list, filing line, authority, title and name of the signer."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from thongbao.importing.parts import Foot, Found, How
from thongbao.importing.pieces import Column, Piece
from thongbao.standard.recognising import (
    is_mark,
    is_placeholder,
    is_recipients_label,
    is_rule,
    is_signing_line,
)
from thongbao.vietnamese.text import nfc, squeeze

_FILING: Final = re.compile(r"[-–\s]*(?P<label>Lưu)\s*[:;]?\s*(?P<what>.+)$", re.IGNORECASE)
_LABEL: Final = re.compile(r"nơi\s+nhận\s*:?\s*", re.IGNORECASE)
_AUTHORITY: Final = re.compile(r"(?:TM|KT|TL|TUQ|Q|T/M|K/T|T/L)(?:\s*[./]|\s)\s*", re.IGNORECASE)
_ACTING: Final = re.compile(r"(?:Q|QUYỀN)[. ]", re.IGNORECASE)
# The title of the next rank begins inside a line that lost its break: «TL. CHỦ TỊCH CHÁNH VĂN PHÒNG».
_SECOND: Final = re.compile(
    r"(?<=\w)(?<!PHÓ)(?<!TỔNG)(?<!QUYỀN)\s+(?=(?:KT|TL|TUQ)\s*\.|(?:PHÓ )+(?:TỔNG )?(?:CHỦ TỊCH|CHÁNH|GIÁM|TRƯỞNG"
    r"|CHỦ NHIỆM)|CHÁNH VĂN PHÒNG|CHÁNH THANH TRA|TRƯỞNG (?:PHÒNG|BAN)|CHỦ TỊCH(?! ỦY| UBND)|(?:TỔNG )?GIÁM ĐỐC)"
)
_SHORT: Final = 40
_NAME: Final = re.compile(r"(?:[^\W\d_]+\.?\s+){1,6}[^\W\d_]+")
_TITLES: Final = re.compile(r"(?:(?:PGS|GS|TS|ThS|BS|KS|CN)\.?\s*)+", re.IGNORECASE)


def read_foot(pieces: Sequence[Piece]) -> Foot:
    """Return what the pieces below the body say."""
    foot = Foot()
    signature: list[Piece] = []
    listing = False
    for piece in pieces:
        text = piece.text
        if is_rule(text):
            continue
        if is_recipients_label(text):
            listing = True
            rest = _LABEL.sub("", text, count=1).strip()
            foot.label = text.removesuffix(rest)
            if rest:
                _take_recipient(foot, piece.of(rest))
        elif listing and not piece.mark and text.endswith(":") and len(text) < _SHORT:
            # «Gửi bản điện tử:» says how the lines below are sent, and is nobody.
            foot.left_over.append(piece)
        elif listing and foot.filing is None and _is_listed(piece, signature):
            _take_recipient(foot, piece)
        else:
            signature.append(piece)
    # Papers of the Party end these lines with a comma.
    foot.recipients = [replace(found, value=str(found.value).rstrip(", ")) for found in foot.recipients]
    _read_signature(foot, signature)
    return foot


def _is_listed(piece: Piece, signature: Sequence[Piece]) -> bool:
    if piece.column is Column.RIGHT or (not piece.mark and is_signing_line(piece.text)):
        return False
    if piece.mark or piece.column is Column.LEFT or _FILING.match(piece.text):
        return True
    signed = any(each.column is Column.FULL for each in signature)
    return not signed and not (piece.bold and nfc(piece.text).istitle())


def _take_recipient(foot: Foot, piece: Piece) -> None:
    for mark, text in _split(piece):
        filing = _FILING.match(text)
        if filing and filing["label"][0] == "L":
            foot.filing = Found(filing["what"].strip(" .;"), "luu", piece.origin, piece.printed)
            continue
        words = re.sub(r"\s*;\s*(?=\()", " ", text).strip(" ;.").strip()
        if not words:
            continue
        last = foot.recipients[-1] if foot.recipients else None
        if last and not mark and _is_rest(last, words):
            joined = squeeze(f"{last.value} {words}")
            foot.recipients[-1] = Found(joined, last.rule, last.origin, f"{last.printed} {text}", last.how)
        else:
            foot.recipients.append(Found(words, "noi-nhan", piece.origin, f"{mark} {text}".strip()))


def _is_rest(last: Found, words: str) -> bool:
    """Return whether a line without a dash goes on with the one above, which has not ended yet."""
    return not last.printed.rstrip().endswith((";", ".")) or words[0].islower() or words.startswith("(")


def _split(piece: Piece) -> Iterator[tuple[str, str]]:
    """Yield (dash, words) for each recipient of a line; some lines hold several."""
    parts = re.split(r"(?<=[;.])\s+[-–]\s*(?=[^\W\d_])", piece.text)
    yield piece.mark, parts[0]
    for part in parts[1:]:
        yield "-", part


def _read_signature(foot: Foot, pieces: Sequence[Piece]) -> None:
    foot.consumed = [piece for piece in pieces if is_placeholder(piece.text)]
    lines = list(_signing_lines([piece for piece in pieces if not is_placeholder(piece.text)]))
    titles: list[Piece] = []
    unknown = not any(map(_signs, lines))
    for index, piece in enumerate(lines):
        text, below = piece.text, lines[index + 1 :]
        goes_on = (titles or (unknown and not is_mark(text))) and text.upper() == text and _goes_on(text, below)
        if foot.name is None and (is_signing_line(text) or goes_on):
            titles.append(piece)
        elif foot.name is None and titles and _is_name(text) and not any(map(_signs, below)):
            foot.name = Found(text, "nguoi-ky", piece.origin, text)
        else:
            foot.left_over.append(piece)
    if not titles:
        _name_alone(foot)
        return
    authority, position = _ranks(titles)
    if authority:
        words = _title_words(authority)
        foot.authority = Found(words, "quyen-han", authority[0].origin, words)
    if position:
        words = _title_words(position)
        how = How.UNCERTAIN if unknown else How.STATED
        foot.position = Found(words, "chuc-vu", position[0].origin, words, how)


def _title_words(titles: Sequence[Piece]) -> str:
    """Return the titles, one a line: in an advisory body the title in the agency stands below the one in the body."""
    words = titles[0].text
    for piece in titles[1:]:
        words += ("\n" if is_signing_line(piece.text) else " ") + piece.text
    return words


def _signs(piece: Piece) -> bool:
    return is_signing_line(piece.text)


def _goes_on(text: str, below: Sequence[Piece]) -> bool:
    """Return whether a line in capitals is more of a title and no name typed in capitals."""
    if any(_is_name(piece.text) and piece.text.upper() != piece.text for piece in below):
        # The name is still to come.
        return True
    return len(text.split()) > 5 or bool(
        re.match(r"(?:VÀ|THƯỜNG TRỰC|KIÊM|PHỤ TRÁCH|ỦY BAN|TỈNH|HUYỆN|XÃ|PHƯỜNG)", text)
    )


def _ranks(titles: Sequence[Piece]) -> tuple[list[Piece], list[Piece]]:
    """Return the lines of authority (TM., KT., TL.) and those of the title."""
    last = max((i for i, piece in enumerate(titles) if _is_authority(piece.text)), default=-1)
    at = next((i for i in range(last + 1, len(titles)) if last < 0 or is_signing_line(titles[i].text)), len(titles))
    if at == len(titles):
        # «TM. BAN CHỈ ĐẠO» alone: authority without a title.
        return list(titles), []
    return list(titles[:at]), list(titles[at:])


def _is_authority(text: str) -> bool:
    return bool(_AUTHORITY.match(text)) and not _ACTING.match(text)


def _signing_lines(pieces: Sequence[Piece]) -> Iterator[Piece]:
    for piece in pieces:
        if not is_signing_line(piece.text) or not _SECOND.search(piece.text):
            yield piece
            continue
        start = 0
        for found in _SECOND.finditer(piece.text):
            yield piece.of(piece.text[start : found.start()], "")
            start = found.end()
        yield piece.of(piece.text[start:], "")


def _is_name(text: str) -> bool:
    bare = _TITLES.sub("", text, count=1)
    words = bare.split()
    if not _NAME.fullmatch(bare) or not 2 <= len(words) <= 7:
        return False
    return all(word[0].isupper() for word in words)


def _name_alone(foot: Foot) -> None:
    """A name under nothing is the signer's, but nobody says so."""
    for piece in foot.left_over:
        if _is_name(piece.text) and piece.text.upper() != piece.text:
            foot.name = Found(piece.text, "nguoi-ky", piece.origin, piece.text, How.UNCERTAIN)
            foot.left_over.remove(piece)
            return
