# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Fields of a weighing for tests: three options with figures, and a route of words."""

from springplank.actions.werk import Werk

CODE = "ammatch"
OPTIONS = ("nulalternatief", "versterken", "samengaan_met_buren", "doormodderen")
SIDE = {f"scenario.{at}": key for at, key in enumerate(OPTIONS[1:], 1)}


def chosen(**weights: float) -> dict[str, str]:
    """Let criteria count, with these weights."""
    found = {}
    for key, weight in weights.items():
        found[f"plan.weging.criterium.{key}"] = "in"
        found[f"plan.weging.gewicht.{key}"] = repr(float(weight))
    return found


def scored(key: str, *scores: float) -> dict[str, str]:
    """Give a score to the options, in the order of OPTIONS."""
    told = zip(OPTIONS, scores, strict=False)
    return {f"plan.weging.score.{option}.{key}": repr(float(score)) for option, score in told}


def scored_on(option: str, **scores: float) -> dict[str, str]:
    """Give one option its scores, by criterium."""
    return {f"plan.weging.score.{option}.{key}": repr(float(s)) for key, s in scores.items()}


def work(*parts: dict[str, str], code: str = CODE) -> Werk:
    """Put fields together; the four options stand side by side."""
    velden = dict(SIDE)
    for part in parts:
        velden |= part
    return Werk(code, velden)


GOOD = (scored("inwoner", 5, 6, 8, 3), scored("bestuur", 6, 5, 2, 6))
BOTH = chosen(inwoner=60, bestuur=40)
"""Two criteria with a score for every option, and a weight for each."""
