# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Bekostigingsvormen: one small rule per form of agreement between gemeenten and their company.

Every rule gives what each gemeente pays to the company, in EUR, shape
(gemeenten, jaren[, trekkingen]); negative is from the company to the gemeente. The arrays that go
in have those axes too, with a 1 for gemeenten where something holds for all of them together.
Source: sob.md 4.3 and 11.3 (16).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from springplank.bekostiging.amounts import Amounts, added, alike, opposite, settled, subtracted
from springplank.bekostiging.keys import Verdeelsleutel
from springplank.core.columns import Floats, as_floats, whole_euros
from springplank.core.quantities import Plekken, Quantity

INEENS = "ineens"
PER_SCHIJF = "per_schijf"
WIJZEN = (INEENS, PER_SCHIJF)
"""How thresholds on the eigen vermogen work; the first is how the source reads."""


@dataclass(frozen=True, slots=True)
class Schijf:
    """A band of the eigen vermogen.

    Attributes:
        boven: EUR; the band begins above this amount and ends where the next one begins.
        draagt_bedrijf: share of a deficit that the company bears itself.
    """

    boven: float
    draagt_bedrijf: float


def ingehouden(rijksgeld: Amounts, aandeel: Floats, eenheid: Floats) -> Amounts:
    """Keep a share of the money of the Rijk in the gemeente.

    Args:
        rijksgeld: EUR per gemeente; the dtype decides whether there is rounding.
        aandeel: share that stays, shape (1, jaren[, 1]).
        eenheid: EUR; on the agreed path the amount is rounded to a multiple of this.
    """
    kept = as_floats(rijksgeld) * aandeel
    if rijksgeld.dtype == np.int64:
        kept = as_floats(whole_euros(kept / eenheid)) * eenheid
    return alike(kept, rijksgeld)


def doorsluizen(rijksgeld: Amounts, kept: Amounts) -> Amounts:
    """Pass the money of the Rijk on, except what the gemeente keeps."""
    return subtracted(rijksgeld, kept)


def begroting(bedrag: Amounts, sleutel: Verdeelsleutel) -> Amounts:
    """Pay a fixed amount, divided by a key.

    Args:
        bedrag: EUR for all gemeenten together, shape (1, jaren[, trekkingen]).
        sleutel: the key.
    """
    return sleutel.divide(bedrag)


def prijs_hoeveelheid(prijs: Floats, aantal: Quantity, vast: Amounts) -> Amounts:
    """Pay a price for what is taken, and a fixed part beside it.

    Args:
        prijs: EUR for one, shape (1, jaren[, 1]).
        aantal: how much each gemeente takes.
        vast: EUR, the fixed part per gemeente; zeros without one. Its dtype decides.
    """
    return added(alike(prijs * aantal.values, vast), vast)


def capaciteit(prijs: Floats, plekken: Plekken, sleutel: Verdeelsleutel, *, whole: bool) -> Amounts:
    """Pay for the places that are kept ready, used or not.

    Args:
        prijs: EUR for a place, shape (1, jaren[, 1]).
        plekken: places kept ready for all gemeenten together, shape (1, jaren[, trekkingen]).
        sleutel: the key.
        whole: the agreed path, in whole euros.
    """
    return sleutel.divide(settled(prijs * plekken.values, whole=whole))


def doorbelasten(kosten: Sequence[Amounts]) -> Amounts:
    """Charge one-to-one what was spent for a gemeente.

    Args:
        kosten: EUR per gemeente; one or more kinds of cost.
    """
    return added(*kosten)


def tekortdekking(resultaat: Amounts, aandeel: Floats, sleutel: Verdeelsleutel) -> Amounts:
    """Make good a share of a deficit; a surplus stays in the company.

    Args:
        resultaat: EUR, exploitatieresultaat of the company, shape (1, jaren[, trekkingen]).
        aandeel: share of the deficit that the gemeenten pay.
        sleutel: the key.
    """
    deficit = np.maximum(0.0, -as_floats(resultaat))
    return sleutel.divide(alike(deficit * aandeel, resultaat))


def dividend(resultaat: Amounts, aandeel: Floats, sleutel: Verdeelsleutel) -> Amounts:
    """Pay a share of a surplus to the gemeenten; a deficit stays in the company.

    Args:
        resultaat: EUR, exploitatieresultaat of the company, shape (1, jaren[, trekkingen]).
        aandeel: share of the surplus that is paid out.
        sleutel: the key.

    Returns:
        EUR that each gemeente receives.
    """
    surplus = np.maximum(0.0, as_floats(resultaat))
    return sleutel.divide(alike(surplus * aandeel, resultaat))


def resultaatafhankelijk(
    prestatie: Floats,
    norm: Floats,
    tarief: Floats,
    hoogste: Floats,
    sleutel: Verdeelsleutel,
    *,
    whole: bool,
) -> Amounts:
    """Pay a bonus for what the company achieves above a norm.

    Args:
        prestatie: people who moved on to regular work, or EUR netto toegevoegde waarde, shape
            (1, jaren[, trekkingen]).
        norm: in the same unit; up to here there is no bonus.
        tarief: EUR for one person more, or the share of one euro more.
        hoogste: EUR; a bonus never exceeds this.
        sleutel: the key.
        whole: the agreed path, in whole euros.
    """
    bonus = np.clip((prestatie - norm) * tarief, 0.0, hoogste)
    return sleutel.divide(settled(bonus, whole=whole))


def drempels(
    resultaat: Amounts,
    vermogen: Floats,
    schijven: Sequence[Schijf],
    wijze: str,
    sleutel: Verdeelsleutel,
) -> Amounts:
    """Make good the part of a deficit that the company need not bear from its eigen vermogen.

    Args:
        resultaat: EUR, exploitatieresultaat, shape (1, jaren[, trekkingen]).
        vermogen: EUR, eigen vermogen before the deficit, same shape.
        schijven: the bands, ascending.
        wijze: see `gedragen`.
        sleutel: the key for what is left.
    """
    deficit = np.maximum(0.0, -as_floats(resultaat))
    left = deficit - gedragen(deficit, vermogen, schijven, wijze)
    return sleutel.divide(alike(left, resultaat))


def gedragen(tekort: Floats, vermogen: Floats, schijven: Sequence[Schijf], wijze: str) -> Floats:
    """Give what the company bears of a deficit, as a step function of its eigen vermogen.

    With `ineens` the height of the eigen vermogen decides the share of the whole deficit: so reads
    the agreement of RWA and Amfors (nothing up to 2,5 mln, half up to 4,5 mln, everything above).
    With `per_schijf`, our variant, it works as tax brackets do: what lies in the highest band is
    used first, at the share of that band, and so down.

    Args:
        tekort: EUR, at least 0, shape (1, jaren[, trekkingen]).
        vermogen: EUR, same shape; exactly on a border belongs to the band below it.
        schijven: the bands, ascending; below the first one the company bears nothing.
        wijze: one of WIJZEN.
    """
    if wijze == INEENS:
        share = np.zeros_like(vermogen)
        for schijf in schijven:
            share = np.where(vermogen > schijf.boven, schijf.draagt_bedrijf, share)
        return _where_needed(tekort, np.where(np.isnan(vermogen), np.nan, share * tekort))
    borne, left, top = np.zeros_like(tekort), tekort, np.inf
    for schijf in reversed(schijven):
        if schijf.draagt_bedrijf == 0:
            break
        room = np.clip(vermogen, schijf.boven, top) - schijf.boven
        here = np.minimum(left, room / schijf.draagt_bedrijf)
        borne = borne + here * schijf.draagt_bedrijf
        left, top = left - here, schijf.boven
    return _where_needed(tekort, borne)


def _where_needed(tekort: Floats, borne: Floats) -> Floats:
    """Give 0 without a deficit, also when the eigen vermogen is unknown."""
    return np.where(tekort > 0, borne, tekort)


def solidariteit(resultaat: Amounts, sleutel: Verdeelsleutel) -> Amounts:
    """Share a result, good or bad, in proportion to a key: a surplus flows back.

    Args:
        resultaat: EUR, shape (1, jaren[, trekkingen]).
        sleutel: the key.
    """
    return sleutel.divide(opposite(resultaat))
