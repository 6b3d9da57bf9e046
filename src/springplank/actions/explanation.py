# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Explain one amount: every step, with value, unit, article, inputs and sources."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

import numpy as np

from springplank.actions.impulsbudget import payment_steps
from springplank.actions.memberships import membership_remarks
from springplank.actions.question import run_of, subject_in, world_about
from springplank.actions.remarks import choice_remarks, own_steps, source_remarks
from springplank.core.columns import UNKNOWN
from springplank.core.explanation import Origin, Step, explain
from springplank.core.regeling import AnyRegeling, LegalForm
from springplank.core.sources import Stand
from springplank.errors import UsageError
from springplank.funding.payments import Payments, parts_of, pay_impulsbudget
from springplank.funding.streams import Funding, Stream, compute_streams
from springplank.funding.subject import Amount, amounts_before, amounts_for
from springplank.funding.world import FIRST_YEAR, World
from springplank.reference.municipalities import name_of
from springplank.reference.subjects import GEMEENTE, VERBAND, Onderwerp
from springplank.regelingen import REGELINGEN, STREAMS

PER_CASE = tuple(key for key in REGELINGEN if key not in STREAMS)
"""Regelingen for a person or a deficit; they have a command of their own."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why an amount is what it is.

    Attributes:
        onderwerp: the subject.
        stand: what was known.
        run_id: hash of everything the amount rests on.
        amount: the amount itself.
        steps: the calculation of a gemeente; of a group the national values, and who is paid.
        parts: of a group: code, name and EUR per gemeente. They add up to the amount; of a
            gemeente in more verbanden each has its part.
        remarks: Dutch sentences about the sources.
    """

    onderwerp: Onderwerp
    stand: Stand
    run_id: str
    amount: Amount
    steps: tuple[Step, ...]
    parts: tuple[tuple[str, str, int | None], ...]
    remarks: tuple[str, ...]

    @property
    def regeling(self) -> AnyRegeling:
        """The regeling that is explained."""
        return self.amount.rule


def find_regeling(text: str, among: tuple[str, ...] = STREAMS) -> str:
    """Find a regeling by its key or title.

    Raises:
        UsageError: when there is none, with suggestions.
    """
    wanted = _plain(text)
    if wanted in among:
        return wanted
    titles = {_plain(REGELINGEN[key].title): key for key in among}
    if wanted in titles:
        return titles[wanted]
    if wanted in PER_CASE:
        raise UsageError(
            f"{REGELINGEN[wanted].title} is geen geldstroom van een gemeente. Reken een geval uit "
            f"met: springplank {wanted} --help."
        )
    close = get_close_matches(wanted, [*among, *titles], n=2, cutoff=0.4)
    keys = dict.fromkeys(titles.get(name, name) for name in close)
    hint = f" Bedoelt u {' of '.join(keys)}?" if keys else ""
    raise UsageError(f"Regeling {text!r} bestaat niet.{hint} Kies uit: {', '.join(among)}.")


def _plain(text: str) -> str:
    return text.strip().lower().replace("-", "_").replace(" ", "_")


def explain_amount(world: World, name: str, regeling: str, year: int) -> Explanation:
    """Explain one stream of one subject in one year.

    For more than one gemeente the steps are the national ones, and the parts are listed.

    Raises:
        UsageError: when the subject or the regeling does not exist.
    """
    key, world = find_regeling(regeling), world_about(world, name)
    subject = subject_in(world, name, year)
    if year < FIRST_YEAR:
        amount = next(a for a in amounts_before((year,)) if a.regeling == key)
        return Explanation(subject, world.stand, run_of(world), amount, (), (), ())
    funding = compute_streams(world, (year,))
    amounts = amounts_for(funding, subject)
    amount = next(a for a in amounts if a.regeling == key)
    steps = [
        *_law_steps(funding.streams[key], world, subject),
        *(_component_steps(amounts, key) if len(subject.leden) > 1 else ()),
        *own_steps(world, subject, key, year),
    ]
    parts: tuple[tuple[str, str, int | None], ...] = ()
    payments = pay_impulsbudget(funding) if key == "impulsbudget" else None
    if payments is not None:
        steps += payment_steps(world, payments, subject, year)
    if subject.soort != GEMEENTE:
        parts = _parts(funding, key, payments, subject)
    # Who is in a verband changes the sum of a verband, and whom the impulsbudget is paid to.
    rests_on_members = subject.soort == VERBAND or key == "impulsbudget"
    remarks = (
        *choice_remarks(world),
        *(membership_remarks(world, subject) if rests_on_members else ()),
        *source_remarks(world.stand, (amount,)),
    )
    return Explanation(subject, world.stand, run_of(world), amount, tuple(steps), parts, remarks)


def _law_steps(stream: Stream, world: World, subject: Onderwerp) -> tuple[Step, ...]:
    """Give every step for a gemeente or a verband of one; of a larger group the national values."""
    if len(subject.leden) == 1:
        return _steps(stream, world.codes.index(subject.leden[0]))
    return _national_steps(stream)


def _component_steps(amounts: Iterable[Amount], key: str) -> Iterator[Step]:
    """Give the components of a whole; of one gemeente the law's own steps have them."""
    for part in amounts:
        if part.rule.part_of == key:
            yield Step(
                part.regeling, "invoer", part.rule.title, part.bedrag_eur, "EUR", "", "", (),
                part.bronnen, "", part.status, "Zie de uitleg van dit onderdeel.", (),
            )  # fmt: skip


def _steps(stream: Stream, row: int) -> tuple[Step, ...]:
    return explain(
        stream.regeling,
        stream.prepared,
        (stream.inputs, stream.outcome),
        _origins(stream),
        (row, 0),
    )


def _origins(stream: Stream) -> dict[str, Origin]:
    return {name: stream.origin(name, 0) for name in stream.origins}


def _national_steps(stream: Stream) -> tuple[Step, ...]:
    """Give the values that are the same for every gemeente: those of law and circulaire."""
    return tuple(step for step in _steps(stream, 0) if step.kind == "waarde")


def _parts(
    funding: Funding, key: str, payments: Payments | None, subject: Onderwerp
) -> tuple[tuple[str, str, int | None], ...]:
    """List what each gemeente counts for in the amount; in a verband only its part there."""
    world, amounts = funding.world, funding.streams[key].amounts
    rows = [world.codes.index(code) for code in subject.leden]
    if subject.soort != VERBAND:
        values = (amounts if payments is None else payments.shares)[rows, 0]
    else:
        members = world.memberships
        keys = [verband.key for verband in members.verbanden]
        here = np.flatnonzero(members.verband_index == keys.index(subject.code))
        split = parts_of(world, amounts) if payments is None else payments.parts
        rows, values = members.gemeente_index[here].tolist(), split[here, 0]
    codes = [world.codes[row] for row in rows]
    return tuple(
        (code, name_of(code), _euros(value)) for code, value in zip(codes, values, strict=True)
    )


def _euros(value: np.int64) -> int | None:
    return None if value == UNKNOWN else int(value)


def as_json(found: Explanation) -> dict[str, Any]:
    """Give the explanation with its stable, documented keys; see docs/handleiding/json.md."""
    amount = found.amount
    return {
        "onderwerp": {
            "soort": found.onderwerp.soort,
            "code": found.onderwerp.code,
            "naam": found.onderwerp.naam,
        },
        "regeling": amount.regeling,
        "jaar": amount.jaar,
        "bekend": found.stand.key,
        "bekend_op": found.stand.on.isoformat(),
        "run_id": found.run_id,
        "bedrag_eur": amount.bedrag_eur,
        "laag": amount.laag,
        "hoog": amount.hoog,
        "status": amount.status,
        "reden": amount.reden or None,
        "wat_te_doen": amount.wat_te_doen or None,
        "rechtsvorm": _legal_json(found.regeling.legal),
        "stappen": [step_json(step) for step in found.steps],
        "delen": [{"code": c, "naam": n, "bedrag_eur": v} for c, n, v in found.parts],
        "toelichting": list(amount.toelichting),
        "bronnen": list(amount.bronnen),
        "opmerkingen": list(found.remarks),
    }


def _legal_json(legal: LegalForm) -> dict[str, Any]:
    return {
        "vorm": legal.form,
        "kanaal": legal.channel,
        "ontvanger": legal.receiver,
        "gelabeld": legal.is_labelled,
        "verantwoording": legal.accountability,
        "reserve": legal.reserve,
        "grondslag": legal.basis,
    }


def step_json(step: Step) -> dict[str, Any]:
    """Give one step with its stable keys."""
    return {
        "sleutel": step.key,
        "soort": step.kind,
        "naam": step.label,
        "waarde": step.value,
        "eenheid": step.unit,
        "artikel": step.article or None,
        "formule": step.formula or None,
        "invoer": list(step.inputs),
        "status": step.status or None,
        "bronnen": list(step.sources),
        "plaats": step.place or None,
        "toelichting": step.note or None,
        "alternatieven": [
            {"naam": name, "waarde": value, "bronnen": list(sources)}
            for name, value, sources in step.alternatives
        ],
    }
