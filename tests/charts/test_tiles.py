# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The map: every gemeente has one tile, near where it lies, and colour is never alone."""

from xml.etree import ElementTree as ET

import numpy as np
import pytest
from tests.charts.pictures import SVG, about, members, shown, values
from tools import tegelkaart

from springplank.charts.palette import COLOURS, STEPS
from springplank.charts.sheet import PHONE, PICTURE, SCREEN
from springplank.charts.tiles import (
    NAMED,
    Place,
    TileMap,
    describe_map,
    edges_for,
    grid,
    map_figure,
    map_table,
    tile_map,
)
from springplank.charts.value import Value
from springplank.errors import RuleError
from springplank.reference.municipalities import municipalities_of
from springplank.reference.tables import FOLDER

# --- The tiles --------------------------------------------------------------------------


@pytest.mark.parametrize("year", [2024, 2025, 2026])
def test_every_gemeente_has_its_own_tile(year: int) -> None:
    """Elke gemeente van 2024 tot en met 2026 heeft een tegel, en geen twee dezelfde."""
    assert set(grid()) == set(municipalities_of(year).codes)
    assert len(set(grid().values())) == len(grid()) == 342
    assert min(column for column, _ in grid().values()) == 0
    assert min(row for _, row in grid().values()) == 0


def test_the_table_is_what_the_script_gives(capsys: pytest.CaptureFixture[str]) -> None:
    """De tabel is precies wat tools/tegelkaart.py uit de ligging berekent."""
    tegelkaart.main()
    assert capsys.readouterr().out == (FOLDER / "gemeente_tegels.csv").read_text("utf-8")


def test_tiles_lie_near_their_gemeente() -> None:
    """Een tegel ligt gemiddeld iets meer dan een tegel van haar gemeente, en hoogstens drie."""
    codes, places = tegelkaart.read_places()
    tiles = np.array([grid()[code] for code in codes])
    away = tegelkaart.displacement(tiles, places)
    assert away.mean() < 1.25
    assert away.max() < 3
    touching, near = tegelkaart.kept(tiles, tegelkaart.neighbours(places))
    assert touching > 0.75
    assert near > 0.98


def test_tiles_are_dealt_out_for_the_least_cost() -> None:
    """De verdeling van tegels is de goedkoopste van alle: geen ruil maakt haar beter."""
    cost = np.array([[4.0, 1.0, 3.0, 9.0], [2.0, 0.0, 5.0, 9.0], [3.0, 2.0, 2.0, 9.0]])
    dealt = tegelkaart.deal(cost)
    assert dealt.tolist() == [1, 0, 2]


# --- The map ----------------------------------------------------------------------------


def tiles(picture: str) -> list[ET.Element]:
    """Give every gemeente that is shown: what has a hint."""
    hints = (e for e in ET.fromstring(picture).iter() if e.find(f"{SVG}title") is not None)
    return [e for e in hints if e.tag != f"{SVG}svg"]


def test_every_gemeente_of_the_country_is_drawn() -> None:
    """Ook wie niet meedoet heeft een tegel, zodat het land herkenbaar blijft."""
    root = ET.fromstring(tile_map(members(), SCREEN, words=False))
    assert [len(root.findall(f"./{SVG}g[1]/{SVG}g[1]/{SVG}rect"))] == [339]
    assert len(tiles(tile_map(members(), SCREEN, words=False))) == 3


def test_members_are_seen_without_colour() -> None:
    """Een lid heeft een omlijning en een naam in de hint; de legenda zegt wat dat is."""
    picture = tile_map(members(), PHONE, words=False)
    hints = [e[0].text for e in tiles(picture)]
    assert hints == ["Hilversum (Tomingroep)", "Huizen (Tomingroep)", "Groningen"]
    outline = [e for e in ET.fromstring(picture).iter(f"{SVG}g") if e.get("fill") == "none"]
    assert [len(e) for e in outline] == [2]
    assert "Tomingroep andere gemeenten" in shown(picture)
    assert "Hilversum" in shown(picture)


def test_values_are_seen_without_colour() -> None:
    """Meer is een groter vierkant, onbekend is een kruis, en de legenda noemt elke klasse."""
    picture = tile_map(values(), SCREEN, words=False)
    wide = [float(e[2].attrib["width"]) for e in tiles(picture) if e[2].tag == f"{SVG}rect"]
    assert wide == sorted(set(wide))
    assert len(wide) == 3
    assert [e[2].tag for e in tiles(picture)].count(f"{SVG}path") == 1
    said = shown(picture).replace("\N{NO-BREAK SPACE}", " ")
    assert said == "minder dan € 100 € 100 tot € 200 € 200 of meer onbekend"
    assert all(colour in picture for colour in STEPS[:3])
    assert COLOURS[0] not in picture


def test_a_tile_links_only_in_a_page() -> None:
    """In een pagina is een tegel een link zonder eigen tabstop; een los plaatje heeft er geen."""
    root = ET.fromstring(tile_map(members(), SCREEN, words=False))
    (link,) = root.iter(f"{SVG}a")
    assert link.attrib == {"href": "/bekijk/GM0402", "tabindex": "-1", "class": "g-tegel"}
    assert root.attrib["role"] == "group"
    saved = ET.fromstring(tile_map(members(), PICTURE))
    assert not list(saved.iter(f"{SVG}a"))
    assert saved.attrib["role"] == "img"
    assert map_table(members()).adressen == ("", "/bekijk/GM0402", "")


def test_the_name_stays_on_the_sheet() -> None:
    """De naam van een gemeente aan de rand staat links van haar tegel."""
    east = max(grid(), key=lambda code: grid()[code])
    data = TileMap(about(), (Place(east, "Een lange naam"),), focus=east)
    picture = tile_map(data, PHONE, words=False)
    label = next(e for e in ET.fromstring(picture).iter(f"{SVG}text"))
    assert label.attrib["text-anchor"] == "end"


def test_the_table_names_everyone() -> None:
    """De tabel noemt elke gemeente met haar getal, op naam, en of zij erbij hoort."""
    table = map_table(values())
    assert table.kolommen == ("Gemeente", "Euro")
    assert [name for name, _ in table.rijen] == [
        "Groningen", "Hilversum", "Huizen", "Midden-Groningen",
    ]  # fmt: skip
    assert table.rijen[3][1] == ("onbekend",)
    assert map_table(members()).rijen[0] == ("Groningen", ("nee",))
    assert map_table(members()).waarden[1] == ("GM0402", "Hilversum", None, None, None, 1)


def test_the_sentences() -> None:
    """De zin noemt de leden, het laagste en hoogste getal, en hoeveel onbekend zijn."""
    assert describe_map(members()) == (
        "Kaart met 3 gemeenten. Tomingroep: 2 gemeenten, namelijk Hilversum, Huizen."
    )
    assert describe_map(values()).replace("\xa0", " ") == (
        "Kaart met 4 gemeenten. Het laagst is Hilversum: € 50. Het hoogst is Groningen: € 250. "
        "Van 1 gemeente is het getal onbekend."
    )
    many = tuple(Place(code, code) for code in sorted(grid())[: NAMED + 3])
    every = TileMap(about(), many, frozenset(place.code for place in many), "Groot")
    assert describe_map(every).endswith(" en andere.")
    assert describe_map(every).count("GM") == NAMED


def test_round_borders() -> None:
    """De grenzen zijn rond, verdelen de gemeenten, en laten geen klasse leeg onderaan."""
    assert edges_for([float(n) for n in range(1, 101)]) == (21.0, 41.0, 60.0, 80.0)
    assert edges_for([]) == ()
    assert edges_for([5.0] * 10) == ()
    assert edges_for([0.0, 0.0, 0.0, 1234.0]) == (490.0,)
    alone = TileMap(about(), (Place("GM0402", "Hilversum", Value(5.0)),))
    assert shown(tile_map(alone, SCREEN, words=False)) == "euro"


def test_wrong_maps_are_refused() -> None:
    """Een gemeente zonder tegel en klassen die niet oplopen worden geweigerd."""
    with pytest.raises(RuleError, match="GM9999 heeft geen tegel"):
        TileMap(about(), (Place("GM9999", "Nergens"),))
    with pytest.raises(RuleError, match="klassen"):
        TileMap(about(), (), edges=(2.0, 1.0))
    with pytest.raises(RuleError, match="klassen"):
        TileMap(about(), (), edges=(1.0, 2.0, 3.0, 4.0, 5.0))


def test_the_whole_country_is_light() -> None:
    """Een kaart van heel Nederland blijft voor beide maten samen onder 250 kB."""
    every = tuple(
        Place(g.code, g.naam, Value(float(n)), f"/bekijk/{g.code}")
        for n, g in enumerate(municipalities_of(2026).gemeenten)
    )
    figure = map_figure(TileMap(about(), every, edges=(50.0, 100.0, 200.0, 300.0)))
    assert len(figure.svg) < 250_000
    assert figure.svg.count("<a ") == 2 * 342
