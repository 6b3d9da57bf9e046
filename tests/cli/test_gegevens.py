# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Tests of `springplank gegevens`: what a person takes in is used, shown and given back."""

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from tests.cli.answers import CODES, Ask, Import, Run, files_in, row_of

STREAMS = ("impulsbudget", "sociale_infrastructuur")
Lines = Sequence[str]


def country(header: str, cells: Callable[[int], str], codes: Sequence[str] = CODES) -> Lines:
    """Write a line for every gemeente; `cells` gets the place in the list."""
    return [header, *(f"{code};{cells(at)}" for at, code in enumerate(codes))]


def register(year: int, codes: Sequence[str] = CODES) -> Lines:
    return country("gemeentecode;jaar;aantal", lambda at: f"{year};{100 + at}", codes)


def name_of(said: str) -> str:
    found = re.search(r"Overgenomen als (\S+)\.", said)
    assert found
    return found[1]


def one(ask: Ask, name: str, regeling: str, year: int, *options: str) -> dict[str, Any]:
    return row_of(ask("geld", name, "--jaar", year, *options), regeling, year)


def test_taking_in_changes_and_withdrawing_gives_back(
    run: Run, ask: Ask, take_in: Import, own_folder: Path
) -> None:
    """Inlezen verandert de bedragen; intrekken geeft precies de oude bedragen en run terug."""
    before = ask("geld", "Hilversum", "--jaar", "2026")
    answer = take_in("register", register(2024))
    assert (answer.code, answer.err) == (0, "")
    after = ask("geld", "Hilversum", "--jaar", "2026")
    assert after["run_id"] != before["run_id"]
    for stream in STREAMS:
        found = row_of(after, stream, 2026)
        assert found["bedrag_eur"] != row_of(before, stream, 2026)["bedrag_eur"]
        assert any("Door u ingelezen: eigen opgave" in note for note in found["toelichting"])
    name = name_of(answer.told)
    assert run("gegevens", "intrek", name).out == f"Ingetrokken: {name}.\n"
    assert ask("geld", "Hilversum", "--jaar", "2026") == before
    assert not [path for path in files_in(own_folder) if path != ".slot"]


def test_the_list_names_what_was_taken_in(run: Run, ask: Ask, take_in: Import) -> None:
    """De lijst noemt wat is ingelezen, met bron, peildatum en aantal rijen."""
    assert run("gegevens", "lijst").out == "Er zijn nog geen eigen gegevens ingelezen.\n"
    assert ask("gegevens", "lijst") == {"gegevens": []}
    name = name_of(take_in("register", register(2024)).told)
    (row,) = ask("gegevens", "lijst")["gegevens"]
    assert (row["naam"], row["soort"], row["rijen"]) == (name, "register", len(CODES))
    assert (row["bron"], row["peildatum"]) == ("eigen opgave", "2026-11-01")
    told = run("gegevens", "lijst").told
    assert name in told
    assert "342 rijen; bron: eigen opgave; peildatum 2026-11-01" in told


def test_twice_the_same_is_once(ask: Ask, take_in: Import) -> None:
    """Wie hetzelfde bestand twee keer inleest, heeft het een keer."""
    assert take_in("register", register(2024)).code == 0
    assert take_in("register", register(2024)).code == 0
    assert len(ask("gegevens", "lijst")["gegevens"]) == 1


def test_the_register_of_two_years_before_counts(ask: Ask, take_in: Import) -> None:
    """Het register van 2024 verdeelt het geld van 2026; later blijven de aandelen gelijk."""
    take_in("register", register(2024))
    share = (100 + CODES.index("GM0402")) / sum(100 + at for at in range(len(CODES)))
    exact = one(ask, "Hilversum", "impulsbudget", 2026)
    assert exact["bedrag_eur"] == pytest.approx(31_500_000 * share, abs=1)
    assert exact["status"] == "afgeleid"
    assert any(note.startswith("Uw eigen gegeven.") for note in exact["toelichting"])
    assert (exact["laag"], exact["hoog"]) == (None, None)
    later = one(ask, "Hilversum", "impulsbudget", 2028)
    assert later["bedrag_eur"] == exact["bedrag_eur"]
    assert later["status"] == "aanname"
    assert any("blijven daarna gelijk" in note for note in later["toelichting"])
    earlier = one(ask, "Hilversum", "impulsbudget", 2025)
    assert not any("Door u ingelezen" in note for note in earlier["toelichting"])


def test_own_integratie_uitkering(ask: Ask, take_in: Import) -> None:
    """Een ingelezen circulaire geeft het gepubliceerde bedrag, met haar stand."""
    lines = country(
        "gemeentecode;uitkeringsjaar;circulaire;bedrag",
        lambda at: f"2026;meicirculaire-2026;{5_000_000 + at}",
    )
    answer = take_in("iu", lines)
    assert answer.code == 0, answer.out
    found = one(ask, "Hilversum", "iu_participatie", 2026)
    assert found["bedrag_eur"] == 5_000_000 + CODES.index("GM0402")
    assert (found["status"], found["bronnen"]) == ("voorlopig", ["meicirculaire-2026"])
    then = one(ask, "Hilversum", "iu_participatie", 2026, "--bekend", "meicirculaire-2025")
    assert then["bedrag_eur"] != found["bedrag_eur"]


@pytest.mark.parametrize(
    "bron, peildatum, words",
    [
        (" ", "2026-01-01", "De bron is leeg."),
        ("opgave", "2026-02-31", "De peildatum '2026-02-31' is geen dag."),
        ("opgave", "2199-01-01", "De peildatum 2199-01-01 ligt in de toekomst."),
        ("opgave", "2026-11-23", "De peildatum 2026-11-23 ligt in de toekomst."),
    ],
)
def test_source_and_day_are_judged_before_the_file(
    run: Run, tmp_path: Path, own_folder: Path, bron: str, peildatum: str, words: str
) -> None:
    """Een verkeerde bron of peildatum krijgt meteen een zin, ook bij een fout bestand."""
    path = tmp_path / "fout.csv"
    path.write_text("gemeentecode;jaar;aantal\nGM9999;2024;x\n", encoding="utf-8")
    said = ("--soort", "register", "--bron", bron, "--peildatum", peildatum)
    answer = run("gegevens", "importeer", path, *said)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith(words)
    assert answer.err.count("\n") == 1
    assert files_in(own_folder) == {}


def test_today_is_a_day_for_data(take_in: Import) -> None:
    """Gegevens mogen over vandaag gaan."""
    assert take_in("register", register(2024), peildatum="2026-11-22").code == 0


def test_the_same_rows_of_another_source_are_another_run(
    run: Run, ask: Ask, take_in: Import
) -> None:
    """Het nummer van de run hangt ook af van de peildatum van een import."""
    name = name_of(take_in("register", register(2024)).told)
    first = ask("geld", "Hilversum", "--jaar", "2026")["run_id"]
    assert run("gegevens", "intrek", name).code == 0
    take_in("register", register(2024), peildatum="2026-10-31")
    assert ask("geld", "Hilversum", "--jaar", "2026")["run_id"] != first


def test_the_buig_says_what_else_is_needed(take_in: Import) -> None:
    """Bij een lijst van de BUIG staat wat er nog nodig is voor een bedrag."""
    told = take_in("buig", ["gemeentecode;jaar;stand;budget", "GM0402;2025;voorlopig;1000"]).told
    assert "Voor een bedrag is nodig: de uitgaven van alle gemeenten" in told
    assert "het landelijke deelbudget, met --soort parameter" in told


@pytest.mark.parametrize(
    "kind, lines, words",
    [
        ("wsw", ["code;jaar;se", "GM0402;2024;500,25"], "de arbeidsjaren van alle gemeenten"),
        (
            "beschut",
            ["code;jaar;realisatie", "GM0402;2024;28"],
            "bij de variant historisch: de indicaties of de realisatie van alle gemeenten",
        ),
    ],
)
def test_what_counts_with_all_gemeenten_only_says_so(
    take_in: Import, kind: str, lines: Lines, words: str
) -> None:
    """Telt een bestand pas met alle gemeenten mee in een bedrag, dan zegt het verslag dat."""
    assert f"Voor een bedrag is nodig: {words}" in take_in(kind, lines).told


def test_own_values_of_a_parameter(ask: Ask, take_in: Import) -> None:
    """Een eigen waarde van een parameter geldt voor het jaar dat erbij staat."""
    lines = ["regeling;parameter;jaar;waarde", "impulsbudget;macrobudget;2027;63000000"]
    before = one(ask, "landelijk", "impulsbudget", 2026)["bedrag_eur"]
    answer = take_in("parameter", lines)
    assert answer.code == 0, answer.out
    assert one(ask, "landelijk", "impulsbudget", 2026)["bedrag_eur"] == before
    found = one(ask, "landelijk", "impulsbudget", 2027)
    assert found["bedrag_eur"] == 63_000_000
    assert any("door u ingelezen: eigen opgave" in note for note in found["toelichting"])


def test_impossible_values_of_a_parameter_are_told(ask: Ask, take_in: Import) -> None:
    """Een eigen waarde die niet kan, telt niet mee, en dat staat bij het antwoord."""
    lines = ["regeling;parameter;jaar;waarde", "impulsbudget;macrobudget;2027;-5"]
    assert take_in("parameter", lines, "--neem-over").code == 0
    answer = ask("geld", "landelijk", "--jaar", "2027")
    assert row_of(answer, "impulsbudget", 2027)["bedrag_eur"] == 31_500_000
    assert any("telt niet mee: geef een getal vanaf 0." in r for r in answer["opmerkingen"])


def test_wsw_in_arbeidsjaren(ask: Ask, take_in: Import) -> None:
    """Eigen arbeidsjaren verdelen het Wsw-geld van de jaren zonder gepubliceerd bedrag."""
    lines = country("gemeentecode;jaar;se", lambda at: f"2025;{10 + at},25")
    answer = take_in("wsw", lines)
    assert answer.code == 0, answer.out
    share = (10.25 + CODES.index("GM0402")) / sum(10.25 + at for at in range(len(CODES)))
    found = one(ask, "Hilversum", "wsw", 2027)
    assert found["bedrag_eur"] == pytest.approx(1_656_000_000 * share, abs=1)


def test_beschut_werk_by_history(ask: Ask, take_in: Import) -> None:
    """Met eigen realisatie geeft de historische variant van beschut werk een bedrag."""
    lines = country("gemeentecode;jaar;indicaties;realisatie", lambda at: f"2025;{at + 5};{at + 1}")
    answer = take_in("beschut", lines)
    assert answer.code == 0, answer.out
    found = one(ask, "Hilversum", "beschut_werk", 2030, "--variant", "beschut_werk=historisch")
    assert found["bedrag_eur"] not in (
        None,
        one(ask, "Hilversum", "beschut_werk", 2030)["bedrag_eur"],
    )
    assert any("Door u ingelezen" in note for note in found["toelichting"])


def test_buig_needs_two_imports(ask: Ask, take_in: Import) -> None:
    """De rij van de BUIG verschijnt pas als uitgaven en deelbudget allebei zijn ingelezen."""
    lines = country(
        "gemeentecode;jaar;stand;budget;loonkostensubsidie_realisatie",
        lambda at: f"2025;definitief;{1_000_000 + at};{10_000 + at}",
    )
    assert take_in("buig", lines).code == 0
    assert one(ask, "Hilversum", "buig_loonkostensubsidie", 2026)["bedrag_eur"] is None
    unknown = one(ask, "Hilversum", "buig_loonkostensubsidie", 2026)["wat_te_doen"]
    assert "--soort parameter. Het gaat bij buig_loonkostensubsidie om: deelbudget_" in unknown
    deelbudget = "buig_loonkostensubsidie;deelbudget_loonkostensubsidie;2026;500000000"
    own = ["regeling;parameter;jaar;waarde", deelbudget]
    assert take_in("parameter", own).code == 0
    found = one(ask, "Hilversum", "buig_loonkostensubsidie", 2026)
    share = (10_000 + CODES.index("GM0402")) / sum(10_000 + at for at in range(len(CODES)))
    assert found["bedrag_eur"] == pytest.approx(500_000_000 * share, abs=1)
    assert found["verantwoording"] == "SiSa"


@pytest.mark.parametrize("kind, known", [("bijstand", 2_056.53), ("lks", 145.51)])
def test_own_maatstaven(ask: Ask, take_in: Import, kind: str, known: float) -> None:
    """Eigen tellingen van een latere circulaire veranderen het cluster Participatie."""
    before = one(ask, "Hilversum", "cluster_participatie", 2025)["bedrag_eur"]
    lines = country(
        "gemeentecode;uitkeringsjaar;circulaire;aantal",
        lambda _: f"2025;meicirculaire-2025;{2 * known}".replace(".", ","),
    )
    answer = take_in(kind, lines)
    assert answer.code == 0, answer.out
    assert one(ask, "Hilversum", "cluster_participatie", 2025)["bedrag_eur"] > before
    then = one(
        ask, "Hilversum", "cluster_participatie", 2025, "--bekend", "septembercirculaire-2024"
    )
    assert then["bedrag_eur"] == before


@pytest.mark.parametrize(
    "kind, lines",
    [
        ("register", register(2024, CODES[:300])),
        ("wsw", country("gemeentecode;jaar;se", lambda at: f"2025;{at}", CODES[:300])),
        ("beschut", country("gemeentecode;jaar;realisatie", lambda at: f"2025;{at}", CODES[:300])),
    ],
)
def test_incomplete_data_say_so(ask: Ask, take_in: Import, kind: str, lines: Lines) -> None:
    """Cijfers van 300 gemeenten verdelen niets; dat staat bij het antwoord."""
    before = ask("geld", "Hilversum", "--jaar", "2026")
    answer = take_in(kind, lines, "--neem-over")
    assert answer.code == 0, answer.out
    after = ask("geld", "Hilversum", "--jaar", "2026")
    assert after["bedragen"] == before["bedragen"]
    assert any(
        "dekt 300 van de 342 gemeenten en telt niet mee" in remark
        for remark in after["opmerkingen"]
    )


def test_what_was_counted_later_is_hidden_on_an_earlier_stand(ask: Ask, take_in: Import) -> None:
    """Op een stand van voor de peildatum bestaan uw gegevens nog niet."""
    stand = ("--bekend", "meicirculaire-2025")
    before = ask("geld", "Hilversum", "--jaar", "2026", *stand)
    take_in("register", register(2024), peildatum="2025-06-01")
    assert ask("geld", "Hilversum", "--jaar", "2026", *stand) == before
    later = ask("geld", "Hilversum", "--jaar", "2026", "--bekend", "2025-06-01")
    assert any(
        "Door u ingelezen" in note for note in row_of(later, "impulsbudget", 2026)["toelichting"]
    )


def test_a_report_tells_what_was_right(take_in: Import) -> None:
    """Het verslag noemt wat goed was en hoe het weer weg kan."""
    told = take_in("register", register(2024)).told
    assert "Goed gelezen: 342 rijen." in told
    assert "Alles klopt." in told
    assert "Intrekken: springplank gegevens intrek register-" in told


def test_the_report_as_json(take_in: Import) -> None:
    """Met --json is het verslag te lezen door een programma, ook als er iets mis is."""
    good = take_in("register", register(2024), "--json")
    assert good.json["overgenomen"].startswith("register-")
    assert good.json["kan_worden_overgenomen"] is True
    bad = take_in("register", ["gemeentecode;jaar", "GM0402;2024"], "--json")
    assert bad.code == 1
    assert bad.json["overgenomen"] is None
    assert bad.err == "Er is niets veranderd.\n"


def test_what_is_odd_waits_for_you(take_in: Import, own_folder: Path) -> None:
    """Wat opvalt, wordt pas overgenomen met --neem-over."""
    lines = register(2024, CODES[:300])
    first = take_in("register", lines)
    assert (first.code, first.err) == (1, "Er is niets veranderd.\n")
    assert "Klopt het zo, geef dan --neem-over." in first.told
    assert files_in(own_folder) == {}
    taken = take_in("register", lines, "--neem-over")
    assert taken.code == 0
    assert "nog niets overgenomen" not in taken.told


def test_a_fault_stays_out_and_is_told(take_in: Import, own_folder: Path) -> None:
    """Met een fout komt er ook met --neem-over niets in, en het verslag zegt wat er fout is."""
    answer = take_in("register", [*register(2024), "GM0402;2024;7"], "--neem-over")
    assert (answer.code, answer.err) == (1, "Er is niets veranderd.\n")
    assert "GM0402, 2024 staat ook in rij" in answer.told
    assert answer.told.endswith("Verbeter het bestand en probeer het opnieuw.")
    assert not files_in(own_folder)


def test_ambiguous_numbers_are_asked(take_in: Import, own_folder: Path) -> None:
    """Een getal met twee betekenissen wordt gevraagd, niet geraden."""
    lines = country("gemeentecode;jaar;se", lambda _: "2025;1.250")
    asked = take_in("wsw", lines)
    assert asked.code == 1
    assert "--decimaalteken komma of --decimaalteken punt" in asked.told
    assert files_in(own_folder) == {}
    assert take_in("wsw", lines, "--decimaalteken", "komma").code == 0


def test_withdrawing_what_is_not_there(run: Run, take_in: Import, own_folder: Path) -> None:
    """Wie iets intrekt dat er niet is, leest wat er wel is; er verandert niets."""
    name = name_of(take_in("register", register(2024)).told)
    before = files_in(own_folder)
    for wrong in ("onzin", "../register", name[:-1], ""):
        answer = run("gegevens", "intrek", wrong)
        assert (answer.code, answer.out) == (2, "")
        assert f"Kies uit: {name}." in answer.err
    assert files_in(own_folder) == before
    taken = run("gegevens", "intrek", name, "--json")
    assert taken.json == {"ingetrokken": name}


NAMED = {
    "register": ("jaar;aantal", "2024;7", "impulsbudget", 2026),
    "bijstand": ("uitkeringsjaar;circulaire;aantal", "2025;S2024;7", "cluster_participatie", 2025),
    "lks": ("uitkeringsjaar;circulaire;aantal", "2025;S2024;7", "cluster_participatie", 2025),
    "iu": ("uitkeringsjaar;circulaire;bedrag", "2026;M2026;9000000", "iu_participatie", 2026),
    "wsw": ("jaar;se", "2025;7,5", "wsw", 2027),
}


@pytest.mark.parametrize("kind", NAMED)
def test_an_amount_names_the_source_of_what_was_taken_in(
    ask: Ask, take_in: Import, kind: str
) -> None:
    """Rekent een bedrag met wat u inlas, dan staan uw bron en peildatum bij het bedrag."""
    header, cells, stream, year = NAMED[kind]
    take_in(kind, country(f"gemeentecode;{header}", lambda _: cells), "--neem-over")
    told = " ".join(one(ask, "Hilversum", stream, year)["toelichting"])
    assert re.search(r"Door u ingelezen: eigen opgave, peildatum \d{4}-\d\d-\d\d\.", told)


def test_arbeidsjaren_are_no_euros(ask: Ask, take_in: Import) -> None:
    """Waar de uitleg uw arbeidsjaren als sleutel toont, staat erbij dat het geen euro's zijn."""
    take_in("wsw", country("gemeentecode;jaar;se", lambda _: "2025;7,5"))
    steps = ask("uitleg", "Hilversum", "wsw", 2027)["stappen"]
    named = [s["sleutel"] for s in steps if "geen euro's" in (s["toelichting"] or "")]
    assert named == ["laatste_wsw"]
