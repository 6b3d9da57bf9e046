# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Cluster Participatie: the notional part of the algemene uitkering that goes by participation.

Law: Financiële-verhoudingswet; maatstaven and gewichten in the circulaires of the gemeentefonds.
Values: cluster_participatie.toml. Worked examples: tests/regelingen/test_cluster_participatie.py.
"""

from dataclasses import dataclass
from datetime import date

from springplank.core.columns import Euros, Floats, column, table, whole_euros
from springplank.core.regeling import LegalForm, Regeling


@table
class Inputs:
    """What goes in, per gemeente and year: the counts of the same circulaire as the weights."""

    bijstandsontvangers: Floats = column("persoon", "Bijstandsontvangers (driejaarsgemiddelde)")
    loonkostensubsidies: Floats = column("persoon", "Loonkostensubsidies")
    doelgroepenregister: Floats = column("persoon", "Mensen in het doelgroepenregister")
    huishoudens_laag_inkomen: Floats = column(
        "huishouden", "Huishoudens met een laag inkomen (drempel)"
    )


@dataclass(frozen=True, slots=True)
class Parameters:
    """The values in force, shape (1, jaren)."""

    gewicht_bijstandsontvanger: Floats = column("EUR/persoon", "Gewicht per bijstandsontvanger")
    gewicht_loonkostensubsidie: Floats = column("EUR/persoon", "Gewicht per loonkostensubsidie")
    gewicht_doelgroepenregister: Floats = column(
        "EUR/persoon", "Gewicht per persoon in het doelgroepenregister"
    )
    gewicht_laag_inkomen: Floats = column(
        "EUR/huishouden", "Gewicht per huishouden met een laag inkomen"
    )
    uitkeringsfactor: Floats = column("factor", "Uitkeringsfactor")


@table
class Outcome:
    """What comes out, per gemeente and year."""

    basis: Floats = column(
        "EUR",
        "Som van aantallen maal gewichten",
        formula=(
            "bijstandsontvangers * gewicht_bijstandsontvanger"
            " + loonkostensubsidies * gewicht_loonkostensubsidie"
            " + doelgroepenregister * gewicht_doelgroepenregister"
            " + huishoudens_laag_inkomen * gewicht_laag_inkomen"
        ),
        article="circulaire gemeentefonds, maatstaven van het cluster Participatie",
    )
    bedrag: Euros = column(
        "EUR",
        "Cluster Participatie (rekenbedrag)",
        formula="rond_af(uitkeringsfactor * basis)",
        article="Financiële-verhoudingswet, uitkeringsfactor",
    )


def compute(x: Inputs, p: Parameters) -> Outcome:
    """Add counts times weights, and multiply by the uitkeringsfactor."""
    basis = (
        x.bijstandsontvangers * p.gewicht_bijstandsontvanger
        + x.loonkostensubsidies * p.gewicht_loonkostensubsidie
        + x.doelgroepenregister * p.gewicht_doelgroepenregister
        + x.huishoudens_laag_inkomen * p.gewicht_laag_inkomen
    )
    return Outcome(basis, bedrag=whole_euros(p.uitkeringsfactor * basis))


REGELING = Regeling(
    key="cluster_participatie",
    title="Cluster Participatie in de algemene uitkering",
    summary=(
        "Het deel van de algemene uitkering dat het Rijk verdeelt naar bijstand, "
        "loonkostensubsidies, doelgroepenregister en lage inkomens. Het is een rekenbedrag: "
        "niemand ontvangt het apart en het is geen budget voor re-integratie."
    ),
    legal=LegalForm(
        form="algemene uitkering (rekenbedrag)",
        channel="gemeentefonds, algemene uitkering",
        receiver="elke gemeente, als deel van de algemene uitkering",
        is_labelled=False,
        accountability="eigen gemeenteraad; geen SiSa",
        reserve="toegestaan",
        basis="Financiële-verhoudingswet; circulaires gemeentefonds",
    ),
    inputs=Inputs,
    parameters=Parameters,
    outcome=Outcome,
    amount="bedrag",
    formulas={date(2023, 1, 1): compute},
    claims=(2024, 2025),
)
