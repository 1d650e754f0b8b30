"""The real record without its keys: extract puts back what a person had written into it."""

import re
import shutil

import pytest

from thongbao.extracting import change, propose
from thongbao.model.assignments import tasks_of
from thongbao.workspace import find_workspace

KEYS = re.compile(r"\n +(?:chu_tri|phoi_hop|nguoi_thuc_hien|chi_dao|noi_gui|han|san_pham):.*")
NOTICE = "content/2020/ket-luan-thang-8/thong-bao.yaml"


@pytest.fixture(scope="module")
def restored(seed_content, tmp_path_factory):
    """Return the record as it was typed, and as extract writes it from its words alone."""
    root = tmp_path_factory.mktemp("tan-uyen")
    shutil.copytree(seed_content, root / "content")
    typed = propose(find_workspace(root / NOTICE), root / NOTICE, lambda _step: None)
    (root / NOTICE).write_text(KEYS.sub("", (root / NOTICE).read_text("utf-8")), "utf-8")
    stripped = propose(find_workspace(root / NOTICE), root / NOTICE, lambda _step: None)
    (root / NOTICE).write_bytes(change(stripped).data)
    again = propose(find_workspace(root / NOTICE), root / NOTICE, lambda _step: None)
    return typed, again


def test_every_assignment_has_its_leads_and_helpers_again(restored) -> None:
    typed, again = (
        {task.words: (set(task.leads), set(task.coordinating)) for task in tasks_of(proposed.parts.notice)}
        for proposed in restored
    )
    assert {words: parts for words, parts in typed.items() if again[words] != parts} == {}


def test_every_assignment_has_its_deadlines_again_but_those_a_person_carried_back(restored) -> None:
    typed, again = (
        {
            task.words: sorted((d.kind, d.value_text()) for d in task.deadlines)
            for task in tasks_of(proposed.parts.notice)
        }
        for proposed in restored
    )
    other = [words[:20] for words, dues in typed.items() if again[words] != dues]
    # Twice a person carried the deadline of the next sentence back; once the words say more than was typed.
    assert other == ["Đối với các xã đã đạ", "Chỉ đạo các chủ đầu ", "Chủ trì, phối hợp Cô"]
