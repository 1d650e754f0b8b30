"""An import as JSON: the contract of ``import --format json`` (docs/json.md)."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from thongbao.extract.extracted import Extracted, Mention
from thongbao.importing.parts import Found, Group, Section, Understood
from thongbao.importing.pieces import Piece
from thongbao.importing.record import LeftOver
from thongbao.importing.spoken import Spoken
from thongbao.vietnamese.deadlines import DateRange, Deadline, DeadlineKind, Relative


def header_json(understood: Understood) -> dict[str, Any]:
    """Return the fields of head, meeting and signature; ``null`` for what is not printed."""
    head, meeting, foot = understood.head, understood.meeting, understood.foot
    chair = {"name": _value(meeting.chair), "title": _value(meeting.chair_position)} if meeting.chair_position else None
    return {
        "organ": _value(head.organ),
        "governing": _value(head.governing),
        "code_number": _value(head.number),
        "code_notation": _value(head.notation),
        "place": _value(head.place),
        "date": _value(head.date),
        "month": _value(head.month),
        "kind": _value(head.kind),
        "subject": _value(head.subject),
        "meeting": {"name": _value(meeting.name), "date": _value(meeting.date), "chair": chair},
        "signer": {
            "authority": _value(foot.authority),
            "title": _value(foot.position),
            "name": _value(foot.name),
        },
    }


def _value(found: Found | None) -> Any:
    if found is None:
        return None
    value = found.value
    if isinstance(value, date):
        return value.isoformat()
    return value if isinstance(value, int) else str(value)


def sections_json(sections: Sequence[Section]) -> list[dict[str, Any]]:
    """Return the titled sections and subsections, and numbered lines that head what follows, in the order of print."""
    made: list[dict[str, Any]] = []
    for section in sections:
        if section.title is not None:
            made.append(_section_json(section.path, section.title))
        groups = [item for item in section.items if isinstance(item, Group) and item.path]
        made += [_section_json(group.path, group.piece) for group in groups]
        made += sections_json(section.subsections)
    return made


def _section_json(path: str, title: Piece) -> dict[str, Any]:
    return {"number": path, "title": title.text, "place": title.origin.as_json()}


def assignment_json(task: Extracted, spoken: Sequence[Spoken]) -> dict[str, Any]:
    """Return one assignment."""
    where = spoken[task.span.passage]
    return {
        "text": task.text,
        "place": where.piece.origin.as_json(),
        "section": where.passage.section,
        "lead": [mention_json(mention) for mention in (*task.leads, *task.people)],
        "lead_source": str(task.lead_source),
        "coordinating": [mention_json(mention) for mention in task.coordinating],
        "person": mention_json(task.person) if task.person else None,
        "supervisor": mention_json(task.supervisor) if task.supervisor else None,
        "product": task.product.printed if task.product else None,
        "deadlines": [deadline_json(due.deadline) for due in task.deadlines],
        "confidence": str(task.confidence),
    }


def mention_json(mention: Mention) -> dict[str, Any]:
    """Return a unit or person: its id in don-vi.yaml (``null`` without one), its printed words, its whole name.

    The name differs where a head is shared: of "UBND các quận: A, B" the second is printed "B", named "UBND quận B".
    """
    return {"id": mention.id, "printed": mention.printed, "name": mention.name}


def deadline_json(deadline: Deadline) -> dict[str, Any]:
    """Return a deadline: its words, kind and value (record.md, Deadlines)."""
    made: dict[str, Any] = {
        "printed": deadline.printed,
        "kind": str(deadline.kind),
        "value": _deadline_value(deadline),
    }
    if deadline.kind is DeadlineKind.BEFORE_EVENT:
        made["event"] = deadline.event
    return made


def _deadline_value(deadline: Deadline) -> Any:
    value = deadline.value
    if isinstance(value, DateRange):
        return {"from": value.start.isoformat(), "to": value.end.isoformat()}
    if isinstance(value, Relative):
        return {"n": value.n, "unit": str(value.unit), "from": value.start}
    if isinstance(value, date):
        return value.isoformat()
    return value if value is None or isinstance(value, int) else str(value)


def as_json(
    understood: Understood, spoken: Sequence[Spoken], tasks: Sequence[Extracted], left_over: Sequence[LeftOver]
) -> dict[str, Any]:
    """Return the whole import."""
    return {
        "header": header_json(understood),
        "recipients": [str(found.value) for found in understood.foot.recipients],
        "filing": _value(understood.foot.filing),
        "sections": sections_json(understood.body.sections),
        "assignments": [assignment_json(task, spoken) for task in tasks],
        "left_over": [_left_json(left) for left in left_over if not left.known],
    }


def _left_json(left: LeftOver) -> dict[str, Any]:
    return {"text": left.text, "place": left.origin.as_json(), "what": left.what}
