# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Rijksbijdrage sociale infrastructuur: running costs of places for people of the banenafspraak.

Law: component of the integratie-uitkering Participatie from the meicirculaire 2025.
Values: sociale_infrastructuur.toml.
Worked examples: tests/regelingen/test_sociale_infrastructuur.py.
"""

from dataclasses import dataclass
from datetime import date

from springplank.core.allocate import Key, distribute
from springplank.core.columns import Euros, Floats, as_floats, column, table
from springplank.core.regeling import LegalForm, Regeling


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

    macrobudget: Euros = column("EUR", "Landelijke rijksbijdrage sociale infrastructuur")
    normbedrag_per_plek: Floats = column("EUR/plek", "Normbedrag per plek")
    plekken_beoogd: Floats = column("plek", "Plekken die het Rijk landelijk beoogt")


@table
class Outcome:
    """What comes out, per gemeente and year."""

    aandeel: Floats = column(
        "aandeel",
        "Aandeel van de gemeente",
        formula="doelgroepenregister / doelgroepenregister_landelijk",
        article=(
            "maatstaf doelgroepenregister gemeentelijke doelgroep; dat het om t-2 gaat, is "
            "afgeleid van het impulsbudget"
        ),
    )
    bedrag: Euros = column(
        "EUR",
        "Rijksbijdrage sociale infrastructuur",
        formula="verdeel(macrobudget, doelgroepenregister)",
        article="vragenuur 2025: Hoe worden de middelen verdeeld onder gemeenten?",
    )
    plekken_bij_de_norm: Floats = column(
        "plek",
        "Plekken die dit bedrag betaalt als elke plek de norm krijgt",
        formula="bedrag / normbedrag_per_plek",
        article="vragenuur 2025: normbedrag per plek",
    )
    plekken_naar_aandeel: Floats = column(
        "plek",
        "Aandeel in de landelijk beoogde plekken",
        formula="aandeel * plekken_beoogd",
        article="vragenuur 2025: 5.000 plekken, oplopend naar 10.000",
    )


def compute(x: Inputs, p: Parameters) -> Outcome:
    """Divide the national amount by doelgroepenregister; show norm and places beside it."""
    aandeel = as_floats(x.doelgroepenregister) / as_floats(x.doelgroepenregister_landelijk)
    bedrag = distribute(p.macrobudget, x.doelgroepenregister)
    return Outcome(
        aandeel,
        bedrag,
        plekken_bij_de_norm=as_floats(bedrag) / p.normbedrag_per_plek,
        plekken_naar_aandeel=aandeel * p.plekken_beoogd,
    )


REGELING = Regeling(
    key="sociale_infrastructuur",
    title="Rijksbijdrage sociale infrastructuur",
    summary=(
        "Structureel geld voor bedrijfskosten en overhead van werkplekken voor mensen uit de "
        "banenafspraak die (nog) niet bij een gewone werkgever kunnen werken. Niet voor beschut "
        "werk, niet voor loon en niet voor begeleiding. Er is geen taakstelling: de 10.000 plekken "
        "zijn een beleidsdoel. Klopt de telling van het register niet? Meld dat bij het UWV."
    ),
    legal=LegalForm(
        form="onderdeel van de integratie-uitkering Participatie",
        channel="gemeentefonds, integratie-uitkering",
        receiver="elke gemeente",
        is_labelled=False,
        accountability="eigen gemeenteraad; geen SiSa",
        reserve="toegestaan",
        basis="Financiële-verhoudingswet art. 5 en 13; bestuurlijke afspraken 2024, punt 4",
    ),
    inputs=Inputs,
    parameters=Parameters,
    outcome=Outcome,
    amount="bedrag",
    formulas={date(2025, 1, 1): compute},
    claims=(2025, 2048),
    part_of="iu_participatie",
)
