# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The money as pictures: streams by year, and why an amount changed between two standings."""

from springplank.actions.newest_change import Change
from springplank.actions.overview import Overview
from springplank.charts import streams, waterfall
from springplank.charts.about import About
from springplank.charts.value import Value
from springplank.core.sources import Stand
from springplank.funding.differences import Waterfall
from springplank.funding.subject import Amount
from springplank.words.figures import day


def source_of(stand: Stand) -> str:
    """Say in one sentence what amounts of the Rijk rest on."""
    return (
        "circulaires, Kamerbrieven en onze aannames, zoals bekend op "
        f"{day(stand.on)}. De bronnen staan bij elk bedrag."
    )


def streams_title(found: Overview) -> str:
    """Name the picture of the streams."""
    first, last = found.geld.years[0], found.geld.years[-1]
    years = f"in {first}" if first == last else f"{first} tot en met {last}"
    return f"Geld van het Rijk voor {found.geld.onderwerp.naam}, {years}"


def streams_picture(found: Overview, remarks: tuple[str, ...] = ()) -> streams.Streams:
    """Give the streams by year; a whole is shown in components where they are all it holds.

    Args:
        found: the money.
        remarks: lines that go along in a saved picture.
    """
    geld = found.geld
    totals = (found.total(year) for year in geld.years)
    return streams.Streams(
        About(streams_title(found), geld.run_id, source_of(geld.stand), "", "stromen", remarks),
        geld.years,
        tuple(
            streams.Stream(amounts[0].rule.title, tuple(value_of(a) for a in amounts))
            for amounts in without_overlap(found)
        ),
        tuple(Value(None) if t is None else Value(t.bedrag_eur, t.laag, t.hoog) for t in totals),
    )


def without_overlap(found: Overview) -> list[tuple[Amount, ...]]:
    """Give the streams so that no euro counts twice: components instead of what they make up."""
    every = {amounts[0].regeling: amounts for amounts in found.streams()}
    shown: list[tuple[Amount, ...]] = []
    for whole in every.values():
        if whole[0].rule.part_of:
            continue
        parts = [a for a in every.values() if a[0].rule.part_of == whole[0].regeling]
        shown += parts if parts and _is_sum(whole, parts) else [whole]
    return shown


def _is_sum(whole: tuple[Amount, ...], parts: list[tuple[Amount, ...]]) -> bool:
    """Say whether the components are known, and make up the whole, in every year."""
    for at, amount in enumerate(whole):
        values = [part[at].bedrag_eur for part in parts]
        if amount.bedrag_eur != sum(v or 0 for v in values) or None in values:
            return False
    return True


def value_of(amount: Amount) -> Value:
    """Give an amount with its range for a picture."""
    return Value(amount.bedrag_eur, amount.laag, amount.hoog)


def waterfall_picture(
    found: Change, of: Waterfall, remarks: tuple[str, ...] = ()
) -> waterfall.Waterfall:
    """Give the change of one stream in parts.

    Args:
        found: what changed.
        of: the stream; known on both standings.
        remarks: lines that go along in a saved picture.
    """
    both = found.verschil
    about = About(
        f"{of.rule.title}, {both.onderwerp.naam}, bedrag voor {of.jaar}",
        f"{both.run_ids[0]} en {both.run_ids[1]}",
        f"{both.before.name} en {both.after.name}.",
        "",
        f"verschil-{of.regeling.replace('_', '-')}",
        remarks,
    )
    return waterfall.Waterfall(
        about,
        waterfall.Part(both.before.name, value_of(found.van[of.regeling])),
        tuple(waterfall.Part(part.naam, Value(part.bedrag_eur)) for part in of.delen),
        waterfall.Part(both.after.name, value_of(found.naar[of.regeling])),
    )
