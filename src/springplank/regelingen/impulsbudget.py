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


@dataclass(frozen=True, slots=True, eq=False)
class Splitsing:
    """The gemeenten that are in the same number of verbanden, and how they are split.

    Attributes:
        gemeenten: rows of these gemeenten, shape (gemeenten,).
        members: rows of their memberships, shape (verbanden, gemeenten).
        weight: weight of each membership in whole units, the same shape.
    """

    gemeenten: Indices
    members: Indices
    weight: Key


def find_splitsingen(gemeente: Indices, verband: Indices, weight: Key) -> tuple[Splitsing, ...]:
    """Find the gemeenten in more than one verband.

    A gemeente in two verbanden (one for the Wsw, one for the rest) is split "waar mogelijk"; the
    ratio is not published, so it is an explicit weight.

    Args:
        gemeente: row of the gemeente of each membership, shape (lidmaatschappen,).
        verband: row of the verband of each membership. A euro that cannot be split goes to the
            first verband.
        weight: weight of each membership in whole units, shape (lidmaatschappen,).
    """
    often = np.bincount(gemeente)
    order = np.lexsort((verband, gemeente))
    found: list[Splitsing] = []
    for count in np.unique(often[often > 1]):
        rows = np.flatnonzero(often == count)
        members = order[often[gemeente[order]] == count].reshape(len(rows), count).T
        found.append(Splitsing(rows, members, weight[members]))
    return tuple(found)


def split_over_verbanden(
    bedrag: Euros, gemeente: Indices, splitsingen: tuple[Splitsing, ...]
) -> Euros:
    """Split the share of each gemeente over the verbanden it is a member of.

    Args:
        bedrag: EUR, shape (gemeenten, jaren).
        gemeente: row of the gemeente of each membership, shape (lidmaatschappen,).
        splitsingen: the gemeenten in more than one verband.

    Returns:
        EUR per membership, shape (lidmaatschappen, jaren); per gemeente they add up to `bedrag`.
    """
    parts = np.ascontiguousarray(bedrag).take(gemeente, axis=0)
    for split in splitsingen:
        # All gemeenten with the same number of verbanden at once, side by side as columns.
        key = np.repeat(split.weight, bedrag.shape[1], axis=1)
        shares = allocate(bedrag[split.gemeenten].reshape(1, -1), key)
        parts[split.members] = shares.reshape(*split.members.shape, -1)
    return parts


def add_by(parts: Euros, place: Indices, count: int) -> Euros:
    """Add the amounts that belong to the same row; an unknown one makes the sum unknown.

    Args:
        parts: EUR, shape (delen, jaren).
        place: row in the outcome, shape (delen, jaren) or (delen, 1).
        count: number of rows in the outcome, such as verbanden.

    Returns:
        EUR, shape (rijen, jaren).
    """
    years = parts.shape[1]
    places = (place * years + np.arange(years)).ravel()
    whole = np.zeros(count * years, dtype=np.int64)
    if parts.min(initial=0) != UNKNOWN:
        np.add.at(whole, places, parts.ravel())
    else:
        is_unknown = parts.ravel() == UNKNOWN
        np.add.at(whole, places[~is_unknown], parts.ravel()[~is_unknown])
        whole[places[is_unknown]] = UNKNOWN
    return whole.reshape(count, years)


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
        "samenwerkingsverband. Dat hoeft niet de centrumgemeente te zijn."
    ),
    legal=LegalForm(
        form="decentralisatie-uitkering",
        channel="gemeentefonds, decentralisatie-uitkering",
        receiver="de grootste gemeente (inwoners) van het samenwerkingsverband",
        is_labelled=False,
        accountability="eigen gemeenteraad; geen SiSa; landelijke evaluatie na twee jaar",
        reserve="toegestaan",
        basis="Financiële-verhoudingswet art. 5 en 13; bestuurlijke afspraken 2024, punten 4 t/m 6",
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
