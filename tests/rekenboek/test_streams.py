# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The sheets per stream: every amount of the engine, whatever was imported or chosen."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import Any

import numpy as np
import pytest
from tests.programs import needs_libreoffice
from tests.rekenboek.books import question
from tests.rekenboek.libreoffice import (
    Cells,
    all_recalculated,
    differences,
    with_inputs,
)

from springplank.core.columns import UNKNOWN
from springplank.core.explanation import Origin
from springplank.funding.streams import compute_streams
from springplank.funding.world import OwnData, World, register_key
from springplank.regelingen import STREAMS
from springplank.rekenboek.division import KEYS
from springplank.rekenboek.kit import LABEL, Book
from springplank.rekenboek.stream_steps import SHORT
from springplank.rekenboek.streams import StreamCells, write_streams
from springplank.rekenboek.terms import Cell, Spot
from springplank.rekenboek.xlsx import write_xlsx
from springplank.scenarios.money import rijksgeld, taakstelling
from springplank.scenarios.run import Ready, prepare

YEARS = (2024, 2025, 2026, 2027)
OWN = Origin((), "vastgesteld", "Door u ingelezen.")
GROWING = {"beschut_werk.aandeel_nieuwe_sleutel": "ingroei in vier jaar"}


@cache
def plain(code: str) -> Ready:
    """Ask about a place over years with and without published amounts."""
    asked = replace(question(code), years=YEARS)
    return prepare(asked, ())


def register(world: World, factor: float = 1.0) -> np.ndarray[Any, np.dtype[np.int64]]:
    """Give a register of our own, in which the third gemeente differs."""
    row = register_key(world, (2026,))[0][:, 0].copy()
    row[2] = round(row[2] * factor) + 1
    return row


def spending(world: World) -> np.ndarray[Any, np.dtype[np.int64]]:
    """Give spending on loonkostensubsidie: the number of the gemeente, in thousands."""
    return np.arange(1, len(world.codes) + 1, dtype=np.int64) * 1_003


def shares(world: World) -> np.ndarray[Any, np.dtype[np.float64]]:
    """Give the same share to every gemeente; the first one is not known."""
    found = np.full(len(world.codes), 1 / len(world.codes))
    found[0] = np.nan
    return found


def cases(world: World) -> Mapping[str, World]:
    """Give worlds in which something was imported or chosen."""
    own_register = OwnData(
        register={2022: (register(world), OWN), 2023: (register(world, 1.5), OWN)}
    )
    verband = next(v.key for v in world.memberships.verbanden if v.key == "ammatch")
    official = OwnData(impulsbudget={(verband, 2026): (1_000_001, OWN)})
    counted = np.arange(len(world.codes), dtype=np.int64) * 100
    buig = OwnData(
        loonkostensubsidie={2023: (spending(world), OWN), 2025: (spending(world), OWN)},
        shares={
            ("objectief_aandeel", 2026): (shares(world), OWN),
            ("historisch_aandeel", 2026): (shares(world), OWN),
        },
    )
    budget = {"buig_loonkostensubsidie.deelbudget_loonkostensubsidie": 987_654_321.0}
    return {
        "zoals het is": world,
        "eigen register": replace(world, own=own_register),
        "officieel": replace(world, own=official),
        "buig": replace(world, own=buig, choices=budget),
        "buig van nul": replace(
            world,
            own=OwnData(loonkostensubsidie={2025: (spending(world) * 0, OWN)}),
            choices=dict.fromkeys(budget, 0.0),
        ),
        "huidig": replace(world, choices=GROWING),
        "objectief": replace(world, choices=GROWING, variants={"beschut_werk": "objectief"}),
        "historisch": replace(
            world,
            choices=GROWING,
            variants={"beschut_werk": "historisch"},
            own=OwnData(beschut_werk={2024: (counted, OWN)}),
        ),
        "historisch zonder telling": replace(
            world, choices=GROWING, variants={"beschut_werk": "historisch"}
        ),
        "eerder": replace(world, stand=replace(world.stand, on=_day(world))),
    }


def _day(world: World) -> Any:
    return world.stand.on.replace(year=2023, month=12, day=1)


CASES = tuple(cases(plain("ammatch").world))


def written(code: str, case: str) -> tuple[Ready, Book, StreamCells]:
    """Write the streams of a place in a world."""
    ready = plain(code)
    ready = replace(ready, world=cases(ready.world)[case])
    book = Book("Proef")
    return ready, book, write_streams(book, ready)


def amounts_of(cells: StreamCells) -> dict[tuple[str, str], list[float | None]]:
    """Give the amounts that the cells hold."""
    return {
        key: [None if term is None else float(term.number) for term in terms]
        for key, terms in cells.amounts.items()
    }


def by_the_engine(ready: Ready) -> dict[tuple[str, str], list[float | None]]:
    """Give the amounts of the engine; None where unknown."""
    place = ready.question.place
    found = rijksgeld(ready.world, place, YEARS, 1, 1)
    return {
        (key, code): [None if np.isnan(v) else float(v) for v in found[key][at, :, 0]]
        for key in STREAMS
        for at, code in enumerate(place.codes)
    }


@pytest.mark.parametrize("case", CASES)
def test_every_amount_is_that_of_the_engine(case: str) -> None:
    """Elk bedrag per gemeente en jaar is dat van de rekenkern, onbekend incluis."""
    ready, _, cells = written("ammatch", case)
    found, wanted = amounts_of(cells), by_the_engine(ready)
    assert found.keys() == wanted.keys()
    for key, values in wanted.items():
        assert found[key] == values, key


@pytest.mark.parametrize("code", ["GM0363", "voorbeeld", "GM0088", "ibn", "wedeka"])
def test_parts_of_a_gemeente_count(code: str) -> None:
    """Een gemeente in twee verbanden telt voor haar deel; ook een eiland klopt."""
    ready, _, cells = written(code, "zoals het is")
    assert amounts_of(cells) == by_the_engine(ready)


def test_taakstelling_is_computed() -> None:
    """De taakstelling van het blad is die van de rekenkern."""
    ready, _, cells = written("ibn", "zoals het is")
    place = ready.question.place
    wanted = taakstelling(ready.world, place, YEARS)[:, :, 0]
    for at, code in enumerate(place.codes):
        assert [term.number for term in cells.taakstelling[code]] == wanted[at].tolist()


def test_a_year_that_nobody_knows_says_so() -> None:
    """Een jaar zonder bedrag heeft geen nul maar de woorden niet bekend."""
    _, book, cells = written("ammatch", "zoals het is")
    assert cells.amounts["cluster_participatie", "GM0362"][-1] is None
    sheet = next(s for s in book.sheets if s.title == SHORT["cluster_participatie"])
    assert "niet bekend" in {content.value for content in sheet.cells.values()}


def test_every_step_is_written() -> None:
    """Elke stap van de regeling waarop het bedrag rust, staat op het blad, met haar formule."""
    _, book, _ = written("ammatch", "zoals het is")
    funding = compute_streams(plain("ammatch").world, YEARS)
    for key in STREAMS[:5]:
        sheet = next(s for s in book.sheets if s.title == SHORT[key])
        labels = {c.value for (_, column), c in sheet.cells.items() if column == LABEL}
        for name, column in funding.streams[key].regeling.columns().items():
            if name in funding.streams[key].regeling.basis:
                is_known = _is_known(funding.streams[key], name)
                assert column.label in labels or not is_known, (key, name)


def _is_known(stream: Any, name: str) -> bool:
    if name in stream.prepared.paths:
        return True
    values = getattr(stream.inputs, name)
    return bool((values != UNKNOWN).all()) if values.dtype == np.int64 else True


@needs_libreoffice
def test_libreoffice_computes_these_worlds() -> None:
    """LibreOffice vindt dezelfde centen in de werelden met de meeste formules."""
    books = [written("ammatch", case)[1] for case in ("eigen register", "buig", "objectief")]
    for book, found in zip(
        books, all_recalculated([write_xlsx(book) for book in books], "xlsx"), strict=True
    ):
        assert differences(book, found) == []


@needs_libreoffice
def test_another_register_moves_every_gemeente() -> None:
    """Verandert een gemeente in de sleutel, dan verdeelt het boek als de rekenkern."""
    ready = plain("ammatch")
    base = replace(ready.world, own=OwnData(register=_every_year(register(ready.world))))
    book = Book("Proef")
    cells = write_streams(book, replace(ready, world=base))
    row = ready.world.codes.index("GM0362")
    moved = register(ready.world)
    moved[row] += 4_321
    sheet = next(s for s in book.sheets if s.title == "Landelijk")
    top = min(at for at, column in sheet.cells if column == KEYS - 2)
    column = next(
        column
        for (at, column), content in sheet.cells.items()
        if at == top - 4 and "doelgroepenregister" in str(content.value)
    )
    change = {Spot("Landelijk", top + row, column): float(moved[row])}
    (found,) = all_recalculated([write_xlsx(with_inputs(book, change))], "xlsx")
    other = replace(ready.world, own=OwnData(register=_every_year(moved)))
    wanted = by_the_engine(replace(ready, world=other))
    for key in ("impulsbudget", "sociale_infrastructuur", "wsw"):
        for code in ready.question.place.codes:
            here = [_there(term, found) for term in cells.amounts[key, code]]
            assert here == wanted[key, code], (key, code)


def _every_year(row: Any) -> dict[int, tuple[Any, Origin]]:
    return {year - 2: (row, OWN) for year in YEARS}


def _there(term: Any, found: Mapping[str, Cells]) -> float | None:
    if term is None:
        return None
    assert isinstance(term, Cell)
    return float(found[term.spot.sheet][term.spot.row, term.spot.column])
