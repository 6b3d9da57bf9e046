# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""What is agreed and said in words fits the figures of the plan."""

import re

from tests.actions.plan.plans import (
    OWN,
    VERBAND,
    chapter,
    keys_of,
    table,
    texts_of,
    with_changes,
)

from springplank.actions.plan.composition import compose, draft_of
from springplank.actions.plan.voorbeeld import example_work


def test_agreements_tell_who_agreed_and_who_did_not() -> None:
    """Per lid staat het aandeel, de zeggenschap en of het instemt; wie nog niet, staat erbij."""
    velden = {"plan.draagvlak.GM0358.ja": "ja", "plan.draagvlak.GM0358.wie": "College",
              "plan.afspraak.GM0358.zeggenschap": "Eén stem"}  # fmt: skip
    plan = compose(with_changes(VERBAND, velden))
    rows = {row[0]: row for row in table(plan, "geld.draagvlak").rijen}
    assert rows["Aalsmeer"][1:3] == ("ja", "College")
    assert rows["Aalsmeer"][5] == "Eén stem"
    assert rows["Uithoorn"][1:3] == ("nog niet", "")
    waiting = next(o for o in chapter(plan, "geld").ontbreekt if o.startswith("Nog niet ingestemd"))
    assert "Aalsmeer" not in waiting
    assert "het sociaal ontwikkelbedrijf" in waiting
    assert len(table(plan, "geld.aandelen").rijen) == len(draft_of(VERBAND).leden) + 1


def test_an_agreement_is_told_in_a_sentence() -> None:
    """De naam van een afspraak staat niet los, maar in een zin."""
    told = texts_of(compose(VERBAND))["geld.afspraak"]
    assert told.startswith("Wij rekenen met de afspraak Doorsluizen. De gemeente geeft")


def test_who_agreed_on_a_deficit_is_not_told_to_agree_on_it() -> None:
    """Is afgesproken wie een tekort betaalt, dan is dat niet meer de volgende stap."""
    before = texts_of(compose(with_changes(VERBAND, OWN)))["samenvatting.bedrijf"]
    assert before.endswith("De volgende stap: spreek af wie een tekort betaalt.")
    plan = compose(with_changes(VERBAND, {**OWN, "afspraak.tekort": "1.0"}))
    assert "spreek af wie" not in texts_of(plan)["samenvatting.bedrijf"]
    assert "bespreek in elke raad" in texts_of(plan)["samenvatting.bedrijf"]
    assert not [zin for zin in chapter(plan, "geld").ontbreekt if "tekort" in zin]
    assert "bedrijf/bijdrage_gemeenten/2030" in keys_of(plan)


def test_what_the_example_says_fits_its_figures() -> None:
    """Wat het voorbeeld in woorden zegt over stap, tekort en keuze, zeggen de cijfers ook."""
    werk, draft = example_work(), draft_of(example_work())
    limit = int(re.findall("[0-9]+", werk.velden["plan.stap.3.signaal"])[0])
    wsw = draft.find("personen/wsw/2028")
    assert wsw is not None
    assert (wsw.waarde or 0) < limit <= (wsw.hoog or 0)
    why = werk.velden["plan.tekst.keuze.waarom"]
    people, result = (draft.find(f"verschil/{kop}/2030") for kop in ("mensen", "resultaat"))
    assert people is not None
    assert result is not None
    assert ("evenveel mensen" in why) is (people.tekst == "geen verschil")
    assert ("een beter resultaat" in why) is ((result.laag or 0) > 0)
    is_open = (
        "Wie een tekort betaalt, spreken de gemeenten nog af."
        in (werk.velden["plan.tekst.geld.afspraken_tekst"])
    )
    assert is_open is not draft.cijfers.afspraak.has_deficit_rule
