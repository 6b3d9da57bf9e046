# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The page that tells which files a person can take in, and whether what it says is true."""

import re

import pytest

from springplank.docs.inlezen import EXAMPLE, inlezen_page
from springplank.imports.files import SIZE_LIMIT
from springplank.imports.grid import ROW_LIMIT, Row
from springplank.imports.headers import find_layout
from springplank.imports.kinds import KINDS

PARTS = {
    part.partition("\n")[0]: part
    for part in re.split(r"^## ", inlezen_page(), flags=re.MULTILINE)[1:]
}
ROW = re.compile(r"^\| `(\w+)` \| (.+) \| (ja|nee|een van deze) \| (.*) \|$", re.MULTILINE)


def test_every_kind_has_its_part() -> None:
    """Elke soort die u kunt inlezen, staat op de pagina, en geen andere."""
    assert list(PARTS) == list(KINDS)
    assert "--soort register" in EXAMPLE


@pytest.mark.parametrize("soort", KINDS)
def test_every_column_is_told(soort: str) -> None:
    """Van elke kolom staat er wat erin hoort, en of zij nodig is."""
    kind = KINDS[soort]
    rows = {key: (filled, needed) for key, filled, needed, _ in ROW.findall(PARTS[soort])}
    assert list(rows) == [column.key for column in kind.columns]
    for column in kind.columns:
        filled, needed = rows[column.key]
        assert column.unit in filled
        assert all(choice in filled for choice in column.choices)
        is_one_of = any(column.key in group for group in kind.one_of)
        assert needed == ("een van deze" if is_one_of else "ja" if column.required else "nee")


@pytest.mark.parametrize("soort", KINDS)
def test_what_else_is_needed_is_told(soort: str) -> None:
    """Wat er nog meer nodig is voordat een bestand meetelt, staat bij zijn soort."""
    kind = KINDS[soort]
    assert all(sentence in PARTS[soort] for sentence in kind.needs_too)
    assert ("Alle gemeenten moeten erin staan" in PARTS[soort]) == kind.all_gemeenten


@pytest.mark.parametrize("soort", KINDS)
def test_the_other_headers_are_read(soort: str) -> None:
    """Een kop die de pagina als ook goed noemt, leest Springplank als die kolom."""
    for key, _, _, other in ROW.findall(PARTS[soort]):
        for header in other.removesuffix(", ...").split(", "):
            layout = find_layout([Row(1, (header.upper(),))], KINDS[soort])
            assert layout, header
            assert layout.indexes == {key: 0}


def test_the_limits_are_those_of_the_reader() -> None:
    """De grenzen op de pagina zijn de grenzen waarmee Springplank leest."""
    assert (SIZE_LIMIT, ROW_LIMIT) == (50_000_000, 200_000)
    assert "hoogstens 50 megabyte en 200.000 rijen" in inlezen_page()
