# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Where the sliders of a form stand: which of them are a choice, and which are out of range."""

from collections.abc import Mapping

from springplank.actions.choices import Ruimte
from springplank.actions.moves import Slider
from springplank.actions.werk import Werk
from springplank.errors import UsageError
from springplank.words.figures import amount_of
from springplank.words.typed import read_value

NEAR = 1e-9
"""So close to each other two numbers are the same."""


def tidy(room: Ruimte, velden: Mapping[str, str]) -> dict[str, str]:
    """Leave out of a form the sliders that stand where they stood: those are no choice.

    Without a script a page sends every slider. What cannot be read stays as it is.
    """
    at = {one.veld: one for one in (*room.levers, *room.sliders)}
    return {
        veld: "" if veld in at and _stands(at[veld], text) else text
        for veld, text in velden.items()
    }


def _stands(slider: Slider, text: str) -> bool:
    try:
        typed = read_value(text, slider.eenheid)
    except UsageError:
        return False
    return abs(typed - slider.waarde) <= NEAR * max(1.0, abs(slider.waarde))


def out_of_range(room: Ruimte, werk: Werk, velden: Mapping[str, str]) -> dict[str, str]:
    """Say of which sliders the value lies outside what is reckoned with; by name of the field.

    What stood there already is not refused: another scenario may have moved the range.
    """
    found: dict[str, str] = {}
    for veld, text in velden.items():
        ends = _ends(room, veld)
        if ends is None or not text.strip():
            continue
        low, high, unit = ends
        try:
            value = read_value(text, unit)
        except UsageError:
            continue  # what is no number is told when the field is read
        slack = NEAR * max(1.0, abs(low), abs(high))
        fits = low - slack <= value <= high + slack
        if not fits and werk.velden.get(veld) != repr(value):
            told = [amount_of(end, unit) for end in (low, high)]
            found[veld] = f"Dit valt buiten de schuif. Kies {told[0]} tot en met {told[1]}."
    return found


def _ends(room: Ruimte, veld: str) -> tuple[float, float, str] | None:
    """Give the ends of what a field may hold and its unit; None for what is no slider here."""
    kind, _, key = veld.partition(".")
    lever = next((one for one in room.levers if one.veld == veld), None)
    if lever is not None:
        return lever.laag, lever.hoog, lever.eenheid
    aanname = room.assumptions.get(key) if kind == "keuze" else None
    if aanname is None:
        return None
    last = aanname.steps[-1]
    return last.low, last.high, aanname.unit
