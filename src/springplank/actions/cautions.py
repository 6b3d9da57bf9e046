# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""What a reader has to know beside what lies ahead: what is unknown, assumed or not yet decided."""

from collections.abc import Iterator

import numpy as np

from springplank.cohort.ages import aow_leeftijd
from springplank.cohort.groups import GROEPEN
from springplank.company.bedrijf import Bedrijf
from springplank.company.fields import dutch
from springplank.errors import DataError
from springplank.regelingen import REGELINGEN
from springplank.scenarios.money import INDEXED
from springplank.scenarios.organisatiemodellen import find_model
from springplank.scenarios.place import NO_COMPANY, Place
from springplank.scenarios.reeksen import Antwoord
from springplank.scenarios.run import Question

FAR = 0.4
"""Part that the fte in a file may be off from what is computed before it is told."""

MODEL_COSTS = (
    "De kosten van werk dat de gemeente zelf gaat doen, en mensen die nu niet in het bedrijf "
    "werken, zitten er niet in."
)
"""What is left out when the organisation model changes."""


def check_boekjaar(bedrijf: Bedrijf, first: int) -> None:
    """Refuse figures of a company from after the first year that is projected.

    Raises:
        DataError: with both years.
    """
    if bedrijf.boekjaar > first:
        raise DataError(
            f"De cijfers van het bedrijf zijn van boekjaar {bedrijf.boekjaar}, maar wij rekenen "
            f"vanaf {first}: geef met --bedrijf de cijfers van {first} of eerder."
        )


def has_other_model(question: Question) -> bool:
    """Say whether the scenario changes the organisation model of today."""
    wanted = [str(c.value) for c in question.changes if c.target == "organisatiemodel"]
    return bool(wanted) and find_model(wanted[-1]).key != find_model(question.model).key


def remarks_of(found: Antwoord) -> Iterator[str]:
    """Say what a reader has to know beside the figures."""
    question = found.outcome.question
    place = question.place
    yield from _about_place(place)
    unknown = [
        GROEPEN[group].naam
        for group, stand in found.outcome.verwacht.mensen.stand.items()
        if group in GROEPEN and GROEPEN[group].is_own and np.isnan(stand).any()
    ]
    if unknown:
        yield (
            f"Niet bekend en dus niet meegeteld: {', '.join(unknown)}. Vul het eigen aantal in "
            "met --eigen."
        )
    if question.bedrijf.synthetisch:
        yield "De cijfers van het bedrijf zijn synthetisch: verzonnen om het rekenen te laten zien."
    elif place.has_company and not question.bedrijf.regels and _is_assumed(question.bedrijf):
        yield (
            "De cijfers van het bedrijf zijn aannames over de sector. Geef uw eigen cijfers met "
            "--bedrijf (maak een bestand met: springplank bedrijf nieuw)."
        )
    yield from _about_company(found)
    company = found.outcome.verwacht.onderneming
    if company is not None and np.isnan(company.eigen_vermogen).all():
        yield (
            "Eigen vermogen en reserve van het bedrijf zijn onbekend. Vul de balans in het bestand "
            "voor --bedrijf in."
        )
    if place.has_company:
        yield (
            "Het geld voor de Wsw daalt in de circulaires langzamer dan het aantal mensen. "
            "Past het Rijk dat aan? Wij rekenen met de helft, van niets tot alles: een aanname, "
            "op een eigen regel (herijking)."
        )
        yield f"Afspraak: {question.afspraak.naam}. {question.afspraak.uitleg}".strip()
        yield (
            "De rekeningen van het bedrijf staan in prijzen van elk jaar zelf. Het rijksgeld "
            "stijgt mee met een loon- en prijsbijstelling: een aanname, op een eigen regel."
        )
    unset = aow_leeftijd(question.years, question.world.stand.on).remarks()
    if unset:
        yield unset[0] + (" Voor latere jaren geldt hetzelfde." if len(unset) > 1 else "")
    if question.has_chance:
        yield (
            "Het bedrijf is klein: toeval in wie komt en gaat zit in de bandbreedte. Toeval rekent "
            "met hele mensen; bij heel kleine aantallen kan de verwachting naast de band liggen."
        )
    yield from _one_sided(found)
    yield (
        "De bandbreedte is wat wij niet weten over deze aannames. Ander beleid en een andere "
        "toekomst zijn aparte scenario's."
    )


def _about_place(place: Place) -> Iterator[str]:
    """Say whose company it is, when that is not plain."""
    if not place.has_company:
        yield NO_COMPANY
    elif place.is_assumed:
        yield (
            f"Van {place.onderwerp.naam} is geen samenwerkingsverband bekend: zij telt hier als "
            "een eigen verband met een eigen bedrijf, en dat is een aanname. Een 0 kan betekenen "
            "dat de mensen bij een andere gemeente tellen."
        )
    elif place.focus is not None and len(place.codes) > 1:
        yield (
            f"Het bedrijf en zijn rekeningen zijn van het hele verband {place.naam} "
            f"({len(place.codes)} gemeenten)."
        )


def _is_assumed(bedrijf: Bedrijf) -> bool:
    return not any(figure.herkomst == "lokaal" for figure in bedrijf.figures.values())


def _about_company(found: Antwoord) -> Iterator[str]:
    """Say when its file tells of another size than is computed, or its model changes."""
    question, company = found.outcome.question, found.outcome.verwacht.onderneming
    if company is None:
        return
    if has_other_model(question):
        yield MODEL_COSTS
    own = question.bedrijf.fte  # NaN when unknown, and then nothing is far from it
    computed = sum(float(v.fte.values[0].sum()) for v in company.volumes.values())
    if abs(computed - own) > FAR * own:
        yield (
            f"Het bedrijf heeft volgens zijn eigen cijfers {dutch(round(own))} fte in "
            f"{question.bedrijf.boekjaar}, maar wij rekenen in {question.years[0]} met "
            f"{dutch(round(computed))} fte: controleer het bestand voor --bedrijf, of geef uw "
            "eigen aantallen met --eigen."
        )


def _one_sided(found: Antwoord) -> Iterator[str]:
    """Say of which money the expectation lies beside its range, and why."""
    for reeks in found.reeksen:
        if reeks.soort != "rijksgeld" or reeks.gemeente or reeks.groep not in INDEXED:
            continue
        low, high = reeks.band()
        for off, where in ((reeks.verwacht < low, "hoger"), (reeks.verwacht > high, "lager")):
            if off.any():
                yield (
                    f"{REGELINGEN[reeks.groep].title}: de verwachting is het gepubliceerde "
                    f"bedrag. Wat nog kan veranderen, valt meestal {where} uit; daarom ligt de "
                    "verwachting in sommige jaren net buiten de bandbreedte."
                )
