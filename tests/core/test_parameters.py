# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
# ruff: noqa: E501 - a worked example is a table, and a table may be wide
"""Values: what held in a year, as known on a day, and how sure it is."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pytest
from tests.core.faulty import VALUES, swap
from tests.examples import read_number, read_table

from springplank.core.columns import UNKNOWN
from springplank.core.loading import load_parameters
from springplank.core.parameters import (
    FORECASTS,
    STATUSES,
    Cell,
    OwnValues,
    Parameter,
    cell_in,
    cell_on,
    path_of,
    path_on,
    weakest,
)
from springplank.core.sources import load_sources, standings
from springplank.errors import UsageError
from springplank.regelingen import REGELINGEN

TODAY = date(2026, 11, 22)
YEARS = tuple(range(2015, 2051))
PARAMETERS = [p for regeling in REGELINGEN.values() for p in regeling.history.values()]
NAMES = [f"{p.regeling}.{p.name}" for p in PARAMETERS]

CHANGES = """
    waarde                                              | jaar | bekend op  | dag ervoor    | op die dag
    ----------------------------------------------------+------+------------+---------------+--------------
    impulsbudget.macrobudget                            | 2025 | 2025-05-31 | onbekend      |    35.000.000
    impulsbudget.macrobudget                            | 2026 | 2025-05-31 | onbekend      |    31.500.000
    impulsbudget.macrobudget                            | 2030 | 2025-05-31 | onbekend      |    31.500.000
    impulsbudget.macrobudget                            | 2031 | 2025-05-31 | onbekend      |    28.800.000
    impulsbudget.macrobudget                            | 2033 | 2025-05-31 | onbekend      |    22.800.000
    impulsbudget.macrobudget                            | 2034 | 2025-05-31 | onbekend      |    19.800.000
    impulsbudget.macrobudget                            | 2035 | 2025-05-31 | onbekend      |             0
    sociale_infrastructuur.macrobudget                  | 2025 | 2025-05-31 | onbekend      |    19.800.000
    sociale_infrastructuur.macrobudget                  | 2026 | 2025-06-12 | onbekend      |    21.290.000
    sociale_infrastructuur.macrobudget                  | 2026 | 2025-07-02 |    21.290.000 |    21.410.000
    sociale_infrastructuur.macrobudget                  | 2035 | 2025-06-12 | onbekend      |    34.700.000
    sociale_infrastructuur.macrobudget                  | 2035 | 2025-07-02 |    34.700.000 |    35.900.000
    sociale_infrastructuur.macrobudget                  | 2040 | 2025-07-02 |    34.700.000 |    35.900.000
    sociale_infrastructuur.normbedrag_per_plek          | 2025 | 2025-05-31 | onbekend      |         3.634
    sociale_infrastructuur.plekken_beoogd               | 2025 | 2025-05-31 | onbekend      |         5.000
    sociale_infrastructuur.plekken_beoogd               | 2030 | 2025-06-12 | onbekend      |         7.500
    sociale_infrastructuur.plekken_beoogd               | 2035 | 2025-06-12 | onbekend      |        10.000
    beschut_werk.begeleiding_per_plek                   | 2024 | 2023-05-31 | onbekend      |         8.597
    beschut_werk.loon_en_prijsbijstelling_2024_per_plek | 2024 | 2024-05-31 |             0 |           542
    beschut_werk.bedrijfskosten_per_plek                | 2024 | 2024-05-31 |             0 |         2.157
    beschut_werk.bedrijfskosten_per_plek                | 2030 | 2024-05-31 |             0 |         2.157
    beschut_werk.lage_inkomensvoordeel_per_plek         | 2025 | 2024-09-30 |             0 |           552
    beschut_werk.loon_en_prijsbijstelling_2025_per_plek | 2025 | 2025-05-31 |             0 |           637
    beschut_werk.overbrugging_forfait_per_plek          | 2025 | 2025-09-16 |             0 |         2.971
    beschut_werk.overbrugging_forfait_per_plek          | 2027 | 2025-09-16 |             0 |         2.971
    beschut_werk.forfait_naar_buig_per_plek             | 2028 | 2025-07-02 |             0 |         2.971
    beschut_werk.plekken_bekostigd                      | 2024 | 2023-05-31 | onbekend      |     10.790,49
    beschut_werk.plekken_bekostigd                      | 2024 | 2024-05-31 |     10.790,49 |     10.722,41
    beschut_werk.plekken_bekostigd                      | 2025 | 2024-05-31 | onbekend      |     11.592,98
    beschut_werk.plekken_bekostigd                      | 2025 | 2024-09-30 |     11.592,98 |     11.592,24
    beschut_werk.plekken_bekostigd                      | 2026 | 2024-05-31 | onbekend      |     12.352,70
    beschut_werk.plekken_bekostigd                      | 2030 | 2024-05-31 | onbekend      |     15.646,90
    beschut_werk.doelstelling                           | 2024 | 2025-07-02 | onbekend      |        11.100
    beschut_werk.doelstelling                           | 2026 | 2025-07-02 | onbekend      |        12.700
    wsw.macrobudget                                     | 2024 | 2023-05-31 | onbekend      | 1.752.750.000
    wsw.macrobudget                                     | 2024 | 2023-09-30 | 1.752.750.000 | 1.777.830.000
    wsw.macrobudget                                     | 2024 | 2024-05-31 | 1.777.830.000 | 1.949.800.000
    wsw.macrobudget                                     | 2025 | 2024-05-31 | onbekend      | 1.808.650.000
    wsw.macrobudget                                     | 2025 | 2024-09-30 | 1.808.650.000 | 1.822.050.000
    wsw.macrobudget                                     | 2026 | 2024-05-31 | onbekend      | 1.732.000.000
    wsw.macrobudget                                     | 2030 | 2024-05-31 | onbekend      | 1.428.000.000
    wsw.eenmalig                                        | 2024 | 2024-05-31 |             0 |    63.908.000
    wsw.lage_inkomensvoordeel                           | 2025 | 2024-09-30 |             0 |    13.400.000
    cluster_participatie.uitkeringsfactor               | 2024 | 2023-09-30 |         1,395 |         1,406
    cluster_participatie.uitkeringsfactor               | 2024 | 2024-05-31 |         1,406 |         1,414
    cluster_participatie.uitkeringsfactor               | 2024 | 2024-09-30 |         1,414 |         1,420
    cluster_participatie.uitkeringsfactor               | 2025 | 2024-05-31 | onbekend      |         1,457
    cluster_participatie.uitkeringsfactor               | 2026 | 2026-05-31 | onbekend      |         1,491
    cluster_participatie.gewicht_bijstandsontvanger     | 2024 | 2023-09-30 |      5.065,98 |      5.128,00
    cluster_participatie.gewicht_bijstandsontvanger     | 2024 | 2024-05-31 |      5.128,00 |      5.179,66
    cluster_participatie.gewicht_bijstandsontvanger     | 2026 | 2026-05-31 | onbekend      |      5.136,70
    cluster_participatie.gewicht_doelgroepenregister    | 2025 | 2024-05-31 | onbekend      |      1.036,53
    cluster_participatie.gewicht_laag_inkomen           | 2024 | 2023-09-30 |        348,09 |        352,35
    buig_loonkostensubsidie.macrobudget                 | 2025 | 2025-09-30 | onbekend      | 7.779.800.000
    buig_loonkostensubsidie.macrobudget                 | 2026 | 2025-09-30 | onbekend      | 7.946.000.000
"""


def parameter(name: str) -> Parameter:
    """Find a parameter by "regeling.parameter"."""
    return PARAMETERS[NAMES.index(name)]


def check_cell(cell: Cell, expected: str) -> None:
    """Compare the value of a cell with a Dutch number."""
    number, decimals = read_number(expected)
    if np.isnan(number):
        assert cell.value is None
        assert cell.reason
    else:
        assert cell.value is not None
        assert abs(cell.value - number) <= 0.5 * 10**-decimals


@pytest.mark.parametrize(
    "row", read_table(CHANGES), ids=lambda r: f"{r['waarde']} {r['jaar']} op {r['bekend op']}"
)
def test_known_changes(row: dict[str, str]) -> None:
    """Een waarde is zichtbaar vanaf de dag van publicatie en de dag ervoor nog niet."""
    day = date.fromisoformat(row["bekend op"])
    found = parameter(row["waarde"])
    check_cell(cell_in(found, int(row["jaar"]), day - timedelta(days=1)), row["dag ervoor"])
    check_cell(cell_in(found, int(row["jaar"]), day), row["op die dag"])


def test_there_are_fifty_known_changes() -> None:
    """De tabel hierboven heeft minstens vijftig veranderingen, elk een keer."""
    rows = [tuple(row.values()) for row in read_table(CHANGES)]
    assert len(rows) == len(set(rows)) >= 50


WAGES = """
    waarde                                   | dag        | bekend op  | dag ervoor | op die dag
    -----------------------------------------+------------+------------+------------+-----------
    loonkostensubsidie.minimumloon_per_maand | 2023-01-01 | 2022-12-31 | onbekend   |   1.934,40
    loonkostensubsidie.minimumloon_per_maand | 2025-01-01 | 2024-10-17 | onbekend   |   2.191,80
    loonkostensubsidie.minimumloon_per_maand | 2025-07-01 | 2025-04-10 | 2.191,80   |   2.245,80
    loonkostensubsidie.minimumloon_per_maand | 2026-07-01 | 2026-07-01 | 2.245,80   |   2.337,00
    loonkostensubsidie.werkgeverslasten      | 2018-01-01 | 2017-12-31 | 0,230      |      0,235
    loonkostensubsidie.werkgeverslasten      | 2026-07-01 | 2026-09-30 | 0,235      |      0,250
    loonkostensubsidie.forfait_beschut_werk  | 2028-01-01 | 2025-04-18 | onbekend   |       0,68
    vangnet.ondergrens                       | 2020-01-01 | 2016-12-31 | onbekend   |      0,075
"""


@pytest.mark.parametrize("row", read_table(WAGES), ids=lambda r: f"{r['waarde']} {r['dag']}")
def test_known_changes_of_a_day(row: dict[str, str]) -> None:
    """Ook een waarde met een ingangsdag is pas zichtbaar vanaf de dag van publicatie."""
    known = date.fromisoformat(row["bekend op"])
    day = date.fromisoformat(row["dag"])
    found = parameter(row["waarde"])
    check_cell(cell_on(found, day, known - timedelta(days=1)), row["dag ervoor"])
    check_cell(cell_on(found, day, known), row["op die dag"])


# --- Every parameter ------------------------------------------------------------------------


@pytest.mark.parametrize("found", PARAMETERS, ids=NAMES)
def test_what_is_published_later_is_invisible(found: Parameter) -> None:
    """Op elke dag geldt alleen wat toen bekend was: wat later kwam, verandert niets."""
    days = {entry.known for entry in found.entries} | {TODAY}
    if found.ahead:
        days.add(found.ahead.known)
    for day in sorted(days - {date.min}):
        on = day - timedelta(days=1)
        seen = tuple(entry for entry in found.entries if entry.known <= on)
        ahead = found.ahead if found.ahead and found.ahead.known <= on else None
        then = replace(found, entries=seen, ahead=ahead)
        for year in YEARS:
            assert cell_in(found, year, on) == cell_in(then, year, on)
            first = date(year, 1, 1)
            assert cell_on(found, first, on) == cell_on(then, first, on)


@pytest.mark.parametrize("found", PARAMETERS, ids=NAMES)
def test_a_source_from_later_is_not_named_beside_one_that_was_out(found: Parameter) -> None:
    """Op een dag staan er alleen bronnen van toen; was er nog geen een, dan staat erbij waarom."""
    day_of = {key: source.published for key, source in load_sources().items()}
    for on in sorted({e.known for e in found.entries} | {s.on for s in standings()}):
        for year in YEARS:
            cell = cell_in(found, year, on)
            for sources in (cell.sources, *(named for _, _, named in cell.alternatives)):
                is_out = [day_of[source] <= on for source in sources]
                assert all(is_out) or not any(is_out)
            if not all(day_of[source] <= on for source in cell.sources):
                reasons = {e.known_because for e in found.entries if e.sources == cell.sources}
                assert any(reason and cell.note.endswith(reason) for reason in reasons)


def test_a_value_with_a_source_from_later_says_why_it_was_known() -> None:
    """Komt een van de bronnen later, dan staat bij de waarde waarom zij toen al bekend was."""
    on = date(2024, 5, 31)
    reason = "Het vragenuur zegt dat de ophoging per meicirculaire 2024 is toegekend."
    ophoging = parameter("beschut_werk.bedrijfskosten_per_plek")
    published, ahead = cell_in(ophoging, 2024, on), cell_in(ophoging, 2030, on)
    assert published.sources == ahead.sources == ("meicirculaire-2024",)
    place = "vragenuur: Wat is de ophoging rijksbijdrage beschut werk?"
    assert published.place == ahead.place == f"{place} {reason}"
    assert (published.note, ahead.note) == ("", "De ophoging is structureel en blijft gelijk.")
    now = cell_in(ophoging, 2024, TODAY)
    assert (now.place, now.note) == (place, "")
    share = cell_in(parameter("beschut_werk.aandeel_nieuwe_sleutel"), 2025, on)
    assert share.place.endswith(
        "tot 2027 geldt de huidige verdeling. De huidige verdeling geldt sinds 2015."
    )
    rival = parameter("sociale_infrastructuur.macrobudget")
    names = {name: sources for name, _, sources in cell_in(rival, 2035, TODAY).alternatives}
    then = {
        name: sources for name, _, sources in cell_in(rival, 2035, date(2025, 6, 12)).alternatives
    }
    assert names["norm maal plekken"] == ("vragenuur-2025", "adviesteam-pagina")
    assert then["norm maal plekken"] == ("vragenuur-2025",)


@pytest.mark.parametrize("found", PARAMETERS, ids=NAMES)
def test_every_value_can_be_traced(found: Parameter) -> None:
    """Elke waarde heeft een bekende status, bestaande bronnen, een plaats en een volgorde."""
    register = load_sources()
    for entry in found.entries:
        assert entry.status in STATUSES
        assert entry.sources
        assert set(entry.sources) <= register.keys()
        assert entry.place
        if entry.known_because == "":
            assert entry.known == max(register[key].published for key in entry.sources)
    days = [entry.first_day for entry in found.entries if entry.first_day and not entry.rival]
    assert days == sorted(days)


@pytest.mark.parametrize("found", PARAMETERS, ids=NAMES)
def test_a_forecast_has_its_range(found: Parameter) -> None:
    """Een raming of aanname die wij doortrekken, staat nooit zonder onder- en bovenkant."""
    for year in YEARS:
        cell = cell_in(found, year, TODAY)
        if cell.value is not None and cell.known is None and cell.status in FORECASTS:
            assert cell.low is not None
            assert cell.high is not None
            assert cell.low <= cell.value <= cell.high


@pytest.mark.parametrize("found", PARAMETERS, ids=NAMES)
def test_rivals_can_be_chosen(found: Parameter) -> None:
    """Elke tweede waarde is te kiezen, en de gewone waarde staat er dan naast."""
    for rival in found.rivals():
        years = [y for entry in found.entries if entry.rival == rival for y in entry.years]
        for year in years:
            chosen = cell_in(found, year, TODAY, rival)
            default = cell_in(found, year, TODAY)
            assert chosen.value in [e.years.get(year) for e in found.entries if e.rival == rival]
            if default.known is not None:
                assert rival in {name for name, _, _ in default.alternatives}


# --- Choosing and extrapolating -------------------------------------------------------------


@pytest.fixture
def prijs(tmp_path: Path) -> Parameter:
    """Make a price that is known for 2024 and 2025, with a rival for 2025."""
    rival = """
[[prijs.waarden]]
jaren = { 2025 = 12 }
status = "raming"
marge = [0.5, 0.25]
alternatief = "hoger"
bron = "vragenuur-2025"
plaats = "tabel 2"

[prijs.vooruit]"""
    path = tmp_path / "proef.toml"
    path.write_text(swap(VALUES, "[prijs.vooruit]", rival), encoding="utf-8")
    return load_parameters(path, "proef")["prijs"]


def test_a_rival_with_its_range(prijs: Parameter) -> None:
    """Wie een tweede waarde kiest, krijgt haar met haar marge; de gewone staat ernaast."""
    cell = cell_in(prijs, 2025, TODAY, "hoger")
    assert (cell.value, cell.low, cell.high) == (12, 6, 15)
    assert list(cell.alternatives) == [("standaard", 11, ("meicirculaire-2024",))]
    default = cell_in(prijs, 2025, TODAY)
    assert default.value == 11
    assert list(default.alternatives) == [("hoger", 12, ("vragenuur-2025",))]


def test_a_rival_also_goes_on(prijs: Parameter) -> None:
    """Na het laatste jaar gaat de gekozen waarde door, met haar bron."""
    chosen, default = cell_in(prijs, 2027, TODAY, "hoger"), cell_in(prijs, 2027, TODAY)
    assert (chosen.value, chosen.sources) == (12, ("vragenuur-2025",))
    assert (default.value, default.sources) == (11, ("meicirculaire-2024",))
    assert default.status == "aanname"
    assert (default.low, default.high) == pytest.approx((11 * 0.85, 11 * 1.15), rel=0.06)


def test_the_only_word_counts(prijs: Parameter) -> None:
    """Was er op een moment alleen een tweede waarde, dan is dat de waarde."""
    only = replace(prijs, entries=prijs.entries[1:])
    assert cell_in(only, 2025, TODAY).value == 12


def test_own_values(prijs: Parameter) -> None:
    """Een eigen waarde gaat voor, in de jaren waarvoor zij is gegeven."""
    number = cell_in(prijs, 2025, TODAY, 20.0)
    assert (number.value, number.status, number.known) == (20, "aanname", None)
    assert number.note == "Eigen waarde, door u gekozen."
    assert list(number.alternatives) == [("hoger", 12, ("vragenuur-2025",))]
    own = OwnValues(((2025, 30.0),), "begroting 2025")
    imported = cell_in(prijs, 2025, TODAY, own)
    assert imported.value == 30
    assert "begroting 2025" in imported.note
    assert cell_in(prijs, 2024, TODAY, own).value == 10


def test_an_unknown_rival(prijs: Parameter) -> None:
    """Een naam die niet bestaat, geeft een zin met de namen die er wel zijn."""
    with pytest.raises(UsageError, match=r"'lager'\. Er is: hoger\."):
        cell_in(prijs, 2025, TODAY, "lager")
    plain = parameter("vangnet.ondergrens")
    with pytest.raises(UsageError, match="Er is: geen andere waarde"):
        cell_in(plain, 2025, TODAY, "lager")


def test_paths(prijs: Parameter) -> None:
    """Een pad over jaren heeft waarde, onderkant en bovenkant; wat onbekend is, blijft dat."""
    path = path_of(prijs, (2023, 2024, 2025), TODAY, "hoger")
    assert np.array_equal(path.at("values"), [[np.nan, 10, 12]], equal_nan=True)
    assert np.array_equal(path.at("low"), [[np.nan, 10, 6]], equal_nan=True)
    assert np.array_equal(path.at("high"), [[np.nan, 10, 15]], equal_nan=True)
    euros = path_of(parameter("impulsbudget.macrobudget"), (2025, 2030), date(2025, 5, 30))
    assert euros.values.tolist() == [[UNKNOWN, UNKNOWN]]
    assert euros.values.dtype == np.int64


def test_a_path_of_one_day() -> None:
    """Voor een dag gaat een eigen getal voor; een naam van een ander verandert niets."""
    wage = parameter("loonkostensubsidie.minimumloon_per_maand")
    day = date(2026, 7, 1)
    assert path_on(wage, day, TODAY).values.tolist() == [[2337]]
    assert path_on(wage, day, TODAY, 1000.0).values.tolist() == [[1000]]
    own = OwnValues(((2027, 5.0),), "x")
    assert path_on(wage, day, TODAY, own).values.tolist() == [[2337]]


def test_a_day_after_the_last_known_day() -> None:
    """Na de laatste dag van een minimumloon gaat het door als aanname, met een marge."""
    wage = parameter("loonkostensubsidie.minimumloon_per_maand")
    cell = cell_on(wage, date(2027, 1, 1), TODAY)
    assert (cell.value, cell.status) == (2337, "aanname")
    assert cell.high is not None
    assert cell.high > 2337
    unknown = cell_on(wage, date(2024, 1, 1), TODAY)
    assert unknown.value is None
    assert "niet in onze bronnen" in unknown.reason
    assert "minimumloon" in cell_on(wage, date(2000, 1, 1), TODAY).reason


def test_the_last_known_day_itself_is_published() -> None:
    """Op de laatste dag van een minimumloon is het nog vastgesteld, zonder marge."""
    wage = parameter("loonkostensubsidie.minimumloon_per_maand")
    cell = cell_on(wage, date(2026, 12, 31), TODAY)
    assert (cell.value, cell.status, cell.low, cell.high) == (2337, "vastgesteld", None, None)


@pytest.mark.parametrize("year,published", [(2026, 2025), (2029, 2025), (2031, 2035), (2040, 2035)])
def test_a_value_in_between_names_the_nearest_source(year: int, published: int) -> None:
    """Tussen twee gepubliceerde jaren staat de bron van het jaar dat het dichtstbij ligt."""
    path = parameter("sociale_infrastructuur.macrobudget")
    nearest, found = cell_in(path, published, TODAY), cell_in(path, year, TODAY)
    assert (found.sources, found.place) == (nearest.sources, nearest.place)


def test_a_decided_end_has_no_range() -> None:
    """Waar geld door een besluit ophoudt, is dat vastgesteld en is er geen bandbreedte."""
    cell = cell_in(parameter("impulsbudget.macrobudget"), 2036, TODAY)
    assert (cell.value, cell.status, cell.low, cell.high) == (0, "vastgesteld", None, None)


def test_weakest() -> None:
    """Een uitkomst is zo zeker als haar minst zekere waarde."""
    assert weakest([]) == "vastgesteld"
    assert weakest(["vastgesteld", "raming", "afgeleid"]) == "raming"
    assert weakest(["synthetisch", "aanname"]) == "synthetisch"
    assert set(STATUSES[-3:]) == FORECASTS
