# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The five organisation models: their shares, what lies where, and what moves."""

import copy
from collections.abc import Callable
from typing import Any

import pytest
from tests.examples import read_table

from springplank.cohort.groups import GROEPEN
from springplank.errors import RuleError, UsageError
from springplank.scenarios import organisatiemodellen as register
from springplank.scenarios.organisatiemodellen import (
    GROUP_OF_TASK,
    find_model,
    functionaliteiten,
    moved,
    organisatiemodellen,
)

MODELS = tuple(organisatiemodellen())

# sob.md section 2; "deels": a part, differs per case; its "usually" and "mainly" are read as yes,
# its "none or very little" and "mostly no" as no.
MATRIX = """
    model        | aandeel | wsw     | beschut_werk | werkdeel | inkomensdeel
    -------------+---------+---------+--------------+----------+-------------
    gecombineerd |     20% | bedrijf | bedrijf      | bedrijf  | bedrijf
    integraal    |     20% | bedrijf | bedrijf      | bedrijf  | gemeente
    partieel     |     50% | bedrijf | bedrijf      | deels    | gemeente
    beschut      |      6% | bedrijf | bedrijf      | gemeente | gemeente
    klassiek     |      4% | bedrijf | gemeente     | gemeente | gemeente
"""

WORKS = """
    model        | wsw     | beschut_werk | tussengroep | traject  | regulier | wia
    -------------+---------+--------------+-------------+----------+----------+---------
    gecombineerd | bedrijf | bedrijf      | bedrijf     | bedrijf  | gemeente | gemeente
    integraal    | bedrijf | bedrijf      | bedrijf     | bedrijf  | gemeente | gemeente
    partieel     | bedrijf | bedrijf      | deels       | deels    | gemeente | gemeente
    beschut      | bedrijf | bedrijf      | gemeente    | gemeente | gemeente | gemeente
    klassiek     | bedrijf | gemeente     | gemeente    | gemeente | gemeente | gemeente
"""


def test_the_shares_add_up_to_everything() -> None:
    """AT-26: de vijf soorten zijn samen alle bedrijven: 20 + 20 + 50 + 6 + 4 = 100%."""
    assert sum(round(100 * model.aandeel) for model in organisatiemodellen().values()) == 100
    assert sum(model.aandeel for model in organisatiemodellen().values()) == pytest.approx(1)


def test_what_lies_where() -> None:
    """De taken liggen waar de notitie voor Hilversum ze legt."""
    expected = {row.pop("model"): row for row in read_table(MATRIX)}
    found = {
        key: {"aandeel": f"{model.aandeel:.0%}", **model.taken}
        for key, model in organisatiemodellen().items()
    }
    assert found == expected


def test_where_the_work_for_a_group_lies() -> None:
    """Bij welke taak een groep hoort, bepaalt of zij bij het bedrijf werkt."""
    for row in read_table(WORKS):
        model = find_model(row.pop("model"))
        assert {group: model.place_of(group) for group in row} == row


def test_every_group_of_a_task_exists_and_has_one_task() -> None:
    """Een groep hoort bij hoogstens één taak, en bestaat."""
    groups = [group for groups in GROUP_OF_TASK.values() for group in groups]
    assert len(groups) == len(set(groups))
    assert set(groups) <= GROEPEN.keys()


def test_eight_functionaliteiten() -> None:
    """Er zijn acht functionaliteiten, A tot en met H, en elk model zegt waar elk ervan ligt."""
    assert "".join(functionaliteiten()) == "ABCDEFGH"
    for model in organisatiemodellen().values():
        assert model.functionaliteiten.keys() == functionaliteiten().keys()


def test_a_protected_place_lies_where_its_task_lies() -> None:
    """Functionaliteit H is de beschutte werkplek: die ligt waar beschut werk ligt."""
    for model in organisatiemodellen().values():
        assert model.functionaliteiten["H"] == model.taken["beschut_werk"]


def test_what_moves_between_two_models() -> None:
    """Van gecombineerd naar integraal gaan alleen de uitkeringen terug naar de gemeente."""
    (only,) = moved(find_model("gecombineerd"), find_model("integraal"))
    assert only.what.startswith("inkomensdeel")
    assert (only.before, only.after) == ("bedrijf", "gemeente")


def test_tasks_come_first() -> None:
    """Van beschut naar klassiek: eerst de taak beschut werk, dan de werkplek zelf."""
    found = [m.what for m in moved(find_model("beschut"), find_model("klassiek"))]
    assert found == ["beschut werk", "aan de slag op een beschutte werkplek"]


@pytest.mark.parametrize("one", MODELS)
@pytest.mark.parametrize("other", MODELS)
def test_the_way_back_is_the_reverse(one: str, other: str) -> None:
    """Terug verhuist precies wat heen verhuisde; naar zichzelf verhuist er niets."""
    there = moved(find_model(one), find_model(other))
    back = moved(find_model(other), find_model(one))
    assert [(m.what, m.before, m.after) for m in there] == [
        (m.what, m.after, m.before) for m in back
    ]
    assert bool(there) == (one != other)


@pytest.mark.parametrize(
    "name,sentence",
    [
        ("integral", r"'integral' bestaat niet\. Bedoelt u integraal\? Kies uit: gecombineerd, "),
        ("xyz", r"'xyz' bestaat niet\. Kies uit: gecombineerd, integraal, partieel, beschut, kla"),
        ("", r"Organisatiemodel '' bestaat niet\. Kies uit"),
    ],
)
def test_an_unknown_model(name: str, sentence: str) -> None:
    """Een model dat niet bestaat, geeft de modellen die er wel zijn."""
    with pytest.raises(UsageError, match=sentence):
        find_model(name)


FAULTS: list[tuple[Callable[[dict[str, Any]], Any], str]] = [
    (lambda model: model["taken"].pop("wsw"), "taken zijn niet precies die van de lijst"),
    (lambda model: model["functionaliteiten"].update(I="bedrijf"), "functionaliteiten zijn niet"),
    (lambda model: model["taken"].update(wsw="elders"), "taken noemen een plaats 'elders'"),
    (lambda model: model.update(bron="krant"), "noemt bron 'krant'; die kennen wij niet"),
]


@pytest.mark.parametrize("spoil,sentence", FAULTS)
def test_a_fault_in_the_register(spoil: Callable[[dict[str, Any]], Any], sentence: str) -> None:
    """Een fout in de lijst van modellen noemt het model en wat er mis is."""
    raw = register._raw()
    entry = copy.deepcopy(raw["modellen"]["partieel"])
    spoil(entry)
    with pytest.raises(RuleError, match=f"Organisatiemodel partieel:? {sentence}"):
        register._model("partieel", entry, raw)
