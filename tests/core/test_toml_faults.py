# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""What a TOML file of a person may do wrong."""

import os
import tomllib
from pathlib import Path

import pytest

from springplank.core.toml_faults import (
    LIMIT,
    TO_FILL,
    TomlError,
    is_filled,
    parse_toml,
    place_of_fault,
    read_own_text,
    without_control,
)


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


@pytest.mark.parametrize(
    "text, told",
    [
        ("a : 1", "Kijk bij regel 1, teken 3."),
        ("a = " + "[" * 50_000, "Er staan te veel haken in elkaar."),
        ("a = " + "9" * 5_000, "Er staat een getal in met te veel cijfers."),
    ],
)
def test_what_the_parser_gives_up_on_is_told_in_dutch(text: str, told: str) -> None:
    """Ook te veel haken of cijfers geven een Nederlandse zin, geen fout van de lezer."""
    with pytest.raises(TomlError) as fault:
        parse_toml(text)
    assert str(fault.value) == told


def test_a_good_file_is_read(tmp_path: Path) -> None:
    """Een goed bestand wordt gelezen, ook met het merkteken dat Windows ervoor zet."""
    path = tmp_path / "goed.toml"
    path.write_bytes(b"\xef\xbb\xbfa = 1\n" + b"#" * (LIMIT - 10))
    assert parse_toml(read_own_text(path)) == {"a": 1}


def test_a_file_that_is_too_large_is_refused(tmp_path: Path) -> None:
    """Van een bestand van 50 MB lezen wij niet meer dan nodig is om het te weigeren."""
    path = tmp_path / "groot.toml"
    with path.open("wb") as file:
        file.truncate(LIMIT + 1)
    with pytest.raises(TomlError, match="groter dan 5 MB"):
        read_own_text(path)


def test_what_may_never_end_is_not_opened(tmp_path: Path) -> None:
    """Een pijp of apparaat laat ons niet eeuwig wachten."""
    path = tmp_path / "pijp.toml"
    os.mkfifo(path)
    for endless in (path, Path("/dev/zero")):
        with pytest.raises(TomlError, match="geen gewoon bestand"):
            read_own_text(endless)


def test_a_folder_or_a_file_that_is_not_there_is_a_fault_of_the_system(tmp_path: Path) -> None:
    """Een map, of een bestand dat er niet is, meldt het systeem; de lezer zegt dan wat het is."""
    with pytest.raises(IsADirectoryError):
        read_own_text(tmp_path)
    with pytest.raises(FileNotFoundError):
        read_own_text(tmp_path / "weg.toml")
