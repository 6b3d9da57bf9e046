# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
import numpy as np

from springplank.actions.glance import look_at
from springplank.actions.werk import Werk


def test_a_first_look_has_money_people_and_result() -> None:
    """De eerste blik heeft geld, mensen en het resultaat van het bedrijf."""
    found = look_at(Werk("ammatch"))
    total = found.total(found.jaren[0])
    assert total is not None
    amount, low, high = total
    assert low <= amount <= high
    assert {reeks.groep for reeks in found.mensen} == {"wsw", "beschut_werk", "tussengroep"}
    assert found.resultaat is not None
    below = np.mean(found.resultaat.trekkingen[-1] < 0) * 20
    assert abs(found.shortfalls() - below) <= 0.5


def test_the_total_is_that_of_the_channels() -> None:
    """Het totaal telt een onderdeel van een uitkering niet dubbel."""
    found = look_at(Werk("GM0402"))
    total = found.total(2026)
    whole = sum(
        amount.bedrag_eur or 0
        for amount in found.geld.amounts
        if amount.jaar == 2026 and amount.regeling in ("iu_participatie", "impulsbudget")
    )
    assert total is not None
    assert total[0] == whole


def test_a_country_has_no_company() -> None:
    """Nederland heeft geen bedrijf: er is geen resultaat, en geen tekort."""
    found = look_at(Werk("NL"))
    assert found.resultaat is None
    assert found.shortfalls() == 0


def test_years_without_money_have_no_total() -> None:
    """Een jaar zonder enig bekend bedrag heeft geen totaal, en dus geen nul."""
    assert look_at(Werk("GM0402")).total(1990) is None


def test_unknown_streams_come_last() -> None:
    """Geldstromen die onbekend zijn, staan achteraan."""
    known = [
        any(a.bedrag_eur is not None for a in every) for every in look_at(Werk("GM0402")).streams()
    ]
    assert known == sorted(known, reverse=True)


def test_nothing_changes_in_a_first_look() -> None:
    """De eerste blik is het nulalternatief, ook als er keuzes in het dossier staan."""
    plain, chosen = (
        look_at(Werk("GM0402", velden))
        for velden in ({}, {"keuze.tussengroep.doorstroom": "0.15", "scenario.1": "versterken"})
    )
    assert plain.vooruit.run_id == chosen.vooruit.run_id
