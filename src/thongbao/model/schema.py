"""Models → JSON Schemas that an editor's YAML plug-in understands.

Written for the file as an editor reads it: dates may be written in two ways, one id may stand for a list of one. The
shipped files under ``schemas/`` are this module's output: ``python -m thongbao.model.schema FOLDER`` writes them.
"""

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from thongbao.model.fields import Record
from thongbao.model.made_papers import ReminderRecord, ReportRecord
from thongbao.model.notice import Notice
from thongbao.model.office import Office
from thongbao.model.units import Units

MODELS: Final[Mapping[str, type[Record]]] = {
    "co-quan": Office,
    "don-vi": Units,
    "thong-bao": Notice,
    "bao-cao": ReportRecord,
    "don-doc": ReminderRecord,
}
_TITLES: Final = {
    "co-quan": "co-quan.yaml: cơ quan ban hành, người ký, cách báo việc",
    "don-vi": "don-vi.yaml: đơn vị, nhóm đơn vị, người",
    "thong-bao": "thong-bao.yaml: thông báo kết luận",
    "bao-cao": "bao-cao.yaml: báo cáo kết quả thực hiện kết luận",
    "don-doc": "don-doc.yaml: công văn đôn đốc",
}


def schema_of(name: str) -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of ``co-quan``, ``don-vi`` or ``thong-bao``."""
    schema = MODELS[name].model_json_schema(by_alias=True)
    cleaned: dict[str, Any] = _without_noise(schema)
    cleaned["title"] = _TITLES[name]
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **cleaned}


def _without_noise(node: Any) -> Any:
    """Drop what pydantic makes of Python names and docstrings; let every key that may be left out be empty instead."""
    if isinstance(node, list):
        return [_without_noise(item) for item in node]
    if not isinstance(node, dict):
        return node
    kept = {key: _without_noise(value) for key, value in node.items() if key != "default"}
    if isinstance(kept.get("title"), str):
        del kept["title"]
    if isinstance(kept.get("properties"), dict):
        kept.pop("description", None)
        required = kept.get("required", [])
        kept["properties"] = {
            key: value if key in required else _or_empty(value) for key, value in kept["properties"].items()
        }
    return kept


def _or_empty(schema: dict[str, Any]) -> dict[str, Any]:
    choices = schema.get("anyOf")
    if choices is None:
        description = {"description": schema.pop("description")} if "description" in schema else {}
        return {"anyOf": [schema, {"type": "null"}], **description}
    if {"type": "null"} not in choices:
        schema["anyOf"] = [*choices, {"type": "null"}]
    return schema


def schema_text(name: str) -> str:
    """Return the schema as the file that ships."""
    return json.dumps(schema_of(name), ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def write_schemas(folder: Path) -> None:
    """Write the three schemas into ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in MODELS:
        (folder / f"{name}.schema.json").write_text(schema_text(name), encoding="utf-8")


if __name__ == "__main__":
    write_schemas(Path(sys.argv[1]))
