# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Tests of taking in verbanden and the official list of the impulsbudget."""

from pathlib import Path
from typing import Any

import pytest
from tests.cli.answers import Ask, Import, Run, files_in, row_of


def one(ask: Ask, name: str, regeling: str, year: int, *options: str) -> dict[str, Any]:
    return row_of(ask("geld", name, "--jaar", year, *options), regeling, year)


def test_the_official_impulsbudget(ask: Ask, take_in: Import) -> None:
    """De officiele lijst gaat voor: het verband krijgt dat bedrag, via de ontvanger."""
    answer = take_in("impulsbudget", ["verband;jaar;bedrag", "ammatch;2026;400000,00"])
    assert answer.code == 0, answer.out
    verband = one(ask, "ammatch", "impulsbudget", 2026)
    assert (verband["bedrag_eur"], verband["status"]) == (400_000, "vastgesteld")
    assert (verband["laag"], verband["ontvangt_eur"]) == (None, 400_000)
    member = one(ask, "Haarlemmermeer", "impulsbudget", 2026)
    assert member["ontvangt_eur"] == 400_000
    assert (member["status"], member["laag"]) == ("afgeleid", None)
    other = one(ask, "ammatch", "impulsbudget", 2027)
    assert other["bedrag_eur"] == 335_855
    rows = ask("landelijk", "--jaar", "2026")
    for code in ("ammatch", "GM0394"):
        (row,) = (
            r for r in rows["bedragen"] if (r["code"], r["regeling"]) == (code, "impulsbudget")
        )
        mine = one(ask, code, "impulsbudget", 2026)
        for key in ("bedrag_eur", "laag", "hoog", "status", "ontvangt_eur"):
            assert row[key] == mine[key]
    national = one(ask, "landelijk", "impulsbudget", 2026)
    assert national["laag"] <= national["bedrag_eur"] <= national["hoog"]


def test_the_official_impulsbudget_by_receiver(ask: Ask, take_in: Import) -> None:
    """De officiele lijst mag ook de ontvangende gemeente noemen in plaats van het verband."""
    answer = take_in("impulsbudget", ["ontvanger;jaar;bedrag", "GM0394;2026;400000"])
    assert answer.code == 0, answer.out
    assert one(ask, "ammatch", "impulsbudget", 2026)["bedrag_eur"] == 400_000


def test_the_official_list_beside_the_national_amount(take_in: Import, own_folder: Path) -> None:
    """Meer dan het landelijke impulsbudget wacht op uw woord; wat wij aannamen, telt daarbij niet.

    De 31,5 miljoen van 2026 staat vast; hoe de som van 2031 tot en met 2033 valt, is een aanname.
    """
    part = take_in("impulsbudget", ["verband;jaar;bedrag", "ammatch;2026;400000"])
    assert part.code == 0
    assert "Som van bedrag (2026): 400.000 over 1 rij; landelijk bekend: 31.500.000." in part.told
    before = files_in(own_folder)
    year = take_in("impulsbudget", ["verband;jaar;bedrag", "ammatch;2026;32000000"])
    assert year.code == 1
    assert "het hele land krijgt 31.500.000, een verschil van 500.000" in year.told
    over = take_in("impulsbudget", ["verband;jaar;bedrag", "ammatch;2036;400000"])
    assert "het hele land krijgt 0" in over.told
    assert files_in(own_folder) == before
    assumed = take_in("impulsbudget", ["verband;jaar;bedrag", "ammatch;2031;32000000"])
    assert assumed.code == 0


def test_own_verbanden_replace_ours(run: Run, ask: Ask, take_in: Import) -> None:
    """Een eigen lijst van verbanden vervangt de onze, met eigen namen, leden en gewichten."""
    lines = [
        "verband;samenwerkingsverband;gemeentecode;gewicht",
        "gooi;Gooi en Werk;GM0402;0,75", "gooi;Gooi en Werk;GM0406;1",
        "vecht;Vecht en Werk;GM0402;0,25", "vecht;Vecht en Werk;GM1696;1",
    ]  # fmt: skip
    answer = take_in("verbanden", lines, "--neem-over")
    assert answer.code == 0, answer.out
    found = {name: one(ask, name, "impulsbudget", 2026)["bedrag_eur"]
             for name in ("gooi", "vecht", "GM0402", "GM0406", "GM1696")}  # fmt: skip
    assert found["gooi"] - found["GM0406"] == pytest.approx(0.75 * found["GM0402"], abs=1)
    assert found["gooi"] + found["vecht"] == found["GM0402"] + found["GM0406"] + found["GM1696"]
    assert one(ask, "Gooi en Werk", "impulsbudget", 2026)["ontvanger"]["naam"] == "Hilversum"
    assert run("uitleg", "gooi", "impulsbudget", "2026").code == 0
    gone = run("geld", "ammatch", "--jaar", "2026")
    assert (gone.code, gone.out) == (2, "")
    assert one(ask, "Haarlemmermeer", "impulsbudget", 2026)["ontvangt_eur"] > 0


def test_own_verbanden_are_told_as_yours(ask: Ask, take_in: Import) -> None:
    """Bij eigen verbanden staat dat het uw lijst is, met de gewichten die u inlas."""
    lines = [
        "verband;samenwerkingsverband;gemeentecode;gewicht",
        "gooi;Gooi en Werk;GM0402;0,7",
        "vecht;Vecht en Werk;GM0402;0,3",
    ]
    assert take_in("verbanden", lines, "--neem-over").code == 0
    told = ask("geld", "Hilversum", "--jaar", "2026")["opmerkingen"]
    assert told == [
        "Samenwerkingsverband Gooi en Werk (gooi): uit uw eigen lijst.",
        "Samenwerkingsverband Vecht en Werk (vecht): uit uw eigen lijst.",
        "Hilversum zit in 2 verbanden en telt mee naar de gewichten die u inlas (70% / 30%).",
        "Springplank rekent met 2 verbanden uit uw eigen lijst.",
    ]
    other = ask("geld", "Blaricum", "--jaar", "2026")["opmerkingen"]
    assert other[0] == (
        "Blaricum staat in geen verband van uw eigen lijst. Springplank rekent met een eigen "
        "verband (aanname)."
    )


def test_a_short_list_of_verbanden_waits_for_you(take_in: Import, own_folder: Path) -> None:
    """Een korte lijst van verbanden vervangt alles; dat gebeurt pas na een ja."""
    lines = ["verband;naam;gemeentecode", "gooi;Gooi;GM0402", "gooi;Gooi;GM0406"]
    answer = take_in("verbanden", lines)
    assert answer.code == 1
    assert (
        "340 gemeenten staan in geen verband van dit bestand; zij vormen dan elk hun eigen verband."
    ) in answer.told
    assert files_in(own_folder) == {}
    assert take_in("verbanden", lines, "--neem-over").code == 0


def test_the_official_list_follows_own_verbanden(ask: Ask, take_in: Import) -> None:
    """De officiele lijst mag de verbanden noemen die u inlas, met naam of met ontvanger."""
    lines = ["verband;naam;gemeentecode", "gooi;Gooi en Werk;GM0402", "gooi;Gooi en Werk;GM0406"]
    assert take_in("verbanden", lines, "--neem-over").code == 0
    by_name = take_in("impulsbudget", ["verband;jaar;bedrag", "Gooi en Werk;2026;400000"])
    assert by_name.code == 0, by_name.out
    assert one(ask, "gooi", "impulsbudget", 2026)["bedrag_eur"] == 400_000
    by_receiver = take_in("impulsbudget", ["ontvanger;jaar;bedrag", "Hilversum;2027;300000"])
    assert by_receiver.code == 0, by_receiver.out
    assert one(ask, "gooi", "impulsbudget", 2027)["bedrag_eur"] == 300_000
    gone = take_in("impulsbudget", ["verband;jaar;bedrag", "ammatch;2026;400000"])
    assert gone.code == 1
    assert "'ammatch' is geen samenwerkingsverband dat wij kennen." in gone.told
