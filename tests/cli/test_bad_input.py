# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Tests of bad files and own data: one clear Dutch sentence, and nothing changed."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook
from tests.cli.answers import CODES, Import, Run, files_in

SAVE = "Sla de tabel op als .xlsx of .csv en probeer het opnieuw."


def register(*lines: str) -> list[str]:
    whole = [f"{code};2024;100" for code in CODES]
    return ["gemeentecode;jaar;aantal", *lines, *whole[len(lines) :]]


WRONG_LINES: tuple[tuple[str, list[str], str], ...] = (
    (
        "register",
        ["gemeentecode;jaar", "GM0014;2024"],
        (
            "Rij 1: de kolom aantal ontbreekt. Gevonden: gemeentecode, jaar. "
            "Voeg die toe of pas de "
            "kop aan."
        ),
    ),
    (
        "register",
        register("GM0014;2024;-5"),
        "Rij 2, kolom aantal: -5 is negatief. Vul een getal van 0 of hoger in.",
    ),
    (
        "register",
        register("GM0014;2024;5", "GM0014;2024;5"),
        (
            "Rij 3, kolom gemeentecode: GM0014, 2024 staat ook in rij 2. Verwijder een van de twee "
            "rijen."
        ),
    ),
    (
        "iu",
        [
            "gemeentecode;uitkeringsjaar;circulaire;bedrag",
            *(f"{code};2024;meicirculaire-2024;1000000" for code in CODES),
        ],
        (
            "Kolom bedrag: de som van bedrag (2024, meicirculaire-2024) is 342.000.000; landelijk "
            "bekend is 2.070.910.995, een verschil van -1.728.910.995. "
            "Controleer of alle gemeenten "
            "erin staan en of het jaar klopt."
        ),
    ),
)


@pytest.mark.parametrize("kind, lines, sentence", WRONG_LINES)
def test_a_bad_line_is_named(
    run: Run, take_in: Import, own_folder: Path, kind: str, lines: list[str], sentence: str
) -> None:
    """Een fout in een bestand staat er met rij, kolom en wat te doen; er verandert niets."""
    before = run("geld", "Hilversum", "--json").out
    answer = take_in(kind, lines)
    assert answer.code == 1
    assert sentence in answer.told
    assert answer.err == "Er is niets veranderd.\n"
    assert files_in(own_folder) == {}
    assert run("geld", "Hilversum", "--json").out == before


def picture(path: Path) -> Path:
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8)
    return path


def empty(path: Path) -> Path:
    path.write_bytes(b"")
    return path


def huge(path: Path) -> Path:
    with path.open("wb") as file:
        file.truncate(50 * 1024 * 1024)
    return path


def formula(path: Path) -> Path:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(["gemeentecode", "jaar", "aantal"])
    for at, code in enumerate(CODES):
        sheet.append([code, 2024, "=SUM(A1:A2)" if at == 0 else 100])
    book.save(path)
    return path


def folder(path: Path) -> Path:
    path.mkdir()
    return path


@pytest.mark.parametrize(
    "make, name, code, words",
    [
        (picture, "foto.png", 1, f"foto.png is een plaatje (PNG), geen tabel. {SAVE}"),
        (picture, "foto.csv", 1, f"foto.csv is een plaatje (PNG), geen tabel. {SAVE}"),
        (empty, "leeg.csv", 1, f"leeg.csv is leeg: er staat niets in. {SAVE}"),
        (
            huge,
            "groot.csv",
            1,
            (
                "groot.csv is groter dan 50 MB, de grens voor een import. Bewaar alleen de nodige "
                "kolommen en rijen."
            ),
        ),
        (
            formula,
            "som.xlsx",
            1,
            (
                "Blad Sheet, cel C2, kolom aantal: hier staat een formule (=SUM(A1:A2)), "
                "geen waarde. "
                "Kopieer de tabel en kies Plakken speciaal, plak als waarden."
            ),
        ),
        (folder, "map.csv", 2, "map.csv is een map; geef een bestand (.csv of .xlsx)."),
        (lambda path: path, "weg.csv", 2, "weg.csv bestaat niet. Controleer de naam en de map."),
    ],
)
def test_a_file_that_is_no_table(
    run: Run,
    tmp_path: Path,
    own_folder: Path,
    make: Callable[[Path], Path],
    name: str,
    code: int,
    words: str,
) -> None:
    """Een plaatje, leeg bestand, te groot bestand of formule krijgt een zin; er verandert niets."""
    said = ("--soort", "register", "--bron", "test", "--peildatum", "2026-01-01")
    answer = run("gegevens", "importeer", make(tmp_path / name), *said)
    assert answer.code == code
    assert words in " ".join((answer.out + answer.err).split())
    assert files_in(own_folder) == {}


@pytest.mark.parametrize(
    "options, words",
    [
        ({"--soort": "onzin"}, "De soort 'onzin' bestaat niet. Kies uit: register,"),
        ({"--peildatum": "gisteren"}, "De peildatum 'gisteren' is geen dag."),
        ({"--bron": " "}, "De bron is leeg. Zeg met --bron waar de gegevens vandaan komen."),
        ({"--bron": "=1+1"}, "die niet begint met = + - of @."),
        ({"--decimaalteken": "streep"}, "Het decimaalteken 'streep' bestaat niet."),
        ({"--blad": "Blad1"}, "is een CSV-bestand zonder bladen. Laat --blad weg."),
    ],
)
def test_a_wrong_option_of_an_import(
    run: Run, tmp_path: Path, own_folder: Path, options: dict[str, str], words: str
) -> None:
    """Een verkeerde soort, bron, peildatum of keuze krijgt een zin; er verandert niets."""
    path = tmp_path / "goed.csv"
    path.write_text("\n".join(register()), encoding="utf-8")
    given = {"--soort": "register", "--bron": "test", "--peildatum": "2026-01-01"} | options
    answer = run("gegevens", "importeer", path, *(part for pair in given.items() for part in pair))
    assert (answer.code, answer.out) == (2, "")
    assert words in answer.err
    assert files_in(own_folder) == {}


def test_a_damaged_import_names_its_file(run: Run, take_in: Import, own_folder: Path) -> None:
    """Is een eigen import beschadigd, dan noemt de zin het bestand."""
    assert take_in("register", register()).code == 0
    (data,) = (path for path in own_folder.rglob("*") if path.suffix == ".csv")
    data.write_bytes(data.read_bytes()[:-40])
    answer = run("geld", "Hilversum")
    assert (answer.code, answer.out) == (1, "")
    assert data.parent.name in answer.err
    assert answer.err.count("\n") == 1


def test_the_folder_may_not_be_a_file(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, take_in: Import
) -> None:
    """Wijst SPRINGPLANK_GEGEVENS naar een bestand, dan zegt elke opdracht dat in een zin."""
    path = tmp_path / "bestand"
    path.write_text("iets")
    monkeypatch.setenv("SPRINGPLANK_GEGEVENS", str(path))
    for answer in (run("geld", "Hilversum"), run("gegevens", "lijst")):
        assert (answer.code, answer.out) == (1, "")
        assert str(path) in answer.err
    assert take_in("register", register()).code == 1
    assert path.read_text() == "iets"


def brackets(path: Path) -> Path:
    path.write_text("a = " + "[" * 50_000, encoding="utf-8")
    return path


def digits(path: Path) -> Path:
    path.write_text("a = " + "9" * 5_000, encoding="utf-8")
    return path


def endless(path: Path) -> Path:
    os.mkfifo(path)
    return path


@pytest.mark.parametrize(
    "call",
    [
        ("bedrijf", "controleer"),
        *(("vooruit", "Hilversum", f"--{name}") for name in ("bedrijf", "eigen", "scenario")),
        ("vooruit", "Hilversum", "--afspraak"),
    ],
)
@pytest.mark.parametrize(
    "make, words",
    [
        (brackets, "Er staan te veel haken in elkaar."),
        (digits, "Er staat een getal in met te veel cijfers."),
        (huge, "Het bestand is groter dan 5 MB."),
        (endless, "Het is geen gewoon bestand."),
    ],
)
def test_a_filled_in_file_that_cannot_be_read(
    run: Run, tmp_path: Path, call: tuple[str, ...], make: Callable[[Path], Path], words: str
) -> None:
    """Een ingevuld bestand met te veel haken of cijfers, of zonder einde, krijgt één zin."""
    answer = run(*call, make(tmp_path / "vreemd.toml"))
    assert (answer.out, answer.err.count("\n")) == ("", 1)
    assert answer.code in (1, 2)
    assert answer.err.startswith(f"vreemd.toml is geen goed TOML-bestand. {words}")
