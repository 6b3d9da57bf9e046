# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""springplank verbanden: every verband ahead, and the country as their sum."""

import csv
import io

import pytest
from tests.cli.answers import Ask, Run

FEW = ("verbanden", "--tot", "2028", "--trekkingen", "20")


def test_the_country_is_the_sum_of_the_verbanden(ask: Ask) -> None:
    """Wat wij verwachten van alle verbanden, is samen dat van het land."""
    rows = ask(*FEW)["reeksen"]
    for soort, groep in (("personen", "wsw"), ("rijksgeld", "beschut_werk")):
        found = [r for r in rows if (r["soort"], r["groep"], r["jaar"]) == (soort, groep, 2028)]
        whole = next(r["verwacht"] for r in found if r["gebied"] == "NL")
        parts = sum(r["verwacht"] for r in found if r["gebied"] != "NL")
        assert parts == pytest.approx(whole, rel=1e-6)


def test_one_verband_is_the_same_as_on_its_own(ask: Ask) -> None:
    """Een verband heeft hier dezelfde verwachting als in vooruit."""
    (here,) = (
        r
        for r in ask(*FEW)["reeksen"]
        if (r["gebied"], r["soort"], r["groep"], r["jaar"]) == ("ammatch", "personen", "wsw", 2028)
    )
    alone = ask("vooruit", "ammatch", "--tot", "2028", "--trekkingen", "20", "--zonder-toeval")
    (there,) = (
        r
        for r in alone["reeksen"]
        if (r["soort"], r["groep"], r["gemeente"], r["jaar"]) == ("personen", "wsw", None, 2028)
    )
    assert here["verwacht"] == pytest.approx(there["verwacht"], abs=1e-3)
    assert here["q"]["0.9"] == pytest.approx(there["q"]["0.9"], rel=1e-3)


def test_the_country_is_as_unsure_as_on_its_own(ask: Ask) -> None:
    """Het land heeft hier dezelfde bandbreedte als in vooruit landelijk."""
    asked = ("--tot", "2028", "--trekkingen", "200")
    here = {
        (r["groep"], r["jaar"]): r
        for r in ask("verbanden", *asked)["reeksen"]
        if (r["gebied"], r["soort"]) == ("NL", "personen")
    }
    alone = ask("vooruit", "landelijk", *asked)["reeksen"]
    people = {
        (r["groep"], r["jaar"]): r
        for r in alone
        if r["soort"] == "personen" and r["verwacht"] is not None
    }
    both = here.keys() & people.keys()
    assert {groep for groep, _ in both} >= {"wsw", "beschut_werk", "tussengroep"}
    for key in both:
        found, there = here[key], people[key]
        assert found["verwacht"] == pytest.approx(there["verwacht"], rel=1e-6)
        assert found["q"] == pytest.approx(there["q"], rel=1e-6)


def test_the_csv_has_a_row_for_everything(run: Run, ask: Ask) -> None:
    """De CSV heeft dezelfde regels als de JSON, met een lege cel voor onbekend."""
    rows = list(csv.DictReader(io.StringIO(run(*FEW, "--csv").out)))
    assert len(rows) == len(ask(*FEW)["reeksen"])
    unknown = next(r for r in rows if r["groep"] == "traject")
    assert unknown["verwacht"] == ""


def test_the_screen_shows_every_verband_and_the_country(run: Run) -> None:
    """Op het scherm staat elk verband met een bandbreedte, en het land als laatste."""
    told = run(*FEW).out
    assert "Amstelland en Meerlanden Werkorganisatie" in told
    assert told.index("  Nederland") > told.index("Amstelland")


@pytest.mark.parametrize(
    "arguments,sentence",
    [
        (("--tot", "2020"), "--tot 2020 kan niet"),
        (("--trekkingen", "0"), "--trekkingen 0 kan niet"),
        (("--json", "--csv"), "niet allebei"),
    ],
)
def test_what_cannot_be_gets_one_sentence(
    run: Run, arguments: tuple[str, ...], sentence: str
) -> None:
    """Een foute vraag krijgt één zin."""
    answer = run("verbanden", *arguments)
    assert (answer.code, answer.out) == (2, "")
    assert sentence in answer.err
