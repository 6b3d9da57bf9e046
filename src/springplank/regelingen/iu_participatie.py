# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Integratie-uitkering Participatie: the published whole of Wsw, beschut werk and infrastructuur.

Law: Financiële-verhoudingswet art. 5 and 13; amounts per gemeente in the circulaires.
Worked examples: tests/regelingen/test_iu_participatie.py.
"""

from dataclasses import dataclass
from datetime import date

import numpy as np

from springplank.core.columns import UNKNOWN, Euros, column, table
from springplank.core.regeling import LegalForm, Regeling


@table
class Inputs:
    """What goes in, per gemeente and year."""

    gepubliceerd: Euros = column("EUR", "Gepubliceerd bedrag van deze stand")
    wsw: Euros = column("EUR", "Onderdeel Wsw")
    beschut_werk: Euros = column("EUR", "Onderdeel beschut werk")
    sociale_infrastructuur: Euros = column("EUR", "Onderdeel sociale infrastructuur")


@dataclass(frozen=True, slots=True)
class Parameters:
    """This regeling has no values of its own."""


@table
class Outcome:
    """What comes out, per gemeente and year."""

    som_onderdelen: Euros = column(
        "EUR",
        "Som van de onderdelen",
        formula="wsw + beschut_werk + sociale_infrastructuur",
        article="eigen som, naast het gepubliceerde bedrag",
    )
    bedrag: Euros = column(
        "EUR",
        "Integratie-uitkering Participatie",
        formula="als(gepubliceerd >= 0, gepubliceerd, som_onderdelen)",
        article="circulaire gemeentefonds, bijlage integratie- en decentralisatie-uitkeringen",
    )
    onverklaard: Euros = column(
        "EUR",
        "Onverklaard: gepubliceerd bedrag min de onderdelen",
        formula="bedrag - som_onderdelen",
        article="eigen som, naast het gepubliceerde bedrag",
    )


def compute(x: Inputs, _p: Parameters) -> Outcome:
    """Take the published amount of this stand; without one, add up the components."""
    som = sum_of(x.wsw, x.beschut_werk, x.sociale_infrastructuur)
    published = x.gepubliceerd != UNKNOWN
    if not published.any():
        nothing = np.broadcast_to(np.zeros((1, 1), som.dtype), som.shape)
        return Outcome(som, bedrag=som, onverklaard=_known(nothing, (som,)))
    bedrag = np.where(published, x.gepubliceerd, som)
    return Outcome(som, bedrag, onverklaard=_known(bedrag - som, (bedrag, som)))


def sum_of(*parts: Euros) -> Euros:
    """Add amounts; unknown as soon as one of them is unknown."""
    whole = parts[0]
    for part in parts[1:]:
        whole = whole + part
    return _known(whole, parts)


def _known(outcome: Euros, parts: tuple[Euros, ...]) -> Euros:
    for part in parts:
        # Looking for one is cheaper than marking each; what is unknown in a draw is NaN by itself.
        if part.dtype == np.int64 and part.min() == UNKNOWN:
            outcome = np.where(part == UNKNOWN, UNKNOWN, outcome)
    return outcome


REGELING = Regeling(
    key="iu_participatie",
    title="Integratie-uitkering Participatie",
    summary=(
        "De uitkering in het gemeentefonds waarin de rijksbijdragen voor Wsw, beschut werk en "
        "(vanaf 2025) sociale infrastructuur samen worden betaald. Het gepubliceerde bedrag is "
        "leidend; wat de onderdelen niet verklaren, blijft zichtbaar."
    ),
    legal=LegalForm(
        form="integratie-uitkering",
        channel="gemeentefonds, integratie-uitkering",
        receiver="elke gemeente",
        is_labelled=False,
        accountability="eigen gemeenteraad; geen SiSa",
        reserve="toegestaan",
        basis="Financiële-verhoudingswet art. 5 en 13",
    ),
    inputs=Inputs,
    parameters=Parameters,
    outcome=Outcome,
    amount="bedrag",
    formulas={date(2015, 1, 1): compute},
    claims=(2024, 2048),
)
