# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Compare scenarios: the difference first, the parts that explain it, and who gains or pays."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from springplank.actions.answers import quantiles_json, rows_of, scenario_json
from springplank.actions.cautions import MODEL_COSTS
from springplank.actions.forecast import PAID, Vooruit, Wishes, answer, ask
from springplank.cohort.scoring import QUANTILES
from springplank.core.columns import Floats, as_floats
from springplank.errors import UsageError
from springplank.scenarios.again import Remembered, remember
from springplank.scenarios.compare import Verklaring, differences, explain
from springplank.scenarios.organisatiemodellen import Verplaatsing, find_model, moved
from springplank.scenarios.reeks import Reeks
from springplank.scenarios.run import Pad, Question
from springplank.scenarios.scenario import find_scenario

MOST = 4
"""More scenarios than this side by side nobody can weigh."""


def _result(pad: Pad) -> Floats:
    assert pad.onderneming is not None
    return pad.onderneming.result.exploitatieresultaat


def _gemeenten(pad: Pad) -> Floats:
    assert pad.onderneming is not None
    return np.asarray(as_floats(pad.onderneming.beeld.saldo).sum(axis=0))


def _rijk(pad: Pad) -> Floats:
    paid = (*(pad.geld[key] for key in PAID), *pad.nieuw_geld.values())
    return np.asarray(sum(found.sum(axis=0) for found in paid))


OVER: Mapping[str, tuple[str, Callable[[Pad], Floats]]] = {
    "exploitatieresultaat": ("het exploitatieresultaat van het bedrijf", _result),
    "gemeenten": ("het saldo van de gemeenten", _gemeenten),
    "rijksgeld": ("het geld van het Rijk", _rijk),
}
"""About which amount a difference is explained: its words, and how it is taken out of a run."""


@dataclass(frozen=True, slots=True, eq=False)
class Gemeenteverschil:
    """What one gemeente gains (positive) or pays, EUR over all years together.

    Attributes:
        code: code.
        naam: name.
        saldo_eur: difference of its balance; None when unknown.
        bijdrage_eur: of which more paid to the company; None when unknown.
        saldi: the first in every draw, EUR of shape (trekkingen,).
        bijdragen: the second in every draw, same shape.
    """

    code: str
    naam: str
    saldo_eur: int | None
    bijdrage_eur: int | None
    saldi: Floats
    bijdragen: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Paar:
    """A scenario beside the first one; without any amount when one of both is a route of words.

    Attributes:
        vooruit: what lies ahead in it.
        reeksen: per series the difference with the first scenario, every draw.
        verklaring: the parts of the difference.
        per_jaar: the difference that is explained, in every year: expected, EUR of shape (jaren,),
            and in every draw, shape (jaren, trekkingen).
        gemeenten: what each gemeente gains or pays.
        verplaatsingen: tasks and functionaliteiten that lie elsewhere.
    """

    vooruit: Vooruit
    reeksen: tuple[Reeks, ...]
    verklaring: Verklaring
    per_jaar: tuple[Floats, Floats]
    gemeenten: tuple[Gemeenteverschil, ...]
    verplaatsingen: tuple[Verplaatsing, ...]

    @property
    def verschillen(self) -> Floats:
        """Give the difference over all years in every draw, EUR of shape (trekkingen,)."""
        return np.asarray(self.per_jaar[1].sum(axis=0))


@dataclass(frozen=True, slots=True, eq=False)
class Vergelijking:
    """Two to four scenarios of one place.

    Attributes:
        eerste: the scenario that the others are compared with.
        over: key of OVER.
        paren: the others.
    """

    eerste: Vooruit
    over: str
    paren: tuple[Paar, ...]


def compare(
    name: str, scenarios: tuple[str, ...], over: str | None, wishes: Wishes
) -> Vergelijking:
    """Compare scenarios of one place with the first of them.

    Raises:
        UsageError: for fewer than two or more than four, the same one twice, or an amount that
            does not exist here.
    """
    if not 1 < len(scenarios) <= MOST:
        raise UsageError(
            f"Noem 2 tot en met {MOST} scenario's, bijvoorbeeld: springplank vergelijk {name} "
            "nulalternatief forfait_2028."
        )
    if len(set(scenarios)) < len(scenarios):
        raise UsageError("Hetzelfde scenario staat er twee keer. Noem verschillende scenario's.")
    first, *others = (ask(name, find_scenario(s), wishes) for s in scenarios)
    chosen = over or ("exploitatieresultaat" if first.place.has_company else "rijksgeld")
    if chosen not in OVER:
        raise UsageError(f"--over {chosen} bestaat niet. Kies uit: {', '.join(OVER)}.")
    if chosen != "rijksgeld" and not first.place.has_company:
        raise UsageError(
            f"--over {chosen} kan alleen bij een gemeente of samenwerkingsverband. Kies rijksgeld."
        )
    # Chance must be the same in all: it depends on the place, not on the scenario.
    others = [replace(question, has_chance=first.has_chance) for question in others]
    ground = remember(first)
    begin = answer(first, ground.outcome)
    paren = tuple(_pair(begin, ground, question, chosen) for question in others)
    return Vergelijking(begin, chosen, paren)


def _pair(begin: Vooruit, ground: Remembered, second: Question, over: str) -> Paar:
    found, first = answer(second), ground.way.ready.question
    if first.scenario.is_words or second.scenario.is_words:
        years = len(second.years)
        unknown = (np.full(years, np.nan), np.full((years, second.draws), np.nan))
        return Paar(found, (), Verklaring(None, (), 0, is_order_free=True), unknown, (), ())
    _, pick = OVER[over]
    before = {(r.soort, r.groep, r.gemeente): r for r in begin.antwoord.reeksen}
    reeksen = tuple(
        _difference(before[key], reeks)
        for reeks in found.antwoord.reeksen
        if (key := (reeks.soort, reeks.groep, reeks.gemeente)) in before
    )
    new = tuple(
        reeks
        for reeks in found.antwoord.reeksen
        if (reeks.soort, reeks.groep, reeks.gemeente) not in before
    )
    return Paar(
        found,
        (*reeksen, *new),
        explain(first, second, pick, ground),
        _per_year(begin, found, pick),
        _per_gemeente(begin, found),
        _moves(second),
    )


def _per_year(one: Vooruit, other: Vooruit, pick: Callable[[Pad], Floats]) -> tuple[Floats, Floats]:
    """Give how much more it is in each year: expected, and in every draw."""
    begin, end = one.antwoord.outcome, other.antwoord.outcome
    expected = pick(end.verwacht) - pick(begin.verwacht)
    return expected[:, 0], pick(end.trekkingen) - pick(begin.trekkingen)


def _difference(one: Reeks, other: Reeks) -> Reeks:
    return replace(
        other,
        verwacht=other.verwacht - one.verwacht,
        trekkingen=differences(one.trekkingen, other.trekkingen),
    )


def _per_gemeente(one: Vooruit, other: Vooruit) -> tuple[Gemeenteverschil, ...]:
    begin, end = one.antwoord.outcome, other.antwoord.outcome
    if begin.verwacht.onderneming is None or end.verwacht.onderneming is None:
        return ()
    saldo, paid = _more_over_the_years(begin.verwacht, end.verwacht)
    saldi, bijdragen = _more_over_the_years(begin.trekkingen, end.trekkingen)
    place = one.place
    return tuple(
        Gemeenteverschil(
            code, naam, _whole(saldo[row, 0]), _whole(paid[row, 0]), saldi[row], bijdragen[row]
        )
        for row, (code, naam) in enumerate(zip(place.codes, place.namen, strict=True))
    )


def _more_over_the_years(before: Pad, after: Pad) -> tuple[Floats, Floats]:
    """Give how much more balance and payments are, EUR of shape (gemeenten, trekkingen)."""
    assert before.onderneming is not None
    assert after.onderneming is not None
    old, new = before.onderneming, after.onderneming
    return (
        as_floats(new.beeld.saldo).sum(axis=1) - as_floats(old.beeld.saldo).sum(axis=1),
        as_floats(new.bijdragen.totaal).sum(axis=1) - as_floats(old.bijdragen.totaal).sum(axis=1),
    )


def _whole(amount: float) -> int | None:
    return None if np.isnan(amount) else round(float(amount))


def _moves(question: Question) -> tuple[Verplaatsing, ...]:
    wanted = [str(c.value) for c in question.changes if c.target == "organisatiemodel"]
    if not wanted:
        return ()
    return moved(find_model(question.model), find_model(wanted[-1]))


def as_json(found: Vergelijking) -> dict[str, Any]:
    """Give the comparison with its stable, documented keys; see docs/handleiding/json.md."""
    subject = found.eerste.onderwerp
    jaren = found.eerste.jaren
    parts = [_pair_json(pair, jaren) for pair in found.paren]
    return {
        "onderwerp": {"soort": subject.soort, "code": subject.code, "naam": subject.naam},
        "run_id": found.eerste.run_id,
        "scenario": scenario_json(found.eerste.scenario),
        "over": found.over,
        "jaren": list(jaren),
        **parts[0],
        "andere": parts[1:],
        "opmerkingen": list(_remarks(found)),
    }


def _remarks(found: Vergelijking) -> tuple[str, ...]:
    """Give what belongs beside the first, and what another model leaves out."""
    others = (remark for pair in found.paren for remark in pair.vooruit.opmerkingen)
    model = [remark for remark in others if remark == MODEL_COSTS]
    return tuple(dict.fromkeys((*found.eerste.opmerkingen, *model)))


def _pair_json(pair: Paar, jaren: tuple[int, ...]) -> dict[str, Any]:
    verklaring = pair.verklaring
    return {
        "met": scenario_json(pair.vooruit.scenario),
        "met_run_id": pair.vooruit.run_id,
        "verschil_eur": verklaring.verschil_eur,
        "verschil_q": quantiles_json(np.quantile(pair.verschillen, QUANTILES)),
        "delen": [
            {
                "naam": d.naam,
                "sleutel": d.sleutel,
                "waarom": d.waarom,
                "bedrag_eur": d.bedrag_eur,
                "q": quantiles_json(np.quantile(d.trekkingen, QUANTILES)),
            }
            for d in verklaring.delen
        ],
        "rest_eur": verklaring.rest_eur,
        "volgorde_vrij": verklaring.is_order_free,
        "gemeenten": [
            {
                "code": g.code,
                "naam": g.naam,
                "saldo_eur": g.saldo_eur,
                "bijdrage_eur": g.bijdrage_eur,
                "saldo_q": quantiles_json(np.quantile(g.saldi, QUANTILES)),
                "bijdrage_q": quantiles_json(np.quantile(g.bijdragen, QUANTILES)),
            }
            for g in pair.gemeenten
        ],
        "verplaatsingen": [
            {"wat": v.what, "van": v.before, "naar": v.after} for v in pair.verplaatsingen
        ],
        "verschil": [row for reeks in pair.reeksen for row in rows_of(reeks, jaren)],
    }
