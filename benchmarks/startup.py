"""`thongbao --help` against `python -c "import click"`: median of whole processes, in turn. Prints one ratio."""

import statistics
import subprocess
import sys
import time

RUNS = 15
COMMANDS = {
    "click": [sys.executable, "-c", "import click"],
    "--help": [sys.executable, "-m", "thongbao", "--help"],
}


def seconds(command: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - start


def main() -> None:
    times: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for _run in range(RUNS + 1):
        for name, command in COMMANDS.items():
            times[name].append(seconds(command))
    medians = {name: statistics.median(values[1:]) for name, values in times.items()}
    print(f"import click   {medians['click'] * 1000:7.1f} ms")
    print(f"--help         {medians['--help'] * 1000:7.1f} ms")
    pairs = [b / a for a, b in zip(times["click"][1:], times["--help"][1:], strict=True)]
    print(f"ratio click {statistics.median(pairs):.2f}  (wanted: at most 3)")


if __name__ == "__main__":
    main()
