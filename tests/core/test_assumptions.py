# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Aannames: read and checked, replaced one by one, and drawn from their range."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from hypothesis import example as example_of
from hypothesis import given
from hypothesis import strategies as st

from springplank.core.assumptions import (
    Assumption,
    Assumptions,
    Change,
    draw,
    expected,
    expired,
    find_assumption,
    load_assumptions,
    replaced,
)
from springplank.core.sources import load_sources
from springplank.errors import RuleError, UsageError

PACKAGES = Path(__file__).resolve().parents[2] / "src" / "springplank"
SHIPPED = sorted(PACKAGES.glob("*/aannames.toml"))
YEARS = (2026, 2027, 2028)

UITSTROOM = """
[beschut_werk.uitstroom]
omschrijving = "Deel van de mensen dat in een jaar stopt"
eenheid = "aandeel"
waarde = 0.06
laag = 0.03
hoog = 0.10
grens_hoog = 1
status = "aanname"
bron = ["hilversum-2025"]
plaats = "eigen inschatting"
eigenaar = "nog in te vullen door de beheerder"
houdbaar_tot = 2027-12-31
vraag = "Hoeveel mensen stopten er vorig jaar?"
"""

Load = Callable[[str], Assumptions]


@pytest.fixture
def load(tmp_path: Path) -> Load:
    """Read aannames from a text."""

    def read(text: str) -> Assumptions:
        path = tmp_path / "aannames.toml"
        path.write_text(text, "utf-8")
        load_assumptions.cache_clear()
        return load_assumptions(path)

    return read


def example(value: float = 0.06, low: float = 0.03, high: float = 0.10) -> Assumption:
    """Make an aanname about a share."""
    return Assumption(
        key="beschut_werk.uitstroom",
        label="Uitstroom",
        unit="aandeel",
        value=value,
        low=low,
        high=high,
        least=0.0,
        most=1.0,
        status="aanname",
        sources=("hilversum-2025",),
        place="eigen inschatting",
        note="",
        owner="nog in te vullen door de beheerder",
        expires=date(2027, 12, 31),
        question="",
        herkomst="aanname",
    )


def free(value: float, low: float, high: float) -> Assumption:
    """Make an aanname that may have any value."""
    return replace(example(value, low, high), least=-np.inf, most=np.inf)


# --- Reading ----------------------------------------------------------------------------


def test_reads_an_aanname(load: Load) -> None:
    """Alles wat over een aanname is opgeschreven, komt mee; wat weg mag, heeft een vaste waarde."""
    found = load(UITSTROOM)["beschut_werk.uitstroom"]
    assert found.label == "Deel van de mensen dat in een jaar stopt"
    assert found.in_year(2030) == Change(0, 0.06, 0.03, 0.10)
    assert (found.least, found.most) == (0.0, 1.0)
    assert (found.sources, found.note) == (("hilversum-2025",), "")
    assert (found.herkomst, found.expires) == ("aanname", date(2027, 12, 31))


def test_a_published_figure_may_be_certain(load: Load) -> None:
    """Een gepubliceerd cijfer mag zonder bandbreedte, en heet dan landelijk."""
    published = UITSTROOM.replace('status = "aanname"', 'status = "vastgesteld"')
    certain = published.replace("laag = 0.03", "laag = 0.06").replace("hoog = 0.10", "hoog = 0.06")
    found = load(certain)["beschut_werk.uitstroom"]
    assert found.herkomst == "landelijk"
    assert not found.is_uncertain


REQUIRED = ("omschrijving", "eenheid", "waarde", "laag", "hoog", "status", "bron", "plaats",
            "eigenaar", "houdbaar_tot")  # fmt: skip


@pytest.mark.parametrize("field", REQUIRED)
def test_a_field_cannot_be_left_out(load: Load, field: str) -> None:
    """Een aanname zonder een verplicht veld is een fout die het veld noemt."""
    lines = [line for line in UITSTROOM.splitlines() if not line.startswith(f"{field} =")]
    with pytest.raises(RuleError, match=f"uitstroom mist het veld {field}"):
        load("\n".join(lines))


WRONG = [
    ("waarde = 0.06", "waarde = 0.06\nwarde = 1", "heeft een onbekend veld: warde"),
    ("waarde = 0.06", 'waarde = "6%"', "het veld waarde is geen getal"),
    ("laag = 0.03", "laag = true", "het veld laag is geen getal"),
    ('bron = ["hilversum-2025"]', 'bron = "hilversum-2025"', "het veld bron is geen lijst"),
    ('eenheid = "aandeel"', "eenheid = 1", "het veld eenheid is geen tekst"),
    ("2027-12-31", '"2027-12-31"', "het veld houdbaar_tot is geen datum"),
    ('eenheid = "aandeel"', 'eenheid = "stuks"', "Onbekende eenheid 'stuks'"),
    ('status = "aanname"', 'status = "gok"', "heeft een onbekende status 'gok'"),
    ("hilversum-2025", "krant", "noemt bron 'krant'; die staat niet in bronnen.toml"),
    ("laag = 0.03", "laag = 0.07", "ligt niet binnen zijn bandbreedte"),
    ("hoog = 0.10", "hoog = 0.05", "ligt niet binnen zijn bandbreedte"),
    ("hoog = 0.10", "hoog = 1.5", "ligt niet binnen zijn bandbreedte en grenzen"),
    ("laag = 0.03", "laag = -0.1", "ligt niet binnen zijn bandbreedte en grenzen"),
    ("waarde = 0.06", "waarde = nan", "ligt niet binnen zijn bandbreedte en grenzen"),
    ("0.03\nhoog = 0.10", "0.06\nhoog = 0.06", "een aanname heeft een bandbreedte nodig"),
]


@pytest.mark.parametrize("right,wrong,sentence", WRONG)
def test_a_fault_is_named(load: Load, right: str, wrong: str, sentence: str) -> None:
    """Elke fout in een aanname geeft een zin die zegt wat er mis is."""
    assert right in UITSTROOM
    with pytest.raises(RuleError, match=sentence):
        load(UITSTROOM.replace(right, wrong))


def test_the_shipped_aannames_hold_to_the_rules() -> None:
    """Elke meegeleverde aanname is te lezen en heeft een eigenaar en een unieke naam."""
    assert SHIPPED
    keys = []
    for path in SHIPPED:
        for key, found in load_assumptions(path).items():
            assert found.owner
            assert set(found.sources) <= load_sources().keys()
            keys.append(key)
    assert len(keys) == len(set(keys))


# --- Replacing --------------------------------------------------------------------------

# old value and range, the new value, and what the range becomes; bounds are 0 and 1
PROPORTIONAL = [
    ((0.06, 0.03, 0.10), 0.12, (0.06, 0.20)),
    ((0.06, 0.03, 0.10), 0.00, (0.00, 0.00)),
    ((0.50, 0.40, 0.60), 1.00, (0.80, 1.00)),
    ((0.00, 0.00, 0.10), 0.20, (0.20, 0.30)),
]


@pytest.mark.parametrize("old,value,ends", PROPORTIONAL)
def test_the_range_moves_in_proportion(
    old: tuple[float, float, float], value: float, ends: tuple[float, float]
) -> None:
    """Zonder eigen bandbreedte schuift de oude mee, en nooit voorbij de grens."""
    found = replaced(example(*old), value, by="lokaal", source="jaarrekening 2025")
    assert (found.value, found.herkomst, found.place) == (value, "lokaal", "jaarrekening 2025")
    assert found.sources == ()
    assert np.allclose((found.low, found.high), ends)


@given(st.floats(0.01, 100), st.floats(0, 1), st.floats(0, 1), st.floats(-100, 100))
@example_of(99.0, 0.0, 0.0, 0.99999)  # here the moved range is rounded past the value
def test_a_replaced_value_always_lies_in_its_range(
    old: float, below: float, above: float, value: float
) -> None:
    """Welke waarde ook in de plaats komt, ook een met een ander teken: hij ligt in zijn bereik."""
    for sign in (1.0, -1.0):
        low, high = sorted((sign * old * (1 - below), sign * old * (1 + above)))
        found = replaced(free(sign * old, low, high), value, by="scenario", source="proef")
        assert found.low <= found.value == value <= found.high


def test_an_own_range_replaces_the_old_one() -> None:
    """Wie zelf een bandbreedte geeft, krijgt precies die, ook aan een kant."""
    both = replaced(example(), 0.08, by="lokaal", source="eigen", low=0.07, high=0.09)
    one = replaced(example(), 0.08, by="lokaal", source="eigen", low=0.08)
    assert (both.low, both.high) == (0.07, 0.09)
    assert (one.low, one.high) == pytest.approx((0.08, 0.1 * 0.08 / 0.06))
    certain = replaced(example(), 0.08, by="lokaal", source="eigen", low=0.08, high=0.08)
    assert not certain.is_uncertain


IMPOSSIBLE = [
    (1.2, None, None, r"kan niet 1,2 zijn: kies een getal van 0 tot en met 1\."),
    (-0.1, None, None, r"kan niet -0,1 zijn"),
    (float("nan"), None, None, r"kan niet nan zijn"),
    (0.5, 0.6, 0.7, r"bandbreedte van Uitstroom .* klopt niet: 0,6 tot en met 0,7 rond 0,5\."),
    (0.5, 0.3, 0.4, r"klopt niet: 0,3 tot en met 0,4 rond 0,5"),
    (0.5, -0.5, 0.7, r"klopt niet: -0,5 .* kies een getal van 0 tot en met 1\."),
    (0.5, 0.4, 1.7, r"klopt niet: 0,4 tot en met 1,7"),
]


@pytest.mark.parametrize("value,low,high,sentence", IMPOSSIBLE)
def test_an_impossible_value_is_refused(
    value: float, low: float | None, high: float | None, sentence: str
) -> None:
    """Een onmogelijke waarde of bandbreedte is een fout die zegt wat wel kan."""
    with pytest.raises(UsageError, match=sentence):
        replaced(example(), value, by="lokaal", source="eigen", low=low, high=high)


def test_without_an_upper_bound_the_sentence_says_so() -> None:
    """Is er geen bovengrens, dan noemt de zin alleen de ondergrens."""
    endless = replace(example(), most=np.inf)
    with pytest.raises(UsageError, match=r"kies een getal van 0 of meer\."):
        replaced(endless, -3, by="lokaal", source="eigen")


def test_from_a_year_on() -> None:
    """Een wijziging vanaf een jaar laat de jaren ervoor staan; een latere wijziging vervalt."""
    late = replaced(example(), 0.10, by="scenario", source="s", first=2028)
    assert late.over((2026, 2027, 2028, 2048)).tolist() == [0.06, 0.06, 0.10, 0.10]
    later = replaced(late, 0.20, by="scenario", source="s", first=2030)
    assert later.over((2027, 2029, 2030)).tolist() == [0.06, 0.10, 0.20]
    assert later.in_year(2030).low == pytest.approx(0.10)
    again = replaced(later, 0.12, by="scenario", source="s", first=2029)
    assert again.over((2028, 2029, 2030)).tolist() == [0.10, 0.12, 0.12]
    all_years = replaced(later, 0.12, by="scenario", source="s")
    assert all_years.over((2026, 2030)).tolist() == [0.12, 0.12]


# --- Finding ----------------------------------------------------------------------------


def test_finds_by_key() -> None:
    """Een bestaande sleutel geeft de aanname; een bijna goede geeft een suggestie."""
    known = {"beschut_werk.uitstroom": example()}
    assert find_assumption(known, "beschut_werk.uitstroom") is known["beschut_werk.uitstroom"]
    with pytest.raises(UsageError, match=r"Bedoelt u beschut_werk\.uitstroom\?"):
        find_assumption(known, "beschut_werk.instroom")
    with pytest.raises(UsageError, match=r"De aanname 'x' bestaat niet\.$"):
        find_assumption(known, "x")


def test_expired() -> None:
    """Een aanname mag op de laatste dag nog; daarna staat hij in de lijst, op volgorde van naam."""
    known = {"b.b": example(), "a.a": example(), "c.c": replace(example(), expires=date.max)}
    assert expired(known, date(2027, 12, 31)) == ()
    assert expired(known, date(2028, 1, 1)) == (known["a.a"], known["b.b"])


# --- Drawing ----------------------------------------------------------------------------


def test_shapes() -> None:
    """Trekkingen hebben de assen jaar en trekking; wat zeker is, heeft één kolom."""
    known = {"a.onzeker": example(), "a.zeker": example(0.05, 0.05, 0.05)}
    drawn, middle = draw(known, YEARS, 40, 1), expected(known, YEARS)
    assert drawn["a.onzeker"].shape == (3, 40)
    assert drawn["a.zeker"].shape == middle["a.onzeker"].shape == (3, 1)
    assert (drawn["a.zeker"] == 0.05).all()
    assert (middle["a.onzeker"] == 0.06).all()


def test_one_draw_is_one_story_over_the_years() -> None:
    """Wie in een trekking hoog begint, blijft hoog: een trekking is elk jaar hetzelfde kwantiel."""
    known = {"a.a": replaced(example(), 0.12, by="scenario", source="s", first=2028)}
    (drawn,) = draw(known, YEARS, 200, 7).values()
    assert (drawn[0] == drawn[1]).all()
    assert np.allclose(drawn[2], drawn[0] * 2)


def test_certain_before_a_year_and_uncertain_after() -> None:
    """Wordt een zekere waarde later onzeker, dan verschillen alleen de latere jaren."""
    known = {
        "a.a": replaced(
            example(0.05, 0.05, 0.05),
            0.1,
            by="scenario",
            source="s",
            low=0.05,
            high=0.2,
            first=2028,
        )
    }
    (drawn,) = draw(known, YEARS, 50, 7).values()
    assert (drawn[:2] == 0.05).all()
    assert np.unique(drawn[2]).size == 50


def test_a_scenario_shares_the_draws_of_what_it_leaves_alone() -> None:
    """Een andere aanname wijzigen of toevoegen verandert geen enkele trekking van deze."""
    known = {"a.a": example(), "b.b": example()}
    changed = {
        "c.c": example(),
        "b.b": replaced(example(), 0.2, by="scenario", source="s"),
        "a.a": example(),
    }
    before, after = draw(known, YEARS, 64, 3), draw(changed, YEARS, 64, 3)
    assert (before["a.a"] == after["a.a"]).all()
    assert (before["b.b"] < after["b.b"]).all()
    assert (before["a.a"] != before["b.b"]).any()


def test_draws_fill_the_range() -> None:
    """De trekkingen blijven in hun bereik, en liggen even vaak onder als boven de waarde."""
    (drawn,) = draw({"a.a": example()}, YEARS, 1_000, 1).values()
    assert ((drawn >= 0.03) & (drawn <= 0.10)).all()
    assert np.median(drawn) == pytest.approx(0.06, abs=1e-4)
    assert drawn.mean() == pytest.approx(0.06 + ((0.10 - 0.06) - (0.06 - 0.03)) / 6, abs=1e-4)
