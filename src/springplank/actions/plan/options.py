# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Chapter 3, the options: always beside going on as now, each with its weak side."""

from collections.abc import Iterator, Mapping, Sequence

from springplank.actions.plan.draft import Inhoud, Ontwerp, Optie, figures_table, section
from springplank.actions.plan.figures import KOPPEN
from springplank.documents.plan import LiveFigure, Part, Table
from springplank.scenarios.scenario import ZERO

MODEL_OPTION = " (kies het met --model)"
"""Words of the command line in some scenarios."""

AS_NOW = "Er hoeft nu niets te veranderen."
GAINS: Mapping[str, str] = {
    "mensen": "Meer mensen aan het werk.",
    "resultaat": "Een beter resultaat van het bedrijf.",
    "rijk": "Meer geld van het Rijk.",
}
"""What more of a headline means, as long as nobody wrote the strong side down."""


def write_options(draft: Ontwerp) -> Inhoud:
    """Write the options beside each other."""
    options = [draft.optie(key) for key in draft.opties]
    with_figures = [one for one in options if not one.is_words]
    others = [one for one in with_figures if one.key != ZERO]
    year = draft.cijfers.straks
    delen = (
        section("Wat er te kiezen is", draft.text("opties.inleiding"), _words(draft, options)),
        section(
            "Wat elke optie doet",
            _figures(draft, "uitkomsten", f"Uitkomsten in {year}", with_figures),
            _figures(
                draft, "verschillen", f"Verschil met doorgaan zoals nu, in {year}", others
            ) if others else (),
        ),
    )  # fmt: skip
    return Inhoud(delen, tuple(_missing(draft, options)))


def name_of_option(draft: Ontwerp, key: str) -> str:
    """Name an option, with what the person moved in it."""
    return draft.optie(key).naam


def _words(draft: Ontwerp, options: Sequence[Optie]) -> tuple[Table, ...]:
    """Lay the strong side of each option beside its weak side."""
    rows = [
        (
            one.naam,
            one.scenario.uitleg.replace(MODEL_OPTION, ""),
            one.sterk or " ".join(_gains(draft, one)),
            one.tegen,
        )
        for one in options
    ]
    return (
        Table(
            "opties.woorden",
            "De opties, met hun sterke en hun zwakke kant",
            ("Optie", "Wat het is", "Sterke kant", "Zwakke kant"),
            tuple(rows),
        ),
    )


def _gains(draft: Ontwerp, one: Optie) -> Iterator[str]:
    """Say what an option does better than going on as now, by the figures that are expected."""
    if one.key == ZERO:
        yield AS_NOW
        return
    for kop, said in GAINS.items():
        gap = _of(draft, one, f"verschil/{kop}/{draft.cijfers.straks}")
        if isinstance(gap, LiveFigure) and (gap.waarde or 0) > 0:
            yield said


def _of(draft: Ontwerp, one: Optie, name: str) -> Part | None:
    return None if one.is_words else draft.find(f"{draft.cijfers.begin(one.key)}{name}")


def _figures(
    draft: Ontwerp, what: str, bijschrift: str, options: Sequence[Optie]
) -> tuple[Table, ...]:
    soort = "verschil" if what == "verschillen" else "kop"
    year = draft.cijfers.straks
    rows = [
        [naam, *(_of(draft, one, f"{soort}/{kop}/{year}") for one in options)]
        for kop, naam in KOPPEN.items()
    ]
    return figures_table(
        f"opties.{what}",
        bijschrift,
        ("Uitkomst", *(one.naam for one in options)),
        rows,
    )


def _missing(draft: Ontwerp, options: Sequence[Optie]) -> Iterator[str]:
    if len(options) == 1:
        yield "Er is nog geen tweede optie. Kies er een op de pagina Keuzes."
    for one in options:
        if one.is_words:
            yield f"De optie {one.naam} bestaat alleen uit woorden. Er is nog geen bedrag bekend."
        if not one.tegen:
            yield f"Bij {one.naam} ontbreekt het sterkste argument tegen."
    if not draft.cijfers.company_known:
        yield "Het resultaat per optie ontbreekt: de eigen cijfers van het bedrijf zijn er niet."
