"""Whole processes, in turn: `--help` against `import click`, one letter from its entry against a docxtpl script."""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from letter import Docxtpl, contexts, template

RUNS = 15
OURS = """
import json, sys
from pathlib import Path
from thongbao.render.opening import opened_file
from thongbao.render.sandboxed import SandboxedTemplate
values = json.loads(Path("values.json").read_text("utf-8"))
letter = SandboxedTemplate(opened_file(Path("letter.docx"), "letter"), "letter")
Path("ours.docx").write_bytes(letter.paper(letter.filled(values)))
"""
DOCXTPL = """
import json
from pathlib import Path
from docxtpl import DocxTemplate
values = json.loads(Path("values.json").read_text("utf-8"))
letter = DocxTemplate("letter.docx")
letter.render(values, autoescape=True)
letter.save("theirs.docx")
"""
PAIRS = {
    "--help": ([sys.executable, "-m", "thongbao", "--help"], [sys.executable, "-c", "import click"], 2.0),
    "one letter": ([sys.executable, "-c", OURS], [sys.executable, "-c", DOCXTPL], 0.45),
    "import docxtpl": ([sys.executable, "-c", "import docxtpl"], [sys.executable, "-c", DOCXTPL], 0.0),
    "import jinja2": ([sys.executable, "-c", "import jinja2, lxml.etree"], [sys.executable, "-c", DOCXTPL], 0.0),
}


def seconds(command: list[str], place: Path) -> float:
    # Installed packages have their bytecode beside them; so does each of these, whatever this shell says.
    environment = {**os.environ, "THONGBAO_CACHE": str(place / "cache"), "PYTHONPYCACHEPREFIX": str(place / "bytecode")}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True, cwd=place, env=environment)
    return time.perf_counter() - start


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        (place / "letter.docx").write_bytes(template(Docxtpl()))
        (place / "values.json").write_text(json.dumps(next(iter(contexts(1))), ensure_ascii=False), "utf-8")
        for title, (ours, base, wanted) in PAIRS.items():
            times = [(seconds(ours, place), seconds(base, place)) for _run in range(RUNS + 1)][1:]
            ratio = statistics.median(a / b for a, b in times)
            first, second = (statistics.median(pair[n] for pair in times) * 1000 for n in (0, 1))
            aim = f"  (wanted: at most {wanted})" if wanted else ""
            against = "import click" if title == "--help" else "docxtpl script"
            print(f"{title:16} {first:6.0f} ms, {against} {second:4.0f} ms: ratio {ratio:.2f}{aim}")


if __name__ == "__main__":
    main()
