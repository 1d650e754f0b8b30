"""The real notice of August 2020 against what a person found in it, paragraph by paragraph."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import yaml
from extract_spans import words_of

from thongbao.extract.extracted import Extracted, Extraction, Mention
from thongbao.extract.known_units import KnownUnits
from thongbao.extract.passages import Passage
from thongbao.extract.reading import extract
from thongbao.model.units import Units

SOURCE = "000_97c29a3822b1a2b7.txt"
# Paragraphs that a page break cuts in two: number of the first line → of the second.
_BROKEN = {71: 73, 155: 157}


@dataclass
class SeedScore:
    """Counts over the 53 paragraphs; ``wrong`` tells what differs."""

    paragraphs: int = 0
    leads: int = 0
    leads_of: int = 0
    empty: int = 0
    empty_of: int = 0
    coordinating: Counter = field(default_factory=Counter)
    supervisors: Counter = field(default_factory=Counter)
    due: Counter = field(default_factory=Counter)
    invented: int = 0
    wrong: list[str] = field(default_factory=list)


def passages_of(seeds: Path, gold: Mapping[str, Any]) -> dict[int, Passage]:
    """Return the paragraphs with tasks by the number of their line, each with the line that gives it, if any."""
    lines = (seeds / SOURCE).read_text("utf-8").split("\n")
    sections = {section["line"]: str(section["number"]) for section in gold["sections"]}
    givers = {head["line"]: head["printed"] for section in gold["sections"] for head in section["assign_headings"]}
    wanted = {assignment["line"] for assignment in gold["assignments"]}
    passages: dict[int, Passage] = {}
    section, headings = "", ()
    for number, line in enumerate(lines, 1):
        if number in sections:
            section, headings = sections[number], ()
        elif number in givers:
            headings = (givers[number],)
        elif number in wanted:
            rest = lines[_BROKEN[number] - 1] if number in _BROKEN else ""
            text = re.sub(r"^\s*(?:\\\*|-)\s*", "", f"{line.strip()} {rest.strip()}".strip())
            # A line with a star of its own ends what the line above gave.
            headings = () if line.startswith("\\*") else headings
            passages[number] = Passage(text, section, headings)
    return passages


def units_of(seeds: Path) -> KnownUnits:
    content = yaml.safe_load((seeds / "tan-uyen/content/don-vi.yaml").read_text("utf-8"))
    return KnownUnits.of(Units.model_validate(content))


def score_seed(seeds: Path) -> SeedScore:
    gold = yaml.safe_load((seeds / "seed_gold.yaml").read_text("utf-8"))
    placed = passages_of(seeds, gold)
    passages = list(placed.values())
    found = extract(passages, units_of(seeds), date.fromisoformat(gold["header"]["meeting_date"]))
    score = SeedScore(invented=sum(printed != there for printed, there in words_of(passages, found)))
    for index, line in enumerate(placed):
        wanted = [assignment for assignment in gold["assignments"] if assignment["line"] == line]
        _paragraph(score, line, wanted, _tasks(found, index))
    return score


def _tasks(found: Extraction, index: int) -> list[Extracted]:
    return [task for task in found.tasks if task.span.passage == index]


def _paragraph(score: SeedScore, line: int, gold: list[dict[str, Any]], tasks: list[Extracted]) -> None:
    score.paragraphs += bool(tasks)
    want = {lead for a in gold for lead in a["lead"]} | {a["lead_person"] for a in gold if a.get("lead_person")}
    have = _ids([m for t in tasks for m in t.leads]) | _ids(t.person for t in tasks if t.person)
    if want:
        score.leads_of += 1
        score.leads += want == have
    else:
        score.empty_of += 1
        score.empty += not have
    helpers, found = {c for a in gold for c in a["coordinating"]}, _ids([m for t in tasks for m in t.coordinating])
    above = {a["supervisor"] for a in gold if a["supervisor"]}
    seen = _ids(t.supervisor for t in tasks if t.supervisor)
    due = Counter((d["kind"], d.get("iso") or d.get("freq") or d["event"]) for a in gold for d in a["deadlines"])
    dues = {d.span: d.deadline for t in tasks for d in t.deadlines}
    printed = Counter((str(d.kind), d.value_text() or d.event) for d in dues.values())
    for counter, left, right in (
        (score.coordinating, Counter(helpers), Counter(found)),
        (score.supervisors, Counter(above), Counter(seen)),
        (score.due, due, printed),
    ):
        counter.update(hit=(left & right).total(), missing=(left - right).total(), extra=(right - left).total())
    for what, left, right in (("lead", want, have), ("with", helpers, found), ("due", due, printed)):
        if left != right:
            score.wrong.append(f"line {line} {what}: wanted {left}, found {right}")


def _ids(mentions: Iterable[Mention]) -> set[str]:
    return {mention.id or mention.printed for mention in mentions}
