# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""What an agreement is evaluated on: money, numbers, keys and the company."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from springplank.bekostiging.amounts import DRAWS, YEARS, Amounts, settled, spread, widened
from springplank.bekostiging.wording import hint
from springplank.core.columns import Floats, as_floats
from springplank.core.quantities import Quantity
from springplank.errors import DataError


@dataclass(frozen=True, slots=True, eq=False)
class Basis:
    """What is known of a verband and its company; nothing is filled in that is not here.

    Every array has the axes (gemeenten, jaren) or, for draws, (gemeenten, jaren, trekkingen); what
    belongs to the company has a 1 for gemeenten.

    Attributes:
        codes: codes of the gemeenten, ascending: ties in a division go to the lowest.
        jaren: calendar years, ascending.
        rijksgeld: EUR per stream, for example "wsw" or "beschut_werk".
        kosten: EUR per kind of cost that was made for each gemeente.
        aantallen: how much of a product each gemeente takes, in its own kind of quantity.
        sleutels: the numbers of the verdeelsleutels; a Quantity, or EUR for "omzet".
        resultaat: EUR, exploitatieresultaat of the company with the parts of
            `Afspraak.before_result` in it and without the others; None when not yet known.
        vermogen: EUR, eigen vermogen of the company before the result of the year; None when not
            known.
        toegevoegde_waarde: EUR, netto toegevoegde waarde of the company; None when not known.
        is_whole: the agreed path, in whole euros; otherwise expectations or draws.
    """

    codes: tuple[str, ...]
    jaren: tuple[int, ...]
    rijksgeld: Mapping[str, Amounts] = field(default_factory=dict)
    kosten: Mapping[str, Amounts] = field(default_factory=dict)
    aantallen: Mapping[str, Quantity] = field(default_factory=dict)
    sleutels: Mapping[str, Quantity | Floats] = field(default_factory=dict)
    resultaat: Amounts | None = None
    vermogen: Amounts | None = None
    toegevoegde_waarde: Amounts | None = None
    is_whole: bool = True

    def draws(self) -> int:
        """Give the number of draws; 0 when there is no such axis."""
        company = [
            a for a in (self.resultaat, self.vermogen, self.toegevoegde_waarde) if a is not None
        ]
        numbers = [q.values if isinstance(q, Quantity) else q for q in self.sleutels.values()]
        numbers.extend(q.values for q in self.aantallen.values())
        money = [*self.rijksgeld.values(), *self.kosten.values(), *company]
        return max((a.shape[-1] for a in (*money, *numbers) if a.ndim == DRAWS), default=0)

    def axes(self) -> int:
        """Give how many axes the arrays of this question have."""
        return YEARS if self.is_whole or not self.draws() else DRAWS

    def shape(self) -> tuple[int, ...]:
        """Give the shape of what comes out: (gemeenten, jaren[, trekkingen])."""
        whole = (len(self.codes), len(self.jaren))
        return whole if self.axes() == YEARS else (*whole, self.draws())

    def money(self, amounts: Amounts) -> Amounts:
        """Make amounts of the kind and with the axes of this question."""
        return settled(widened(as_floats(amounts), self.axes()), whole=self.is_whole)

    def numbers(self, values: Floats) -> Floats:
        """Give numbers the axes of this question."""
        return widened(values, self.axes())

    def find_money(self, names: tuple[str, ...], kind: str, place: str) -> list[Amounts]:
        """Find streams ("rijksgeld") or costs ("kosten") by name, shape of the question.

        Raises:
            DataError: when one is not there, with the nearest name.
        """
        known = self.rijksgeld if kind == "rijksgeld" else self.kosten
        for name in names:
            if name not in known:
                raise DataError(f"{place}: {kind} {name!r} is er niet.{hint(name, known)}")
        return [spread(self.money(known[name]), self.shape()) for name in names]

    def find_quantity(self, name: str, place: str) -> Quantity:
        """Find how much of a product is taken, with the axes of the question.

        Raises:
            DataError: when it is not there, with the nearest name.
        """
        if name not in self.aantallen:
            raise DataError(f"{place}: er is geen aantal {name!r}.{hint(name, self.aantallen)}")
        found = self.aantallen[name]
        return type(found)(np.broadcast_to(self.numbers(found.values), self.shape()))

    def find_company(self, name: str, place: str) -> Amounts:
        """Find the resultaat, vermogen or toegevoegde_waarde, shape (1, jaren[, trekkingen]).

        Raises:
            DataError: when it is not known.
        """
        found: Amounts | None = getattr(self, name)
        if found is None:
            raise DataError(
                f"{place} heeft {name.replace('_', ' ')} van het bedrijf nodig. Vul dat in of laat "
                "dit deel weg."
            )
        return spread(self.money(found), (1, *self.shape()[1:]))
