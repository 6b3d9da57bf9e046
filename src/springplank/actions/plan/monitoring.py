# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Chapter 8, following the plan: the figures to watch, and the range in which they are expected."""

from springplank.actions.people import SHOWN
from springplank.actions.plan.draft import Inhoud, Ontwerp, figures_table, section
from springplank.documents.plan import Table

WIE = "Wie volgt de cijfers, wanneer, en wie beslist over bijsturen?"
WATCHED = (
    ("personen/wsw", SHOWN["wsw"]),
    ("personen/beschut_werk", SHOWN["beschut_werk"]),
    ("personen/tussengroep", SHOWN["tussengroep"]),
    ("bedrijf/exploitatieresultaat", "Resultaat van het bedrijf"),
    ("geld/totaal", "Geld van het Rijk"),
)
AHEAD = 3
"""How many years are watched first."""


def write_monitoring(draft: Ontwerp) -> Inhoud:
    """Write what is followed."""
    delen = (
        section("Wat u volgt", draft.text("volgen.inleiding"), _watched(draft)),
        section("Wie het volgt", (draft.ask("volgen.wie", WIE),)),
    )
    missing = draft.own("volgen.wie") is None
    return Inhoud(delen, ("Wie de cijfers volgt, is nog niet afgesproken.",) if missing else ())


def _watched(draft: Ontwerp) -> tuple[Table, ...]:
    years = draft.cijfers.jaren[:AHEAD]
    rows = []
    for name, naam in WATCHED:
        look = draft.find if name.startswith("bedrijf") else draft.here
        rows.append([naam, *(look(f"{name}/{year}") for year in years)])
    return figures_table(
        "volgen.cijfers",
        "Wat wij verwachten, met het bereik",
        ("Cijfer", *map(str, years)),
        rows,
        "Buiten het bereik? Zoek dan eerst uit wat er anders is.",
    )
