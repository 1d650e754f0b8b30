"""The command line as a user calls it: a process of its own, or in the same one where only the words matter."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
EXAMPLE = "content/2026/ket-luan-giao-ban-thang-9/thong-bao.yaml"


@dataclass(frozen=True)
class Result:
    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


def call(*arguments: str | Path, cwd: Path, env: dict[str, str] | None = None, **more: Any) -> Result:
    done = subprocess.run(
        [sys.executable, "-m", "thongbao", *map(str, arguments)],
        cwd=cwd,
        env={**os.environ, "PYTHONWARNINGS": "error", **(env or {})},
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
        **more,
    )
    assert "Traceback" not in done.stderr, done.stderr
    assert "Traceback" not in done.stdout
    return Result(done.returncode, done.stdout, done.stderr)


def spoil(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
