# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""What is odd about a begroting: where, what it means, and what can be chosen."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from springplank.imports.numbers import write_number

CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Bevinding:
    """One odd thing.

    Attributes:
        soort: a stable key, such as "totaal".
        adres: the cell, as "Blad1!F212"; of a whole sheet or file its name.
        zin: what is odd, in Dutch.
        neem_over: what happens when the proposal is taken over; empty when nothing is to choose.
        negeer: what happens when it is ignored.
        voorstel: whether the proposal holds until the person says otherwise.
    """

    soort: str
    adres: str
    zin: str
    neem_over: str = ""
    negeer: str = ""
    voorstel: bool = False

    @property
    def key(self) -> str:
        """Give the name of the choice in a form."""
        text = f"{self.soort} {self.adres}"
        return f"{self.soort}-{hashlib.sha256(text.encode()).hexdigest()[:12]}"

    @property
    def is_choice(self) -> bool:
        """Say whether there is something to choose."""
        return bool(self.neem_over)

    def is_taken(self, keuzes: Mapping[str, bool]) -> bool:
        """Say whether the proposal holds, given what the person chose."""
        return self.is_choice and keuzes.get(self.key, self.voorstel)


def to_cents(amount: Decimal) -> int:
    """Round an amount in euros to whole cents."""
    return int(amount.quantize(CENT, rounding=ROUND_HALF_UP) * 100)


def in_cents(cents: int) -> str:
    """Write an amount with its cents, the minus in front.

    Example:
        >>> in_cents(3148210000)
        '€ 31.482.100,00'
    """
    sign = "\N{MINUS SIGN}" if cents < 0 else ""
    return f"{sign}€ {write_number(Decimal(abs(cents)).scaleb(-2))}"
