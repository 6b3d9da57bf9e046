# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Impulsbudget: temporary money for the transition of the sociaal ontwikkelbedrijven.

Law: decentralisatie-uitkering in the gemeentefonds; bestuurlijke afspraken 2024, punten 4 to 6.
Values: impulsbudget.toml. Worked examples: tests/regelingen/test_impulsbudget.py.
"""

from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from springplank.core.allocate import Key, allocate, distribute
from springplank.core.columns import UNKNOWN, Euros, Floats, as_floats, column, table
from springplank.core.regeling import LegalForm, Regeling

Indices = NDArray[np.int64]


@table
class Inputs:
    """What goes in, per gemeente and year."""

    doelgroepenregister: Key = column(
        "persoon", "Mensen in het doelgroepenregister (gemeentelijke doelgroep)"
    )
    doelgroepenregister_landelijk: Key = column("persoon", "Het hele land in dezelfde telling")


@dataclass(frozen=True, slots=True)
class Parameters:
    """The values in force, shape (1, jaren)."""

    macrobudget: Euros = column("EUR", "Landelijk impulsbudget")


@table
class Outcome:
    """What comes out, per gemeente and year."""

    aandeel: Floats = column(
        "aandeel",
        "Aandeel van de gemeente",
        formula="doelgroepenregister / doelgroepenregister_landelijk",
        article="maatstaf doelgroepenregister gemeentelijke doelgroep, t-2",
    )
    bedrag: Euros = column(
        "EUR",
        "Aandeel in het impulsbudget",
        formula="verdeel(macrobudget, doelgroepenregister)",
        article="bestuurlijke afspraken 2024, punt 4",
    )


def compute(x: Inputs, p: Parameters) -> Outcome:
    """Divide the national budget over all gemeenten by their doelgroepenregister."""
    aandeel = as_floats(x.doelgroepenregister) / as_floats(x.doelgroepenregister_landelijk)
    return Outcome(aandeel, bedrag=distribute(p.macrobudget, x.doelgroepenregister))


def split_over_verbanden(bedrag: Euros, gemeente: Indices, verband: Indices, weight: Key) -> Euros:
    """Split the share of each gemeente over the verbanden it is a member of.

    A gemeente in two verbanden (one for the Wsw, one for the rest) is split "waar mogelijk"; the
    ratio is not published, so it is an explicit weight.

    Args:
        bedrag: EUR, shape (gemeenten, jaren).
        gemeente: row of the gemeente of each membership, shape (lidmaatschappen,).
        verband: row of the verband of each membership, shape (lidmaatschappen,), ascending per
            gemeente, so that a euro that cannot be split goes to the first.
        weight: weight of each membership in whole units, shape (lidmaatschappen,).

    Returns:
        EUR per membership, shape (lidmaatschappen, jaren); per gemeente they add up to `bedrag`.
    """
    parts = bedrag[gemeente]
    often = np.bincount(gemeente, minlength=len(bedrag))
    order = np.lexsort((verband, gemeente))
    for count in np.unique(often[often > 1]):
        # All gemeenten with the same number of verbanden at once, side by side as columns.
        rows = np.flatnonzero(often == count)
        members = order[often[gemeente[order]] == count].reshape(len(rows), count)
        key = np.repeat(weight[members].T, bedrag.shape[1], axis=1)
        shares = allocate(bedrag[rows].reshape(1, -1), key)
        parts[members.T] = shares.reshape(count, len(rows), -1)
    return parts


def per_verband(parts: Euros, verband: Indices, count: int) -> Euros:
    """Add the parts of the members; unknown parts make the verband unknown.

    Args:
        parts: EUR per membership, shape (lidmaatschappen, jaren).
        verband: row of the verband of each membership.
        count: number of verbanden.

    Returns:
        EUR, shape (verbanden, jaren).
    """
    order = np.argsort(verband, kind="stable")
    place = verband[order]
    first = np.flatnonzero(np.diff(place, prepend=-1))
    ordered = parts[order]
    whole = np.zeros((count, parts.shape[1]), dtype=np.int64)
    if ordered.min() != UNKNOWN:
        whole[place[first]] = np.add.reduceat(ordered, first, axis=0)
        return whole
    unknown = ordered == UNKNOWN
    sums = np.add.reduceat(np.where(unknown, 0, ordered), first, axis=0)
    lacking = np.logical_or.reduceat(unknown, first, axis=0)
    whole[place[first]] = np.where(lacking, UNKNOWN, sums)
    return whole


def largest_members(gemeente: Indices, verband: Indices, inwoners: Key, count: int) -> Indices:
    """Find the gemeente that is paid for each verband: the one with most inhabitants.

    Source: vragenuur 12 juni 2025, "Hoe komen de impulsbudgetten bij gemeenten terecht?". Equal
    numbers go to the lowest code.

    Args:
        gemeente: row of the gemeente of each membership, shape (lidmaatschappen,).
        verband: row of the verband of each membership.
        inwoners: persons on 1 January, shape (gemeenten,), in ascending order of code.
        count: number of verbanden.

    Returns:
        Row of the gemeente that receives, shape (verbanden,).
    """
    order = np.lexsort((gemeente, -inwoners[gemeente], verband))
    _, first = np.unique(verband[order], return_index=True)
    receivers = np.full(count, -1, dtype=np.int64)
    receivers[verband[order][first]] = gemeente[order][first]
    return receivers


REGELING = Regeling(
    key="impulsbudget",
    title="Impulsbudget",
    summary=(
        "Tijdelijk geld (2025 tot en met 2034) om het sociaal ontwikkelbedrijf en de sociale "
        "infrastructuur klaar te maken voor de toekomst. Het Rijk verdeelt het over gemeenten naar "
        "het doelgroepenregister en betaalt het aan de grootste gemeente van het "
        "samenwerkingsverband."
    ),
    legal=LegalForm(
        form="decentralisatie-uitkering",
        channel="gemeentefonds, decentralisatie-uitkering",
        receiver="de grootste gemeente (inwoners) van het samenwerkingsverband",
        is_labelled=False,
        accountability="eigen gemeenteraad; geen SiSa; landelijke evaluatie na twee jaar",
        reserve="toegestaan",
        basis="Financiële-verhoudingswet art. 13; bestuurlijke afspraken 2024, punten 4 t/m 6",
    ),
    inputs=Inputs,
    parameters=Parameters,
    outcome=Outcome,
    amount="bedrag",
    formulas={date(2025, 1, 1): compute},
    claims=(2025, 2034),
    variants={
        "samenwerkingsverband": "uitbetaald aan de grootste gemeente van het samenwerkingsverband",
        "elke_gemeente": (
            "terugvaloptie van de bestuurlijke afspraken, punt 6: elke gemeente ontvangt zelf"
        ),
    },
)
