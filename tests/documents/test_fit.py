# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Tables fit on A4, whatever is in them."""

from hypothesis import given
from hypothesis import strategies as st

from springplank.documents.elements import Grid, Heading, Run, Runs, Sheets, Text
from springplank.documents.fit import fit, parts, sides

AMOUNT = "€\N{NO-BREAK SPACE}31.482.100"


def rows(*texts: str) -> list[tuple[Runs, ...]]:
    """Make one row."""
    return [tuple((Run(text),) for text in texts)]


def test_a_small_table_keeps_large_letters() -> None:
    """Een smalle tabel staat rechtop, in gewone letters, en is niet breder dan nodig."""
    found = fit(("Naam", "2026"), rows("A", "1"), frozenset({1}))
    assert (found.is_liggend, found.letters, found.is_heel) == (False, 9.5, True)
    assert 0.45 < sum(found.breedtes) < 0.6


def test_many_columns_lie_on_their_side() -> None:
    """Twaalf kolommen met bedragen passen liggend in één tabel; het bedrag breekt niet."""
    names = ("Gemeente", *(str(2026 + n) for n in range(11)))
    cells = rows("Voorbeeldstad", *[AMOUNT] * 11)
    assert list(parts(names, cells, frozenset(range(1, 12)))) == [tuple(range(12))]
    found = fit(names, cells, frozenset(range(1, 12)))
    assert found.is_liggend
    assert min(found.breedtes) * 738 > 6.5 * found.letters


def test_too_many_columns_come_in_even_parts() -> None:
    """Te veel kolommen worden delen van gelijke grootte, elk met de eerste kolom, alle liggend."""
    names = ("Gemeente", *(str(n) for n in range(30)))
    cells = rows("Voorbeeldstad", *[AMOUNT] * 30)
    found = list(parts(names, cells, frozenset(range(1, 31))))
    assert [part[0] for part in found] == [0] * len(found)
    assert sorted(column for part in found for column in part[1:]) == list(range(1, 31))
    assert {len(part) for part in found} == {11}
    assert fit(("A", "B"), rows("A", "1"), frozenset(), is_part=True).is_liggend


def test_a_high_table_may_be_divided() -> None:
    """Een tabel die hoger is dan een halve bladzijde mag over bladzijden worden verdeeld."""
    assert not fit(("Naam",), rows("A") * 60, frozenset()).is_heel
    assert not fit(("Naam",), rows("woord " * 800), frozenset()).is_heel


def test_a_column_without_a_word() -> None:
    """Een kolom waar niets in staat, heeft breedte, ook naast kolommen die vol staan."""
    texts = ("", *["woord " * 20] * 4)
    found = fit(texts, rows(*texts), frozenset())
    assert min(found.breedtes) > 0


@given(st.lists(st.lists(st.text(max_size=80), min_size=1, max_size=9), min_size=1, max_size=4))
def test_a_table_is_never_wider_than_the_page(texts: list[list[str]]) -> None:
    """Wat er ook in staat: elke kolom heeft breedte, en samen zijn zij nooit meer dan een blad."""
    columns = min(map(len, texts))
    names = tuple(texts[0][:columns])
    cells = [tuple((Run(text),) for text in row[:columns]) for row in texts]
    for numbers in (frozenset[int](), frozenset(range(columns))):
        for part in parts(names, cells, numbers):
            found = fit(
                [names[at] for at in part],
                [tuple(row[at] for at in part) for row in cells],
                frozenset(n for n, at in enumerate(part) if at in numbers),
            )
            assert len(found.breedtes) == len(part)
            assert min(found.breedtes) > 0
            assert sum(found.breedtes) <= 1.0 + 1e-9


def test_a_heading_goes_along_with_a_lying_table(sheets: Sheets) -> None:
    """Een kop vlak voor een liggende tabel gaat mee naar die bladzijde, en niets raakt weg."""
    found = list(sides(sheets.elementen))
    assert [one for _, part in found for one in part] == list(sheets.elementen)
    lying = [part for is_lying, part in found if is_lying]
    assert isinstance(lying[0][0], Heading)
    for is_lying, part in found:
        grids = [one for one in part if isinstance(one, Grid)]
        assert all(one.fit.is_liggend is is_lying for one in grids)
    assert list(sides([])) == []
    text = Text((Run("a"),))
    assert list(sides([text])) == [(False, [text])]


def test_what_fits_nowhere_gets_the_smallest_letters() -> None:
    """Past een tabel nergens, dan krijgt zij de kleinste letters en blijft zij op het blad."""
    wide = "9" * 80
    found = fit(("A", "B", "C", "D"), rows(*[wide] * 4), frozenset(range(4)))
    assert (found.is_liggend, found.letters) == (True, 7.5)
    assert sum(found.breedtes) <= 1.0 + 1e-9


def test_parts_with_uneven_columns_all_fit() -> None:
    """Staan de brede kolommen bij elkaar, dan komen er meer delen, en past elk deel."""
    texts = ("naam", *["9"] * 9, *["9" * 46] * 3)
    found = list(parts(texts, rows(*texts), frozenset(range(1, 13))))
    assert sorted(column for part in found for column in part[1:]) == list(range(1, 13))
    assert max(sum(len(texts[column]) > 1 for column in part[1:]) for part in found) < 4
    for part in found:
        names = [texts[at] for at in part]
        numbers = frozenset(range(1, len(part)))
        assert sum(fit(names, rows(*names), numbers, is_part=True).breedtes) <= 1.0 + 1e-9
