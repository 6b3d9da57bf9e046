# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Finds what no answer may show: a stack trace, a path on this computer, a key."""

import re
import tempfile
from pathlib import Path

from springplank.store.places import find_key

SIGNS = (
    "Traceback",
    "site-packages",
    "sqlalchemy.",
    "sqlite3.",
    "jinja2.",
    "starlette.",
    "pydantic_core",
    "Errno",
    str(Path(__file__).parents[2]),
    str(Path.home()) + "/",
    tempfile.gettempdir() + "/",
)
NAMES = re.compile(r"\b\w+(?:Error|Exception)\b|\bFile \"|\b\w+\.py\b|\bline \d+, in\b")
"""Names of errors and of files of the program."""


def find_insides(text: str) -> list[str]:
    """List what a text shows of the inside of Springplank."""
    found = [sign for sign in (*SIGNS, find_key()) if sign in text]
    return found + NAMES.findall(text)
