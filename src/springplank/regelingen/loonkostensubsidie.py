# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Loonkostensubsidie: what a gemeente pays an employer per person, on a day.

Law: Participatiewet art. 10c, 10d and 10e. Values: loonkostensubsidie.toml.
Worked examples: tests/regelingen/test_loonkostensubsidie.py.

Two amounts stand side by side: by the *afspraak* with the sociaal ontwikkelbedrijf, and by what
the gemeente accounts for through *SiSa*. They may differ, and may never take each other's place.
"""

from dataclasses import dataclass
from datetime import date

import numpy as np

from springplank.core.columns import Bools, Floats, column, table
from springplank.core.regeling import LegalForm, Regeling


@table
class Inputs:
    """What goes in, one row per person or group; one column, the day that is asked for."""

    loonwaarde: Floats = column("aandeel", "Gemeten loonwaarde")
    uren: Floats = column("uur", "Uren per week in het contract")
    afspraak: Floats = column("aandeel", "Afgesproken subsidiedeel met het bedrijf")
    is_eerste_half_jaar: Bools = column("ja/nee", "Eerste half jaar zonder loonwaardemeting")
    is_forfait_beschut_werk: Bools = column(
        "ja/nee", "Vaste subsidie voor beschut werk van toepassing"
    )


@dataclass(frozen=True, slots=True)
class Parameters:
    """The values in force on the day, shape (1, 1)."""

    minimumloon_per_maand: Floats = column("EUR/maand", "Wettelijk minimumloon per maand")
    minimumloon_per_uur: Floats = column("EUR/uur", "Wettelijk minimumloon per uur")
    vakantiebijslag: Floats = column("aandeel", "Vakantiebijslag")
    hoogste_deel: Floats = column("aandeel", "Hoogste deel dat subsidie kan zijn")
    werkgeverslasten: Floats = column("aandeel", "Vergoeding voor werkgeverslasten")
    uren_voltijd: Floats = column("uur", "Uren per week bij een voltijdbaan")
    forfait_eerste_half_jaar: Floats = column("aandeel", "Vaste subsidie in het eerste half jaar")
    forfait_beschut_werk: Floats = column("aandeel", "Vaste subsidie voor beschut werk")


_BEFORE = (
    "als(is_eerste_half_jaar, forfait_eerste_half_jaar * minimumloon_met_vakantiebijslag,"
    " laagste(verschil, plafond))"
)


@table
class Outcome:
    """What comes out, per person or group and month."""

    minimumloon_met_vakantiebijslag: Floats = column(
        "EUR/maand",
        "Minimumloon met vakantiebijslag",
        formula="rond_af_op_cent(minimumloon_per_maand * (1 + vakantiebijslag))",
        article="Participatiewet art. 10d lid 4",
    )
    loonwaarde_bedrag: Floats = column(
        "EUR/maand",
        "Loonwaarde in geld",
        formula="rond_af_op_cent(loonwaarde * minimumloon_met_vakantiebijslag)",
        article="Participatiewet art. 10d lid 4",
    )
    verschil: Floats = column(
        "EUR/maand",
        "Minimumloon min loonwaarde",
        formula="hoogste(0, minimumloon_met_vakantiebijslag - loonwaarde_bedrag)",
        article="Participatiewet art. 10d lid 4",
    )
    plafond: Floats = column(
        "EUR/maand",
        "Hoogste subsidie voor werkgeverslasten",
        formula="hoogste_deel * minimumloon_met_vakantiebijslag",
        article="Participatiewet art. 10d lid 4",
    )
    subsidie_voltijd: Floats = column(
        "EUR/maand",
        "Subsidie bij een voltijdbaan, voor werkgeverslasten",
        formula=(
            "als(is_forfait_beschut_werk, forfait_beschut_werk * minimumloon_met_vakantiebijslag,"
            f" {_BEFORE})"
        ),
        article="Participatiewet art. 10d lid 4 en 5",
    )
    deeltijd: Floats = column(
        "aandeel",
        "Deel van een voltijdbaan",
        formula="uren / uren_voltijd",
        article="art. 10d lid 4",
    )
    bedrag: Floats = column(
        "EUR/maand",
        "Loonkostensubsidie voor de verantwoording (SiSa)",
        formula="rond_af_op_cent(subsidie_voltijd * (1 + werkgeverslasten) * deeltijd)",
        article="Participatiewet art. 10d; SiSa",
    )
    bedrag_afspraak: Floats = column(
        "EUR/maand",
        "Bedrag volgens de afspraak met het bedrijf",
        formula=(
            "rond_af_op_cent(afspraak * minimumloon_met_vakantiebijslag"
            " * (1 + werkgeverslasten) * deeltijd)"
        ),
        article="afspraak tussen gemeente en bedrijf; geen wet",
    )


def whole_cents(values: Floats) -> Floats:
    """Round to cents, half up, also where float64 holds a half a hair too low."""
    # Seven decimals of a cent: more would keep the hair, fewer would pull 0,49999 over the half.
    return np.floor(np.round(values * 100, 7) + 0.5) / 100


def compute(x: Inputs, p: Parameters) -> Outcome:
    """Pay the gap between minimumloon and loonwaarde; 50% in a first half year without measuring.

    Before 2028 there is no fixed subsidie for beschut werk: who asks for it gets no amount.
    """
    return _outcome(x, p, np.full((1, 1), np.nan))


def compute_with_forfait(x: Inputs, p: Parameters) -> Outcome:
    """As before, but a fixed 68% for beschut werk (announced, from 2028)."""
    return _outcome(x, p, p.forfait_beschut_werk)


def _outcome(x: Inputs, p: Parameters, forfait: Floats) -> Outcome:
    minimumloon = whole_cents(p.minimumloon_per_maand * (1 + p.vakantiebijslag))
    loonwaarde = whole_cents(x.loonwaarde * minimumloon)
    verschil = np.maximum(0, minimumloon - loonwaarde)
    plafond = p.hoogste_deel * minimumloon
    gemeten = np.where(
        x.is_eerste_half_jaar,
        p.forfait_eerste_half_jaar * minimumloon,
        np.minimum(verschil, plafond),
    )
    voltijd = np.where(x.is_forfait_beschut_werk, forfait * minimumloon, gemeten)
    deeltijd = x.uren / p.uren_voltijd
    lasten = 1 + p.werkgeverslasten
    return Outcome(
        minimumloon,
        loonwaarde,
        verschil,
        plafond,
        subsidie_voltijd=voltijd,
        deeltijd=deeltijd,
        bedrag=whole_cents(voltijd * lasten * deeltijd),
        bedrag_afspraak=whole_cents(x.afspraak * minimumloon * lasten * deeltijd),
    )


REGELING = Regeling(
    key="loonkostensubsidie",
    title="Loonkostensubsidie",
    summary=(
        "Vergoeding aan een werkgever voor iemand die het minimumloon nog niet zelf kan verdienen. "
        "De gemeente betaalt, meet de loonwaarde en verantwoordt via SiSa. Voor een Wsw-baan "
        "bestaat deze subsidie niet, en naast een andere loonsubsidie voor dezelfde baan ook niet."
    ),
    legal=LegalForm(
        form="uitgave van de gemeente, betaald uit de BUIG",
        channel="specifieke uitkering (BUIG)",
        receiver="de werkgever, vaak het sociaal ontwikkelbedrijf",
        # The BUIG it is paid from is not labelled, also not for the forfait (vragenuur 2025).
        is_labelled=False,
        accountability="SiSa",
        reserve="niet van toepassing",
        basis="Participatiewet art. 10c, 10d en 10e",
    ),
    inputs=Inputs,
    parameters=Parameters,
    outcome=Outcome,
    amount="bedrag",
    formulas={date(2015, 1, 1): compute, date(2028, 1, 1): compute_with_forfait},
    claims=(2023, 2023),
    optional={
        "minimumloon_per_uur": "alleen ter vergelijking; bestaat sinds 2024",
        "forfait_beschut_werk": "bestaat pas vanaf 2028, als de wet verandert",
    },
)
