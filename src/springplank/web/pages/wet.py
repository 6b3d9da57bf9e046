# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""What the law says of a stream, and where its figures come from."""

from collections.abc import Sequence
from dataclasses import dataclass

from springplank.actions.advice import in_plain_words
from springplank.actions.overview import Overview
from springplank.funding.subject import Amount
from springplank.regelingen import REGELINGEN
from springplank.web.cijfers import RAMING, VASTGESTELD, Cijfer
from springplank.web.pages.beelden import Verwijzing, source_link
from springplank.words.figures import in_euros, years_in_words
from springplank.words.ramingen import raming

NOT_APART = "niet apart doorgerekend"


@dataclass(frozen=True, slots=True)
class AndereWaarde:
    """What an amount would be with the value of another source."""

    naam: str
    jaar: int
    bedrag: Cijfer
    bronnen: tuple[Verwijzing, ...]


@dataclass(frozen=True, slots=True)
class Wet:
    """What the law says of one stream.

    Attributes:
        naam: title of the stream.
        deel_van: title of the larger amount; empty when it is none.
        ontvanger: who is paid.
        vorm: legal form.
        gelabeld: whether the Rijk prescribes the use, in words.
        verantwoording: to whom the use is accounted for.
        reserve: whether it may be kept.
        grondslag: law or agreement.
        zekerheid: how sure the amounts are, with the years.
        anders: amounts under the values of other sources.
        bronnen: the sources.
        toelichting: assumptions and remarks.
    """

    naam: str
    deel_van: str
    ontvanger: str
    vorm: str
    gelabeld: str
    verantwoording: str
    reserve: str
    grondslag: str
    zekerheid: str
    anders: tuple[AndereWaarde, ...]
    bronnen: tuple[Verwijzing, ...]
    toelichting: tuple[str, ...]


def laws_of(found: Overview) -> tuple[Wet, ...]:
    """Give what the law says of every stream."""
    return tuple(law_of(every, found.geld.run_id) for every in found.streams())


def law_of(every: Sequence[Amount], run_id: str) -> Wet:
    """Give what the law says of one stream.

    Args:
        every: its amounts over the years.
        run_id: the run that they come from.
    """
    rule, legal = every[0].rule, every[0].rule.legal
    sources = dict.fromkeys(key for amount in every for key in amount.bronnen)
    return Wet(
        rule.title,
        REGELINGEN[rule.part_of].title if rule.part_of else "",
        " en ".join(dict.fromkeys(a.ontvanger.naam for a in every)),
        legal.form,
        "ja" if legal.is_labelled else "nee, u kiest zelf waaraan u het uitgeeft",
        legal.accountability,
        legal.reserve,
        legal.basis,
        _certainty(every),
        tuple(other for amount in every for other in _others(amount, run_id)),
        tuple(source_link(key) for key in sources),
        _notes(every),
    )


def _others(amount: Amount, run_id: str) -> tuple[AndereWaarde, ...]:
    return tuple(
        AndereWaarde(
            name, amount.jaar, _other(amount, value, run_id), tuple(map(source_link, keys))
        )
        for name, value, keys in amount.alternatieven
    )


def _other(amount: Amount, value: int, run_id: str) -> Cijfer:
    """Show a rival amount as what it is: a forecast when the amount itself is one."""
    if amount.laag is None or amount.hoog is None:
        return Cijfer(in_euros(value), VASTGESTELD, run_id=run_id)
    told = raming(value, amount.laag, amount.hoog, "EUR")
    return Cijfer(told.midden, RAMING, NOT_APART, run_id=run_id)


def _certainty(every: Sequence[Amount]) -> str:
    """Say per status in which years it holds: "afgeleid (2025), aanname (2026 tot en met 2030)"."""
    years: dict[str, list[int]] = {}
    for amount in every:
        years.setdefault(amount.status, []).append(amount.jaar)
    if len(years) == 1:
        return next(iter(years))
    return ", ".join(f"{status} ({years_in_words(of)})" for status, of in years.items())


def _notes(every: Sequence[Amount]) -> tuple[str, ...]:
    """Give the remarks of some amounts, each once; of those that differ in a year the first."""
    found: dict[str, str] = {}
    for amount in every:
        for note in amount.toelichting:
            found.setdefault(note.replace(str(amount.jaar), ""), in_plain_words(note))
    return tuple(found.values())
