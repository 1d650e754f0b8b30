"""Names as they stand in the text: near misses of declared ones; one unit, person or meeting named many ways."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from thongbao.checks.assessing import Result
from thongbao.checks.lines import Known, Line, Role
from thongbao.checks.words import rules
from thongbao.checks.words.prose import around, compiled, prose, words
from thongbao.findings import Outcome, Rule, Status
from thongbao.language import _
from thongbao.model.units import Relation, Unit, Units
from thongbao.vietnamese.text import fold, squeeze

_LEAST_WORDS: Final = 2


class Mention(NamedTuple):
    """A name as it was met."""

    line: Line
    start: int
    text: str


def not_declared(rule: Rule) -> Outcome:
    """Return that a rule could not be asked because no units and people are known."""
    return Outcome(rule.id, Status.NOT_EVALUATED, _("chưa biết đơn vị và người: không có don-vi.yaml"))


def near_name_findings(lines: Sequence[Line], known: Known) -> Iterator[Result]:
    """Yield words that are a declared name but for its diacritics: ``xã Nậm Cắn`` for ``xã Nậm Cần``."""
    if known.units is None:
        yield not_declared(rules.NEAR_NAME)
        return
    names = _declared(known)
    longest = max((len(key.split()) for key in names), default=0)
    for line in prose(lines, Role.RECIPIENT, Role.TABLE, Role.ADDRESSEE):
        yield from _near_in(line, names, longest)


def _near_in(line: Line, names: dict[str, set[str]], longest: int) -> Iterator[Result]:
    """Yield the near misses of a line, the longest name at each place."""
    met = list(words(line.text))
    at = 0
    while at < len(met):
        taken = 1
        for size in range(min(longest, len(met) - at), _LEAST_WORDS - 1, -1):
            start, end = met[at].start, met[at + size - 1].end
            written = line.text[start:end]
            meant = names.get(fold(written))
            if meant is not None:
                # A proper name has capitals: "phía trung đông" is no commune of Trung Đồng.
                if written.lower() not in meant and not written.islower():
                    yield _near(line, start, written, sorted(meant)[0])
                taken = size
                break
        at += taken


def _near(line: Line, start: int, written: str, meant: str) -> Result:
    at = next((i for i, (a, b) in enumerate(zip(written.split(), meant.split(), strict=False)) if a.lower() != b), 0)
    right = " ".join(
        b.capitalize() if a[:1].isupper() else b for a, b in zip(written.split(), meant.split(), strict=False)
    )
    offset = start + len(" ".join(written.split()[:at])) + (1 if at else 0)
    message = _("«{written}» khác tên đã khai «{meant}»").format(written=written, meant=right)
    return rules.NEAR_NAME.found(
        line.at(offset), message, _("viết «{right}», hoặc khai thêm tên này").format(right=right)
    )


def _declared(known: Known) -> dict[str, set[str]]:
    """Return folded name → the ways it is declared, in small letters.

    Only names of two words and more; the full name of a unit decides where another name of it differs by diacritics
    alone: such a name was declared to be found, not to be right.
    """
    names: dict[str, set[str]] = {}
    assert known.units is not None
    full = [name for unit in known.units.units for name in _parts(unit)]
    full += [group.name for group in known.units.groups]
    full += [person.full_name for person in known.units.people]
    full += [signer.full_name for signer in known.office.signers] if known.office else []
    full += [organ.name for organ in known.office.organs] if known.office else []
    for name in full:
        if len(name.split()) >= _LEAST_WORDS:
            names.setdefault(fold(name), set()).add(squeeze(name).lower())
    for others in _other_names(known.units):
        for other in others:
            if len(other.split()) >= _LEAST_WORDS:
                names.setdefault(fold(other), {squeeze(other).lower()})
    return names


def _other_names(units: Units) -> list[tuple[str, ...]]:
    return [unit.other_names for unit in units.units] + [group.other_names for group in units.groups]


def _parts(unit: Unit) -> Iterator[str]:
    """Yield a unit's name; of a commune's committee also the commune: ``UBND xã Nậm Cần``, ``xã Nậm Cần``."""
    yield unit.name
    match = re.match(r"(?:UBND|Ủy ban nhân dân) (?=(?:xã|phường|thị trấn|thôn|bản) )(?P<place>.+)", unit.name)
    if match:
        yield unit.name[match.start("place") :]
        yield unit.name[match.start("place") :].split(" ", 1)[1]


def unit_name_findings(lines: Sequence[Line], known: Known) -> Iterator[Result]:
    """Yield one finding for each unit the document calls by several names."""
    if known.units is None:
        yield not_declared(rules.UNIT_NAMES)
        return
    met = mentions(lines, known.units)
    for unit in known.units.units:
        ways = Counter(_ignoring_capitals(mention.text) for mention in met.get(unit.id, ()))
        if len(ways) < 2 or _introduced(unit, met[unit.id]):
            continue
        kept = unit.name
        first = next(m for m in met[unit.id] if _ignoring_capitals(m.text) != _ignoring_capitals(kept))
        counts = ", ".join(f"«{way}» ({count})" for way, count in ways.most_common())
        message = _("{unit} được gọi bằng {n} tên: {counts}").format(unit=unit.name, n=len(ways), counts=counts)
        hint = _("lần đầu viết «{kept}», sau đó một cách gọi").format(kept=kept)
        yield rules.UNIT_NAMES.found(first.line.at(first.start), message, hint)


_BARE_COMMITTEE: Final = compiled(
    r"(?<![\w.-])(?<!và )(?<!TM\. )UBND(?! (?:huyện|xã|tỉnh|phường|thị|thành|quận|các|cấp|đặc|và|TP|[<U>]))(?![\w&/-])"
)
_FULL_COMMITTEE: Final = re.compile(r"UBND (?:huyện|xã|tỉnh|phường|thị trấn|thành phố)(?!\w)")
_USUAL: Final = 3


def bare_committee_findings(lines: Sequence[Line], _known: Known) -> Iterator[Result]:
    """Yield a finding when the document says ``UBND huyện`` as a rule and ``UBND`` without its level here and there."""
    read = list(prose(lines))
    full = [match[0] for line in read for match in _FULL_COMMITTEE.finditer(line.text)]
    bare = [(line, match) for line in read for match in _BARE_COMMITTEE.finditer(line.text)]
    if len(full) >= _USUAL and bare and len(bare) < len(full):
        kept = Counter(full).most_common(1)[0][0]
        line, match = bare[0]
        message = _("«UBND» không ghi cấp {n} chỗ, chỗ khác là «{kept}»; chỗ đầu: «{around}»").format(
            n=len(bare), kept=kept, around=around(line.text, match.start(), match.end())
        )
        yield rules.UNIT_NAMES.found(line.at(match.start()), message, _("viết «{kept}»").format(kept=kept))


def _ignoring_capitals(name: str) -> str:
    return name[:1].upper() + name[1:] if name.islower() or name[:1].islower() else name


def _introduced(unit: Unit, met: Sequence[Mention]) -> bool:
    """Return whether the document does it right: the full name first, afterwards one short one."""
    ways = list(dict.fromkeys(_ignoring_capitals(mention.text) for mention in met))
    return len(ways) == 2 and ways[0] == _ignoring_capitals(unit.name)


def mentions(lines: Sequence[Line], units: Units) -> dict[str, list[Mention]]:
    """Return unit id → where it is named, the longest name at each place; lower committees, being places, are left."""
    by_name: dict[str, str] = {}
    for unit in units.units:
        if unit.relation != Relation.LOWER:
            for name in (unit.name, *unit.other_names):
                by_name.setdefault(squeeze(name).lower(), unit.id)
    # Names of the others stand here too, so that a longer name hides the shorter one inside it.
    full = [each.name for each in units.units] + [each.name for each in units.groups]
    for names in (full, *_other_names(units)):
        for name in names:
            by_name.setdefault(squeeze(name).lower(), "")
    if not by_name:
        return {}
    longest_first = sorted(by_name, key=len, reverse=True)
    pattern = compiled(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)(?!&)(?!-\w)", re.IGNORECASE)
    found: dict[str, list[Mention]] = {}
    for line in prose(lines):
        for match in pattern.finditer(line.text):
            identifier = by_name[match[0].lower()]
            if identifier:
                found.setdefault(identifier, []).append(Mention(line, match.start(), match[0]))
    return found


_ADDRESS: Final = compiled(r"(?:đồng chí|ông|bà|Ông|Bà|Đồng chí) (?P<name>[<U>][<L>]*(?: [<U>][<L>]*){1,3})(?!\w)")
_BEHIND: Final = compiled(
    r"(?P<join>\s*[-–,(]?\s*)(?P<position>(?:PCT|Phó Chủ tịch|Chủ tịch|Bí thư|Phó Bí thư|Giám đốc|Phó Giám đốc|Trưởng"
    r"|Phó Trưởng|Chánh|Phó Chánh)(?!\w)(?:\s(?:UBND|HĐND|Ủy ban nhân dân|Hội đồng nhân dân|Văn phòng|Công an|phòng"
    r"|ban)"
    r"|\s(?:huyện|xã|tỉnh|phường|thị trấn|thành phố)(?!\w))*)"
)


def person_findings(lines: Sequence[Line], known: Known) -> Iterator[Result]:
    """Yield one finding for each person whose position is written in several ways."""
    met: dict[str, list[Mention]] = {}
    declared = [person.full_name for person in known.units.people] if known.units else []
    for line in prose(lines):
        spans = [(m.start("name"), m["name"]) for m in _ADDRESS.finditer(line.text)]
        spans += [
            (m.start(), name) for name in declared for m in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", line.text)
        ]
        for start, name in sorted(set(spans)):
            behind = _BEHIND.match(line.text, start + len(name))
            if behind:
                way = f"{behind['join'].strip() or ' '}|{behind['position']}"
                met.setdefault(name, []).append(Mention(line, start, way))
    for name, found in met.items():
        ways = Counter(mention.text for mention in found)
        if len(ways) > 1:
            shown = ", ".join(f"«{name}{_as_written(way)}»" for way in ways)
            message = _("chức vụ của {name} ghi {n} cách: {shown}").format(name=name, n=len(ways), shown=shown)
            other = next(mention for mention in found if mention.text != found[0].text)
            yield rules.PERSON_NAMES.found(other.line.at(other.start), message, _("ghi một cách trong cả văn bản"))


def _as_written(way: str) -> str:
    join, _bar, position = way.partition("|")
    return f" {position}" if join == " " else f", {position}" if join == "," else f" {join} {position}"


_MEETING: Final = compiled(
    r"(?P<kind>(?:phiên họp|cuộc họp|hội nghị)(?: (?:thường kỳ|giao ban|chuyên đề|thường lệ|bất thường|định kỳ))?)"
    r"(?: (?:UBND|Ủy ban nhân dân) (?:huyện|xã|tỉnh|phường))? tháng (?P<month>\d{1,2})(?!\d)",
    re.IGNORECASE,
)


def meeting_findings(lines: Sequence[Line], _known: Known) -> Iterator[Result]:
    """Yield a finding when the meeting of one month is called by two names."""
    met: dict[str, list[Mention]] = {}
    for line in prose(lines):
        for match in _MEETING.finditer(line.text):
            met.setdefault(match["month"], []).append(Mention(line, match.start(), match["kind"].lower()))
    for month, found in met.items():
        kinds = Counter(mention.text for mention in found)
        kept = kinds.most_common(1)[0][0]
        other = next((mention for mention in found if mention.text != kept), None)
        if other is not None:
            message = _("cuộc họp tháng {month} gọi là «{other}», chỗ khác là «{kept}»: «{around}»").format(
                month=month,
                other=other.text,
                kept=kept,
                around=around(other.line.text, other.start, other.start + len(other.text)),
            )
            yield rules.MEETING_NAMES.found(other.line.at(other.start), message, _("gọi một tên"))
