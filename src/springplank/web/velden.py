# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Fields of a form as a page shows them: as a person types it, with our guess beside it."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Context, Decimal

from springplank.actions.own_figures import Vraag
from springplank.web.botsingen import Botsing
from springplank.words.figures import MINUS, decimal, euros
from springplank.words.ramingen import raming

PERCENT = 100
MOST_DIGITS = 17
"""Digits that tell every number of the computer apart."""

UNITS: Mapping[str, str] = {"aandeel": "%", "EUR": "euro", "EUR/persoon": "euro", "uur": "uur"}
ORIGINS: Mapping[str, str] = {
    "lokaal": "van uzelf",
    "landelijk": "landelijk gepubliceerd",
    "aanname": "onze aanname",
    "onbekend": "onbekend",
}

SHARED: Mapping[str, str] = {
    "landelijk": "ons deel van het landelijke cijfer",
    "aanname": "onze aanname",
    "onbekend": "onbekend",
}
"""Where the number of people of one gemeente comes from: nobody publishes it."""


@dataclass(frozen=True, slots=True)
class Veld:
    """One text field.

    Attributes:
        naam: name in the form.
        label: what is asked.
        waarde: text as the person types it.
        hint: what to know before typing.
        eenheid: unit behind the field.
        fout: what is wrong with the text; empty when nothing.
        schatting: our guess, in words.
        lang: several lines.
        ruim: for text instead of a figure.
        soort: "decimal" for a figure, "text" otherwise.
        botsing: what somebody else put there first.
    """

    naam: str
    label: str
    waarde: str = ""
    hint: str = ""
    eenheid: str = ""
    fout: str = ""
    schatting: str = ""
    lang: bool = False
    ruim: bool = False
    soort: str = "decimal"
    botsing: Botsing | None = None


def field_of(
    vraag: Vraag,
    getypt: Mapping[str, str],
    fouten: Mapping[str, str],
    clashes: Mapping[str, Botsing],
) -> Veld:
    """Show a question; what was typed and refused stays in the field."""
    shown = getypt.get(vraag.veld)
    if shown is None:
        shown = as_typed(float(vraag.waarde), vraag.eenheid) if vraag.waarde else ""
    return Veld(
        vraag.veld,
        vraag.tekst,
        shown,
        f"Vraag na: {vraag.uitleg}" if vraag.uitleg else "",
        UNITS.get(vraag.eenheid, ""),
        fouten.get(vraag.veld, ""),
        guess_of(vraag),
        botsing=clashes.get(vraag.veld),
    )


def guess_of(vraag: Vraag) -> str:
    """Say what we reckon with as long as nothing is filled in."""
    if math.isnan(vraag.schatting):
        return "Wij hebben geen schatting. Leeg blijft onbekend."
    if math.isnan(vraag.laag):
        # One number of a share in the country: whole people are all that it can tell.
        number = decimal(vraag.schatting, 0)
        return f"Wij rekenen met ongeveer {number} ({SHARED.get(vraag.herkomst, 'van uzelf')})."
    told = raming(vraag.schatting, vraag.laag, vraag.hoog, vraag.eenheid)
    return f"Wij rekenen met {told} ({ORIGINS[vraag.herkomst]})."


def as_typed(value: float, unit: str) -> str:
    """Write a stored number as a person types it, to its last digit: 0.125 of a share is 12,5.

    Read again it is the same number, so that a form that is sent whole changes nothing.
    """
    return _written(_in_percent(value) if unit == "aandeel" else Decimal(repr(value)))


def as_short(value: float, unit: str) -> str:
    """Write a number that nobody typed, to be read: with four decimals at most."""
    number = value * PERCENT if unit == "aandeel" else value
    return _written(Decimal(f"{number:.4f}"))


def _in_percent(value: float) -> Decimal:
    """Give the shortest percentage that is read as this share."""
    exact = Decimal(repr(value)) * PERCENT
    digits = range(1, MOST_DIGITS + 1)
    return next((short for n in digits if _is_read_as(short := _rounded(exact, n), value)), exact)


def _rounded(number: Decimal, digits: int) -> Decimal:
    return Context(prec=digits).plus(number)


def _is_read_as(percentage: Decimal, share: float) -> bool:
    return float(percentage) / PERCENT == share


def _written(number: Decimal) -> str:
    whole, _, rest = f"{abs(number):f}".partition(".")
    decimals = rest.rstrip("0")
    sign = MINUS if number < 0 and (int(whole) or decimals) else ""
    return f"{sign}{euros(int(whole))}{',' if decimals else ''}{decimals}"
