# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Who works in beschut werk against what must be offered, by the place and by the country."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from springplank.actions.outlook import Key
from springplank.cohort.beschut_werk import GROUP, part_of_doelstelling
from springplank.core.columns import Floats
from springplank.core.explanation import Origin
from springplank.core.parameters import Cell, weakest
from springplank.core.sources import load_sources
from springplank.funding.streams import compute_streams, origins_of
from springplank.scenarios.reeks import Reeks
from springplank.scenarios.run import Question

SHARE = "aandeel"


@dataclass(frozen=True, slots=True, eq=False)
class Realisatie:
    """Who works in beschut werk in one place, against what must be offered.

    Attributes:
        werkt: people who work there.
        taakstelling: places that must be offered there.
        van_taakstelling: who works as a part of that taakstelling.
        van_doelstelling: who works there as a part of the doelstelling of the whole country.
    """

    werkt: Reeks
    taakstelling: Reeks
    van_taakstelling: Reeks
    van_doelstelling: Reeks


@dataclass(frozen=True, slots=True)
class Grondslag:
    """What the places that must be offered rest on: per year how sure they are, and the sources.

    Attributes:
        taakstelling: the places of a gemeente.
        doelstelling: those of the whole country.
    """

    taakstelling: tuple[str, ...]
    doelstelling: tuple[str, ...]


def grondslag_of(question: Question) -> Grondslag:
    """Say what the places rest on: the taakstelling also on how the Rijk divides them."""
    stream = compute_streams(question.world, question.years).streams[GROUP]
    cells = stream.prepared.paths["doelstelling"].cells
    return Grondslag(
        tuple(_told(cell, origins_of(stream, at)) for at, cell in enumerate(cells)),
        tuple(_told(cell, ()) for cell in cells),
    )


def _told(cell: Cell, divided: Sequence[Origin]) -> str:
    """Write how sure it is, and the titles of the sources; or why it is unknown."""
    if cell.value is None:
        return f"onbekend: {cell.reason}"
    known = load_sources()
    keys = dict.fromkeys((*cell.sources, *(key for one in divided for key in one.sources)))
    titles = "; ".join(known[key].title if key in known else key for key in keys)
    return f"{weakest((cell.status, *(one.status for one in divided)))}: {titles}"


def doelstelling_of(question: Question) -> Floats:
    """Give the places that the whole country must offer at the end of each year, shape (jaren,).

    It is an input, and NaN where none is known.
    """
    stream = compute_streams(question.world, question.years).streams[GROUP]
    found: Floats = stream.prepared.paths["doelstelling"].values[0]
    return found


def realisatie_of(series: Mapping[Key, Reeks], code: str, doelstelling: Floats) -> Realisatie:
    """Lay who works beside what must be offered.

    Args:
        series: the series of an answer.
        code: the gemeente; empty for all of the place.
        doelstelling: places in the whole country, shape (jaren,).
    """
    works, must = series["personen", GROUP, code], series["taakstelling", GROUP, code]
    return Realisatie(
        works, must, _part(works, must.verwacht), _part(works, np.asarray(doelstelling))
    )


def _part(works: Reeks, whole: Floats) -> Reeks:
    """Give a series as a part of a whole per year; unknown where nothing must be offered."""
    places = np.where(whole > 0, whole, np.nan)[None, :]
    expected, drawn = (
        part_of_doelstelling(people[None], places)[0]
        for people in (works.verwacht[:, None], works.trekkingen)
    )
    return replace(works, eenheid=SHARE, verwacht=expected[:, 0], trekkingen=drawn)
