"""Every syllable Vietnamese can have: onsets × rhymes × tones, written by the spelling rules.

The tables are those of the national orthography: initials, rhymes, six tones; a rhyme that ends in c, ch, p or t
has only sắc and nặng. Both ways of placing the tone in ``oa oe uy`` are right (hòa, hoà).
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import Final

_WORD: Final = re.compile(r"[^\W\d_]+")
_MOST: Final = 0.8
_ONSETS: Final = ("", *"b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x".split())
_RHYMES: Final = frozenset(
    "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây "
    "e ec em en eng eo ep et ê êch êm ên ênh êp êt êu i ia ich im in inh ip it iu "
    "iêc iêm iên iêng iêp iêt iêu o oc oi om on ong op ot ooc oong oa oac oach oai oam oan oang oanh oao oap oat oay "
    "oăc oăm oăn oăng oăt oe oem oen oeo oet ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt "
    "u ua uc ui um un ung up ut uân uâng uât uây uê uêch uên uênh uêu uôc uôi uôm uôn uông uôp uôt uơ "
    "uy uya uych uyên uyêt uyn uynh uyp uyt uyu ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu".split()
)
# Where y stands for i: alone, and by custom after these (kỹ, lý, mỹ, sỹ, tỷ, hy, vy, thy).
_Y_ONSETS: Final = frozenset({"", "h", "k", "l", "m", "n", "s", "t", "th", "v", "qu"})
# Rhymes behind qu, whose u is the glide.
_BEHIND_QU: Final = frozenset(
    "a ac ach ai an ang anh ao at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng ât âu ây e en eng eo et ê ên êt êu êch ênh "
    "i ich in inh it y ych yên yêt ynh yt yp ôc ơ".split()
)
# gi + i is written once: gì, gìn, giếng.
_BEHIND_G: Final = frozenset("i in im iêng iêt iêc iêm".split())
_BARE: Final = frozenset("y yêm yên yêng yêt yêu".split())
_FRONT: Final = frozenset("ieêy")
_TONES: Final = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
_STOPPED: Final = ("c", "ch", "p", "t")
_STOPPED_TONES: Final = ("\u0301", "\u0323")
_VOWELS: Final = frozenset("aăâeêioôơuưy")
_MARKED: Final = frozenset("ăâêôơư")


def reads_as_vietnamese(text: str) -> bool:
    """Return whether nearly all words of the text that bear marks are Vietnamese syllables.

    Names of other tongues and slips are the rest; text in the code of a font is hardly ever any.
    """
    words = [word for word in _WORD.findall(text) if not word.isascii()]
    return sum(is_syllable(word.lower()) for word in words) >= _MOST * len(words)


def is_syllable(word: str) -> bool:
    """Return whether the word, in any case of letters, is a syllable Vietnamese can have."""
    return unicodedata.normalize("NFC", word).lower() in _syllables()


@cache
def _syllables() -> frozenset[str]:
    return frozenset(
        form
        for onset in _ONSETS
        for rhyme in _rhymes_behind(onset)
        for tone in (_STOPPED_TONES if rhyme.endswith(_STOPPED) else _TONES)
        for form in _with_tone(onset, rhyme, tone)
    )


def _rhymes_behind(onset: str) -> Iterator[str]:
    """Yield the rhymes that may be written behind an onset."""
    if onset == "qu":
        yield from _BEHIND_QU
        return
    if onset == "g":
        yield from _BEHIND_G
    for rhyme in _RHYMES:
        front = rhyme[0] in _FRONT
        if onset in ("c", "g", "ng") and (front or (onset == "c" and rhyme.startswith(("oa", "oe", "uy", "uê")))):
            continue
        if onset in ("k", "gh", "ngh") and not front:
            continue
        if onset == "gi" and rhyme[0] == "i":
            continue
        if onset == "" and rhyme.startswith("iê"):
            continue
        yield rhyme
    if onset in _Y_ONSETS:
        yield "y"
    if onset == "":
        yield from _BARE


def _with_tone(onset: str, rhyme: str, tone: str) -> Iterator[str]:
    """Yield the syllable with its tone, in both places where two are right."""
    if not tone:
        yield onset + rhyme
        return
    for at in _tone_places(onset, rhyme):
        yield unicodedata.normalize("NFC", onset + rhyme[: at + 1] + tone + rhyme[at + 1 :])


def _tone_places(onset: str, rhyme: str) -> tuple[int, ...]:
    vowels = [at for at, letter in enumerate(rhyme) if letter in _VOWELS]
    marked = [at for at in vowels if rhyme[at] in _MARKED]
    if marked:
        return (marked[-1],)
    if len(vowels) == 1:
        return (vowels[0],)
    closed = vowels[-1] != len(rhyme) - 1
    if closed or len(vowels) == 3:
        return (vowels[1],)
    # oa, oe, uy stand open: the tone on the first vowel (hòa) or on the second (hoà).
    if rhyme in ("oa", "oe", "uy") and onset != "qu":
        return (vowels[0], vowels[1])
    return (vowels[0],)
