# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Recompute what wsw.toml says was fitted, from the published figures of eind 2015 to eind 2017."""

from datetime import date

import numpy as np

from springplank.cohort.response import STAND
from springplank.cohort.wsw import (
    PENSIOEN,
    REDENEN,
    hazards,
    load_wsw,
    national_profile,
    respond,
)
from springplank.cohort.wsw_history import find_cijfer, published_personen
from springplank.core.assumptions import expected
from springplank.core.columns import Floats

ON = date(2026, 11, 1)
YEARS = (2016, 2017)
YOUNG_PER_OLD = 1 / 3
"""The one choice in the fit: how much smaller the chance of long illness is for the young."""


def outcome(oud: float, overig: float) -> Floats:
    """Give persons at the end of 2017, and the share of three reasons in who left in 2017."""
    values = {
        **expected(load_wsw(), YEARS),
        "wsw.twee_jaar_ziekte_jong": np.full((len(YEARS), 1), oud * YOUNG_PER_OLD),
        "wsw.twee_jaar_ziekte_oud": np.full((len(YEARS), 1), oud),
        "wsw.overig_vertrek": np.full((len(YEARS), 1), overig),
    }
    found = respond(hazards(values, YEARS, ON))
    start = (published_personen()[2015] * national_profile(2015, ON))[None]
    left = {reason: found.of(reason, start)[0, -1, 0] for reason in REDENEN}
    three = sum(left[reason] for reason in (PENSIOEN, "overlijden", "ziekte"))
    return np.array([found.of(STAND, start)[0, -1, 0], three / sum(left.values())])


def fit() -> tuple[float, float]:
    """Give the chances of leaving after two years' illness at 65, and for another reason."""
    three = find_cijfer("aandeel_vertrek_pensioen_overlijden_ziekte", 2017)
    assert three
    wanted = np.array([published_personen()[2017], three.waarde / 100])
    chances = np.array([0.02, 0.02])
    for _ in range(12):  # Newton; both outcomes are almost straight lines in both chances
        here = outcome(*chances)
        moves = np.array([(outcome(*(chances + s)) - here) / 1e-6 for s in np.eye(2) * 1e-6]).T
        chances = chances - np.linalg.solve(moves, here - wanted)
    return float(chances[0]), float(chances[1])
