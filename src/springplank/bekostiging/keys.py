# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Verdeelsleutels: by what a shared amount is divided over the gemeenten.

Source of the list: sob.md 11.3 (17), from the agreements found in practice.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from springplank.bekostiging.amounts import Amounts, is_whole
from springplank.bekostiging.wording import number
from springplank.core.allocate import Key, allocate, distribute
from springplank.core.columns import UNKNOWN, Bools, Floats, as_floats
from springplank.core.quantities import Fte, Personen, Quantity, StandaardEenheden
from springplank.errors import DataError

WEIGHT = 10**9
"""On the agreed path a key that is not in whole numbers counts in billionths of its sum. A part of
an amount below a hundred million is then at most a euro off; above nine billion it is refused."""

ROUNDING = 1e-6
"""How far given shares may be from adding up to one."""

VAST = "vast"


@dataclass(frozen=True, slots=True)
class Soort:
    """A kind of verdeelsleutel.

    Attributes:
        naam: name for a reader.
        telt: what it counts; None when that is money or a given share.
    """

    naam: str
    telt: type[Quantity] | None


SLEUTELS: Mapping[str, Soort] = {
    "SE": Soort("standaardeenheden Wsw", StandaardEenheden),
    "fte": Soort("fte", Fte),
    "personen": Soort("personen in het bedrijf", Personen),
    "inwoners": Soort("inwoners", Personen),
    "doelgroepenregister": Soort("personen in het doelgroepenregister", Personen),
    "omzet": Soort("omzet per gemeente", None),
    VAST: Soort("vaste aandelen", None),
}
"""The keys that an agreement may name."""


@dataclass(frozen=True, slots=True, eq=False)
class Verdeelsleutel:
    """What an amount is divided by.

    Attributes:
        naam: a key of SLEUTELS.
        jaren: calendar years.
        waarden: in the unit of the key, shape (gemeenten, jaren[, trekkingen]); at least 0, NaN
            where unknown.
    """

    naam: str
    jaren: tuple[int, ...]
    waarden: Floats

    def __post_init__(self) -> None:
        """Refuse a key that is negative somewhere.

        Raises:
            DataError: with the name and the first year.
        """
        if years := self._years(np.any(self.waarden < 0, axis=0, keepdims=True)):
            raise DataError(
                f"De verdeelsleutel {self.naam} ligt in {years[0]} voor een gemeente onder 0. "
                "Vul een getal van 0 of hoger in."
            )

    def shares(self) -> Floats:
        """Give the share of every gemeente, shape of the key; they add up to one per year.

        Returns:
            Shares; a year in which one gemeente is unknown is unknown for all.

        Raises:
            DataError: when a key adds up to 0.
        """
        sums = self.waarden.sum(axis=0, keepdims=True)
        self._refuse(sums == 0)
        return np.asarray(self.waarden / sums)

    def divide(self, total: Amounts) -> Amounts:
        """Divide an amount; the parts add up to it exactly.

        Args:
            total: EUR, shape (1, jaren[, trekkingen]); the dtype decides between whole euros by
                largest remainder and parts in proportion.

        Returns:
            EUR, shape (gemeenten, jaren[, trekkingen]); 0 for each where there is nothing to
            divide, unknown where the total or the key is unknown.

        Raises:
            DataError: when there is something to divide and the key adds up to 0.
        """
        is_something = np.nan_to_num(as_floats(total)) != 0
        self._refuse((self.waarden.sum(axis=0, keepdims=True) == 0) & is_something)
        key = np.where(is_something, self.waarden, 1.0)  # over nothing any key gives 0
        if is_whole(total):
            return allocate(np.asarray(total, np.int64), _weights(key))
        return distribute(as_floats(total), key)

    def _refuse(self, empty: Bools) -> None:
        if years := self._years(empty):
            raise DataError(
                f"De verdeelsleutel {self.naam} telt in {years[0]} op tot 0: er is niets om op te "
                "verdelen. Kies een andere sleutel of vul de aantallen in."
            )

    def _years(self, found: Bools) -> list[int]:
        """Give the years in which something is the case in any draw."""
        per_year = found[0].reshape(found.shape[1], -1).any(axis=1)
        per_year = np.broadcast_to(per_year, len(self.jaren))
        return [year for year, here in zip(self.jaren, per_year, strict=True) if here]


def _weights(key: Floats) -> Key:
    """Give a key in whole numbers: as it is where it counts whole things, else in billionths.

    Every year on its own, so that one year cannot change what another comes to.
    """
    is_whole_year = (key == np.rint(key)).all(axis=0, keepdims=True)
    shares = key / key.sum(axis=0, keepdims=True)
    counted = np.where(is_whole_year, key, shares * WEIGHT)
    weights: Key = np.rint(np.nan_to_num(counted)).astype(np.int64)
    weights[np.isnan(shares)] = UNKNOWN
    return weights


def make_key(
    name: str, given: Quantity | Floats, years: tuple[int, ...], *, place: str
) -> Verdeelsleutel:
    """Make a key of numbers of the kind that belongs to it.

    Args:
        name: a key of SLEUTELS.
        given: the numbers, shape (gemeenten, jaren[, trekkingen]).
        years: calendar years.
        place: where it is used, for the message.

    Raises:
        DataError: when the numbers are of another kind, or given shares do not add up to one.
    """
    kind = SLEUTELS[name].telt
    if isinstance(given, Quantity) != (kind is not None) or (kind and not isinstance(given, kind)):
        raise DataError(
            f"{place}: de verdeelsleutel {name} telt {SLEUTELS[name].naam}, maar de aantallen zijn "
            f"{type(given).__name__}. Reken ze eerst om."
        )
    values = given.values if isinstance(given, Quantity) else given
    if name == VAST:
        _check_fixed(values, place)
    return Verdeelsleutel(name, years, values)


def _check_fixed(shares: Floats, place: str) -> None:
    sums = shares.sum(axis=0)
    off = sums[np.abs(sums - 1) > ROUNDING]
    if off.size:
        raise DataError(
            f"{place}: de vaste aandelen tellen op tot {number(off.flat[0])} in plaats van 1. "
            "Pas ze aan."
        )
