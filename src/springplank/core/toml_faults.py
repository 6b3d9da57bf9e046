# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""What a TOML file of a person may do wrong: Dutch for the parser's English, and stray signs."""

import re
import tomllib
from pathlib import Path
from typing import Any

PLACE = re.compile(r"at line (\d+), column (\d+)")

LIMIT = 5_000_000
"""Most bytes that are read; a file that a person fills in has a few thousand."""

TO_FILL = "VUL IN"
"""What stands in a template where a person has to write something."""


class TomlError(ValueError):
    """A file is no TOML that can be read; the message is one Dutch sentence that says why."""


def read_own_text(path: Path) -> str:
    """Read the text of a file that a person may have written.

    Raises:
        OSError: when it cannot be opened.
        UnicodeDecodeError: when it is no text.
        TomlError: when it is too large, or something that may never end, such as a device.
    """
    if path.exists() and not path.is_file() and not path.is_dir():
        raise TomlError("Het is geen gewoon bestand.")
    with path.open("rb") as file:
        content = file.read(LIMIT + 1)
    if len(content) > LIMIT:
        raise TomlError("Het bestand is groter dan 5 MB.")
    return content.decode("utf-8-sig")


def parse_toml(text: str) -> dict[str, Any]:
    """Read TOML that a person may have written.

    Raises:
        TomlError: when it is no TOML, or the parser gives up on it.
    """
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise TomlError(place_of_fault(error)) from None
    except RecursionError:
        raise TomlError("Er staan te veel haken in elkaar.") from None
    except ValueError:
        raise TomlError("Er staat een getal in met te veel cijfers.") from None


def is_filled(found: object) -> bool:
    """Say whether a text was filled in: not empty, and not left as the template has it."""
    return isinstance(found, str) and bool(found.strip()) and TO_FILL not in found


def without_control(text: str) -> str:
    """Leave out the signs that steer a terminal; a text of a person may hold them by accident."""
    return "".join(sign for sign in text if sign.isprintable() or sign in "\n\t")


def place_of_fault(error: tomllib.TOMLDecodeError) -> str:
    """Say in a sentence where reading stopped."""
    found = PLACE.search(str(error))
    return f"Kijk bij regel {found[1]}, teken {found[2]}." if found else "Het einde ontbreekt."
