# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""What a TOML file of a person may do wrong: Dutch for the parser's English, and stray signs."""

import re
import tomllib

PLACE = re.compile(r"at line (\d+), column (\d+)")


TO_FILL = "VUL IN"
"""What stands in a template where a person has to write something."""


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
