# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""LibreOffice recomputes people, company and agreements, and finds the cents of the engine."""

import math
import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import pytest
from tests.conftest import Samples
from tests.programs import needs_libreoffice
from tests.rekenboek.libreoffice import all_recalculated, with_inputs
from tests.rekenboek.recomputed import Figures, Made, changed, engine, make, read, unequal

from springplank.actions.own_afspraak import KEYS
from springplank.core.assumptions import Assumption
from springplank.reference.partnerships import partnerships
from springplank.rekenboek.kit import Book
from springplank.rekenboek.ods import write_ods
from springplank.rekenboek.terms import Spot
from springplank.rekenboek.xlsx import write_xlsx
from springplank.scenarios.scenario import library

Writer: TypeAlias = Callable[[Book], bytes]

ONLY_THE_START = ("begin.", "landelijk.", "tussengroep.plekken_nu")
"""Aannames about the start: an own figure of a gemeente goes before them."""

FIGURES = ("wsw", "beschut_werk", "wachtlijst", "tussengroep", "aandeel_instroom_tussengroep")
MANY = 12
"""How many aannames are changed at once."""

HALF = 0.5
SLIDER = "keuze.tussengroep.doorstroom"


@dataclass(frozen=True)
class Change:
    """Other numbers in the book, and the same fields for the engine.

    Attributes:
        velden: fields of a dossier.
        cells: the input cells.
    """

    velden: Mapping[str, str]
    cells: Mapping[Spot, float]


def random_change(
    made: Made, chance: random.Random, chosen: Mapping[str, str] | None = None
) -> Change:
    """Change some aannames, start figures of gemeenten and the balance sheet.

    What a slider was put at stays: in the book its cell holds the choice, not the own figure.

    Args:
        made: the sheets.
        chance: what decides.
        chosen: fields of the dossier.
    """
    outcome, names = made.antwoord.outcome, made.book.names
    velden: dict[str, float] = {}
    keys = [
        key
        for key in sorted(outcome.assumptions)
        if key.replace(".", "_") in names
        and not key.startswith(ONLY_THE_START)
        and f"keuze.{key}" not in (chosen or {})
    ]
    for key in chance.sample(keys, MANY):
        velden[f"eigen.{key}"] = _other(outcome.assumptions[key], chance)
    for code in outcome.question.place.codes:
        for figure in chance.sample(FIGURES, 2):
            old = float(outcome.start.figures[figure][outcome.start.gemeenten.index(code)])
            if figure == "wsw" and not old:
                continue  # nobody there: a number of people then needs their ages
            velden[f"gemeente.{code}.{figure}"] = old * chance.uniform(0.5, 1.5)
        velden[f"gemeente.{code}.traject"] = chance.uniform(0, 90)
        velden[f"gemeente.{code}.instroom_traject"] = chance.uniform(0, 90)
    for name in ("eigen_vermogen", "vreemd_vermogen", "reserve"):
        velden[f"bedrijf.{name}"] = float(chance.randint(100_000, 9_000_000))
    return Change(
        {field: repr(value) for field, value in velden.items()},
        {names[_name(field)]: value for field, value in velden.items()},
    )


def _other(found: Assumption, chance: random.Random) -> float:
    """Give another value within the range, or near a value without a range."""
    if found.is_uncertain:
        return chance.uniform(found.low, found.high)
    return min(max(found.value * chance.uniform(0.9, 1.1), found.least), found.most)


def _name(field: str) -> str:
    """Give the name of the cell of a field."""
    kind, _, rest = field.partition(".")
    if kind != "gemeente":
        return rest.replace(".", "_")
    code, _, figure = rest.partition(".")
    return f"{figure}_{code.lower()}"


@dataclass(frozen=True)
class File:
    """A file to be recomputed, and what should come out.

    Attributes:
        name: for a message.
        made: where each figure stands.
        data: the file.
        wanted: what the engine says.
    """

    name: str
    made: Made
    data: bytes
    wanted: Figures


def before_and_after(
    code: str, scenario: str | None, velden: Mapping[str, str], seed: int, write: Writer
) -> tuple[File, File]:
    """Give a book as it is made, and with other numbers typed in it.

    The engine gets the same other numbers as fields; what the file stores is that of before.
    """
    made = make(changed(code, scenario, velden))
    change = random_change(made, random.Random(seed), velden)
    other = make(changed(code, scenario, {**velden, **change.velden}))
    first, second = engine(made.antwoord), engine(other.antwoord)
    assert unequal(made.stored, first) == []
    assert unequal(other.stored, second) == []
    assert first != second
    return (
        File(f"{code} {seed}, voor", made, write(made.book), first),
        File(f"{code} {seed}, na", made, write(with_inputs(made.book, change.cells)), second),
    )


def check(files: Sequence[File], suffix: str) -> None:
    """Let LibreOffice compute all files, and compare every figure with the engine."""
    found = all_recalculated([file.data for file in files], suffix)
    for file, sheets in zip(files, found, strict=True):
        assert unequal(read(file.made, sheets), file.wanted) == [], file.name


@needs_libreoffice
def test_the_example() -> None:
    """Van het voorbeeld vindt LibreOffice dezelfde centen, voor en na andere invoer."""
    check(before_and_after("voorbeeld", None, {}, 1, write_xlsx), "xlsx")


@needs_libreoffice
def test_the_example_as_ods() -> None:
    """Ook het ODS-bestand rekent door na andere invoer."""
    check(before_and_after("voorbeeld", "meer_doorstroom", {}, 2, write_ods), "ods")


@needs_libreoffice
def test_what_was_not_known_yet() -> None:
    """Wat op een oudere stand nog niet bekend was, is dat ook in het nagerekende boek."""
    made = make(changed("GM0281", None, {"stand": "meicirculaire-2024", "tot": "2028"}))
    wanted = engine(made.antwoord)
    unknown = [key for key in made.found if math.isnan(wanted[key])]
    assert {key[0] for key in unknown} >= {"personen", "rijksgeld", "gemeente"}
    assert unequal(made.stored, wanted) == []
    check([File("oude stand", made, write_xlsx(made.book), wanted)], "xlsx")


def random_agreement(chance: random.Random) -> dict[str, str]:
    """Give what the gemeenten agreed with their company: some things, and not others."""
    amounts = {
        "wsw": round(chance.uniform(0, 1), 3),
        "beschut_werk": round(chance.uniform(0, 1), 3),
        "prijs": float(chance.randint(5_000, 20_000)),
        "bijdrage": float(chance.randint(100_000, 5_000_000)),
        "index": round(chance.uniform(0, 0.04), 3),
        "tekort": chance.choice([0.5, 1.0]),
        "overschot": chance.choice([0.25, 1.0]),
    }
    agreed = {key: repr(value) for key, value in amounts.items() if chance.random() < HALF}
    agreed["sleutel"] = chance.choice(sorted(KEYS))
    return {f"afspraak.{key}": text for key, text in agreed.items()}


def random_dossier(seed: int) -> tuple[str, str, dict[str, str]]:
    """Give a place, a scenario and fields: the years, the model, the agreement and a slider."""
    chance = random.Random(seed)
    codes = [verband.key for verband in partnerships()]
    scenarios = sorted(key for key, found in library().items() if not found.is_words)
    velden = {
        "tot": str(chance.randint(2028, 2045)),
        "model": chance.choice(["partieel", "klassiek", "integraal", "beschut"]),
        SLIDER: repr(round(chance.uniform(0.01, 0.15), 3)),
        **random_agreement(chance),
    }
    return chance.choice(codes), chance.choice(scenarios), velden


@needs_libreoffice
def test_random_dossiers(samples: Samples) -> None:
    """Van willekeurige dossiers vindt LibreOffice dezelfde centen, voor en na andere invoer."""
    for seed in range(samples(1, 20)):
        code, scenario, velden = random_dossier(seed)
        check(before_and_after(code, scenario, velden, seed, write_xlsx), "xlsx")


def test_stored_values_of_random_dossiers(samples: Samples) -> None:
    """Ook zonder LibreOffice staan in elk boek de centen van de rekenkern."""
    for seed in range(100, 100 + samples(3, 40)):
        code, scenario, velden = random_dossier(seed)
        made = make(changed(code, scenario, velden))
        assert unequal(made.stored, engine(made.antwoord)) == [], seed
        change = random_change(made, random.Random(seed), velden)
        other = make(changed(code, scenario, {**velden, **change.velden}))
        assert unequal(other.stored, engine(other.antwoord)) == [], seed


def test_a_change_is_a_change() -> None:
    """Andere invoer raakt aannames, gemeenten en de balans."""
    made = make(changed("voorbeeld", None, {}))
    change = random_change(made, random.Random(3))
    kinds = {field.partition(".")[0] for field in change.velden}
    assert kinds == {"eigen", "gemeente", "bedrijf"}
    assert len(change.cells) == len(change.velden)
    with pytest.raises(KeyError):
        _ = made.book.names[_name("eigen.bestaat_niet")]
