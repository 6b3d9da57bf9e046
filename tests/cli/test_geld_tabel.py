# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The table of `springplank geld` says, figure by figure, what its JSON says."""

import re
from collections.abc import Mapping
from typing import Any

import pytest
from tests.cli.answers import Ask, Run

from springplank.regelingen import REGELINGEN

LABEL, CELL = 27, 14
YEARS = ("--van", "2024", "--tot", "2028")
"""As many as fit beside each other."""
TOTALS = "Totaal per kanaal (onderdelen niet dubbel geteld)"
SUBJECTS = ("Hilversum", "Borger-Odoorn", "Helmond", "Almere", "emco", "AM05", "landelijk")
Rows = Mapping[str, list[str]]


def tables_of(out: str) -> Mapping[str, Rows]:
    """Read the printed tables: per heading, per label the cells."""
    found: dict[str, dict[str, list[str]]] = {}
    rows: dict[str, list[str]] = {}
    for line in out.splitlines():
        if line and not line.startswith(" "):
            rows = found.setdefault(line.partition(",")[0], {})
        cells = re.findall(f".{{{CELL}}}", line[LABEL:])
        is_table = len(cells) == 5 and line.startswith("  ") and len(line) == LABEL + 5 * CELL
        if is_table and all(c.strip() == "" or c.startswith(" ") for c in cells):
            rows[line[2:LABEL].rstrip()] = [cell.strip() for cell in cells]
    return found


def euros(value: int | None) -> str:
    """Write an amount as the table does."""
    return "onbekend" if value is None else f"{value:,}".replace(",", ".")


@pytest.mark.parametrize("name", SUBJECTS)
def test_every_amount_in_the_table_is_that_of_the_json(run: Run, ask: Ask, name: str) -> None:
    """Elk bedrag, elke grens, elke zekerheid en wat zelf is ontvangen, klopt met de JSON."""
    tables = tables_of(run("geld", name, *YEARS).out)
    answer = ask("geld", name, *YEARS)
    for key in dict.fromkeys(a["regeling"] for a in answer["bedragen"]):
        rows = tables[REGELINGEN[key].title]
        amounts = [a for a in answer["bedragen"] if a["regeling"] == key]
        assert rows[""] == [str(a["jaar"]) for a in amounts]
        assert rows["bedrag"] == [euros(a["bedrag_eur"]) for a in amounts]
        assert rows["zekerheid"] == [a["status"] for a in amounts]
        for label, field in (("laagste", "laag"), ("hoogste", "hoog")):
            values = [a[field] for a in amounts]
            shown = ["" if v is None else euros(v) for v in values]
            assert rows.get(label, [""] * 5) == shown, (key, label)
        own = [a["ontvangt_eur"] for a in amounts]
        differs = own != [a["bedrag_eur"] for a in amounts]
        assert rows.get("zelf ontvangen") == ([euros(v) for v in own] if differs else None)
        if key == "iu_participatie":
            rest = [a["onverklaard"] for a in amounts]
            sums = [euros(a["som_onderdelen"]) for a in amounts]
            assert rows.get("som onderdelen") == (sums if any(rest) else None)
            assert rows.get("onverklaard") == ([euros(v) for v in rest] if any(rest) else None)


@pytest.mark.parametrize("name", SUBJECTS)
def test_every_total_in_the_table_is_that_of_the_json(run: Run, ask: Ask, name: str) -> None:
    """Elk totaal klopt met de JSON, en een totaal zonder alles erin heeft een merk."""
    rows = tables_of(run("geld", name, *YEARS).out)[TOTALS]
    totals = ask("geld", name, *YEARS)["totalen"]
    for channel in dict.fromkeys(t["kanaal"] for t in totals):
        label = channel.removeprefix("gemeentefonds, ").removesuffix(" (BUIG)")
        shown = [_shown(t) for t in totals if t["kanaal"] == channel]
        assert rows[label] == shown


def _shown(total: Mapping[str, Any]) -> str:
    if total["volledig"]:
        return euros(total["bedrag_eur"])
    return f"{euros(total['bedrag_eur'])} (+?)" if total["bedrag_eur"] else "onbekend"


def test_a_whole_shows_what_its_parts_do_not_explain(run: Run) -> None:
    """De som van de onderdelen en wat onverklaard is, staan onder het gepubliceerde bedrag."""
    rows = tables_of(run("geld", "Leiderdorp", *YEARS).out)["Integratie-uitkering Participatie"]
    assert rows["onverklaard"][0] not in ("0", "onbekend")
    assert rows["som onderdelen"][0] != rows["bedrag"][0]


def test_the_legal_frame_is_that_of_the_json(run: Run, ask: Ask) -> None:
    """Vorm, label, verantwoording en reserve staan bij elke stroom, zoals in de JSON."""
    told = run("geld", "Hilversum", "--jaar", "2026").told
    told = told.replace("decentralisatie- uitkering", "decentralisatie-uitkering")
    for amount in ask("geld", "Hilversum", "--jaar", "2026")["bedragen"]:
        assert amount["gelabeld"] is False
        if amount["onderdeel_van"] is None:
            assert (
                f"Vorm: {amount['rechtsvorm']}; niet gelabeld. "
                f"Verantwoording: {amount['verantwoording']}. Reserve: {amount['reserve']}."
            ) in told


def test_an_unknown_amount_says_what_to_do_and_a_rival_its_amount(run: Run, ask: Ask) -> None:
    """Onder een onbekend bedrag staat wat u kunt doen; een andere waarde staat er met bedrag."""
    answer = ask("geld", "landelijk", *YEARS)
    told = run("geld", "landelijk", *YEARS).told
    for amount in answer["bedragen"]:
        if amount["wat_te_doen"]:
            assert amount["wat_te_doen"] in told
        for rival in amount["alternatieven"]:
            assert f"{amount['jaar']} {euros(rival['bedrag_eur'])}" in told


def test_an_incomplete_total_is_no_total(run: Run, ask: Ask) -> None:
    """Is een onderdeel van een kanaal onbekend, dan heeft het totaal een merk met uitleg."""
    variant = ("--jaar", "2028", "--variant", "beschut_werk=historisch")
    told = run("geld", "Hilversum", *variant).told
    assert "integratie-uitkering onbekend" in told
    totals = {t["kanaal"]: t for t in ask("geld", "Hilversum", *variant)["totalen"]}
    assert not totals["gemeentefonds, integratie-uitkering"]["volledig"]


def test_draws_stand_in_order(run: Run, ask: Ask) -> None:
    """Met trekkingen staan ondergrens, midden en bovengrens op hun plaats, als in de JSON."""
    options = ("geld", "Hilversum", *YEARS, "--trekkingen", "200")
    drawn = ask(*options)["trekkingen"]["bedragen"]
    told = run(*options).told
    for key in dict.fromkeys(b["regeling"] for b in drawn):
        found = [b for b in drawn if b["regeling"] == key]
        assert len(found) <= 5
        for label, field in (("van", "p10"), ("midden", "p50"), ("tot", "p90")):
            assert f" {label} {' '.join(euros(b[field]) for b in found)} " in told
    assert {"wsw", "beschut_werk"} <= {b["regeling"] for b in drawn}
