# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""What adding the lines of a table again may give."""

from dataclasses import dataclass
from decimal import Decimal

from springplank.begroting.bevindingen import Bevinding, in_cents
from springplank.begroting.regels import Regel
from springplank.imports.grid import show_text


@dataclass(frozen=True, slots=True)
class Telregel:
    """A line with its one amount, in euros as it stands there.

    Attributes:
        regel: the line.
        bedrag: EUR before any sign is turned; None when unknown.
        adres: its cell.
        formule: text of its formula; empty without one.
        kolommen: indexes of its columns, which are added.
        is_heel: the cells hold whole units, so that a sum may be off by rounding.
        eenheid: EUR per unit.
    """

    regel: Regel
    bedrag: Decimal | None
    adres: str
    formule: str
    kolommen: tuple[int, ...]
    is_heel: bool
    eenheid: int


@dataclass(frozen=True, slots=True)
class Gelijk:
    """A total that is right.

    Attributes:
        label: its label.
        cents: what we add to.
        adres: its cell.
    """

    label: str
    cents: int
    adres: str

    @property
    def zin(self) -> str:
        """Say so in Dutch."""
        label = show_text(self.label, 60) or "Het totaal"
        return f"{label} {in_cents(self.cents)} is gelijk aan cel {self.adres}."


@dataclass(frozen=True, slots=True)
class Herteld:
    """A total that is not the sum of its lines.

    Attributes:
        regel: its row, with its own amount.
        cents: what its lines add to.
        bevinding: what is odd about it.
    """

    regel: Telregel
    cents: int
    bevinding: Bevinding


@dataclass(frozen=True, slots=True)
class Optelling:
    """What adding the lines of a table gave.

    Attributes:
        gelijk: totals that are right.
        herteld: totals that are not.
        bevindingen: totals that differ by rounding only.
        totalen: numbers of rows that are a sum of others.
        ongetoetst: numbers of rows whose total could not be checked, because a line is unknown.
    """

    gelijk: tuple[Gelijk, ...]
    herteld: tuple[Herteld, ...]
    bevindingen: tuple[Bevinding, ...]
    totalen: frozenset[int]
    ongetoetst: frozenset[int]
