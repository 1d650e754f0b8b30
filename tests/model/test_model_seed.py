"""The real notice of August 2020: read without a fault, and read as a person read it."""

import pytest

from thongbao.model.assignments import tasks_of
from thongbao.model.loading import load
from thongbao.source.reader import read

NOTICE = "2020/ket-luan-thang-8/thong-bao.yaml"


def record_of(content, notice):
    documents = [read(content / name)[0] for name in ("co-quan.yaml", "don-vi.yaml", notice)]
    record, findings = load(*documents)
    assert findings == []
    return record


@pytest.fixture(scope="module")
def record(seed_content):
    return record_of(seed_content, NOTICE)


@pytest.fixture(scope="module")
def tasks(record):
    return tasks_of(record.notice)


def test_it_has_what_the_real_notice_has(record, tasks):
    assert len(tasks) == 84
    assert len(record.notice.sections) == 11
    assert (len(record.units.units), len(record.units.groups), len(record.units.people)) == (32, 10, 3)


def test_its_assignments_have_the_ids_a_person_gave_them(tasks, seed_gold):
    assert [task.id for task in tasks] == [entry["id"] for entry in seed_gold["assignments"]]


def test_its_assignments_begin_with_the_words_a_person_marked(tasks, seed_gold):
    for task, entry in zip(tasks, seed_gold["assignments"], strict=True):
        assert " ".join(task.words.split()[:12]) == entry["first_words"], task.id


def test_its_leads_are_those_a_person_found(tasks, seed_gold):
    given = {entry["id"]: (entry["lead"], entry.get("lead_person")) for entry in seed_gold["assignments"]}
    carriers = {task.id: next(iter(task.assignment.carriers), None) for task in tasks}
    assert {task.id: (list(task.leads), carriers[task.id]) for task in tasks} == given


def test_its_coordinating_units_are_those_a_person_found(tasks, seed_gold):
    given = {entry["id"]: entry["coordinating"] for entry in seed_gold["assignments"]}
    assert {task.id: list(task.assignment.coordinating) for task in tasks} == given


def test_its_sections_hold_as_many_assignments_as_a_person_counted(tasks, seed_gold):
    counted = {str(section["number"]): section["assignments"] for section in seed_gold["sections"]}
    assert {number: sum(task.section == number for task in tasks) for number in counted} == counted


def test_its_days_and_months_are_those_a_person_read(tasks, seed_gold):
    for task, entry in zip(tasks, seed_gold["assignments"], strict=True):
        assert len(task.deadlines) == len(task.assignment.deadlines), task.id
        read_here = {deadline.value_text() for deadline in task.deadlines if deadline.value_text()}
        dated = {given["iso"] for given in entry["deadlines"] if given.get("iso")}
        assert dated <= read_here, task.id


@pytest.mark.parametrize("name", ["2026/ket-luan-giao-ban-thang-9/thong-bao.yaml"])
def test_the_example_record_is_read_without_a_fault(example_content, name):
    record = record_of(example_content, name)
    assert tasks_of(record.notice)
