# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Numbers as a Dutch person types them; what has two readings is asked, not guessed."""

import re

from springplank.errors import UsageError
from springplank.words.figures import MINUS

DUTCH = re.compile(r"-?([1-9]\d{0,2}(\.\d{3})+|\d+)(,\d+)?$", re.ASCII)
LARGEST = 1_000_000_000_000
"""More euros than any budget of the Rijk; beyond it somebody leaned on a key."""
POINT = re.compile(r"-?\d+\.\d+$", re.ASCII)
_LOOSE = re.compile(
    "[€\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{ZERO WIDTH SPACE}\N{WORD JOINER}"
    "\N{ZERO WIDTH NO-BREAK SPACE}\N{LEFT-TO-RIGHT MARK}\N{RIGHT-TO-LEFT MARK}]"
)
"""What comes along when a number is copied from a page, a letter or a sheet, and says nothing."""

PERCENT = 100
SHOWN = 40
"""How much of what was typed a message repeats."""


def read_number(text: str) -> float:
    """Read a number such as 60, 67,5, 12%, € 1.250.000 or -3, also with the minus that we write.

    A percentage is read as the number before the sign.

    Raises:
        UsageError: when it is no number, too large, or when a point may mean thousands or
            decimals: 1.25 is asked about.
    """
    typed = text.strip()
    bare = _LOOSE.sub("", typed).strip().removesuffix("%").strip().replace(MINUS, "-")
    bare = f"-{bare[1:].strip()}" if bare.startswith("-") else bare
    shown = repr(typed if len(typed) <= SHOWN else typed[:SHOWN] + "...")
    if POINT.match(bare) and not DUTCH.match(bare):
        whole, _, rest = bare.partition(".")
        raise UsageError(f"{shown} is niet duidelijk. Schrijf {whole},{rest} met een komma.")
    if not DUTCH.match(bare):
        raise UsageError(f"{shown} is geen getal. Schrijf bijvoorbeeld 60 of 67,5.")
    number = float(bare.replace(".", "").replace(",", "."))
    if abs(number) > LARGEST:
        most = f"{LARGEST:,}".replace(",", ".")
        raise UsageError(f"{shown} is te groot. Geef hoogstens {most}.")
    return number


def read_value(text: str, unit: str) -> float:
    """Read a typed number in its unit; a share is typed as a percentage.

    Raises:
        UsageError: see `read_number`.
    """
    number = read_number(text) + 0.0  # "-0" is 0, in one spelling
    return number / PERCENT if unit == "aandeel" else number
