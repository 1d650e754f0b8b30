"""A notice of about 12 pages checked without pages, against python-docx opening it and walking its runs.

Form and words are both checked. Time: processor seconds, the median of runs in turn, so that what else the machine does
counts little. Memory (Linux): the peak of a process of its own for each, whole, and over what it is when both have been
imported, the table of syllables is there, and nothing is open. Prints a table and one line.
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


def high_water() -> int:
    """Return the peak of this process in KiB; getrusage would tell that of the process it was started by."""
    status = Path("/proc/self/status").read_text("utf-8")
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM"))


def peaks(kind: str, path: Path) -> tuple[int, int]:
    """Return the peak of a fresh process in KiB before and with the document."""
    command = [sys.executable, __file__, kind, str(path)]
    before, with_it = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    return int(before), int(with_it)


def measured(kind: str, path: Path) -> None:
    """Print what :func:`peaks` asks for; what is opened is kept while the peak is read."""
    import thongbao.checks.words.all_checks
    import thongbao.documents  # noqa: F401 (both processes have imported both)
    from thongbao.vietnamese.syllables import is_syllable

    # The table of syllables is made when first asked for; it is as large for every document.
    is_syllable("a")
    before = high_water()
    kept = {"ours": ours, "theirs": lambda file: docx.Document(str(file))}[kind](path)
    print(before, high_water())
    del kept


def main() -> None:
    if len(sys.argv) == 3:
        measured(sys.argv[1], Path(sys.argv[2]))
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
        memory = {kind: peaks(kind, path) for kind in ("ours", "theirs")}
    print("| | processor seconds | MiB, the whole process | MiB over imports |\n|---|---|---|---|")
    for kind, label in (("ours", "thongbao check --no-pages"), ("theirs", "python-docx: open, walk runs")):
        before, with_it = memory[kind]
        print(f"| {label} | {middle[kind]:.3f} | {with_it / 1024:.1f} | {(with_it - before) / 1024:.1f} |")
    whole = memory["ours"][1] / memory["theirs"][1]
    over = (memory["ours"][1] - memory["ours"][0]) / (memory["theirs"][1] - memory["theirs"][0])
    ratio = middle["ours"] / middle["theirs"]
    print(f"time ratio {ratio:.2f}, memory ratio {whole:.2f} (whole process), {over:.2f} (over imports)")


if __name__ == "__main__":
    main()
