# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The sheet "Afspraken" holds what the engine computes, for every form of agreement."""

import math
from dataclasses import replace

import pytest
from tests.conftest import Samples
from tests.programs import needs_libreoffice
from tests.rekenboek.libreoffice import all_recalculated, with_inputs
from tests.rekenboek.recomputed import (
    Made,
    engine,
    formulas,
    make,
    missing,
    question,
    read,
    unequal,
)

from springplank.bekostiging.loading import load_afspraak, read_afspraak
from springplank.company.bedrijf import EXAMPLE, assumed_bedrijf, load_bedrijf
from springplank.rekenboek.agreements_parts import FORMS
from springplank.rekenboek.kit import FIRST
from springplank.rekenboek.terms import Spot
from springplank.rekenboek.xlsx import write_xlsx
from springplank.scenarios.run import Question

HEAD = """
[afspraak]
naam = "Proefafspraak"
bron = ["hilversum-2025"]
vanaf = 2020
status = "synthetisch"
"""
MIX = """
[[deel]]
naam = "Wsw"
soort = "doorsluizen"
stroom = ["wsw"]
inhouding = { 2026 = 0.2, 2027 = 0.25, daarna = 0.3 }
[[deel]]
naam = "Alles voor nieuwe groepen"
soort = "doorsluizen"
stroom = ["beschut_werk", "sociale_infrastructuur"]
[[deel]]
naam = "Vast bedrag"
soort = "begroting"
bedrag = 1_000_000
basisjaar = 2024
index = { 2025 = 0.03, daarna = 0.02 }
sleutel = "inwoners"
[[deel]]
naam = "Beschut per plek"
soort = "prijs_hoeveelheid"
product = "beschut_werk"
eenheid = "plek"
prijs = 3_000
vast = 200_000
sleutel = "doelgroepenregister"
[[deel]]
naam = "Wsw per SE"
soort = "prijs_hoeveelheid"
product = "wsw"
eenheid = "SE"
prijs = 500
[[deel]]
naam = "Tussengroep per fte"
soort = "prijs_hoeveelheid"
product = "tussengroep"
eenheid = "fte"
prijs = 2_500
[[deel]]
naam = "Plekken die klaarstaan"
soort = "capaciteit"
plekken = 40
prijs = 4_000
sleutel = "fte"
[[deel]]
naam = "Terug naar de gemeenten"
soort = "begroting"
bedrag = 150_000
sleutel = "personen"
naar = "gemeente"
[[deel]]
naam = "Samen delen"
soort = "solidariteit"
van = ["Vast bedrag"]
sleutel = "SE"
"""
AFTER = {
    "tekortdekking": """
[[deel]]
naam = "Tekort"
soort = "tekortdekking"
aandeel = 0.6
sleutel = "SE"
[[deel]]
naam = "De rest"
soort = "solidariteit"
sleutel = "inwoners"
""",
    "dividend": """
[[deel]]
naam = "Zoveel dat er een overschot is"
soort = "begroting"
bedrag = 20_000_000
sleutel = "fte"
[[deel]]
naam = "Dividend"
soort = "dividend"
aandeel = 0.4
sleutel = "inwoners"
""",
    "bonus": """
[[deel]]
naam = "Bonus voor plekken"
soort = "resultaatafhankelijk"
prestatie = "beschut_werk"
norm = 20
tarief = 1_000
sleutel = "inwoners"
[[deel]]
naam = "Bonus voor toegevoegde waarde"
soort = "resultaatafhankelijk"
prestatie = "toegevoegde_waarde"
norm = 1_000_000
tarief = 0.1
hoogste = 90_000
sleutel = "personen"
""",
    "ineens": """
[[deel]]
naam = "Drempel"
soort = "drempels"
schijven = [{ boven = 500_000, draagt_bedrijf = 0.3 }, { boven = 2_500_000, draagt_bedrijf = 1.0 }]
sleutel = "SE"
""",
    "per_schijf": """
[[deel]]
naam = "Drempel per schijf"
soort = "drempels"
wijze = "per_schijf"
schijven = [
    { boven = 0, draagt_bedrijf = 0.0 },
    { boven = 500_000, draagt_bedrijf = 0.3 },
    { boven = 2_500_000, draagt_bedrijf = 0.9 },
]
sleutel = "SE"
""",
    "van_onderop": """
[[deel]]
naam = "Drempel van onderop"
soort = "drempels"
wijze = "per_schijf"
schijven = [{ boven = 0, draagt_bedrijf = 0.2 }, { boven = 900_000, draagt_bedrijf = 0.8 }]
sleutel = "SE"
""",
}
SHIPPED = ("begroting", "doorsluizen", "drempel", "prijs_hoeveelheid")


def asked(extra: str = "", *, with_company: bool = True, scenario: str | None = None) -> Question:
    """Ask under the mix of all forms, with some parts after the result."""
    found = question("voorbeeld", scenario, tot="2032")
    afspraak = read_afspraak(HEAD + MIX + extra, "afspraak.toml")
    bedrijf = load_bedrijf(EXAMPLE) if with_company else assumed_bedrijf("Onbekend", 2025)
    return replace(found, afspraak=afspraak, bedrijf=bedrijf)


def is_right(made: Made) -> bool:
    """Say whether every figure is that of the engine, and none is left out."""
    assert unequal(made.stored, engine(made.antwoord)) == []
    assert missing(made) == set()
    return True


@pytest.mark.parametrize("naam", SHIPPED)
@pytest.mark.parametrize("scenario", [None, "pamflet_40000_banen", "forfait_2028"])
def test_shipped_agreements(naam: str, scenario: str | None) -> None:
    """Elke afspraak die meekomt en vooruit te rekenen is, klopt tot op de cent."""
    found = question("voorbeeld", scenario)
    assert is_right(make(replace(found, afspraak=load_afspraak(naam))))


@pytest.mark.parametrize("extra", AFTER.values(), ids=AFTER.keys())
@pytest.mark.parametrize("with_company", [True, False])
def test_every_form(extra: str, *, with_company: bool) -> None:
    """Elke vorm, ook die naar het resultaat of het vermogen kijkt, klopt tot op de cent."""
    made = make(asked(extra, with_company=with_company))
    assert is_right(made)
    if with_company:  # otherwise the eigen vermogen is unknown, and so is what rests on it
        assert all(abs(most(made, name)) > 1 for name in part_names(extra))


def part_names(extra: str) -> list[str]:
    """Give the names of the parts in a text."""
    return [line.split('"')[1] for line in extra.splitlines() if line.startswith("naam")]


def most(made: Made, part: str) -> float:
    """Give the largest amount of a part, in any year."""
    values = [v for key, v in made.stored.items() if key[:3] == ("bijdrage", part, "")]
    return max(values, key=abs)


def test_fixed_shares() -> None:
    """Vaste aandelen verdelen een bedrag, ook als zij per jaar verschillen."""
    codes = question("voorbeeld").place.codes
    first, second, *rest = codes
    shares = [f'"{code}" = 0.0' for code in rest]
    shares += [f'"{first}" = {{ 2026 = 0.25, daarna = 0.4 }}']
    shares += [f'"{second}" = {{ 2026 = 0.75, daarna = 0.6 }}']
    deel = f"""
[[deel]]
naam = "Vast verdeeld"
soort = "begroting"
bedrag = 100_000
sleutel = "vast"
aandelen = {{ {", ".join(shares)} }}
"""
    made = make(asked(deel))
    assert is_right(made)
    assert made.stored["bijdrage", "Vast verdeeld", first, 2026] == pytest.approx(25_000)


def test_all_forms_are_tried() -> None:
    """Elke vorm die een vooruitblik kent, staat in deze proef."""
    text = MIX + "".join(AFTER.values())
    assert {form for form in FORMS if f'soort = "{form}"' in text} == set(FORMS)


def test_what_nobody_takes_is_not_paid() -> None:
    """Van een groep die niet bekend is, is ook de bijdrage niet bekend, en nooit nul."""
    found = question("voorbeeld")
    made = make(replace(found, afspraak=load_afspraak("prijs_hoeveelheid")))
    values = [value for key, value in made.stored.items() if key[:2] == ("bijdrage", "Trajecten")]
    assert values
    assert all(math.isnan(value) for value in values)


def test_results_are_formulas() -> None:
    """Van de uitkomsten van de afspraken is minstens 90% een formule."""
    made = make(asked(AFTER["ineens"]))
    assert formulas(made.book, {"Afspraken"})["Afspraken"] >= 0.9


def test_an_unknown_result_makes_the_deficit_unknown() -> None:
    """Is het geld van een jaar niet bekend, dan is de aanvulling van dat jaar dat ook."""
    found = question("GM0281", stand="meicirculaire-2024", tot="2027")
    made = make(replace(found, afspraak=load_afspraak("drempel")))
    assert is_right(made)
    deel = "Aanvulling van het tekort"
    values = [
        made.stored["bijdrage", deel, "", year] for year in made.antwoord.outcome.question.years
    ]
    assert any(math.isnan(value) for value in values)


def cell_of(made: Made, label: str, at: int = 0) -> Spot:
    """Find the input cell of a number of the agreement by the label of its line."""
    sheet = next(sheet for sheet in made.book.sheets if sheet.title == "Afspraken")
    row = next(r for (r, column), c in sheet.cells.items() if not column and c.value == label)
    return Spot(sheet.title, row, FIRST + at)


@needs_libreoffice
def test_other_numbers_of_an_agreement() -> None:
    """Een andere prijs, inhouding of grens in het boek geeft de centen van die andere afspraak."""
    text = MIX + AFTER["tekortdekking"] + AFTER["ineens"]
    made = make(asked(AFTER["tekortdekking"] + AFTER["ineens"]))
    typed = {
        cell_of(made, "Prijs van een plek"): 5_000,
        cell_of(made, "Deel van het tekort dat de gemeenten betalen"): 0.35,
        cell_of(made, "Deel dat de gemeente houdt", at=1): 0.1,
        cell_of(made, "Boven dit eigen vermogen"): 750_000,
    }
    for old, new in (
        ("prijs = 4_000", "prijs = 5_000"),
        ("aandeel = 0.6", "aandeel = 0.35"),
        ("2027 = 0.25", "2027 = 0.1"),
        ("boven = 500_000", "boven = 750_000"),
    ):
        assert text.count(old) == 1
        text = text.replace(old, new)
    other = replace(made.antwoord.outcome.question, afspraak=read_afspraak(HEAD + text, "x.toml"))
    sheets = all_recalculated([write_xlsx(with_inputs(made.book, typed))], "xlsx")[0]
    wanted = engine(make(other).antwoord)
    assert wanted != engine(made.antwoord)
    assert unequal(read(made, sheets), wanted) == []


@needs_libreoffice
def test_libreoffice_finds_the_same(samples: Samples) -> None:
    """LibreOffice rekent elke vorm na en vindt dezelfde centen."""
    some = list(AFTER.values())[-samples(1, 5) :]
    made = [make(asked(extra, scenario="pamflet_40000_banen")) for extra in some]
    files = all_recalculated([write_xlsx(one.book) for one in made], "xlsx")
    for one, sheets in zip(made, files, strict=True):
        assert unequal(read(one, sheets), engine(one.antwoord)) == []
