# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Take the worked examples out of the tests, without running them."""

import ast
from dataclasses import dataclass
from pathlib import Path

CALL = "example"
ABOUT: dict[str, str] = {
    "year": "Jaar",
    "on": "Dag",
    "stand": "Stand",
    "changes": "Met andere waarden",
    "tolerance": "Speling in euro",
    "source": "Bron",
}
"""What is said with a table, by the name of the argument."""


@dataclass(frozen=True, slots=True)
class Voorbeeld:
    """One table from a test.

    Attributes:
        sentence: what it shows, from the docstring of the test.
        header: names of the columns.
        rows: cells as text.
        about: label and text of what was said with the table.
    """

    sentence: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    about: tuple[tuple[str, str], ...]


def examples_in(path: Path) -> tuple[Voorbeeld, ...]:
    """Find the tables in a file of tests, in order; none when there is no such file."""
    if not path.is_file():
        return ()
    found: list[Voorbeeld] = []
    for node in ast.parse(path.read_text("utf-8")).body:
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
            sentence = ast.get_docstring(node) or ""
            found.extend(_of_call(call, sentence) for call in _calls(node))
    return tuple(found)


def _calls(function: ast.FunctionDef) -> list[ast.Call]:
    calls = (n for n in ast.walk(function) if isinstance(n, ast.Call))
    named = (c for c in calls if isinstance(c.func, ast.Name) and c.func.id == CALL)
    return [c for c in named if _text(c)]


def _text(call: ast.Call) -> str:
    """Give the table of a call; empty when it is not written out in the call."""
    texts = [a.value for a in call.args if isinstance(a, ast.Constant) and isinstance(a.value, str)]
    return next((t for t in texts if "\n" in t), "")


def _of_call(call: ast.Call, sentence: str) -> Voorbeeld:
    ruled = [line for line in _text(call).strip().splitlines() if set(line.strip()) - set("-+ ")]
    header, *rows = (tuple(cell.strip() for cell in line.split("|")) for line in ruled)
    about = tuple(
        (ABOUT[k.arg], _plain(k.value)) for k in call.keywords if k.arg and k.arg in ABOUT
    )
    return Voorbeeld(" ".join(sentence.split()), header, tuple(rows), about)


def _plain(node: ast.expr) -> str:
    match node:
        case ast.Constant(value=value):
            return str(value)
        case ast.Dict(keys=keys, values=values):
            pairs = zip(keys, values, strict=True)
            return ", ".join(f"{_plain(k)} = {_plain(v)}" for k, v in pairs if k is not None)
    return ast.unparse(node)
