# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Vangnetuitkering: what the Rijk pays back of a deficit on the bijstandsbudget.

Law: Participatiewet art. 74 and Besluit Participatiewet. Values: vangnet.toml.
Worked examples: tests/regelingen/test_vangnet.py.
"""

from dataclasses import dataclass
from datetime import date

import numpy as np

from springplank.core.columns import Floats, as_floats, column, table, whole_euros
from springplank.core.regeling import LegalForm, Regeling


@table
class Inputs:
    """What goes in, one row per gemeente; one column, the year that is asked for."""

    budget: Floats = column("EUR", "Budget voor bijstand en loonkostensubsidie (BUIG)")
    lasten: Floats = column("EUR", "Lasten min baten op dat budget")


@dataclass(frozen=True, slots=True)
class Parameters:
    """The values in force on the day, shape (1, 1)."""

    ondergrens: Floats = column("aandeel", "Ondergrens van het vangnet")
    bovengrens: Floats = column("aandeel", "Bovengrens van het vangnet")
    vergoed_deel: Floats = column("aandeel", "Vergoed deel tussen de grenzen")


@table
class Outcome:
    """What comes out, per gemeente."""

    tekort: Floats = column(
        "EUR", "Tekort", formula="hoogste(0, lasten - budget)", article="Participatiewet art. 74"
    )
    tussen_de_grenzen: Floats = column(
        "EUR",
        "Tekort tussen ondergrens en bovengrens",
        formula="hoogste(0, laagste(tekort, bovengrens * budget) - ondergrens * budget)",
        article="Participatiewet art. 74",
    )
    boven_de_grens: Floats = column(
        "EUR",
        "Tekort boven de bovengrens",
        formula="hoogste(0, tekort - bovengrens * budget)",
        article="Participatiewet art. 74",
    )
    bedrag: Floats = column(
        "EUR",
        "Vangnetuitkering",
        formula="rond_af(vergoed_deel * tussen_de_grenzen + boven_de_grens)",
        article="Participatiewet art. 74",
    )
    voor_de_gemeente: Floats = column(
        "EUR",
        "Tekort dat voor de gemeente blijft",
        formula="tekort - bedrag",
        article="volgt uit Participatiewet art. 74: wat niet wordt vergoed",
    )


def compute(x: Inputs, p: Parameters) -> Outcome:
    """Pay nothing below the lower bound, half between the bounds, everything above."""
    tekort = np.maximum(0, x.lasten - x.budget)
    onder, boven = p.ondergrens * x.budget, p.bovengrens * x.budget
    tussen = np.maximum(0, np.minimum(tekort, boven) - onder)
    daarboven = np.maximum(0, tekort - boven)
    bedrag = as_floats(whole_euros(p.vergoed_deel * tussen + daarboven))
    return Outcome(tekort, tussen, daarboven, bedrag, voor_de_gemeente=tekort - bedrag)


REGELING = Regeling(
    key="vangnet",
    title="Vangnetuitkering",
    summary=(
        "Een gemeente met een groot tekort op het bijstandsbudget kan een deel terugvragen. Tot "
        "7,5% van het budget niets, daarboven de helft, en boven 12,5% alles. Er gelden ook "
        "voorwaarden; die rekent Springplank niet uit."
    ),
    legal=LegalForm(
        form="specifieke uitkering",
        channel="specifieke uitkering (BUIG)",
        receiver="elke gemeente, op verzoek",
        is_labelled=False,
        accountability="SiSa",
        reserve="niet van toepassing",
        basis="Participatiewet art. 74; Besluit Participatiewet",
    ),
    inputs=Inputs,
    parameters=Parameters,
    outcome=Outcome,
    amount="bedrag",
    formulas={date(2017, 1, 1): compute},
    claims=(2017, 2026),
)
