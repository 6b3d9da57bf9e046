# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Which texts are kept, and which are refused kindly."""

import pytest
from tests.store.conftest import NOON, Fill

from springplank.errors import UsageError
from springplank.store.dossiers import Dossier, create_dossier, load_dossier
from springplank.store.engine import Database

UNKEPT = (
    "De tekst bij 'a' bevat een teken dat niet bewaard kan worden. "
    "Haal het weg en probeer het opnieuw."
)


@pytest.mark.parametrize(
    "text",
    ["", " ", "a\nb\r\n\tc", "🧭 naïef é", "<script>alert(1)</script>", "'; DROP TABLE veld; --",
     "%s", "\ufffe\uffff", "\x01", "x" * 20_000],
)  # fmt: skip
def test_text_is_kept_to_the_letter(
    database: Database, dossier: Dossier, fill: Fill, text: str
) -> None:
    """Elke gewone tekst komt er letterlijk weer uit."""
    fill({"functie.A.waar": text}, 0)
    assert load_dossier(database, dossier.id).velden == {"functie.A.waar": text}


@pytest.mark.parametrize(
    "velden, sentence",
    [
        (
            {"a": "x" * 20_001},
            "De tekst bij 'a' is te lang: 20.001 tekens. Gebruik hoogstens 20.000 tekens.",
        ),
        (
            {"a": "x\x00"},
            UNKEPT,
        ),
        (
            {"a": "\ud800"},
            UNKEPT,
        ),
        (
            {"x" * 201: "1"},
            "De naam van een veld is te lang: 201 tekens. Gebruik hoogstens 200 tekens.",
        ),
        ({" ": "1"}, "De naam van een veld is leeg. Ga terug naar de pagina."),
        ({}, "Er is niets om te bewaren. Vul eerst een veld in."),
        (
            {f"veld {n}": "1" for n in range(2_001)},
            "Een dossier kan hoogstens 2.000 velden hebben. Maak eerst een ander veld leeg.",
        ),
    ],
)
def test_refused(
    database: Database, dossier: Dossier, fill: Fill, velden: dict[str, str], sentence: str
) -> None:
    """Wat niet bewaard kan worden, wordt geweigerd met een zin; er is dan niets bewaard."""
    with pytest.raises(UsageError) as caught:
        fill({"goed": "1", **velden} if velden else {}, 0)
    assert str(caught.value) == sentence
    assert load_dossier(database, dossier.id) == dossier


def test_names(database: Database, fill: Fill) -> None:
    """Een naam staat op één regel en is niet te lang; 10.000 tekens gaan niet mee."""
    assert create_dossier(database, "GM0402", " Plan\n van  Hilversum ", NOON).naam == (
        "Plan van Hilversum"
    )
    with pytest.raises(UsageError) as caught:
        create_dossier(database, "GM0402", "x" * 10_000, NOON)
    assert str(caught.value) == (
        "De naam van het dossier is te lang: 10.000 tekens. Gebruik hoogstens 200 tekens."
    )
    with pytest.raises(UsageError, match=r"Uw naam is leeg"):
        fill({"tot": "2035"}, 0, " ")
    with pytest.raises(UsageError, match=r"De sleutel van dit verzoek is te lang"):
        fill({"tot": "2035"}, 0, "Anna", "x" * 201)


def test_most_fields(database: Database, dossier: Dossier, fill: Fill) -> None:
    """Een dossier heeft hoogstens 2.000 gevulde velden; een leeg veld telt niet mee."""
    fill({f"veld {n}": "1" for n in range(2_000)}, 0)
    with pytest.raises(UsageError, match=r"hoogstens 2.000 velden"):
        fill({"een te veel": "1"}, 2_000)
    fill({"een erbij": "1", "veld 7": None}, 2_000)
    assert len(load_dossier(database, dossier.id).velden) == 2_000
