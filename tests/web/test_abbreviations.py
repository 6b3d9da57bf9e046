# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The search for abbreviations that nobody explains finds what a reader would trip over."""

import pytest
from tests.web.abbreviations import find_unexplained

from springplank.registers.begrippen import load_begrippen

NAMES = ("WerkSaam Westfriesland", "AM match", "WerkSaam")


@pytest.mark.parametrize(
    "text, expected",
    [
        ("Het geld voor de Wsw daalt.", ("Wsw",)),
        ("De Wsw (Wet sociale werkvoorziening) en daarna de Wsw.", ()),
        ("De Wsw daalt. De Wsw (Wet sociale werkvoorziening) is oud.", ("Wsw",)),
        ("De Wet sociale werkvoorziening (Wsw) en de Wsw.", ()),
        ("Het sociaal ontwikkelbedrijf (SOB) en zijn SOB's.", ()),
        ("Het grote gebouw (SOB) staat er.", ("SOB",)),
        ("Het SOB (120 tot 140) groeit.", ("SOB",)),
        ("Er is 12 fte (voltijdbaan) nodig.", ()),
        ("Er is 12 fte nodig en een cao.", ("fte", "cao")),
        ("De QQX en de QQX.", ("QQX",)),
        ("De QQX (een eigen uitleg van de pagina) en de QQX.", ()),
        ("De QQX (uitleg) en de QQX.", ("QQX",)),
        ("Wsw-plekken en de AOW-leeftijd.", ("Wsw", "AOW")),
        ("Hoofdstuk XV van gemeente GM0014, in IJsselstein en de IJmond.", ()),
        ("Bij WerkSaam Westfriesland, WerkSaam en AM match.", ()),
        ("Een gewone zin met Een Hoofdletter.", ()),
        ("AM match (een bedrijf) heeft 3 LKV.", ("LKV",)),
        ("Zie http://127.0.0.1:8000/dossier/8-qkiVMmuQVmq-3/geld voor de SOB.", ("SOB",)),
        ("", ()),
    ],
)
def test_first_use(text: str, expected: tuple[str, ...]) -> None:
    """Een afkorting telt als de uitleg bij de eerste keer ontbreekt; een naam telt niet."""
    assert find_unexplained(text, load_begrippen(), NAMES) == expected


def test_without_a_register() -> None:
    """Zonder begrippen is elke afkorting in hoofdletters onuitgelegd, en een klein woord niet."""
    assert find_unexplained("De AOW, de cao en de SiSa.", {}) == ("AOW", "SiSa")
