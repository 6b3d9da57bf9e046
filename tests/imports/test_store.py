# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Keeping imports: all or nothing, and never a damaged one in silence."""

import json
import time
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from functools import partial
from pathlib import Path

import pytest
from tests.imports.conftest import Check, WriteText

from springplank.errors import DataError, UsageError
from springplank.imports.folder import find_folder
from springplank.imports.report import Report
from springplank.imports.store import Store
from springplank.imports.takeover import take_over

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
CLEAN = "code;jaar;aantal\nGM0014;2024;1.234,5\nGM0034;2024;987\nGM1900;2024;0\n"
ODD = CLEAN.replace(";0", ";-")
BLOCKED = CLEAN.replace(";0", ";-1")


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """A store in a folder that does not exist yet."""
    return Store(tmp_path / "ver" / "weg")


@pytest.fixture
def clean(write_text: WriteText, check: Check) -> Report:
    """A report in which everything is right."""
    return check(write_text(CLEAN))


def test_round_trip(store: Store, clean: Report) -> None:
    """Wat is overgenomen, komt er precies zo uit, met alles wat erover bekend is."""
    made = take_over(
        clean, bron="CBS, eigen bestand", peildatum="2026-01-01", store=store, clock=lambda: NOON
    )
    (found,) = store.load_imports("register")
    assert found == made
    assert found.rows == (
        {"code": "GM0014", "jaar": 2024, "aantal": Decimal("1234.5")},
        {"code": "GM0034", "jaar": 2024, "aantal": Decimal(987)},
        {"code": "GM1900", "jaar": 2024, "aantal": Decimal(0)},
    )
    manifest = found.manifest
    assert manifest.id == f"register-20261122T120000000000Z-{clean.sha256[:8]}"
    assert (manifest.bron, manifest.peildatum) == ("CBS, eigen bestand", date(2026, 1, 1))
    assert (manifest.moment, manifest.rows) == (NOON, 3)
    assert manifest.sums == {"aantal": Decimal("2221.5")}
    assert store.list_imports() == (manifest,)
    assert store.load_imports("iu") == ()


def test_every_value_survives(store: Store, write_text: WriteText, check: Check) -> None:
    """Tekst met komma's en aanhalingstekens en lege waarden overleven het bewaren."""
    text = 'verband;naam;code;gewicht\na;"Werk, ""Zo"" & Co";14;\nb;Áé;34;1\nb;Áé;1900;\n'
    report = check(write_text(text), "verbanden")
    made = take_over(report, bron="x", peildatum="2026-01-01", store=store)
    assert store.load_imports("verbanden")[0].rows == made.rows == report.rows
    assert made.rows[0]["naam"] == 'Werk, "Zo" & Co'
    assert made.rows[0]["gewicht"] is None


def test_odd_needs_a_word(store: Store, write_text: WriteText, check: Check) -> None:
    """Iets opmerkelijks wordt pas overgenomen na --neem-over, en blijft dan zichtbaar."""
    report = check(write_text(ODD))
    with pytest.raises(DataError, match="Klopt het zo, geef dan --neem-over"):
        take_over(report, bron="x", peildatum="2026-01-01", store=store)
    assert not store.folder.exists()
    made = take_over(report, bron="x", peildatum="2026-01-01", store=store, neem_over=True)
    assert made.manifest.accepted == (report.findings[0].text,)


def test_blocked_stays_blocked(store: Store, write_text: WriteText, check: Check) -> None:
    """Een fout blokkeert alles, ook met --neem-over."""
    report = check(write_text(BLOCKED))
    with pytest.raises(DataError, match="Er is niets overgenomen: 1 fout in het bestand"):
        take_over(report, bron="x", peildatum="2026-01-01", store=store, neem_over=True)
    assert not store.folder.exists()


@pytest.mark.parametrize(
    "bron, peildatum, sentence",
    [
        (" ", "2026-01-01", "De bron is leeg. Zeg met --bron waar de gegevens vandaan komen."),
        (
            "=HYPERLINK()",
            "2026-01-01",
            (
                "De bron moet een gewone tekst zijn van hoogstens 500 tekens, die niet begint met "
                "= + - of @."
            ),
        ),
        (
            "a\nb",
            "2026-01-01",
            (
                "De bron moet een gewone tekst zijn van hoogstens 500 tekens, die niet begint met "
                "= + - of @."
            ),
        ),
        (
            "x",
            "31-2-2026",
            "De peildatum '31-2-2026' is geen dag. Schrijf bijvoorbeeld 31-12-2025.",
        ),
        (
            "x",
            "2026-02-30",
            "De peildatum '2026-02-30' is geen dag. Schrijf bijvoorbeeld 31-12-2025.",
        ),
    ],
)
def test_source_and_day(
    bron: str, peildatum: str, sentence: str, store: Store, clean: Report
) -> None:
    """Zonder bruikbare bron en peildatum wordt niets overgenomen."""
    with pytest.raises(UsageError) as caught:
        take_over(clean, bron=bron, peildatum=peildatum, store=store)
    assert str(caught.value) == sentence
    assert not store.folder.exists()


def test_twice_is_once(store: Store, clean: Report) -> None:
    """Hetzelfde bestand nog eens overnemen geeft dezelfde import."""
    first = take_over(clean, bron="x", peildatum="2026-01-01", store=store)
    assert take_over(clean, bron="x", peildatum="2026-01-01", store=store) == first
    other = take_over(clean, bron="x", peildatum="2025-01-01", store=store)
    assert store.list_imports() == (other.manifest, first.manifest)


def test_order(store: Store, clean: Report) -> None:
    """Imports staan op peildatum en daarna op het moment van overnemen."""
    days = ("2026-01-01", "2024-01-01", "2026-01-01")
    made = [
        take_over(
            clean,
            bron=f"bron {number}",
            peildatum=day,
            store=store,
            clock=partial(NOON.__add__, timedelta(hours=number)),
        )
        for number, day in enumerate(days)
    ]
    assert [found.manifest.bron for found in store.load_imports("register")] == [
        "bron 1",
        "bron 0",
        "bron 2",
    ]
    assert len({found.manifest.id for found in made}) == 3


def test_withdraw(store: Store, clean: Report) -> None:
    """Een ingetrokken import is weg; een onbekende naam geeft een zin."""
    made = take_over(clean, bron="x", peildatum="2026-01-01", store=store)
    store.withdraw(made.manifest.id)
    assert store.list_imports() == ()
    for name in ("weg", "../../etc", made.manifest.id):
        with pytest.raises(UsageError, match=r"bestaat niet\. Kies uit: er zijn geen imports\."):
            store.withdraw(name)


def test_damage_is_named(store: Store, clean: Report) -> None:
    """Een beschadigd bestand en elk ontbrekend of vreemd veld wordt gemeld, met het bestand."""
    made = take_over(clean, bron="x", peildatum="2026-01-01", store=store)
    folder = store.folder / made.manifest.id
    for name in ("gegevens.csv", "manifest.json"):
        path = folder / name
        whole = path.read_bytes()
        spoilt = [b"", whole[:-3], b"\xff" + whole, b"[1]", b"[" * 100_000, b"null"]
        if name == "manifest.json":
            content = json.loads(whole)
            for key in content:
                less = {other: value for other, value in content.items() if other != key}
                spoilt += [json.dumps(less).encode(), json.dumps(content | {key: [1]}).encode()]
        for data in spoilt:
            path.write_bytes(data)
            with pytest.raises(DataError, match=r"De bewaarde import .* is beschadigd") as caught:
                store.load_imports("register")
            assert str(path) in str(caught.value), data
        path.write_bytes(whole)
    assert store.load_imports("register") == (made,)
    (folder / "manifest.json").unlink()
    with pytest.raises(DataError, match="is beschadigd of gewijzigd"):
        store.list_imports()
    store.withdraw(made.manifest.id)
    assert store.list_imports() == ()


def test_folder_is_a_file(tmp_path: Path, clean: Report) -> None:
    """Een map die een bestand is, geeft een zin met wat u kunt doen."""
    (tmp_path / "bestand").write_text("x")
    store = Store(tmp_path / "bestand")
    with pytest.raises(DataError, match="kies een andere map met SPRINGPLANK_GEGEVENS"):
        store.list_imports()
    with pytest.raises(DataError, match="er is niets overgenomen"):
        take_over(clean, bron="x", peildatum="2026-01-01", store=store)


def test_where(tmp_path: Path) -> None:
    """De map komt uit SPRINGPLANK_GEGEVENS, dan uit XDG_DATA_HOME, dan uit de eigen map."""
    own = {"SPRINGPLANK_GEGEVENS": str(tmp_path), "XDG_DATA_HOME": "/data"}
    assert find_folder(own) == tmp_path
    assert find_folder({"XDG_DATA_HOME": "/data"}) == Path("/data/springplank/gegevens")
    default = Path.home() / ".local" / "share" / "springplank" / "gegevens"
    assert find_folder({"XDG_DATA_HOME": "niet/heel"}) == default
    assert find_folder({}) == default


def test_nothing_costs_nothing(store: Store) -> None:
    """Zonder map kost het zoeken naar imports geen merkbare tijd."""
    store.load_imports("register")
    started = time.perf_counter()
    for _ in range(1_000):
        store.load_imports("register")
    assert time.perf_counter() - started < 1
