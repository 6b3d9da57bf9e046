# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Amounts that somebody typed as text: with a footnote, with V or N behind it, or PM."""

import re
from dataclasses import dataclass, replace

from springplank.imports.numbers import Written, parse_number

VOETNOOT, VOORDELIG, NADELIG, PM, ONLEESBAAR = (
    "voetnoot",
    "voordelig",
    "nadelig",
    "pm",
    "onleesbaar",
)
"""What is special about such an amount; PM and ONLEESBAAR are no number."""

_PM = re.compile(
    r"p\.? ?m\.?|pro memorie|n\.?n\.?b\.?|nog niet bekend|nog te bepalen|onbekend|volgt|tbd|"
    r"\?+|x+",
    re.IGNORECASE,
)
_NIHIL = re.compile(r"nihil|nul|nil", re.IGNORECASE)
_NOTE = re.compile(
    r"(.*[0-9)€-])(?:\s*(\*{1,5}|[\u00b9\u00b2\u00b3\u2070-\u2079]{1,3})|"
    r"\s+(\(?[0-9a-z]{1,2}\)|\[[0-9a-z]{1,2}\]))",
    re.DOTALL,
)
_FAVOUR = re.compile(
    r"(.*[0-9)-])\s*\(?(v|voordelig|voordeel|n|nadelig|nadeel)\)?", re.IGNORECASE | re.DOTALL
)
_LIKE_AMOUNT = re.compile(r"[€\s(+\u2212-]*[0-9](?!.*(?:%|\b(?:fte|uur|personen|plekken|jaar)\b))")
_YEAR = re.compile(r"'?20[1-5][0-9]")
_LONGEST = 40


@dataclass(frozen=True, slots=True)
class Getypt:
    """What somebody typed where an amount stands.

    Attributes:
        getal: the number; None when it is not known or not readable.
        soort: one of the words above; empty for a plain number.
        noot: what stands behind the number, or the text that is no number.
    """

    getal: Written | None
    soort: str = ""
    noot: str = ""


def read_typed(text: str) -> Getypt | None:
    """Read a text where an amount stands; None when it is something else.

    Example:
        >>> found = read_typed("583.600 2)")
        >>> found.getal.komma, found.soort, found.noot
        (Decimal('583600'), 'voetnoot', '2)')
        >>> read_typed("125 N").getal.komma
        Decimal('-125')
        >>> read_typed("PM").soort, read_typed("Baten")
        ('pm', None)
    """
    plain = text.strip()
    if (number := parse_number(plain)) is not None:
        return Getypt(number)
    if len(plain) > _LONGEST:
        return None
    if _NIHIL.fullmatch(plain):
        return Getypt(parse_number("-"))
    if _PM.fullmatch(plain):
        return Getypt(None, PM, plain)
    return _with_behind(plain) or (
        Getypt(None, ONLEESBAAR, plain) if _LIKE_AMOUNT.match(plain) else None
    )


def _with_behind(plain: str) -> Getypt | None:
    """Read a number with something behind it."""
    if (found := _NOTE.fullmatch(plain)) and (number := _number(found[1])):
        return Getypt(number, VOETNOOT, found[2] or found[3])
    if (found := _FAVOUR.fullmatch(plain)) and (number := _number(found[1])):
        if found[2][0] in "vV":
            return Getypt(number, VOORDELIG, found[2])
        return Getypt(_negative(number), NADELIG, found[2])
    return None


def _number(text: str) -> Written | None:
    """Read the number itself; a year with a footnote is no amount."""
    plain = text.strip()
    return None if _YEAR.fullmatch(plain) else parse_number(plain)


def _negative(number: Written) -> Written:
    return replace(
        number,
        komma=None if number.komma is None else -number.komma,
        punt=None if number.punt is None else -number.punt,
    )
