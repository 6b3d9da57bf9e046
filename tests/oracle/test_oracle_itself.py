# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The oracle against the published figures: what holds for every stream.

Section numbers are those of the fact base (`funding.md`).
"""

import ast
import random
from collections.abc import Callable
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from tests.oracle import (
    beschut_werk,
    cluster_participatie,
    impulsbudget,
    iu_participatie,
    sociale_infrastructuur,
    wsw,
)
from tests.oracle.data import dag, gemeenten, newest_circulaire, telling
from tests.oracle.published import M23, M24, M25, S23, S24, S25
from tests.oracle.verdelen import afgerond, verdeel

Stroom = Callable[[str, int], dict[str, int | None]]
STROMEN: dict[str, Stroom] = {
    "impulsbudget": impulsbudget.bedragen,
    "sociale_infrastructuur": sociale_infrastructuur.bedragen,
    "beschut_werk": beschut_werk.bedragen,
    "wsw": wsw.bedragen,
    "iu_participatie": iu_participatie.bedragen,
    "cluster_participatie": cluster_participatie.bedragen,
}


def test_imports_nothing_of_the_product() -> None:
    """Het orakel gebruikt geen regel van Springplank zelf en geen numpy."""
    toegestaan = {
        *("collections", "csv", "datetime", "decimal", "fractions", "functools", "math"),
        *("pathlib", "tests"),
    }
    for pad in Path(__file__).parent.glob("*.py"):
        if pad.name.startswith("test_"):
            continue
        for knoop in ast.walk(ast.parse(pad.read_text(encoding="utf-8"))):
            namen: list[str] = []
            if isinstance(knoop, ast.Import):
                namen = [alias.name for alias in knoop.names]
            elif isinstance(knoop, ast.ImportFrom):
                namen = [knoop.module or ""]
            assert {naam.split(".")[0] for naam in namen} <= toegestaan, pad.name


@pytest.mark.parametrize("naam", STROMEN)
@pytest.mark.parametrize("stand", [M23, M24, S24, M25, S25, "nieuwste"])
def test_every_stream_answers_for_every_municipality(naam: str, stand: str) -> None:
    """Elke stroom geeft voor elk jaar een antwoord voor 342 gemeenten, en nooit een minbedrag."""
    for jaar in (2020, 2024, 2025, 2026, 2028, 2034, 2036, 2050):
        bedragen = STROMEN[naam](stand, jaar)
        assert sorted(bedragen) == list(gemeenten())
        assert len(bedragen) == 342
        assert all(bedrag is None or bedrag >= 0 for bedrag in bedragen.values())


def test_verdeel_by_hand() -> None:
    """Tien euro over drie gelijke delen geeft de laagste code de laatste euro."""
    assert verdeel(10, {"b": 1, "a": 1, "c": 1}) == {"a": 4, "b": 3, "c": 3}
    assert verdeel(7, {"a": 1, "b": 2, "c": 4}) == {"a": 1, "b": 2, "c": 4}
    assert verdeel(0, {"a": 1}) == {"a": 0}
    assert verdeel(5, {"a": 0, "b": 1}) == {"a": 0, "b": 5}


def test_verdeel_keeps_the_sum() -> None:
    """Een verdeling telt precies op, hangt niet van de volgorde af en wijkt minder dan 1 af."""
    toeval = random.Random(20261122)
    for _ in range(500):
        codes = [f"GM{nummer:04d}" for nummer in range(toeval.randint(1, 30))]
        sleutel = {code: Fraction(toeval.randint(0, 50), toeval.randint(1, 9)) for code in codes}
        sleutel[codes[0]] += 1
        totaal = toeval.randint(0, 10**9)
        uitkomst = verdeel(totaal, sleutel)
        geschud = dict(sorted(sleutel.items(), key=lambda _: toeval.random()))
        assert sum(uitkomst.values()) == totaal
        assert verdeel(totaal, geschud) == uitkomst
        alles = sum(sleutel.values())
        for code, deel in sleutel.items():
            assert abs(uitkomst[code] - totaal * deel / alles) < 1


@pytest.mark.parametrize("sleutel", [{}, {"a": 0}, {"a": 2, "b": -1}])
def test_verdeel_refuses_a_bad_key(sleutel: dict[str, int]) -> None:
    """Zonder sleutel, of met een negatieve sleutel, wordt er niets verdeeld."""
    with pytest.raises(ValueError, match="sleutel"):
        verdeel(1, sleutel)


def test_rounding_is_half_up() -> None:
    """Een halve euro gaat naar boven."""
    assert [afgerond(Fraction(waarde)) for waarde in ("0.5", "1.5", "2.5", "2.49")] == [1, 2, 3, 2]


@pytest.mark.parametrize(
    "stand,jaar,circulaire",
    [
        ("2023-05-30", 2024, None),
        ("2023-05-31", 2024, M23),
        ("2024-05-30", 2024, S23),
        ("2024-09-29", 2025, M24),
        ("nieuwste", 2024, S24),
        ("nieuwste", 2026, None),
        (M23, 2025, None),
    ],
)
def test_newest_circulaire(stand: str, jaar: int, circulaire: str | None) -> None:
    """Een stand ziet alleen circulaires die op die dag al bestonden."""
    assert newest_circulaire(stand, jaar) == circulaire


@pytest.mark.parametrize("stand", ["novembercirculaire-2024", "2024-13-01", "Kamerbrief"])
def test_unknown_standing(stand: str) -> None:
    """Een stand die niet bestaat, geeft een fout en geen bedrag."""
    with pytest.raises((KeyError, ValueError)):
        beschut_werk.bedragen(stand, 2024)


def test_bridge_is_known_from_september_2025() -> None:
    """De brug naar het forfait is op 16 september 2025 bekend en een dag eerder niet."""
    assert beschut_werk.bedrag_per_plek("2025-09-15", 2025) == 12_485
    assert beschut_werk.bedrag_per_plek("2025-09-16", 2025) == 15_456
    assert dag("nieuwste") == date(2026, 5, 31)


def test_counts_of_the_register() -> None:
    """Het register telt 121.243 personen in mei 2024 en 132.526 in september 2024."""
    assert sum(telling(M24, 2024, "doelgroepenregister").values()) == 121_243
    assert sum(telling(S24, 2024, "doelgroepenregister").values()) == 132_526
