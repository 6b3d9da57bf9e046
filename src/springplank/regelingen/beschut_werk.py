# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Rijksbijdrage beschut werk: what a gemeente receives for supported places, and its taakstelling.

Law: Participatiewet art. 10b; component of the integratie-uitkering Participatie.
Values: beschut_werk.toml. Worked examples: tests/regelingen/test_beschut_werk.py.
"""

from dataclasses import dataclass
from datetime import date

import numpy as np

from springplank.core.columns import Euros, Floats, column, table, whole_euros
from springplank.core.regeling import LegalForm, Regeling


@table
class Inputs:
    """What goes in, per gemeente and year. Keys are shares of the national key."""

    sleutel: Floats = column("punt", "Verdeelsleutel (instroom en wachtlijst 2012-2014)")
    sleutel_landelijk: Floats = column("punt", "Verdeelsleutel van het hele land")
    aandeel_nieuw: Floats = column("aandeel", "Aandeel volgens de gekozen nieuwe verdeelsleutel")


@dataclass(frozen=True, slots=True)
class Parameters:
    """The values in force, shape (1, jaren)."""

    begeleiding_per_plek: Floats = column("EUR/plek", "Begeleiding per plek")
    loon_en_prijsbijstelling_2024_per_plek: Floats = column(
        "EUR/plek", "Loon- en prijsbijstelling 2024 per plek"
    )
    bedrijfskosten_per_plek: Floats = column(
        "EUR/plek", "Ophoging voor bedrijfs- en overheadkosten per plek"
    )
    lage_inkomensvoordeel_per_plek: Floats = column(
        "EUR/plek", "Vergoeding voor het afgeschafte lage-inkomensvoordeel per plek"
    )
    loon_en_prijsbijstelling_2025_per_plek: Floats = column(
        "EUR/plek", "Loon- en prijsbijstelling 2025 per plek"
    )
    overbrugging_forfait_per_plek: Floats = column(
        "EUR/plek", "Tijdelijke overbrugging naar de forfaitaire loonkostensubsidie per plek"
    )
    forfait_naar_buig_per_plek: Floats = column(
        "EUR/plek", "Bedrag per plek dat vanaf 2028 via het bijstandsbudget loopt"
    )
    plekken_bekostigd: Floats = column("plek", "Plekken die het Rijk landelijk bekostigt")
    minimum_plekken: Floats = column("plek", "Kleinste aantal plekken voor een gemeente")
    doelstelling: Floats = column("plek", "Landelijke doelstelling aan het eind van het jaar")
    aandeel_nieuwe_sleutel: Floats = column(
        "aandeel", "Deel dat volgens de nieuwe verdeelsleutel gaat"
    )


@table
class Outcome:
    """What comes out, per gemeente and year."""

    aandeel: Floats = column(
        "aandeel",
        "Aandeel van de gemeente",
        formula=(
            "(1 - aandeel_nieuwe_sleutel) * sleutel / sleutel_landelijk"
            " + aandeel_nieuwe_sleutel * aandeel_nieuw"
        ),
        article="Kamerbrief 34 352 nr. 341, Herziening verdeelsystematiek beschut werk",
    )
    plekken_naar_aandeel: Floats = column(
        "plek",
        "Plekken naar aandeel",
        formula="aandeel * plekken_bekostigd",
        article="afgeleid: de bedragen per gemeente in de circulaires volgen het aandeel",
    )
    plekken: Floats = column(
        "plek",
        "Bekostigde plekken, minstens de minimumplek",
        formula="hoogste(minimum_plekken, plekken_naar_aandeel)",
        article="afgeleid: de kleinste gemeenten ontvangen in elke circulaire precies een plek",
    )
    bedrag_per_plek: Floats = column(
        "EUR/plek",
        "Rijksbijdrage per plek",
        formula=(
            "begeleiding_per_plek + loon_en_prijsbijstelling_2024_per_plek"
            " + bedrijfskosten_per_plek + lage_inkomensvoordeel_per_plek"
            " + loon_en_prijsbijstelling_2025_per_plek + overbrugging_forfait_per_plek"
        ),
        article="vragenuur 2025: Hoe is de begeleidingsvergoeding opgebouwd?",
    )
    bedrag: Euros = column(
        "EUR",
        "Rijksbijdrage beschut werk",
        formula=(
            "rond_af(plekken * (bedrag_per_plek - lage_inkomensvoordeel_per_plek)"
            " + plekken_naar_aandeel * lage_inkomensvoordeel_per_plek)"
        ),
        article="integratie-uitkering Participatie, onderdeel beschut werk",
    )
    via_buig: Euros = column(
        "EUR",
        "Daarnaast vanaf 2028 via het bijstandsbudget, op realisatie",
        formula="rond_af(plekken * forfait_naar_buig_per_plek)",
        article="vragenuur 2025: Gaat de begeleidingsvergoeding vanaf 2028 ook over naar de BUIG?",
    )
    taakstelling: Floats = column(
        "plek",
        "Taakstelling beschut werk aan het eind van het jaar",
        formula="rond_af(aandeel * doelstelling)",
        article="Participatiewet art. 10b lid 4",
    )


def compute(x: Inputs, p: Parameters) -> Outcome:
    """Pay each gemeente for its share of the funded places, at least the smallest number."""
    aandeel, nieuw = x.sleutel / x.sleutel_landelijk, p.aandeel_nieuwe_sleutel
    if nieuw.any():
        # Without weight the new share may be missing: then it is no gap.
        nieuw_deel = np.where(nieuw > 0, nieuw * x.aandeel_nieuw, 0)
        aandeel = (1 - nieuw) * aandeel + nieuw_deel
    naar_aandeel = aandeel * p.plekken_bekostigd
    plekken = np.maximum(p.minimum_plekken, naar_aandeel)
    lage_inkomensvoordeel = p.lage_inkomensvoordeel_per_plek
    zonder = (
        p.begeleiding_per_plek
        + p.loon_en_prijsbijstelling_2024_per_plek
        + p.bedrijfskosten_per_plek
        + p.loon_en_prijsbijstelling_2025_per_plek
        + p.overbrugging_forfait_per_plek
    )
    return Outcome(
        aandeel,
        naar_aandeel,
        plekken,
        bedrag_per_plek=zonder + lage_inkomensvoordeel,
        bedrag=whole_euros(plekken * zonder + naar_aandeel * lage_inkomensvoordeel),
        via_buig=whole_euros(plekken * p.forfait_naar_buig_per_plek),
        taakstelling=np.floor(np.round(aandeel * p.doelstelling, 6) + 0.5),
    )


REGELING = Regeling(
    key="beschut_werk",
    title="Rijksbijdrage beschut werk",
    summary=(
        "Geld voor begeleiding en bedrijfskosten van plekken voor mensen die alleen in een "
        "beschutte omgeving kunnen werken. In 2025 tot en met 2027 zit er een overbrugging in naar "
        "de vaste loonkostensubsidie van 68%; vanaf 2028 loopt dat deel via het bijstandsbudget."
    ),
    legal=LegalForm(
        form="onderdeel van de integratie-uitkering Participatie",
        channel="gemeentefonds, integratie-uitkering",
        receiver="elke gemeente",
        is_labelled=False,
        accountability="eigen gemeenteraad; geen SiSa",
        reserve="toegestaan",
        basis="Participatiewet art. 10b; Financiële-verhoudingswet art. 5 en 13",
    ),
    inputs=Inputs,
    parameters=Parameters,
    outcome=Outcome,
    amount="bedrag",
    formulas={date(2015, 1, 1): compute},
    claims=(2024, 2048),
    part_of="iu_participatie",
    variants={
        "huidig": "de huidige verdeling: instroom en wachtlijst van 2012-2014",
        "historisch": "naar indicaties en realisatie per gemeente (eigen gegevens nodig)",
        "objectief": "naar het doelgroepenregister",
    },
)
