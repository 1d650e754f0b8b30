"""Numbers in words against the second reading of the tests, and num2words alone beside it. Ends with "0 wrong".

Not called numbers.py: a script's folder comes first on its path, and every benchmark here would import this file in
place of the standard library's ``numbers`` (decimal and statistics need it).
"""

import importlib.util
import random
import sys
import time
from collections.abc import Callable, Iterable
from decimal import Decimal
from pathlib import Path

from num2words import num2words

from thongbao.vietnamese.numbers import cardinal

SAMPLES = 200_000
HIGHEST = 10**18
TESTS = Path(__file__).parents[1] / "tests/vietnamese/test_vietnamese_numbers.py"


def second_reading() -> Callable[[int], str]:
    spec = importlib.util.spec_from_file_location("test_vietnamese_numbers", TESTS)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.read_aloud


def samples(seed: int) -> list[int]:
    """Return numbers of every length up to 10^18, two thirds of them with round ends or zeros in between."""
    chance = random.Random(seed)
    found = []
    for turn in range(SAMPLES):
        number = chance.randrange(10 ** chance.randint(1, 18))
        if turn % 3 == 1:
            size = 10 ** chance.randint(1, 15)
            number = number // size * size
        elif turn % 3 == 2:
            number = int("".join(figure if chance.random() < 0.4 else "0" for figure in str(number)))
        found.append(number)
    return [*found[:-1], HIGHEST]


def usual(words: str) -> str:
    """Return the words of num2words in our wording, so that only real mistakes count."""
    return words.replace("lẻ", "linh").replace("mươi bốn", "mươi tư")


def package(number: int) -> str:
    try:
        return usual(str(num2words(number, lang="vi")))
    except Exception as error:  # whatever it raises is a wrong answer here
        return f"{type(error).__name__}: {error}"


def row(name: str, numbers: Iterable[int], right: Callable[[int], str]) -> int:
    numbers = list(numbers)
    expected = [right(number) for number in numbers]
    wrong, seconds = {}, {}
    for reader in (cardinal, package):
        start = time.perf_counter()
        words = [reader(number) for number in numbers]
        seconds[reader] = time.perf_counter() - start
        wrong[reader] = sum(a != b for a, b in zip(words, expected, strict=True))
    micro = {reader: seconds[reader] / len(numbers) * 1e6 for reader in seconds}
    print(
        f"{name:28} {len(numbers):>9,} {wrong[cardinal]:>7,} {micro[cardinal]:>8.1f} µs"
        f" {wrong[package]:>10,} ({wrong[package] / len(numbers):>5.1%}) {micro[package]:>8.1f} µs"
    )
    return wrong[cardinal]


def main() -> None:
    aloud = second_reading()
    drawn = samples(seed=5)

    def signed(number: int) -> str:
        return f"âm {aloud(-number)}" if number < 0 else aloud(number)

    print(f"{'':28} {'numbers':>9} {'wrong':>7} {'each':>11} {'num2words wrong':>19} {'each':>11}")
    wrong = row("every number, 0-999,999", range(1_000_000), aloud)
    wrong += row("0-10^18", drawn, aloud)
    wrong += row("amounts, ending in 000", (number % 10**9 * 1000 for number in drawn), aloud)
    wrong += row("below zero", (-number for number in drawn), signed)
    other = sum(cardinal(form) != aloud(n) for n in drawn for form in (Decimal(n), f"{n:,}".replace(",", ".")))
    print(f"{'as Decimal and as text':28} {2 * len(drawn):>9,} {other:>7,}")
    print(f"{wrong + other} wrong")
    sys.exit(wrong + other > 0)


if __name__ == "__main__":
    main()
