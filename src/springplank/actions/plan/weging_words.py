# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""A weighing in sentences: what stands in its way, where the order flips, and what disagrees."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import isnan

from springplank.actions.plan.metingen import OWN, Meting
from springplank.actions.plan.toekomsten import Toekomsten
from springplank.actions.plan.weging import Gewogen, Weging
from springplank.actions.plan.weging_fields import shown
from springplank.weging.criterium import Criterium
from springplank.weging.doubles import Dubbel
from springplank.weging.eisen import ONBEKEND, VALT_AF, Toets
from springplank.weging.kantelpunt import Gewichtpunt, Scorepunt, score_at
from springplank.weging.spijttabel import agree
from springplank.weging.sums import leaders
from springplank.words.figures import decimal, listed, number
from springplank.words.ramingen import raming, step_of, written

METRICS = (
    "de kleinste spijt",
    "de minst slechte uitkomst",
    "de meeste toekomsten die de eis halen",
)

SMALL = "Al bij een verschil dat in de afronding wegvalt,"


def in_words(found: Meting, criterium: Criterium) -> str:
    """Write what is known of an option, a forecast with its range."""
    if criterium.eenheid == "aandeel":
        return f"{round(found.verwacht * 100)} van de 100 uitkomsten"
    if isnan(found.laag):
        return shown(found.verwacht, criterium.key)
    return str(raming(found.verwacht, found.laag, found.hoog, criterium.eenheid))


def points(value: float) -> str:
    """Write a weighted sum, 0 to 100."""
    return decimal(value * 100, 1)


def percent(part: float) -> str:
    """Write a part of all weights."""
    return f"{number(round(part, 3), 'aandeel')}"


def failures_of(weging: Weging) -> Iterator[str]:
    """Say which options fail a demand, or cannot be held against one."""
    for toets in weging.toetsen:
        if toets.oordeel == VALT_AF:
            yield _failed(weging, toets)
        if toets.oordeel == ONBEKEND:
            option, name = weging.opties[toets.optie].naam, _name(weging, toets.criterium)
            yield f"{option}: wij weten niet of deze optie aan de eis voldoet. {name} is leeg."


def _failed(weging: Weging, toets: Toets) -> str:
    criterium = weging.tabel.criteria[toets.criterium]
    told = in_words(weging.metingen[toets.optie, criterium.key], criterium)
    most = "minstens" if criterium.sign > 0 else "hoogstens"
    return (
        f"{weging.opties[toets.optie].naam} valt af. De eis aan {criterium.naam} is {most} "
        f"{shown(toets.eis, criterium.key)}. Het is {told}."
    )


def _name(weging: Weging, at: int) -> str:
    return weging.tabel.criteria[at].naam


def warnings_of(weging: Weging) -> Iterator[str]:
    """Say what stands in the way of weighing, and what makes its outcome weak."""
    if weging.fout:
        yield weging.fout
    if not weging.telt:
        yield "Kies eerst waarop u wilt wegen. Zonder criterium is er niets te wegen."
    if len(weging.afgevallen) == len(weging.opties):
        yield "Alle opties vallen af door een eis. Er is dan niets te wegen. Kijk of de eis klopt."
    for one, keys in weging.onweegbaar.items():
        if one not in weging.afgevallen:
            names = [_name(weging, weging.tabel.keys.index(key)) for key in keys]
            yield (
                f"{weging.opties[one].naam} is niet te wegen. "
                f"Deze score is leeg: {listed(names)}. Leeg is geen 0."
            )
    if weging.gewogen is not None:
        yield from _weak(weging, weging.gewogen)


def _weak(weging: Weging, gewogen: Gewogen) -> Iterator[str]:
    tabel = gewogen.tabel
    names = [weging.opties[at].naam for at in gewogen.opties]
    if len(names) == 1:
        yield "Er is maar één optie om te wegen. Zet er een andere optie naast."
    for one, at in tabel.outside():
        yield (
            f"De score van {names[one]} op {tabel.criteria[at].naam} ligt buiten het bereik. "
            "Zij telt toch helemaal mee. Pas de score of het bereik aan."
        )
    for at, criterium in enumerate(tabel.criteria):
        worst, best = tabel.swings()[:, at]
        if worst == best:
            yield f"{criterium.naam} is bij alle opties gelijk. Dit maakt geen verschil."
        elif tabel.has_own_range(at):
            yield (
                f"Het bereik van {criterium.naam} komt uit uw opties. Een optie erbij kan de "
                "volgorde dan veranderen. Vul zelf het slechtste en het beste in."
            )
    yield from (_doubled(tabel.criteria, one) for one in gewogen.dubbel)
    missing = [c.naam for c in tabel.criteria if c.key not in weging.gewichten]
    if missing and len(missing) < len(tabel.criteria):
        yield f"Vul ook een gewicht in bij {listed(missing)}. Een leeg gewicht is geen 0."
    if not missing and gewogen.gewichten is None:
        yield "Alle gewichten zijn 0. Zonder gewicht is er geen volgorde. Vul een gewicht in."
    yield from _ties(gewogen, names)
    for omkering in gewogen.omkeringen:
        yield (
            f"Zonder {names[omkering.zonder]} verandert de volgorde. Nu staat "
            f"{names[omkering.voor]} voor {names[omkering.erna]}, en dan niet meer."
        )


def _ties(gewogen: Gewogen, names: Sequence[str]) -> Iterator[str]:
    for place in sorted(set(gewogen.plaatsen)):
        same = [names[at] for at, one in enumerate(gewogen.plaatsen) if one == place]
        if len(same) > 1:
            yield f"{listed(same)} komen precies gelijk uit."


def _doubled(criteria: Sequence[Criterium], found: Dubbel) -> str:
    names = f"{criteria[found.een].naam} en {criteria[found.ander].naam}"
    why = (
        "Zij komen uit dezelfde rekening."
        if found.is_same_account
        else "Hun scores gaan bij deze opties gelijk op."
    )
    return f"{names} tellen misschien dubbel. {why} Weeg er één, of geef ze samen één gewicht."


def second_view(weging: Weging) -> Iterator[str]:
    """Say whether TOPSIS puts the same option first, and where it changes its mind."""
    gewogen = weging.gewogen
    if gewogen is None or gewogen.topsis is None:
        return
    names = [weging.opties[at].naam for at in gewogen.opties]
    first = leaders(gewogen.topsis)
    if set(first) & set(gewogen.vooraan):
        yield "De tweede blik zet dezelfde optie vooraan."
    else:
        yield (
            f"De tweede blik zet {listed([names[at] for at in first])} vooraan, en dus een andere "
            "optie. Vertrouw dan op geen van de twee zonder gesprek."
        )
    if gewogen.omkeringen_topsis:
        out = listed([names[at] for at in sorted({o.zonder for o in gewogen.omkeringen_topsis})])
        yield f"De volgorde van de tweede blik verandert als u dit weglaat: {out}."


def weight_sentences(weging: Weging) -> Iterator[str]:
    """Say per criterium from which weight another option comes first."""
    gewogen = weging.gewogen
    if gewogen is None or not gewogen.vooraan:
        return
    for point in gewogen.gewichtpunten:
        yield _weight(weging, gewogen, point)
    moved = {point.criterium for point in gewogen.gewichtpunten}
    steady = [c.naam for at, c in enumerate(gewogen.tabel.criteria) if at not in moved]
    if steady and len(gewogen.opties) > 1 and len(gewogen.vooraan) == 1:
        first = weging.opties[gewogen.opties[gewogen.vooraan[0]]].naam
        yield f"Welk gewicht u ook geeft aan {listed(steady)}: {first} blijft vooraan."


def _weight(weging: Weging, gewogen: Gewogen, point: Gewichtpunt) -> str:
    other = weging.opties[gewogen.opties[point.optie]].naam
    way = "meer dan" if point.deel >= point.nu else "minder dan"
    return (
        f"{gewogen.tabel.criteria[point.criterium].naam} telt nu voor {percent(point.nu)} mee. "
        f"Bij {way} {percent(point.deel)} komt {other} vooraan."
    )


def score_sentences(weging: Weging, option: int) -> Iterator[str]:
    """Say which scores of an option would have to change for the order to flip.

    Args:
        weging: the weighing.
        option: number of the option among those that are weighed.
    """
    gewogen = weging.gewogen
    if gewogen is None:
        return
    mine = [point for point in gewogen.scorepunten if point.optie == option]
    possible = [point for point in mine if point.is_possible]
    for point in possible:
        yield _score(weging, gewogen, point)
    if mine and not possible:
        yield "Geen enkele score alleen verandert de volgorde, zolang zij in haar bereik blijft."


def _score(weging: Weging, gewogen: Gewogen, point: Scorepunt) -> str:
    criterium = gewogen.tabel.criteria[point.criterium]
    limit = score_at(gewogen.tabel.swings()[:, point.criterium], point.waarde)
    other = weging.opties[gewogen.opties[point.tegen]].naam
    what = f"komt deze optie gelijk met {other}"
    if point.optie not in gewogen.vooraan:
        what = f"haalt deze optie {other} in"
    found = weging.metingen[gewogen.opties[point.optie], criterium.key]
    now, then = _now_and_then(found, limit, criterium)
    if not then:
        return f"{criterium.naam}: nu {now}. {SMALL} {what}."
    return f"{criterium.naam}: nu {now}. Bij {then} {what}."


def _now_and_then(found: Meting, limit: float, criterium: Criterium) -> tuple[str, str]:
    """Write a score and the one at which the order flips, both as precisely as the score is known.

    Returns:
        Both in words; the second one is empty when both are rounded to the same.
    """
    if found.herkomst == OWN:
        return _exact(found.verwacht, criterium), _exact(limit, criterium)
    now = in_words(found, criterium)
    if isnan(found.laag):
        then = in_words(replace(found, verwacht=limit), criterium)
        return now, "" if then == now else then
    step = _step(found)
    if round(limit / step) == round(found.verwacht / step):
        return now, ""
    largest = max(map(abs, (found.verwacht, found.laag, found.hoog, limit)))
    return now, f"ongeveer {written(limit, criterium.eenheid, step, largest)}"


def _exact(value: float, criterium: Criterium) -> str:
    return shown(round(value, 2), criterium.key)


def _step(found: Meting) -> float:
    """Give to what a forecast in euros or people is rounded: see `words.ramingen`."""
    width = max(found.hoog, found.verwacht) - min(found.laag, found.verwacht)
    return max(step_of(width if width > 1 else abs(found.verwacht) / 10), 1.0)


def regret_sentences(found: Toekomsten) -> Iterator[str]:
    """Say at which options the three metrics point, and whether they agree."""
    pointed = found.tabel.favourites(found.criterium.sign)
    yield from favourite_sentences(found)
    if found.eis is None:
        yield "U vulde bij dit criterium geen eis in. Daarom tellen wij niet wie een eis haalt."
    if not any(pointed):
        yield "Van geen enkele optie is de uitkomst bekend in elke toekomst."
    elif agree(pointed):
        yield "De maatstaven wijzen dezelfde kant op."
    else:
        yield "De maatstaven spreken elkaar tegen. Praat over wat voor u het zwaarst telt."


def favourite_sentences(found: Toekomsten) -> Iterator[str]:
    """Say at which options the metrics point; nothing of a metric that is unknown for all."""
    names = [option.naam for option in found.opties]
    pointed = found.tabel.favourites(found.criterium.sign)
    for metric, options in zip(METRICS, pointed, strict=True):
        if options:
            verb = "heeft" if len(options) == 1 else "hebben"
            yield f"{listed([names[at] for at in options])} {verb} {metric}."


def assumption_sentences(found: Toekomsten, option: int) -> Iterator[str]:
    """Say which futures move an option most, and whether the order flips on the way there.

    Args:
        found: the options in the futures.
        option: number of the option.
    """
    told = zip(found.aannames[option], found.verschuivingen[option], strict=True)
    for one, moved in told:
        future = f"{found.toekomsten[one.toekomst]}: {in_words(moved, found.criterium)} anders."
        if one.kantelt_bij is None or one.tegen is None:
            yield f"{future} De volgorde blijft gelijk."
        else:
            other, part = found.opties[one.tegen].naam, percent(one.kantelt_bij)
            yield f"{future} Komt {part} daarvan uit, dan komt {other} gelijk uit."
