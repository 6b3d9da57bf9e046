# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
# ruff: noqa: E501 - a list of values with their sources is a table, and a table may be wide
"""The values of the streams that go by places, register and Wsw, one by one beside their source.

Written from the fact base (`funding.md`, sections 1 to 6) and the founding documents, not from the
files that it checks. A value is found on the day it became known, and not on the day before.
"""

from dataclasses import astuple
from datetime import date, timedelta

import pytest
from tests.examples import read_number, read_table

from springplank.core.parameters import Cell, cell_in
from springplank.core.sources import find_stand, load_sources
from springplank.regelingen import REGELINGEN

NOW = find_stand(None).on
STREAMS = ("impulsbudget", "sociale_infrastructuur", "beschut_werk", "wsw")

# Each value on the day of its source, with how sure it is and which sources must be named.
VALUES = """
    waarde van                                          | jaar | bekend     | waarde        | zekerheid    | bron
    ----------------------------------------------------+------+------------+---------------+--------------+---------------------
    impulsbudget.macrobudget                            | 2025 | 2025-05-31 |    35.000.000 | vastgesteld  | vragenuur-2025
    impulsbudget.macrobudget                            | 2026 | 2025-05-31 |    31.500.000 | vastgesteld  | adviesteam-pagina
    impulsbudget.macrobudget                            | 2030 | 2025-05-31 |    31.500.000 | vastgesteld  | adviesteam-pagina
    impulsbudget.macrobudget                            | 2031 | 2025-05-31 |    28.800.000 | aanname      | kamerbrief-34352-341
    impulsbudget.macrobudget                            | 2032 | 2025-05-31 |    25.800.000 | aanname      | kamerbrief-34352-341
    impulsbudget.macrobudget                            | 2033 | 2025-05-31 |    22.800.000 | aanname      | kamerbrief-34352-341
    impulsbudget.macrobudget                            | 2034 | 2025-05-31 |    19.800.000 | vastgesteld  | vragenuur-2025
    sociale_infrastructuur.macrobudget                  | 2025 | 2025-05-31 |    19.800.000 | vastgesteld  | vragenuur-2025
    sociale_infrastructuur.macrobudget                  | 2035 | 2025-06-12 |    34.700.000 | aangekondigd | vragenuur-2025
    sociale_infrastructuur.macrobudget                  | 2035 | 2025-07-02 |    35.900.000 | aangekondigd | kamerbrief-34352-341
    sociale_infrastructuur.normbedrag_per_plek          | 2025 | 2025-05-31 |         3.634 | vastgesteld  | vragenuur-2025
    sociale_infrastructuur.plekken_beoogd               | 2025 | 2025-05-31 |         5.000 | vastgesteld  | vragenuur-2025
    sociale_infrastructuur.plekken_beoogd               | 2035 | 2025-06-12 |        10.000 | aangekondigd | vragenuur-2025
    beschut_werk.begeleiding_per_plek                   | 2024 | 2023-05-31 |         8.597 | afgeleid     | meicirculaire-2023
    beschut_werk.loon_en_prijsbijstelling_2024_per_plek | 2024 | 2024-05-31 |           542 | afgeleid     | meicirculaire-2024
    beschut_werk.bedrijfskosten_per_plek                | 2024 | 2024-05-31 |         2.157 | vastgesteld  | vragenuur-2025
    beschut_werk.lage_inkomensvoordeel_per_plek         | 2025 | 2024-09-30 |           552 | afgeleid     | septembercirculaire-2024
    beschut_werk.loon_en_prijsbijstelling_2025_per_plek | 2025 | 2025-05-31 |           637 | afgeleid     | vragenuur-2025
    beschut_werk.overbrugging_forfait_per_plek          | 2025 | 2025-09-16 |         2.971 | aangekondigd | vragenuur-2025
    beschut_werk.overbrugging_forfait_per_plek          | 2026 | 2025-09-16 |         2.971 | aangekondigd | voorjaarsnota-2025
    beschut_werk.overbrugging_forfait_per_plek          | 2027 | 2025-09-16 |         2.971 | aangekondigd | vragenuur-2025
    beschut_werk.forfait_naar_buig_per_plek             | 2028 | 2025-07-02 |         2.971 | aangekondigd | kamerbrief-34352-341
    beschut_werk.plekken_bekostigd                      | 2026 | 2024-05-31 |     12.352,70 | raming       | suppletoire-2024
    beschut_werk.plekken_bekostigd                      | 2027 | 2024-05-31 |     13.176,25 | raming       | suppletoire-2024
    beschut_werk.plekken_bekostigd                      | 2028 | 2024-05-31 |     13.999,80 | raming       | suppletoire-2024
    beschut_werk.plekken_bekostigd                      | 2029 | 2024-05-31 |     14.823,35 | raming       | suppletoire-2024
    beschut_werk.doelstelling                           | 2015 | 2015-12-31 |         1.600 | afgeleid     | dekra-2015
    beschut_werk.doelstelling                           | 2016 | 2017-12-31 |         3.200 | afgeleid     | binnenlands-bestuur-2017
    beschut_werk.doelstelling                           | 2017 | 2017-12-31 |         2.600 | vastgesteld  | stcrt-2017-4882
    beschut_werk.doelstelling                           | 2018 | 2017-12-31 |         4.600 | afgeleid     | stcrt-2017-68246
    beschut_werk.doelstelling                           | 2019 | 2025-07-02 |         6.000 | vastgesteld  | kamerbrief-34352-341
    beschut_werk.doelstelling                           | 2020 | 2025-07-02 |         7.400 | vastgesteld  | kamerbrief-34352-341
    beschut_werk.doelstelling                           | 2021 | 2025-07-02 |         8.600 | vastgesteld  | kamerbrief-34352-341
    beschut_werk.doelstelling                           | 2022 | 2025-07-02 |         9.500 | vastgesteld  | kamerbrief-34352-341
    beschut_werk.doelstelling                           | 2023 | 2025-07-02 |        10.300 | vastgesteld  | kamerbrief-34352-341
    beschut_werk.doelstelling                           | 2024 | 2025-07-02 |        11.100 | vastgesteld  | kamerbrief-34352-341
    beschut_werk.doelstelling                           | 2025 | 2025-07-02 |        11.900 | raming       | kamerbrief-34352-341
    beschut_werk.doelstelling                           | 2026 | 2025-07-02 |        12.700 | raming       | kamerbrief-34352-341
    beschut_werk.doelstelling                           | 2048 | 2025-07-02 |        30.300 | vastgesteld  | kamerbrief-34352-341
    wsw.macrobudget                                     | 2024 | 2023-05-31 | 1.752.750.000 | afgeleid     | meicirculaire-2023
    wsw.macrobudget                                     | 2024 | 2023-09-30 | 1.777.830.000 | afgeleid     | septembercirculaire-2023
    wsw.macrobudget                                     | 2024 | 2024-05-31 | 1.949.800.000 | afgeleid     | meicirculaire-2024
    wsw.macrobudget                                     | 2025 | 2024-05-31 | 1.808.650.000 | afgeleid     | meicirculaire-2024
    wsw.macrobudget                                     | 2025 | 2024-09-30 | 1.822.050.000 | afgeleid     | septembercirculaire-2024
    wsw.macrobudget                                     | 2026 | 2024-05-31 | 1.732.000.000 | raming       | suppletoire-2024
    wsw.macrobudget                                     | 2027 | 2024-05-31 | 1.656.000.000 | raming       | suppletoire-2024
    wsw.macrobudget                                     | 2028 | 2024-05-31 | 1.580.000.000 | raming       | suppletoire-2024
    wsw.macrobudget                                     | 2029 | 2024-05-31 | 1.504.000.000 | raming       | suppletoire-2024
    wsw.eenmalig                                        | 2024 | 2024-05-31 |    63.908.000 | vastgesteld  | suppletoire-2024
    wsw.lage_inkomensvoordeel                           | 2025 | 2024-09-30 |    13.400.000 | afgeleid     | septembercirculaire-2024
"""

# Values of another source, or of another derivation, that stay beside the default.
RIVALS = """
    waarde van                         | jaar | naam                  | waarde      | bron
    -----------------------------------+------+-----------------------+-------------+---------------------
    impulsbudget.macrobudget           | 2031 | rechte lijn           |  28.575.000 | adviesteam-pagina
    impulsbudget.macrobudget           | 2032 | rechte lijn           |  25.650.000 | adviesteam-pagina
    impulsbudget.macrobudget           | 2033 | rechte lijn           |  22.725.000 | adviesteam-pagina
    sociale_infrastructuur.macrobudget | 2035 | vragenuur             |  34.700.000 | vragenuur-2025
    sociale_infrastructuur.macrobudget | 2035 | norm maal plekken     |  36.340.000 | vragenuur-2025
    beschut_werk.plekken_bekostigd     | 2024 | suppletoire begroting |   10.705,60 | suppletoire-2024
    beschut_werk.plekken_bekostigd     | 2025 | suppletoire begroting |   11.529,15 | suppletoire-2024
    beschut_werk.doelstelling          | 2018 | voorlopige som        |       4.591 | handicap-nl-2017
    beschut_werk.doelstelling          | 2026 | 12.800                |      12.800 | kamerbrief-34352-341
    beschut_werk.doelstelling          | 2048 | 30.000                |      30.000 | hilversum-2025
    wsw.eenmalig                       | 2024 | vragenuur (afgerond)  |  65.000.000 | vragenuur-2025
"""


def cell(name: str, year: int, on: date) -> Cell:
    """Give a value as it was known on a day."""
    regeling, parameter = name.split(".")
    return cell_in(REGELINGEN[regeling].history[parameter], year, on)


@pytest.mark.parametrize(
    "row", read_table(VALUES), ids=lambda r: f"{r['waarde van']}-{r['jaar']}-{r['bekend']}"
)
def test_a_value_is_what_its_source_says(row: dict[str, str]) -> None:
    """Elke waarde heeft het bedrag, de zekerheid en de bron van de feitenlijst, vanaf die dag."""
    name, year, known = row["waarde van"], int(row["jaar"]), date.fromisoformat(row["bekend"])
    expected, _ = read_number(row["waarde"])
    found = cell(name, year, known)
    assert found.value == pytest.approx(expected, abs=0)
    assert found.status == row["zekerheid"]
    assert found.known == known
    assert row["bron"] in {source for entry in entries(name, year, known) for source in entry}
    assert cell(name, year, known - timedelta(days=1)).value != found.value


def entries(name: str, year: int, known: date) -> list[tuple[str, ...]]:
    """Give the sources of every value of a year that became known on a day."""
    regeling, parameter = name.split(".")
    found = REGELINGEN[regeling].history[parameter].entries
    return [e.sources for e in found if e.known == known and (e.first_day or year in e.years)]


@pytest.mark.parametrize(
    "row", read_table(RIVALS), ids=lambda r: f"{r['waarde van']}-{r['jaar']}-{r['naam']}"
)
def test_another_value_stays_beside_it(row: dict[str, str]) -> None:
    """Een tweede bedrag uit een andere bron blijft naast de standaard staan, met die bron."""
    found = cell(row["waarde van"], int(row["jaar"]), NOW).alternatives
    beside = {name: (value, sources) for name, value, sources in found}
    value, sources = beside[row["naam"]]
    assert value == read_number(row["waarde"])[0]
    assert row["bron"] in sources


@pytest.mark.parametrize("key", STREAMS)
def test_every_amount_says_its_price_level(key: str) -> None:
    """Bij elk bedrag staat in welk prijspeil het is, of dat de bronnen dat niet zeggen."""
    for parameter in REGELINGEN[key].history.values():
        if parameter.unit.startswith("EUR"):
            assert parameter.price_level, f"{key}.{parameter.name}"


# Lowest and highest part of the value that is reckoned with; the reason is in the file itself.
RANGES = [
    # The other published totals: 34.7 and 36.34 million.
    ("sociale_infrastructuur.macrobudget", 2035, 34_700_000, 36_340_000),
    # The doelstelling of 2026 is 12,700 or 12,800; 11,941 is another derivation of 2025.
    ("beschut_werk.doelstelling", 2026, 12_700, 12_800),
    ("beschut_werk.doelstelling", 2025, 11_900, 11_941),
    # Places by another route: section 3.2 asks for 1%.
    ("beschut_werk.plekken_bekostigd", 2026, 12_352.70 * 0.99, 12_352.70 * 1.01),
    # The straight line stays inside the range of our own steps.
    ("impulsbudget.macrobudget", 2031, 28_575_000, 28_800_000),
    ("impulsbudget.macrobudget", 2032, 25_650_000, 25_800_000),
    ("impulsbudget.macrobudget", 2033, 22_725_000, 22_800_000),
    # What the Wsw path leaves out: 5.38% loon- en prijsbijstelling and 0.74% compensation.
    ("wsw.macrobudget", 2026, 1_732_000_000, 1_732_000_000 * 1.053764 * 1.0074),
    ("wsw.macrobudget", 2030, 1_428_000_000, 1_428_000_000 * 1.053764 * 1.0074),
    ("wsw.latere_bijstelling", 2025, 1, 1.053764),
    # Without new loon- en prijsbijstelling an amount per place only goes up.
    ("beschut_werk.begeleiding_per_plek", 2026, 8_597, 8_597 * 1.03),
]


@pytest.mark.parametrize("name,year,low,high", RANGES)
def test_a_range_holds_what_other_sources_say(
    name: str, year: int, low: float, high: float
) -> None:
    """De bandbreedte van een raming bevat wat andere bronnen of afleidingen zeggen."""
    found = cell(name, year, NOW)
    assert found.low is not None
    assert found.high is not None
    assert found.low <= low * (1 + 1e-4)
    assert found.high >= high * (1 - 1e-4)


def test_a_later_change_only_adds() -> None:
    """Een bijstelling die wij niet kennen, maakt een bedrag hoogstens hoger en nooit lager."""
    assert cell("wsw.latere_bijstelling", 2025, NOW).low == 1
    assert cell("beschut_werk.begeleiding_per_plek", 2027, NOW).low == 8_597


def test_the_announced_bridge_is_told_before_it_is_paid() -> None:
    """De Voorjaarsnota 2025 kondigt de overbrugging aan; in een circulaire staat zij nog niet."""
    name = "beschut_werk.overbrugging_forfait_per_plek"
    for year in (2025, 2026, 2027):
        assert cell(name, year, date(2025, 4, 17)).note == ""
        told = cell(name, year, date(2025, 7, 2))
        assert told.value == 0
        assert "kondigt een overbrugging aan" in told.note
        assert "34 miljoen euro in 2025, 37 in 2026 en 39 in 2027" in told.note
        assert "kondigt" not in cell(name, year, NOW).note
    assert "bijstandsbudget" in cell(name, 2028, NOW).note


# Fact base, section 1; vragenuur 2025, "Algemene vragen".
LEGAL_FORMS = {
    "impulsbudget": ("decentralisatie-uitkering", "de grootste gemeente (inwoners)"),
    "sociale_infrastructuur": ("onderdeel van de integratie-uitkering", "elke gemeente"),
    "beschut_werk": ("onderdeel van de integratie-uitkering", "elke gemeente"),
    "wsw": ("onderdeel van de integratie-uitkering", "elke gemeente; soms"),
}


@pytest.mark.parametrize("key,expected", LEGAL_FORMS.items())
def test_what_kind_of_money_it_is(key: str, expected: tuple[str, str]) -> None:
    """Geld uit het gemeentefonds is vrij, een reserve mag, en alleen de raad vraagt rekening."""
    legal = REGELINGEN[key].legal
    form, receiver = expected
    assert legal.form.startswith(form)
    assert legal.receiver.startswith(receiver)
    assert legal.channel.startswith("gemeentefonds")
    assert not legal.is_labelled
    assert "eigen gemeenteraad; geen SiSa" in legal.accountability
    assert legal.reserve == "toegestaan"
    assert "Financiële-verhoudingswet art. 5 en 13" in legal.basis
    assert "" not in astuple(legal)


def test_on_which_law_or_agreement_it_rests() -> None:
    """Beschut werk rust op artikel 10b, de Wsw op haar eigen wet en nieuw geld op de afspraken."""
    basis = {key: REGELINGEN[key].legal.basis for key in STREAMS}
    assert basis["beschut_werk"].startswith("Participatiewet art. 10b;")
    assert basis["wsw"].startswith("Wet sociale werkvoorziening;")
    assert basis["impulsbudget"].endswith("bestuurlijke afspraken 2024, punten 4 t/m 6")
    assert basis["sociale_infrastructuur"].endswith("bestuurlijke afspraken 2024, punt 4")


# Fact base, sections 0 and 14: an unknown day is the last day of its month or year, and says so.
DAYS = [
    ("meicirculaire-2023", date(2023, 5, 31), "maand"),
    ("septembercirculaire-2023", date(2023, 9, 30), "maand"),
    ("meicirculaire-2024", date(2024, 5, 31), "maand"),
    ("septembercirculaire-2024", date(2024, 9, 30), "maand"),
    ("bestuurlijke-afspraken-2024", date(2024, 10, 31), "maand"),
    ("meicirculaire-2025", date(2025, 5, 31), "maand"),
    ("vragenuur-2025", date(2025, 6, 12), "dag"),
    ("kamerbrief-34352-341", date(2025, 7, 2), "dag"),
    ("septembercirculaire-2025", date(2025, 9, 16), "dag"),
    ("adviesteam-pagina", date(2025, 12, 31), "jaar"),
    ("gemeente-nu-impulsbudget", date(2025, 12, 31), "jaar"),
]


@pytest.mark.parametrize("key,day,precision", DAYS)
def test_when_a_source_came_out(key: str, day: date, precision: str) -> None:
    """Elke bron van deze stromen heeft een dag, en zegt hoe precies wij die dag weten."""
    source = load_sources()[key]
    assert (source.published, source.precision) == (day, precision)


def test_which_years_are_claimed() -> None:
    """Het impulsbudget loopt tien jaar; de andere stromen lopen tot het jaar van het doel: 2048."""
    claims = {key: REGELINGEN[key].claims for key in STREAMS}
    assert claims == {
        "impulsbudget": (2025, 2034),
        "sociale_infrastructuur": (2025, 2048),
        "beschut_werk": (2024, 2048),
        "wsw": (2024, 2048),
    }


def test_what_is_part_of_the_integratie_uitkering() -> None:
    """Drie stromen zijn een onderdeel van de integratie-uitkering; het impulsbudget niet."""
    parts = {key for key in STREAMS if REGELINGEN[key].part_of == "iu_participatie"}
    assert parts == {"sociale_infrastructuur", "beschut_werk", "wsw"}
    assert not REGELINGEN["impulsbudget"].part_of


def test_the_path_to_a_new_key_takes_four_years() -> None:
    """Het ingroeipad (aanname) gaat in vier gelijke stappen naar de nieuwe sleutel en blijft daar."""
    name, choice = "beschut_werk.aandeel_nieuwe_sleutel", "ingroei in vier jaar"
    history = REGELINGEN["beschut_werk"].history["aandeel_nieuwe_sleutel"]
    cells = [cell_in(history, year, NOW, choice) for year in range(2026, 2049)]
    assert [c.value for c in cells] == [0, 0.25, 0.5, 0.75, *[1] * 19]
    assert {c.status for c in cells[1:]} == {"aanname"}
    assert {cell(name, year, NOW).value for year in range(2024, 2049)} == {0}
