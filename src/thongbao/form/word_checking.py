"""Words of a .docx → findings and outcomes: the checks of words over each of its papers."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from thongbao.checks.assessing import Assessment, Check, assess
from thongbao.checks.extracted_sense import EXTRACTED_CHECKS
from thongbao.checks.lines import Known
from thongbao.checks.words.all_checks import WORD_CHECKS
from thongbao.components.papers import Nature, Paper
from thongbao.findings import Outcome, Status
from thongbao.form.lines import issued_day, lines_of
from thongbao.language import _
from thongbao.word.reading import ReadDocument


def judge_words(
    document: ReadDocument,
    papers: Sequence[Paper],
    file: str,
    known: Known,
    elsewhere: Collection[str],
    why: Sequence[str],
) -> Assessment:
    """Return what the checks of words say of the papers of a file.

    :param elsewhere: rules that the rules of form decide here, so the words do not.
    :param why: for each paper, why rules on its text do not apply; empty where they do.
    """
    checks = [
        check for check in (*WORD_CHECKS, *EXTRACTED_CHECKS) if not {rule.id for rule in check.rules} <= set(elsewhere)
    ]
    judged = Assessment()
    for paper, reason in zip(papers, why, strict=True):
        judged = judged + _of_paper(document, paper, file, known, checks, reason)
    return judged


def _of_paper(
    document: ReadDocument, paper: Paper, file: str, known: Known, checks: Sequence[Check], reason: str
) -> Assessment:
    if paper.nature not in (Nature.ADMINISTRATIVE, Nature.APPENDIX):
        return Assessment(outcomes=tuple(_unasked(checks, Status.NOT_APPLICABLE, reason)))
    if paper.template:
        return Assessment(outcomes=tuple(_unasked(checks, Status.NOT_EVALUATED, _("mẫu chưa điền nội dung"))))
    lines = lines_of(document, [paper], file)
    return assess(checks, lines, replace(known, issued=issued_day([paper]) or known.issued))


def _unasked(checks: Sequence[Check], status: Status, why: str) -> Iterator[Outcome]:
    for rule in dict.fromkeys(rule.id for check in checks for rule in check.rules):
        yield Outcome(rule, status, why)
