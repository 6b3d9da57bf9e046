# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Chapter 3, the options: always beside going on as now, each with its weak side."""

from collections.abc import Iterator, Mapping, Sequence

from springplank.actions.plan.draft import Inhoud, Ontwerp, Optie, figures_table, section
from springplank.actions.plan.figures import KOPPEN
from springplank.documents.plan import Part, Table
from springplank.scenarios.scenario import ZERO

MODEL_OPTION = " (kies het met --model)"
"""Words of the command line in some scenarios."""

NOTHING_CHANGES = "Er hoeft nu niets te veranderen."
GAINS: Mapping[str, str] = {
    "mensen": "meer mensen aan het werk",
    "resultaat": "een beter resultaat van het bedrijf",
    "rijk": "meer geld van het Rijk",
}
"""What more of a headline means, as long as nobody wrote the strong side down."""

NO_GAIN = "Geen, naar wat wij verwachten."
NOT_IN_FIGURES = "Nog niet in cijfers te zeggen."


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
            strong_side(draft, one),
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


def strong_side(draft: Ontwerp, one: Optie) -> str:
    """Give what a person wrote for an option, or else what its figures say for it."""
    if one.sterk:
        return one.sterk
    if one.key == ZERO:
        return NOTHING_CHANGES
    if one.is_words:
        return NOT_IN_FIGURES
    return " ".join(_gains(draft, one)) or NO_GAIN


def _gains(draft: Ontwerp, one: Optie) -> Iterator[str]:
    """Say what an option does better than going on as now; only perhaps where its range says so."""
    begin, year = draft.cijfers.begin(one.key), draft.cijfers.straks
    for kop, said in GAINS.items():
        gap = draft.here(f"{begin}verschil/{kop}/{year}")
        if gap is None or round(gap.waarde or 0) <= 0:
            continue
        is_sure = gap.laag is not None and gap.laag > 0
        told = said if is_sure else f"misschien {said}"
        yield f"{told[:1].upper()}{told[1:]}."


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
        yield f"{draft.cijfers.company_lacks} Daarom ontbreekt het resultaat per optie."
