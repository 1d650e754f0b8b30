"""Word files we write from other people's: with comments in them, and corrected. Microsoft's validator opens both."""

import io
import sys
from pathlib import Path

import docx
from docx.shared import Mm
from test_pages_validity import errors_of

sys.path.append(str(Path(__file__).parents[1] / "form"))

from made_documents import LETTER, NOTICE, document, saved, saved_parts

from thongbao.documents import annotated, check_package
from thongbao.fixes.fixing import fix, rules_named
from thongbao.word.package import open_package


def spoilt(words, head):
    made = saved_parts(document(words, head=head))
    made.sections[0].left_margin = Mm(10)
    for paragraph in made.paragraphs:
        paragraph.paragraph_format.first_line_indent = Mm(3)
    header, footer = made.sections[0].header.paragraphs[0], made.sections[0].footer.paragraphs[0]
    for child in list(header._p):
        footer._p.append(child)
    return saved(made)


def test_comments_and_corrections_leave_a_valid_file(tmp_path, validator_folder):
    papers = {}
    # The validator takes seconds a file: each way the head may be built once, now a notice, now a letter.
    for number, head in enumerate(("signs", "boxes", "tabs", "one row")):
        name, words = (("thông báo", NOTICE), ("công văn", LETTER))[number % 2]
        data = spoilt(words, head)
        package = open_package(data, "x.docx")
        papers[f"gốc {name} {head}"] = data
        papers[f"chú thích {name} {head}"] = annotated(check_package(package, "x.docx"))
        papers[f"sửa {name} {head}"] = fix(package, "x.docx", rules_named(())).data
    wrong = errors_of(papers, tmp_path, validator_folder)
    # python-docx and the hand-made drawings have faults of their own; nothing is added to them.
    ours = {name: set(map(str, faults)) for name, faults in wrong.items()}
    for name, faults in ours.items():
        original = "gốc " + name.split(" ", 2 if name.startswith("chú") else 1)[-1]
        assert {f.split("', '")[0] for f in faults} <= {f.split("', '")[0] for f in ours.get(original, set())}, name


def test_a_copy_with_comments_opens_in_another_program():
    checked = check_package(open_package(spoilt(NOTICE, "signs"), "x.docx"), "x.docx")
    made = docx.Document(io.BytesIO(annotated(checked)))
    assert len(made.comments) == len(checked.findings) >= 3
    assert all(comment.author == "thongbao" and comment.text for comment in made.comments)
