# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Tests of imports as they are laid out over the gemeenten."""

from itertools import permutations
from pathlib import Path

import numpy as np
import pytest
from tests.funding.taking import CODES, Take, country

from springplank.actions.imports import import_file
from springplank.core.explanation import Origin
from springplank.core.parameters import OwnValues
from springplank.core.sources import find_stand
from springplank.funding.own import READERS, load_own, why_impossible
from springplank.funding.world import NOTHING_OWN, OwnData, make_world, register_key
from springplank.imports.kinds import KINDS
from springplank.reference.partnerships import OWN_LIST
from springplank.regelingen import REGELINGEN


def test_every_kind_has_a_reader() -> None:
    """Elke soort die u kunt inlezen, wordt ook gelezen."""
    assert READERS.keys() == KINDS.keys()


def test_nothing_taken_in_is_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Zonder eigen gegevens is er niets, en is er geen map nodig."""
    monkeypatch.setenv("SPRINGPLANK_GEGEVENS", str(tmp_path / "weg"))
    assert load_own(find_stand(None)) is NOTHING_OWN


def test_a_register_counts_whole_persons(take: Take) -> None:
    """Een register met decimalen wordt afgerond op hele personen, en dat staat erbij."""
    own = take("register", country("gemeentecode;jaar;aantal", "2024;12,5"))
    counted, origin = own.register[2024]
    assert (counted == 13).all()
    assert origin.note.endswith("Afgerond op hele personen.")
    assert own.remarks == (
        (
            "Uw doelgroepenregister 2024 heeft getallen met decimalen. Springplank rekent met hele "
            "personen en rondt ze af."
        ),
    )
    whole = country("gemeentecode;jaar;aantal", "2023;12")
    counted, origin = take("register", whole).register[2023]
    assert (counted == 12).all()
    assert "Afgerond" not in origin.note


def test_own_data_are_not_published_data(take: Take) -> None:
    """Een eigen register is afgeleid; vastgesteld is alleen wat het Rijk publiceert."""
    _, origin = take("register", country("gemeentecode;jaar;aantal", "2024;9")).register[2024]
    assert origin.status == "afgeleid"
    assert origin.note == ("Uw eigen gegeven. Door u ingelezen: opgave, peildatum 2026-11-01.")


@pytest.mark.parametrize(
    "own, year, stand, used",
    [
        (2020, 2025, None, None),
        (2022, 2030, None, None),
        (2023, 2026, None, 2023),
        (2024, 2026, None, 2024),
        (2024, 2025, None, None),
        (2025, 2030, None, 2025),
        (2020, 2025, "2021-01-01", 2020),
    ],
)
def test_an_old_own_register_gives_way(
    own: int, year: int, stand: str | None, used: int | None
) -> None:
    """Een eigen register van voor de nieuwste telling telt niet, behalve voor zijn eigen jaar."""
    persons = np.arange(1, 343, dtype=np.int64)
    mine = OwnData(register={own: (persons, Origin((), "afgeleid", "Uw eigen gegeven."))})
    key, (origin,) = register_key(make_world(find_stand(stand), own=mine), (year,))
    assert bool((key[:, 0] == persons).all()) == (used is not None)
    assert origin.note.startswith("Uw eigen gegeven.") == (used is not None)


def test_the_newest_of_more_own_registers_stands_in(take: Take) -> None:
    """Een eigen register van een later jaar verbergt een bruikbaar register van eerder niet."""
    registers = {
        year: (np.full(342, year, dtype=np.int64), Origin((), "afgeleid", ""))
        for year in (2023, 2024, 2026)
    }
    key, _ = register_key(make_world(own=OwnData(register=registers)), (2027,))
    assert (key == 2024).all()


def test_a_later_import_goes_before(take: Take) -> None:
    """Van twee registers over hetzelfde jaar geldt dat met de laatste peildatum."""
    take("register", country("gemeentecode;jaar;aantal", "2024;9"), day="2026-05-01")
    own = take("register", country("gemeentecode;jaar;aantal", "2024;5"), day="2026-01-01")
    assert (own.register[2024][0] == 9).all()
    assert len(own.hashes) == 2


def test_the_stand_hides_what_came_later(take: Take) -> None:
    """Op een stand van voor de peildatum is een import er niet, ook niet in de run."""
    lines = country("gemeentecode;jaar;aantal", "2024;9")
    own = take("register", lines, day="2026-01-01", stand="2025-12-31")
    assert (own.register, own.hashes) == ({}, ())


def test_on_the_day_itself_an_import_counts(take: Take) -> None:
    """Op een stand van de peildatum zelf telt een import mee."""
    lines = country("gemeentecode;jaar;aantal", "2024;9")
    own = take("register", lines, day="2026-01-01", stand="2026-01-01")
    assert (own.register[2024][0] == 9).all()


@pytest.mark.parametrize(
    "kind, name, cell, expected",
    [
        ("iu", "published", "2025;meicirculaire-2025;1234", {("meicirculaire-2025", 2025): 1_234}),
        (
            "bijstand",
            "counts",
            "2025;meicirculaire-2025;2,5",
            {("bijstandsontvangers", "meicirculaire-2025", 2025): 250},
        ),
        (
            "lks",
            "counts",
            "2025;meicirculaire-2025;2,5",
            {("loonkostensubsidies", "meicirculaire-2025", 2025): 250},
        ),
    ],
)
def test_what_a_circulaire_counted_lands_where_it_belongs(
    take: Take, kind: str, name: str, cell: str, expected: dict[tuple[str, int], int]
) -> None:
    """Een bedrag staat in hele euro's, een telling in honderdsten, elk onder haar eigen naam."""
    column = "bedrag" if kind == "iu" else "aantal"
    own = take(kind, country(f"gemeentecode;uitkeringsjaar;circulaire;{column}", cell))
    found = getattr(own, name)
    assert {key: set(row.tolist()) for key, row in found.items()} == {
        key: {value} for key, value in expected.items()
    }


def test_standaardeenheden_are_kept_in_hundredths(take: Take) -> None:
    """Arbeidsjaren van de Wsw staan in honderdsten."""
    own = take("wsw", country("gemeentecode;jaar;se", "2025;3,25"))
    assert set(own.wsw[2025][0].tolist()) == {325}


def test_realised_places_before_indications(take: Take) -> None:
    """Van beschut werk telt de realisatie; waar die niet compleet is, de indicaties."""
    lines = country("gemeentecode;jaar;indicaties;realisatie", "2025;7;3")
    assert (take("beschut", lines).beschut_werk[2025][0] == 300).all()
    lines = country("gemeentecode;jaar;indicaties;realisatie", "2024;7;")
    assert (take("beschut", lines).beschut_werk[2024][0] == 700).all()


def test_every_column_of_beschut_werk_is_kept(take: Take) -> None:
    """Van beschut werk blijft elke kolom bewaard om te tonen, ook van een gemeente alleen."""
    lines = ["gemeentecode;jaar;taakstelling", "GM0402;2026;41", "GM0406;2026;7"]
    own = take("beschut", lines)
    values, origin = own.beschut_gegevens["taakstelling", 2026]
    assert values[CODES.index("GM0402")] == 41
    assert np.isnan(values).sum() == 340
    assert origin.note.startswith("Uw eigen gegeven.")
    assert own.beschut_gegevens.keys() == {("taakstelling", 2026)}
    assert (own.remarks, own.beschut_werk) == ((), {})


def test_only_given_columns_of_beschut_werk_are_missed(take: Take) -> None:
    """Over een kolom die niet in het bestand staat, komt geen opmerking."""
    own = take("beschut", ["gemeentecode;jaar;realisatie", "GM0402;2025;3"])
    (remark,) = own.remarks
    assert remark.startswith("Uw beschut werk 2025 (realisatie) dekt 1 van de 342 gemeenten")


BUIG = "gemeentecode;jaar;stand;budget;loonkostensubsidie_realisatie;objectief_aandeel"


@pytest.mark.parametrize("order", [("voorlopig", "definitief"), ("definitief", "voorlopig")])
@pytest.mark.parametrize("files", [1, 2])
def test_the_definitive_figures_of_the_buig_count(
    take: Take, order: tuple[str, ...], files: int
) -> None:
    """Van de BUIG gaat definitief voor voorlopig, in welke volgorde ze ook staan."""
    figures = {"voorlopig": "1000;20;0,25", "definitief": "2000;30;0,5"}
    rows = [[f"{code};2025;{stand};{figures[stand]}" for code in CODES] for stand in order]
    if files == 1:
        own = take("buig", [BUIG, *rows[0], *rows[1]])
    else:
        take("buig", [BUIG, *rows[0]])
        own = take("buig", [BUIG, *rows[1]])
    counted, origin = own.loonkostensubsidie[2025]
    assert (counted == 30).all()
    assert origin.note.endswith("Stand van deze cijfers: definitief.")
    values, origin = own.shares["objectief_aandeel", 2025]
    assert (values == 0.5).all()
    assert origin.note.endswith("Stand van deze cijfers: definitief.")
    assert (own.buig_budget[2025, "voorlopig"][0] == 1000).all()
    assert (own.buig_budget[2025, "definitief"][0] == 2000).all()


@pytest.mark.parametrize("order", list(permutations(("voorlopig", "nader voorlopig"))))
def test_a_budget_of_may_goes_before_that_of_october(take: Take, order: tuple[str, ...]) -> None:
    """Nader voorlopig (van mei) gaat voor voorlopig (van oktober ervoor)."""
    figures = {"voorlopig": "1000;20;0,25", "nader voorlopig": "1500;25;0,4"}
    rows = [f"{code};2025;{stand};{figures[stand]}" for stand in order for code in CODES]
    own = take("buig", [BUIG, *rows])
    counted, origin = own.loonkostensubsidie[2025]
    assert (counted == 25).all()
    assert origin.note.endswith("Stand van deze cijfers: nader voorlopig.")
    assert (own.buig_budget[2025, "nader voorlopig"][0] == 1500).all()


def test_the_budget_of_one_gemeente_is_kept(take: Take) -> None:
    """Het budget van de BUIG blijft bewaard, ook van een gemeente alleen."""
    own = take("buig", ["gemeentecode;jaar;stand;budget", "GM0402;2025;voorlopig;1000"])
    values, origin = own.buig_budget[2025, "voorlopig"]
    assert values[CODES.index("GM0402")] == 1000
    assert np.isnan(values).sum() == 341
    assert origin.note.endswith("Stand van deze cijfers: voorlopig.")
    assert own.remarks == ()


def test_shares_of_the_buig(take: Take) -> None:
    """Objectieve en historische aandelen gelden per jaar; wat ontbreekt, is onbekend."""
    lines = [
        "gemeentecode;jaar;stand;budget;loonkostensubsidie_realisatie;objectief_aandeel",
        "GM0402;2025;voorlopig;1000;;0,25",
    ]
    own = take("buig", lines)
    values, _ = own.shares["objectief_aandeel", 2025]
    assert values[CODES.index("GM0402")] == 0.25
    assert np.isnan(values).sum() == 341
    assert own.loonkostensubsidie == {}


@pytest.mark.parametrize(
    "kind, bron, day",
    [
        ("bijstand", "opgave", "2026-11-01"),
        ("lks", "opgave", "2026-11-02"),
        ("lks", "andere opgave", "2026-11-01"),
    ],
)
def test_the_hash_knows_kind_source_and_day(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, bron: str, day: str
) -> None:
    """Dezelfde rijen onder een andere soort, bron of peildatum geven een andere run."""
    path = tmp_path / "rijen.csv"
    rows = country("gemeentecode;uitkeringsjaar;circulaire;aantal", "2025;meicirculaire-2025;9")
    path.write_text("\n".join(rows), encoding="utf-8")
    found = []
    for folder, given in (("a", ("lks", "opgave", "2026-11-01")), ("b", (kind, bron, day))):
        monkeypatch.setenv("SPRINGPLANK_GEGEVENS", str(tmp_path / folder))
        import_file(path, given[0], bron=given[1], peildatum=given[2], accept_odd=True)
        found.append(load_own(find_stand(None)).hashes)
    assert found[0] != found[1]


def test_the_order_of_two_imports_is_in_the_hash(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Van twee imports over hetzelfde geldt de laatste; andersom is dus een andere run."""
    found = []
    for folder, order in (("a", (5, 9)), ("b", (9, 5)), ("c", (5, 9))):
        monkeypatch.setenv("SPRINGPLANK_GEGEVENS", str(tmp_path / folder))
        for persons in order:
            path = tmp_path / f"{folder}{persons}.csv"
            lines = country("gemeentecode;jaar;aantal", f"2024;{persons}")
            path.write_text("\n".join(lines), encoding="utf-8")
            import_file(path, "register", bron="x", peildatum="2026-11-01", accept_odd=False)
        found.append(sorted(load_own(find_stand(None)).hashes))
    assert found[0] != found[1]
    assert found[0] == found[2]


def test_own_verbanden_have_their_own_weights(take: Take) -> None:
    """Een eigen lijst van verbanden heeft eigen gewichten; wie ontbreekt, staat alleen."""
    lines = [
        "verband;samenwerkingsverband;gemeentecode;gewicht",
        "een;Een;GM0402;0,75",
        "twee;Twee;GM0402;0,25",
    ]
    found = take("verbanden", lines).memberships
    assert found is not None
    mine = found.gemeente_index == CODES.index("GM0402")
    assert sorted(found.weight[mine].tolist()) == [250_000, 750_000]
    assert sum(v.is_assumed for v in found.verbanden) == 341
    assert {v.zekerheid for v in found.verbanden} == {"aanname", OWN_LIST}


def test_values_of_a_parameter(take: Take) -> None:
    """Eigen waarden gelden per jaar en noemen hun bron."""
    lines = ["regeling;parameter;jaar;waarde", "wsw;macrobudget;2030;1", "wsw;macrobudget;2029;2"]
    own = take("parameter", lines)
    assert own.values == {"wsw.macrobudget": OwnValues(((2029, 2.0), (2030, 1.0)), "opgave")}


@pytest.mark.parametrize(
    "place, value, reason",
    [
        ("impulsbudget.macrobudget", 0, ""),
        ("impulsbudget.macrobudget", 1e12, ""),
        ("impulsbudget.macrobudget", 2e12, "dat is meer dan 1.000.000.000.000."),
        ("impulsbudget.macrobudget", -1, "geef een getal vanaf 0."),
        ("beschut_werk.aandeel_nieuwe_sleutel", 1, ""),
        ("beschut_werk.aandeel_nieuwe_sleutel", 1.1, "een aandeel is hoogstens 1"),
    ],
)
def test_what_cannot_be_a_value(place: str, value: float, reason: str) -> None:
    """Een waarde die niet kan, zegt waarom; een waarde die kan, zegt niets."""
    key, name = place.split(".")
    found = why_impossible(REGELINGEN[key].history[name], value)
    assert found.startswith(reason)
    assert bool(found) == bool(reason)
