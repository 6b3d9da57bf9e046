# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The answer as series: per kind, group, gemeente and year what is expected, and its range."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from springplank.cohort.beschut_werk import WAITING
from springplank.cohort.groups import GROEPEN
from springplank.cohort.start import FIGURES
from springplank.company.result import TOTALEN, result_of, result_per
from springplank.core.columns import Floats, as_floats
from springplank.scenarios.enterprise import Onderneming
from springplank.scenarios.people import Mensen
from springplank.scenarios.run import Outcome, Pad

QUANTILES = (0.025, 0.10, 0.165, 0.50, 0.835, 0.90, 0.975)
"""What is kept of a distribution: the ends of 95, 80 and 67%, and the middle."""

MIXED = "gemengd"
"""Where a total comes from when its parts come from different places."""

SOORTEN: Mapping[str, str] = {
    "personen": "mensen op 31 december",
    "stroom": "mensen die in een jaar in- of uitstromen",
    "bedrijf_personen": "mensen in het bedrijf, gemiddeld over het jaar",
    "bedrijf_fte": "fte in het bedrijf, gemiddeld over het jaar",
    "bedrijf_plekken": "plekken beschut werk in het bedrijf",
    "bedrijf_standaardeenheden": "standaardeenheden Wsw in het bedrijf",
    "rijksgeld": "geld van het Rijk per geldstroom",
    "nieuw_rijksgeld": "nieuw geld van het Rijk in een scenario",
    "bedrijf": "rekeningen van het bedrijf",
    "resultaat_groep": "resultaat per groep",
    "resultaat_per_fte": "resultaat per groep en per fte",
    "vermogen": "eigen vermogen, solvabiliteit en reserve aan het eind van het jaar",
    "bijdrage": "wat de gemeente aan het bedrijf betaalt, per deel van de afspraak",
    "gemeente": "het beeld van de gemeente: regels die samen het saldo zijn",
}
"""The kinds of series, in words for a reader."""


@dataclass(frozen=True, slots=True, eq=False)
class Reeks:
    """One series over the years.

    Attributes:
        soort: a key of SOORTEN.
        groep: group, stream, account or part within that kind.
        gemeente: code; empty for all gemeenten of the place together.
        eenheid: "persoon", "fte", "plek", "SE", "EUR" or "aandeel".
        herkomst: where it starts from: "lokaal", "landelijk", "aanname" or MIXED.
        verwacht: what is expected, shape (jaren,); NaN when unknown.
        trekkingen: every draw, shape (jaren, trekkingen).
    """

    soort: str
    groep: str
    gemeente: str
    eenheid: str
    herkomst: str
    verwacht: Floats
    trekkingen: Floats

    @property
    def is_known(self) -> bool:
        """Say whether there is a number in any year."""
        return not np.isnan(self.verwacht).all()

    def quantiles(self) -> Floats:
        """Give QUANTILES of every year, shape (quantiles, jaren); NaN when unknown."""
        found: Floats = np.quantile(self.trekkingen, QUANTILES, axis=1)
        return found


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
        pair = (found.verwacht, found.trekkingen)
        return (*_people(found, *pair), *_money(found, *pair), *_company(found, *pair))

    def find(self, soort: str, groep: str, gemeente: str = "") -> Reeks:
        """Find one series.

        Raises:
            KeyError: when there is none.
        """
        for reeks in self.reeksen:
            if (reeks.soort, reeks.groep, reeks.gemeente) == (soort, groep, gemeente):
                return reeks
        raise KeyError((soort, groep, gemeente))


def _herkomst(outcome: Outcome, group: str, row: int | None) -> str:
    every = outcome.start.herkomst.get(group, ("aanname",))
    if row is not None:
        return every[row]
    return every[0] if len(set(every)) == 1 else MIXED


def _both(one: Floats, all_: Floats, years: int) -> tuple[Floats, Floats]:
    """Give an expectation and its draws their full axes."""
    draws = np.broadcast_to(all_, (years, all_.shape[-1]))
    return np.broadcast_to(one, (years, 1))[:, 0], draws


def _rows(
    outcome: Outcome, one: Floats, all_: Floats
) -> Iterator[tuple[str, int | None, Floats, Floats]]:
    """Give the total of the place and then every gemeente, when there is more than one."""
    years = len(outcome.question.years)
    yield "", None, *_both(one.sum(axis=0), all_.sum(axis=0), years)
    codes = outcome.question.place.codes
    if outcome.question.place.has_company:
        for row, code in enumerate(codes):
            yield code, row, *_both(one[row], all_[row], years)


def _people(outcome: Outcome, one: Pad, all_: Pad) -> Iterator[Reeks]:
    for group in (*GROEPEN, WAITING):
        if group in one.mensen.stand:
            pairs = _rows(outcome, one.mensen.stand[group], all_.mensen.stand[group])
            figure = group if group in FIGURES else ""
            for code, row, expected, draws in pairs:
                herkomst = _herkomst(outcome, figure, row)
                yield Reeks("personen", group, code, "persoon", herkomst, expected, draws)
    for group, name in one.mensen.flow:
        for code, row, expected, draws in _rows(
            outcome, one.mensen.flow[group, name], all_.mensen.flow[group, name]
        ):
            herkomst = _herkomst(outcome, group, row)
            yield Reeks("stroom", f"{group}.{name}", code, "persoon", herkomst, expected, draws)


def _money(outcome: Outcome, one: Pad, all_: Pad) -> Iterator[Reeks]:
    for soort, singles, draws in (
        ("rijksgeld", one.geld, all_.geld),
        ("nieuw_rijksgeld", one.nieuw_geld, all_.nieuw_geld),
    ):
        for key, amounts in singles.items():
            for code, _, expected, drawn in _rows(outcome, amounts, draws[key]):
                yield Reeks(soort, key, code, "EUR", "landelijk", expected, drawn)


def _company(outcome: Outcome, one: Pad, all_: Pad) -> Iterator[Reeks]:
    if one.onderneming is None or all_.onderneming is None:
        return
    years = len(outcome.question.years)
    singles, draws = _lines(one.onderneming), _lines(all_.onderneming)
    herkomst = (
        "lokaal"
        if any(a.herkomst == "lokaal" for a in outcome.question.bedrijf.figures.values())
        else "aanname"
    )
    for (soort, groep, eenheid), values in singles.items():
        expected, drawn = _both(values, draws[soort, groep, eenheid], years)
        yield Reeks(soort, groep, "", eenheid, herkomst, expected, drawn)
    yield from _agreements(outcome, one.onderneming, all_.onderneming)


def _lines(found: Onderneming) -> Mapping[tuple[str, str, str], Floats]:
    """Give every line of the whole company by (soort, groep, eenheid), EUR or numbers."""
    lines: dict[tuple[str, str, str], Floats] = {}
    for group, volume in found.volumes.items():
        if volume.personen is not None:
            lines["bedrijf_personen", group, "persoon"] = volume.personen.values
        lines["bedrijf_fte", group, "fte"] = volume.fte.values
        if volume.plekken is not None:
            lines["bedrijf_plekken", group, "plek"] = volume.plekken.values
        if volume.standaard_eenheden is not None:
            lines["bedrijf_standaardeenheden", group, "SE"] = volume.standaard_eenheden.values
    totals = result_of(found.accounts)
    for key in TOTALEN:
        lines["bedrijf", key, "EUR"] = getattr(totals, key)
    for group, account in found.accounts.groepen.items():
        lines["resultaat_groep", group, "EUR"] = account.resultaat
        lines["resultaat_per_fte", group, "EUR"] = result_per(found.accounts, group)
    lines["bedrijf", "bijdrage_gemeenten", "EUR"] = found.bijdrage
    lines["vermogen", "eigen_vermogen", "EUR"] = found.eigen_vermogen
    lines["vermogen", "solvabiliteit", "aandeel"] = found.solvabiliteit
    lines["vermogen", "reserve_impulsbudget", "EUR"] = found.reserve.saldo
    return lines


def _agreements(outcome: Outcome, one: Onderneming, all_: Onderneming) -> Iterator[Reeks]:
    for single, drawn in zip(one.bijdragen.delen, all_.bijdragen.delen, strict=True):
        for code, _, expected, draws in _rows(
            outcome, as_floats(single.bedragen), as_floats(drawn.bedragen)
        ):
            yield Reeks("bijdrage", single.deel.naam, code, "EUR", "aanname", expected, draws)
    for name, amounts in {**one.beeld.regels, "Saldo": one.beeld.saldo}.items():
        other = all_.beeld.saldo if name == "Saldo" else all_.beeld.regels[name]
        for code, _, expected, draws in _rows(outcome, as_floats(amounts), as_floats(other)):
            yield Reeks("gemeente", name, code, "EUR", "aanname", expected, draws)


def people_of(mensen: Mensen, group: str) -> Floats:
    """Give who is in a group in the whole place, shape (jaren, trekkingen)."""
    return np.asarray(mensen.stand[group].sum(axis=0))
