"""Letters a PDF claims to show and does not: boxes, blanks, letters borrowed from another font.

Text taken out of such a PDF looks perfect, because LibreOffice writes the right letters into /ToUnicode and
/ActualText. /ActualText alone is no proof either way (7.4, tried): a document that lacks one kind of letter has none,
and sound documents have some (decomposed letters, hyphens). What cannot lie is the drawing. LibreOffice copies the
font's ``.notdef`` into the subset as a glyph of its own and lets a code point at it, so a letter is missing when its
code draws what ``.notdef`` draws, box or nothing. Where another installed font has the letter, LibreOffice takes it
from there in the middle of the word; that shows in what each font is used for.
"""

import io
import logging
import re
import string
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

from thongbao.convert.probe import LETTERS, TIMES_ALIKE

if TYPE_CHECKING:
    import pikepdf

# Code → what is drawn for it; None for a code the font does not have.
Drawings = Callable[[int], bytes | None]

_SECTION: Final = re.compile(rb"begin(bfchar|bfrange)(.*?)endbf", re.DOTALL)
_CHAR: Final = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]*)>")
_RANGE: Final = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
_SUBSET: Final = re.compile(r"^[A-Z]{6}\+")
_STYLE: Final = re.compile(r"[-,].*$")
_FOUNDRY: Final = re.compile(r"(PS)?(MT)?$")
_VISIBLE: Final = ("L", "M", "N", "P", "S")
_PLAIN: Final = frozenset(string.ascii_letters)


def missing_letters(pdf: "pikepdf.Pdf") -> dict[str, str]:
    """Return font name → the letters (one for each kind of box) its text shows as a box or as nothing.

    Letters that share the box of another are in no list LibreOffice writes: ``ụ`` may stand for all 92.
    """
    missing: dict[str, str] = {}
    for font in fonts_of(pdf):
        if "/ToUnicode" not in font:
            continue
        drawings, nothing = _drawings(font)
        lost = [
            text
            for code, text in _texts(font.ToUnicode.read_bytes()).items()
            if _visible(text) and drawings(code) in (nothing, b"")
        ]
        if lost:
            name = family_of(str(font.get("/BaseFont", "")))
            missing[name] = "".join(dict.fromkeys([*missing.get(name, ""), *lost]))
    return missing


def fonts_of(pdf: "pikepdf.Pdf") -> Iterator["pikepdf.Dictionary"]:
    """Yield every font that text can be set in; parts of composite fonts are not fonts of their own here."""
    for thing in pdf.objects:
        # In a file every dictionary with these keys is a font, wherever it is used: page, header, form.
        if _is(thing, "/Font") and not str(thing.get("/Subtype", "")).startswith("/CIDFont"):
            yield thing  # type: ignore[misc]


def _is(thing: Any, kind: str) -> bool:
    import pikepdf

    return isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == kind


def descriptor_of(font: "pikepdf.Dictionary") -> Any:
    """Return the font's descriptor, where its embedded program hangs, or ``None``."""
    descendants = font.get("/DescendantFonts")
    return (descendants[0] if descendants else font).get("/FontDescriptor")


def family_of(base_font: str) -> str:
    """Return the family in a font's name: ``/BAAAAA+LiberationSerif-Bold`` → ``LiberationSerif``."""
    return _FOUNDRY.sub("", _STYLE.sub("", _SUBSET.sub("", base_font.removeprefix("/"))))


def _visible(text: str) -> bool:
    return any(unicodedata.category(letter).startswith(_VISIBLE) for letter in text)


def _texts(to_unicode: bytes) -> dict[int, str]:
    """Return code → text of a /ToUnicode map."""
    texts: dict[int, str] = {}
    for kind, body in _SECTION.findall(to_unicode):
        if kind == b"bfchar":
            for code, text in _CHAR.findall(body):
                texts[int(code, 16)] = _utf16(text)
        else:
            for first, last, text in _RANGE.findall(body):
                start = _utf16(text)
                for step in range(int(last, 16) - int(first, 16) + 1):
                    texts[int(first, 16) + step] = start[:-1] + chr(ord(start[-1]) + step)
    return texts


def _utf16(digits: bytes) -> str:
    return bytes.fromhex(digits.decode()).decode("utf-16-be", "replace")


def _drawings(font: "pikepdf.Dictionary") -> tuple[Drawings, bytes | None]:
    """Return what the embedded program draws for codes, and what it draws for letters it lacks.

    A font whose program is of another kind (Type 3: colour, variable) or cannot be read has no ``.notdef`` to find.
    """
    descriptor = descriptor_of(font)
    if descriptor is None:
        return (lambda _code: None), b""
    if "/FontFile2" in descriptor:
        return _truetype(descriptor.FontFile2.read_bytes(), composite="/DescendantFonts" in font)
    if "/FontFile" in descriptor:
        return _type1(descriptor.FontFile.read_bytes())
    if "/FontFile3" in descriptor and descriptor.FontFile3.get("/Subtype") == "/Type1C":
        return _cff(descriptor.FontFile3.read_bytes())
    return (lambda _code: None), b""


def _truetype(data: bytes, *, composite: bool) -> tuple[Drawings, bytes | None]:
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

    # It remarks on the dates in the head of LibreOffice's subsets.
    logging.getLogger("fontTools").setLevel(logging.ERROR)
    program = TTFont(io.BytesIO(data), lazy=True)
    places, drawn = program["loca"], program.reader["glyf"]

    def glyph(index: int) -> bytes | None:
        return bytes(drawn[places[index] : places[index + 1]]) if index + 1 < len(places) else None

    if composite:
        return glyph, glyph(0)
    codes: dict[int, int] = {}
    for table in program["cmap"].tables:
        # The cmap of symbolic fonts may live at U+F000 (ISO 32000-1, 9.6.6.4).
        codes |= {code & 0xFF: program.getGlyphID(name) for code, name in table.cmap.items() if code & 0xFF00 != 0}
        codes |= {code: program.getGlyphID(name) for code, name in table.cmap.items()}
    return (lambda code: glyph(codes.get(code, 0))), glyph(0)


def _type1(data: bytes) -> tuple[Drawings, bytes | None]:
    from fontTools.t1Lib import T1Font  # type: ignore[import-untyped]

    program = T1Font.__new__(T1Font)  # its constructor reads nothing but files
    program.data, program.encoding = data, "ascii"
    program.parse()
    return _named(program.font["Encoding"], program.font["CharStrings"])


def _cff(data: bytes) -> tuple[Drawings, bytes | None]:
    from fontTools.cffLib import CFFFontSet  # type: ignore[import-untyped]
    from fontTools.encodings.StandardEncoding import StandardEncoding  # type: ignore[import-untyped]

    fonts = CFFFontSet()
    fonts.decompile(io.BytesIO(data), None)
    top = fonts[0]
    return _named(StandardEncoding if isinstance(top.Encoding, str) else top.Encoding, top.CharStrings)


def _named(encoding: list[str], glyphs: Mapping[str, Any]) -> tuple[Drawings, bytes | None]:
    def glyph(code: int) -> bytes | None:
        name = encoding[code] if code < len(encoding) else ".notdef"
        return bytes(glyphs[name if name in glyphs.keys() else ".notdef"].bytecode)  # noqa: SIM118 (a CFF index)

    return glyph, bytes(glyphs[".notdef"].bytecode)


def borrowed_letters(pdf: "pikepdf.Pdf") -> dict[str, str]:
    """Return font name → the letters taken from it because the font of the text lacks them.

    LibreOffice sets a borrowed letter apart from its word, so words do not show it; the font does: it has Vietnamese
    letters and not one plain a–z. A font somebody chose for a heading has both.
    """
    used: dict[str, set[str]] = {}
    for font in fonts_of(pdf):
        if "/ToUnicode" in font:
            texts = _texts(font.ToUnicode.read_bytes()).values()
            used.setdefault(_alike(family_of(str(font.get("/BaseFont", "")))), set()).update("".join(texts))
    if not any(letters & _PLAIN for letters in used.values()):
        return {}
    return {
        family: "".join(sorted(letters & LETTERS))
        for family, letters in used.items()
        if letters & LETTERS and not letters & _PLAIN
    }


def _alike(family: str) -> str:
    names = {name.replace(" ", "") for name in TIMES_ALIKE}
    return TIMES_ALIKE[0] if family in names else family
