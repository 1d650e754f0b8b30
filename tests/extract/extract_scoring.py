"""Cases with their gold → how much of it is found; shared by the tests and the benchmark.

A case is a file of ``cases/``: paragraphs with the lines above them (``under``) or cells, and what a person reads in
them: ``lead`` and ``with`` by full names, ``person``, ``supervisor``, ``due`` as kind and value. Names are compared
folded. Labelled fields belong to the paragraph before them, so only paragraphs with a ``lead`` key are counted.
"""

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import yaml
from extract_spans import words_of

from thongbao.extract.extracted import Extracted, Mention
from thongbao.extract.folding import name_words
from thongbao.extract.known_units import KnownUnits
from thongbao.extract.passages import Cell, Passage
from thongbao.extract.reading import extract

CASES = Path(__file__).parent / "cases"


@dataclass
class Score:
    """Counts over paragraphs; ``wrong`` tells what differs."""

    leads: int = 0
    leads_of: int = 0
    empty: int = 0
    empty_of: int = 0
    coordinating: Counter = field(default_factory=Counter)
    supervisors: Counter = field(default_factory=Counter)
    due: Counter = field(default_factory=Counter)
    invented: int = 0
    wrong: list[str] = field(default_factory=list)

    def add(self, other: "Score") -> None:
        for name in ("leads", "leads_of", "empty", "empty_of", "invented", "wrong"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        for name in ("coordinating", "supervisors", "due"):
            getattr(self, name).update(getattr(other, name))


def case_names() -> list[str]:
    return sorted(path.stem for path in CASES.glob("*.yaml"))


def passages_of(case: dict) -> list[Passage]:
    passages = []
    for paragraph in case["paragraphs"]:
        cells = tuple(Cell(label, text) for label, text in paragraph.get("cells", {}).items())
        task = next((c.text for c in cells if c.label in {"Nội dung nhiệm vụ", "Nhiệm vụ"}), "")
        text = " ".join((paragraph.get("text") or task).split())
        passages.append(Passage(text, "1", tuple(paragraph.get("under", ())), cells=cells))
    return passages


def score(name: str) -> Score:
    case = yaml.safe_load((CASES / f"{name}.yaml").read_text("utf-8"))
    passages = passages_of(case)
    found = extract(passages, KnownUnits(), case["base"])
    result = Score(invented=sum(printed != there for printed, there in words_of(passages, found)))
    for index, paragraph in enumerate(case["paragraphs"]):
        if "lead" in paragraph or "person" in paragraph:
            tasks = [task for task in found.tasks if task.span.passage == index]
            _paragraph(result, f"{name} {index + 1}", paragraph, tasks)
    return result


def _paragraph(result: Score, where: str, gold: dict, tasks: list[Extracted]) -> None:
    people = [gold["person"]] if gold.get("person") else []
    want = _folded([*gold.get("lead", []), *people])
    have = {n for t in tasks for n in _names([*t.leads, *([t.person] if t.person else [])])}
    if want:
        result.leads_of += 1
        result.leads += want == have
    else:
        result.empty_of += 1
        result.empty += not have
    _note(result, where, "lead", want, have)
    helpers = _folded(gold.get("with", []))
    found = {n for t in tasks for n in _names(t.coordinating)}
    _count(result.coordinating, Counter(helpers), Counter(found))
    _note(result, where, "with", helpers, found)
    above = _folded([gold["supervisor"]] if gold.get("supervisor") else [])
    seen = {n for t in tasks if t.supervisor for n in _names([t.supervisor])}
    _count(result.supervisors, Counter(above), Counter(seen))
    _note(result, where, "supervisor", above, seen)
    wanted = Counter(str(due) for due in gold.get("due", []))
    dues = {due.span: due.deadline for task in tasks for due in task.deadlines}
    printed = Counter(f"{due.kind} {due.value_text() or due.event}" for due in dues.values())
    _count(result.due, wanted, printed)
    _note(result, where, "due", wanted, printed)


def _folded(names: list[str]) -> set[tuple[str, ...]]:
    return {name_words(name) for name in names}


def _names(mentions: list[Mention]) -> set[tuple[str, ...]]:
    return {name_words(mention.name) for mention in mentions}


def _count(counter: Counter, want: Counter, have: Counter) -> None:
    counter.update(hit=(want & have).total(), missing=(want - have).total(), extra=(have - want).total())


def _note(result: Score, where: str, what: str, want: object, have: object) -> None:
    if want != have:
        result.wrong.append(f"{where} {what}: wanted {_shown(want)}, found {_shown(have)}")


def _shown(names: object) -> str:
    if isinstance(names, Counter):
        return ", ".join(sorted(names.elements())) or "none"
    return "; ".join(sorted(" ".join(name) for name in names)) or "none"
