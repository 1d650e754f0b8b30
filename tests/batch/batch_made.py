"""Rows and tables made for one test."""

import json


def row(number, **changed):
    """Return a good row, with some values exchanged; ``...`` takes one away."""
    values = {
        "ten": f"Đơn vị {number}",
        "so_tien": str(1000 * (number + 1)),
        "viec": [{"ten": "rà soát", "han": "15/10/2026"}],
    }
    values.update(changed)
    return {name: value for name, value in values.items() if value is not ...}


def jsonl(path, rows):
    """Write rows; a text stands as it is."""
    lines = [item if isinstance(item, str) else json.dumps(item, ensure_ascii=False) for item in rows]
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path
