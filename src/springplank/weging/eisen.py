# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Demands that an option must meet before any weight: who fails one, is out, with the reason."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from springplank.weging.weegtabel import Weegtabel

VOLDOET, VALT_AF, ONBEKEND = "voldoet", "valt af", "onbekend"
Oordeel = Literal["voldoet", "valt af", "onbekend"]


@dataclass(frozen=True, slots=True)
class Toets:
    """One option against one demand.

    Attributes:
        optie: number of the option.
        criterium: number of the criterium.
        score: its score; NaN when unknown.
        eis: the worst that is allowed, in the same unit.
        oordeel: VOLDOET, VALT_AF or ONBEKEND; an unknown score proves nothing.
    """

    optie: int
    criterium: int
    score: float
    eis: float
    oordeel: Oordeel


def judge(tabel: Weegtabel, eisen: Mapping[str, float]) -> tuple[Toets, ...]:
    """Hold every option against every demand.

    Args:
        tabel: the options with all criteria, also those that get no weight.
        eisen: the worst that is allowed, per key of a criterium.
    """
    return tuple(
        _judge(tabel, one, at, eisen[criterium.key])
        for one in range(len(tabel.opties))
        for at, criterium in enumerate(tabel.criteria)
        if criterium.key in eisen
    )


def _judge(tabel: Weegtabel, one: int, at: int, eis: float) -> Toets:
    score = float(tabel.scores[one, at])
    oordeel: Oordeel = "onbekend"
    if tabel.known[one, at]:
        good = (score - eis) * tabel.criteria[at].sign >= 0
        oordeel = "voldoet" if good else "valt af"
    return Toets(one, at, score, eis, oordeel)
