# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""What the command line answered, and how tests of the command line ask."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from springplank.reference.municipalities import municipalities_of

CODES = municipalities_of(2026).codes


@dataclass(frozen=True)
class Answer:
    """Exit code and both outputs of one call."""

    code: int
    out: str
    err: str

    @property
    def told(self) -> str:
        """The output as one line, however it was wrapped."""
        return " ".join(self.out.split())

    @property
    def json(self) -> dict[str, Any]:
        """The output read as JSON."""
        found: dict[str, Any] = json.loads(self.out)
        return found


Run = Callable[..., Answer]
"""Calls the command line with some arguments."""
Ask = Callable[..., dict[str, Any]]
"""Calls the command line with --json, expects success, and reads the answer."""
Import = Callable[..., Answer]
"""Takes in a CSV file: its kind and lines, and options of the command."""


def row_of(answer: dict[str, Any], regeling: str, jaar: int) -> dict[str, Any]:
    """Give the amount of a stream in a year."""
    (found,) = (a for a in answer["bedragen"] if (a["regeling"], a["jaar"]) == (regeling, jaar))
    return dict(found)


def files_in(folder: Path) -> dict[str, bytes]:
    """Give every file under a folder with its content, to compare before and after."""
    found: Iterator[Path] = folder.rglob("*") if folder.exists() else iter(())
    return {str(p.relative_to(folder)): p.read_bytes() for p in found if p.is_file()}
