"""A hundred letters to PDF/A: two LibreOffices at once, each PDF checked, against one bare call of soffice."""

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from letter import Docxtpl, contexts, template

from thongbao.convert.probe import require_soffice
from thongbao.convert.spreading import convert_many
from thongbao.render.opening import opened
from thongbao.render.sandboxed import SandboxedTemplate
from thongbao.word.package import open_package
from thongbao.workers.crews import processes

COUNT = int(sys.argv[1]) if len(sys.argv) > 1 else 100
ROUNDS = 3
FILTER = (
    "pdf:writer_pdf_Export:"
    '{"SelectPdfVersion":{"type":"long","value":"2"},"UseTaggedPDF":{"type":"boolean","value":"true"}}'
)


def bare(program: Path, files: list[Path], place: Path) -> float:
    """One call of soffice, nothing checked."""
    command = [program, f"-env:UserInstallation={(place / 'profile').as_uri()}", "--headless", "--norestore"]
    start = time.perf_counter()
    subprocess.run(
        [*map(str, command), "--convert-to", FILTER, "--outdir", str(place / "out"), *map(str, files)],
        check=True,
        capture_output=True,
    )
    return time.perf_counter() - start


def ours(soffice, files: list[Path], place: Path, workers: int) -> float:
    start = time.perf_counter()
    with processes(workers) as crew:
        done = convert_many(files, place / "pdf", soffice=soffice, timeout=120, crew=crew)
    assert len(done) == len(files)
    return time.perf_counter() - start


def main() -> None:
    soffice = require_soffice()
    data = template(Docxtpl())
    made = SandboxedTemplate(opened(open_package(data, "letter"), "letter"), "letter")
    times: dict[str, list[float]] = {"one soffice call": [], "one worker": [], "two workers": []}
    for _round in range(ROUNDS):
        with tempfile.TemporaryDirectory() as name:
            place = Path(name)
            files = []
            for number, context in enumerate(contexts(COUNT)):
                files.append(place / f"{number:04}.docx")
                files[-1].write_bytes(made.paper(made.filled(context)))
            times["one soffice call"].append(bare(soffice.program, files, place))
            times["one worker"].append(ours(soffice, files, place / "a", 1))
            times["two workers"].append(ours(soffice, files, place / "b", 2))
    base = times["one soffice call"]
    for name, values in times.items():
        pairs = [b / a for a, b in zip(values, base, strict=True)]
        print(f"{name:18} {statistics.median(values):6.1f} s for {COUNT}  x {statistics.median(pairs):.2f}")
    pairs = [b / a for a, b in zip(times["two workers"], base, strict=True)]
    print(f"ratio one soffice call / two workers {statistics.median(pairs):.2f}  (wanted: at least 1.5)")


if __name__ == "__main__":
    main()
