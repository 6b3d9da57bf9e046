# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Tests of a comparison: the same draws, every amount, and what each gemeente notices."""

from pathlib import Path

import numpy as np
import pytest

from springplank.actions.comparison import OVER, compare
from springplank.actions.forecast import PAID, Wishes
from springplank.errors import UsageError
from springplank.scenarios.scenario import ZERO

FEW = Wishes(last=2028, draws=20)


@pytest.fixture(autouse=True)
def _no_imports(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SPRINGPLANK_GEGEVENS", str(tmp_path))


def test_money_is_counted_once() -> None:
    """Het geld van het Rijk telt elk bedrag een keer: het geheel telt niet naast zijn delen."""
    found = compare("ammatch", (ZERO, "forfait_twee_jaar_later"), "rijksgeld", FEW)
    (pair,) = found.paren
    pick = OVER["rijksgeld"][1]
    begin, after = (f.antwoord.outcome.verwacht for f in (found.eerste, pair.vooruit))
    assert pick(begin).sum() == pytest.approx(sum(begin.geld[key].sum() for key in PAID))
    assert pair.verklaring.verschil_eur == round(float((pick(after) - pick(begin)).sum()))


def test_series_that_only_one_scenario_has() -> None:
    """Nieuw geld dat er eerst niet was, staat in het verschil met zijn hele bedrag."""
    found = compare("landelijk", (ZERO, "pamflet_40000_banen"), None, Wishes(last=2031, draws=20))
    (new,) = (r for r in found.paren[0].reeksen if r.soort == "nieuw_rijksgeld")
    assert new.verwacht[-1] > 0
    assert found.over == "rijksgeld"


def test_the_gemeenten_together_are_the_whole() -> None:
    """Wat de gemeenten elk merken is samen het verschil in het saldo."""
    found = compare("ammatch", (ZERO, "meer_doorstroom"), "gemeenten", FEW)
    pair = found.paren[0]
    each = [gemeente.saldo_eur for gemeente in pair.gemeenten]
    assert None not in each
    assert sum(e or 0 for e in each) == pytest.approx(pair.verklaring.verschil_eur, abs=5)


SAME = """
[scenario]
naam = "Gelijk"
auteur = "tester"
datum = 2026-11-22
soort = "keuze"
uitleg = "Voor de test."
[[wijziging]]
wat = "aanname"
sleutel = "tussengroep.doorstroom"
factor = 1
eigenaar = "tester"
waarom = "Voor de test."
"""


def test_both_use_the_same_chance(tmp_path: Path) -> None:
    """Ook met toeval verschillen twee gelijke werelden in elke trekking precies 0."""
    path = tmp_path / "gelijk.toml"
    path.write_text(SAME, "utf-8")
    found = compare("ammatch", (ZERO, str(path)), None, FEW)
    assert found.eerste.antwoord.outcome.question.has_chance
    for reeks in found.paren[0].reeksen:
        assert not np.nan_to_num(reeks.trekkingen).any()
    assert not found.paren[0].verschillen.any()


def test_a_region_has_no_gemeenten_to_explain() -> None:
    """Zonder bedrijf gaat het over het geld van het Rijk."""
    with pytest.raises(UsageError, match="Kies rijksgeld"):
        compare("landelijk", (ZERO, "forfait_2028"), "exploitatieresultaat", FEW)
