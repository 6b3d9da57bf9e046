# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Sliders as the page Keuzes shows them: per group, each with its unit and its ends."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from springplank.actions.choices import Ruimte
from springplank.actions.levers import MAATREGEL, MAATREGELEN
from springplank.actions.moves import Slider
from springplank.web.botsingen import Botsing
from springplank.web.saving import Saved
from springplank.web.velden import as_short, as_typed
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
    MAATREGELEN: "Maatregelen in dit scenario",
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
    hint: str = ""
    botsing: Botsing | None = None


def sliders_of(
    room: Ruimte, saved: Saved, clashes: Mapping[str, Botsing]
) -> tuple[tuple[str, tuple[Schuif, ...]], ...]:
    """Give the sliders per heading; what was typed and refused stays in its field.

    Args:
        room: where the person slides.
        saved: how the last save went.
        clashes: by field, what somebody else put there first.
    """
    return _grouped(room.shown(saved.hier.werk), saved, clashes)


def more_sliders(
    room: Ruimte, saved: Saved, clashes: Mapping[str, Botsing]
) -> tuple[tuple[str, tuple[Schuif, ...]], ...]:
    """Give the sliders for which there is no room at first sight; see `sliders_of`."""
    return _grouped(room.beside(saved.hier.werk), saved, clashes)


def _grouped(
    sliders: Sequence[Slider], saved: Saved, clashes: Mapping[str, Botsing]
) -> tuple[tuple[str, tuple[Schuif, ...]], ...]:
    groups = (
        (head, tuple(_slider(one, saved, clashes) for one in sliders if one.groep == group))
        for group, head in HEADS.items()
    )
    return tuple((head, found) for head, found in groups if found)


def id_of_slider(veld: str) -> str:
    """Give the id of the slider of a field; empty for another field."""
    kind, _, key = veld.partition(".")
    if kind not in ("keuze", MAATREGEL):
        return ""
    name = key if kind == "keuze" else veld
    return "schuif-" + name.replace(".", "-").replace("_", "-")


def _slider(slider: Slider, saved: Saved, clashes: Mapping[str, Botsing]) -> Schuif:
    veld = slider.veld
    chosen = saved.hier.werk.velden.get(veld)
    value = slider.waarde if chosen is None else float(chosen)
    scale = PERCENT if slider.eenheid == "aandeel" else 1
    # What a person chose is sent again to its last digit; where a slider stands by itself is not.
    write = as_short if chosen is None else as_typed
    low, high, step = grid(slider, scale)
    return Schuif(
        id_of_slider(veld),
        veld,
        slider.label,
        saved.getypt.get(veld, write(value, slider.eenheid)),
        plain(value * scale),
        low,
        high,
        step,
        UNITS.get(slider.eenheid, ""),
        f"zonder uw keuze {amount_of(slider.waarde, slider.eenheid)}",
        saved.fouten.get(veld, ""),
        chosen is not None,
        slider.uitleg,
        clashes.get(veld),
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
