# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Documents appear whole or not at all, and the example is a plan from begin to end."""

import gc
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from openpyxl import load_workbook

from springplank.actions.forecast import Vooruit
from springplank.actions.plan.publishing import (
    FORMATEN,
    file_name,
    make_all,
    make_documents,
    save_documents,
)
from springplank.actions.plan.voorbeeld import example_work, work_for
from springplank.actions.werk import Werk
from springplank.errors import DataError, UsageError
from springplank.reference.municipalities import name_of
from springplank.reference.partnerships import partnerships

BEGINS = {".pdf": b"%PDF-", ".docx": b"PK", ".odt": b"PK", ".xlsx": b"PK", ".ods": b"PK"}


def test_every_format_of_the_example() -> None:
    """Van het voorbeeld komt elk formaat, met een raadspagina voor elke gemeente."""
    made = make_documents(example_work(), tuple(FORMATEN))
    assert made.plan.is_invented
    for name, content in made.documenten.items():
        assert content.startswith(BEGINS.get(Path(name).suffix, b"<!DOCTYPE html>")), name
    for lid in ("stad", "dorp", "haven", "veld"):
        for end in ("html", "pdf"):
            assert f"raad-voorbeeld{lid}-verzonnen.{end}" in made.documenten


def test_the_same_plan_gives_the_same_bytes() -> None:
    """Twee keer hetzelfde plan geeft precies dezelfde bestanden."""
    once, again = (make_documents(example_work(), tuple(FORMATEN)).documenten for _ in range(2))
    assert {n for n in once if once[n] != again[n]} == set()


def test_the_version_for_one_council() -> None:
    """Voor een raad is er de versie van zijn gemeente, en geen pagina van een ander."""
    werk, lid = work_for("voorbeeld", "Voorbeelddorp")
    made = make_documents(werk, ("html",), lid)
    assert list(made.documenten) == ["raad-voorbeelddorp-verzonnen.html"]
    assert "Voorbeelddorp" in made.plan.titel


def test_one_plan_after_another_leaves_nothing_behind() -> None:
    """Wie alle plannen na elkaar maakt, houdt van een plan dat klaar is niets in het geheugen."""
    made = make_all(("html",))
    assert [next(made)[0].key for _ in range(2)] == ["ability", "afeer"]
    kept = [one.onderwerp.code for one in gc.get_objects() if isinstance(one, Vooruit)]
    assert "afeer" in kept
    assert "ability" not in kept


def test_a_plan_that_fails_stops_all_when_nobody_hears_of_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Vraagt niemand welke plannen mislukken, dan stopt het bij het eerste dat mislukt."""
    broken = replace(partnerships()[0], key="bestaat-niet")
    few = (broken, partnerships()[1])
    monkeypatch.setattr("springplank.actions.plan.publishing.partnerships", lambda: few)
    with pytest.raises(UsageError, match="'bestaat-niet' is geen bekende gemeente"):
        next(make_all(("html",)))
    heard: list[str] = []
    made = [one.key for one, _ in make_all(("html",), lambda one, why: heard.append(one.key + why))]
    assert made == [few[1].key]
    assert len(heard) == 1
    assert heard[0].startswith("bestaat-niet'bestaat-niet' is geen")


@pytest.mark.parametrize(
    "naam, gemeente, said",
    [
        ("voorbeeld", "Utrecht", "is geen lid van Voorbeeldregio"),
        ("landelijk", None, "Een plan is van een samenwerkingsverband of een gemeente"),
        ("Atlantis", None, "is geen bekende gemeente"),
    ],
)
def test_a_plan_of_nothing(naam: str, gemeente: str | None, said: str) -> None:
    """Een plan van het land, van een vreemde gemeente of van niets bestaat niet."""
    with pytest.raises(UsageError, match=said):
        make_documents(*_swap(*work_for(naam, gemeente)))


def _swap(werk: Werk, lid: str | None) -> tuple[Werk, tuple[str, ...], str | None]:
    return werk, ("html",), lid


def test_an_unknown_format() -> None:
    """Een formaat dat niet bestaat, krijgt een zin met wat wel kan."""
    with pytest.raises(UsageError, match=r"'doc' is geen formaat\. Kies uit: pdf, docx"):
        make_documents(example_work(), ("doc",))


def test_documents_are_saved_in_a_new_folder(tmp_path: Path) -> None:
    """De map wordt gemaakt; er blijft niets halfs naast staan."""
    folder = tmp_path / "plan"
    written = save_documents({"a.txt": b"1", "b.txt": b"2"}, folder)
    assert [path.read_bytes() for path in written] == [b"1", b"2"]
    assert list(tmp_path.iterdir()) == [folder]


def test_older_documents_are_replaced_and_others_stay(tmp_path: Path) -> None:
    """Een ouder document wijkt; wat er verder in de map staat, blijft."""
    (tmp_path / "plan").mkdir()
    (tmp_path / "plan" / "a.txt").write_bytes(b"oud")
    (tmp_path / "plan" / "notitie.txt").write_bytes(b"van mij")
    save_documents({"a.txt": b"nieuw"}, tmp_path / "plan")
    assert (tmp_path / "plan" / "a.txt").read_bytes() == b"nieuw"
    assert (tmp_path / "plan" / "notitie.txt").read_bytes() == b"van mij"


@pytest.mark.parametrize(
    "place, why",
    [("bestand", "daar staat al een bestand"), ("weg/plan", "de map erboven bestaat niet")],
)
def test_a_folder_that_cannot_be(tmp_path: Path, place: str, why: str) -> None:
    """Kan de map niet, dan zegt een zin waarom, en er verandert niets."""
    (tmp_path / "bestand").write_bytes(b"van mij")
    with pytest.raises(DataError, match=why):
        save_documents({"a.txt": b"1"}, tmp_path / place)
    assert [path.name for path in tmp_path.iterdir()] == ["bestand"]
    assert (tmp_path / "bestand").read_bytes() == b"van mij"


def test_a_folder_with_a_folder_in_the_place_of_a_document(tmp_path: Path) -> None:
    """Staat er een map waar een document moet komen, dan verandert er niets."""
    folder = tmp_path / "plan"
    (folder / "b.txt").mkdir(parents=True)
    (folder / "a.txt").write_bytes(b"oud")
    with pytest.raises(DataError, match="een map met de naam van een document"):
        save_documents({"a.txt": b"nieuw", "b.txt": b"nieuw"}, folder)
    assert (folder / "a.txt").read_bytes() == b"oud"
    assert sorted(path.name for path in folder.iterdir()) == ["a.txt", "b.txt"]


def test_a_folder_on_another_disk(tmp_path: Path) -> None:
    """Ook in een map die naar een andere schijf wijst, komen de documenten heel aan."""
    other = Path("/dev") / "shm"
    if not other.is_dir() or other.stat().st_dev == tmp_path.stat().st_dev:
        pytest.skip("er is geen tweede schijf")
    with TemporaryDirectory(dir=other) as there:
        (tmp_path / "plan").symlink_to(there)
        save_documents({"a.txt": b"1"}, tmp_path / "plan")
        assert [path.name for path in Path(there).iterdir()] == ["a.txt"]


def test_a_full_disk_leaves_the_old_documents(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Loopt de schijf vol, dan staan de oude documenten er nog, en geen nieuwe."""
    folder = tmp_path / "plan"
    save_documents({"a.txt": b"oud", "b.txt": b"oud"}, folder)
    real = Path.write_bytes

    def fail(path: Path, data: bytes) -> int:
        if path.name == "b.txt":
            return real(Path("/dev/full"), data)
        return real(path, data)

    monkeypatch.setattr(Path, "write_bytes", fail)
    with pytest.raises(DataError, match="de schijf is vol"):
        save_documents({"a.txt": b"nieuw", "b.txt": b"nieuw"}, folder)
    assert [path.read_bytes() for path in sorted(folder.iterdir())] == [b"oud", b"oud"]
    assert list(tmp_path.iterdir()) == [folder]


def test_a_name_of_a_file() -> None:
    """Een naam van een gemeente wordt een naam die elk systeem aankan."""
    assert file_name("'s-Hertogenbosch") == "s-hertogenbosch"
    assert file_name("Bergen (NH.)") == "bergen-nh"
    assert file_name("Súdwest-Fryslân") == "sudwest-fryslan"


def test_no_two_members_share_a_name_of_a_file() -> None:
    """Binnen een verband heeft elke gemeente een eigen bestand."""
    for verband in partnerships():
        names = [file_name(name_of(code)) for code in verband.leden]
        assert len(names) == len(set(names)), verband.naam


def test_a_workbook_says_whose_figures_the_company_has() -> None:
    """Zonder eigen cijfers staat op elk blad over het bedrijf dat het gemiddelden zijn."""
    shown = sheets_of("GM0358")
    for title in ("Lees mij", "Bedrijf", "Afspraken", "Vergelijking", "Bandbreedtes"):
        assert "Het zijn geen cijfers van dit bedrijf" in shown[title], title
    whole = "Een cijfer zonder gemeente erbij is van heel Amstelland en Meerlanden"
    assert whole in shown["Vergelijking"]
    assert whole in shown["Bandbreedtes"]
    for several in ("ammatch", "Vlieland"):
        assert "is van heel" not in sheets_of(several)["Vergelijking"]
    invented = sheets_of("voorbeeld")
    assert all("zijn verzonnen" in invented[title] for title in ("Bedrijf", "Vergelijking"))


def sheets_of(naam: str) -> dict[str, str]:
    """Give the first words of every sheet of the workbook of a plan."""
    werk, _ = work_for(naam)
    opened = load_workbook(BytesIO(make_documents(werk, ("xlsx",)).documenten["rekenboek.xlsx"]))
    return {
        sheet.title: " ".join(str(row[0].value) for row in sheet.iter_rows(max_row=8))
        for sheet in opened.worksheets
    }
