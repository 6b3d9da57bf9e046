# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The measures of the company that a scenario takes, with what it says of each."""

from collections.abc import Mapping
from dataclasses import replace

from springplank.company import measures
from springplank.core.assumptions import Draws
from springplank.errors import UsageError
from springplank.scenarios.overlay import Setting


def with_measures(setting: Setting, values: Draws, years: tuple[int, ...], seed: int) -> Draws:
    """Change the figures of the company by the measures that are taken.

    Args:
        setting: what the scenario takes.
        values: figures by key, shape (jaren, trekkingen) or (jaren, 1).
        years: calendar years.
        seed: the same seed gives the same draws of the effects.

    Raises:
        UsageError: when an effect is outside its range, or nobody knows an effect or cost.
    """
    taken = setting.maatregelen or {}
    choices = [
        measures.Choice(_measure(key, setting.maatregelcijfers.get(key, {})), first or years[0])
        for key, first in taken.items()
    ]
    return measures.apply(choices, values, years, seed=seed) if choices else values


def _measure(key: str, said: Mapping[str, float]) -> measures.Measure:
    """Give a measure with what the scenario says of it; an own effect has its own range or none."""
    found = measures.find_measure(key)
    if "effect" in said:
        effect = said["effect"]
        low, high = said.get("laag", effect), said.get("hoog", effect)
        if not low <= effect <= high:
            raise UsageError(
                f"Het effect van de maatregel {key} ligt niet tussen laag en hoog. Pas het "
                "scenario aan."
            )
        found = replace(found, effect=effect, low=low, high=high)
    return replace(found, kosten=said.get("kosten", found.kosten))
