# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""What a reader has to know beside an amount: withdrawn sources, early days, own figures."""

from collections.abc import Iterable, Iterator

import numpy as np

from springplank.core.columns import Floats
from springplank.core.explanation import Origin, Step
from springplank.core.parameters import Choice, OwnValues
from springplank.core.sources import Stand, load_sources
from springplank.funding.subject import Amount
from springplank.funding.world import World
from springplank.reference.subjects import GEMEENTE, Onderwerp

OWN_PLACES = {
    "taakstelling": ("Uw opgave: taakstelling", "plek"),
    "realisatie": ("Uw opgave: gerealiseerde plekken", "plek"),
    "indicaties": ("Uw opgave: geldige indicaties", "persoon"),
}
"""Own columns that are shown beside ours, with a label and a unit."""
DUTCH = str.maketrans(",.", ".,")
"""Changes the signs of a number."""


def choice_remarks(world: World) -> tuple[str, ...]:
    """Say which values and variants a person chose, so that a what-if never looks official."""
    chosen = [f"{place} = {_words(value)}" for place, value in world.choices.items()]
    chosen += [f"{regeling} = {name}" for regeling, name in world.variants.items()]
    if not chosen:
        return ()
    return (f"LET OP: dit is niet de standaard. Gekozen: {'; '.join(chosen)}.",)


def _words(value: Choice) -> str:
    if isinstance(value, OwnValues):
        return f"eigen waarden ({value.source})"
    return value if isinstance(value, str) else f"{value:,.12g}".translate(DUTCH)


def source_remarks(stand: Stand, amounts: Iterable[Amount]) -> tuple[str, ...]:
    """Say what is special about the sources: a day before the first, and withdrawn sources."""
    sources = load_sources()
    first = min(source.published for source in sources.values())
    found: list[str] = []
    if stand.on < first:
        found.append(
            f"{stand.on.isoformat()} ligt voor de eerste bron ({first.isoformat()}): toen was er "
            "nog niets bekend."
        )
    used = dict.fromkeys(key for amount in amounts for key in amount.bronnen)
    withdrawn = [
        f"{key} ({source.withdrawn.isoformat()}: {source.withdrawn_because.rstrip('.')})"
        for key in used
        if (source := sources.get(key)) and source.withdrawn
    ]
    if withdrawn:
        found.append(f"LET OP: een bedrag rust op een teruggetrokken bron: {'; '.join(withdrawn)}.")
    return tuple(found)


def budget_remarks(world: World, subject: Onderwerp, years: Iterable[int]) -> Iterator[str]:
    """Give the own BUIG budget of a gemeente in each year, as it was taken in."""
    asked = set(years)
    for step in own_budgets(world, subject):
        year = int(step.key.split("_")[-2])
        if year in asked and step.value is not None:
            amount = f"{round(step.value):,}".replace(",", ".")
            yield f"{step.label}: {amount} euro. {step.note}"


def own_steps(world: World, subject: Onderwerp, regeling: str, year: int) -> tuple[Step, ...]:
    """Give the own figures of a gemeente that belong beside ours; they change no amount."""
    if regeling == "beschut_werk":
        return tuple(_own_places(world, subject, year))
    if regeling == "buig_loonkostensubsidie":
        return tuple(s for s in own_budgets(world, subject) if f"_{year}_" in s.key)
    return ()


def own_budgets(world: World, subject: Onderwerp) -> Iterator[Step]:
    """Give every own BUIG budget of a gemeente, by year and stand."""
    for (year, stand), (values, origin) in sorted(world.own.buig_budget.items()):
        value = _of(world, subject, values)
        if value is not None:
            label = f"Uw opgave: BUIG-budget {year} ({stand})"
            yield _own(f"eigen_buig_budget_{year}_{stand}", label, value, "EUR", origin)


def _own_places(world: World, subject: Onderwerp, year: int) -> Iterator[Step]:
    for column, (label, unit) in OWN_PLACES.items():
        values, origin = world.own.beschut_gegevens.get((column, year), (None, None))
        if values is not None and origin is not None:
            value = _of(world, subject, values)
            if value is not None:
                yield _own(f"eigen_{column}", f"{label} {year}", value, unit, origin)


def _of(world: World, subject: Onderwerp, values: Floats) -> float | None:
    """Give the value of a gemeente; None when unknown, or for a group."""
    if subject.soort != GEMEENTE or subject.code not in world.codes:
        return None
    value = float(values[world.codes.index(subject.code)])
    return None if np.isnan(value) else value


def _own(key: str, label: str, value: float, unit: str, origin: Origin) -> Step:
    return Step(
        key, "invoer", label, value, unit, "", "", (), origin.sources, "", origin.status,
        origin.note, (),
    )  # fmt: skip
