# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Tests of `springplank geld`."""

import csv
import re
from collections import defaultdict
from typing import Any

import pytest
from tests.cli.answers import Ask, Run, row_of

from springplank.reference.tables import FOLDER

STREAMS = (
    "impulsbudget", "sociale_infrastructuur", "beschut_werk", "wsw", "iu_participatie",
    "buig_loonkostensubsidie", "cluster_participatie",
)  # fmt: skip
PARTS = ("sociale_infrastructuur", "beschut_werk", "wsw")
WHOLE = "iu_participatie"
KEYS = {
    "regeling", "jaar", "bedrag_eur", "laag", "hoog", "status", "kanaal", "onderdeel_van",
    "ontvanger", "ontvangt_eur", "gelabeld", "verantwoording", "reserve", "reden", "bronnen",
    "alternatieven",
}  # fmt: skip
BESIDE = {"rechtsvorm", "wat_te_doen", "toelichting"}
SUBJECTS = ("Hilversum", "Zeewolde", "ammatch", "AM05", "landelijk")
SURE = ("vastgesteld", "voorlopig", "aangekondigd", "afgeleid")


@pytest.fixture
def hilversum(ask: Ask) -> dict[str, Any]:
    return ask("geld", "Hilversum", "--van", "2024", "--tot", "2035")


def test_the_keys_are_those_of_the_agreement(hilversum: dict[str, Any]) -> None:
    """Het antwoord als JSON heeft de afgesproken sleutels en zeven geldstromen."""
    assert list(hilversum)[:4] == ["onderwerp", "bekend", "bekend_op", "run_id"]
    assert hilversum["onderwerp"] == {"soort": "gemeente", "code": "GM0402", "naam": "Hilversum"}
    assert tuple(dict.fromkeys(a["regeling"] for a in hilversum["bedragen"])) == STREAMS
    for amount in hilversum["bedragen"]:
        extra = {"som_onderdelen", "onverklaard"} if amount["regeling"] == WHOLE else set()
        assert set(amount) == KEYS | BESIDE | extra
        assert set(amount["ontvanger"]) == {"code", "naam"}
        assert amount["onderdeel_van"] == (WHOLE if amount["regeling"] in PARTS else None)


def test_the_window_is_this_year_and_four_ahead(ask: Ask) -> None:
    """Zonder jaren gaat het over dit jaar en de vier jaren erna."""
    assert ask("geld", "Hilversum")["jaren"] == [2026, 2027, 2028, 2029, 2030]


@pytest.mark.parametrize(
    "options, years",
    [
        (["--jaar", "2025"], [2025]),
        (["--van", "2024", "--tot", "2026"], [2024, 2025, 2026]),
        (["--van", "2029"], [2029, 2030, 2031, 2032, 2033]),
        (["--van", "2024"], list(range(2024, 2031))),
        (["--tot", "2027"], [2026, 2027]),
        (["--tot", "2025"], [2025]),
    ],
)
def test_years_can_be_chosen(ask: Ask, options: list[str], years: list[int]) -> None:
    """Een jaar of een eerste en laatste jaar bepalen waar het antwoord over gaat."""
    answer = ask("geld", "Hilversum", *options)
    assert answer["jaren"] == years
    assert len(answer["bedragen"]) == len(STREAMS) * len(years)


@pytest.mark.parametrize(
    "name, kind, code",
    [
        ("Hilversum", "gemeente", "GM0402"),
        ("hilversum", "gemeente", "GM0402"),
        ("GM0402", "gemeente", "GM0402"),
        ("402", "gemeente", "GM0402"),
        ("Den Haag", "gemeente", "GM0518"),
        ("ammatch", "samenwerkingsverband", "ammatch"),
        ("Tomingroep", "samenwerkingsverband", "tomin"),
        ("zelf-GM0050", "samenwerkingsverband", "zelf-gm0050"),
        ("AM05", "arbeidsmarktregio", "AM05"),
        ("landelijk", "landelijk", "NL"),
    ],
)
def test_everyone_can_be_asked_for(ask: Ask, name: str, kind: str, code: str) -> None:
    """Een gemeente, verband, arbeidsmarktregio en het hele land hebben elk een antwoord."""
    subject = ask("geld", name, "--jaar", "2026")["onderwerp"]
    assert (subject["soort"], subject["code"]) == (kind, code)


@pytest.mark.parametrize("name", SUBJECTS)
def test_amounts_ranges_and_reasons_go_together(ask: Ask, name: str) -> None:
    """Een raming of aanname heeft een bandbreedte waar hij in ligt; onbekend zegt waarom."""
    answer = ask("geld", name, "--van", "2024", "--tot", "2049")
    for amount in answer["bedragen"]:
        value, low, high = amount["bedrag_eur"], amount["laag"], amount["hoog"]
        if value is None:
            assert (amount["status"], low, high) == ("onbekend", None, None)
            assert amount["ontvangt_eur"] is None
            assert amount["reden"].endswith(".")
            assert amount["wat_te_doen"].endswith(".")
            assert "Lees" not in amount["reden"]
        else:
            assert amount["wat_te_doen"] is None
            assert amount["bronnen"] or value == 0
            if low is None:
                assert amount["status"] in SURE
            else:
                assert low <= value <= high
        if value == 0:
            assert amount["reden"]


def test_a_whole_is_the_sum_of_its_parts_and_what_is_not_explained(ask: Ask) -> None:
    """De integratie-uitkering is de som van haar onderdelen plus wat onverklaard is."""
    for name in ("Hilversum", "ammatch", "landelijk"):
        answer = ask("geld", name, "--van", "2024", "--tot", "2030")
        for year in answer["jaren"]:
            whole = row_of(answer, WHOLE, year)
            parts = sum(row_of(answer, part, year)["bedrag_eur"] for part in PARTS)
            assert whole["bedrag_eur"] == whole["som_onderdelen"] + whole["onverklaard"]
            if whole["status"] != "vastgesteld":
                assert whole["som_onderdelen"] == parts


def test_totals_count_components_once(hilversum: dict[str, Any]) -> None:
    """Een totaal telt onderdelen niet dubbel en is onvolledig als er iets onbekend is."""
    expected: dict[tuple[str, int], int] = defaultdict(int)
    unknown: set[tuple[str, int]] = set()
    for amount in hilversum["bedragen"]:
        if amount["onderdeel_van"] is None:
            place = amount["kanaal"], amount["jaar"]
            expected[place] += amount["bedrag_eur"] or 0
            if amount["bedrag_eur"] is None:
                unknown.add(place)
    totals = {(t["kanaal"], t["jaar"]): t for t in hilversum["totalen"]}
    assert {place: total["bedrag_eur"] for place, total in totals.items()} == expected
    assert {place for place, total in totals.items() if not total["volledig"]} == unknown
    assert unknown


def test_the_largest_member_is_paid(ask: Ask) -> None:
    """Een lid ontvangt zelf 0; het verband ontvangt het hele bedrag via zijn grootste gemeente."""
    verband = row_of(ask("geld", "ammatch", "--jaar", "2026"), "impulsbudget", 2026)
    assert verband["ontvanger"] == {"code": "GM0394", "naam": "Haarlemmermeer"}
    assert verband["ontvangt_eur"] == verband["bedrag_eur"]
    shares = 0
    for code in ("GM0358", "GM0362", "GM0394", "GM0437", "GM0451"):
        member = row_of(ask("geld", code, "--jaar", "2026"), "impulsbudget", 2026)
        shares += member["bedrag_eur"]
        is_largest = code == "GM0394"
        assert member["ontvanger"]["code"] == "GM0394"
        assert member["ontvangt_eur"] == (verband["bedrag_eur"] if is_largest else 0)
    assert shares == verband["bedrag_eur"]


def test_a_gemeente_in_two_verbanden_names_both_receivers(ask: Ask) -> None:
    """Wie in twee verbanden zit, leest welke twee gemeenten het geld ontvangen."""
    answer = ask("geld", "Borger-Odoorn", "--jaar", "2026")
    paid = row_of(answer, "impulsbudget", 2026)
    assert paid["ontvanger"] == {"code": None, "naam": "Emmen en Midden-Groningen"}
    assert paid["ontvangt_eur"] == 0
    assert any("zit in 2 verbanden" in remark for remark in answer["opmerkingen"])
    split = row_of(ask("geld", "wedeka", "--jaar", "2026"), "impulsbudget", 2026)
    assert any("voor een deel mee" in note for note in split["toelichting"])


def test_a_gemeente_without_a_verband_is_marked(ask: Ask) -> None:
    """Van Zeewolde is geen verband bekend; dat staat erbij en het ontvangt zijn eigen deel."""
    answer = ask("geld", "Zeewolde", "--jaar", "2026")
    paid = row_of(answer, "impulsbudget", 2026)
    assert paid["ontvanger"]["code"] == "GM0050"
    assert paid["ontvangt_eur"] == paid["bedrag_eur"] > 0
    assert any("geen samenwerkingsverband bekend" in remark for remark in answer["opmerkingen"])


def test_the_certainty_of_verbanden_travels_along(hilversum: dict[str, Any]) -> None:
    """Hoe zeker een verband is, en hoeveel niet zijn bevestigd, staat bij het antwoord."""
    remarks = hilversum["opmerkingen"]
    assert any("Tomingroep (tomin): zekerheid" in remark for remark in remarks)
    assert any(re.search(r"\d+ van de 85 verbanden", remark) for remark in remarks)


def test_what_was_published_later_is_invisible(ask: Ask) -> None:
    """Op de stand van de meicirculaire 2024 bestaat alles van later nog niet."""
    then = ask(
        "geld", "Hilversum", "--van", "2024", "--tot", "2026", "--bekend", "meicirculaire-2024"
    )
    assert then["bekend"] == "meicirculaire-2024"
    assert row_of(then, WHOLE, 2025)["bedrag_eur"] == 7_658_709
    assert row_of(then, WHOLE, 2025)["status"] == "voorlopig"
    for year in (2025, 2026):
        hidden = row_of(then, "impulsbudget", year)
        assert hidden["bedrag_eur"] is None
        assert "Kies een latere stand" in hidden["wat_te_doen"]
        assert row_of(then, "sociale_infrastructuur", year)["bedrag_eur"] is None
    late = {"septembercirculaire-2024", "meicirculaire-2025", "septembercirculaire-2025"}
    assert not late & {source for a in then["bedragen"] for source in a["bronnen"]}


def test_every_published_amount_of_every_standing(ask: Ask) -> None:
    """Elke gepubliceerde integratie-uitkering van Hilversum komt op haar stand terug."""
    with (FOLDER / "tellingen.csv").open(encoding="utf-8") as file:
        published = [row for row in csv.DictReader(file) if row["code"] == "GM0402"]
    assert len(published) == 6
    for row in published:
        year = int(row["uitkeringsjaar"])
        answer = ask("geld", "Hilversum", "--jaar", year, "--bekend", row["circulaire"])
        found = row_of(answer, WHOLE, year)
        assert (found["bedrag_eur"], found["status"]) == (
            int(row["iu_participatie_eur"]),
            "voorlopig",
        )
        assert found["bronnen"] == [row["circulaire"]]


def test_a_day_is_a_standing_too(ask: Ask) -> None:
    """Een dag telt als stand: alles wat tot en met die dag verscheen, is zichtbaar."""
    options = ("geld", "Hilversum", "--jaar", "2025")
    day = ask(*options, "--bekend", "2024-05-31")
    circulaire = ask(*options, "--bekend", "meicirculaire-2024")
    assert day["bedragen"] == circulaire["bedragen"]
    assert ask(*options, "--bekend", "2024-05-30")["bedragen"] != circulaire["bedragen"]


def test_rival_values_stand_beside_the_amount(ask: Ask) -> None:
    """Waar bronnen elkaar tegenspreken, staan de andere bedragen ernaast: 34,7 naast 35,9."""
    answer = ask("geld", "landelijk", "--van", "2024", "--tot", "2035")
    end = row_of(answer, "sociale_infrastructuur", 2035)
    assert end["bedrag_eur"] == 35_900_000
    assert {a["naam"]: a["bedrag_eur"] for a in end["alternatieven"]} == {
        "vragenuur": 34_700_000,
        "norm maal plekken": 36_340_000,
    }
    for year in (2024, 2025):
        names = [a["naam"] for a in row_of(answer, "beschut_werk", year)["alternatieven"]]
        assert names == ["suppletoire begroting"]
    whole = row_of(answer, WHOLE, 2025)["alternatieven"]
    assert [a["bedrag_eur"] for a in whole] == [1_959_386_008]


def test_a_rival_can_be_chosen(ask: Ask) -> None:
    """Met --waarde rekent Springplank met een andere waarde, en de gewone staat ernaast."""
    chosen = "sociale_infrastructuur.macrobudget"
    options = ("geld", "landelijk", "--jaar", "2035")
    rival = ask(*options, "--waarde", f"{chosen}=vragenuur")
    found = row_of(rival, "sociale_infrastructuur", 2035)
    assert found["bedrag_eur"] == 34_700_000
    assert rival["run_id"] != ask(*options)["run_id"]
    own = row_of(ask(*options, "--waarde", f"{chosen}=40.000.000"), "sociale_infrastructuur", 2035)
    assert own["bedrag_eur"] == 40_000_000
    assert any("door u gekozen" in note for note in own["toelichting"])


def test_each_gemeente_can_be_paid_itself(ask: Ask) -> None:
    """In de terugvaloptie ontvangt elke gemeente haar eigen impulsbudget."""
    options = ("geld", "Hilversum", "--jaar", "2026", "--variant", "impulsbudget=elke_gemeente")
    paid = row_of(ask(*options), "impulsbudget", 2026)
    assert paid["ontvanger"]["code"] == "GM0402"
    assert paid["ontvangt_eur"] == paid["bedrag_eur"] == 117_894
    verband = ("geld", "tomin", "--jaar", "2026", "--variant", "impulsbudget=elke_gemeente")
    assert row_of(ask(*verband), "impulsbudget", 2026)["ontvanger"]["naam"] == "elke gemeente"


def test_beschut_werk_has_other_keys(ask: Ask) -> None:
    """Beschut werk kan naar het doelgroepenregister; zonder eigen cijfers niet naar realisatie."""
    options = ("geld", "Hilversum", "--jaar", "2028")
    now = row_of(ask(*options), "beschut_werk", 2028)
    other = row_of(ask(*options, "--variant", "beschut_werk=objectief"), "beschut_werk", 2028)
    assert other["bedrag_eur"] not in (None, now["bedrag_eur"])
    history = ask(*options, "--variant", "beschut_werk=historisch")
    unknown = row_of(history, "beschut_werk", 2028)
    assert unknown["bedrag_eur"] is None
    assert "gegevens importeer --soort beschut" in unknown["wat_te_doen"]
    assert row_of(history, WHOLE, 2028)["bedrag_eur"] is None


def test_spending_stands_beside_it(run: Run, ask: Ask) -> None:
    """Met --uitgaven staan lasten en baten van de gemeente ernaast, met een waarschuwing."""
    spent = ask("geld", "Hilversum", "--jaar", "2026", "--uitgaven")["uitgaven"]
    assert spent["eenheid"] == "euro"
    assert {row["taakveld"] for row in spent["bedragen"]} == {"6.3", "6.4", "6.5"}
    assert {row["soort"] for row in spent["bedragen"]} == {"begroting", "jaarrekening"}
    told = run("geld", "Hilversum", "--jaar", "2026", "--uitgaven").told
    assert "6.4 Wsw en beschut werk 7.585.000 2.000 7.583.000" in told
    assert "Wat de gemeente uitgeeft (Iv3, in euro)" in told
    assert "Vergelijk gemeenten er niet mee" in told
    assert "Bron: Iv3, opgave van gemeenten aan het CBS" in told
    shared = run("geld", "emco", "--jaar", "2026", "--uitgaven").told
    assert "Wat de gemeenten uitgeven (Iv3, in euro)" in shared
    assert "en bij de geldstromen voor een deel." in shared


@pytest.mark.parametrize("name", ["Hilversum", "ammatch", "landelijk"])
def test_years_before_the_first_amounts_say_so_once(run: Run, ask: Ask, name: str) -> None:
    """Voor 2024 zijn er geen bedragen; dat staat er een keer, en nergens een 0."""
    amounts = ask("geld", name, "--van", "2018", "--tot", "2020")["bedragen"]
    assert {a["bedrag_eur"] for a in amounts} == {None}
    told = run("geld", name, "--van", "2018", "--tot", "2020").told
    assert told.count("Springplank heeft geen bedragen van voor 2024. Kies 2024 of later.") == 1
    across = ask("geld", name, "--van", "2022", "--tot", "2025")
    assert row_of(across, WHOLE, 2022)["bedrag_eur"] is None
    assert row_of(across, WHOLE, 2024)["bedrag_eur"] > 0


def test_a_gemeente_that_is_gone(run: Run, ask: Ask) -> None:
    """Bedum bestond in 2018; in 2026 zegt het antwoord waarin het opging."""
    assert ask("geld", "Bedum", "--jaar", "2018")["onderwerp"]["code"] == "GM0005"
    answer = run("geld", "Bedum", "--jaar", "2026")
    assert (answer.code, answer.out) == (2, "")
    assert answer.err == (
        "Bedum (GM0005) bestaat sinds 1 januari 2019 niet meer en ging op in Het Hogeland "
        "(GM1966). Kies een gemeente die in 2026 bestaat.\n"
    )


def test_the_table_tells_all_that_a_controller_asks(run: Run) -> None:
    """De tabel toont per stroom bedrag, bandbreedte, zekerheid, ontvanger, vorm en bronnen."""
    answer = run("geld", "Hilversum")
    assert (answer.code, answer.err) == (0, "")
    told = answer.told
    assert answer.out.splitlines()[0] == "Hilversum (gemeente GM0402)"
    assert "Stand: de nieuwste bekende stand (bronnen tot en met" in told
    assert re.search(r"Run [0-9a-f]{16} \(kenmerk", told)
    assert "Betaald aan: Almere, de grootste gemeente van het samenwerkingsverband." in told
    for said in ("Vorm:", "gelabeld.", "Verantwoording:", "Reserve:"):
        assert told.count(said) == 4
    assert told.count("Bronnen:") >= 5
    assert "zelf ontvangen 0 0 0 0 0" in told
    assert "Prijspeil 2024." in told
    assert "Zekerheid aanname:" in told
    assert "Dat is iets anders dan 0 euro." in told
    assert "springplank uitleg Hilversum beschut_werk 2026" in told


def test_the_whole_comes_before_its_parts(run: Run) -> None:
    """Eerst staat de integratie-uitkering, daarna haar onderdelen."""
    out = run("geld", "Hilversum", "--jaar", "2026").out
    parts = [out.index(f"{name}, onderdeel van") for name in (
        "Rijksbijdrage sociale infrastructuur", "Rijksbijdrage beschut werk", "Rijksbijdrage Wsw",
    )]  # fmt: skip
    assert out.index("\nIntegratie-uitkering Participatie\n") < min(parts)


@pytest.mark.parametrize("columns", [80, 100, 140])
@pytest.mark.parametrize("name", SUBJECTS)
def test_lines_fit_the_screen(
    run: Run, monkeypatch: pytest.MonkeyPatch, name: str, columns: int
) -> None:
    """Geen regel is breder dan het scherm, en geen zin heeft dubbele of zwervende spaties."""
    monkeypatch.setenv("COLUMNS", str(columns))
    out = run("geld", name, "--van", "2024", "--tot", "2030", "--uitgaven").out
    assert max(len(line) for line in out.splitlines()) <= columns
    told = " ".join(out.split())
    assert not re.search(r" [.,;:]|\.\.|\( | \)", told)


def test_an_incomplete_total_is_marked(run: Run) -> None:
    """Een totaal waar iets bij hoort dat onbekend is, is onbekend en niet 0."""
    told = run("geld", "Hilversum", "--jaar", "2026").told
    assert "specifieke uitkering onbekend algemene uitkering onbekend" in told


def test_a_name_with_spaces_is_quoted(run: Run) -> None:
    """Het voorbeeld onderaan zet een naam met spaties of tekens tussen aanhalingstekens."""
    assert 'uitleg "Den Haag" beschut' in run("geld", "Den Haag", "--jaar", "2026").told.replace(
        "'s-Gravenhage", "Den Haag"
    )


def test_years_are_joined_only_when_they_follow(run: Run, ask: Ask) -> None:
    """Een reden die voor losse jaren geldt, noemt die jaren en niet alles ertussen."""
    years = ("--van", "2024", "--tot", "2036")
    rows = ask("geld", "Hilversum", *years)["bedragen"]
    zero = [a["jaar"] for a in rows if a["regeling"] == "impulsbudget" and a["reden"]]
    assert zero == [2024, 2035, 2036]
    told = run("geld", "Hilversum", *years).told
    assert "2024, 2035 tot en met 2036: " in told
    assert "2024 tot en met 2036: Landelijk impulsbudget" not in told


def test_totals_have_a_range(run: Run, ask: Ask) -> None:
    """Een totaal met een raming erin heeft een laagste en een hoogste bedrag."""
    answer = ask("geld", "Hilversum", "--van", "2026", "--tot", "2027")
    totals = {(t["kanaal"], t["jaar"]): t for t in answer["totalen"]}
    for year in (2026, 2027):
        total = totals["gemeentefonds, integratie-uitkering", year]
        whole = row_of(answer, "iu_participatie", year)
        assert (total["laag"], total["hoog"]) == (whole["laag"], whole["hoog"])
        assert totals["specifieke uitkering (BUIG)", year]["laag"] is None
    shown = run("geld", "Hilversum", "--van", "2026", "--tot", "2027").out.partition("Totaal")[2]
    low = f"{totals['gemeentefonds, integratie-uitkering', 2026]['laag']:,}".replace(",", ".")
    assert low in shown


def test_two_receivers_are_plural(run: Run) -> None:
    """Krijgen twee gemeenten het geld, dan staat dat in het meervoud."""
    told = run("geld", "Borger-Odoorn", "--jaar", "2026").told
    assert "Emmen en Midden-Groningen, de grootste gemeenten van de samenwerkings" in told
