# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""AT-14 to AT-17 and AT-19: published sums that the parameters of the regelingen must give.

EUR or EUR mln; every factor is a value of `regelingen/*.toml`, named in the test.
"""

from datetime import date

import numpy as np
import pytest

from springplank.core.parameters import Choices
from springplank.core.sources import find_stand
from springplank.funding.streams import compute_streams
from springplank.funding.world import make_world
from springplank.regelingen import REGELINGEN

TODAY = date(2026, 11, 22)
MILLION = 1e6


def value(place: str, year: int, choices: Choices | None = None) -> float:
    """Give a parameter of a regeling in a year, as known today."""
    regeling, name = place.split(".")
    path = REGELINGEN[regeling].prepare((year,), TODAY, choices).paths[name]
    return float(path.values[0, 0])


def plekken(alternative: str = "") -> float:
    """Give the doelstelling of 2048: 30.300 places, or the 30.000 of older texts."""
    choices = {"beschut_werk.doelstelling": alternative} if alternative else None
    return value("beschut_werk.doelstelling", 2048, choices)


def bedrijfskosten() -> float:
    """Give the extra for bedrijfs- en overheadkosten in 2048, in EUR mln."""
    return value("beschut_werk.bedrijfskosten_per_plek", 2048) * plekken() / MILLION


def forfait() -> float:
    """Give the money for the forfaitaire loonkostensubsidie in 2048, in EUR mln."""
    return value("beschut_werk.forfait_naar_buig_per_plek", 2048) * plekken() / MILLION


def infrastructuur() -> float:
    """Give the structural rijksbijdrage sociale infrastructuur of the vragenuur, in EUR mln."""
    chosen = {"sociale_infrastructuur.macrobudget": "vragenuur"}
    return value("sociale_infrastructuur.macrobudget", 2035, chosen) / MILLION


@pytest.mark.parametrize("alternative, published", [("", 65.4), ("30.000", 64.7)])
def test_at_14_bedrijfskosten(alternative: str, published: float) -> None:
    """2.157 euro maal 30.300 plekken is 65,4 miljoen; maal 30.000 plekken 64,7 miljoen."""
    per_plek = value("beschut_werk.bedrijfskosten_per_plek", 2025)
    assert per_plek * plekken(alternative) / MILLION == pytest.approx(published, abs=0.05)


@pytest.mark.parametrize(
    "name, year", [("overbrugging_forfait_per_plek", 2025), ("forfait_naar_buig_per_plek", 2048)]
)
def test_at_15_forfait(name: str, year: int) -> None:
    """2.971 euro maal 30.300 plekken is 90 miljoen, als overbrugging en daarna via de BUIG."""
    assert value(f"beschut_werk.{name}", year) * plekken() / MILLION == pytest.approx(90, abs=0.05)


def test_at_16_the_amount_per_plek() -> None:
    """De keten van 2025 is 12.485 euro per plek, en met de overbrugging circa 15.500 euro."""
    chain = sum(
        value(f"beschut_werk.{name}", 2025)
        for name in (
            "begeleiding_per_plek",
            "loon_en_prijsbijstelling_2024_per_plek",
            "bedrijfskosten_per_plek",
            "lage_inkomensvoordeel_per_plek",
            "loon_en_prijsbijstelling_2025_per_plek",
        )
    )
    assert chain == 12_485
    bridged = chain + value("beschut_werk.overbrugging_forfait_per_plek", 2025)
    assert bridged == pytest.approx(15_500, abs=50)


def test_at_17_structural_sums() -> None:
    """65 en 90 is 155, met 35 erbij 190; 65 en 35 is 100 miljoen."""
    assert bedrijfskosten() + forfait() == pytest.approx(155, abs=1)
    assert bedrijfskosten() + forfait() + infrastructuur() == pytest.approx(190, abs=1)
    assert bedrijfskosten() + infrastructuur() == pytest.approx(100, abs=1)


def test_at_17_only_with_the_lower_infrastructuur() -> None:
    """Met de 35,9 miljoen van de Kamerbrief komt de som op 191: de bronnen spreken elkaar tegen."""
    default = value("sociale_infrastructuur.macrobudget", 2035) / MILLION
    assert bedrijfskosten() + forfait() + default == pytest.approx(191.3, abs=0.05)


def channels(stand: str) -> tuple[float, float, float]:
    """Give BUIG, cluster Participatie and integratie-uitkering of 2024, in EUR mld."""
    streams = compute_streams(make_world(find_stand(stand)), (2024,)).streams
    buig = value("buig_loonkostensubsidie.macrobudget", 2024)
    cluster, grant = (
        np.sum(streams[key].amounts[:, 0]) for key in ("cluster_participatie", "iu_participatie")
    )
    return buig / 1e9, float(cluster) / 1e9, float(grant) / 1e9


def test_at_19_three_channels() -> None:
    """BUIG 7,3, cluster 4,0 en integratie-uitkering 2,1 zijn samen 13,4 miljard in 2024."""
    found = channels("meicirculaire-2024")
    assert [round(amount, 1) for amount in found] == [7.3, 4.0, 2.1]
    assert sum(found) == pytest.approx(13.4, abs=0.05)


def test_at_19_not_with_the_circulaire_of_september() -> None:
    """Met de septembercirculaire 2024 is het cluster 4,05 en de som 13,46 miljard."""
    found = channels("septembercirculaire-2024")
    assert found[1] == pytest.approx(4.05, abs=0.005)
    assert sum(found) == pytest.approx(13.46, abs=0.005)
