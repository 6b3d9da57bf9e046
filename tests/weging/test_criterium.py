# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
from typing import Any

import pytest

from springplank.core.sources import load_sources
from springplank.errors import RuleError, UsageError
from springplank.weging.criterium import (
    HOOFDEN,
    find_criterium,
    load_criteria,
    read_criterium,
)

GOOD: dict[str, Any] = {
    "hoofd": 1, "naam": "Naam", "vraag": "Wat?", "eenheid": "score", "richting": "hoger",
    "is_geld": False, "bronnen": ["hilversum-2025"], "plaats": "ergens",
}  # fmt: skip


def test_the_tree_has_ten_heads_with_sources() -> None:
    """De tien hoofdstukken zijn er allemaal, en elk criterium noemt een bron met plaats."""
    found = load_criteria()
    assert {one.hoofd for one in found.values()} == set(HOOFDEN)
    for one in found.values():
        assert one.bronnen, one.key
        assert set(one.bronnen) <= set(load_sources()), one.key
        assert one.plaats, one.key
        assert one.vraag.endswith("?"), one.key


def test_money_stands_apart() -> None:
    """Resultaat, bijdrage en de kans op een tekort gaan over geld; verder niets."""
    money = {key for key, one in load_criteria().items() if one.is_geld}
    assert money == {"resultaat", "bijdrage", "risico"}


def test_no_criterium_has_a_weight() -> None:
    """Er is geen gewicht dat vanzelf geldt."""
    assert not any(hasattr(one, "gewicht") for one in load_criteria().values())


def test_a_score_has_a_range_and_a_measurement_an_account() -> None:
    """Wat u een score geeft, loopt van 0 tot 10; wat berekend is, noemt zijn rekening."""
    for one in load_criteria().values():
        if one.is_scored:
            assert (one.slechtst, one.best, one.eenheid) == (0, 10, "score")
        else:
            assert one.rekening


@pytest.mark.parametrize(
    "change, told",
    [
        ({"eenheid": "kilo"}, "eenheid of richting"),
        ({"richting": "beter"}, "eenheid of richting"),
        ({"hoofd": 11}, "er zijn er tien"),
        ({"bronnen": ["nergens"]}, "die kennen wij niet"),
        ({"slechtst": 1}, "maar één kant"),
        ({"slechtst": 5, "best": 1}, "hoort hoger te zijn"),
        ({"slechtst": 1, "best": 5, "richting": "lager"}, "hoort lager te zijn"),
        ({"slechtst": 1, "best": 1}, "hoort hoger te zijn"),
        ({"gewicht": 3}, "niet volledig"),
        ({"slechtst": float("nan"), "best": 1}, "hoort hoger te zijn"),
    ],
)
def test_a_faulty_criterium_is_refused(change: dict[str, Any], told: str) -> None:
    """Een criterium met een fout laadt niet, en de melding noemt wat er mis is."""
    with pytest.raises(RuleError, match=told):
        read_criterium("proef", {**GOOD, **change})


def test_a_missing_part_is_refused() -> None:
    """Een criterium zonder bronnen of zonder naam laadt niet."""
    for name in ("bronnen", "naam"):
        with pytest.raises(RuleError, match="niet volledig"):
            read_criterium("proef", {key: part for key, part in GOOD.items() if key != name})


def test_a_criterium_is_found_by_its_key() -> None:
    """Een criterium dat niet bestaat, geeft een melding."""
    assert find_criterium("inwoner").hoofd == 1
    with pytest.raises(UsageError, match="'onzin' bestaat niet"):
        find_criterium("onzin")
