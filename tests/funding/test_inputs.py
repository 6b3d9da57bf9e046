# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Tests of what goes into the regelingen: own data, the newest year, and what it says of itself."""

import numpy as np
import pytest

from springplank.core.allocate import allocate
from springplank.core.explanation import Origin
from springplank.core.sources import find_stand
from springplank.funding import inputs
from springplank.funding.streams import compute_streams
from springplank.funding.subject import amounts_for
from springplank.funding.world import OwnData, World, make_world, rival_registers
from springplank.reference.subjects import find_subject

ORIGIN = Origin((), "afgeleid", "Uw eigen gegeven.")
ROWS = {
    "register": np.arange(1, 343, dtype=np.int64),
    "other": np.arange(342, 0, -1, dtype=np.int64),
}


def test_an_own_register_has_no_rivals_in_its_year() -> None:
    """Waar uw eigen register geldt, telt geen andere telling mee voor de bandbreedte."""
    world = make_world(own=OwnData(register={2024: (ROWS["register"], ORIGIN)}))
    alone = inputs.doelgroepenregister(world, (2026,), "impulsbudget")
    assert alone.rivals() == ()
    both = inputs.doelgroepenregister(world, (2025, 2026), "impulsbudget").rivals()
    assert both
    for table in both:
        assert (table.doelgroepenregister[:, 1] == ROWS["register"]).all()
        assert (table.doelgroepenregister[:, 0] != ROWS["register"]).any()


def historical(own: OwnData) -> World:
    """Make a world in which beschut werk goes by own places."""
    return make_world(own=own, variants={"beschut_werk": "historisch"})


def test_the_newest_own_places_are_the_key() -> None:
    """Van meer jaren realisatie geldt het laatste jaar."""
    places = {2023: (ROWS["register"], ORIGIN), 2024: (ROWS["other"], ORIGIN)}
    found = inputs.beschut_werk(historical(OwnData(beschut_werk=places)), (2027,)).table
    assert (found.aandeel_nieuw[:, 0] == ROWS["other"] / ROWS["other"].sum()).all()


def test_no_places_at_all_is_no_key() -> None:
    """Staan alle gemeenten op 0, dan is er geen sleutel, en dat staat erbij."""
    none = OwnData(beschut_werk={2024: (np.zeros(342, dtype=np.int64), ORIGIN)})
    given = inputs.beschut_werk(historical(none), (2027,))
    assert np.isnan(given.table.aandeel_nieuw).all()
    (origin,) = given.origins["aandeel_nieuw"]
    assert origin.note.endswith("daar is geen verdeling uit te maken.")


def test_the_newest_own_arbeidsjaren_are_the_key() -> None:
    """Van meer jaren arbeidsjaren geldt het laatste jaar."""
    wsw = {2023: (ROWS["register"], ORIGIN), 2024: (ROWS["other"], ORIGIN)}
    found = inputs.wsw(make_world(own=OwnData(wsw=wsw)), (2027,)).table
    assert (found.laatste_wsw[:, 0] == ROWS["other"]).all()


def test_spending_says_which_budget_it_makes() -> None:
    """Uitgaven van een jaar eerder geven het definitieve budget, van twee jaar het voorlopige."""
    own = OwnData(loonkostensubsidie={2023: (ROWS["register"], ORIGIN)})
    given = inputs.buig(make_world(own=own), (2024, 2025, 2026))
    notes = [origin.note for origin in given.origins["realisatie_loonkostensubsidie"]]
    assert notes[0].startswith("Uitgaven van 2023: definitief budget.")
    assert notes[1].startswith("Uitgaven van 2023: voorlopig budget.")
    assert "zitten niet in Springplank" in notes[2]


@pytest.mark.parametrize(
    "stand, year, is_overtaken",
    [
        ("septembercirculaire-2024", 2025, False),
        ("2025-05-30", 2025, False),
        ("meicirculaire-2025", 2025, True),
        ("nieuwste", 2025, True),
        ("nieuwste", 2024, False),
    ],
)
def test_a_later_circulaire_of_the_year_itself_overtakes(
    stand: str, year: int, *, is_overtaken: bool
) -> None:
    """Alleen een latere circulaire van het jaar zelf, die er al was, maakt een bedrag oud."""
    found = inputs.wsw(make_world(find_stand(stand)), (year,))
    assert bool(found.table.is_achterhaald[0, 0]) == is_overtaken
    # What does not matter is named: the path is idle where an amount was published.
    assert {"macrobudget", "laatste_wsw"} <= found.idle[0]
    assert ("latere_bijstelling" in found.idle[0]) == (not is_overtaken)


def test_the_other_counts_of_the_register_make_the_range() -> None:
    """De bandbreedte van een gemeente loopt over alle tellingen van het register die er zijn."""
    world = make_world()
    funding = compute_streams(world, (2025,))
    row, total = world.codes.index("GM0402"), np.array([[35_000_000]])
    keys = [key for _, key in rival_registers(world)]
    parts = [int(allocate(total, key)[row, 0]) for key in keys]
    found = next(a for a in amounts_for(funding, find_subject("GM0402")) if a.jaar == 2025)
    assert (found.regeling, found.status) == ("impulsbudget", "afgeleid")
    assert found.bedrag_eur is not None
    assert (found.laag, found.hoog) == (
        min(found.bedrag_eur, *parts),
        max(found.bedrag_eur, *parts),
    )
    assert min(parts) < max(parts)


@pytest.mark.parametrize(
    "stand, status",
    [
        ("septembercirculaire-2024", "voorlopig"),
        ("2024-12-31", "voorlopig"),
        ("nieuwste", "vastgesteld"),
    ],
)
def test_a_published_amount_is_sure_when_its_year_is_over(stand: str, status: str) -> None:
    """Tot het jaar voorbij is, kan een latere circulaire het gepubliceerde bedrag veranderen."""
    funding = compute_streams(make_world(find_stand(stand)), (2024,))
    assert funding.streams["iu_participatie"].statuses == (status,)
