# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The company as a page shows it: accounts, result per group, reserves, and who pays what."""

from collections.abc import Mapping
from dataclasses import dataclass

from springplank.actions.afspraken import agreement_of
from springplank.actions.cautions import remarks_on_company, remarks_on_deficit
from springplank.actions.forecast import Vooruit, run_id_of, spread_of
from springplank.actions.kept import Kept
from springplank.actions.outlook import Key, answer_in_figures, by_key
from springplank.actions.werk import Werk
from springplank.bekostiging.afspraak import Afspraak
from springplank.bekostiging.municipal import BESPAARD, BLIJFT, CORRECTIE, TERUG, UIT
from springplank.cohort.groups import GROEPEN
from springplank.company.bedrijf import GROEPEN as IN_COMPANY
from springplank.company.result import TOTALEN
from springplank.scenarios.reeks import Reeks
from springplank.scenarios.spread import Spreiding

RESULTAAT = "exploitatieresultaat"
INCIDENTEEL = "incidenteel"
RESERVE = "reserve_impulsbudget"
BIJDRAGE = "bijdrage_gemeenten"
UITLEG: Mapping[str, str] = {
    "netto_toegevoegde_waarde": "Omzet min de kosten die daar direct bij horen.",
    "overige_opbrengsten": "Opbrengsten die niet bij een groep horen.",
    "begeleiding": "Kosten van de mensen die begeleiden.",
    "bedrijfskosten": "Overhead, huisvesting, vervoer en andere kosten.",
    "effect_maatregelen": "Wat maatregelen van het bedrijf elk jaar opleveren.",
    "operationeel_resultaat": "Opbrengsten min begeleiding en bedrijfskosten.",
    "subsidieresultaat": "Rijksgeld voor de Wsw min de loonkosten van de Wsw.",
    "loonresultaat": "Subsidies voor de andere groepen min hun loonkosten.",
    INCIDENTEEL: "Eenmalige baten min eenmalige lasten.",
    RESULTAAT: "Alles bij elkaar, voordat gemeenten bijleggen.",
    BIJDRAGE: "Wat gemeenten bijleggen naast het geld van het Rijk.",
}
"""Per account what it is, in one short line, in the order of the page."""

NAMEN: Mapping[str, str] = {**TOTALEN, BIJDRAGE: "Bijdrage van de gemeenten"}

VERMOGEN: Mapping[str, tuple[str, str]] = {
    "eigen_vermogen": (
        "Eigen vermogen",
        "Wij kennen de balans van dit bedrijf niet. Vul het eigen vermogen in.",
    ),
    "solvabiliteit": (
        "Solvabiliteit",
        "Hiervoor zijn eigen en vreemd vermogen nodig. Vul beide in.",
    ),
    RESERVE: (
        "Reserve uit het impulsbudget",
        "Wij weten niet wat er nog in de reserve zit. Vul dat bedrag in.",
    ),
}
"""Per reserve its name, and why it is unknown when it is."""

SALDO = "Saldo"
SALDO_UITLEG: Mapping[str, str] = {
    BLIJFT: "Geld van het Rijk dat niet naar het bedrijf gaat.",
    BESPAARD: "Bijstand die niet nodig is, omdat mensen werken.",
    CORRECTIE: "Wat het Rijk daarvan op het budget inhoudt.",
    UIT: "Wat de gemeente aan werkgevers betaalt.",
    TERUG: "Wat het Rijk daarvan teruggeeft.",
    SALDO: "Alles bij elkaar.",
}
"""Per line of the view of a gemeente what it is."""

SOORTEN = frozenset(
    (
        *("bedrijf", "resultaat_groep", "resultaat_per_fte", "vermogen", "bijdrage", "gemeente"),
        *("bedrijf_personen", "bedrijf_fte", "bedrijf_plekken", "bedrijf_standaardeenheden"),
    )
)
"""Kinds of series that are about the company; see `scenarios.reeks.SOORTEN`."""


@dataclass(frozen=True, slots=True, eq=False)
class Groepsresultaat:
    """What one group earns or costs.

    Attributes:
        naam: name for a reader.
        resultaat: EUR.
        per_fte: EUR per fte.
    """

    naam: str
    resultaat: Reeks
    per_fte: Reeks


@dataclass(frozen=True, slots=True, eq=False)
class PerGemeente:
    """One line of the agreements: for who is shown, and for every gemeente.

    Attributes:
        naam: name of the part or line.
        samen: EUR of the gemeente that was asked for, or of all together.
        gemeenten: EUR per name of a gemeente; empty unless several are shown.
    """

    naam: str
    samen: Reeks
    gemeenten: Mapping[str, Reeks]


@dataclass(frozen=True, slots=True, eq=False)
class Rekeningen:
    """The company of a place.

    Attributes:
        vooruit: the whole answer.
        regels: per key of UITLEG its series; lines that are zero in every year are left out.
        groepen: result per group.
        vermogen: per key of VERMOGEN its series, known or not.
        afspraak: the agreement that the contributions follow.
        bijdragen: what is paid to the company, per part of the agreement.
        saldo: the view of the gemeente: lines that add up to the last one.
        opmerkingen: Dutch sentences that belong beside the figures.
    """

    vooruit: Vooruit
    regels: Mapping[str, Reeks]
    groepen: tuple[Groepsresultaat, ...]
    vermogen: Mapping[str, Reeks]
    afspraak: Afspraak
    bijdragen: tuple[PerGemeente, ...]
    saldo: tuple[PerGemeente, ...]
    opmerkingen: tuple[str, ...]

    @property
    def resultaat(self) -> Reeks:
        """Give the exploitatieresultaat."""
        return self.regels[RESULTAAT]

    @property
    def is_reserve_unspent(self) -> bool:
        """Say whether nobody spends the impulsbudget here, so that its reserve only grows."""
        planned = self.vooruit.antwoord.outcome.question.bedrijf.besteding
        spent = any(amount for years in planned.values() for amount in years.values())
        return self.vermogen[RESERVE].is_known and not spent

    def years_with_one_offs(self) -> tuple[int, ...]:
        """Give the indexes of the years in which something counts once."""
        reeks = self.regels.get(INCIDENTEEL)
        if reeks is None:
            return ()
        moved = (reeks.verwacht != 0) | (reeks.trekkingen != 0).any(axis=1)
        return tuple(int(at) for at in moved.nonzero()[0])

    @property
    def herkomst(self) -> str:
        """Say where the amounts come from; see `scenarios.reeks`."""
        return self.resultaat.herkomst


def company_of(werk: Werk) -> Rekeningen | None:
    """Give the company of a place under the scenario that was chosen; None where there is none.

    Raises:
        UsageError: see `werk.question_of`.
        DataError: see `werk.question_of`.
    """
    found = answer_in_figures(werk)
    if not found.place.has_company:
        return None
    series = by_key(found)
    lines = {key: series["bedrijf", key, ""] for key in UITLEG}
    afspraak = agreement_of(found.antwoord.outcome.question)
    return Rekeningen(
        found,
        {key: r for key, r in lines.items() if key in (RESULTAAT, BIJDRAGE) or _counts(r)},
        tuple(_groups(series)),
        {key: series["vermogen", key, ""] for key in VERMOGEN},
        afspraak,
        _per_gemeente(found, series, "bijdrage"),
        _per_gemeente(found, series, "gemeente"),
        (*remarks_on_company(found.antwoord), *remarks_on_deficit(afspraak)),
    )


def _counts(reeks: Reeks) -> bool:
    """Say whether a line is anything but zero; unknown is not zero."""
    return bool((reeks.verwacht != 0).any() or (reeks.trekkingen != 0).any())


def _groups(series: Mapping[Key, Reeks]) -> list[Groepsresultaat]:
    return [
        Groepsresultaat(
            GROEPEN[key].naam,
            series["resultaat_groep", key, ""],
            series["resultaat_per_fte", key, ""],
        )
        for key in IN_COMPANY
        if ("resultaat_groep", key, "") in series
    ]


def _per_gemeente(
    found: Vooruit, series: Mapping[Key, Reeks], soort: str
) -> tuple[PerGemeente, ...]:
    place = found.place
    several = place.focus is None and len(place.codes) > 1
    named = dict(zip(place.codes, place.namen, strict=True)) if several else {}
    names = dict.fromkeys(groep for kind, groep, _ in series if kind == soort)
    return tuple(
        PerGemeente(
            name,
            series[soort, name, place.focus or ""],
            {naam: series[soort, name, code] for code, naam in named.items()},
        )
        for name in names
    )


_SPREADS = Kept()


def spread_for(found: Vooruit) -> Spreiding:
    """Say which aannames make the range of the result; the same question is computed once."""
    key = run_id_of(found.antwoord.outcome.question)
    return _SPREADS.get(key, lambda: spread_of(found))
