# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The shape of every answer, made from the register of stable keys; the meaning goes along."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

REGISTER = Path(__file__).parent.parent / "docs" / "sleutels.toml"
Schema = dict[str, Any]
DOT = re.compile(r"\.(?!\d)")
"""Between the names of a key; not the decimal sign of a quantile."""


@cache
def _register() -> Mapping[str, Any]:
    return tomllib.loads(REGISTER.read_text("utf-8"))


def schema_of(name: str, *without: str) -> Schema:
    """Give the JSON schema of an answer.

    Types of values are left open: the register tells what a key means, and an unknown value is
    null wherever it stands.

    Args:
        name: name of the answer in the register.
        without: keys that this answer never has, because only an option of a command gives them.
    """
    raw = _register()[name]
    root: Schema = {"type": "object", "description": raw["uitleg"], "properties": {}}
    for key, meaning in raw["sleutels"].items():
        if not any(key == left or key.startswith((f"{left}.", f"{left}[")) for left in without):
            _put(root, DOT.split(key), meaning)
    return root


def _put(schema: Schema, path: list[str], meaning: str) -> None:
    first, rest = path[0], path[1:]
    name = first.removesuffix("[]")
    properties = schema.setdefault("properties", {})
    found: Schema = properties.setdefault(name, {})
    if not rest:
        found["description"] = meaning
        return
    if first.endswith("[]"):
        found["type"] = ["array", "null"]
        found = found.setdefault("items", {})
    found.setdefault("type", ["object", "null"])
    _put(found, rest, meaning)


TEXT: Schema = {"type": "string"}
WHOLE: Schema = {"type": "integer"}
MOMENT: Schema = {"type": "string", "format": "date-time"}
TEXTS: Schema = {"type": "object", "additionalProperties": TEXT}


def maybe(schema: Schema) -> Schema:
    """Give the schema of a value that may be null."""
    return {**schema, "type": [schema["type"], "null"]}


def thing(uitleg: str, **properties: tuple[Schema, str]) -> Schema:
    """Give the schema of an object with exactly these keys, each with what it means."""
    return {
        "type": "object",
        "description": uitleg,
        "required": list(properties),
        "additionalProperties": False,
        "properties": {
            name: {**schema, "description": told} for name, (schema, told) in properties.items()
        },
    }


def list_of(schema: Schema) -> Schema:
    """Give the schema of a list."""
    return {"type": "array", "items": schema}
