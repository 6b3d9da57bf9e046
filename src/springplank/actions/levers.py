# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Measures of a scenario as levers: a person makes each larger or smaller, or leaves it out.

A lever moves the effect. The one-off cost and the year stay as the scenario says; a measure of
which nothing is left is not taken, and costs nothing.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from springplank.actions.moves import CHOICE, OWN, WHY, Slider, change_of, step_of
from springplank.company.measures import find_measure
from springplank.errors import UsageError
from springplank.scenarios.scenario import ZERO, Scenario, Wijziging, library
from springplank.words.figures import amount_of

MAATREGEL = "maatregel"
"""Target of a change to a measure, and how the name of its field begins."""

MAATREGELEN = "maatregelen"
"""The group of the sliders."""

MEASURES: Mapping[str, str] = {"factor": "aandeel", "verschuiving": "aandeel", "bedrag": "EUR"}
"""In which unit the effect of a measure is told, by its werking."""


@dataclass(frozen=True, slots=True)
class Lever:
    """A measure that a scenario takes, with an effect that is not certain.

    Attributes:
        change: what the scenario says of it.
        naam: name for a reader.
        vraag: what the person who moves it is asked.
        eenheid: unit of the effect.
        effect: what the scenario expects of it.
        said: the range of it.
        low: lowest effect reckoned with; 0 when that is lower, because it can be left out.
        high: highest effect reckoned with; 0 when that is higher.
        kosten: EUR, one-off.
        vertraging: years between the decision and the effect.
    """

    change: Wijziging
    naam: str
    vraag: str
    eenheid: str
    effect: float
    said: tuple[float, float]
    low: float
    high: float
    kosten: float
    vertraging: int

    @property
    def key(self) -> str:
        """Give the key of the measure."""
        return self.change.key

    def sized(self, effect: float) -> Wijziging:
        """Give the change with another effect.

        The range moves along in proportion, but never beyond what is reckoned with.
        """
        part = effect / self.effect
        ends = sorted((self.said[0] * part, self.said[1] * part))
        kosten = self.kosten if effect else 0.0
        return replace(
            self.change,
            details={**self.change.details, "effect": effect, "kosten": kosten},
            low=min(max(ends[0], self.low), effect),
            high=max(min(ends[1], self.high), effect),
            status="aanname",
            owner=OWN,
            source="",
            why=WHY,
        )


def levers_of(scenario: Scenario) -> tuple[Lever, ...]:
    """Give the measures that a scenario takes and that can be moved, in its own order."""
    changes = (change for change in scenario.wijzigingen if change.target == MAATREGEL)
    return tuple(lever for change in changes if (lever := _lever(change)))


def _lever(change: Wijziging) -> Lever | None:
    measure = find_measure(change.key)
    effect = change.details.get("effect", measure.effect)
    kosten = change.details.get("kosten", measure.kosten)
    low = measure.low if change.low is None else change.low
    high = measure.high if change.high is None else change.high
    if not effect or kosten is None or low is None or high is None or low == high:
        return None  # nothing to move from, or nowhere to move to
    if low < 0 < high:
        return None  # what may turn out either way has no size, and costs money at 0 too
    return Lever(
        change,
        measure.naam,
        measure.vraag,
        MEASURES[measure.werking],
        effect,
        (low, high),
        min(low, 0.0),
        max(high, 0.0),
        kosten,
        measure.vertraging,
    )


def with_choices(
    scenario: Scenario, moved: Mapping[str, str], sized: Mapping[str, str]
) -> Scenario:
    """Lay the choices of a person over a scenario; the scenario itself when there are none.

    Args:
        scenario: the scenario; a route of words stays without figures, whatever was moved.
        moved: values of aannames, by key, as they are stored.
        sized: effects of measures, by key; those that the scenario does not take do nothing.
    """
    levers = [lever for lever in levers_of(scenario) if lever.key in sized]
    laid = (
        *(change_of(key, float(moved[key])) for key in sorted(moved)),
        *(lever.sized(float(sized[lever.key])) for lever in levers),
    )
    if scenario.is_words or not laid:
        return scenario
    return replace(
        scenario,
        naam=CHOICE if scenario.key == ZERO else f"{scenario.naam}, met uw keuze",
        key=f"{scenario.key}+",
        wijzigingen=(*scenario.wijzigingen, *laid),
    )


def unit_of(key: str) -> str:
    """Give the unit in which the effect of a measure is typed.

    Raises:
        UsageError: when there is no such measure.
    """
    return MEASURES[find_measure(key).werking]


def check_size(key: str, effect: float) -> float:
    """Give an effect that some scenario reckons with; another one is refused.

    Raises:
        UsageError: when it is outside every range, or no scenario takes the measure.
    """
    every = [lever for one in library().values() for lever in levers_of(one) if lever.key == key]
    if not every:
        raise UsageError("Deze maatregel is geen schuif. Kies een schuif van de pagina Keuzes.")
    low, high = min(lever.low for lever in every), max(lever.high for lever in every)
    if not low <= effect <= high:
        ends = [amount_of(end, every[0].eenheid) for end in (low, high)]
        raise UsageError(
            f"Dit valt buiten waarmee wij rekenen. Kies {ends[0]} tot en met {ends[1]}."
        )
    return effect


def lever_sliders(scenario: Scenario, first: int) -> Iterator[Slider]:
    """Give a slider per lever, with what it costs and when it works.

    Args:
        scenario: the scenario.
        first: first calendar year, for a measure without a year of its own.
    """
    for lever in levers_of(scenario):
        year = lever.change.first or first
        cost = "niets"
        if lever.kosten:
            cost = f"{amount_of(lever.kosten, 'EUR')} in {year}, ook als u schuift. Bij 0 niets"
        yield Slider(
            lever.key,
            MAATREGELEN,
            lever.naam,
            lever.vraag,
            lever.eenheid,
            lever.effect,
            lever.low,
            lever.high,
            step_of(lever.high - lever.low),
            1.0,
            f"Kost eenmalig {cost}. Werkt vanaf {year + lever.vertraging}.",
        )
