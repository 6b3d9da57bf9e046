# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""What is told beside a difference: rounding or no reason, and only the own shift of payment."""

from typing import Any

import numpy as np
import pytest

from springplank.core.columns import Euros
from springplank.core.sources import find_stand
from springplank.funding import differences
from springplank.funding.changes import Change, Pair
from springplank.funding.differences import IS_ROUNDING, NO_REASON, waterfalls
from springplank.funding.payers import Shift
from springplank.funding.streams import Funding, compute_streams
from springplank.funding.world import make_world
from springplank.reference.subjects import find_subject

WSW = "wsw"


@pytest.fixture(scope="module")
def both() -> tuple[Funding, Funding]:
    """Compute 2024 on two standings."""
    stands = ("septembercirculaire-2023", "meicirculaire-2024")
    older, newer = (compute_streams(make_world(find_stand(s)), (2024,)) for s in stands)
    return older, newer


def split_as(monkeypatch: pytest.MonkeyPatch, change: Change) -> None:
    """Let the whole change of the Wsw be this one part."""
    splitters: Any = differences.SPLITTERS
    monkeypatch.setitem(splitters, WSW, lambda _: (change,))


@pytest.mark.parametrize(
    "left, told", [(-5, IS_ROUNDING), (5, IS_ROUNDING), (6, NO_REASON), (-6, NO_REASON)]
)
def test_more_than_a_few_euros_is_no_rounding(
    monkeypatch: pytest.MonkeyPatch, both: tuple[Funding, Funding], left: int, told: str
) -> None:
    """Bij een gemeente heet tot en met 5 euro afronding; alles daarboven heeft geen reden."""
    old, new = Pair.of(*both, WSW).amounts()
    split_as(monkeypatch, Change("proef", "volume", "Proef", new - old - left))
    subject = find_subject("GM0363", 2024)
    found = next(w for w in waterfalls(*both, subject) if w.regeling == WSW)
    assert [(p.bedrag_eur, p.toelichting) for p in found.delen if p.soort == "onverklaard"] == [
        (left, told)
    ]


def test_only_the_own_shift_is_told(
    monkeypatch: pytest.MonkeyPatch, both: tuple[Funding, Funding]
) -> None:
    """Een gemeente leest alleen over de verschuiving in haar eigen verband."""
    verbanden = both[0].world.memberships.verbanden
    moved: Euros = np.zeros(len(both[0].world.codes), dtype=np.int64)
    moved[:4] = 5, -5, 7, -7
    shifts = (
        (Shift(verbanden[0], (0, 1), 1.0, 1.0), "Eerste."),
        (Shift(verbanden[1], (2, 3), 1.0, 1.0), "Tweede."),
    )
    split_as(monkeypatch, Change("betaald_via", "betaald_via", "Proef", moved, (), "Slot.", shifts))
    for row, told in ((0, "Eerste. Slot."), (3, "Tweede. Slot.")):
        subject = find_subject(both[0].world.codes[row], 2024)
        found = next(w for w in waterfalls(*both, subject) if w.regeling == WSW)
        assert [p.toelichting for p in found.delen if p.soort == "betaald_via"] == [told]
