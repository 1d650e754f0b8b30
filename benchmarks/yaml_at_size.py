"""Loading a YAML file with the place of every key and value, against PyYAML's CSafeLoader, which keeps none; ratios.

The letters of letter.py as PyYAML writes them: wide, wrapped at 80 columns, and with what only libyaml reads.
"""

import gc
import statistics
import time
import tracemalloc

import yaml
from letter import contexts

from thongbao.source.reader import parse

ROUNDS = 9


def seconds(load) -> float:
    gc.collect()
    start = time.process_time()
    load()
    return time.process_time() - start


def main() -> None:
    letters = list(contexts(300))
    wide = yaml.safe_dump(letters, allow_unicode=True, sort_keys=False, width=10**6)
    texts = {
        "wide": wide,
        "wrapped": yaml.safe_dump(letters, allow_unicode=True, sort_keys=False),
        "by libyaml": wide + "- ghi_chu: |\n    một\n    hai\n",
    }
    ratios = {}
    for name, text in texts.items():
        data = text.encode()
        pairs = []
        for _round in range(ROUNDS + 1):
            theirs = seconds(lambda text=text: yaml.load(text, Loader=yaml.CSafeLoader))
            ours = seconds(lambda data=data: parse(data, "x", listed=True))
            pairs.append(theirs / ours)
        ratios[name] = statistics.median(pairs[1:])
        print(f"{name:12} {len(data) / 1e6:5.1f} MB  x {ratios[name]:.2f}  ({min(pairs):.1f}-{max(pairs):.1f})")
    print(f"ratio CSafeLoader {ratios['wrapped']:.2f}  (wanted: at least 4)")
    for count in (300, 600, 1200):
        data = yaml.safe_dump(list(contexts(count)), allow_unicode=True, sort_keys=False).encode()
        tracemalloc.start()
        document, _findings = parse(data, "x", listed=True)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert document
        print(f"{count:5} letters, {len(data) / 1e6:.1f} MB: peak {peak / len(data):.1f} bytes for each byte read")


if __name__ == "__main__":
    main()
