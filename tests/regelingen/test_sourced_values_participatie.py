# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
# ruff: noqa: E501 - a list of values with their sources is a table, and a table may be wide
"""The values of loonkostensubsidie, BUIG, vangnet and cluster, one by one beside their source.

Written from the fact base (`funding.md`, sections 1 and 7 to 9) and the founding documents, not
from the files that it checks. A value is found on the day it became known, and not the day before.
"""

from dataclasses import astuple
from datetime import date, timedelta

import pytest
from tests.examples import read_number, read_table

from springplank.core.parameters import FORECASTS, Cell, Parameter, cell_in, cell_on
from springplank.core.sources import find_stand
from springplank.regelingen import REGELINGEN

NOW = find_stand(None).on
KEYS = (
    *("iu_participatie", "loonkostensubsidie", "buig_loonkostensubsidie", "vangnet"),
    "cluster_participatie",
)

# What holds on a day. `bekend` is the first day on which it could be known.
DATED = """
    waarde van                                   | eerste dag | bekend     | waarde   | zekerheid    | bron
    ---------------------------------------------+------------+------------+----------+--------------+-----------------------------
    loonkostensubsidie.minimumloon_per_maand     | 2023-01-01 | 2022-12-31 | 1.934,40 | vastgesteld  | stb-2022-381
    loonkostensubsidie.minimumloon_per_maand     | 2025-01-01 | 2024-10-17 | 2.191,80 | vastgesteld  | wml-2024-2025
    loonkostensubsidie.minimumloon_per_maand     | 2025-07-01 | 2025-04-10 | 2.245,80 | vastgesteld  | stcrt-2025-12264
    loonkostensubsidie.minimumloon_per_maand     | 2026-07-01 | 2026-07-01 | 2.337,00 | vastgesteld  | financieel-cv-2026
    loonkostensubsidie.minimumloon_per_uur       | 2024-01-01 | 2024-10-17 |    13,27 | vastgesteld  | wml-2024-2025
    loonkostensubsidie.minimumloon_per_uur       | 2024-07-01 | 2024-10-17 |    13,68 | vastgesteld  | wml-2024-2025
    loonkostensubsidie.minimumloon_per_uur       | 2025-01-01 | 2024-10-17 |    14,06 | vastgesteld  | wml-2024-2025
    loonkostensubsidie.minimumloon_per_uur       | 2025-07-01 | 2025-04-10 |    14,40 | vastgesteld  | stcrt-2025-12264
    loonkostensubsidie.minimumloon_per_uur       | 2026-01-01 | 2026-07-01 |    14,71 | vastgesteld  | wml-tabellen-2026
    loonkostensubsidie.minimumloon_per_uur       | 2026-07-01 | 2026-07-01 |    14,99 | vastgesteld  | wml-tabellen-2026
    loonkostensubsidie.vakantiebijslag           | 2015-01-01 | 2015-01-01 |       8% | vastgesteld  | participatiewet
    loonkostensubsidie.hoogste_deel              | 2015-01-01 | 2015-01-01 |      70% | vastgesteld  | participatiewet
    loonkostensubsidie.werkgeverslasten          | 2015-01-01 | 2014-12-31 |      23% | vastgesteld  | stcrt-2014-35743
    loonkostensubsidie.werkgeverslasten          | 2018-01-01 | 2017-12-31 |    23,5% | vastgesteld  | stcrt-2017-68248
    loonkostensubsidie.werkgeverslasten          | 2026-07-01 | 2026-09-30 |      25% | afgeleid     | financieel-cv-2026
    loonkostensubsidie.uren_voltijd              | 2015-01-01 | 2015-01-01 |       36 | afgeleid     | participatiewet
    loonkostensubsidie.forfait_eerste_half_jaar  | 2017-01-01 | 2017-02-28 |      50% | vastgesteld  | handreiking-loonkostensubsidie-2017
    loonkostensubsidie.forfait_beschut_werk      | 2028-01-01 | 2025-04-18 |      68% | aangekondigd | voorjaarsnota-2025
    vangnet.ondergrens                           | 2017-01-01 | 2016-12-31 |     7,5% | afgeleid     | stb-2016-355
    vangnet.bovengrens                           | 2017-01-01 | 2016-12-31 |    12,5% | afgeleid     | stb-2016-355
    vangnet.vergoed_deel                         | 2017-01-01 | 2016-12-31 |      50% | afgeleid     | stb-2016-355
    buig_loonkostensubsidie.ondergrens_inwoners  | 2015-01-01 | 2015-01-01 |   15.000 | vastgesteld  | besluit-participatiewet
    buig_loonkostensubsidie.bovengrens_inwoners  | 2015-01-01 | 2015-01-01 |   40.000 | vastgesteld  | besluit-participatiewet
"""

# What holds for a year, per standing.
YEARLY = """
    waarde van                                       | jaar | bekend     | waarde        | zekerheid   | bron
    -------------------------------------------------+------+------------+---------------+-------------+--------------------------------
    buig_loonkostensubsidie.macrobudget              | 2022 | 2022-05-31 | 6.066.000.000 | voorlopig   | szw-suppletoire-2022
    buig_loonkostensubsidie.macrobudget              | 2023 | 2023-05-31 | 6.055.900.000 | voorlopig   | szw-suppletoire-2023
    buig_loonkostensubsidie.macrobudget              | 2023 | 2023-09-19 | 6.662.700.000 | voorlopig   | szw-suppletoire-prinsjesdag-2023
    buig_loonkostensubsidie.macrobudget              | 2024 | 2024-05-31 | 6.867.700.000 | voorlopig   | szw-suppletoire-2024
    buig_loonkostensubsidie.macrobudget              | 2024 | 2025-09-30 | 7.340.200.000 | vastgesteld | bijstandsbudgetten-2025
    buig_loonkostensubsidie.macrobudget              | 2025 | 2025-09-30 | 7.779.800.000 | vastgesteld | bijstandsbudgetten-2025
    buig_loonkostensubsidie.macrobudget              | 2026 | 2025-09-30 | 7.946.000.000 | voorlopig   | bijstandsbudgetten-2025
    cluster_participatie.gewicht_bijstandsontvanger  | 2024 | 2023-05-31 |      5.065,98 | vastgesteld | meicirculaire-2023
    cluster_participatie.gewicht_bijstandsontvanger  | 2024 | 2023-09-30 |      5.128,00 | vastgesteld | septembercirculaire-2023
    cluster_participatie.gewicht_bijstandsontvanger  | 2024 | 2024-05-31 |      5.179,66 | vastgesteld | meicirculaire-2024
    cluster_participatie.gewicht_bijstandsontvanger  | 2025 | 2024-05-31 |      5.124,19 | vastgesteld | meicirculaire-2024
    cluster_participatie.gewicht_bijstandsontvanger  | 2026 | 2026-05-31 |      5.136,70 | vastgesteld | meicirculaire-2026
    cluster_participatie.gewicht_loonkostensubsidie  | 2024 | 2023-05-31 |      5.065,98 | vastgesteld | meicirculaire-2023
    cluster_participatie.gewicht_loonkostensubsidie  | 2024 | 2023-09-30 |      5.128,00 | vastgesteld | septembercirculaire-2023
    cluster_participatie.gewicht_loonkostensubsidie  | 2024 | 2024-05-31 |      5.179,66 | vastgesteld | meicirculaire-2024
    cluster_participatie.gewicht_loonkostensubsidie  | 2025 | 2024-05-31 |      5.124,19 | vastgesteld | meicirculaire-2024
    cluster_participatie.gewicht_doelgroepenregister | 2024 | 2023-05-31 |      1.024,75 | vastgesteld | meicirculaire-2023
    cluster_participatie.gewicht_doelgroepenregister | 2024 | 2023-09-30 |      1.037,30 | vastgesteld | septembercirculaire-2023
    cluster_participatie.gewicht_doelgroepenregister | 2024 | 2024-05-31 |      1.047,75 | vastgesteld | meicirculaire-2024
    cluster_participatie.gewicht_doelgroepenregister | 2025 | 2024-05-31 |      1.036,53 | vastgesteld | meicirculaire-2024
    cluster_participatie.gewicht_laag_inkomen        | 2024 | 2023-05-31 |        348,09 | vastgesteld | meicirculaire-2023
    cluster_participatie.gewicht_laag_inkomen        | 2024 | 2023-09-30 |        352,35 | vastgesteld | septembercirculaire-2023
    cluster_participatie.gewicht_laag_inkomen        | 2024 | 2024-05-31 |        355,90 | vastgesteld | meicirculaire-2024
    cluster_participatie.gewicht_laag_inkomen        | 2025 | 2024-05-31 |        352,10 | vastgesteld | meicirculaire-2024
    cluster_participatie.uitkeringsfactor            | 2024 | 2023-05-31 |         1,395 | vastgesteld | meicirculaire-2023
    cluster_participatie.uitkeringsfactor            | 2024 | 2023-09-30 |         1,406 | vastgesteld | septembercirculaire-2023
    cluster_participatie.uitkeringsfactor            | 2024 | 2024-05-31 |         1,414 | vastgesteld | meicirculaire-2024
    cluster_participatie.uitkeringsfactor            | 2025 | 2024-05-31 |         1,457 | vastgesteld | meicirculaire-2024
    cluster_participatie.uitkeringsfactor            | 2024 | 2024-09-30 |         1,420 | vastgesteld | septembercirculaire-2024
    cluster_participatie.uitkeringsfactor            | 2026 | 2026-05-31 |         1,491 | vastgesteld | meicirculaire-2026
"""


def parameter(name: str) -> Parameter:
    """Give the history of a value."""
    regeling, _, key = name.partition(".")
    return REGELINGEN[regeling].history[key]


def check(found: Cell, before: Cell, row: dict[str, str]) -> None:
    """Compare a value with its row, and see that it was not there the day before."""
    expected, _ = read_number(row["waarde"])
    assert found.value == pytest.approx(expected, abs=1e-12)
    assert found.status == row["zekerheid"]
    assert found.known == date.fromisoformat(row["bekend"])
    assert row["bron"] in found.sources
    assert found.place
    assert (before.value, before.status) != (found.value, found.status)


@pytest.mark.parametrize(
    "row", read_table(DATED), ids=lambda r: f"{r['waarde van']}-{r['eerste dag']}"
)
def test_a_value_of_a_day(row: dict[str, str]) -> None:
    """Elke waarde met een ingangsdag heeft bedrag, zekerheid en bron, vanaf haar eerste dag."""
    found, first = parameter(row["waarde van"]), date.fromisoformat(row["eerste dag"])
    known = date.fromisoformat(row["bekend"])
    cell = cell_on(found, first, known)
    check(cell, cell_on(found, first, known - timedelta(days=1)), row)
    assert cell_on(found, first, NOW).value == cell.value
    assert cell_on(found, first - timedelta(days=1), NOW).value != cell.value


@pytest.mark.parametrize(
    "row", read_table(YEARLY), ids=lambda r: f"{r['waarde van']}-{r['jaar']}-{r['bekend']}"
)
def test_a_value_of_a_year(row: dict[str, str]) -> None:
    """Elke waarde per jaar heeft het bedrag van haar stand, met zekerheid en bron."""
    found, year, known = (
        parameter(row["waarde van"]),
        int(row["jaar"]),
        date.fromisoformat(row["bekend"]),
    )
    check(cell_in(found, year, known), cell_in(found, year, known - timedelta(days=1)), row)


def test_the_provisional_budget_of_2025_stays_beside_the_definitive_one() -> None:
    """Het voorlopige macrobudget 2025 van 7.478,7 miljoen blijft naast het definitieve staan."""
    cell = cell_in(parameter("buig_loonkostensubsidie.macrobudget"), 2025, NOW)
    assert cell.alternatives == (("voorlopig", 7_478_700_000, ("bijstandsbudgetten-2025",)),)


@pytest.mark.parametrize(
    "name,known,first,last",
    [
        ("maand", "2024-10-17", "2025-01-01", "2025-06-30"),
        ("maand", "2025-04-10", "2025-07-01", "2025-12-31"),
        ("maand", "2026-07-01", "2026-07-01", "2026-12-31"),
        ("uur", "2024-10-17", "2025-01-01", "2025-06-30"),
        ("uur", "2025-04-10", "2025-07-01", "2025-12-31"),
        ("uur", "2026-07-01", "2026-07-01", "2026-12-31"),
    ],
)
def test_a_minimum_wage_holds_for_half_a_year(name: str, known: str, first: str, last: str) -> None:
    """Een minimumloon geldt een half jaar; wat daarna komt, is een aanname met bandbreedte."""
    wage = parameter(f"loonkostensubsidie.minimumloon_per_{name}")
    on, start, end = map(date.fromisoformat, (known, first, last))
    sure = cell_on(wage, end, on)
    assert sure == cell_on(wage, start, on)
    assert (sure.status, sure.low, sure.high) == ("vastgesteld", None, None)
    later = cell_on(wage, end + timedelta(days=1), on)
    assert (later.value, later.status) == (sure.value, "aanname")
    assert sure.value is not None
    assert later.low is not None
    assert later.high is not None
    assert later.low <= sure.value < later.high


@pytest.mark.parametrize("day", ["2023-07-01", "2024-12-31", "2026-01-01", "2026-06-30"])
def test_a_month_amount_we_do_not_have_stays_unknown(day: str) -> None:
    """Een maandbedrag dat niet in onze bronnen staat, is onbekend en wordt niet uitgerekend."""
    cell = cell_on(
        parameter("loonkostensubsidie.minimumloon_per_maand"), date.fromisoformat(day), NOW
    )
    assert cell.value is None
    assert "staat niet in onze bronnen" in cell.reason


@pytest.mark.parametrize("day", ["2021-02-18", "2025-07-01", "2026-06-30"])
def test_the_start_of_25_percent_is_unknown(day: str) -> None:
    """Tussen de regeling van 2021 en 1 juli 2026 is 23,5% niet zeker, sinds dat bekend is."""
    costs, on = parameter("loonkostensubsidie.werkgeverslasten"), date.fromisoformat(day)
    now, before = cell_on(costs, on, NOW), cell_on(costs, on, date(2026, 9, 29))
    assert (now.value, now.status) == (0.235, "afgeleid")
    assert "Op 1 juli 2026 gold 25%" in now.note
    assert (before.value, before.status) == (0.235, "vastgesteld")
    assert "2026" not in before.note
    assert cell_on(costs, date(2021, 2, 17), NOW).status == "vastgesteld"


def test_no_fixed_subsidy_in_the_first_half_year_before_2017() -> None:
    """Voor 2017 bestond de vaste subsidie niet; zij is dan onbekend en niet 0."""
    found = parameter("loonkostensubsidie.forfait_eerste_half_jaar")
    before = cell_on(found, date(2016, 12, 31), NOW)
    assert before.value is None
    assert "sinds 1 januari 2017" in before.reason


def test_no_fixed_subsidy_for_beschut_werk_before_2028() -> None:
    """De vaste 68% is aangekondigd vanaf 2028; op geen enkele stand is zij eerder recht."""
    found = parameter("loonkostensubsidie.forfait_beschut_werk")
    for on in (date(2025, 4, 17), date(2025, 4, 18), NOW):
        assert cell_on(found, date(2027, 12, 31), on).value is None
    assert cell_on(found, date(2028, 1, 1), date(2025, 4, 17)).value is None
    assert {entry.status for entry in found.entries} == {"aangekondigd"}


@pytest.mark.parametrize("name", ["ondergrens", "bovengrens", "vergoed_deel"])
def test_the_vangnet_is_less_sure_since_september_2025(name: str) -> None:
    """Sinds Stb. 2025, 222 is het vangnet vanaf 2025 afgeleid; daarvoor was het vastgesteld."""
    found = parameter(f"vangnet.{name}")
    before = cell_on(found, date(2025, 1, 1), date(2025, 9, 2))
    since = cell_on(found, date(2026, 7, 1), date(2025, 9, 3))
    assert before.value == since.value
    assert (before.status, since.status) == ("vastgesteld", "afgeleid")
    assert "222" not in before.note
    assert "Stb. 2025, 222" in since.note
    earlier = cell_on(found, date(2024, 12, 31), NOW)
    assert (earlier.value, earlier.status) == (before.value, "afgeleid")


@pytest.mark.parametrize("key", KEYS)
def test_every_amount_says_its_price_level(key: str) -> None:
    """Bij elk bedrag staat in welk prijspeil het is."""
    for found in REGELINGEN[key].history.values():
        if found.unit.startswith("EUR"):
            assert found.price_level, found.name


def test_what_goes_on_beyond_the_last_value() -> None:
    """Alleen het minimumloon gaat door na de laatste waarde; de andere stromen worden onbekend."""
    ahead = {
        f"{key}.{p.name}": p.ahead.status
        for key in KEYS
        for p in REGELINGEN[key].history.values()
        if p.ahead is not None
    }
    assert set(ahead) == {
        "loonkostensubsidie.minimumloon_per_maand",
        "loonkostensubsidie.minimumloon_per_uur",
    }
    assert set(ahead.values()) <= FORECASTS


# Fact base, section 1; vragenuur 2025, "Algemene vragen": geen oormerking, ook niet in de BUIG.
LEGAL_FORMS = """
    stroom                  | vorm                               | kanaal                              | ontvanger                                        | verantwoording                     | reserve                            | basis
    ------------------------+------------------------------------+-------------------------------------+--------------------------------------------------+------------------------------------+------------------------------------+-----------------------------------
    iu_participatie         | integratie-uitkering               | gemeentefonds, integratie-uitkering | elke gemeente                                    | eigen gemeenteraad; geen SiSa      | toegestaan                         | Financiële-verhoudingswet art. 5 en 13
    loonkostensubsidie      | uitgave van de gemeente, betaald uit de BUIG | specifieke uitkering (BUIG) | de werkgever, vaak het sociaal ontwikkelbedrijf | SiSa                               | niet van toepassing                | Participatiewet art. 10c, 10d en 10e
    buig_loonkostensubsidie | specifieke uitkering (gebundelde uitkering, BUIG) | specifieke uitkering (BUIG) | het college van elke gemeente              | SiSa                               | overschot is vrij; een reserve mag | Participatiewet art. 69 en 71
    vangnet                 | specifieke uitkering               | specifieke uitkering (BUIG)         | elke gemeente, op verzoek                        | SiSa                               | niet van toepassing                | Participatiewet art. 74
    cluster_participatie    | algemene uitkering (rekenbedrag)   | gemeentefonds, algemene uitkering   | elke gemeente, als deel van de algemene uitkering | eigen gemeenteraad; geen SiSa     | toegestaan                         | Financiële-verhoudingswet
"""


@pytest.mark.parametrize("row", read_table(LEGAL_FORMS), ids=lambda r: r["stroom"])
def test_what_kind_of_money_it_is(row: dict[str, str]) -> None:
    """Geen van deze stromen is gelabeld; alleen de BUIG en wat eraan hangt loopt via SiSa."""
    legal = REGELINGEN[row["stroom"]].legal
    assert not legal.is_labelled
    assert legal.basis.startswith(row["basis"])
    named = (legal.form, legal.channel, legal.receiver, legal.accountability, legal.reserve)
    assert named == tuple(
        row[k] for k in ("vorm", "kanaal", "ontvanger", "verantwoording", "reserve")
    )
    assert "" not in astuple(legal)


def test_none_of_these_is_part_of_another() -> None:
    """De integratie-uitkering, de BUIG en het cluster tellen elk zelf mee in een totaal."""
    assert {REGELINGEN[key].part_of for key in KEYS} == {""}


def test_the_cluster_is_told_to_be_notional() -> None:
    """Het cluster heet een rekenbedrag, in vorm, samenvatting en uitkomst."""
    cluster = REGELINGEN["cluster_participatie"]
    assert "rekenbedrag" in cluster.summary
    assert "niemand ontvangt het apart" in cluster.summary
    assert "rekenbedrag" in cluster.columns()[cluster.amount].label


def test_what_the_buig_leaves_out_is_told() -> None:
    """De BUIG zegt dat drie kleine delen en de nieuwe manier van betalen bij ons ontbreken."""
    summary = REGELINGEN["buig_loonkostensubsidie"].summary
    for part in ("dak- en thuislozen", "instelling", "jongerennorm", "nieuwe manier van betalen"):
        assert part in summary
