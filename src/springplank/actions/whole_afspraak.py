# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""A whole agreement that a person pastes: the same text as the file for `--afspraak`.

It knows what the fields on the page do not: bands of the eigen vermogen, a bonus, capacity.
"""

import hashlib
import re
from collections.abc import Iterator
from functools import lru_cache

from springplank.bekostiging.afspraak import Afspraak, Deel
from springplank.bekostiging.loading import read_afspraak
from springplank.errors import DataError, UsageError

BESTAND = "bestand"
"""The rest of the name of the field."""

NAAM = "Een hele afspraak, uit een bestand"
PLACE = "afspraak.toml"
"""What messages call it, as if it were a file."""

LONGEST, LONGEST_NAME, MOST_PARTS = 10_000, 100, 40
"""Letters of the text and of a name in it, and how many parts; no agreement that we saw is near."""

MOST = 1e9
"""EUR or places; more than all gemeenten together pay to their companies."""

YEARS = range(2000, 2101)
"""Years of prices; further away an index makes numbers that nobody can read."""

BOTH = (
    "Een hele afspraak gaat niet samen met de losse velden van de afspraak. Maak een van de twee "
    "leeg."
)

_LINE_END = re.compile("\r\n?")
_NO_SIGN = re.compile("[\ud800-\udfff]")


def stored_text(text: str) -> str:
    """Check a pasted agreement, and give it in the one spelling that is stored.

    Raises:
        UsageError: when it is too long or too large.
        DataError: for everything that `read_afspraak` refuses, in its words.
    """
    if len(text) > LONGEST:
        raise UsageError(
            f"Deze afspraak is te lang. Plak hoogstens {LONGEST:,} tekens.".replace(",", ".")
        )
    found = _LINE_END.sub("\n", text.removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}")).strip() + "\n"
    read_whole(found)
    return found


@lru_cache(maxsize=256)
def read_whole(text: str) -> Afspraak:
    """Read a pasted agreement, with the rules of a file.

    Raises:
        UsageError: when it has too many parts, a name that is too long, or a number that is too
            large.
        DataError: for everything that `read_afspraak` refuses, in its words.
    """
    if _NO_SIGN.search(text):
        raise DataError(f"{PLACE} bevat een half teken. Plak de tekst opnieuw.")
    found = read_afspraak(text, PLACE)
    if faults := tuple(_too_much(found)):
        raise UsageError(f"{PLACE}: {faults[0]}")
    return found


def told_of(text: str) -> str:
    """Name a pasted agreement in a few words; other text has another kenmerk."""
    found = read_whole(text)
    count = "1 deel" if len(found.delen) == 1 else f"{len(found.delen)} delen"
    return f"{found.naam} ({count}, kenmerk {hashlib.sha256(text.encode()).hexdigest()[:6]})"


def _too_much(found: Afspraak) -> Iterator[str]:
    """Say what no agreement has, and no page could show."""
    if len(found.delen) > MOST_PARTS:
        yield f"er zijn {len(found.delen)} delen. Schrijf er hoogstens {MOST_PARTS}."
    names = [found.naam, *(deel.naam for deel in found.delen)]
    if long := [name for name in names if len(name) > LONGEST_NAME]:
        yield f"de naam {long[0][:40]!r} is te lang. Schrijf hoogstens {LONGEST_NAME} tekens."
    for deel in found.delen:
        if deel.basisjaar and deel.basisjaar not in YEARS:
            yield f"deel {deel.naam!r}: basisjaar {str(deel.basisjaar)[:20]} kan niet."
        if any(abs(number) > MOST for number in _numbers(deel)):
            yield f"deel {deel.naam!r} heeft een getal boven 1.000.000.000. Maak het kleiner."


def _numbers(deel: Deel) -> Iterator[float]:
    for dated in (*deel.waarden.values(), *deel.aandelen.values()):
        yield from dated.all_values()
    for schijf in deel.schijven:
        yield from (schijf.boven, schijf.draagt_bedrijf)
