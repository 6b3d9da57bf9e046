# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Every figure of a plan by its name, so that a text, a table and a remark mean the same one.

Names are those of `actions.quoting`: "geld/impulsbudget/2026", "personen/wsw/2030", with a code
behind it for one member: "personen/wsw/2030/GM0358". Before a series of another scenario than that
of the work stands "scenario/KEY/". Kinds that only a plan has:
    kop/mensen/2030           people at work in the groups that everybody has
    kop/rijk/2030             all money of the Rijk, with what is expected to come on top
    verschil/mensen/2030      the same, less going on as now, draw by draw
    impuls/over/2028          what is left of the impulsbudget; also impuls/besteed and impuls/DOEL
    stap/lagere_overhead/2030 what one step of the option does to the result of the company
    kosten/lagere_overhead/2027 what a measure costs once
    betaalt/bedrijf/2030      what the gemeenten pay to the company, all parts of the agreement
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np

from springplank.actions import quote
from springplank.actions.afspraken import agreement_of
from springplank.actions.forecast import Vooruit
from springplank.actions.glance import AHEAD
from springplank.actions.headlines import PAID_SERIES, PEOPLE
from springplank.actions.outlook import Key, answer_in_figures, by_key
from springplank.actions.overview import Overview
from springplank.actions.plan.company_figures import Bedrijfscijfers, count_figures
from springplank.actions.plan.effects import cost_of, effect_of, explain_result, steps_of
from springplank.actions.plan.impuls import Besteding
from springplank.actions.plan.rijksgeld import MODEL, Rijksgeld, live
from springplank.actions.plan.weging_fields import MOVED
from springplank.actions.quote import VASTGESTELD, Uitspraak
from springplank.actions.werk import Werk, answer_of, question_of
from springplank.bekostiging.afspraak import BEDRIJF, Afspraak
from springplank.core.columns import Floats
from springplank.documents.plan import LiveFigure
from springplank.reference.subjects import Onderwerp
from springplank.scenarios.place import Place
from springplank.scenarios.reeks import ASSUMED, BAND, SOORTEN, Reeks
from springplank.scenarios.run import Question
from springplank.scenarios.scenario import ZERO, Scenario, library
from springplank.words.figures import decimal

INVENTED = "voorbeeld"
"""Code of the region that does not exist; only there invented figures of a company are shown."""

MENSEN, RIJK = "mensen", "rijk"
KOPPEN: Mapping[str, str] = {
    MENSEN: "Mensen aan het werk",
    RIJK: "Geld van het Rijk, met verwachte bijstelling",
    "resultaat": "Resultaat van het bedrijf",
    "bijdrage": "Bijdrage van de gemeenten",
}
"""The headlines of an option."""

OF_COMPANY: Mapping[str, str] = {
    "resultaat": "exploitatieresultaat",
    "bijdrage": "bijdrage_gemeenten",
}
LONGEST_NAME = 4
"""Parts of the name of a figure: soort, groep, year and code."""

NO_GAP = "geen_verschil"
"""Kind of a difference that is none in any draw."""

COST = "kosten"
OF_STEPS = frozenset({"stap", COST})
"""Kinds about one step of an option: its effect, and what it costs once."""

PAID = "betaalt"
"""Kind of what gemeenten pay to the company, all parts of the agreement together."""

ONLY_WITH_COMPANY = frozenset({"bedrijf", "resultaat_groep", "resultaat_per_fte", "vermogen"})
"""Kinds that say nothing without own figures of the company."""


@dataclass(frozen=True, eq=False)
class Cijfers:
    """The figures of one plan.

    Attributes:
        werk: the work.
        gemeente: code of the member that the council version is for; empty for all.
    """

    werk: Werk
    gemeente: str = ""
    _found: dict[str, LiveFigure | None] = field(default_factory=dict)
    _under: dict[str, Vooruit] = field(default_factory=dict)
    _series: dict[str, Mapping[Key, Reeks]] = field(default_factory=dict)

    @cached_property
    def hier(self) -> Vooruit:
        """What lies ahead under the scenario of the work; names without a scenario mean this."""
        return answer_in_figures(self.werk)

    @cached_property
    def nul(self) -> Vooruit:
        """What lies ahead when nothing changes."""
        return answer_of(self.werk, ZERO, with_choices=False)

    @property
    def onderwerp(self) -> Onderwerp:
        """What the plan is about."""
        return self.hier.onderwerp

    @property
    def place(self) -> Place:
        """The gemeenten around the company."""
        return self.hier.place

    @property
    def jaren(self) -> tuple[int, ...]:
        """The calendar years that are projected."""
        return self.hier.jaren

    @property
    def straks(self) -> int:
        """The last year of the agreements with the Rijk, or the last year that there is."""
        return AHEAD if AHEAD in self.jaren else self.jaren[-1]

    @property
    def is_invented(self) -> bool:
        """Say whether place and company are invented."""
        return self.werk.code == INVENTED

    @cached_property
    def rijksgeld(self) -> Rijksgeld:
        """The money of the Rijk."""
        return Rijksgeld(self.werk, self.jaren, self.straks)

    @property
    def geld(self) -> Overview:
        """The amounts of that money."""
        return self.rijksgeld.overzicht

    @property
    def impuls(self) -> tuple[Besteding, ...]:
        """What is spent of the impulsbudget, beside what arrives."""
        return self.rijksgeld.impuls

    @cached_property
    def company_known(self) -> bool:
        """Say whether a result may stand under the name of the company; see `company_figures`."""
        return self.is_invented or self.bedrijfscijfers.is_enough

    @property
    def company_lacks(self) -> str:
        """What a result of the company still needs, in one sentence."""
        return self.bedrijfscijfers.lacks

    @cached_property
    def bedrijfscijfers(self) -> Bedrijfscijfers:
        """How many figures of the company are its own, and what is missing."""
        known = self.hier.antwoord.outcome.assumptions
        return count_figures(self.question.bedrijf.figures, known)

    @property
    def question(self) -> Question:
        """What was asked."""
        return self.hier.antwoord.outcome.question

    def series(self, found: Vooruit) -> Mapping[Key, Reeks]:
        """Give the series of an answer by soort, groep and gemeente."""
        if found.run_id not in self._series:
            self._series[found.run_id] = by_key(found)
        return self._series[found.run_id]

    def under(self, scenario: str) -> Vooruit:
        """Give what lies ahead under a scenario; choices lie over the first one of the work."""
        if scenario not in self._under:
            self._under[scenario] = answer_of(
                *self._asked(scenario), with_choices=self.has_choices(scenario)
            )
        return self._under[scenario]

    def option(self, scenario: str) -> Scenario:
        """Give the scenario of an option, with what was moved in it."""
        asked = self._asked(scenario)
        return question_of(*asked, with_choices=self.has_choices(scenario)).scenario

    def has_choices(self, scenario: str) -> bool:
        """Say whether what a person moved lies over an option."""
        first = self.werk.scenarios[0]
        return scenario == MOVED or scenario == first != ZERO

    def _asked(self, scenario: str) -> tuple[Werk, str]:
        return self.werk, ZERO if scenario == MOVED else scenario

    def begin(self, scenario: str) -> str:
        """Give what stands before the names of a scenario: nothing for that of the work."""
        if self.under(scenario).run_id == self.hier.run_id:
            return ""
        return f"scenario/{scenario}/"

    def find(self, sleutel: str) -> LiveFigure | None:
        """Give a figure by its name; None when there is no such figure, or it is unknown."""
        if sleutel not in self._found:
            self._found[sleutel] = self._look(sleutel)
        return self._found[sleutel]

    def _look(self, sleutel: str) -> LiveFigure | None:
        """Look a figure up; its name may come from a dossier, so it may be anything."""
        found, rest = self._split(sleutel)
        match [*rest, ""][:4]:
            case [soort, groep, year, code] if _is_year(year) and len(rest) <= LONGEST_NAME:
                return self._in(found, sleutel, (soort, groep, code), int(year))
        return None

    def _split(self, sleutel: str) -> tuple[Vooruit | None, list[str]]:
        """Split a name in what lies ahead in its scenario, and the rest; None for no scenario."""
        match sleutel.split("/"):
            case ["scenario", scenario, *rest]:
                known = scenario == MOVED or scenario in library()
                return (self.under(scenario) if known else None), rest
            case rest:
                return self.hier, rest

    def _in(
        self, found: Vooruit | None, sleutel: str, name: tuple[str, str, str], year: int
    ) -> LiveFigure | None:
        soort, groep, code = name
        if soort == "geld":
            return self.rijksgeld.amount(sleutel, groep, year, code)
        if soort == "impuls":
            return self.rijksgeld.spent(sleutel, groep, year)
        if found is None or found.scenario.is_words or year not in found.jaren:
            return None
        if soort in OF_STEPS:
            said = None if code else self._step(found, soort, groep, year)
        else:
            reeks = self.reeks(found, soort, groep, code)
            said = None if reeks is None else _said(reeks, found.jaren.index(year))
        return None if said is None else live(sleutel, said, MODEL, found.run_id)

    def _step(self, found: Vooruit, soort: str, key: str, year: int) -> Uitspraak | None:
        """Say what a step costs, or does to the result; the latter in one year only."""
        change = steps_of(found.scenario).get(key)
        if change is None:
            return None
        if soort == COST:
            return cost_of(change) if year == (change.first or found.jaren[0]) else None
        if year != self.straks or not self.company_known:
            return None
        parts = explain_result(self.nul, found, year).delen
        return next((effect_of(deel) for deel in parts if deel.sleutel == key), None)

    def series_of(self, naam: str, code: str = "") -> Reeks | None:
        """Find a series by its name, "personen/wsw", with that of a scenario before it or not."""
        found, (soort, groep) = self._split(naam)
        return None if found is None else self.reeks(found, soort, groep, code)

    def reeks(self, found: Vooruit, soort: str, groep: str, code: str = "") -> Reeks | None:
        """Find a series of a scenario; None when there is none or it may not be shown.

        Args:
            found: what lies ahead.
            soort: a key of `scenarios.reeks.SOORTEN`, "kop" or "verschil".
            groep: group within it; a key of KOPPEN for the last two.
            code: code of a member; empty for the subject itself.
        """
        if soort == "verschil":
            return self._gap(found, groep, code)
        if soort == "kop":
            return self._headline(found, groep, code)
        if soort == PAID:
            return self._paid(found, code) if groep == BEDRIJF else None
        if soort not in SOORTEN or not self.may_show(soort, groep):
            return None
        agreed = agreement_of(found.antwoord.outcome.question)
        if groep == OF_COMPANY["bijdrage"] and not agreed.has_deficit_rule:
            return None  # nobody agreed who pays: that is not the same as paying nothing
        every = self.series(found)
        focus = found.place.focus or ""
        names = (code,) if code else (focus, "")
        return next((every[soort, groep, n] for n in names if (soort, groep, n) in every), None)

    def may_show(self, soort: str, groep: str) -> bool:
        """Say whether a kind of series means something here: not every company is known."""
        if self.company_known:
            return True
        if soort in ONLY_WITH_COMPANY:
            return False
        late = [d.naam for d in self.afspraak.delen if d.is_after_result]
        if soort == "bijdrage":
            return groep not in late
        return soort != "gemeente" or not late

    @cached_property
    def afspraak(self) -> Afspraak:
        """The agreement between gemeenten and company."""
        return agreement_of(self.question)

    def _headline(self, found: Vooruit, kop: str, code: str) -> Reeks | None:
        if kop not in KOPPEN:
            return None
        if kop in OF_COMPANY:
            return self.reeks(found, "bedrijf", OF_COMPANY[kop])
        if kop == RIJK:
            return _money(self.series(found), code or found.place.focus or "")
        parts = [self.reeks(found, "personen", group, code) for group in PEOPLE]
        known = [part for part in parts if part is not None and part.is_known]
        if len(known) < len(parts):
            return None
        return _added(known, kop)

    def _paid(self, found: Vooruit, code: str) -> Reeks | None:
        """Add up what is paid to the company; None when the agreement asks what nobody knows."""
        code = code if len(found.place.codes) > 1 else ""
        parts = [
            self.reeks(found, "bijdrage", deel.naam, code)
            for deel in agreement_of(found.antwoord.outcome.question).delen
            if deel.naar == BEDRIJF
        ]
        known = [part for part in parts if part is not None and part.is_known]
        return _added(known, PAID) if known and len(known) == len(parts) else None

    def _gap(self, found: Vooruit, kop: str, code: str) -> Reeks | None:
        ours, zero = (self._headline(one, kop, code) for one in (found, self.nul))
        if ours is None or zero is None:
            return None
        gap: Floats = ours.trekkingen - zero.trekkingen
        is_same = bool((gap == 0).all() and (ours.verwacht == zero.verwacht).all())
        return replace(
            ours,
            soort=NO_GAP if is_same else ours.soort,
            verwacht=ours.verwacht - zero.verwacht,
            trekkingen=gap,
        )


def _is_year(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) == len("2026")


def _said(reeks: Reeks, at: int) -> Uitspraak:
    """Write one year of a series; what is an input, or no difference at all, is no forecast."""
    value, draws = float(reeks.verwacht[at]), reeks.trekkingen[at]
    is_sure = bool((draws == value).all())
    if is_sure and reeks.soort == NO_GAP:
        return Uitspraak("", VASTGESTELD, quote.NO_GAP, waarde=0.0, eenheid=reeks.eenheid)
    if is_sure and reeks.soort == "taakstelling" and reeks.herkomst != ASSUMED:
        told = decimal(value, 0)
        return Uitspraak("", VASTGESTELD, f"{told} {'plek' if told == '1' else 'plekken'}",
                         waarde=value, eenheid=reeks.eenheid, status=reeks.herkomst)  # fmt: skip
    low, high = np.quantile(draws, BAND)
    return quote.of_range("", value, (float(low), float(high)), reeks.eenheid, reeks.herkomst)


def _money(series: Mapping[Key, Reeks], code: str) -> Reeks | None:
    """Add up the money of the Rijk; None when a part of it is unknown."""
    parts = [
        reeks
        for (soort, groep, gemeente), reeks in series.items()
        if gemeente == code and (soort == "nieuw_rijksgeld" or (soort, groep) in PAID_SERIES)
    ]
    return _added(parts, RIJK) if parts and all(part.is_known for part in parts) else None


def _added(parts: list[Reeks], groep: str) -> Reeks:
    expected: Floats = np.sum([part.verwacht for part in parts], axis=0)
    drawn: Floats = np.sum([part.trekkingen for part in parts], axis=0)
    return replace(parts[0], groep=groep, verwacht=expected, trekkingen=drawn)
