# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The register of sources: order in time, unknown days and withdrawal."""

import calendar
from collections.abc import Callable
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from springplank.core.sources import find_source, find_stand, load_sources, standings
from springplank.errors import RuleError, UsageError

Register = Callable[[str], Path]

BRON = """
[brief]
titel = "Brief"
uitgever = "Rijk"
gepubliceerd = 2025-07-02
precies_op = "dag"
vindplaats = "archief"
gelezen = "zelf gelezen"

[oude-circulaire]
titel = "Oude circulaire"
uitgever = "BZK"
gepubliceerd = 2024-05-31
precies_op = "maand"
vindplaats = "archief"
is_stand = true
gelezen = "via derde"
teruggetrokken = 2024-06-30
teruggetrokken_omdat = "Vervangen door een verbeterde versie."
"""


@pytest.fixture
def register(tmp_path: Path) -> Register:
    """Write a register of sources of its own."""

    def write(text: str) -> Path:
        path = tmp_path / "bronnen.toml"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_order_of_publication(register: Register) -> None:
    """Bronnen staan op volgorde van publicatie: een brief en een circulaire zijn te ordenen."""
    assert list(load_sources(register(BRON))) == ["oude-circulaire", "brief"]
    days = [source.published for source in load_sources().values()]
    assert all(first <= second for first, second in pairwise(days))


def test_a_withdrawn_source_says_so(register: Register) -> None:
    """Een teruggetrokken bron houdt haar dag en haar reden."""
    sources = load_sources(register(BRON))
    assert sources["oude-circulaire"].withdrawn == date(2024, 6, 30)
    assert sources["oude-circulaire"].withdrawn_because == "Vervangen door een verbeterde versie."
    assert sources["brief"].withdrawn is None
    assert sources["brief"].withdrawn_because == ""


def test_only_circulaires_are_standings(register: Register) -> None:
    """Alleen een circulaire is een stand; een brief is dat niet."""
    found = standings(load_sources(register(BRON)))
    assert [(stand.key, stand.on) for stand in found] == [("oude-circulaire", date(2024, 5, 31))]


@pytest.mark.parametrize(
    "field", ["titel", "uitgever", "gepubliceerd", "precies_op", "vindplaats", "gelezen"]
)
def test_a_missing_field_is_a_fault(register: Register, field: str) -> None:
    """Een bron zonder verplicht veld is een fout met naam en veld."""
    lines = [line for line in BRON.splitlines() if not line.startswith(field)]
    with pytest.raises(RuleError, match=f"in bronnen.toml mist het veld {field}"):
        load_sources(register("\n".join(lines)))


def test_find_source() -> None:
    """Een bron is te vinden op haar sleutel; een tikfout krijgt een voorstel."""
    assert find_source("vragenuur-2025").published == date(2025, 6, 12)
    with pytest.raises(UsageError, match="Bedoelt u vragenuur-2025"):
        find_source("vragenur-2025")
    with pytest.raises(UsageError, match=r"bestaat niet\. Bekijk alle bronnen") as error:
        find_source("xxxxxxxxxxxxxxxx")
    assert error.value.exit_code == 2


def test_find_source_in_another_register(register: Register) -> None:
    """Ook in een ander register is een bron te vinden."""
    assert find_source("brief", load_sources(register(BRON))).title == "Brief"


@pytest.mark.parametrize(
    "text,day",
    [
        ("meicirculaire-2024", date(2024, 5, 31)),
        ("Meicirculaire 2024", date(2024, 5, 31)),
        (" septembercirculaire-2025 ", date(2025, 9, 16)),
        ("2024-02-29", date(2024, 2, 29)),
    ],
)
def test_find_stand(text: str, day: date) -> None:
    """Een stand is een circulaire of een dag."""
    assert find_stand(text).on == day


def test_the_newest_stand_sees_everything() -> None:
    """Zonder stand telt alles wat bekend is."""
    newest = find_stand(None)
    assert newest.key == "nieuwste"
    assert newest == find_stand("nieuwste")
    assert all(source.published <= newest.on for source in load_sources().values())


@pytest.mark.parametrize(
    "text,hint",
    [
        ("meicirculaire-2042", "Bedoelt u meicirculaire-202"),
        ("zomaar", "geen datum \\(jjjj-mm-dd\\). Bekend zijn: meicirculaire-2023"),
        ("2024-13-01", "geen datum"),
        ("", "geen bekende circulaire"),
    ],
)
def test_an_unknown_stand(text: str, hint: str) -> None:
    """Een stand die niet bestaat, geeft een zin met wat wel kan."""
    with pytest.raises(UsageError, match=hint):
        find_stand(text)


def test_an_unknown_day_is_the_last_day() -> None:
    """Is alleen de maand of het jaar bekend, dan telt de laatste dag, en staat dat erbij."""
    for source in load_sources().values():
        day = source.published
        assert source.precision in {"dag", "maand", "jaar", "uiterlijk"}, source.key
        if source.precision == "maand":
            assert day.day == calendar.monthrange(day.year, day.month)[1], source.key
        if source.precision == "jaar":
            assert (day.month, day.day) == (12, 31), source.key


def test_every_source_says_how_it_was_read() -> None:
    """Van elke bron staat erbij of wij haar zelf hebben gelezen."""
    kinds = {source.read_as for source in load_sources().values()}
    assert kinds <= {"zelf gelezen", "gedeeltelijk", "via derde"}
    assert all(s.title and s.publisher and s.place for s in load_sources().values())


def test_seven_circulaires() -> None:
    """De zeven circulaires van 2023 tot en met mei 2026 zijn elk een stand."""
    assert [stand.key for stand in standings()] == [
        "meicirculaire-2023",
        "septembercirculaire-2023",
        "meicirculaire-2024",
        "septembercirculaire-2024",
        "meicirculaire-2025",
        "septembercirculaire-2025",
        "meicirculaire-2026",
    ]
