# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""BUIG: the budget for bijstand and loonkostensubsidie, with the part for loonkostensubsidie.

Law: Participatiewet art. 69, 71; Besluit Participatiewet; Stb. 2021, 442 for the part that follows
realised loonkostensubsidie. Values: buig_loonkostensubsidie.toml.
Worked examples: tests/regelingen/test_buig_loonkostensubsidie.py.
"""

from dataclasses import dataclass
from datetime import date

import numpy as np

from springplank.core.allocate import Key, distribute
from springplank.core.columns import Euros, Floats, as_floats, column, table, whole_euros
from springplank.core.regeling import LegalForm, Regeling


@table
class Inputs:
    """What goes in, per gemeente and year; spending of t-1 (definitive) or t-2 (provisional)."""

    realisatie_loonkostensubsidie: Key = column(
        "EUR", "Gerealiseerde uitgaven loonkostensubsidie (t-1 definitief, t-2 voorlopig)"
    )
    inwoners: Floats = column("persoon", "Inwoners op 1 januari van het jaar ervoor")
    objectief_aandeel: Floats = column("aandeel", "Objectief aandeel in de bijstand")
    historisch_aandeel: Floats = column("aandeel", "Historisch aandeel in de bijstand (t-2)")


@dataclass(frozen=True, slots=True)
class Parameters:
    """The values in force, shape (1, jaren)."""

    macrobudget: Euros = column("EUR", "Landelijk macrobudget")
    deelbudget_loonkostensubsidie: Euros = column("EUR", "Deelbudget loonkostensubsidie")
    ondergrens_inwoners: Floats = column("persoon", "Ondergrens inwoners")
    bovengrens_inwoners: Floats = column("persoon", "Bovengrens inwoners")


@table
class Outcome:
    """What comes out, per gemeente and year."""

    bedrag: Euros = column(
        "EUR",
        "Deel loonkostensubsidie",
        formula="verdeel(deelbudget_loonkostensubsidie, realisatie_loonkostensubsidie)",
        article="Stb. 2021, 442",
    )
    gewicht_objectief: Floats = column(
        "aandeel",
        "Gewicht van het objectieve aandeel",
        formula=(
            "hoogste(0, laagste(1, (inwoners - ondergrens_inwoners)"
            " / (bovengrens_inwoners - ondergrens_inwoners)))"
        ),
        article="Besluit Participatiewet",
    )
    aandeel_bijstand: Floats = column(
        "aandeel",
        "Aandeel in het bijstandsdeel",
        formula=(
            "gewicht_objectief * objectief_aandeel + (1 - gewicht_objectief) * historisch_aandeel"
        ),
        article="Besluit Participatiewet",
    )
    bijstandsdeel: Euros = column(
        "EUR",
        "Deel bijstand",
        formula="rond_af(aandeel_bijstand * (macrobudget - deelbudget_loonkostensubsidie))",
        article="Participatiewet art. 69; Stb. 2023, 312",
    )


def compute(x: Inputs, p: Parameters) -> Outcome:
    """Divide the loonkostensubsidie part by spending, and bijstand by size of the gemeente."""
    breedte = p.bovengrens_inwoners - p.ondergrens_inwoners
    gewicht = np.clip((x.inwoners - p.ondergrens_inwoners) / breedte, 0, 1)
    aandeel = _mixed(gewicht, x.objectief_aandeel, x.historisch_aandeel)
    bijstand = as_floats(p.macrobudget) - as_floats(p.deelbudget_loonkostensubsidie)
    return Outcome(
        bedrag=distribute(p.deelbudget_loonkostensubsidie, x.realisatie_loonkostensubsidie),
        gewicht_objectief=gewicht,
        aandeel_bijstand=aandeel,
        bijstandsdeel=whole_euros(aandeel * bijstand),
    )


def _mixed(gewicht: Floats, objectief: Floats, historisch: Floats) -> Floats:
    """Mix two shares by weight; a missing share without weight is no gap."""
    if np.isnan(objectief).all() and np.isnan(historisch).all():
        return objectief  # nothing was imported, so there is nothing to mix
    return gewicht * np.where(gewicht > 0, objectief, 0) + (1 - gewicht) * np.where(
        gewicht < 1, historisch, 0
    )


REGELING = Regeling(
    key="buig_loonkostensubsidie",
    title="BUIG: deel loonkostensubsidie",
    summary=(
        "Het budget waaruit gemeenten bijstand en loonkostensubsidie betalen. Sinds 2022 volgt een "
        "apart deel de werkelijke uitgaven aan loonkostensubsidie. Budgetten en uitgaven per "
        "gemeente zitten niet in Springplank: dit bedrag verschijnt pas nadat u ze hebt ingelezen. "
        "In het deel bijstand zit ook geld voor dak- en thuislozen, voor mensen in een instelling "
        "en voor de jongerennorm. Die bedragen kennen wij niet; ons deel bijstand is daardoor te "
        "hoog. Voor 2026 noemt het ministerie van SZW een nieuwe manier van betalen voor "
        "loonkostensubsidie. Wat die inhoudt, weten wij niet. Wij rekenen door met de regel van "
        "2022."
    ),
    legal=LegalForm(
        form="specifieke uitkering (gebundelde uitkering, BUIG)",
        channel="specifieke uitkering (BUIG)",
        receiver="het college van elke gemeente",
        is_labelled=False,
        accountability="SiSa",
        reserve="overschot is vrij; een reserve mag",
        basis="Participatiewet art. 69 en 71; Besluit Participatiewet; Stb. 2021, 442",
    ),
    inputs=Inputs,
    parameters=Parameters,
    outcome=Outcome,
    amount="bedrag",
    formulas={date(2022, 1, 1): compute},
    claims=(2024, 2026),
    optional={"deelbudget_loonkostensubsidie": "niet openbaar gevonden; alleen na inlezen"},
)
