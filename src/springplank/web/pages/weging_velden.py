# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The fields of a weighing in a form: a block per criterium, and the arguments per option."""

from dataclasses import dataclass

from springplank.actions.plan.weging import Weging
from springplank.actions.plan.weging_fields import IN_UIT, JA_NEE, shown
from springplank.core.sources import load_sources
from springplank.web.pages.beelden import Keuzelijst
from springplank.web.saving import Saved
from springplank.web.velden import UNITS, Veld, as_typed
from springplank.weging.criterium import Criterium

MONEY = "plan.weging.geld_mee"


@dataclass(frozen=True, slots=True)
class Blok:
    """The fields of one criterium.

    Attributes:
        naam: name with the number of its head.
        vraag: what is asked of an option.
        herkomst: where the criterium comes from, in one sentence.
        bronnen: key and title of its sources.
        telt: whether it counts.
        gewicht: its weight.
        scores: a score per option that no calculation knows.
        bereik: the demand, and the worst and the best.
        is_open: something was filled in here.
    """

    naam: str
    vraag: str
    herkomst: str
    bronnen: tuple[tuple[str, str], ...]
    telt: Keuzelijst
    gewicht: Veld
    scores: tuple[Veld, ...]
    bereik: tuple[Veld, ...]
    is_open: bool


@dataclass(frozen=True, slots=True)
class Argumenten:
    """The arguments for and against one option."""

    naam: str
    uitleg: str
    velden: tuple[Veld, ...]


@dataclass(frozen=True, slots=True)
class _Filled:
    """What stands in the fields: as typed when that was refused, else as saved."""

    saved: Saved

    def text(self, veld: str, unit: str = "") -> str:
        if veld in self.saved.getypt:
            return self.saved.getypt[veld]
        kept = self.saved.hier.werk.velden.get(veld, "")
        return as_typed(float(kept), unit) if kept and unit else kept

    def field(self, naam: str, label: str, unit: str, hint: str = "") -> Veld:
        fout = self.saved.fouten.get(naam, "")
        return Veld(naam, label, self.text(naam, unit), hint, UNITS.get(unit, ""), fout)

    def prose(self, naam: str, label: str, hint: str) -> Veld:
        fout = self.saved.fouten.get(naam, "")
        return Veld(naam, label, self.text(naam), hint, fout=fout, lang=True, soort="text")


def blocks_of(weging: Weging, saved: Saved) -> tuple[Blok, ...]:
    """Give the fields of every criterium."""
    return tuple(_block(weging, c, _Filled(saved)) for c in weging.tabel.criteria)


def _block(weging: Weging, criterium: Criterium, filled: _Filled) -> Blok:
    begin, key, unit = "plan.weging", criterium.key, criterium.eenheid
    scores = tuple(
        filled.field(
            f"{begin}.score.{option.key}.{key}", f"Score van {option.naam}", unit, _scale(criterium)
        )
        for option in weging.opties
        if criterium.is_scored or option.beeld is None
    )
    most = "minstens" if criterium.sign > 0 else "hoogstens"
    bereik = (
        filled.field(f"{begin}.eis.{key}", f"Eis: {most}", unit,
                     "Een optie die dit niet haalt, valt af. Leeg: geen eis."),
        filled.field(f"{begin}.slechtst.{key}", "Slechtste van het bereik", unit,
                     _taken(criterium.slechtst, key)),
        filled.field(f"{begin}.best.{key}", "Beste van het bereik", unit,
                     _taken(criterium.best, key)),
    )  # fmt: skip
    telt = Keuzelijst(
        f"{begin}.criterium.{key}",
        "Telt dit mee?",
        (("", IN_UIT["uit"]), ("in", IN_UIT["in"])),
        "in" if filled.text(f"{begin}.criterium.{key}") == "in" else "",
    )
    gewicht = filled.field(
        f"{begin}.gewicht.{key}", "Gewicht, van 0 tot en met 100", "gewicht",
        "Hoe zwaar weegt de stap van het slechtste naar het beste?",
    )  # fmt: skip
    fields = (gewicht, *scores, *bereik)
    return Blok(
        f"{criterium.hoofd}. {criterium.naam}",
        criterium.vraag,
        criterium.plaats,
        tuple((bron, load_sources()[bron].title) for bron in criterium.bronnen),
        telt,
        gewicht,
        scores,
        bereik,
        bool(telt.waarde) or any(one.waarde or one.fout for one in fields),
    )


def _scale(criterium: Criterium) -> str:
    if criterium.slechtst is None or criterium.best is None:
        return ""
    ends = (shown(end, criterium.key) for end in (criterium.slechtst, criterium.best))
    return "Van {} (slecht) tot en met {} (goed). Leeg is geen 0.".format(*ends)


def _taken(shipped: float | None, key: str) -> str:
    if shipped is None:
        return "Leeg: wij nemen het uit uw opties."
    return f"Leeg: wij nemen {shown(shipped, key)}."


def arguments_of(weging: Weging, saved: Saved) -> tuple[Argumenten, ...]:
    """Give the fields for the arguments of every option."""
    filled = _Filled(saved)
    return tuple(
        Argumenten(
            option.naam,
            option.uitleg,
            (
                filled.prose(f"plan.optie.{option.key}.sterk", "Sterkste argument voor", ""),
                filled.prose(
                    f"plan.optie.{option.key}.tegen",
                    "Sterkste argument tegen",
                    "Laat dit invullen door iemand die niet voor deze optie is.",
                ),
            ),
        )
        for option in weging.opties
    )


def money_list(saved: Saved) -> Keuzelijst:
    """Give the switch that lets money count as a criterium."""
    chosen = _Filled(saved).text(MONEY)
    return Keuzelijst(
        MONEY,
        "Neemt u geld mee als criterium?",
        (("", JA_NEE["nee"]), ("ja", JA_NEE["ja"])),
        "ja" if chosen == "ja" else "",
        "Geld telt nooit stil mee. Kiest u ja, dan staat dat bij de uitkomst.",
    )
