"""Drafting a notice with its letters against docxtpl alone rendering and saving as many: one process, in turn.

`draft` is the whole job: read the YAML, check, compose, open the templates, render, read back, write. docxtpl
alone gets the finished contexts and the same templates. Prints one ratio. Takes the notice as an argument; without one,
the example.
"""

import statistics
import sys
import tempfile
import time
from pathlib import Path

from docxtpl import DocxTemplate

from thongbao.pipeline import check, compose, draft, layout_of
from thongbao.starters.making import starter
from thongbao.word.package import package_bytes
from thongbao.workspace import find_workspace

RUNS = 5
EXAMPLE = Path(__file__).parents[1] / "content/2026/ket-luan-giao-ban-thang-9/thong-bao.yaml"


def main() -> None:
    notice = Path(sys.argv[1]) if len(sys.argv) > 1 else EXAMPLE
    workspace = find_workspace(notice)
    record = check(workspace, notice).record
    if record is None:
        sys.exit("the notice has errors")
    sheets = list(compose(record))
    layout = layout_of(record.office.layout)
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        templates = {}
        for kind in {sheet.kind for sheet in sheets}:
            templates[kind] = place / f"{kind}.docx"
            templates[kind].write_bytes(package_bytes(starter(kind, layout).members))

        def ours() -> None:
            draft(workspace, notice, place / "ours")

        def docxtpl_alone() -> None:
            (place / "docxtpl").mkdir(exist_ok=True)
            for number, sheet in enumerate(sheets):
                template = DocxTemplate(templates[sheet.kind])
                template.render(dict(sheet.context), autoescape=True)
                template.save(place / "docxtpl" / f"{number}.docx")

        times: dict[str, list[float]] = {"draft": [], "docxtpl": []}
        for _run in range(RUNS + 1):
            for name, job in (("draft", ours), ("docxtpl", docxtpl_alone)):
                start = time.perf_counter()
                job()
                times[name].append(time.perf_counter() - start)
    print(f"{len(sheets)} papers")
    for name, values in times.items():
        print(f"{name:8} {statistics.median(values[1:]) * 1000:8.0f} ms")
    pairs = [a / b for a, b in zip(times["draft"][1:], times["docxtpl"][1:], strict=True)]
    print(f"ratio docxtpl {statistics.median(pairs):.2f}  (wanted: at most 3)")


if __name__ == "__main__":
    main()
