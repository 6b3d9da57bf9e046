# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The money as rows of a table to take along: every amount with its range, sources and run."""

from collections.abc import Iterator

from springplank.actions.advice import in_plain_words
from springplank.actions.overview import Overview
from springplank.actions.question import today
from springplank.funding.subject import Amount

COLUMNS = (
    "onderwerp", "code", "geldstroom", "regeling", "onderdeel_van", "jaar", "bedrag_eur", "laag",
    "hoog", "som_onderdelen", "onverklaard", "zekerheid", "reden", "betaald_aan",
    "zelf_ontvangen_eur", "zelf_ontvangen_laag", "zelf_ontvangen_hoog", "kanaal", "rechtsvorm",
    "gelabeld", "verantwoording", "reserve", "bronnen", "bekend_op", "berekening", "berekend_op",
    "link",
)  # fmt: skip


def rows_of(found: Overview, link: str) -> Iterator[tuple[object, ...]]:
    """Give a row per stream and year, under COLUMNS.

    Args:
        found: the money.
        link: the whole address of the page with the same figures.
    """
    geld = found.geld
    for amount in geld.amounts:
        legal = amount.rule.legal
        yield (
            geld.onderwerp.naam,
            geld.onderwerp.code,
            amount.rule.title,
            amount.regeling,
            amount.rule.part_of,
            amount.jaar,
            amount.bedrag_eur,
            amount.laag,
            amount.hoog,
            amount.som_onderdelen_eur,
            amount.onverklaard_eur,
            amount.status,
            in_plain_words(amount.reden),
            amount.ontvanger.naam,
            amount.ontvangt_eur,
            *_ends_of_received(found, amount),
            legal.channel,
            legal.form,
            legal.is_labelled,
            legal.accountability,
            legal.reserve,
            ", ".join(amount.bronnen),
            geld.stand.on.isoformat(),
            geld.run_id,
            today().isoformat(),
            link,
        )


def _ends_of_received(found: Overview, amount: Amount) -> tuple[int | None, int | None]:
    """Give the range of what is paid to the subject; that of the amount when it is the same."""
    if amount.ontvangt_eur == amount.bedrag_eur:
        return amount.laag, amount.hoog
    paid = found.betaald[amount.jaar]
    return paid.laag, paid.hoog
