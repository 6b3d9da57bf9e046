# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""What a choice changes, as a page says it: € 0,37 mln beter, with its range."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from springplank.actions.choices import RESULTAAT, Regel
from springplank.scenarios.reeks import BAND, Reeks
from springplank.web.cijfers import ONBEKEND, RAMING, Cijfer
from springplank.web.reeksen import HERKOMST
from springplank.words.ramingen import LEAST, PERSONS, step_of, written

MORE, BETTER = ("meer", "minder"), ("beter", "slechter")
"""How a difference above and below zero is called."""

SMALL: Mapping[str, float] = {"EUR": 0.5, "persoon": 0.005}
"""Below this in every outcome nothing differs; it is only the arithmetic of the computer."""

SAME = "geen verschil"
AS_MUCH = "ongeveer gelijk"
ALWAYS = "in elke uitkomst"
EVERYWHERE = "in elke uitkomst even veel"


def told_regel(regel: Regel, run_id: str) -> Cijfer:
    """Say what one headline differs in the last year."""
    words = BETTER if regel.sleutel == RESULTAAT else MORE
    return told(regel.verschil, words, run_id)


def told_together(regel: Regel, run_id: str) -> Cijfer:
    """Say what one headline differs over all years together: costs come before what they yield."""
    words = BETTER if regel.sleutel == RESULTAAT else MORE
    every = regel.verschil
    added = replace(
        every,
        verwacht=every.verwacht.sum(keepdims=True),
        trekkingen=every.trekkingen.sum(axis=0, keepdims=True),
    )
    return told(added, words, run_id)


def is_same(regel: Regel) -> bool:
    """Say whether a headline is the same in every outcome of the last year."""
    found = np.append(regel.verschil.trekkingen[-1], regel.verschil.verwacht[-1])
    return bool((np.abs(found) < SMALL[regel.verschil.eenheid]).all())


def told(verschil: Reeks, words: tuple[str, str] = MORE, run_id: str = "") -> Cijfer:
    """Say a difference in the last year, with its range.

    Args:
        verschil: the difference, draw by draw.
        words: how above and below zero are called.
        run_id: kenmerk of the run.
    """
    value = float(verschil.verwacht[-1])
    low, high = (float(end) for end in np.quantile(verschil.trekkingen[-1], BAND))
    if np.isnan(value) or np.isnan(low):
        return Cijfer("onbekend", ONBEKEND, run_id=run_id)
    source = HERKOMST[verschil.herkomst]
    if max(abs(value), abs(low), abs(high)) < SMALL[verschil.eenheid]:
        return Cijfer(SAME, RAMING, ALWAYS, run_id=run_id, bron=source)
    text, ends = in_words(value, (low, high), verschil.eenheid, words)
    return Cijfer(text, RAMING, ends, run_id=run_id, bron=source)


def in_words(
    value: float, ends: tuple[float, float], unit: str, words: tuple[str, str]
) -> tuple[str, str]:
    """Write a difference and its range, rounded so that the last digit means something.

    Example:
        >>> in_words(369_055, (256_259, 585_394), "EUR", BETTER)
        ('€ 370.000 beter', 'tussen € 260.000 en € 590.000 beter')
        >>> in_words(-3.2, (-12.4, 4.1), "persoon", MORE)
        ('3 mensen minder', 'tussen 12 mensen minder en 4 mensen meer')
    """
    low, high = ends
    width = high - low
    step = step_of(width if width > LEAST else abs(value) / 10)
    if unit in PERSONS or unit.startswith("EUR"):
        step = max(step, 1.0)
    largest = max(abs(low), abs(high), abs(value))
    noun = " mensen" if unit == "persoon" else ""

    def size(number: float) -> str:
        return f"{written(abs(number), unit, step, largest)}"

    def side(number: float) -> str:
        return words[0] if round(number / step) > 0 else words[1]

    def whole(number: float) -> str:
        if round(number / step) == 0:
            return AS_MUCH
        return f"{size(number)}{noun} {side(number)}"

    if round(low / step) == round(high / step):
        return whole(value), EVERYWHERE
    first, last = (low, high) if abs(low) <= abs(high) or low * high < 0 else (high, low)
    zero = 0 in (round(low / step), round(high / step))
    if low * high > 0 and not zero:
        return whole(value), f"tussen {size(first)} en {size(last)}{noun} {side(last)}"
    return whole(value), f"tussen {whole(first)} en {whole(last)}".replace(AS_MUCH, "gelijk")
