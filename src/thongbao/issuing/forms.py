"""The papers of an issue against the rules of form, as anybody's Word files are, before anything is sealed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar, Final

from thongbao.archive.contents import AcceptedFinding, IssuedPaper
from thongbao.checks.settings import as_the_office_wants
from thongbao.errors import ExitCode, ThongbaoError
from thongbao.findings import Finding, Severity
from thongbao.form.checking import judge
from thongbao.issuing.batch import Batch
from thongbao.issuing.making import Made
from thongbao.language import _
from thongbao.papers import Kind, Sheet
from thongbao.register.wanted import PaperKey
from thongbao.word.package import open_package
from thongbao.word.reading import ReadDocument

_SHOWN: Final = 5


class WrongFormError(ThongbaoError):
    """A paper made from a template of the office breaks a rule of form, and nobody accepted that."""

    exit_code: ClassVar[ExitCode] = ExitCode.FINDINGS

    def __init__(self, message: str, hint: str, findings: Sequence[Finding]) -> None:
        super().__init__(message, hint)
        self.findings = tuple(findings)


@dataclass(frozen=True, slots=True)
class FormsJudged:
    """What the papers of an issue break: rules that were accepted, and what is only remarked."""

    accepted: tuple[AcceptedFinding, ...]
    remarks: tuple[str, ...]


def judge_forms(batch: Batch, made: Made, accepted: Mapping[str, str]) -> FormsJudged:
    """Judge the papers that bear a number; errors are said once for each kind of paper.

    What the office's own template does wrong stops the issue: every paper made from it is judged. What comes out of a
    template of ours is the program's own doing: it is remarked, and stops nobody; the first paper of a kind and the
    longest stand for the others, whose form is theirs.

    :param accepted: rule → why the clerk accepts that it is broken.
    :raises WrongFormError: names the papers, the rules and the template.
    """
    own = {template.kind for template in made.templates if template.own}
    stopping: list[tuple[str, Finding]] = []
    taken: list[AcceptedFinding] = []
    remarks: list[str] = []
    for name, kind, finding in _errors(batch, made):
        said = _("{file}: {where}: {message} [{rule}]").format(
            file=name, where=finding.place.where, message=finding.message, rule=finding.rule
        )
        if finding.rule in accepted:
            taken.append(AcceptedFinding(finding.rule, finding.message, name, accepted[finding.rule]))
        elif kind in own:
            stopping.append((said, finding))
        else:
            remarks.append(said)
    if stopping:
        more = _(" … và {n} chỗ nữa").format(n=len(stopping) - _SHOWN) if len(stopping) > _SHOWN else ""
        message = _("văn bản lập từ mẫu của cơ quan sai thể thức; chưa ban hành gì:\n  {places}{more}")
        hint = _('sửa mẫu trong templates/ (thongbao template check); nếu vẫn phải vậy: --accept {rule} --why "…"')
        places = "\n  ".join(said for said, _finding in stopping[:_SHOWN])
        found = [finding for _said, finding in stopping]
        raise WrongFormError(message.format(places=places, more=more), hint.format(rule=found[0].rule), found)
    return FormsJudged(tuple(taken), tuple(remarks))


def _errors(batch: Batch, made: Made) -> Iterator[tuple[str, Kind, Finding]]:
    seen: set[tuple[Kind, str, str]] = set()
    for sheet, paper in _looked_at(batch, made):
        judged = judge(ReadDocument(open_package(paper.docx, sheet.file_name)), sheet.file_name)
        for finding in as_the_office_wants(judged.findings, batch.record.office)[0]:
            key = (sheet.kind, finding.rule, finding.message)
            if finding.severity is Severity.ERROR and key not in seen:
                seen.add(key)
                yield sheet.file_name, sheet.kind, finding


def _looked_at(batch: Batch, made: Made) -> Iterator[tuple[Sheet, IssuedPaper]]:
    numbered = {wanted.key for wanted in batch.wanted}
    own = {template.kind for template in made.templates if template.own}
    by_kind: dict[Kind, list[tuple[Sheet, IssuedPaper]]] = {}
    for sheet, paper in zip(made.sheets, made.papers, strict=True):
        if PaperKey.of(sheet) in numbered:
            by_kind.setdefault(sheet.kind, []).append((sheet, paper))
    for kind, papers in by_kind.items():
        longest = max(papers, key=lambda pair: len(pair[1].docx))
        if kind in own:
            yield from papers
        else:
            yield papers[0]
            if longest is not papers[0]:
                yield longest
