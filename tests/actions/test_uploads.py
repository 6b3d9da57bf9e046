# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""A file that a person sends: first the report, then keeping it, or nothing at all."""

import ast
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from tests.imports.bombs import BOMBS, RIGHT, half_a_megabyte, with_parts, workbook

from springplank.actions import imports as import_actions
from springplank.actions.imports import list_imports, own_store
from springplank.actions.uploads import WAITING_LIMIT, WAITING_TIME, Preview, Uploads, on_screen
from springplank.errors import DataError, UsageError
from springplank.imports.confined import ReadingRoom
from springplank.imports.report import Severity

CLEAN = "verband;naam;begin\n"
ABOUT = {"bron": "eigen telling", "peildatum": "2026-01-01"}
PER_VERBAND = "gemeentecode;jaar;aantal\n"


class Clock:
    """Seconds that only go up when a test says so."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture(scope="module")
def room() -> Iterator[ReadingRoom]:
    """One room for all tests, as on a server."""
    made = ReadingRoom()
    made.warm_up()
    yield made
    made.close()


@pytest.fixture
def clock() -> Clock:
    """A clock that stands still."""
    return Clock()


@pytest.fixture
def uploads(
    room: ReadingRoom, clock: Clock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Uploads:
    """The uploads of a server with an empty store."""
    monkeypatch.setenv("SPRINGPLANK_GEGEVENS", str(tmp_path / "gegevens"))
    return Uploads(room, clock)


def send(uploads: Uploads, text: str | bytes, name: str = "lijst.csv") -> Preview:
    """Send a file with numbers of the doelgroepenregister."""
    data = text if isinstance(text, bytes) else text.encode()
    return uploads.preview(name, data, "register", **ABOUT)


def amounts(preview: Preview) -> list[str]:
    """Give the numbers that were read."""
    return [str(row["aantal"]) for row in preview.report.rows]


ROWS = "code;jaar;aantal\nGM0014;2015;10\nGM0034;2015;20\n"


def test_report_first_then_keeping(uploads: Uploads) -> None:
    """Eerst komt het verslag en is er niets bewaard; na het antwoord staat alles er."""
    seen = send(uploads, ROWS)
    assert list_imports() == ()
    assert seen.can_be_taken_over
    assert seen.asks_consent
    assert "Er is nog niets overgenomen. Klopt alles zo, kies dan Neem over." in seen.conclusion
    refused = uploads.take_over(seen.key, accept_odd=False)
    assert refused.imported is None
    assert list_imports() == ()
    kept = uploads.take_over(seen.key, accept_odd=True)
    assert kept.imported is not None
    assert kept.imported.rows == seen.report.rows
    assert [found.bron for found in list_imports()] == ["eigen telling"]


def test_twice_is_once(uploads: Uploads) -> None:
    """Twee keer op de knop drukken geeft dezelfde import, geen tweede."""
    seen = send(uploads, ROWS)
    first = uploads.take_over(seen.key, accept_odd=True)
    assert uploads.take_over(seen.key, accept_odd=True) == first
    assert len(list_imports()) == 1


def test_stream(uploads: Uploads) -> None:
    """Een stroom van bytes geeft hetzelfde verslag; te veel bytes worden niet eens gelezen."""
    stream = uploads.preview("lijst.csv", BytesIO(ROWS.encode()), "register", **ABOUT)
    assert stream.report == send(uploads, ROWS).report
    endless = BytesIO(b"x" * 30_000_000)
    with pytest.raises(DataError, match=r"groter dan 10 MB"):
        uploads.preview("groot.csv", endless, "register", **ABOUT)
    assert endless.tell() == 10_000_001


def test_blocked_file_cannot_be_kept(uploads: Uploads) -> None:
    """Een bestand met een fout krijgt geen sleutel: er is niets om over te nemen."""
    seen = send(uploads, ROWS + "GM0034;2016;-1\n")
    assert not seen.can_be_taken_over
    assert not seen.asks_consent
    assert seen.key == ""
    assert seen.conclusion.startswith("Er is niets overgenomen: 1 fout in het bestand.")
    with pytest.raises(UsageError, match="Deze controle is verlopen"):
        uploads.take_over(seen.key, accept_odd=True)
    assert list_imports() == ()


def test_a_check_expires(uploads: Uploads, clock: Clock) -> None:
    """Een controle wacht een uur; daarna vraagt een zin om het bestand nog eens."""
    seen = send(uploads, ROWS)
    clock.now = WAITING_TIME + 1
    with pytest.raises(UsageError) as caught:
        uploads.take_over(seen.key, accept_odd=True)
    assert str(caught.value) == (
        "Deze controle is verlopen. Er is niets overgenomen. Stuur het bestand opnieuw."
    )


def test_many_checks(uploads: Uploads) -> None:
    """Wachten er te veel controles, dan gaat de oudste weg en blijft de nieuwste."""
    report = send(uploads, ROWS).report
    day = send(uploads, ROWS).peildatum
    keys = [uploads._keep_waiting(report, "x", day) for _ in range(WAITING_LIMIT + 1)]
    assert len(uploads._waiting) == WAITING_LIMIT
    assert uploads.take_over(keys[-1], accept_odd=False).report == report
    with pytest.raises(UsageError, match="verlopen"):
        uploads.take_over(keys[0], accept_odd=True)


@pytest.mark.parametrize(
    "change, sentence",
    [
        ({"bron": " "}, "De bron is leeg. Vul in waar de gegevens vandaan komen."),
        ({"peildatum": "gisteren"}, "De peildatum 'gisteren' is geen dag. Schrijf bijvoorbeeld"),
        ({"peildatum": "2999-01-01"}, "De peildatum 2999-01-01 ligt in de toekomst."),
        ({"kind": "registr"}, "De soort 'registr' bestaat niet. Bedoelt u register?"),
        ({"sheet": "Mei"}, "lijst.csv is een CSV-bestand zonder bladen. Laat het veld Blad leeg."),
        ({"decimaalteken": "streep"}, "Het decimaalteken 'streep' bestaat niet."),
    ],
)
def test_wrong_question(change: dict[str, str], sentence: str, uploads: Uploads) -> None:
    """Een verkeerd veld geeft een zin die bij een pagina past."""
    asked = {"kind": "register", **ABOUT, **change}
    with pytest.raises(UsageError) as caught:
        uploads.preview("lijst.csv", ROWS.encode(), asked.pop("kind"), **asked)
    assert str(caught.value).startswith(sentence)


def test_bomb(uploads: Uploads) -> None:
    """Een bom geeft een zin, en daarna leest de server gewoon verder."""
    with pytest.raises(DataError) as caught:
        send(uploads, half_a_megabyte(), "lijst.xlsx")
    assert str(caught.value) == f"lijst.xlsx {BOMBS[half_a_megabyte]}"
    assert amounts(send(uploads, ROWS)) == ["10", "20"]
    assert list_imports() == ()


# --- Names and places ---------------------------------------------------------------------


@pytest.mark.parametrize(
    "name",
    ["../../../buiten.csv", "/etc/passwd", "C:\\map\\lijst.csv", "a\x00b.csv", "", "x" * 5_000],
)
def test_name_is_never_a_place(name: str, uploads: Uploads, tmp_path: Path) -> None:
    """De naam van een bestand wordt getoond, maar bepaalt nooit waar iets staat."""
    kept = uploads.take_over(send(uploads, ROWS, name).key, accept_odd=True)
    assert kept.imported is not None
    shown = kept.imported.manifest.file_name
    assert "/" not in shown
    assert shown.isprintable()
    assert len(shown) <= 120
    places = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*")}
    folder = f"gegevens/{kept.imported.manifest.id}"
    assert places == {
        "gegevens",
        "gegevens/.slot",
        folder,
        f"{folder}/gegevens.csv",
        f"{folder}/manifest.json",
    }


# --- Other sorts of files -------------------------------------------------------------------


def in_zip(**parts: bytes) -> bytes:
    """Give a container with other parts than a workbook has."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), content)
    return file.getvalue()


def encrypted() -> bytes:
    """Give a workbook with the flag that says that its parts are encrypted."""
    data = bytearray(workbook())
    data[data.rindex(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600
OTHERS = {
    "oud.xls": (OLD, "is een oud Excel-bestand (.xls). Sla het op als .xlsx."),
    "slot.xlsx": (
        OLD + "EncryptedPackage".encode("utf-16-le"),
        "is versleuteld. Haal in Excel het wachtwoord eraf en probeer het opnieuw.",
    ),
    "deel.xlsx": (encrypted(), "is versleuteld. Haal het wachtwoord eraf."),
    "tabel.ods": (
        in_zip(mimetype=b"x", content_xml=b"<x/>"),
        "is een OpenDocument-bestand, maar geen rekenblad. Sla de tabel op als .ods of .xlsx.",
    ),
    "macro.xlsm": (
        with_parts({"xl/vbaProject.bin": b"x"}),
        "bevat macro's. Sla het op als .xlsx, zonder macro's.",
    ),
    "tabel.numbers": (
        in_zip(Index__Document_iwa=b"x"),
        (
            "is een Numbers-bestand. Kies in Numbers 'Exporteer naar' en dan 'Excel', en geef dat "
            "bestand."
        ),
    ),
    "kapot.xlsx": (
        workbook()[:-200],
        "is beschadigd of geen geldig Excel-bestand. Open het in Excel en sla het opnieuw op.",
    ),
}


@pytest.mark.parametrize("name", OTHERS)
def test_other_sort_of_file(name: str, uploads: Uploads) -> None:
    """Een ander soort bestand wordt bij naam genoemd, met wat u kunt doen."""
    data, sentence = OTHERS[name]
    with pytest.raises(DataError) as caught:
        send(uploads, data, name)
    assert str(caught.value) == f"{name} {sentence}"


def test_wrong_extension(uploads: Uploads) -> None:
    """De inhoud telt, niet de naam; het verslag wijst erop."""
    seen = send(uploads, ROWS, "lijst.xlsx")
    assert amounts(seen) == ["10", "20"]
    assert any("maar het is een tekstbestand" in found.text for found in seen.report.findings)


# --- Dialects of text -----------------------------------------------------------------------

DIALECTS: dict[str, tuple[str, str, list[str]]] = {
    "puntkomma": ("code;jaar;aantal\nGM0014;2015;1.234,5\n", "utf-8", ["1234.5"]),
    "komma en punt": ('code,jaar,aantal\nGM0014,2015,"1,234.56"\n', "utf-8", ["1234.56"]),
    "merk vooraan": ("code;jaar;aantal\nGM0014;2015;2,5\n", "utf-8-sig", ["2.5"]),
    "UTF-16": ("code;jaar;aantal\nGM0014;2015;2,5\n", "utf-16", ["2.5"]),
    "Windows-1252": ("naam;jaar;aantal\nSúdwest-Fryslân;2015;2,5\n", "cp1252", ["2.5"]),
    "nul vooraan": ("code;jaar;aantal\n0014;2015;7\n", "utf-8", ["7"]),
    "tab": ("code\tjaar\taantal\nGM0014\t2015\t7\n", "utf-8", ["7"]),
}


@pytest.mark.parametrize("case", DIALECTS)
def test_dialect(case: str, uploads: Uploads) -> None:
    """Elke gewone schrijfwijze van een tekstbestand wordt goed gelezen."""
    text, encoding, expected = DIALECTS[case]
    assert amounts(send(uploads, text.encode(encoding))) == expected


@pytest.mark.parametrize("written, read", [("€ 1.234,56", "1234.56"), ("€1.250.000", "1250000")])
def test_euros(written: str, read: str, uploads: Uploads) -> None:
    """Een euroteken hoort bij een bedrag."""
    text = f"code;uitkeringsjaar;circulaire;bedrag\nGM0014;2025;meicirculaire-2024;{written}\n"
    seen = uploads.preview("lijst.csv", text.encode(), "iu", **ABOUT)
    assert [str(row["bedrag"]) for row in seen.report.rows] == [read]


@pytest.mark.parametrize("number", ["1.234", "1,234", "1.25"])
def test_ambiguous_number_is_asked(number: str, uploads: Uploads) -> None:
    """Een getal met twee lezingen wordt gevraagd in woorden van de pagina, niet geraden."""
    text = f'code;jaar;aantal\nGM0014;2015;"{number}"\n'
    seen = send(uploads, text)
    (question,) = seen.report.of(Severity.VRAAG)
    assert "Decimaalteken" in question.text
    assert "--" not in question.text
    assert seen.conclusion.endswith("Kies bij Decimaalteken.")
    answered = uploads.preview("a.csv", text.encode(), "register", **ABOUT, decimaalteken="komma")
    assert answered.report.of(Severity.VRAAG) == ()


@pytest.mark.parametrize(
    "written, sentence",
    [("(1.000)", "is negatief"), ("5-", "is negatief"), ("1-3-2024", "is een datum")],
)
def test_no_silent_misreading(written: str, sentence: str, uploads: Uploads) -> None:
    """Haakjes, een min achteraan en een datum worden nooit stil een aantal."""
    seen = send(uploads, f"code;jaar;aantal\nGM0014;2015;{written}\nGM0034;2015;2,5\n")
    assert not seen.can_be_taken_over
    assert any(sentence in finding.text for finding in seen.report.findings)


def test_date_as_a_serial_number(uploads: Uploads) -> None:
    """Een datum die als volgnummer in de kolom jaar staat, is geen jaar."""
    seen = send(uploads, workbook([RIGHT[0], ("GM0014", 45352, 1)]), "lijst.xlsx")
    assert seen.report.findings[0].text.startswith(
        "Blad Data, cel B2, kolom jaar: '45352' is geen jaar"
    )


def test_formula_cell(uploads: Uploads) -> None:
    """Een formule zonder bewaarde waarde wordt geweigerd, met blad, cel en wat te doen."""
    seen = send(uploads, workbook([RIGHT[0], ("GM0014", 2015, "=1+1")]), "lijst.xlsx")
    assert seen.report.findings[0].place == "blad Data, cel C2, kolom aantal"
    assert not seen.can_be_taken_over


# --- Words ------------------------------------------------------------------------------------


def test_no_sentence_names_an_option() -> None:
    """Geen zin over een bestand noemt op een pagina een optie van de opdrachtregel."""
    folder = Path(import_actions.__file__).parents[1] / "imports"
    texts = [
        node.value
        for path in folder.glob("*.py")
        for statement in ast.walk(ast.parse(path.read_text("utf-8")))
        if not isinstance(statement, ast.Module | ast.ClassDef | ast.FunctionDef | ast.Expr)
        for node in ast.walk(statement)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        if re.search(r"--[a-z]", node.value) and not node.value.startswith(("\n", "Whether"))
    ]
    assert len(texts) > 5
    for text in texts:
        # A mark is filled in where the code has a place for it.
        filled = text + "komma" if text.endswith("--decimaalteken ") else text
        if not re.search(r"\n\s+(?:Args|Attributes|Returns):", filled):
            assert not re.search(r"--[a-z]", on_screen(filled)), text


def test_close(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Na het stoppen van de server wacht er niets meer."""
    monkeypatch.setenv("SPRINGPLANK_GEGEVENS", str(tmp_path))
    uploads = Uploads()
    seen = send(uploads, ROWS)
    uploads.close()
    with pytest.raises(UsageError, match="verlopen"):
        uploads.take_over(seen.key, accept_odd=True)
    assert own_store().list_imports() == ()


def test_clean_preview_says_so(uploads: Uploads) -> None:
    """Is alles goed, dan is geen bevestiging nodig."""
    seen = replace(send(uploads, ROWS), report=replace(send(uploads, ROWS).report, findings=()))
    assert seen.can_be_taken_over
    assert not seen.asks_consent
