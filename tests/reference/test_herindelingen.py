# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Tests of what became of gemeenten, and of figures moved to another year."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from springplank.errors import DataError, UsageError
from springplank.reference.herindelingen import (
    all_changes,
    convert,
    successors,
    vanished_names,
    where_did_it_come_from,
    where_did_it_go,
)
from springplank.reference.municipalities import (
    inhabitants,
    municipalities_of,
    newest_year,
    period_of,
)
from springplank.reference.tables import load_table

YEARS = st.integers(2015, 2028)
SOME_NUMBERS = st.lists(st.integers(-(10**9), 10**9), min_size=1, max_size=40)


def numbers_for(year: int, some: list[int]) -> dict[str, int]:
    codes = municipalities_of(year).codes
    return {code: some[n % len(some)] * (n + 1) for n, code in enumerate(codes)}


@given(begin=YEARS, end=YEARS, some=SOME_NUMBERS)
def test_the_sum_is_kept(begin: int, end: int, some: list[int]) -> None:
    """Hoe cijfers ook van indeling wisselen, de som blijft gelijk en geen gemeente ontbreekt."""
    values = numbers_for(begin, some)
    moved = convert(values, begin, end)
    assert tuple(moved) == municipalities_of(end).codes
    assert sum(moved.values()) == sum(values.values())


@given(year=YEARS, some=SOME_NUMBERS)
def test_the_order_of_rows_does_not_matter(year: int, some: list[int]) -> None:
    """De volgorde waarin cijfers staan verandert de uitkomst niet."""
    values = numbers_for(year, some)
    shuffled = dict(sorted(values.items(), key=lambda item: item[0][::-1]))
    assert convert(shuffled, year, 2026) == convert(values, year, 2026)


@given(some=SOME_NUMBERS)
def test_signs_are_kept(some: list[int]) -> None:
    """Wie alleen positieve cijfers geeft, krijgt geen negatieve terug."""
    values = numbers_for(2015, [abs(number) for number in some])
    assert min(convert(values, 2015, 2026).values()) >= 0


@given(year=st.integers(2015, 2026), shift=st.integers(0, 10))
def test_the_same_set_changes_nothing(year: int, shift: int) -> None:
    """Binnen hetzelfde jaar, of van het nieuwste jaar naar later, blijft elk cijfer staan."""
    values = numbers_for(year, [7])
    assert convert(values, year, year) == values
    newest = numbers_for(newest_year(), [7])
    assert convert(newest, newest_year(), newest_year() + shift) == newest


def test_a_whole_merger_only_adds() -> None:
    """De drie gemeenten die in Eemsdelta opgingen, tellen op tot Eemsdelta."""
    values = {"GM0003": 3, "GM0010": 40, "GM0024": 500}
    assert convert(values, 2020, 2021) == {"GM1979": 543}


def test_a_split_follows_the_inhabitants() -> None:
    """Haaren gaat in 2021 vooral naar Oisterwijk en het minst naar Tilburg."""
    heirs = ["GM0757", "GM0824", "GM0855", "GM0865"]
    moved = convert(dict.fromkeys(heirs, 0) | {"GM0788": 10_000}, 2020, 2021)
    assert sum(moved.values()) == 10_000
    assert max(moved, key=moved.__getitem__) == "GM0824"
    assert min(moved, key=moved.__getitem__) == "GM0855"
    assert list(moved) == heirs


def test_a_part_of_a_split_is_the_growth_above_that_of_the_country() -> None:
    """Elke erfgenaam van Haaren kreeg wat hij in 2020 harder groeide dan het hele land."""
    before, after = inhabitants(2020), inhabitants(2021)
    was, became = before.by_code(), after.by_code()
    grown = Fraction(int(after.persons.sum()), int(before.persons.sum()))
    heirs = ["GM0757", "GM0824", "GM0855", "GM0865"]
    gained = {code: became[code] - int(was[code] * grown) for code in heirs}
    assert was["GM0788"] * 0.98 < sum(gained.values()) < was["GM0788"] * 1.02
    values = dict.fromkeys(heirs, 0) | {"GM0788": sum(gained.values())}
    moved = convert(values, 2020, 2021)
    assert all(abs(moved[code] - gained[code]) <= 1 for code in heirs)


def test_given_weights_replace_the_estimate() -> None:
    """Wie gewichten voor een splitsing geeft, krijgt die verdeling."""
    values = {"GM0757": 1, "GM0788": 103, "GM0824": 0, "GM0855": 0, "GM0865": 0}
    weights = {
        ("GM0788", "GM0757"): 1,
        ("GM0788", "GM0824"): 0,
        ("GM0788", "GM0855"): 0,
        ("GM0788", "GM0865"): 2,
    }
    moved = convert(values, 2020, 2021, weights)
    assert moved == {"GM0757": 35, "GM0824": 0, "GM0855": 0, "GM0865": 69}


@pytest.mark.parametrize(
    "weights, message",
    [
        ({("GM0788", "GM0757"): 1}, "ontbreekt er een voor Oisterwijk"),
        ({("GM0003", "GM1979"): 1}, "die splitsing is niet bekend"),
        ({("GM0788", "GM0757"): -1}, "ligt onder 0"),
    ],
)
def test_weights_must_fit(weights: dict[tuple[str, str], int], message: str) -> None:
    """Gewichten horen bij een splitsing, zijn volledig en niet negatief."""
    with pytest.raises(DataError, match=message):
        convert({"GM0788": 1}, 2020, 2021, weights)


def test_back_in_time_divides_by_inhabitants() -> None:
    """Terug in de tijd verdeelt Eemsdelta zich over de oude gemeenten naar inwoners."""
    old = ("GM0003", "GM0010", "GM0024")
    persons = {code: inhabitants(2020).by_code()[code] for code in old}
    assert convert({"GM1979": sum(persons.values())}, 2021, 2020) == persons


def test_half_a_merger_is_refused() -> None:
    """Wie maar een deel geeft van wat een nieuwe gemeente nodig heeft, krijgt geen halve som."""
    with pytest.raises(DataError, match=r"Voor Loppersum \(GM0024\) is er geen waarde"):
        convert({"GM0003": 1, "GM0010": 2}, 2020, 2021)


@pytest.mark.parametrize(
    "code, year, message",
    [
        ("GM0005", 2020, "hoort niet bij de gemeenten van 2020. Bedum .* ging op in Het Hogeland"),
        ("GM1966", 2018, "bestaat sinds 1 januari 2019 en kwam voort uit Bedum"),
        ("GM0265", 2016, r"ging op in Groesbeek \(GM0241\), nu Berg en Dal \(GM1945\)"),
        ("GM9999", 2020, "Gemeentecode GM9999 bestaat niet"),
    ],
)
def test_codes_of_another_year(code: str, year: int, message: str) -> None:
    """Een code die in dat jaar niet bestond, krijgt een zin die zegt waarom."""
    with pytest.raises(UsageError, match=message):
        convert({code: 1}, year, 2026)


@pytest.mark.parametrize(
    "code, words",
    [
        ("GM0005", "Bedum (GM0005) bestaat sinds 1 januari 2019 niet meer en ging op in "),
        ("GM0005", " Het Hogeland (GM1966)."),
        ("GM0053", " en ging op in Het Hogeland (GM1966) en Westerkwartier (GM1969)."),
        ("GM0241", "Groesbeek (GM0241) heet sinds 1 januari 2016 Berg en Dal (GM1945)."),
        ("GM0457", "Weesp (GM0457) bestaat sinds 24 maart 2022 niet meer"),
        ("GM0402", "Hilversum (GM0402) bestaat nog."),
    ],
)
def test_where_did_it_go(code: str, words: str) -> None:
    """Een verdwenen gemeente zegt in een zin waar zij bleef."""
    assert words in where_did_it_go(code)


def test_where_did_it_come_from() -> None:
    """Een nieuwe gemeente zegt waaruit zij ontstond, een oude dat zij er al was."""
    assert where_did_it_come_from("GM1979") == (
        "Eemsdelta (GM1979) bestaat sinds 1 januari 2021 en kwam voort uit Appingedam (GM0003), "
        "Delfzijl (GM0010) en Loppersum (GM0024)."
    )
    assert where_did_it_come_from("GM1930") == (
        "Nissewaard (GM1930) bestaat sinds 1 januari 2015 en kwam voort uit Bernisse (GM0568) en "
        "Spijkenisse (GM0612)."
    )
    assert where_did_it_come_from("GM0402") == "Hilversum (GM0402) bestond al voor 2015."
    assert where_did_it_come_from("GM0612") == "Spijkenisse (GM0612) bestond al voor 2015."


def test_successors_are_gemeenten_of_today() -> None:
    """Elke code die ooit bestond, leeft voort in gemeenten die nu bestaan."""
    now = set(municipalities_of(newest_year()).codes)
    codes = {*load_table("gemeenten").text("code"), *vanished_names()}
    for code in codes:
        assert set(successors(code)) <= now
    assert successors("GM0265") == ("GM1945",)
    assert successors("GM0788") == ("GM0757", "GM0824", "GM0855", "GM0865")
    assert successors("GM0402") == ("GM0402",)


@pytest.mark.parametrize("year", range(2016, 2027))
def test_changes_explain_every_year(year: int) -> None:
    """Welke codes tussen twee jaren verdwenen en kwamen, volgt precies uit de herindelingen."""
    before, after = set(municipalities_of(year - 1).codes), set(municipalities_of(year).codes)
    changes = [c for c in all_changes() if before >= {c.old} and c.old not in after]
    assert {c.old for c in changes} == before - after
    assert {c.new for c in changes if c.new not in before} == after - before


def test_periods_agree_with_changes() -> None:
    """De laatste dag en de opvolgers in de tabel gemeenten zijn die van de herindelingen."""
    table = load_table("gemeenten")
    for code, heirs in zip(table.text("code"), table.text("opvolgers"), strict=True):
        changes = [c for c in all_changes() if c.old == code]
        assert [heir for heir in heirs.split(";") if heir] == [c.new for c in changes]
        last = period_of(code)[1]
        assert {c.on for c in changes} == ({last + timedelta(days=1)} if last else set())


@pytest.mark.parametrize("year", sorted({change.on.year for change in all_changes()} - {2015}))
def test_mergers_keep_the_population(year: int) -> None:
    """De inwoners van een jaar eerder, omgerekend, liggen dicht bij die van de nieuwe gemeenten."""
    moved = convert(inhabitants(year - 1).by_code(), year - 1, year)
    now = inhabitants(year).by_code()
    for code in {change.new for change in all_changes() if change.on == date(year, 1, 1)}:
        assert 0.98 < now[code] / moved[code] < 1.02
