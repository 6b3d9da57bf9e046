# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Chapter 5, what the plan means for the company: rollen, taken, groei and krimp per year."""

from collections.abc import Iterator, Mapping

from springplank.actions.people import SHOWN
from springplank.actions.plan.draft import Inhoud, Ontwerp, figures_table, section
from springplank.actions.plan.drawings import draw_lines
from springplank.documents.plan import Chart, Table
from springplank.scenarios.organisatiemodellen import (
    PLACES,
    find_model,
    functionaliteiten,
)

GROUPS = ("wsw", "beschut_werk", "tussengroep")
VRAGEN: Mapping[str, tuple[str, str]] = {
    "rollen_tekst": (
        "Rollen",
        "Welke rollen heeft het bedrijf straks, en welke niet meer?",
    ),
    "taken_tekst": ("Taken", "Welke taken komen erbij, en welke gaan weg?"),
}


def write_bedrijf(draft: Ontwerp) -> Inhoud:
    """Write what the plan means for the company."""
    rollen, taken = VRAGEN["rollen_tekst"], VRAGEN["taken_tekst"]
    delen = (
        section(
            rollen[0], draft.text("bedrijf.rollen"), (draft.ask("bedrijf.rollen_tekst", rollen[1]),)
        ),
        section(taken[0], (draft.ask("bedrijf.taken_tekst", taken[1]),), _tasks(draft)),
        section("Groei en krimp", draft.text("bedrijf.groei"), _lines(draft)),
    )
    return Inhoud(delen, tuple(_missing(draft)))


def models(draft: Ontwerp) -> tuple[str, str]:
    """Give the organisation model of today, and that of the choice."""
    now = draft.cijfers.hier.antwoord.outcome.question.model
    changes = draft.route.scenario.wijzigingen
    wanted = [str(one.value) for one in changes if one.target == "organisatiemodel"]
    return now, wanted[-1] if wanted else now


def _tasks(draft: Ontwerp) -> tuple[Table, ...]:
    before, after = (find_model(key) for key in models(draft))
    rows = tuple(
        (
            f"{letter}. {naam}",
            PLACES[before.functionaliteiten[letter]],
            PLACES[after.functionaliteiten[letter]],
        )
        for letter, naam in functionaliteiten().items()
    )
    return (
        Table(
            "bedrijf.taken_lijst",
            "Waar een functie ligt",
            ("Functie", f"Nu ({before.naam})", f"Straks ({after.naam})"),
            rows,
            noot="Dit volgt uit het organisatiemodel. Dat is een aanname tot u een ander kiest.",
        ),
    )


def _growth(draft: Ontwerp) -> tuple[Table, ...]:
    rows = [
        [str(year), *(draft.on_route(f"bedrijf_fte/{group}/{year}") for group in GROUPS)]
        for year in draft.cijfers.jaren
    ]
    return figures_table(
        "bedrijf.groei_tabel",
        "Fte in het bedrijf per groep en per jaar",
        ("Jaar", *(SHOWN[group] for group in GROUPS)),
        rows,
    )


def _lines(draft: Ontwerp) -> tuple[Chart, ...]:
    cijfers, found = draft.cijfers, draft.vooruit
    named = [(SHOWN[group], cijfers.reeks(found, "bedrijf_fte", group)) for group in GROUPS]
    return draw_lines("bedrijf.groei_lijnen", "Fte in het bedrijf per groep", found, named,
                      _growth(draft))  # fmt: skip


def _missing(draft: Ontwerp) -> Iterator[str]:
    for key, (kop, _) in VRAGEN.items():
        if draft.own(f"bedrijf.{key}") is None:
            yield f"{kop}: nog niet beschreven."
