# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Own figures about people: each replaces one figure, and every nasty file gets one sentence."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from tests.scenarios.questions import ask, find

from springplank.cohort.start import FIGURES, SHARES, Start
from springplank.company.bedrijf import sector_figures
from springplank.errors import DataError, SpringplankError
from springplank.scenarios.eigen import NOTHING, PARTS, Eigen, load_eigen
from springplank.scenarios.people import all_of_the_country, start_of
from springplank.scenarios.run import shipped_assumptions

GOED = """
[eigen]
bron = "jaarrekening 2025"

[aannames]
"wsw.overig_vertrek" = 0.03
[aannames.tussengroep]
doorstroom = { waarde = 0.2, laag = 0.1, hoog = 0.3 }

[gemeenten.Haarlemmermeer]
beschut_werk = 100
wia = 3
sroi_omzet = { 2026 = 50_000, 2028 = 60_000 }
[gemeenten.GM0362]
wsw_leeftijden = { 45 = 3, 62 = 2.5 }
"""

Load = Callable[[str | bytes], Eigen]


@pytest.fixture
def load(tmp_path: Path) -> Load:
    """Read own figures from what is in their file."""

    def loading(content: str | bytes) -> Eigen:
        path = tmp_path / "eigen.toml"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return load_eigen(path)

    return loading


def start() -> Start:
    """The start figures of AM match."""
    world, place = find("ammatch")
    return start_of(world, place, all_of_the_country(world))


def applied(eigen: Eigen) -> Start:
    """The start figures with own ones in them, and the aannames tried."""
    eigen.over(shipped_assumptions())
    return eigen.into(start(), find("ammatch")[1])


def test_own_aannames_replace_one_by_one(load: Load) -> None:
    """Een eigen aanname vervangt er één; zonder laag en hoog is zij zeker."""
    found = load(GOED).over(shipped_assumptions())
    sure, wide = found["wsw.overig_vertrek"], found["tussengroep.doorstroom"]
    assert (sure.value, sure.low, sure.high) == (0.03, 0.03, 0.03)
    assert (wide.value, wide.low, wide.high) == (0.2, 0.1, 0.3)
    assert {a.herkomst for a in (sure, wide)} == {"lokaal"}
    assert sure.place == "jaarrekening 2025"
    others = found.keys() - {sure.key, wide.key}
    assert all(found[key] is shipped_assumptions()[key] for key in others)


def test_own_numbers_replace_one_by_one(load: Load) -> None:
    """Een eigen aantal vervangt één aantal van één gemeente, en zegt waar het vandaan komt."""
    before, after = start(), applied(load(GOED))
    row, ages = (before.gemeenten.index(code) for code in ("GM0394", "GM0362"))
    assert after.figures["beschut_werk"][row] == 100
    assert after.figures["wsw"][ages] == after.wsw_ages[ages].sum() == 5.5
    assert after.herkomst["beschut_werk"][row] == after.herkomst["wsw"][ages] == "lokaal"
    assert after.sources["GM0394", "beschut_werk"] == "jaarrekening 2025"
    assert after.own_lines["wia"][row] == {2026: 3.0}
    assert after.own_lines["sroi_omzet"][row] == {2026: 50_000.0, 2028: 60_000.0}
    for key, values in after.figures.items():
        same = values == before.figures[key]
        changed = {i for i in range(5) if not same[i] and not np.isnan(values[i])}
        # Regular work is what the maatstaf counts beside the company: it follows.
        assert changed <= {"beschut_werk": {row}, "wsw": {ages}, "regulier": {row}}.get(key, set())


@pytest.mark.parametrize("figure", FIGURES)
def test_every_figure_can_be_own(figure: str) -> None:
    """Elk begincijfer is te vervangen, en heet dan lokaal."""
    value = 0.25 if figure in SHARES else 25.0
    found = applied(Eigen("eigen.toml", "telling", {}, {"GM0394": {figure: value}}))
    row = found.gemeenten.index("GM0394")
    assert found.figures[figure][row] == pytest.approx(value)
    assert found.herkomst[figure][row] == "lokaal"
    assert [h for n, h in enumerate(found.herkomst[figure]) if n != row].count("lokaal") == 0


@pytest.mark.parametrize("key", shipped_assumptions())
def test_every_aanname_can_be_own(key: str) -> None:
    """Elke aanname is te vervangen door een eigen cijfer."""
    value = shipped_assumptions()[key].value
    found = Eigen("eigen.toml", "telling", {key: value}).over(shipped_assumptions())
    assert found[key].herkomst == "lokaal"
    assert not found[key].is_uncertain


def test_without_own_figures_nothing_changes() -> None:
    """Zonder eigen cijfers blijft alles zoals het was."""
    assert NOTHING.over(shipped_assumptions()) == shipped_assumptions()
    before = start()
    assert NOTHING.into(before, find("ammatch")[1]) is before


def test_only_a_source_is_enough(load: Load) -> None:
    """Een bestand met alleen een bron mag: dan is er niets eigens."""
    found = load('[eigen]\nbron = "telling"')
    assert (found.aannames, found.gemeenten, found.herkomst) == ({}, {}, {})
    assert {"eigen", "aannames", "gemeenten", "herkomst_indicaties"} == set(PARTS)


def changed(before: str, after: str) -> str:
    """Put a fault in the good file."""
    assert before in GOED
    return GOED.replace(before, after)


NO_SOURCE = "eigen.toml mist [eigen] bron: schrijf waar de cijfers vandaan komen."
NASTY: dict[str, tuple[str | bytes, str]] = {
    # the file as a whole
    "leeg": ("", NO_SOURCE),
    "plaatje": (b"\x89PNG\r\n\x1a\n\x00\xff", "eigen.toml is niet te lezen als tekst."),
    "geen TOML": ("naam: x", "geen goed TOML-bestand. Kijk bij regel 1, teken 5."),
    "haken": ("a = " + "[" * 50_000, "te veel haken in elkaar"),
    "bron leeg": (changed("jaarrekening 2025", "  "), NO_SOURCE),
    "bron een getal": (changed('"jaarrekening 2025"', "1"), NO_SOURCE),
    "deel vreemd": (changed("[eigen]", "[egen]"), "onbekend deel [egen]. Bedoelt u [eigen]?"),
    "deel heel vreemd": ("[xyz]", "eigen.toml heeft een onbekend deel [xyz]."),
    "eigen is een getal": ("eigen = 1", "eigen is geen deel met regels. Schrijf [eigen] tussen"),
    "aannames is een lijst": ('aannames = []\n[eigen]\nbron = "x"', "aannames is geen deel"),
    "gemeente is een getal": (
        '[eigen]\nbron = "x"\n[gemeenten]\nHaarlemmermeer = 3',
        "Haarlemmermeer is geen deel met regels.",
    ),
    # aannames
    "aanname zonder groep": (
        changed('"wsw.overig_vertrek"', "overig_vertrek"),
        "overig_vertrek in [aannames] is geen hele naam. Schrijf de groep erbij",
    ),
    "aanname die niet bestaat": (
        changed("doorstroom =", "dorstroom ="),
        "De aanname 'tussengroep.dorstroom' bestaat niet. Bedoelt u",
    ),
    "aanname als tekst": (changed("= 0.03", '= "3%"'), "wsw.overig_vertrek is geen getal."),
    "aanname als ja": (changed("= 0.03", "= true"), "wsw.overig_vertrek is geen getal."),
    "aanname als lijst": (changed("= 0.03", "= [1]"), "wsw.overig_vertrek is geen getal."),
    "aanname nan": (changed("= 0.03", "= nan"), "wsw.overig_vertrek is geen getal."),
    "aanname heel groot": (changed("= 0.03", f"= {'9' * 400}"), "wsw.overig_vertrek is geen getal"),
    "aanname boven 1": (changed("= 0.03", "= 3"), "kan niet 3 zijn"),
    "zonder waarde": (changed("waarde = 0.2, ", ""), "als een getal, of als waarde met laag en"),
    "extra naam": (changed("laag = 0.1", "laagst = 0.1"), "als een getal, of als waarde met laag"),
    "bereik omgekeerd": (changed("laag = 0.1", "laag = 0.25"), "De bandbreedte van"),
    # gemeenten
    "gemeente elders": (
        changed("GM0362", "Groningen"),
        "Groningen hoort niet bij Amstelland en Meerlanden Werkorganisatie. Bekend zijn: ",
    ),
    "cijfer mis": (changed("beschut_werk = 100", "beschut_wrk = 1"), "Bedoelt u beschut_werk?"),
    "cijfer vreemd": (changed("beschut_werk = 100", "xyz = 1"), "bestaat niet. Kies uit: wsw, "),
    "minder dan niemand": (changed("= 100", "= -1"), "kan niet -1 zijn"),
    "aandeel boven 1": (
        changed("beschut_werk = 100", "aandeel_instroom_tussengroep = 1.5"),
        "van 0 of meer en hoogstens 1",
    ),
    "aantal als tekst": (changed("= 100", '= "honderd"'), "beschut_werk is geen getal."),
    "leeftijden een getal": (
        changed("{ 45 = 3, 62 = 2.5 }", "5"),
        "heeft een getal per leeftijd of jaar nodig: { 45 = 3 }.",
    ),
    "geen enkele leeftijd": (
        changed("{ 45 = 3, 62 = 2.5 }", "{}"),
        "wsw_leeftijden is leeg. Geef een aantal per leeftijd",
    ),
    "leeftijd 111": (changed("62 = 2.5", "111 = 1"), "Leeftijd 111 kan niet"),
    "leeftijd negatief": (changed("62 = 2.5", "-2 = 1"), "een getal per leeftijd of jaar nodig"),
    "leeftijd in een ander schrift": (
        changed("62 = 2.5", '"²" = 1'),
        "een getal per leeftijd of jaar nodig",
    ),
    "leeftijd met te weinig mensen": (changed("62 = 2.5", "62 = -1"), "minder dan 0 mensen"),
    "afspraak die geen deel is": (
        changed("wia = 3", "wia = 3\nafspraak = 5"),
        "gemeenten.Haarlemmermeer.afspraak is geen deel met regels.",
    ),
    "herkomst die niet bestaat": (
        GOED + "[herkomst_indicaties]\nwajongg = 0.5\n",
        "eigen.toml: [herkomst_indicaties] De herkomst 'wajongg' bestaat niet; kies uit",
    ),
    "herkomst boven 1": (
        GOED + "[herkomst_indicaties]\nwajong = 0.5\nbijstand = 0.6\n",
        "[herkomst_indicaties] De aandelen van de herkomst van nieuwe indicaties tellen niet op",
    ),
    "herkomst in woorden": (
        GOED + '[herkomst_indicaties]\nwajong = "veel"\n',
        "eigen.toml: [herkomst_indicaties] wajong is geen getal.",
    ),
    "regel onder nul": (changed("wia = 3", "wia = -3"), "kan niet kleiner dan 0 zijn"),
}


@pytest.mark.parametrize(
    "figures", [{"wsw": 33_000}, {"wsw_leeftijden": {"50": 20_000, "51": 20_000}}]
)
def test_more_people_than_inhabitants(figures: Mapping[str, Any]) -> None:
    """Meer mensen dan er in de gemeente wonen, kan niet: de zin noemt beide getallen."""
    place = ask("ammatch").place
    own = Eigen("eigen.toml", "telling", {}, {"Uithoorn": figures})
    inwoners = np.full(len(place.codes), 32_204.0)
    with pytest.raises(DataError, match=r"meer mensen dan er wonen: 32\.204\. Controleer"):
        own.check_people(place, inwoners)
    own.check_people(place, inwoners * 2)
    shares = {"aandeel_instroom_beschut_werk": 0.5, "wia": 3, "beschut_werk": 32_204}
    Eigen("e", "t", {}, {"GM0451": shares}).check_people(place, inwoners)


@pytest.mark.parametrize("figure", ["beschut_werk", "wia", "wsw_leeftijden"])
def test_a_refused_count_names_the_gemeente_as_it_was_written(figure: str) -> None:
    """Een aantal onder nul noemt het bestand, de plaats en de naam die de gebruiker schreef."""
    wrong = {"112": 3} if figure == "wsw_leeftijden" else -3
    own = Eigen("eigen.toml", "telling", {}, {"Uithoorn": {figure: wrong}})
    with pytest.raises(SpringplankError) as told:
        applied(own)
    assert str(told.value).startswith(f"eigen.toml: [gemeenten.Uithoorn] {figure}: ")
    assert "GM0451" not in str(told.value)


def test_cents_where_euros_are_meant_are_asked_about() -> None:
    """Loonkosten van 3.950.000 euro per fte: dat zijn waarschijnlijk centen."""
    own = Eigen("eigen.toml", "telling", {"bedrijf_wsw.loonkosten_per_fte": 3_950_000})
    with pytest.raises(SpringplankError, match=r"lijkt in centen te staan.*Bedoelt u 39\.500\?"):
        own.over(sector_figures())


@pytest.mark.parametrize("content,sentence", NASTY.values(), ids=NASTY.keys())
def test_every_nasty_file_gets_a_sentence(load: Load, content: str | bytes, sentence: str) -> None:
    """Elk fout bestand geeft één Nederlandse zin met wat er mis is en waar."""
    with pytest.raises(SpringplankError, match=re.escape(sentence)) as told:
        applied(load(content))
    assert str(told.value).endswith((".", "?"))


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    """Een bestand dat er niet is, geeft een zin zonder het pad van de machine."""
    with pytest.raises(SpringplankError, match=r"^Het bestand weg\.toml bestaat niet\."):
        load_eigen(tmp_path / "weg.toml")


def test_nobody_has_ages(load: Load) -> None:
    """Een gemeente zonder mensen in de Wsw schrijft een 0 op; niets invullen is geen nul."""
    found = applied(load(changed("{ 45 = 3, 62 = 2.5 }", "{ 45 = 0 }")))
    assert found.figures["wsw"][found.gemeenten.index("GM0362")] == 0


@pytest.mark.parametrize("name", ["haarlemmermeer", "HAARLEMMERMEER", "gm0394", "Haarlemmer-meer"])
def test_a_gemeente_is_known_in_any_spelling(load: Load, name: str) -> None:
    """Hoofdletters, accenten en streepjes in de naam van een gemeente maken niet uit."""
    found = applied(load(f'[eigen]\nbron = "x"\n[gemeenten.{name}]\nbeschut_werk = 100\n'))
    assert found.figures["beschut_werk"][found.gemeenten.index("GM0394")] == 100


@pytest.mark.parametrize(
    "content, words",
    [
        ("[gemeenten.Haarlemmermeer]\nwia = 1\n[gemeenten.GM0394]\nwia = 2", "een gemeente twee"),
        ('[aannames]\n"wsw.oversterfte" = 2\n[aannames.wsw]\noversterfte = 1.5', "twee keer, op"),
    ],
)
def test_twice_in_two_spellings_is_refused(load: Load, content: str, words: str) -> None:
    """Staat een gemeente of aanname er twee keer in, anders geschreven, dan kiezen wij niet."""
    with pytest.raises(SpringplankError, match=words):
        applied(load(f'[eigen]\nbron = "x"\n{content}\n'))


def test_a_template_must_be_filled_in(load: Load) -> None:
    """Een sjabloon waarin VUL IN nog staat, is geen bron."""
    with pytest.raises(SpringplankError, match=r"mist \[eigen\] bron"):
        load('[eigen]\nbron = "VUL IN: bijvoorbeeld jaarrekening 2025"\n')
