"""Every rule of form over every paper of a file, in order; what kind of document a rule is for is decided here."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from typing import Final

from thongbao.components.finding import find_papers
from thongbao.components.papers import Nature, Paper
from thongbao.findings import Finding, Outcome, Rule
from thongbao.form import (
    attached,
    body,
    code,
    copies,
    counting,
    day,
    letters,
    national,
    opening,
    organ,
    page,
    page_number,
    receiving,
    signing,
    stamps,
    title,
)
from thongbao.form.pages import PAGE_RULES, judge_pages
from thongbao.form.scene import Scene, Verdict, not_applicable, not_evaluated, settled
from thongbao.language import _
from thongbao.printed import Printing
from thongbao.standard import rules_body, rules_foot, rules_head, rules_keeping, rules_page
from thongbao.word.reading import ReadDocument

Check = Callable[[Scene], Iterator[Verdict]]

# Of the file as a whole: the first paper speaks for it.
_FILE: Final[tuple[tuple[Check, tuple[Rule, ...]], ...]] = (
    (page.page_size, (rules_page.PAGE_SIZE,)),
    (page.margins, (rules_page.MARGINS,)),
    (page.landscape, (rules_page.LANDSCAPE,)),
    (page_number.first_number, (rules_page.FIRST_NUMBER,)),
    (page_number.page_number, (rules_page.PAGE_NUMBER,)),
    (page_number.page_number_look, (rules_page.PAGE_NUMBER_LOOK,)),
    (letters.fonts, (rules_page.FONT,)),
    (letters.colours, (rules_page.COLOUR,)),
    (letters.encoding, (rules_page.ENCODING,)),
)
_APPENDIX: Final[tuple[tuple[Check, tuple[Rule, ...]], ...]] = (
    (page.appendix_numbers, (rules_page.APPENDIX_NUMBER,)),
    (attached.appendix_look, (rules_body.APPENDIX_LOOK,)),
    (attached.appendix_slots, (rules_body.APPENDIX_SLOTS,)),
    (attached.separate_file, (rules_keeping.SEPARATE_FILE,)),
)
_TEXT: Final[tuple[tuple[Check, tuple[Rule, ...]], ...]] = (
    (body.body_size, (rules_page.BODY_SIZE,)),
    (body.alignment, (rules_page.BODY_ALIGNMENT,)),
    (body.first_line, (rules_page.FIRST_LINE,)),
    (body.gaps, (rules_page.GAP,)),
    (body.line_spacing, (rules_page.LINE_SPACING,)),
    (body.empty_paragraphs, (rules_page.EMPTY_PARAGRAPHS,)),
    (opening.bases, (rules_body.BASES,)),
    (opening.bases_look, (rules_body.BASES_LOOK,)),
    (counting.counting, (rules_body.COUNTING,)),
    (counting.point_letters, (rules_body.POINT_LETTERS,)),
    (counting.titles, (rules_body.TITLES,)),
    (counting.heading_look, (rules_body.HEADING_LOOK,)),
)
_HEAD_AND_FOOT: Final[tuple[tuple[Check, tuple[Rule, ...]], ...]] = (
    (national.title_words, (rules_head.NATIONAL_TITLE,)),
    (national.title_look, (rules_head.NATIONAL_TITLE_LOOK,)),
    (national.motto_words, (rules_head.NATIONAL_MOTTO,)),
    (national.motto_look, (rules_head.NATIONAL_MOTTO_LOOK,)),
    (national.underlined, (rules_head.NATIONAL_MOTTO_UNDERLINED,)),
    (national.spacing, (rules_head.HEAD_SPACING,)),
    (organ.organ_look, (rules_head.ORGAN_LOOK,)),
    (organ.organ_rule, (rules_head.ORGAN_RULE,)),
    (organ.organ_name, (rules_head.ORGAN_NAME,)),
    (code.code_line, (rules_head.CODE_LINE,)),
    (code.code_marks, (rules_head.CODE_MARKS,)),
    (code.code_year, (rules_head.CODE_YEAR,)),
    (code.code_type, (rules_head.CODE_TYPE,)),
    (code.letter_code, (rules_head.CODE_REPEATED,)),
    (code.code_look, (rules_head.CODE_LOOK,)),
    (day.date_line, (rules_head.DATE_LINE,)),
    (day.date_real, (rules_head.DATE_REAL,)),
    (day.place_name, (rules_head.PLACE_NAME,)),
    (day.date_look, (rules_head.DATE_LOOK,)),
    (title.type_name, (rules_head.TYPE_NAME,)),
    (title.type_look, (rules_head.TYPE_LOOK,)),
    (organ.subject_rule, (rules_head.TYPE_RULE,)),
    (title.subject, (rules_head.SUBJECT,)),
    (title.letter_subject, (rules_head.LETTER_SUBJECT,)),
    (title.letter_subject_look, (rules_head.LETTER_SUBJECT_LOOK,)),
    (opening.addressees, (rules_body.ADDRESSEES,)),
    (opening.one_addressee, (rules_body.ONE_ADDRESSEE,)),
    (opening.addressee_list, (rules_body.ADDRESSEE_LIST,)),
    (opening.addressee_look, (rules_body.ADDRESSEE_LOOK,)),
    (attached.appendix_reference, (rules_body.APPENDIX_REFERENCE,)),
    (signing.signing_lines, (rules_foot.SIGNING_PREFIX, rules_foot.SIGNING_PAIR, rules_foot.SIGNING_TUQ)),
    (signing.signing_header, (rules_foot.SIGNING_HEADER,)),
    (signing.signing_name, (rules_foot.SIGNING_NAME,)),
    (signing.signing_look, (rules_foot.SIGNING_LOOK,)),
    (receiving.recipients, (rules_foot.RECIPIENTS,)),
    (receiving.recipients_look, (rules_foot.RECIPIENTS_LOOK,)),
    (receiving.as_above, (rules_foot.AS_ABOVE,)),
    (stamps.urgency, (rules_foot.URGENCY,)),
    (stamps.secrecy, (rules_foot.SECRET,)),
    (copies.copy_form, (rules_keeping.COPY_CODE,)),
    (attached.address, (rules_foot.ADDRESS,)),
)
# What a text that is issued with a decision has not: the decision bears number, day, signature and distribution list.
_OF_THE_ISSUED: Final = frozenset(
    {
        *(rules_head.CODE_LINE, rules_head.CODE_MARKS, rules_head.CODE_YEAR, rules_head.CODE_TYPE),
        *(rules_head.CODE_REPEATED, rules_head.CODE_LOOK, rules_head.DATE_LINE, rules_head.DATE_REAL),
        *(rules_head.PLACE_NAME, rules_head.DATE_LOOK),
        *(rules_foot.SIGNING_PREFIX, rules_foot.SIGNING_PAIR, rules_foot.SIGNING_TUQ, rules_foot.SIGNING_HEADER),
        *(rules_foot.SIGNING_NAME, rules_foot.SIGNING_LOOK),
        *(rules_foot.RECIPIENTS, rules_foot.RECIPIENTS_LOOK, rules_foot.AS_ABOVE),
    }
)
# What a form not yet filled in cannot show: its dots are neither text nor names.
_NEEDS_TEXT: Final = frozenset(
    {
        *(rule for _check, rules in _TEXT for rule in rules),
        rules_head.SUBJECT,
        rules_head.LETTER_SUBJECT,
        rules_body.ADDRESSEE_LIST,
        rules_body.ONE_ADDRESSEE,
        rules_head.PLACE_NAME,
    }
)


@dataclass(frozen=True, slots=True)
class FormJudged:
    """A file after its rules of form: its papers, what is wrong, and what became of every other rule."""

    papers: tuple[Paper, ...]
    findings: tuple[Finding, ...]
    outcomes: tuple[Outcome, ...]


@dataclass(frozen=True, slots=True)
class Pages:
    """The file as it was laid out, or why it was not."""

    printing: Printing | None = None
    why: str = ""


def judge(
    document: ReadDocument, file: str, declared: Collection[str] | None = None, pages: Pages | None = None
) -> FormJudged:
    """Return what the rules of form say of a file.

    :param declared: the abbreviations an office has declared; ``None`` where no office is known.
    :param pages: the file laid out; ``None`` where nobody asked for it.
    """
    pages = pages or Pages(why=_("chưa dàn trang (--no-pages)"))
    papers = find_papers(document)
    verdicts: list[Verdict] = []
    for index, paper in enumerate(papers):
        scene = Scene(document, file, paper, papers, pages.printing)
        verdicts += _of_file(scene) if index == 0 else ()
        verdicts += _of_paper(scene, declared)
        verdicts += judge_pages(scene, pages.printing, pages.why)
    findings, outcomes = settled(verdicts)
    return FormJudged(tuple(papers), tuple(findings), tuple(outcomes))


def _of_file(scene: Scene) -> Iterator[Verdict]:
    natures = {paper.nature for paper in scene.papers}
    reason = "" if natures & {Nature.ADMINISTRATIVE, Nature.APPENDIX} else reason_of(scene.paper)
    for check, rules in _FILE:
        if reason:
            yield from (not_applicable(rule, reason) for rule in rules)
        else:
            yield from check(scene)


def _of_paper(scene: Scene, declared: Collection[str] | None) -> Iterator[Verdict]:
    nature = scene.paper.nature
    for checks, natures in (
        (_HEAD_AND_FOOT, {Nature.ADMINISTRATIVE}),
        (_TEXT, {Nature.ADMINISTRATIVE}),
        (_APPENDIX, {Nature.ADMINISTRATIVE, Nature.APPENDIX}),
    ):
        for check, rules in checks:
            if nature not in natures:
                yield from (not_applicable(rule, reason_of(scene.paper)) for rule in rules)
            elif scene.paper.attached and _OF_THE_ISSUED.issuperset(rules):
                yield from (not_applicable(rule, _("văn bản ban hành kèm theo văn bản khác")) for rule in rules)
            elif scene.paper.template and _NEEDS_TEXT.intersection(rules):
                yield from (not_evaluated(rule, _("mẫu chưa điền nội dung")) for rule in rules)
            else:
                yield from check(scene)
    if nature is Nature.ADMINISTRATIVE:
        yield from code.code_declared(scene, declared)
    else:
        yield not_applicable(rules_head.CODE_DECLARED, reason_of(scene.paper))


def reason_of(paper: Paper) -> str:
    """Return why the rules on components say nothing of a paper."""
    return {
        Nature.PARTY: _("văn bản của Đảng, trình bày theo quy định của Đảng"),
        Nature.NORMATIVE: _("văn bản quy phạm pháp luật, trình bày theo nghị định khác"),
        Nature.APPENDIX: _("phụ lục đứng riêng, không có phần đầu và chữ ký"),
        Nature.OTHER: _("không phải văn bản hành chính có số, ký hiệu"),
        Nature.ADMINISTRATIVE: "",
    }[paper.nature]


def rules() -> tuple[Rule, ...]:
    """Return every rule that is decided here."""
    checks = (*_FILE, *_APPENDIX, *_TEXT, *_HEAD_AND_FOOT)
    decided = [*(rule for _check, owned in checks for rule in owned), rules_head.CODE_DECLARED, *PAGE_RULES]
    return tuple(dict.fromkeys(decided))
