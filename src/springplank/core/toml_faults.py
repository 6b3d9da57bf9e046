# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Says in Dutch where a TOML file of a person cannot be read; the parser says it in English."""

import re
import tomllib

PLACE = re.compile(r"at line (\d+), column (\d+)")


def place_of_fault(error: tomllib.TOMLDecodeError) -> str:
    """Say in a sentence where reading stopped."""
    found = PLACE.search(str(error))
    return f"Kijk bij regel {found[1]}, teken {found[2]}." if found else "Het einde ontbreekt."
