# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Files that are no good: for each the exact sentence that a person reads."""

import os
import random
import time
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.imports.conftest import Check, FirstSentence, WriteText

from springplank.errors import DataError, UsageError
from springplank.imports.files import SIZE_LIMIT
from springplank.imports.kinds import KINDS
from springplank.imports.recognition import Known
from springplank.imports.report import FINDING_LIMIT, Severity

KOP = "code;jaar;aantal\n"
FILES: list[dict[str, str]] = tomllib.loads(
    (Path(__file__).parent / "bad_files.toml").read_text(encoding="utf-8")
)["bestand"]


@pytest.mark.parametrize("case", FILES, ids=[case["geval"] for case in FILES])
def test_one_sentence(
    case: dict[str, str], write_text: WriteText, first_sentence: FirstSentence
) -> None:
    """Elk fout bestand geeft een duidelijke zin: wat, waar en wat te doen."""
    content = bytes.fromhex(case["bytes"]) if "bytes" in case else case["inhoud"]
    path = write_text(content, case.get("naam", "lijst.csv"))
    assert first_sentence(path, case.get("soort", "register")) == case["zin"]


WAITS_FOR_YOUR_WORD = {
    "verkeerde extensie",
    "naam past niet",
    "korte rij",
    "som klopt niet",
    "gemeente ontbreekt",
    "leeg aantal",
    "streepje",
    "onbekend",
    "zonder gewicht",
    "niets ingevuld",
}
"""What may be right after all, so that --neem-over takes it; everything else never gets in."""


@pytest.mark.parametrize("case", FILES, ids=[case["geval"] for case in FILES])
def test_what_cannot_be_right_blocks(
    case: dict[str, str], write_text: WriteText, check: Check
) -> None:
    """Wat niet kan kloppen, komt er ook met --neem-over niet in; wat opvalt, wacht op uw woord."""
    content = bytes.fromhex(case["bytes"]) if "bytes" in case else case["inhoud"]
    path = write_text(content, case.get("naam", "lijst.csv"))
    try:
        report = check(path, case.get("soort", "register"))
    except (DataError, UsageError):
        assert case["geval"] not in WAITS_FOR_YOUR_WORD
    else:
        assert not report.is_clean
        assert report.is_blocked == (case["geval"] not in WAITS_FOR_YOUR_WORD)


def test_endless_line(write_text: WriteText, first_sentence: FirstSentence) -> None:
    """Een eindeloze regel of een eindeloze rij cellen wordt geweigerd."""
    assert first_sentence(write_text(KOP + "x" * 300_000)) == (
        "lijst.csv heeft een regel van meer dan 200.000 tekens. Sla de tabel opnieuw op als CSV."
    )
    assert first_sentence(write_text(KOP + ";" * 1_500)) == (
        "lijst.csv heeft meer dan 1.000 kolommen of 1.000.000 cellen, de grens voor een import. "
        "Bewaar alleen de nodige kolommen."
    )


def test_size_limit(write_text: WriteText, check: Check) -> None:
    """Boven 50 MB wordt een bestand niet gelezen en staat de grens in de zin."""
    path = write_text("")
    with path.open("wb") as file:
        file.truncate(SIZE_LIMIT + 1)
    with pytest.raises(DataError, match="groter dan 50 MB, de grens voor een import"):
        check(path)


def test_million_rows(write_text: WriteText, check: Check) -> None:
    """Een miljoen rijen wordt geweigerd voordat er iets vastloopt."""
    path = write_text(KOP + "GM0014;2024;1\n" * 1_000_000)
    started = time.perf_counter()
    with pytest.raises(DataError, match=r"heeft meer dan 200\.000 rijen, de grens voor een import"):
        check(path)
    assert time.perf_counter() - started < 10


def test_many_faults(write_text: WriteText, check: Check) -> None:
    """Duizenden fouten geven een kort verslag dat ze toch allemaal telt."""
    report = check(write_text(KOP + "Nergensland;2024;1\n" * 5_000))
    assert report.count(Severity.BLOKKEERT) == 5_000
    assert len(report.findings) == FINDING_LIMIT
    assert len(report.lines()) < 30
    assert report.conclusion.startswith("Er is niets overgenomen: 5.000 fouten in het bestand.")


def test_no_file(tmp_path: Path, check: Check) -> None:
    """Een pad zonder bestand is een vraag die anders gesteld moet worden."""
    with pytest.raises(UsageError) as caught:
        check(tmp_path / "weg.csv")
    assert str(caught.value) == "Het bestand weg.csv bestaat niet. Controleer de naam en de map."
    assert caught.value.exit_code == 2


def test_folder(tmp_path: Path, check: Check) -> None:
    """Een map is geen bestand."""
    with pytest.raises(UsageError, match=r"is een map; geef een bestand \(\.csv of \.xlsx\)\."):
        check(tmp_path)


def test_pipe(tmp_path: Path, check: Check) -> None:
    """Een pijp laat het programma niet eindeloos wachten."""
    os.mkfifo(tmp_path / "pijp.csv")
    with pytest.raises(UsageError, match="is geen gewoon bestand"):
        check(tmp_path / "pijp.csv")


def test_strange_path(tmp_path: Path, check: Check) -> None:
    """Een onmogelijke naam geeft een zin."""
    with pytest.raises(UsageError, match="kan niet worden geopend"):
        check(tmp_path / "a\x00b.csv")
    with pytest.raises(UsageError, match="kan niet worden geopend"):
        check(tmp_path / ("x" * 5_000))


def test_no_permission(write_text: WriteText, first_sentence: FirstSentence) -> None:
    """Zonder leesrecht staat er wat u kunt doen."""
    path = write_text(KOP)
    path.chmod(0)
    user = os.geteuid()
    # The administrator may read everything, so this test steps down for a moment.
    os.seteuid(65534 if user == 0 else user)
    try:
        sentence = first_sentence(path)
    finally:
        os.seteuid(user)
    assert sentence == "U mag lijst.csv niet lezen. Vraag leesrecht, of kopieer het bestand."


def test_sheet_of_text_file(write_text: WriteText, check: Check) -> None:
    """Een CSV-bestand heeft geen bladen."""
    with pytest.raises(UsageError, match=r"zonder bladen\. Laat --blad weg"):
        check(write_text(KOP), blad="Data")


def test_name_with_suffix(write_text: WriteText) -> None:
    """Een naam van twee gemeenten wordt niet gekozen, een verkeerd achtervoegsel ook niet."""
    from springplank.imports.checking import check_file

    many = Known({"GM0373": "Bergen (NH.)", "GM0893": "Bergen (L.)", "GM0164": "Hengelo (O.)"})
    text = "gemeente;jaar;aantal\nBergen;2024;1\nHengelo (Gld);2024;1\nBergen (L.);2024;1\n"
    report = check_file(write_text(text + "Hengelo;2024;2\n"), "register", known=many)
    assert [finding.text for finding in report.of(Severity.BLOKKEERT)] == [
        (
            "Rij 2, kolom gemeente: de naam 'Bergen' hoort bij meer dan een gemeente. "
            "Gebruik de code: Bergen (NH.) (GM0373), Bergen (L.) (GM0893)."
        ),
        (
            "Rij 3, kolom gemeente: 'Hengelo (Gld)' is geen gemeente die wij kennen. "
            "Bedoelt u Hengelo (O.) (GM0164)?"
        ),
    ]
    assert [row["code"] for row in report.rows] == ["GM0893", "GM0164"]


def test_any_text_file(
    write_text: WriteText, first_sentence: FirstSentence, samples: Callable[[int, int], int]
) -> None:
    """Wat er ook in een tekstbestand staat, er komt altijd een zin en nooit een crash."""
    draw = random.Random(20260101)
    whole = (KOP + 'GM0014;2024;"1.234,5"\nGM0034;2024;€ 5\nTotaal;;6\n').encode()
    pieces = [
        b"\x00",
        b"\xff\xfe",
        b'"',
        b";",
        b"\r",
        b"\n",
        b"=",
        b"1e9",
        b"%",
        b"\xe9",
        b"(",
        b".",
    ]
    for _ in range(samples(300, 10_000)):
        data = bytearray(whole)
        for _ in range(draw.randrange(1, 6)):
            place = draw.randrange(len(data) + 1)
            data[place : place + draw.randrange(3)] = draw.choice(pieces)
        assert first_sentence(write_text(bytes(data)), draw.choice(list(KINDS)))
