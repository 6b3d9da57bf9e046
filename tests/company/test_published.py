# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Published accounts of real companies: what fits, and what must give a warning.

The figures are those of sob.md sections 5 and 9, with their sources: Etten-Leur (WVS), programma-
begroting Haarlemmermeer 2021 and 2022 (AM match), voorjaarsnota Rotterdam (block of 2016-2018).
"""

import pytest

from springplank.company.published import (
    against_budget,
    check_block,
    check_solvabiliteit,
    check_sum,
    rolled_forward,
)


def test_the_equity_of_wvs_rolls_forward() -> None:
    """WVS: 2.253.000 en een resultaat van 529.000 is 2.782.000 (Etten-Leur, begroting 2017)."""
    assert rolled_forward(2_253_000, 529_000) == 2_782_000
    assert rolled_forward(2_782_000, 0, -781_000) == 2_001_000


def test_the_result_of_am_match_against_its_budget() -> None:
    """AM match 2019: 267 tegen begroot -125 is 392 duizend euro beter (Haarlemmermeer 2021)."""
    assert against_budget(267, -125) == 392


def test_the_solvabiliteit_of_am_match_fits_with_3930() -> None:
    """AM match 2019: 3.930 eigen en 1.367 vreemd vermogen is 74% (Haarlemmermeer 2021)."""
    assert check_solvabiliteit(0.74, 3_930, 1_367) == ()


@pytest.mark.parametrize(
    "stated, eigen, vreemd, computed",
    [
        # Haarlemmermeer 2022 prints 3,390 for the same year: two digits changed places.
        (0.74, 3_390, 1_367, "71,3%"),
        # The statement of 2020 itself.
        (0.61, 3_355, 1_680, "66,6%"),
    ],
    ids=["3,390 instead of 3,930", "2020"],
)
def test_a_solvabiliteit_that_does_not_fit_gives_a_warning(
    stated: float, eigen: float, vreemd: float, computed: str
) -> None:
    """Opgegeven en berekende solvabiliteit verschillen: de waarschuwing noemt beide."""
    (warning,) = check_solvabiliteit(stated, eigen, vreemd)
    assert f"{stated * 100:.0f}%" in warning
    assert computed in warning


def test_a_solvabiliteit_without_capital_cannot_be_checked() -> None:
    """Zonder vermogen valt er niets na te rekenen."""
    (warning,) = check_solvabiliteit(0.5, 0, 0)
    assert "niet na te rekenen" in warning


def test_the_people_of_am_match_add_up() -> None:
    """AM match 2025: 650 bij bedrijven, 150 binnen en 100 in traject is 900 (Hilversum 2025)."""
    assert check_sum("Mensen", {"bedrijven": 650, "binnen": 150, "traject": 100}, 900) == ()


ROTTERDAM = {
    2016: ((46_838, -6_432, 87_521), 127_927, 24_167, -103_760),
    2017: ((43_037, -3_755, 94_879), 134_161, 21_626, -112_535),
    2018: ((43_672, -4_152, 85_287), 124_807, 15_683, -109_124),
}
"""k€: apparaat, intern and programma; lasten; baten; saldo (2017 and 2018 are budgets)."""

PROGRAMMA = {
    2016: ((61_740, 12_823, 98, 7_050, 345, 5_465), 87_521),
    2017: ((58_863, 15_973, 150, 16_821, 482, 2_590), 94_879),
    2018: ((54_493, 19_865, 211, 7_843, 582, 2_293), 85_287),
}
"""k€: salaries Wsw and WIW, purchases, capital, other, benefits and subsidies; programmalasten."""


@pytest.mark.parametrize("year", ROTTERDAM)
def test_the_block_of_rotterdam_adds_up(year: int) -> None:
    """Rotterdam 2016-2018: de soorten zijn samen de lasten, en baten min lasten is het saldo."""
    kinds, lasten, baten, saldo = ROTTERDAM[year]
    parts = dict(zip(("apparaat", "intern", "programma"), kinds, strict=True))
    assert check_block(parts, lasten, baten, saldo) == ()


@pytest.mark.parametrize("year", PROGRAMMA)
def test_the_programmalasten_of_rotterdam_add_up(year: int) -> None:
    """De zes soorten programmalasten tellen op tot het afgedrukte totaal, op afronding na."""
    kinds, stated = PROGRAMMA[year]
    parts = {str(n): float(amount) for n, amount in enumerate(kinds)}
    assert check_sum("Programmalasten", parts, stated, tolerance=1) == ()


def test_the_next_line_of_rotterdam_is_two_off() -> None:
    """Rotterdam 2016: de regel na het saldo staat op -103.762 met 0 belasting; dat scheelt 2."""
    (warning,) = check_sum("Saldo na belasting", {"saldo": -103_760, "belasting": 0}, -103_762)
    assert warning.startswith("Saldo na belasting")
    assert "dat scheelt 2." in warning


def test_a_block_that_does_not_fit_says_which_line() -> None:
    """Kloppen de lasten en het saldo niet, dan zijn het twee waarschuwingen."""
    first, second = check_block({"a": 1.0, "b": 2.0}, 4.0, 10.0, 5.0)
    assert first.startswith("Lasten")
    assert second.startswith("Saldo")
