# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Tests of `springplank bedrijf` and of faulty files of a company, own figures and scenarios."""

from pathlib import Path

import pytest
from tests.cli.answers import Ask, Run, files_in

from springplank.company.bedrijf import EXAMPLE, TEMPLATE

FEW = ("--trekkingen", "20", "--tot", "2027")


def fill_in(template: Path) -> Path:
    """Give a copy of a template in which every text is filled in."""
    filled = template.with_stem("gevuld")
    filled.write_text(template.read_text("utf-8").replace("VUL IN: ", ""), "utf-8")
    return filled


def test_a_new_file_is_in_order(run: Run, ask: Ask, tmp_path: Path) -> None:
    """Met een naam is een leeg bestand in orde, en het voorbeeld meteen; nooit eroverheen."""
    empty, example = tmp_path / "leeg.toml", tmp_path / "voorbeeld.toml"
    assert run("bedrijf", "nieuw", empty).told.startswith(f"Geschreven: {empty}.")
    assert run("bedrijf", "nieuw", example, "--voorbeeld").code == 0
    assert empty.read_text("utf-8") == TEMPLATE.read_text("utf-8")
    filled = fill_in(empty)
    assert ask("bedrijf", "controleer", filled)["eigen"] == []
    found = ask("bedrijf", "controleer", example)
    assert found["synthetisch"]
    assert {"sleutel", "omschrijving", "waarde", "eenheid"} == found["eigen"][0].keys()
    again = run("bedrijf", "nieuw", empty)
    assert (again.code, again.out) == (2, "")
    assert "bestaat al" in again.err
    assert empty.read_text("utf-8") == TEMPLATE.read_text("utf-8")


def test_the_figures_that_are_your_own(run: Run) -> None:
    """Het scherm noemt elk eigen cijfer zoals het is ingevuld, met zijn sleutel."""
    told = run("bedrijf", "controleer", EXAMPLE).told
    assert "Loonkosten per fte in de Wsw: 36.500 (bedrijf_wsw.loonkosten_per_fte)" in told
    assert "Deze cijfers zijn synthetisch" in told


def test_an_empty_file_says_nothing_of_its_own(run: Run, tmp_path: Path) -> None:
    """Een leeg sjabloon heeft geen eigen cijfers; dat staat er, zonder het woord synthetisch."""
    run("bedrijf", "nieuw", tmp_path / "leeg.toml")
    assert "vul hier een tekst in" in run("bedrijf", "controleer", tmp_path / "leeg.toml").err
    told = run("bedrijf", "controleer", fill_in(tmp_path / "leeg.toml")).told
    assert "In orde. 0 cijfers zijn van uzelf" in told
    assert "synthetisch" not in told


@pytest.mark.parametrize(
    "boekjaar, stated, eigen, vreemd, computed",
    [
        (2019, 0.74, 3_930_000, 1_367_000, ""),
        (2019, 0.74, 3_390_000, 1_367_000, "71,3%"),
        (2020, 0.61, 3_355_000, 1_680_000, "66,6%"),
    ],
)
def test_a_solvabiliteit_that_does_not_fit_is_told(
    run: Run,
    ask: Ask,
    tmp_path: Path,
    boekjaar: int,
    stated: float,
    eigen: int,
    vreemd: int,
    computed: str,
) -> None:
    """AM match: past de solvabiliteit niet bij het vermogen, dan staan beide er; anders niets."""
    path = tmp_path / "ammatch.toml"
    path.write_text(
        f'[bedrijf]\nnaam = "AM match"\nboekjaar = {boekjaar}\nbron = "jaarrekening"\n'
        f"[balans]\nsolvabiliteit = {stated}\neigen_vermogen = {eigen}\n"
        f"vreemd_vermogen = {vreemd}\n",
        "utf-8",
    )
    warnings = ask("bedrijf", "controleer", path)["waarschuwingen"]
    answer = run("bedrijf", "controleer", path)
    assert answer.code == 0
    assert len(warnings) == bool(computed)
    assert all(f"volgt {computed}" in warning for warning in warnings)
    assert all(warning in answer.told for warning in warnings)
    assert ("In orde." in answer.told) is not bool(computed)
    assert ("Te gebruiken, maar let op." in answer.told) is bool(computed)


def test_without_a_command(run: Run) -> None:
    """Alleen 'bedrijf' toont wat er kan."""
    answer = run("bedrijf")
    assert answer.code == 0
    assert "nieuw" in answer.out
    assert "controleer" in answer.out


@pytest.mark.parametrize("place", ["geen_map/b.toml", "."])
def test_a_place_that_cannot_be_written(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    """Kan het bestand daar niet staan, dan staat er waarom, en is er niets geschreven."""
    monkeypatch.chdir(tmp_path)
    answer = run("bedrijf", "nieuw", place)
    assert answer.code in (1, 2)
    assert answer.out == ""
    assert files_in(tmp_path) == {}


# --- Faulty files ----------------------------------------------------------------------------


def in_example(old: str, new: str) -> bytes:
    whole = EXAMPLE.read_text("utf-8")
    assert old in whole
    return whole.replace(old, new, 1).encode()


def own(rows: str) -> bytes:
    return f'[eigen]\nbron = "telling"\n{rows}\n'.encode()


def scenario(rows: str) -> bytes:
    head = '[scenario]\nnaam = "P"\nauteur = "t"\ndatum = 2026-11-22\nsoort = "keuze"\nuitleg = "u"'
    tail = 'status = "aanname"\neigenaar = "t"\nwaarom = "w"'
    return f"{head}\n[[wijziging]]\n{rows}\n{tail}\n".encode()


def agreement(rows: str) -> bytes:
    head = '[afspraak]\nnaam = "A"\nbron = ["hilversum-2025"]\nvanaf = 2025\nstatus = "synthetisch"'
    return f"{head}\n[[deel]]\n{rows}\n".encode()


PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8
PLACE = 'naam = "B"\nsoort = "prijs_hoeveelheid"\nproduct = "beschut_werk"\neenheid = "plek"'
FAULTS: tuple[tuple[str, bytes, str], ...] = (
    # The company.
    ("bedrijf", in_example("aandeel = 0.37", "aandeel = 0.57"), "tellen op tot 1,2"),
    ("bedrijf", in_example("= 36_500", "= -36_500"), "-36.500 kan niet; vul een getal van 0"),
    ("bedrijf", in_example("deeltijdfactor", "deeltijdfaktor"), "Bedoelt u deeltijdfactor?"),
    ("bedrijf", in_example("= 36_500", "= 3_650_000"), "lijkt in centen te staan"),
    ("bedrijf", in_example("= 36_500", '= "veel"'), "hier hoort een getal"),
    ("bedrijf", in_example("= 36_500", "= nan"), "geen gewoon getal"),
    (
        "bedrijf",
        in_example("fte = 780", "fte = 0"),
        "[bedrijf] fte: 0 kan niet; vul een getal boven",
    ),
    ("bedrijf", in_example("boekjaar = 2025", "boekjaar = 1825"), "een jaar van 2015"),
    ("bedrijf", in_example("[groepen.wsw]", "[groepen.wsv]"), "Bedoelt u wsw?"),
    ("bedrijf", b"", "is leeg"),
    ("bedrijf", b"geen toml", "geen goed TOML-bestand. Kijk bij regel 1, teken 6."),
    ("bedrijf", PICTURE, "geen tekstbestand"),
    # Own figures.
    ("eigen", own("[gemeenten.Uithoorn]\nwsw = -12"), "kan niet -12 zijn"),
    ("eigen", own("[gemeenten.Uithoorn]\nwsw_leeftijden = { 120 = 1 }"), "Leeftijd 120 kan niet"),
    ("eigen", own("[gemeenten.Uithoorn]\nwsww = 12"), "Bedoelt u wsw?"),
    ("eigen", own("[gemeenten.Utrecht]\nwsw = 12"), "Utrecht hoort niet bij"),
    ("eigen", own("[aannames]\ntussengroep.doorstrom = 0.1"), "Bedoelt u tussengroep.doorstroom"),
    ("eigen", own("[aannames]\ntussengroep.doorstroom = 1.5"), "kan niet 1,5 zijn"),
    ("eigen", own("[gemeente.Uithoorn]\nwsw = 12"), "Bedoelt u [gemeenten]?"),
    ("eigen", b"", "mist [eigen] bron"),
    ("eigen", b"geen toml", "geen goed TOML-bestand"),
    ("eigen", PICTURE, "niet te lezen als tekst"),
    # Scenarios.
    (
        "scenario",
        scenario('wat = "aanname"\nsleutel = "tussengroep.doorstrom"\nfactor = 2'),
        "Bedoelt u tussengroep.doorstroom",
    ),
    (
        "scenario",
        scenario('wat = "regeling"\nsleutel = "wsw.macrobudgt"\njaren = { 2030 = 1 }'),
        "Bedoelt u wsw.macrobudget",
    ),
    (
        "scenario",
        scenario('wat = "aanname"\nsleutel = "tussengroep.instroom"\nwaarde = -5'),
        "kan niet -5 zijn",
    ),
    (
        "scenario",
        scenario('wat = "maatregel"\nsleutel = "hogere_tariefen"\nvanaf = 2027'),
        "Bedoelt u hogere_tarieven?",
    ),
    (
        "scenario",
        scenario('wat = "afspraak"\nsleutel = "afspraak"\nwaarde = "werkzaak"'),
        "niet vooruitrekenen",
    ),
    (
        "scenario",
        scenario('wat = "organisatiemodel"\nsleutel = "model"\nwaarde = "integral"'),
        "Bedoelt u integraal?",
    ),
    ("scenario", b"", "mist het deel [scenario]"),
    ("scenario", b"geen toml", "geen goed TOML-bestand"),
    ("scenario", PICTURE, "niet te lezen als tekst"),
    # Agreements.
    ("afspraak", agreement(f"{PLACE}\nprijs = 1_200_000"), "Dat lijkt in centen: bedoelt u 12.000"),
    ("afspraak", agreement(f"{PLACE}\nprijs = -12"), "ligt onder 0"),
    ("afspraak", agreement(f"{PLACE}\nprys = 12"), "Bedoelt u prijs?"),
    ("afspraak", agreement(PLACE.replace('"beschut_werk"', '"training"') + "\nprijs = 1"), "train"),
    ("afspraak", b"", "mist afspraak, deel"),
    ("afspraak", b"geen toml", "geen goed TOML-bestand"),
    ("afspraak", PICTURE, "is niet te lezen"),
)


@pytest.mark.parametrize("option, content, says", FAULTS)
def test_a_faulty_file_is_told_in_one_sentence(
    run: Run, tmp_path: Path, option: str, content: bytes, says: str
) -> None:
    """Een fout bestand: een zin met wat er mis is, exitcode 1 of 2, en niets geschreven."""
    path = tmp_path / "bestand.toml"
    path.write_bytes(content)
    before = files_in(tmp_path)
    answer = run(
        *("vooruit", "ammatch", f"--{option}", path, *FEW),
        *("--grafiek", tmp_path / "g.svg", "--uit", tmp_path / "x.csv"),
    )
    assert answer.code in (1, 2)
    assert answer.out == ""
    assert says in answer.err
    assert answer.err.count("\n") == 1
    assert files_in(tmp_path) == before


@pytest.mark.parametrize("option", ["bedrijf", "eigen", "scenario", "afspraak"])
def test_a_missing_file(run: Run, tmp_path: Path, option: str) -> None:
    """Bestaat het bestand niet, of is het een map, dan staat dat er."""
    for path in (tmp_path / "weg.toml", tmp_path):
        answer = run("vooruit", "ammatch", f"--{option}", path, *FEW)
        assert answer.code in (1, 2)
        assert path.name in answer.err
        assert answer.err.count("\n") == 1


OPTIONS = (
    (("--tot", "2020"), "--tot 2020 kan niet: kies een jaar van 2026"),
    (("--tot", "2100"), "--tot 2100 kan niet"),
    (("--tot", "morgen"), "'morgen' is geen heel getal"),
    (("--trekkingen", "0"), "kies een aantal van 1 tot en met 20.000"),
    (("--trekkingen", "-5"), "--trekkingen -5 kan niet"),
    (("--model", "partiel"), "Bedoelt u partieel?"),
    (("--afspraak", "doorsluisen"), "Bedoelt u doorsluizen?"),
    (("--scenario", "versterke"), "Bedoelt u versterken"),
    (("--grafiek", "g.png"), "eindigt op .svg of .html"),
    (("--grafiek", "geen_map/g.svg"), "kan niet worden geschreven"),
    (("--grafiek", "g.svg", "--grafiek-van", "personen.wsv"), "Bedoelt u personen.wsw"),
    (
        ("--grafiek", "g.svg", "--grafiek-van", "personen.wsw", "--grafiek-van", "rijksgeld.wsw"),
        "past één eenheid; dit zijn er 2",
    ),
    (("--grafiek", "g.svg", *["--grafiek-van", "personen.wsw"] * 5), "dit zijn er 5"),
    (("--grafiek-van", "personen.wsw"), "geef ook --grafiek BESTAND"),
    (("--csv", "--json"), "niet allebei"),
    (("--uit", "geen_map/x.csv"), "die map bestaat niet"),
    (("--bekend", "gisteren"), "geen bekende circulaire"),
)


@pytest.mark.parametrize("options, says", OPTIONS)
def test_a_faulty_option(
    run: Run,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    options: tuple[str, ...],
    says: str,
) -> None:
    """Een foute keuze: een zin met wat er mis is en wat wel kan, en niets geschreven."""
    monkeypatch.chdir(tmp_path)
    answer = run("vooruit", "ammatch", "--trekkingen", "20", *options)
    assert answer.code in (1, 2)
    assert answer.out == ""
    assert says in answer.err
    assert answer.err.count("\n") == 1
    assert files_in(tmp_path) == {}
