# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Sliders as the page Keuzes shows them: per group, each with its unit and its ends."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from springplank.actions.choices import Ruimte
from springplank.actions.moves import SHOWN, Slider
from springplank.web.saving import Saved
from springplank.web.velden import as_typed
from springplank.words.figures import amount_of

PERCENT = 100
FINER = 9
"""How many times a step may become finer (a half, a fifth, a tenth): a thousandth at most."""

FIVE = 5
"""After a step of five comes one of two; after the others comes the half."""

UNITS: Mapping[str, str] = {
    "aandeel": "%",
    "EUR": "euro",
    "persoon": "mensen",
    "factor": "keer",
    "fte": "fte",
    "uur": "uur",
}
"""What stands behind the field of a slider."""

HEADS: Mapping[str, str] = {
    "mensen": "Mensen",
    "bedrijf": "Bedrijf",
    "geld en afspraken": "Geld en afspraken",
}


@dataclass(frozen=True, slots=True)
class Schuif:
    """A slider; see the macro `schuif`."""

    id: str
    naam: str
    label: str
    waarde: str
    getal: str
    min: str
    max: str
    step: str
    eenheid: str
    was: str
    fout: str
    is_gekozen: bool


def sliders_of(room: Ruimte, saved: Saved) -> tuple[tuple[str, tuple[Schuif, ...]], ...]:
    """Give the sliders per heading; what was typed and refused stays in its field.

    Args:
        room: where the person slides.
        saved: how the last save went.
    """
    shown = room.shown(saved.hier.werk)
    groups = (
        (HEADS[group], tuple(_slider(one, saved) for one in shown if one.groep == group))
        for group in SHOWN
    )
    return tuple((head, sliders) for head, sliders in groups if sliders)


def _slider(slider: Slider, saved: Saved) -> Schuif:
    veld = f"keuze.{slider.key}"
    chosen = saved.hier.werk.velden.get(veld)
    value = slider.waarde if chosen is None else float(chosen)
    scale = PERCENT if slider.eenheid == "aandeel" else 1
    low, high, step = grid(slider, scale)
    return Schuif(
        "schuif-" + slider.key.replace(".", "-").replace("_", "-"),
        veld,
        slider.label,
        saved.getypt.get(veld, as_typed(value, slider.eenheid)),
        plain(value * scale),
        low,
        high,
        step,
        UNITS.get(slider.eenheid, ""),
        f"zonder uw keuze {amount_of(slider.waarde, slider.eenheid)}",
        saved.fouten.get(veld, ""),
        chosen is not None,
    )


def grid(slider: Slider, scale: int) -> tuple[str, str, str]:
    """Give the ends and the step of a slider, so that it can stand at its value and at both ends.

    A browser knows only the lowest end plus whole steps. Where no round step fits, the ends move
    a little inwards, to whole steps from the value.

    Args:
        slider: the slider.
        scale: what its numbers are shown times.

    Returns:
        The lowest end, the highest end and the step, as text for an attribute.
    """
    low, value, high, step = (
        Decimal(plain(number * scale))
        for number in (slider.laag, slider.waarde, slider.hoog, slider.stap)
    )
    for finer in _finer(step):
        if (value - low) % finer == 0 and (high - value) % finer == 0:
            return plain(float(low)), plain(float(high)), plain(float(finer))
    ends = (value - (value - low) // step * step, value + (high - value) // step * step)
    return plain(float(ends[0])), plain(float(ends[1])), plain(float(step))


def _finer(step: Decimal) -> Iterator[Decimal]:
    """Give a step of 1, 2 or 5 times a power of ten, and the FINER ones below it."""
    yield step
    for _ in range(FINER):
        step = step * 4 / 10 if step.as_tuple().digits[0] == FIVE else step / 2
        yield step


def plain(value: float) -> str:
    """Write a number for an attribute: with a point, and no digits of the computer."""
    return f"{round(value, 6):f}".rstrip("0").rstrip(".")
