# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The API and the command line give the same answer."""

import json
from typing import Any

import pytest
from starlette.testclient import TestClient

from springplank.api.schemas import DOT
from springplank.cli import main
from springplank.docs.manual import keys_of, load_answers

SAME = (
    (
        "/onderwerpen/GM0402/rijksbijdragen?van=2024&tot=2026",
        "geld Hilversum --van 2024 --tot 2026",
    ),
    (
        "/onderwerpen/ammatch/rijksbijdragen?bekend=septembercirculaire-2024",
        "geld ammatch --bekend septembercirculaire-2024",
    ),
    (
        "/onderwerpen/hilversum/rijksbijdragen/sociale_infrastructuur/2035",
        "uitleg Hilversum sociale_infrastructuur 2035",
    ),
    (
        "/onderwerpen/GM0402/verschillen?vanStand=septembercirculaire-2023&naarStand=meicirculaire-2024",
        "verschil GM0402 --van-stand septembercirculaire-2023 --naar-stand meicirculaire-2024",
    ),
    (
        "/onderwerpen/GM0402/verschillen?vanStand=septembercirculaire-2023&jaar=2026",
        "verschil GM0402 --van-stand septembercirculaire-2023 --jaar 2026",
    ),
    (
        "/onderwerpen/ammatch/vooruitblikken?scenario=forfait_2028&tot=2027&trekkingen=20",
        "vooruit ammatch --scenario forfait_2028 --tot 2027 --trekkingen 20",
    ),
    (
        "/onderwerpen/ammatch/vergelijkingen?scenarios=nulalternatief,versterken&tot=2027&trekkingen=20",
        "vergelijk ammatch nulalternatief versterken --tot 2027 --trekkingen 20",
    ),
    (
        "/onderwerpen/ammatch/overzichten?scenarios=nulalternatief,forfait_2028&trekkingen=20",
        "overzicht ammatch nulalternatief forfait_2028 --trekkingen 20",
    ),
    (
        "/landelijke-bedragen",
        "landelijk",
    ),
    (
        "/landelijke-bedragen?regeling=beschut_werk&van=2022&tot=2026",
        "landelijk --regeling beschut_werk --van 2022 --tot 2026",
    ),
    (
        "/samenwerkingsverbanden?tot=2027&trekkingen=20",
        "verbanden --tot 2027 --trekkingen 20",
    ),
    (
        "/scenarios",
        "scenario's",
    ),
    (
        "/bronnen",
        "bronnen",
    ),
    (
        "/bronnen/suppletoire-2024",
        "bronnen suppletoire-2024",
    ),
    (
        "/bronnen/septembercirculaire-2024/terugtrekkingen",
        "bronnen --terugtrekking septembercirculaire-2024",
    ),
    (
        "/begrippen",
        "begrippen",
    ),
    (
        "/maatregelen",
        "maatregelen",
    ),
    (
        "/maatregelen?jaar=2025",
        "maatregelen --jaar 2025",
    ),
    (
        "/controles",
        "controle",
    ),
    (
        "/terugblikken",
        "terugblik",
    ),
    (
        "/loonkostensubsidieberekeningen?uren=32&loonwaarde=60&op=2026-07-01",
        "loonkostensubsidie --loonwaarde 60 --uren 32 --op 2026-07-01",
    ),
    (
        "/loonkostensubsidieberekeningen?uren=36&loonwaarde=60&op=2028-07-01&beschut=ja&afspraak=68&aantal=3",
        "loonkostensubsidie --loonwaarde 60 --op 2028-07-01 --beschut --afspraak 68 --aantal 3",
    ),
    (
        "/loonkostensubsidieberekeningen?uren=36&op=2026-07-01&eersteHalfJaar=ja",
        "loonkostensubsidie --op 2026-07-01 --eerste-half-jaar",
    ),
    (
        "/vangnetberekeningen?budget=1000000&lasten=1150000&jaar=2026",
        "vangnet --budget 1000000 --lasten 1150000 --jaar 2026",
    ),
)
"""An address, and the command that asks the same."""

NO_OPTION = {"geld": ("trekkingen", "uitgaven"), "vooruit": ("spreiding",)}
"""Keys that only an option of the command gives."""


@pytest.mark.parametrize("path,command", SAME)
def test_the_answer_is_that_of_the_command(
    api: TestClient, capsys: pytest.CaptureFixture[str], path: str, command: str
) -> None:
    """Een ander programma krijgt precies het antwoord van de opdracht met --json."""
    asked = api.get(path)
    assert asked.status_code == 200, asked.text
    assert main([*command.split(), "--json"]) == 0
    assert asked.json() == json.loads(capsys.readouterr().out)


@pytest.mark.parametrize("path,command", SAME)
def test_every_key_of_the_command_is_in_the_document(
    document: dict[str, Any], path: str, command: str
) -> None:
    """Elke sleutel die het handboek noemt, staat met haar betekenis in het OpenAPI-document."""
    name = _name_of(command)
    schema = _schema_at(document, path)
    for key, meaning in load_answers()[name].keys.items():
        if not key.startswith(NO_OPTION.get(name, ("-",))):
            assert _found(schema, DOT.split(key))["description"] == meaning, key


def _name_of(command: str) -> str:
    """Give the name of an answer in the register of keys."""
    if "--terugtrekking" in command:
        return "terugtrekking"
    return (
        "bron" if command.startswith("bronnen ") else command.split(maxsplit=1)[0].replace("'", "")
    )


def _schema_at(document: dict[str, Any], path: str) -> dict[str, Any]:
    """Find the schema of a success at an address: the path of the document that fits best."""
    parts = path.partition("?")[0].split("/")
    (found,) = (
        item["get"]["responses"]["200"]["content"]["application/json"]["schema"]
        for known, item in document["paths"].items()
        if len(known.split("/")) == len(parts)
        and all(k == p or k[0:1] == "{" for k, p in zip(known.split("/"), parts, strict=True))
        and "get" in item
    )
    assert isinstance(found, dict)
    return found


def _found(schema: dict[str, Any], path: list[str]) -> dict[str, Any]:
    for part in path:
        schema = schema["properties"][part.removesuffix("[]")]
        if part.endswith("[]"):
            schema = schema["items"]
    return schema


def test_the_keys_of_an_answer_are_those_of_the_document(
    api: TestClient, document: dict[str, Any]
) -> None:
    """In een antwoord staat geen sleutel die het document niet noemt."""
    path = "/onderwerpen/GM0402/rijksbijdragen"
    for key in keys_of(api.get(path).json()):
        assert "description" in _found(_schema_at(document, path), DOT.split(key)), key


def test_the_models_are_all_five(api: TestClient) -> None:
    """De API noemt vijf organisatiemodellen, elk met acht functionaliteiten."""
    models = api.get("/organisatiemodellen").json()["organisatiemodellen"]
    assert len(models) == 5
    assert {len(model["functionaliteiten"]) for model in models} == {8}


def test_a_subject_is_found_by_two_letters(api: TestClient) -> None:
    """Met een deel van de naam vindt u een onderwerp, en met zijn code leest u het."""
    (found,) = api.get("/onderwerpen?zoek=hilversum").json()["onderwerpen"]
    assert found == api.get(f"/onderwerpen/{found['code']}").json()
    assert found["code"] == "GM0402"
    assert api.get("/onderwerpen").json() == {"onderwerpen": []}
