# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
import pytest

from springplank.actions.finding import MOST, suggest


@pytest.mark.parametrize(
    "typed, first",
    [
        ("hi", "Hilversum"),
        ("hilv", "Hilversum"),
        ("GM0402", "Hilversum"),
        ("am match", "Amstelland en Meerlanden Werkorganisatie"),
        ("sudwest", "Súdwest-Fryslân"),
        ("den haag", "'s-Gravenhage"),
    ],
)
def test_two_letters_find_it(typed: str, first: str) -> None:
    """Twee letters vinden een gemeente of samenwerkingsverband; wat zo begint, staat voorop."""
    names = [subject.naam for subject in suggest(typed)]
    assert first in names[:8]
    assert len(names) <= MOST


@pytest.mark.parametrize("typed", ["", "h", " - ", "qzx"])
def test_nothing_to_choose_from(typed: str) -> None:
    """Met minder dan twee letters, of onzin, valt er niets te kiezen."""
    assert suggest(typed) == ()


def test_a_subject_stands_in_the_list_once() -> None:
    """Een verband dat twee namen heeft, staat er één keer."""
    found = suggest("werk", most=200)
    assert len(found) == len(set(found)) > 20
