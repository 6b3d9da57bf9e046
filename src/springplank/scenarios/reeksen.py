# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The answer as series: people, money, company and agreements, each with its range."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

import numpy as np

from springplank.company.result import TOTALEN, result_per
from springplank.core.columns import Floats, as_floats
from springplank.scenarios.enterprise import Onderneming
from springplank.scenarios.money import BIJSTELLING, HERIJKING
from springplank.scenarios.people_series import people_series
from springplank.scenarios.reeks import (
    ASSUMED,
    MIXED,
    SYNTHETIC,
    Reeks,
    both,
    herkomst_of,
    rows_of_place,
)
from springplank.scenarios.run import Outcome

Lines: TypeAlias = Mapping[tuple[str, str, str], Floats]
"""Lines of the company by (soort, groep, eenheid)."""

VOLUMES = frozenset(
    {
        *("bedrijf_personen", "bedrijf_fte", "werkvorm_fte"),
        *("bedrijf_plekken", "bedrijf_standaardeenheden"),
    }
)
"""Kinds about the company that count people, and so come from where the people come from."""


@dataclass(frozen=True, eq=False)
class Antwoord:
    """All series of an outcome.

    Attributes:
        outcome: the outcome.
    """

    outcome: Outcome

    @cached_property
    def reeksen(self) -> tuple[Reeks, ...]:
        """Give every series: people, money, company, agreements."""
        found = self.outcome
        return (*people_series(found), *money_series(found), *_company(found))

    def find(self, soort: str, groep: str, gemeente: str = "") -> Reeks:
        """Find one series.

        Raises:
            KeyError: when there is none.
        """
        for reeks in self.reeksen:
            if (reeks.soort, reeks.groep, reeks.gemeente) == (soort, groep, gemeente):
                return reeks
        raise KeyError((soort, groep, gemeente))


def money_series(outcome: Outcome) -> Iterator[Reeks]:
    """Give every stream of the Rijk, for the place and every gemeente."""
    one, all_ = outcome.verwacht, outcome.trekkingen
    for soort, singles, draws in (
        ("rijksgeld", one.geld, all_.geld),
        ("nieuw_rijksgeld", one.nieuw_geld, all_.nieuw_geld),
    ):
        for key, amounts in singles.items():
            for code, _, expected, drawn in rows_of_place(outcome, amounts, draws[key]):
                herkomst = ASSUMED if key in (HERIJKING, BIJSTELLING) else "landelijk"
                yield Reeks(soort, key, code, "EUR", herkomst, expected, drawn)


def _company(outcome: Outcome) -> Iterator[Reeks]:
    one, all_ = outcome.verwacht.onderneming, outcome.trekkingen.onderneming
    if one is None or all_ is None:
        return
    yield from _as_series(outcome, _lines(one), _lines(all_))
    yield from _agreements(outcome, one, all_)


def result_series(outcome: Outcome) -> Iterator[Reeks]:
    """Give the results of the company and what its gemeenten pay; nothing without a company."""
    one, all_ = outcome.verwacht.onderneming, outcome.trekkingen.onderneming
    if one is not None and all_ is not None:
        yield from _as_series(outcome, _results(one), _results(all_))


def _as_series(outcome: Outcome, singles: Lines, draws: Lines) -> Iterator[Reeks]:
    years = len(outcome.question.years)
    of_amounts = _herkomst_of_company(outcome)
    for (soort, groep, eenheid), values in singles.items():
        expected, drawn = both(values, draws[soort, groep, eenheid], years)
        group = groep.partition(".")[0]
        herkomst = herkomst_of(outcome, group, None) if soort in VOLUMES else of_amounts
        yield Reeks(soort, groep, "", eenheid, herkomst, expected, drawn)


def _herkomst_of_company(outcome: Outcome) -> str:
    """Say where the amounts of the company come from; a few own figures leave the rest assumed."""
    bedrijf = outcome.question.bedrijf
    if bedrijf.synthetisch:
        return SYNTHETIC
    figures = any(outcome.assumptions[key].herkomst == "lokaal" for key in bedrijf.figures)
    balance = (bedrijf.eigen_vermogen, bedrijf.vreemd_vermogen, bedrijf.reserve)
    per_year = (bedrijf.regels, bedrijf.incidenteel, bedrijf.frictiekosten, bedrijf.besteding)
    is_own = figures or bedrijf.deeltijdfactor or any(per_year) or np.isfinite(balance).any()
    return MIXED if is_own else ASSUMED


def _lines(found: Onderneming) -> Lines:
    """Give every line of the whole company by (soort, groep, eenheid), EUR or numbers."""
    lines: dict[tuple[str, str, str], Floats] = {}
    for group, volume in found.volumes.items():
        if volume.personen is not None:
            lines["bedrijf_personen", group, "persoon"] = volume.personen.values
        lines["bedrijf_fte", group, "fte"] = volume.fte.values
        for werkvorm, share in found.accounts.groepen[group].aandeel.items():
            lines["werkvorm_fte", f"{group}.{werkvorm}", "fte"] = volume.fte.values * share
        if volume.plekken is not None:
            lines["bedrijf_plekken", group, "plek"] = volume.plekken.values
        if volume.standaard_eenheden is not None:
            lines["bedrijf_standaardeenheden", group, "SE"] = volume.standaard_eenheden.values
    lines.update(_results(found))
    lines["vermogen", "eigen_vermogen", "EUR"] = found.eigen_vermogen
    lines["vermogen", "solvabiliteit", "aandeel"] = found.solvabiliteit
    lines["vermogen", "reserve_impulsbudget", "EUR"] = found.reserve.saldo
    return lines


def _results(found: Onderneming) -> Lines:
    lines: dict[tuple[str, str, str], Floats] = {}
    for key in TOTALEN:
        lines["bedrijf", key, "EUR"] = getattr(found.result, key)
    for group, account in found.accounts.groepen.items():
        lines["resultaat_groep", group, "EUR"] = account.resultaat
        lines["resultaat_per_fte", group, "EUR"] = result_per(found.accounts, group)
    lines["bedrijf", "bijdrage_gemeenten", "EUR"] = found.bijdrage
    return lines


def _agreements(outcome: Outcome, one: Onderneming, all_: Onderneming) -> Iterator[Reeks]:
    for single, drawn in zip(one.bijdragen.delen, all_.bijdragen.delen, strict=True):
        for code, _, expected, draws in rows_of_place(
            outcome, as_floats(single.bedragen), as_floats(drawn.bedragen)
        ):
            yield Reeks("bijdrage", single.deel.naam, code, "EUR", ASSUMED, expected, draws)
    for name, amounts in {**one.beeld.regels, "Saldo": one.beeld.saldo}.items():
        other = all_.beeld.saldo if name == "Saldo" else all_.beeld.regels[name]
        for code, _, expected, draws in rows_of_place(
            outcome, as_floats(amounts), as_floats(other)
        ):
            yield Reeks("gemeente", name, code, "EUR", ASSUMED, expected, draws)
