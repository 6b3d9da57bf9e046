# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""What a TOML file of a person may do wrong."""

import tomllib

import pytest

from springplank.core.toml_faults import TO_FILL, is_filled, place_of_fault, without_control


def test_the_place_of_a_fault_is_told_in_dutch() -> None:
    """Waar het lezen stopt, staat er met regel en teken; anders mist het einde."""
    with pytest.raises(tomllib.TOMLDecodeError) as told:
        tomllib.loads("a = 1\nb : 2")
    assert place_of_fault(told.value).startswith("Kijk bij regel 2, teken")
    with pytest.raises(tomllib.TOMLDecodeError) as told:
        tomllib.loads("a = [")
    assert place_of_fault(told.value) == "Het einde ontbreekt."


def test_signs_that_steer_a_terminal_are_left_out() -> None:
    """Een naam met een stuurteken kleurt het scherm niet; een nieuwe regel blijft."""
    assert without_control("\u001b[31mRood\u0007\nen blauw") == "[31mRood\nen blauw"


@pytest.mark.parametrize(
    "found, filled", [("een naam", True), (" ", False), (f"{TO_FILL}: de naam", False), (3, False)]
)
def test_what_was_filled_in(found: object, filled: bool) -> None:
    """Een lege tekst, of de tekst van het voorbeeldbestand, is niet ingevuld."""
    assert is_filled(found) == filled
