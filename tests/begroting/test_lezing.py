# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Every shape of begroting is understood: all its lines, and every trap in it is reported."""

from collections.abc import Callable, Mapping

import pytest
from tests.begroting.layout import RIJK, Layout, euro
from tests.begroting.layouts import LAYOUTS

from springplank.begroting.boek import read_boek
from springplank.begroting.lezing import Begroting, Wensen, understand
from springplank.begroting.lijnen import Lijn

Make = Callable[[int], Layout]

FIRST, AFTER = 0.85, 0.90
"""Share of the lines that is recognised without help: the first time, and after that."""

BY_NAME = {make.__name__: make for make in LAYOUTS}


def expected(jaar: int) -> Mapping[str, int]:
    """Give what the Rijk gives in the examples, in cents."""
    return {post: 100 * euro(basis, jaar) for post, basis in RIJK.items()}


def understood(layout: Layout, jaar: int, posten: Mapping[str, str] | None = None) -> Begroting:
    boek = read_boek(layout.data, layout.bestand)
    return understand(boek, Wensen(jaar, posten=posten or {}, verwacht=expected(jaar)))


def with_choices(name: str, **keuzes: bool) -> Begroting:
    """Read a shape again with choices, per kind of finding."""
    layout = BY_NAME[name](2026)
    first = understood(layout, 2026)
    chosen = {odd.key: keuzes[odd.soort] for odd in first.bevindingen if odd.soort in keuzes}
    assert chosen
    boek = read_boek(layout.data, layout.bestand)
    return understand(boek, Wensen(2026, chosen, verwacht=expected(2026)))


def line_at(begroting: Begroting, label: str) -> Lijn:
    (found,) = (line for line in begroting.lijnen if line.label == label)
    return found


def is_right(line: Lijn | None, post: str) -> bool:
    return line is not None and line.is_zeker and line.post == post


def test_there_are_many_shapes() -> None:
    assert len({make.__name__ for make in LAYOUTS}) >= 33


@pytest.mark.parametrize("make", LAYOUTS)
def test_every_line_is_found_and_none_is_made_up(make: Make) -> None:
    """Elke regel met een bedrag wordt gevonden, en totalen tellen niet als regel."""
    layout = make(2026)
    found = {line.adres: line for line in understood(layout, 2026).lijnen}
    assert set(layout.waarheid) <= set(found)
    unasked = set(found) - set(layout.waarheid)
    assert all(found[address].cents is None for address in unasked)


@pytest.mark.parametrize("make", LAYOUTS)
def test_every_trap_is_reported_with_its_cell(make: Make) -> None:
    """Elke valkuil staat in het verslag, met de cel: teken, eenheid, jaar, totaal, fout."""
    layout = make(2026)
    told = {(odd.soort, odd.adres) for odd in understood(layout, 2026).bevindingen}
    for kinds, address in layout.valkuilen:
        assert any(soort in kinds.split("|") and address in ("", where) for soort, where in told), (
            kinds,
            address,
            told,
        )


@pytest.mark.parametrize("make", LAYOUTS)
def test_the_report_first_says_which_totals_are_right(make: Make) -> None:
    """Een totaal dat klopt, staat met bedrag en cel in het verslag."""
    layout = make(2026)
    right = {one.label: one for one in understood(layout, 2026).gelijk}
    for label in layout.totalen:
        assert right[label].zin.startswith(f"{label} € ")
        assert f"is gelijk aan cel {right[label].adres}." in right[label].zin


def test_nine_of_ten_lines_are_recognised_after_the_first_time() -> None:
    """Na de eerste keer herkent Springplank minstens 90% van de regels zonder hulp."""
    first = again = lines = later_lines = wrong = 0
    for make in LAYOUTS:
        layout = make(2026)
        found = {line.adres: line for line in understood(layout, 2026).lijnen}
        known = {}
        for address, post in layout.waarheid.items():
            lines += 1
            if is_right(found.get(address), post):
                first += 1
            else:
                wrong += found[address].is_zeker
                known[found[address].key] = post
        later = make(2027)
        found = {line.adres: line for line in understood(later, 2027, known).lijnen}
        later_lines += len(later.waarheid)
        again += sum(is_right(found.get(a), post) for a, post in later.waarheid.items())
    print(f"herkend: eerste keer {first} van {lines}, daarna {again} van {later_lines}")
    print(f"zeker en toch fout: {wrong}")
    assert first / lines >= FIRST
    assert again / later_lines >= AFTER
    assert not wrong


@pytest.mark.parametrize("make", LAYOUTS)
def test_the_amounts_are_those_of_the_rijk_in_euros(make: Make) -> None:
    """Wat het voorbeeld van het Rijk krijgt, lezen wij in elke vorm als hetzelfde bedrag."""
    begroting = understood(make(2026), 2026)
    for post, basis in RIJK.items():
        total = begroting.som(post)
        unsigned = abs(total) if total is not None else 100 * basis
        assert abs(unsigned - 100 * basis) < 50_000, post


@pytest.mark.parametrize("make", LAYOUTS)
def test_no_amount_has_another_sign_or_unit(make: Make) -> None:
    """Elk bedrag is tot op de cent wat het is, met teken en eenheid, ook zonder onze uitkomst."""
    layout = make(2026)
    boek = read_boek(layout.data, layout.bestand)
    for expecting in (expected(2026), {}):
        begroting = understand(boek, Wensen(2026, verwacht=expecting))
        read = {line.adres: line.cents for line in begroting.lijnen}
        assert {address: read[address] for address in layout.centen} == layout.centen


def test_the_unit_can_be_refused() -> None:
    """Wie de omrekening naar euro's negeert, krijgt de bedragen zoals zij er staan."""
    assert line_at(with_choices("duizenden", eenheid=False), "Rijksbijdrage Wsw").cents == 695_100
    taken = understood(BY_NAME["duizenden"](2026), 2026)
    assert line_at(taken, "Rijksbijdrage Wsw").cents == 695_100_000


def test_the_size_can_be_refused() -> None:
    """Zonder woord voor duizenden blijkt de eenheid uit onze uitkomst; negeren kan."""
    taken = understood(BY_NAME["duizenden_zonder_woord"](2026), 2026)
    assert line_at(taken, "Omzet").cents == 150_000_000
    assert line_at(with_choices("duizenden_zonder_woord", maat=False), "Omzet").cents == 150_000


def test_a_sign_is_turned_only_when_the_person_wants() -> None:
    """Een min op een regel blijft staan, tot u zegt dat het een fout is."""
    label = "Rijksbijdrage beschut werk"
    kept = line_at(understood(BY_NAME["een_verkeerd_teken"](2026), 2026), label)
    assert (kept.cents, kept.is_gekeerd) == (-58_360_000, False)
    turned = line_at(with_choices("een_verkeerd_teken", teken=True), label)
    assert (turned.cents, turned.is_gekeerd) == (58_360_000, True)


def test_income_with_a_minus_is_turned_unless_refused() -> None:
    """Baten met een min worden gewone baten; negeren laat de min staan."""
    taken = understood(BY_NAME["baten_negatief"](2026), 2026)
    assert line_at(taken, "Omzet productie").cents == 170_000_000
    kept = with_choices("baten_negatief", **{"teken-baten": False})
    assert line_at(kept, "Omzet productie").cents == -170_000_000


def test_hidden_rows_can_be_left_out() -> None:
    """Verborgen rijen tellen mee, en u kunt ze weglaten."""
    labels = {x.label for x in with_choices("verborgen_rijen", **{"verborgen-rijen": False}).lijnen}
    assert "Verhuur" not in labels
    assert line_at(understood(BY_NAME["verborgen_rijen"](2026), 2026), "Verhuur").is_verborgen


def test_a_hidden_sheet_is_read_only_when_asked() -> None:
    """Een verborgen blad lezen wij alleen als u dat kiest."""
    without = understood(BY_NAME["meer_bladen"](2026), 2026)
    assert all(line.blad != "Oud" for line in without.lijnen)
    asked = with_choices("meer_bladen", **{"verborgen-blad": True})
    assert any(line.blad == "Oud" for line in asked.lijnen)


def test_money_in_a_summary_and_its_details_counts_once() -> None:
    """Een bedrag in de samenvatting en in het detail telt een keer, tenzij u anders kiest."""
    once = understood(BY_NAME["meer_bladen"](2026), 2026)
    assert once.som("rijk_wsw") == 695_090_200
    assert [line.blad for line in once.op("rijk_wsw")] == ["Detail", "Detail"]
    assert with_choices("meer_bladen", dubbel=False).som("rijk_wsw") == 2 * 695_090_200


def test_a_year_as_text_can_be_left_unread() -> None:
    """Een jaar als tekst wordt gelezen; negeren laat die kolom weg."""
    assert understood(BY_NAME["jaar_als_tekst"](2026), 2026).lijnen
    assert not with_choices("jaar_als_tekst", **{"jaar-als-tekst": False}).lijnen


def test_an_amount_as_text_can_be_left_out() -> None:
    """Een bedrag als tekst wordt gelezen; negeren laat het weg."""
    label = "Rijksbijdrage beschut werk"
    assert line_at(understood(BY_NAME["bedrag_als_tekst"](2026), 2026), label).cents == 58_360_000
    without = with_choices("bedrag_als_tekst", **{"bedrag-als-tekst": False})
    assert label not in {line.label for line in without.lijnen}


def test_an_error_in_a_cell_is_unknown_and_never_zero() -> None:
    """Een cel met #REF! is onbekend; de som van die post is dat dan ook."""
    begroting = understood(BY_NAME["bedrag_als_tekst"](2026), 2026)
    assert line_at(begroting, "Overige baten").cents is None
    assert begroting.som("overige_baten") is None


def test_a_total_that_misses_a_row_names_the_row() -> None:
    """Een totaal dat een rij mist, noemt de rij, en wat het zou zijn."""
    begroting = understood(BY_NAME["totaal_mist_rij"](2026), 2026)
    (odd,) = (one for one in begroting.bevindingen if one.soort == "totaal")
    assert odd.zin == (
        "Rij 6 (ICT, € 125.000,00) telt niet mee in dit totaal. De som van de regels is "
        "€ 7.545.000,00; in de cel staat € 7.420.000,00."
    )
    assert [one.cents for _, one in begroting.herteld] == [754_500_000]
    assert not with_choices("totaal_mist_rij", totaal=False).herteld


def test_the_whole_file_adds_up() -> None:
    """De totalen van baten en lasten zijn die van het bestand zelf."""
    begroting = understood(BY_NAME["gr_begroting"](2026), 2026)
    right = {one.label: one.cents for one in begroting.gelijk}
    assert begroting.totaal("baten") == right["Totaal baten"]
    assert begroting.totaal("lasten") == right["Totaal lasten"]
    assert {2024, 2025, 2026} == begroting.jaren


def test_another_year_gives_other_columns() -> None:
    """Een ander jaar leest een andere kolom; een jaar dat er niet is, geeft niets."""
    layout = BY_NAME["gr_begroting"](2026)
    boek = read_boek(layout.data, layout.bestand)
    before = understand(boek, Wensen(2025))
    assert line_at(before, "Vervoer").cents == 14_100_000
    assert not understand(boek, Wensen(2031)).lijnen
