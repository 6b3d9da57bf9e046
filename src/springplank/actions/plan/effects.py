# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""What each step of an option does to the result of the company in one year, with its range.

The parts are those of `scenarios.compare.explain`: no order of the steps is privileged, and
together they are the whole difference with going on as now.
"""

from collections.abc import Mapping

import numpy as np

from springplank.actions import quote
from springplank.actions.comparison import OVER
from springplank.actions.forecast import Vooruit, run_id_of
from springplank.actions.kept import Kept
from springplank.actions.quote import Uitspraak
from springplank.actions.rekeningen import RESULTAAT
from springplank.actions.werk import run_again
from springplank.company.measures import find_measure
from springplank.core.columns import Floats
from springplank.scenarios.compare import ONLY_ONE, Deel, Verklaring, explain, name_of
from springplank.scenarios.reeks import BAND
from springplank.scenarios.run import Pad, setting_of
from springplank.scenarios.scenario import Scenario, Wijziging

ASSUMED = "aanname"
MAATREGEL = "maatregel"

_EFFECTS = Kept()


def step_of(change: Wijziging) -> str:
    """Give the key of the step that a change belongs to, as `compare.Deel.sleutel` has it."""
    return change.target if change.target in ONLY_ONE else change.key or change.target


def steps_of(scenario: Scenario) -> Mapping[str, Wijziging]:
    """Give the last change per step, in the order of the scenario: a person may have moved it.

    A measure of which nothing is left is no step.
    """
    last = {step_of(change): change for change in scenario.wijzigingen}
    return {key: change for key, change in last.items() if change.details.get("effect", 1.0)}


def name_of_step(found: Vooruit, change: Wijziging) -> str:
    """Name the step that a change belongs to."""
    setting = setting_of(found.antwoord.outcome.question, ())
    return name_of((change.target, change.key), change, setting)


def explain_result(now: Vooruit, found: Vooruit, year: int) -> Verklaring:
    """Explain by its steps what an option does to the result of the company in one year.

    The first time this takes a run per set of steps; after that it is kept.

    Args:
        now: going on as now.
        found: the option, with figures and a company.
        year: calendar year of both.
    """
    first, second = (one.antwoord.outcome.question for one in (now, found))
    at, (_, result) = now.jaren.index(year), OVER[RESULTAAT]

    def pick(pad: Pad) -> Floats:
        return result(pad)[at : at + 1]

    return _EFFECTS.get(
        (run_id_of(first), run_id_of(second), year),
        lambda: explain(first, second, pick, run_again(first)),
    )


def effect_of(deel: Deel) -> Uitspraak:
    """Write what one step does, with its range."""
    if not deel.bedrag_eur and not deel.trekkingen.any():
        return Uitspraak("", quote.VASTGESTELD, quote.NO_GAP, waarde=0.0)
    low, high = np.quantile(deel.trekkingen, BAND)
    return quote.of_range("", deel.bedrag_eur, (float(low), float(high)), "EUR", ASSUMED)


def cost_of(change: Wijziging) -> Uitspraak | None:
    """Write what a measure costs once; None when it is unknown, or the step is no measure."""
    if change.target != MAATREGEL:
        return None
    kosten = change.details.get("kosten", find_measure(change.key).kosten)
    if kosten is None:
        return None
    amount = round(float(kosten))
    return quote.of_range("", amount, (amount, amount), "EUR", change.status)
