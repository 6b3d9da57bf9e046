# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""What a scenario may change, how a range moves along, and what it may not change."""

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.scenarios.questions import change, scenario_of

from springplank.company.bedrijf import sector_figures
from springplank.core.assumptions import Assumption, Assumptions, replaced
from springplank.core.parameters import OwnValues
from springplank.errors import UsageError
from springplank.scenarios.overlay import NO_FORFAIT, STREAM_OF, Setting, apply, overlay
from springplank.scenarios.run import shipped_assumptions
from springplank.scenarios.scenario import Wijziging, library

KEY = "tussengroep.doorstroom"
EMPTY = Setting({}, {}, {})


def setting_with(found: Assumption) -> Setting:
    """A setting with one aanname."""
    return replace(EMPTY, assumptions={found.key: found})


def doorstroom(value: float = 0.1, low: float = 0.05, high: float = 0.2) -> Assumption:
    """An aanname between 0 and 1."""
    shipped = shipped_assumptions()[KEY]
    return replaced(shipped, value, by="lokaal", source="telling", low=low, high=high)


def after(found: Assumption, *changes: Wijziging) -> Assumption:
    """The aanname after some changes."""
    return apply(setting_with(found), changes, "proef").assumptions[KEY]


CHANGES: dict[str, tuple[Wijziging, tuple[float, float, float]]] = {
    # what changes, and the value, low and high after it (0,10 van 0,05 tot 0,20)
    "nieuwe waarde": (change("aanname", KEY, 0.2), (0.2, 0.1, 0.4)),
    "waarde met bereik": (change("aanname", KEY, 0.2, low=0.1, high=0.3), (0.2, 0.1, 0.3)),
    "factor": (change("aanname", KEY, 2.0, how="factor"), (0.2, 0.1, 0.4)),
    "factor met bereik": (
        change("aanname", KEY, 2.0, how="factor", low=1.0, high=3.0),
        (0.2, 0.05, 0.6),
    ),
    "factor tegen de grens": (
        change("aanname", KEY, 2.0, how="factor", low=1.0, high=9.0),
        (0.2, 0.05, 1.0),
    ),
    "erbij": (change("aanname", KEY, 0.1, how="erbij"), (0.2, 0.1, 0.4)),
    "erbij met bereik": (
        change("aanname", KEY, 0.1, how="erbij", low=0.0, high=0.2),
        (0.2, 0.05, 0.4),
    ),
    "eraf": (change("aanname", KEY, -0.05, how="erbij", low=-0.1, high=0.0), (0.05, 0.0, 0.2)),
}


@pytest.mark.parametrize("made,expected", CHANGES.values(), ids=CHANGES.keys())
def test_a_range_moves_along(made: Wijziging, expected: tuple[float, float, float]) -> None:
    """Zonder eigen bereik beweegt het bereik mee; met een eigen bereik wordt het breder."""
    found = after(doorstroom(), made)
    assert (found.value, found.low, found.high) == pytest.approx(expected)
    assert (found.herkomst, found.status) == ("scenario", "aanname")
    assert found.place == "scenario proef: Voor de test."


def test_a_change_from_a_year_on() -> None:
    """Vóór het jaar blijft alles zoals het was."""
    found = after(doorstroom(), change("aanname", KEY, 0.3, first=2030))
    assert found.over((2029, 2030, 2048)).tolist() == [0.1, 0.3, 0.3]
    assert found.in_year(2029).low == 0.05


@pytest.mark.parametrize("how, by", [("factor", 2.0), ("erbij", 0.1)])
def test_every_step_keeps_its_own_width(how: str, by: float) -> None:
    """Een factor werkt op elk later jaar, en elk jaar houdt zijn eigen bereik."""
    wide = replaced(
        doorstroom(), 0.2, by="scenario", source="eerder", low=0.02, high=0.4, first=2032
    )
    found = after(wide, change("aanname", KEY, by, how=how, first=2030))
    expected = {"factor": (0.1, 0.2, 0.4), "erbij": (0.1, 0.2, 0.3)}[how]
    for year, value in zip((2028, 2030, 2032), expected, strict=True):
        then, now = wide.in_year(year), found.in_year(year)
        assert now.value == pytest.approx(value)
        assert now.low / now.value == pytest.approx(then.low / then.value)
        assert now.high / now.value == pytest.approx(then.high / then.value)


def test_a_value_takes_the_place_of_later_steps() -> None:
    """Een nieuwe waarde geldt vanaf haar jaar; wat daarna stond, vervalt."""
    stepped = replaced(doorstroom(), 0.2, by="scenario", source="x", first=2032)
    found = after(stepped, change("aanname", KEY, 0.15, first=2030))
    assert found.over((2029, 2031, 2040)).tolist() == [0.1, 0.15, 0.15]


@given(
    value=st.floats(0.01, 0.3),
    spread=st.floats(0.0, 1.0),
    factor=st.floats(0.1, 3.0),
    first=st.none() | st.integers(2026, 2048),
)
def test_a_value_stays_in_its_range(
    value: float, spread: float, factor: float, first: int | None
) -> None:
    """Na een factor ligt de waarde binnen haar bereik, en het bereik binnen de grenzen."""
    before = doorstroom(value, value * (1 - spread), value * (1 + spread))
    found = after(
        before,
        change("aanname", KEY, factor, how="factor", first=first, low=factor / 2, high=factor * 9),
    )
    step = found.in_year(first or 0)
    assert found.least <= step.low <= step.value <= step.high <= found.most


def test_a_factor_of_one_changes_no_number() -> None:
    """Keer één verandert geen getal, ook niet in het bereik."""
    shipped: Assumptions = shipped_assumptions()
    for key, before in shipped.items():
        found = apply(
            setting_with(before), [change("aanname", key, 1.0, how="factor")], "proef"
        ).assumptions[key]
        assert (found.value, found.low, found.high) == (before.value, before.low, before.high)


# --- Everything that is no aanname ----------------------------------------------------------


def test_every_target_lands_in_its_place() -> None:
    """Regeling, variant, maatregel, geld, afspraak, forfait en model komen elk op hun plek."""
    forfait = {2028: 10.0, 2029: 20.0}
    money = {"groep": "tussengroep", "bedrag_per_plek": 9_000.0}
    found = apply(
        EMPTY,
        [
            change("regeling", "beschut_werk.overbrugging_forfait_per_plek", years=forfait),
            change("regeling", "beschut_werk.aandeel_nieuwe_sleutel", "ingroei in vier jaar"),
            change("variant", "beschut_werk", "objectief"),
            change("maatregel", "hogere_tarieven", first=2028),
            change(
                "maatregel",
                "technologie",
                first=2029,
                low=0.0,
                high=0.2,
                details={"effect": 0.1, "kosten": 5.0},
            ),
            change("rijksgeld", "budget", first=2030, details=money),
            change(
                "rijksgeld",
                "ander",
                details={**money, "naam": "Ander", "landelijk_hoogstens": 5.0, "gelabeld": True},
            ),
            change("forfait", "beschut_werk", first=2030),
            change("afspraak", "afspraak", "begroting"),
            change("organisatiemodel", "model", "integraal"),
        ],
        "proef",
    )
    assert found.choices == {
        "beschut_werk.overbrugging_forfait_per_plek": OwnValues(
            ((2028, 10.0), (2029, 20.0)), "scenario proef"
        ),
        "beschut_werk.aandeel_nieuwe_sleutel": "ingroei in vier jaar",
    }
    assert found.variants == {"beschut_werk": "objectief"}
    assert found.maatregelen == {"hogere_tarieven": 2028, "technologie": 2029}
    assert found.maatregelcijfers == {
        "hogere_tarieven": {},
        "technologie": {"effect": 0.1, "kosten": 5.0, "laag": 0.0, "hoog": 0.2},
    }
    one, other = found.rijksgeld
    assert (one.naam, one.first, one.most, one.is_labelled) == ("budget", 2030, float("inf"), False)
    assert (other.naam, other.first, other.most, other.is_labelled) == ("Ander", 0, 5.0, True)
    assert (found.forfait, found.afspraak, found.model) == (2030, "begroting", "integraal")
    assert EMPTY.forfait == NO_FORFAIT


IMPOSSIBLE: dict[str, tuple[Wijziging, str]] = {
    "aanname die niet bestaat": (
        change("aanname", "tussengroep.dorstroom", 0.1),
        "De aanname 'tussengroep.dorstroom' bestaat niet.",
    ),
    "aanname met een naam": (
        change("aanname", KEY, "veel"),
        f"Scenario proef: {KEY} heeft een getal nodig.",
    ),
    "boven de grens": (change("aanname", KEY, 1.2), "kan niet 1,2 zijn: kies een getal van 0 tot"),
    "bereik omgekeerd": (change("aanname", KEY, 0.2, low=0.3), "De bandbreedte van"),
    "factor buiten eigen bereik": (
        change("aanname", KEY, 2.0, how="factor", low=4.0, high=5.0),
        f"Scenario proef: bij {KEY} ligt factor niet tussen laag en hoog.",
    ),
    "regeling die niet bestaat": (
        change("regeling", "beschut_wrk.doelstelling", 1.0),
        "geen regeling heeft dat. Bedoelt u beschut_werk.doelstelling",
    ),
    "parameter die niet bestaat": (
        change("regeling", "xyz", 1.0),
        "Scenario proef verandert 'xyz', maar geen regeling heeft dat.",
    ),
    "waarde die niet bestaat": (
        change("regeling", "beschut_werk.doelstelling", "veel"),
        "beschut_werk.doelstelling heeft geen waarde met de naam 'veel'.",
    ),
    "variant die niet bestaat": (
        change("variant", "beschut_werk", "eerlijk"),
        "De variant beschut_werk=eerlijk bestaat niet.",
    ),
    "variant van niets": (change("variant", "xyz", "objectief"), "De variant xyz=objectief"),
    "bedrag in centen": (
        change("regeling", "beschut_werk.overbrugging_forfait_per_plek", 297_100.0),
        "forfait_per_plek = 297.100 lijkt in centen te staan. Bedoelt u 2.971?",
    ),
    "bedrag per jaar in centen": (
        change(
            "regeling",
            "beschut_werk.overbrugging_forfait_per_plek",
            years={2028: 0.0, 2029: 297_100.0},
        ),
        "lijkt in centen te staan. Bedoelt u 2.971?",
    ),
    "deel als percentage": (
        change("regeling", "beschut_werk.aandeel_nieuwe_sleutel", 57.0),
        "aandeel_nieuwe_sleutel = 57 lijkt honderd keer te groot. Bedoelt u 0,57?",
    ),
    "aanname in centen": (
        change("aanname", "bijstand.bespaard_per_persoon", 1_800_000.0),
        "bespaard_per_persoon: 1.800.000 lijkt in centen te staan. Wij verwachten euro's",
    ),
    "aanname maal honderd": (
        change("aanname", "bijstand.bespaard_per_persoon", 100.0, how="factor"),
        "bespaard_per_persoon: 1.800.000 lijkt in centen te staan. Wij verwachten euro's",
    ),
    "geld per plek in centen": (
        change("rijksgeld", "x", details={"groep": "wsw", "bedrag_per_plek": 900_000.0}),
        "bedrag_per_plek van x = 900.000 lijkt in centen te staan. Bedoelt u 9.000?",
    ),
    "geld voor een andere groep": (
        change("rijksgeld", "x", details={"groep": "traject", "bedrag_per_plek": 1.0}),
        "voor groep 'traject' betaalt het Rijk geen plekken. Kies uit: wsw, beschut_werk, tuss",
    ),
}


@pytest.mark.parametrize("made,sentence", IMPOSSIBLE.values(), ids=IMPOSSIBLE.keys())
def test_what_cannot_change(made: Wijziging, sentence: str) -> None:
    """Wat niet bestaat of niet kan, geeft een zin die zegt wat er mis is."""
    with pytest.raises(UsageError, match=re.escape(sentence)):
        apply(replace(EMPTY, assumptions=shipped_assumptions()), [made], "proef")


def test_a_changed_sign_turns_the_range() -> None:
    """Wordt een waarde negatief, dan draait het bereik om en blijft laag onder hoog."""
    shipped = replace(shipped_assumptions()["rijksgeld.bijstelling"], changes=())
    made = change("aanname", shipped.key, -1.0, how="factor", low=-2.0, high=0.5)
    found = apply(setting_with(shipped), [made], "proef").assumptions[shipped.key]
    ends = (-2 * shipped.high, -shipped.value, 0.5 * shipped.high)
    assert (found.low, found.value, found.high) == pytest.approx(ends)


@pytest.mark.parametrize("key", library())
def test_the_library_changes_what_exists(key: str) -> None:
    """Elk meegeleverd scenario past op de aannames en regelingen die er zijn."""
    everything = {**shipped_assumptions(), **sector_figures()}
    found = overlay(replace(EMPTY, assumptions=everything), library()[key])
    changed = {k for k, a in found.assumptions.items() if a.herkomst == "scenario"}
    named = {c.key for c in library()[key].wijzigingen if c.target == "aanname"}
    assert changed == named
    for name in named:
        assert any(step.low < step.high for step in found.assumptions[name].steps)
    assert set(STREAM_OF) >= {money.groep for money in found.rijksgeld}


def test_a_scenario_of_nothing() -> None:
    """Een scenario zonder wijzigingen laat alles zoals het is."""
    assert overlay(EMPTY, scenario_of()) is EMPTY
    assert scenario_of().datum == date(2026, 11, 22)


@pytest.mark.parametrize("value", [0.0, 2_971.0, 10_000.0])
def test_a_likely_amount_or_nothing_is_no_question(value: float) -> None:
    """Nul en een bedrag van gewone omvang worden niet bevraagd."""
    key = "beschut_werk.overbrugging_forfait_per_plek"
    details = {"groep": "wsw", "bedrag_per_plek": value}
    made = (change("regeling", key, value), change("rijksgeld", "x", details=details))
    found = apply(EMPTY, made, "proef")
    assert found.choices == {key: value}
    assert found.rijksgeld[0].per_plek == value
