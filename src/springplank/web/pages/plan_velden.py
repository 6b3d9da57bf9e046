# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The fields of a chapter beside its text: owner, status, steps, impulsbudget, who agrees."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from textwrap import shorten

from springplank.actions.plan.draft import Ontwerp
from springplank.actions.plan.fields import ALLEN, JA, MOST_STEPS, NEE
from springplank.actions.plan.impuls import DOELEN
from springplank.actions.plan.options import name_of_option
from springplank.actions.plan.tasks import GELD, HOOFDSTUKKEN, KEUZE, UITVOERING
from springplank.documents.plan import STATUSSEN, TE_DOEN
from springplank.web.pages.beelden import Keuzelijst
from springplank.web.saving import Saved
from springplank.web.velden import Veld, as_typed

OPEN = ("", "nog niet ingevuld")
STAP: Mapping[str, str] = {
    "wat": "Wat gebeurt er?",
    "wie": "Wie zet deze stap?",
    "wanneer": "Wanneer is het klaar?",
    "bewijs": "Waaraan ziet u dat het klaar is?",
    "signaal": "Bij welk signaal stuurt u bij?",
}
DRAAGVLAK: Mapping[str, str] = {"wie": "Wie sprak zich uit?", "wanneer": "Wanneer?"}
AFSPRAAK: Mapping[str, str] = {
    "zeggenschap": "Welke zeggenschap heeft deze gemeente?",
    "verantwoording": "Hoe hoort de raad wat er met het geld gebeurt?",
    "doel": "Wat bewaart of doet deze gemeente voor allen?",
}
BESLUIT: Mapping[str, str] = {
    "vraag": "Welk besluit vraagt u aan de raad?",
    "wanneer": "Wanneer besluit de raad?",
}


@dataclass(frozen=True, slots=True)
class Groep:
    """Fields that belong together.

    Attributes:
        kop: heading.
        uitleg: what to know before typing; empty when nothing.
        velden: text fields.
        lijsten: lists to choose from.
        is_open: shown at once; else the reader opens it.
    """

    kop: str
    uitleg: str
    velden: tuple[Veld, ...] = ()
    lijsten: tuple[Keuzelijst, ...] = ()
    is_open: bool = False

    @property
    def heeft_fout(self) -> bool:
        """Say whether something in it was refused; then it is shown too."""
        return any(veld.fout for veld in self.velden)


@dataclass(frozen=True, slots=True)
class _Filled:
    """What stands in the fields: as typed when that was refused, else as saved."""

    saved: Saved

    def text(self, veld: str) -> str:
        typed = self.saved.getypt.get(veld)
        return self.saved.hier.werk.velden.get(veld, "") if typed is None else typed

    def ask(self, veld: str, label: str, *, lang: bool = False) -> Veld:
        fout = self.saved.fouten.get(veld, "")
        return Veld(veld, label, self.text(veld), fout=fout, lang=lang, ruim=True, soort="text")

    def money(self, veld: str, label: str) -> Veld:
        typed, kept = self.saved.getypt.get(veld), self.saved.hier.werk.velden.get(veld)
        shown = typed if typed is not None else as_typed(float(kept), "EUR") if kept else ""
        return Veld(veld, label, shown, eenheid="euro", fout=self.saved.fouten.get(veld, ""))


def task_fields(saved: Saved, hoofdstuk: str) -> Groep:
    """Give owner and status of a chapter."""
    filled, name = _Filled(saved), f"plan.taak.{hoofdstuk}"
    owner = filled.ask(f"{name}.eigenaar", "Wie schrijft dit hoofdstuk?")
    status = filled.text(f"{name}.status") or TE_DOEN
    options = tuple((one, one) for one in STATUSSEN)
    return Groep(
        "Eigenaar en status",
        f"Een voorstel: {HOOFDSTUKKEN[hoofdstuk].rol}.",
        (owner,),
        (Keuzelijst(f"{name}.status", "Hoe ver is het?", options, status),),
    )


def groups_of(saved: Saved, hoofdstuk: str, draft: Ontwerp) -> tuple[Groep, ...]:
    """Give the fields of a chapter beside its text; none for most."""
    give = _GROUPS.get(hoofdstuk)
    return () if give is None else tuple(give(_Filled(saved), draft))


def _choice(filled: _Filled, draft: Ontwerp) -> Iterator[Groep]:
    options = (OPEN, *((key, name_of_option(draft, key)) for key in draft.opties))
    chosen = Keuzelijst(
        "plan.voorkeur",
        "Welke optie kiest u?",
        options,
        filled.text("plan.voorkeur"),
        "Andere opties zet u erbij op de pagina Keuzes, bij Naast elkaar.",
    )
    yield Groep("De keuze", "", lijsten=(chosen,), is_open=True)
    for code, naam in draft.leden.items():
        asked = tuple(
            filled.ask(f"plan.besluit.{code}.{what}", label) for what, label in BESLUIT.items()
        )
        yield Groep(f"De raad van {naam}", "", asked)


def _steps(filled: _Filled, draft: Ontwerp) -> Iterator[Groep]:
    numbers = {int(name.partition(".")[0]) for name in draft.werk.under("plan.stap")}
    for number in sorted(numbers):
        what = filled.text(f"plan.stap.{number}.wat")
        head = f"Stap {number}: {shorten(what, 70, placeholder='…')}" if what else f"Stap {number}"
        yield Groep(head, "Maak alle velden leeg om de stap te schrappen.",
                    _step(filled, number))  # fmt: skip
    new = max(numbers, default=0) + 1
    if new <= MOST_STEPS:
        yield Groep("Nieuwe stap", "", _step(filled, new), is_open=not numbers)


def _step(filled: _Filled, number: int) -> tuple[Veld, ...]:
    long = ("wat", "bewijs", "signaal")
    return tuple(
        filled.ask(f"plan.stap.{number}.{what}", label, lang=what in long)
        for what, label in STAP.items()
    )


def _money(filled: _Filled, draft: Ontwerp) -> Iterator[Groep]:
    for one in draft.cijfers.impuls:
        fields = tuple(
            filled.money(f"plan.impuls.{one.jaar}.{doel}", label) for doel, label in DOELEN.items()
        )
        yield Groep(f"Impulsbudget in {one.jaar}", "", fields)
    for code, naam in {**draft.leden, ALLEN: "het sociaal ontwikkelbedrijf"}.items():
        agreed = Keuzelijst(
            f"plan.draagvlak.{code}.ja",
            "Stemt deze partij in?",
            (OPEN, (JA, "ja"), (NEE, "nee")),
            filled.text(f"plan.draagvlak.{code}.ja"),
        )
        said = [filled.ask(f"plan.draagvlak.{code}.{w}", t) for w, t in DRAAGVLAK.items()]
        if code != ALLEN:
            said += [filled.ask(f"plan.afspraak.{code}.{w}", t) for w, t in AFSPRAAK.items()]
        stands = {JA: " (stemt in)", NEE: " (stemt niet in)"}.get(agreed.waarde, "")
        yield Groep(f"Afspraken met {naam}{stands}", "", tuple(said), (agreed,))


_GROUPS: Mapping[str, Callable[[_Filled, Ontwerp], Iterator[Groep]]] = {
    KEUZE: _choice,
    GELD: _money,
    UITVOERING: _steps,
}
