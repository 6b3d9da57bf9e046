# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Who works in beschut werk against what must be offered, by the place and by the country."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from springplank.actions.outlook import Key
from springplank.cohort.beschut_werk import GROUP, part_of_doelstelling
from springplank.core.columns import Floats
from springplank.funding.streams import compute_streams
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
