"""A notice of about 12 pages checked without pages, against python-docx opening it and walking its runs.

Form and words are both checked. Time: processor seconds, the median of runs in turn, so that what else the machine does
counts little. Memory: the peak of a process of its own for each, less that of a process that has only imported both
(Linux). Prints a table and one line.
"""

import io
import statistics
import subprocess
import sys
import time
from pathlib import Path

import docx

RUNS = 15
REPEAT = 4
EXAMPLE = Path(__file__).parents[1]


def twelve_pages(target: Path) -> None:
    """Write the example's notice with its text repeated until it fills about 12 pages."""
    sys.path.insert(0, str(Path(__file__).parent))
    import copy
    import tempfile

    from check_faults import documents

    with tempfile.TemporaryDirectory() as name:
        data = documents(Path(name))["notice"]
    made = docx.Document(io.BytesIO(data))
    body = list(made.element.body)
    tables = [n for n, e in enumerate(body) if e.tag.endswith("}tbl") and "Nơi nhận" in "".join(e.itertext())]
    text = [e for e in body[6 : tables[0]] if e.tag.endswith("}p")]
    for _again in range(REPEAT):
        for element in text:
            body[tables[0]].addprevious(copy.deepcopy(element))
    made.save(target)


def ours(path: Path) -> int:
    from thongbao.checks.lines import Known
    from thongbao.documents import check_package, open_word

    return len(check_package(open_word(path), path, known=Known()).outcomes)


def theirs(path: Path) -> int:
    count = 0
    opened = docx.Document(str(path))
    paragraphs = [*opened.paragraphs]
    paragraphs += [p for table in opened.tables for row in table.rows for cell in row.cells for p in cell.paragraphs]
    for paragraph in paragraphs:
        for run in paragraph.runs:
            count += len(run.text) + bool(run.bold) + bool(run.font.size)
    return count


def peak(kind: str, path: Path) -> int:
    """Return the peak of a fresh process in KiB."""
    command = [sys.executable, __file__, kind, str(path)]
    return int(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def main() -> None:
    if len(sys.argv) == 3:
        import thongbao.documents  # noqa: F401 (both processes have imported both)

        path = Path(sys.argv[2])
        # Kept alive while the peak is read: "with the same file open".
        kept = {"ours": ours, "theirs": lambda p: docx.Document(str(p)), "none": lambda _p: None}[sys.argv[1]](path)
        # Not getrusage: its peak is inherited from the process that started this one.
        status = Path("/proc/self/status").read_text("utf-8")
        print(next(line.split()[1] for line in status.splitlines() if line.startswith("VmHWM")))
        del kept
        return
    import tempfile

    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "thong-bao.docx"
        twelve_pages(path)
        ours(path), theirs(path)
        times: dict[str, list[float]] = {"ours": [], "theirs": []}
        for _run in range(RUNS):
            for kind, work in (("ours", ours), ("theirs", theirs)):
                start = time.process_time()
                work(path)
                times[kind].append(time.process_time() - start)
        middle = {kind: statistics.median(values) for kind, values in times.items()}
        empty = peak("none", path)
        memory = {kind: max(peak(kind, path) - empty, 1) for kind in ("ours", "theirs")}
    print("| | processor seconds | MiB over an empty process |\n|---|---|---|")
    for kind, label in (("ours", "thongbao check --no-pages"), ("theirs", "python-docx: open, walk runs")):
        print(f"| {label} | {middle[kind]:.3f} | {memory[kind] / 1024:.1f} |")
    print(f"time ratio {middle['ours'] / middle['theirs']:.2f}, memory ratio {memory['ours'] / memory['theirs']:.2f}")


if __name__ == "__main__":
    main()
