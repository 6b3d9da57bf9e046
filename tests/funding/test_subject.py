# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Tests of cutting the national streams to one subject."""

from dataclasses import replace

import pytest

from springplank.core.explanation import Origin
from springplank.core.parameters import FORECASTS
from springplank.core.sources import find_stand
from springplank.funding.streams import Funding, compute_streams
from springplank.funding.subject import (
    Amount,
    ChannelTotal,
    amounts_before,
    amounts_for,
    totals_per_channel,
)
from springplank.funding.world import OwnData, make_world
from springplank.reference.subjects import Onderwerp, find_subject
from springplank.regelingen import STREAMS

YEARS = (2024, 2025, 2026, 2030, 2040)
NAMES = ("Hilversum", "GM0096", "Zeewolde", "GM1948", "ammatch", "wedeka", "AM05", "landelijk")


@pytest.fixture(scope="module")
def funding() -> Funding:
    return compute_streams(make_world(), YEARS)


def of(funding: Funding, name: str) -> dict[tuple[str, int], Amount]:
    return {(a.regeling, a.jaar): a for a in amounts_for(funding, find_subject(name, 2026))}


@pytest.mark.parametrize("name", NAMES)
def test_asked_alone_is_the_slice_of_the_whole(funding: Funding, name: str) -> None:
    """Een jaar alleen, of jaren in een andere volgorde, geven dezelfde bedragen."""
    every = of(funding, name)
    for year in YEARS:
        alone = of(compute_streams(make_world(), (year,)), name)
        assert alone == {place: amount for place, amount in every.items() if place[1] == year}


@pytest.mark.parametrize("name", NAMES)
def test_a_forecast_has_a_range(funding: Funding, name: str) -> None:
    """Een raming of aanname staat er nooit zonder laagste en hoogste bedrag."""
    for amount in of(funding, name).values():
        if amount.status in FORECASTS:
            assert amount.bedrag_eur is not None
            assert amount.laag is not None
            assert amount.hoog is not None
            assert amount.laag <= amount.bedrag_eur <= amount.hoog


def test_a_group_has_a_narrower_range_than_its_members(funding: Funding) -> None:
    """De bandbreedte van een groep is nooit breder dan die van haar leden samen."""
    group = find_subject("AM05", 2026)
    members = [of(funding, code) for code in group.leden]
    for place, amount in of(funding, "AM05").items():
        if amount.laag is not None and amount.hoog is not None:
            low = sum(m[place].laag or m[place].bedrag_eur or 0 for m in members)
            high = sum(m[place].hoog or m[place].bedrag_eur or 0 for m in members)
            assert low <= amount.laag <= amount.hoog <= high


def test_a_group_is_the_sum_of_its_members(funding: Funding) -> None:
    """Een regio of het land is op de euro de som van de gemeenten."""
    for name in ("AM05", "landelijk"):
        members = [of(funding, code) for code in find_subject(name, 2026).leden]
        for place, amount in of(funding, name).items():
            parts = [m[place].bedrag_eur for m in members]
            known = [part for part in parts if part is not None]
            assert amount.bedrag_eur == (sum(known) if len(known) == len(parts) else None)


def test_verbanden_and_their_members_share_the_country(funding: Funding) -> None:
    """Alle verbanden samen krijgen van elke stroom precies wat alle gemeenten krijgen."""
    country = of(funding, "landelijk")
    verbanden = [of_verband(funding, v.key, v.leden) for v in funding.world.memberships.verbanden]
    for place, amount in country.items():
        if amount.bedrag_eur is not None:
            assert amount.bedrag_eur == sum(v[place].bedrag_eur or 0 for v in verbanden)


def of_verband(funding: Funding, key: str, leden: tuple[str, ...]) -> dict[tuple[str, int], Amount]:
    subject = Onderwerp("samenwerkingsverband", key, key, leden)
    return {(a.regeling, a.jaar): a for a in amounts_for(funding, subject)}


def test_some_unknown_makes_a_group_unknown() -> None:
    """Is van een gemeente het bedrag onbekend, dan is dat van de groep ook onbekend."""
    from springplank.core.columns import UNKNOWN

    whole = compute_streams(make_world(), (2026,))
    wsw = whole.streams["wsw"]
    amounts = wsw.amounts.copy()
    amounts[whole.world.codes.index("GM0402")] = UNKNOWN
    lacking = replace(wsw, outcome=replace(wsw.outcome, bedrag=amounts))
    one = replace(whole, streams={**whole.streams, "wsw": lacking})
    assert of(one, "tomin")["wsw", 2026].bedrag_eur is None
    unknown = of(one, "landelijk")["wsw", 2026]
    assert unknown.bedrag_eur is None
    assert unknown.reden == "Voor een deel van de gemeenten ontbreken gegevens."
    assert of(one, "GM0363")["wsw", 2026].bedrag_eur is not None


def test_years_before_the_first_amounts() -> None:
    """Voor 2024 is elke stroom onbekend, met de reden erbij."""
    found = amounts_before((2018, 2019))
    assert len(found) == 2 * len(STREAMS)
    assert {(a.bedrag_eur, a.status) for a in found} == {(None, "onbekend")}
    assert {a.wat_te_doen for a in found} == {"Kies 2024 of later."}


def test_totals_leave_components_out(funding: Funding) -> None:
    """Een totaal per kanaal telt alleen hele stromen, en telt hoeveel er onbekend zijn."""
    amounts = tuple(of(funding, "Hilversum").values())
    totals = totals_per_channel(amounts)
    whole = {a.jaar: a.bedrag_eur for a in amounts if a.regeling == "iu_participatie"}
    for year in YEARS:
        total = totals["gemeentefonds, integratie-uitkering", year]
        assert (total.bedrag_eur, total.onbekend) == (whole[year], 0)
    unknown = [t for (channel, _), t in totals.items() if "BUIG" in channel]
    assert unknown == [ChannelTotal(0, 1, None, None, None)] * len(YEARS)


def test_a_total_has_the_range_of_its_amounts(funding: Funding) -> None:
    """Een totaal heeft een laagste en hoogste: een raming komt nooit zonder bandbreedte."""
    amounts = tuple(of(funding, "Hilversum").values())
    for (channel, year), total in totals_per_channel(amounts).items():
        mine = [
            a
            for a in amounts
            if (a.rule.legal.channel, a.jaar) == (channel, year) and not a.rule.part_of
        ]
        if any(a.bedrag_eur is None for a in mine):
            assert (total.laag, total.hoog) == (None, None)
        else:
            assert total.laag == sum(
                (a.bedrag_eur if a.laag is None else a.laag) or 0 for a in mine
            )
            assert total.laag <= total.bedrag_eur <= (total.hoog or 0)


@pytest.mark.parametrize("stand", ["2010-01-01", "meicirculaire-2023", "meicirculaire-2024"])
def test_an_early_standing_knows_little_and_says_why(stand: str) -> None:
    """Op een vroege stand is veel onbekend, en elk onbekend bedrag zegt waarom."""
    early = compute_streams(make_world(find_stand(stand)), YEARS)
    found = of(early, "Hilversum").values()
    assert any(a.bedrag_eur is None for a in found)
    for amount in found:
        if amount.bedrag_eur is None:
            assert amount.reden
            assert amount.wat_te_doen


def test_an_official_amount_is_shown_as_official() -> None:
    """Een officieel bedrag geldt voor het verband; het deel van een lid daarin is afgeleid."""
    origin = Origin((), "vastgesteld", "Door u ingelezen.")
    own = OwnData(impulsbudget={("ammatch", 2026): (400_000, origin)})
    funding = compute_streams(make_world(own=own), (2026,))
    verband = of(funding, "ammatch")["impulsbudget", 2026]
    assert (verband.bedrag_eur, verband.ontvangt_eur) == (400_000, 400_000)
    assert (verband.status, verband.laag, verband.hoog) == ("vastgesteld", None, None)
    assert verband.toelichting == ("Door u ingelezen.",)
    members = [
        of(funding, code)["impulsbudget", 2026] for code in find_subject("ammatch", 2026).leden
    ]
    assert sum(member.bedrag_eur or 0 for member in members) == 400_000
    assert sum(member.ontvangt_eur or 0 for member in members) == 400_000
    assert {(m.status, m.laag) for m in members} == {("afgeleid", None)}
    assert {m.toelichting for m in members} == {
        ("Door u ingelezen. De verdeling over de gemeenten is van ons.",)
    }


def test_each_gemeente_receives_its_own_in_the_fallback() -> None:
    """In de terugvaloptie ontvangt elke gemeente zelf, precies haar deel."""
    variants = {"impulsbudget": "elke_gemeente"}
    found = of(compute_streams(make_world(variants=variants), (2026,)), "Hilversum")
    amount = found["impulsbudget", 2026]
    assert amount.ontvanger.code == "GM0402"
    assert amount.ontvangt_eur == amount.bedrag_eur
    default = of(compute_streams(make_world(), (2026,)), "Hilversum")["impulsbudget", 2026]
    assert (default.ontvanger.code, default.ontvangt_eur) == ("GM0034", 0)


def test_an_amount_of_nothing_explains_no_assumptions(funding: Funding) -> None:
    """Is er geen geld meer, dan staat er waarom, en niets over een sleutel die niet meer telt."""
    nothing = of(funding, "Hilversum")["impulsbudget", 2040]
    assert nothing.bedrag_eur == 0
    assert nothing.reden.startswith("Het impulsbudget is tijdelijk geld")
    assert nothing.toelichting == ()


def test_what_the_components_do_not_explain(funding: Funding) -> None:
    """Een geheel is verklaard of niet; met een onbekend onderdeel kan niemand dat zeggen."""
    every = of(funding, "Hilversum")
    whole = every["iu_participatie", 2024]
    assert not whole.is_unexplained
    assert replace(whole, onverklaard_eur=1).is_unexplained
    assert replace(whole, onverklaard_eur=None).is_unexplained
    assert not replace(whole, bedrag_eur=None, onverklaard_eur=None).is_unexplained
    assert not any(every[key, 2024].is_unexplained for key in ("wsw", "impulsbudget"))
