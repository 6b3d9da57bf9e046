# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""What every chapter is written from: the work, its figures, and the texts that go with them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from springplank.actions.choices import AS_NOW
from springplank.actions.forecast import Vooruit
from springplank.actions.plan.figures import Cijfers
from springplank.actions.plan.own_text import own_paragraph
from springplank.actions.plan.tasks import REGIO as WAAR_STAAN_WE
from springplank.actions.plan.texts import Schrijver
from springplank.actions.plan.weging import weigh
from springplank.actions.plan.weging_fields import MOVED, name_of_option
from springplank.actions.plan.weging_figures import Weegcijfers
from springplank.actions.rekeningen import spread_for
from springplank.actions.werk import Werk
from springplank.bekostiging.loading import DEFAULT, load_afspraak
from springplank.documents.plan import (
    Block,
    LiveFigure,
    OpenQuestion,
    Paragraph,
    Part,
    Section,
    Table,
)
from springplank.reference.municipalities import name_of
from springplank.scenarios.scenario import ZERO, Scenario
from springplank.words.figures import listed


@dataclass(frozen=True, slots=True)
class Optie:
    """One option.

    Attributes:
        key: key of its scenario, or that of what was moved without one.
        scenario: the scenario, with what was moved in it.
        sterk: the strongest argument for it; empty when nobody wrote one.
        tegen: the strongest argument against it; empty when nobody knows one.
    """

    key: str
    scenario: Scenario
    sterk: str
    tegen: str

    @property
    def naam(self) -> str:
        """Name for a reader."""
        if self.key == ZERO:
            return f"{name_of_option(ZERO)} ({self.scenario.naam.lower()})"
        return name_of_option(MOVED) if self.key == MOVED else self.scenario.naam

    @property
    def is_words(self) -> bool:
        """Say whether it has no figures."""
        return self.scenario.is_words


@dataclass(frozen=True, slots=True)
class Inhoud:
    """What stands in a chapter.

    Attributes:
        delen: sections in order.
        ontbreekt: what is missing, one sentence each.
    """

    delen: tuple[Section, ...]
    ontbreekt: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class Ontwerp:
    """A plan that is being written.

    Attributes:
        werk: the work.
        cijfers: its figures.
    """

    werk: Werk
    cijfers: Cijfers

    @property
    def is_raad(self) -> bool:
        """Say whether this is the version for the council of one member."""
        return bool(self.cijfers.gemeente)

    @property
    def voorkeur(self) -> str:
        """Key of the scenario that was chosen; empty when nobody chose."""
        return self.werk.velden.get("plan.voorkeur", "")

    @cached_property
    def opties(self) -> tuple[str, ...]:
        """Keys of the options: going on as now first, then those of the work."""
        moved = (MOVED,) if self.werk.under("keuze") and self.werk.scenarios[0] == ZERO else ()
        chosen = (self.voorkeur,) if self.voorkeur else ()
        return tuple(dict.fromkeys((ZERO, *moved, *self.werk.scenarios, *chosen)))

    def optie(self, key: str) -> Optie:
        """Give an option."""
        said = self.werk.under("plan.optie")
        scenario = self.cijfers.option(key)
        tegen = said.get(f"{key}.tegen") or scenario.tegen or (AS_NOW if key == ZERO else "")
        return Optie(key, scenario, said.get(f"{key}.sterk", ""), tegen)

    @cached_property
    def keuze(self) -> Optie | None:
        """The option that was chosen; None when nobody chose."""
        return self.optie(self.voorkeur) if self.voorkeur else None

    @cached_property
    def route(self) -> Optie:
        """What the plan is about: the choice, or else the first option of the work."""
        if self.keuze is not None:
            return self.keuze
        first = self.werk.scenarios[0]
        return self.optie(MOVED if first == ZERO and MOVED in self.opties else first)

    @property
    def _begin_of_route(self) -> str:
        """What stands before the names of figures of that route; a route of words has none."""
        return "" if self.route.is_words else self.cijfers.begin(self.route.key)

    @property
    def vooruit(self) -> Vooruit:
        """What lies ahead on that route."""
        return self.cijfers.hier if self.route.is_words else self.cijfers.under(self.route.key)

    @property
    def leden(self) -> Mapping[str, str]:
        """Code and name of the gemeenten that make the plan together."""
        place = self.cijfers.place
        if place.focus is not None:
            return {place.focus: name_of(place.focus)}
        return dict(zip(place.codes, place.namen, strict=True))

    @property
    def ontvanger(self) -> str:
        """Name of who is paid the impulsbudget; empty when it is nobody in particular."""
        return self.cijfers.rijksgeld.ontvanger

    @cached_property
    def schrijver(self) -> Schrijver:
        """Fills the sentences of this plan."""
        cijfers, leden, shared = self.cijfers, self.leden, self._shared()
        is_gemeente = cijfers.place.focus is not None
        own = cijfers.bedrijfscijfers
        agreed = cijfers.afspraak.has_deficit_rule
        some = own.eigen > 0
        jaren = cijfers.jaren
        woorden = {
            "nu": str(jaren[0]),
            "straks": str(cijfers.straks),
            "laatst": str(jaren[-1]),
            "onderwerp": cijfers.onderwerp.naam,
            "verband": cijfers.place.naam,
            "aantal": str(len(leden)),
            "leden": listed(tuple(leden.values())),
            "lid": name_of(cijfers.gemeente) if self.is_raad else cijfers.onderwerp.naam,
            "ontvanger": self.ontvanger,
            "gedeeld": " en ".join(shared),
            "oorzaak": self._cause() if cijfers.company_known else "",
            "eigen": counted(own.eigen, "eigen cijfer"),
            "sector": counted(own.sector, "cijfer"),
            "mist": listed(own.ontbreekt) if own.ontbreekt else "",
            "keuze": self.keuze.naam if self.keuze else "",
        }
        true = {
            "eigen_cijfers": cijfers.company_known,
            "geen_cijfers": not cijfers.company_known and not some,
            "deel_van_cijfers": not cijfers.company_known and some,
            "ook_sector": cijfers.company_known and own.sector > 0 and not cijfers.is_invented,
            "meer_leden": len(leden) > 1,
            "in_verband": len(leden) < len(cijfers.place.codes),
            "alleen": len(cijfers.place.codes) == 1,
            "een_lid": len(cijfers.place.codes) == 1 and not cijfers.place.is_assumed,
            "geen_verband": cijfers.place.is_assumed,
            "gedeeld": bool(shared),
            "deel_van_lid": bool(shared) and (self.is_raad or is_gemeente),
            "geld_van_deel": bool(shared) and self.is_raad and not is_gemeente,
            "geld_van_heel": bool(shared) and is_gemeente,
            "raad": self.is_raad,
            "eigen_afspraak": cijfers.afspraak != load_afspraak(DEFAULT),
            "tekort_afgesproken": agreed,
            "tekort_open": cijfers.company_known and not agreed,
            "tekort_geregeld": cijfers.company_known and agreed,
            "verdeeld": any(one.per_doel for one in cijfers.impuls),
            "gekozen": bool(self.voorkeur),
            "opties": len(self.opties) > 1,
        }
        return Schrijver(
            cijfers, woorden, frozenset(name for name, is_so in true.items() if is_so), self._names
        )

    def _shared(self) -> tuple[str, ...]:
        """Name the gemeenten of this plan that are in another verband too."""
        place, mine = self.cijfers.place, self.cijfers.gemeente
        parts = zip(place.codes, place.weights.tolist(), strict=True)
        shared = {code for code, part in parts if part < 1}
        codes = [mine] if mine else list(self.leden)
        return tuple(self.leden[code] for code in codes if code in shared)

    def _cause(self) -> str:
        """Name the aanname that makes most of the range of the result."""
        found = spread_for(self.vooruit).bijdragen
        label = found[0].assumption.label if found else ""
        return f"{label[:1].lower()}{label[1:].partition(':')[0]}"

    def _names(self, sleutel: str) -> str:
        """Give what stands before the names in a block; in chapter 1 nothing changes."""
        if sleutel.partition(".")[0] == WAAR_STAAN_WE:
            return self.cijfers.begin(ZERO)
        return self._begin_of_route

    def as_now(self, sleutel: str) -> LiveFigure | None:
        """Find a figure of the subject, or of the member, as it is when nothing changes."""
        return self.here(f"{self.cijfers.begin(ZERO)}{sleutel}")

    def find(self, sleutel: str) -> LiveFigure | None:
        """Find a figure by its name; see `figures` and `weging_figures`."""
        if sleutel.startswith("weging/"):
            return self.weegcijfers.find(sleutel)
        return self.cijfers.find(sleutel)

    @cached_property
    def weegcijfers(self) -> Weegcijfers:
        """The figures of the weighing."""
        return Weegcijfers(self.cijfers, weigh(self.werk))

    def on_route(self, sleutel: str) -> LiveFigure | None:
        """Find a figure on the route that the plan is about."""
        return self.cijfers.find(f"{self._begin_of_route}{sleutel}")

    def here_on_route(self, sleutel: str) -> LiveFigure | None:
        """Find a figure of the subject, or of the member, on that route."""
        return self.here(f"{self._begin_of_route}{sleutel}")

    def here(self, sleutel: str) -> LiveFigure | None:
        """Find a figure of the subject, or of the member in a council version."""
        code = self.cijfers.gemeente
        return self.cijfers.find(f"{sleutel}/{code}" if code else sleutel)

    def text(self, sleutel: str) -> tuple[Block, ...]:
        """Give the own text of a block, or what is proposed; nothing when there is neither."""
        found = self.own(sleutel) or self.schrijver.propose(sleutel)
        return () if found is None else (found,)

    def own(self, sleutel: str) -> Paragraph | None:
        """Give the own text of a block; None when nobody wrote one."""
        return own_paragraph(self.werk, sleutel, self.find)

    def ask(self, sleutel: str, vraag: str) -> Block:
        """Give the own text of a block, or else the question that it answers."""
        return self.own(sleutel) or Paragraph(sleutel, (vraag,), is_prompt=True)


def section(kop: str, *blocks: Sequence[Block]) -> Section:
    """Make a section out of groups of blocks."""
    return Section(kop, tuple(block for group in blocks for block in group))


def figures_table(
    sleutel: str,
    bijschrift: str,
    kolommen: Sequence[str],
    rijen: Sequence[Sequence[Part | None]],
    noot: str = "",
    *,
    heeft_totaal: bool = False,
) -> tuple[Table, ...]:
    """Make a table with figures in all columns but the first; none when nothing is known."""
    if not any(isinstance(cell, LiveFigure) for row in rijen for cell in row):
        return ()
    return (
        Table(
            sleutel,
            bijschrift,
            tuple(kolommen),
            tuple(tuple(row) for row in rijen),
            tuple(range(1, len(kolommen))),
            heeft_totaal,
            noot,
        ),
    )


def counted(number: int, what: str) -> str:
    """Write how many there are of something: "1 cijfer", "58 cijfers"."""
    return f"{number} {what}{'' if number == 1 else 's'}"


def question(sleutel: str, vraag: str, wat_te_doen: str, wie: str = "") -> OpenQuestion:
    """Make an open question."""
    return OpenQuestion(sleutel, vraag, wat_te_doen, wie)
