# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""What a reader has to know beside what lies ahead: what is unknown, assumed or not yet decided."""

from collections.abc import Iterator

import numpy as np

from springplank.actions.afspraken import agreement_of
from springplank.bekostiging.afspraak import Afspraak
from springplank.cohort.ages import aow_leeftijd
from springplank.cohort.groups import GROEPEN
from springplank.company.accounts import shares_off
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
    "De kosten van werk dat de gemeente zelf gaat doen, zitten er niet in. Ook mensen die nu niet "
    "in het bedrijf werken, tellen niet mee."
)
"""What is left out when the organisation model changes."""


BAND = (
    "De bandbreedte is wat wij niet weten over deze aannames. Ander beleid en een andere "
    "toekomst zijn aparte scenario's."
)


def check_boekjaar(bedrijf: Bedrijf, first: int) -> None:
    """Refuse figures of a company from after the first year that is projected.

    Raises:
        DataError: with both years.
    """
    if bedrijf.boekjaar > first:
        raise DataError(
            f"De cijfers van het bedrijf zijn van boekjaar {bedrijf.boekjaar}. Wij rekenen vanaf "
            f"{first}. Geef de cijfers van {first} of eerder."
        )


def has_other_model(question: Question) -> bool:
    """Say whether the scenario changes the organisation model of today."""
    wanted = [str(c.value) for c in question.changes if c.target == "organisatiemodel"]
    return bool(wanted) and find_model(wanted[-1]).key != find_model(question.model).key


def remarks_of(found: Antwoord) -> Iterator[str]:
    """Say what a reader has to know beside the figures."""
    yield from _about_place(found.outcome.question.place)
    yield from _unknown_people(found)
    yield from _about_accounts(found)
    yield from _about_aow(found)
    yield from _about_chance(found)
    yield from _one_sided(found)
    yield BAND


def remarks_on_people(found: Antwoord) -> Iterator[str]:
    """Say what a reader has to know beside figures about people only."""
    place = found.outcome.question.place
    if place.is_assumed:
        yield from _about_place(place)
    yield from _unknown_people(found)
    yield from _about_aow(found)
    yield from _about_chance(found)
    yield BAND


def remarks_on_company(found: Antwoord) -> Iterator[str]:
    """Say what a reader has to know beside figures about the company only."""
    yield from _about_place(found.outcome.question.place)
    yield from _unknown_people(found)
    yield from _about_accounts(found)
    yield from _about_chance(found)
    yield BAND


def remarks_on_deficit(afspraak: Afspraak) -> Iterator[str]:
    """Say when nobody agreed who pays a deficit of the company."""
    if not afspraak.has_deficit_rule:
        yield (
            f"De afspraak {afspraak.naam} heeft geen regel voor een tekort. Wie dan betaalt, "
            "moeten de gemeenten samen afspreken."
        )


def _unknown_people(found: Antwoord) -> Iterator[str]:
    """Say which groups are unknown; own lines such as WIA are nobody's duty to fill."""
    unknown = [
        GROEPEN[group].naam
        for group, stand in found.outcome.verwacht.mensen.stand.items()
        if group in GROEPEN and GROEPEN[group].is_own and np.isnan(stand).any()
    ]
    if unknown:
        yield (f"Niet bekend en dus niet meegeteld: {', '.join(unknown)}. Vul het eigen aantal in.")


def _about_accounts(found: Antwoord) -> Iterator[str]:
    """Say what the accounts of the company rest on."""
    question = found.outcome.question
    place = question.place
    if question.bedrijf.synthetisch:
        yield "De cijfers van het bedrijf zijn synthetisch: verzonnen om het rekenen te laten zien."
    elif place.has_company and not question.bedrijf.regels and _is_assumed(found):
        yield "De cijfers van het bedrijf zijn aannames over de sector. Vul uw eigen cijfers in."
    yield from _about_company(found)
    yield from remarks_on_shares(found)
    company = found.outcome.verwacht.onderneming
    if company is not None and np.isnan(company.eigen_vermogen).all():
        yield (
            "Eigen vermogen en reserve van het bedrijf zijn onbekend. Vul de balans van het "
            "bedrijf in."
        )
    if place.has_company:
        yield (
            "Het geld voor de Wsw daalt in de circulaires langzamer dan het aantal mensen. "
            "Past het Rijk dat aan? Wij rekenen met de helft, van niets tot alles. Dat is een "
            "aanname, op een eigen regel (herijking)."
        )
        afspraak = agreement_of(question)
        yield f"Afspraak: {afspraak.naam}. {afspraak.uitleg}".strip()
        yield (
            "De rekeningen van het bedrijf staan in prijzen van elk jaar zelf. Het rijksgeld "
            "stijgt mee met een loon- en prijsbijstelling: een aanname, op een eigen regel."
        )


def remarks_on_shares(found: Antwoord) -> Iterator[str]:
    """Say when the work forms that a person filled in one by one are not together everybody."""
    if not found.outcome.question.place.has_company:
        return
    for groep, year, added in shares_off(found.outcome.assumptions):
        since = f" vanaf {year}" if year else ""
        yield (
            f"De aandelen van de werkvormen van {GROEPEN[groep].naam} zijn{since} samen "
            f"{dutch(round(added * 100, 1))}%. Wij rekenen ze om naar 100%. Vul ook de andere "
            "werkvormen in, tot zij samen 100% zijn."
        )


def _about_aow(found: Antwoord) -> Iterator[str]:
    """Say when the AOW-leeftijd of a year was not set yet."""
    question = found.outcome.question
    unset = aow_leeftijd(question.years, question.world.stand.on).remarks()
    if unset:
        yield unset[0] + (" Voor latere jaren geldt hetzelfde." if len(unset) > 1 else "")


def _about_chance(found: Antwoord) -> Iterator[str]:
    """Say when chance is in the range."""
    if found.outcome.question.has_chance:
        yield (
            "Bij dit aantal mensen telt toeval mee in de bandbreedte. Toeval rekent met hele "
            "mensen. Bij heel kleine aantallen ligt de verwachting soms aan de rand van de band."
        )


def _about_place(place: Place) -> Iterator[str]:
    """Say whose company it is, when that is not plain."""
    if not place.has_company:
        yield NO_COMPANY
    elif place.is_assumed:
        yield (
            f"Van {place.onderwerp.naam} is geen samenwerkingsverband bekend. Wij nemen aan dat "
            "de gemeente een eigen verband en een eigen bedrijf heeft. Een 0 kan betekenen dat de "
            "mensen bij een andere gemeente tellen."
        )
    elif place.focus is not None and len(place.codes) > 1:
        yield (
            f"Het bedrijf en zijn rekeningen zijn van het hele verband {place.naam} "
            f"({len(place.codes)} gemeenten)."
        )


def _is_assumed(found: Antwoord) -> bool:
    """Say whether no figure of the company is its own, from its file or filled in beside it."""
    known, figures = found.outcome.assumptions, found.outcome.question.bedrijf.figures
    return not any(known[key].herkomst == "lokaal" for key in figures)


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
            f"Volgens zijn eigen cijfers heeft het bedrijf {dutch(round(own))} fte in "
            f"{question.bedrijf.boekjaar}. Wij rekenen in {question.years[0]} met "
            f"{dutch(round(computed))} fte. Controleer de cijfers van het bedrijf, of vul uw eigen "
            "aantallen in."
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
                    f"bedrag. Wat nog kan veranderen, valt meestal {where} uit. Daarom ligt de "
                    "verwachting in sommige jaren aan de rand van de bandbreedte."
                )
