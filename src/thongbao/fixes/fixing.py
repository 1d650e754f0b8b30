"""What is safe to correct, rule by rule, and the correction of a whole file: change, verify, check again."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Final

from thongbao.components.finding import find_papers
from thongbao.errors import UsageError
from thongbao.findings import Finding, Rule, in_order
from thongbao.fixes import body, decoding, letters, page
from thongbao.fixes.looks import LOOK_RULES, looks
from thongbao.fixes.ruling import RULED, draw_rules
from thongbao.fixes.verifying import verify
from thongbao.fixes.words import WORD_RULES, words
from thongbao.fixes.work import Change, Work
from thongbao.form.checking import judge
from thongbao.language import _
from thongbao.standard import rules_page
from thongbao.word.package import Package, open_package, package_bytes
from thongbao.word.reading import ReadDocument

Fixer = Callable[[Work], None]
_TURNS: Final = 4

_FIXERS: Final[tuple[tuple[Rule, Fixer], ...]] = (
    (rules_page.PAGE_SIZE, page.paper),
    (rules_page.MARGINS, page.margins),
    (rules_page.PAGE_NUMBER, page.number_place),
    (rules_page.FIRST_NUMBER, page.first_number),
    (rules_page.PAGE_NUMBER_LOOK, page.number_look),
    (rules_page.FONT, letters.fonts),
    (rules_page.COLOUR, letters.colours),
    (rules_page.ENCODING, letters.tone_marks),
    (rules_page.ENCODING, decoding.decode),
    (rules_page.BODY_SIZE, body.size),
    (rules_page.BODY_ALIGNMENT, body.alignment),
    (rules_page.FIRST_LINE, body.first_line),
    (rules_page.GAP, body.gaps),
    (rules_page.LINE_SPACING, body.line_spacing),
    (rules_page.EMPTY_PARAGRAPHS, body.empty_paragraphs),
)
FIXABLE: Final = tuple(dict.fromkeys([*(rule for rule, _fixer in _FIXERS), *LOOK_RULES, *WORD_RULES, *RULED]))


@dataclass(frozen=True, slots=True)
class Fixed:
    """A corrected file: its bytes, what was changed, and what is left for a person."""

    data: bytes
    changes: tuple[Change, ...]
    left: tuple[Finding, ...]


def rules_named(names: Sequence[str]) -> frozenset[str]:
    """Return the ids of the rules to correct: those named, else all that can be.

    :raises UsageError: a name is no rule that can be corrected.
    """
    known = {rule.id for rule in FIXABLE}
    wrong = [name for name in names if name.upper() not in known]
    if wrong:
        message = _("không sửa tự động được quy tắc {names}").format(names=", ".join(wrong))
        raise UsageError(message, _("sửa được: {known}").format(known=", ".join(sorted(known))))
    return frozenset(name.upper() for name in names) or frozenset(known)


def fix(package: Package, file: str, rules: Collection[str]) -> Fixed:
    """Correct what is safe, in passes until nothing changes, verify it, and check the result again.

    Only rules with a finding are touched; a file none of whose papers this decree is for stays as it is.

    :raises ChangedTooMuchError: a correction touched what it must not; nothing may be written then.
    """
    changes: list[Change] = []
    now = package
    # The look of a line may depend on words corrected first, and the other way round.
    for turn in range(_TURNS):
        document = ReadDocument(now)
        judged = judge(document, file)
        broken = {finding.rule for finding in judged.findings} & set(rules)
        if not broken:
            break
        work = Work(document, find_papers(document), file)
        _correct(work, broken, last=turn == _TURNS - 1)
        if not work.changes:
            break
        after = open_package(package_bytes(work.result().members), file)
        verify(now, after, work.changes)
        changes += work.changes
        now = after
    left = judge(ReadDocument(now), file).findings
    data = package_bytes(now.members)
    return Fixed(data, tuple(dict.fromkeys(changes)), tuple(in_order(left)))


def _correct(work: Work, broken: Collection[str], *, last: bool) -> None:
    looks(work, broken)
    for rule, fixer in _FIXERS:
        if rule.id in broken and any(paper.judged for paper in work.papers):
            fixer(work)
    # A rule is as long as the letters and the page let it be: it is drawn when nothing of them moves any more.
    if not work.changes or last:
        draw_rules(work, broken)
    # Last: words move the characters that spans are counted by.
    words(work, broken)
