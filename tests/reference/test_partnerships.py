# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Tests of the samenwerkingsverbanden and who is a member of which."""

from collections import Counter
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from springplank.errors import DataError, UsageError
from springplank.reference.municipalities import inhabitants, municipalities_of
from springplank.reference.partnerships import (
    ASSUMED,
    Samenwerkingsverband,
    certainty_sentence,
    largest_member,
    memberships,
    own_list_verband,
    own_partnership,
    partnerships,
)
from springplank.reference.tables import load_table

CODES = municipalities_of(2026).codes
IN_TWO = {
    "GM1681": {"emco", "wedeka"},
    "GM1948": {"ibn", "wsd"},
    "GM1950": {"afeer", "wedeka"},
}


def verband(key: str, *leden: str) -> Samenwerkingsverband:
    return replace(partnerships()[0], key=key, naam=key, leden=leden)


def test_the_table_of_verbanden() -> None:
    """Er zijn 85 verbanden op volgorde van sleutel, met 290 gemeenten en 293 lidmaatschappen."""
    keys = [v.key for v in partnerships()]
    assert len(keys) == 85
    assert keys == sorted(set(keys))
    members = Counter(code for v in partnerships() for code in v.leden)
    assert set(members) <= set(CODES)
    assert (len(members), members.total()) == (290, 293)
    assert {code for code, number in members.items() if number > 1} == set(IN_TWO)


def test_every_field_is_filled() -> None:
    """Elk verband heeft een naam, een rechtsvorm, leden, een zekerheid en een bron."""
    for v in partnerships():
        assert all((v.naam, v.rechtsvorm, v.leden, v.bron))
        assert v.zekerheid in {"hoog", "middel", "laag"}
        assert list(v.leden) == sorted(v.leden)
        assert not v.is_assumed


def test_memberships_have_the_certainty_of_their_verband() -> None:
    """Een lidmaatschap heeft de zekerheid en de bron van zijn verband."""
    certainty = dict(
        zip(
            load_table("samenwerkingsverbanden").text("id"),
            zip(
                load_table("samenwerkingsverbanden").text("zekerheid"),
                load_table("samenwerkingsverbanden").text("bron"),
                strict=True,
            ),
            strict=True,
        )
    )
    table = load_table("samenwerkingsverband_leden")
    for key, sure, source in zip(
        table.text("samenwerkingsverband_id"),
        table.text("zekerheid"),
        table.text("bron"),
        strict=True,
    ):
        assert certainty[key] == (sure, source)


def test_list_of_gemeenten_without_verband() -> None:
    """De werklijst noemt precies de gemeenten die in geen enkel verband staan."""
    members = {code for v in partnerships() for code in v.leden}
    without = load_table("gemeenten_zonder_samenwerkingsverband").text("code")
    assert set(without) == set(CODES) - members
    assert len(without) == 52


def test_every_gemeente_has_a_verband() -> None:
    """Elke gemeente hoort ergens bij; wie nergens bij hoort, vormt een eigen verband (aanname)."""
    m = memberships(partnerships(), CODES)
    assert set(m.gemeente_index.tolist()) == set(range(len(CODES)))
    assert len(m.verbanden) == 85 + 52
    assert len(m.weight) == 293 + 52
    assert [v.key for v in m.verbanden] == sorted(v.key for v in m.verbanden)
    zeewolde = next(v for v in m.verbanden if v.key == "zelf-gm0050")
    assert (zeewolde.naam, zeewolde.leden) == ("Zeewolde (geen verband bekend)", ("GM0050",))
    assert (zeewolde.zekerheid, zeewolde.is_assumed) == (ASSUMED, True)


def test_arrays_say_the_same_as_the_list() -> None:
    """De lidmaatschappen als rij getallen zijn dezelfde als die in de verbanden zelf."""
    m = memberships(partnerships(), CODES)
    places = zip(m.gemeente_index.tolist(), m.verband_index.tolist(), strict=True)
    pairs = [(m.codes[g], m.verbanden[v].key) for g, v in places]
    assert pairs == sorted(pairs)
    assert pairs == sorted((code, v.key) for v in m.verbanden for code in v.leden)
    for code, keys in IN_TWO.items():
        assert {key for other, key in pairs if other == code} == keys


def test_two_verbanden_count_for_half_each() -> None:
    """Een gemeente in twee verbanden telt in elk voor de helft, en dat is een aanname."""
    m = memberships(partnerships(), CODES)
    assert m.weight.tolist() == [1] * len(m.weight)
    assumed = Counter(CODES[g] for g in m.gemeente_index[m.is_assumed].tolist())
    assert {code: assumed[code] for code in IN_TWO} == dict.fromkeys(IN_TWO, 2)
    assert m.is_assumed.sum() == 3 * 2 + 52


def test_given_weights_are_no_assumption() -> None:
    """Wie de verdeling over twee verbanden kent, kan die opgeven."""
    weights = {("GM1948", "ibn"): 3, ("GM1948", "wsd"): 1}
    m = memberships(partnerships(), CODES, weights)
    rows = m.gemeente_index == CODES.index("GM1948")
    assert [m.verbanden[v].key for v in m.verband_index[rows]] == ["ibn", "wsd"]
    assert m.weight[rows].tolist() == [3, 1]
    assert not m.is_assumed[rows].any()


@pytest.mark.parametrize(
    "weights, message",
    [
        ({("GM0402", "ibn"): 1}, "GM0402 is daar geen lid"),
        ({("GM1948", "ibn"): 1}, "geef voor elk verband"),
        ({("GM1948", "ibn"): 1, ("GM1948", "wsd"): -1}, "geef voor elk verband"),
        ({("GM1948", "ibn"): 0, ("GM1948", "wsd"): 0}, "niet overal 0"),
    ],
)
def test_weights_must_fit(weights: dict[tuple[str, str], int], message: str) -> None:
    """Gewichten zijn volledig, niet negatief, niet allemaal nul, en van echte leden."""
    with pytest.raises(DataError, match=message):
        memberships(partnerships(), CODES, weights)


@pytest.mark.parametrize(
    "verbanden, message",
    [
        ([verband("a", "GM0402"), verband("a", "GM0014")], "a komt twee keer voor"),
        ([verband("a")], "heeft geen leden"),
        ([verband("a", "GM0402", "GM0402")], "noemt een lid twee keer"),
        ([verband("a", "GM0005")], "GM0005 van samenwerkingsverband a .* hoort niet bij"),
    ],
)
def test_a_faulty_list_is_refused(verbanden: list[Samenwerkingsverband], message: str) -> None:
    """Een lijst met een dubbel, leeg of onmogelijk verband wordt geweigerd."""
    with pytest.raises(DataError, match=message):
        memberships(verbanden, CODES)


@given(
    st.dictionaries(
        st.sampled_from("abcdef"), st.sets(st.sampled_from(CODES[:20]), min_size=1, max_size=8)
    )
)
def test_any_list_covers_everyone_once(groups: dict[str, set[str]]) -> None:
    """Welke lijst iemand ook inleest: elke gemeente telt in totaal voor precies een."""
    m = memberships([verband(key, *sorted(codes)) for key, codes in groups.items()], CODES)
    whole = np.zeros(len(CODES))
    sums = np.bincount(m.gemeente_index, weights=m.weight)
    np.add.at(whole, m.gemeente_index, m.weight / sums[m.gemeente_index])
    assert np.allclose(whole, 1.0)
    assert {v.key for v in m.verbanden if not v.is_assumed} == set(groups)


def test_largest_member() -> None:
    """De grootste gemeente ontvangt; bij gelijke aantallen de laagste code."""
    persons = inhabitants(2025).by_code()
    found = {v.key: largest_member(v.leden, persons) for v in partnerships()}
    assert found["ammatch"] == "GM0394"
    assert found["wedeka"] == "GM1952"
    assert found["werkzaak"] == "GM1960"
    assert (
        largest_member(("GM0003", "GM0002", "GM0001"), {"GM0001": 1, "GM0002": 2, "GM0003": 2})
        == "GM0002"
    )
    with pytest.raises(DataError, match="GM0001 is het aantal inwoners niet bekend"):
        largest_member(("GM0001",), {})


def test_certainty_is_counted() -> None:
    """De zin over de zekerheid is geteld uit de lijst zelf."""
    everyone = partnerships()
    assert certainty_sentence(everyone) == (
        "30 van de 85 verbanden zijn niet uit het register bevestigd."
    )
    with_own = memberships(everyone, CODES).verbanden
    assert certainty_sentence(with_own) == certainty_sentence(everyone)
    sure = [v for v in everyone if v.is_confirmed]
    unsure = [v for v in everyone if not v.is_confirmed]
    assert certainty_sentence(sure) == "Alle 55 verbanden zijn uit het register bevestigd."
    assert certainty_sentence([*sure, unsure[0]]) == (
        "1 van de 56 verbanden is niet uit het register bevestigd."
    )


def test_certainty_of_an_own_list() -> None:
    """Van een ingelezen lijst zegt de zin alleen dat het uw lijst is."""
    own = [own_list_verband(key, key, [CODES[0], CODES[1]], "opgave") for key in ("a", "b")]
    everyone = memberships(own, CODES).verbanden
    assert certainty_sentence(everyone) == (
        "Springplank rekent met 2 verbanden uit uw eigen lijst."
    )
    assert certainty_sentence(own[:1]) == "Springplank rekent met 1 verband uit uw eigen lijst."
    assert own[0].is_own
    assert not any(v.is_own for v in partnerships())


def test_own_partnership_of_nobody() -> None:
    """Een code die niet bestaat kan geen eigen verband vormen."""
    with pytest.raises(UsageError, match="GM9999 bestaat niet"):
        own_partnership("GM9999")
