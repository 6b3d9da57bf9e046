# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Chapter 8, following the plan: the figures to watch, and the range in which they are expected."""

from springplank.actions.people import SHOWN
from springplank.actions.plan.draft import Inhoud, Ontwerp, figures_table, section
from springplank.documents.plan import Table

WIE = "Wie volgt de cijfers, wanneer, en wie beslist over bijsturen?"
WATCHED = (
    (Ontwerp.here_on_route, "personen/wsw", SHOWN["wsw"]),
    (Ontwerp.here_on_route, "personen/beschut_werk", SHOWN["beschut_werk"]),
    (Ontwerp.here_on_route, "personen/tussengroep", SHOWN["tussengroep"]),
    (Ontwerp.on_route, "bedrijf/exploitatieresultaat", "Resultaat van het bedrijf"),
    (Ontwerp.here, "geld/totaal", "Geld van het Rijk"),
)
"""Where each figure is found, its name without the year, and its name for a reader."""

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
    rows = [
        [naam, *(look(draft, f"{name}/{year}") for year in years)] for look, name, naam in WATCHED
    ]
    return figures_table(
        "volgen.cijfers",
        "Wat wij verwachten, met het bereik",
        ("Cijfer", *map(str, years)),
        rows,
        "Buiten het bereik? Zoek dan eerst uit wat er anders is.",
    )
