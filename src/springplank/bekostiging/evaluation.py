# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Evaluates an agreement: who pays what, part by part, and that the parts add up."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

import numpy as np

from springplank.bekostiging import checks, forms
from springplank.bekostiging.afspraak import (
    DIVIDEND,
    EENHEDEN,
    GEMEENTE,
    TOEGEVOEGDE_WAARDE,
    Afspraak,
    Deel,
)
from springplank.bekostiging.amounts import (
    Amounts,
    added,
    are_equal,
    is_whole,
    no_money,
    opposite,
    settled,
    spread,
    subtracted,
    together,
)
from springplank.bekostiging.basis import Basis
from springplank.bekostiging.checks import Melding
from springplank.bekostiging.keys import VAST, Verdeelsleutel, make_key
from springplank.bekostiging.series import always, indexed
from springplank.bekostiging.wording import hint
from springplank.core.columns import Floats, as_floats
from springplank.core.quantities import Plekken
from springplank.errors import DataError, RuleError


@dataclass(frozen=True, slots=True, eq=False)
class DeelBedrag:
    """What one part comes to.

    Attributes:
        deel: the part.
        bedragen: EUR per gemeente, shape (gemeenten, jaren[, trekkingen]); from the gemeente to the
            company is positive.
        ingehouden: EUR that the gemeente keeps of the money of the Rijk, same shape; None for a
            form that keeps nothing.
        geheel: EUR for all gemeenten together before it was divided, shape
            (1, jaren[, trekkingen]); None for a form that reckons per gemeente.
    """

    deel: Deel
    bedragen: Amounts
    ingehouden: Amounts | None = None
    geheel: Amounts | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Bijdragen:
    """What gemeenten pay under an agreement, with every part visible.

    Attributes:
        codes: codes of the gemeenten.
        jaren: calendar years.
        delen: the parts, in the order of the agreement.
        totaal: EUR, the sum of the parts, shape (gemeenten, jaren[, trekkingen]).
        meldingen: what a reader should look at.
    """

    codes: tuple[str, ...]
    jaren: tuple[int, ...]
    delen: tuple[DeelBedrag, ...]
    totaal: Amounts
    meldingen: tuple[Melding, ...]

    def find_deel(self, naam: str) -> DeelBedrag:
        """Find a part by its name.

        Raises:
            DataError: when there is none, with the nearest name.
        """
        found = {part.deel.naam: part for part in self.delen}
        if naam not in found:
            raise DataError(f"De afspraak heeft geen deel {naam!r}.{hint(naam, found)}")
        return found[naam]


@dataclass(frozen=True, slots=True, eq=False)
class Situation:
    """One part at its moment: what is known, and what earlier parts came to."""

    basis: Basis
    deel: Deel
    earlier: Mapping[str, Amounts]

    @property
    def place(self) -> str:
        """Name the part for a message."""
        return f"Deel {self.deel.naam!r}"

    def values(self, name: str, otherwise: float | None = None) -> Floats:
        """Give a dated number of the part, shape (1, jaren[, 1]).

        Raises:
            DataError: for a year without a value.
        """
        dated = self.deel.waarden[name] if otherwise is None else self.deel.waarden.get(name)
        years = self.basis.jaren
        found = (dated or always(otherwise or 0.0)).over(years, f"{self.place}, {name}")
        return self.basis.numbers(found)

    def prices(self, name: str) -> Floats:
        """Give an amount of the part in the prices of each year, shape (1, jaren[, 1])."""
        where = f"{self.place}, {name}"
        found = self.deel.waarden[name].over(self.basis.jaren, where)
        if "index" in self.deel.waarden:
            index, base = self.deel.waarden["index"], self.deel.basisjaar
            found = indexed(found, self.basis.jaren, index, base, where)
        return self.basis.numbers(found)

    def key(self) -> Verdeelsleutel:
        """Make the verdeelsleutel of the part.

        Raises:
            DataError: when its numbers are not there or do not fit.
        """
        name, basis = self.deel.sleutel, self.basis
        if name == VAST:
            return make_key(name, basis.numbers(self._shares()), basis.jaren, place=self.place)
        if name not in basis.sleutels:
            raise DataError(
                f"{self.place}: er zijn geen aantallen voor de verdeelsleutel {name!r}."
                f"{hint(name, basis.sleutels)}"
            )
        made = make_key(name, basis.sleutels[name], basis.jaren, place=self.place)
        wide = np.broadcast_to(basis.numbers(made.waarden), basis.shape())
        return replace(made, waarden=wide)

    def _shares(self) -> Floats:
        """Give the fixed shares in order of the gemeenten, shape (gemeenten, jaren)."""
        given, codes = self.deel.aandelen, self.basis.codes
        if strange := sorted(given.keys() - set(codes)):
            raise DataError(
                f"{self.place}: {strange[0]} in de aandelen is geen gemeente van dit verband. "
                f"Schrijf de code: {', '.join(codes)}."
            )
        if missing := [code for code in codes if code not in given]:
            raise DataError(
                f"{self.place}: een aandeel voor {missing[0]} ontbreekt. Vul het in, of 0."
            )
        return np.concatenate(
            [given[code].over(self.basis.jaren, f"{self.place}, {code}") for code in codes]
        )

    def result(self) -> Amounts:
        """Give the result of the company at this moment, shape (1, jaren[, trekkingen])."""
        return self.basis.find_company("resultaat", self.place)


def _doorsluizen(now: Situation) -> DeelBedrag:
    money = added(*now.basis.find_money(now.deel.stroom, "rijksgeld", now.place))
    kept = forms.ingehouden(money, now.values("inhouding", 0.0), now.values("afronding", 1.0))
    return DeelBedrag(now.deel, forms.doorsluizen(money, kept), ingehouden=kept)


def _begroting(now: Situation) -> DeelBedrag:
    total = settled(now.prices("bedrag"), whole=now.basis.is_whole)
    return DeelBedrag(now.deel, forms.begroting(total, now.key()), geheel=total)


def _prijs_hoeveelheid(now: Situation) -> DeelBedrag:
    taken = now.basis.find_quantity(now.deel.product, now.place)
    if not isinstance(taken, EENHEDEN[now.deel.eenheid]):
        raise DataError(
            f"{now.place}: de prijs is per {now.deel.eenheid}, maar {now.deel.product} is geteld "
            f"in {type(taken).__name__}. Reken eerst om."
        )
    fixed = no_money(now.basis.shape(), whole=now.basis.is_whole)
    if "vast" in now.deel.waarden:
        fixed = now.key().divide(settled(now.prices("vast"), whole=now.basis.is_whole))
    return DeelBedrag(now.deel, forms.prijs_hoeveelheid(now.prices("prijs"), taken, fixed))


def _capaciteit(now: Situation) -> DeelBedrag:
    places = Plekken(now.values("plekken"))
    paid = forms.capaciteit(now.prices("prijs"), places, now.key(), whole=now.basis.is_whole)
    return DeelBedrag(now.deel, paid)


def _doorbelasten(now: Situation) -> DeelBedrag:
    costs = now.basis.find_money(now.deel.kosten, "kosten", now.place)
    return DeelBedrag(now.deel, forms.doorbelasten(costs))


def _tekortdekking(now: Situation) -> DeelBedrag:
    share = now.values("aandeel", 1.0)
    return DeelBedrag(now.deel, forms.tekortdekking(now.result(), share, now.key()))


def _dividend(now: Situation) -> DeelBedrag:
    return DeelBedrag(now.deel, forms.dividend(now.result(), now.values("aandeel", 1.0), now.key()))


def _resultaatafhankelijk(now: Situation) -> DeelBedrag:
    if now.deel.prestatie == TOEGEVOEGDE_WAARDE:
        reached = as_floats(now.basis.find_company(TOEGEVOEGDE_WAARDE, now.place))
    else:
        reached = now.basis.find_quantity(now.deel.prestatie, now.place).sum_over(0).values
    paid = forms.resultaatafhankelijk(
        reached,
        now.values("norm"),
        now.values("tarief"),
        now.values("hoogste", np.inf),
        now.key(),
        whole=now.basis.is_whole,
    )
    return DeelBedrag(now.deel, paid)


def _drempels(now: Situation) -> DeelBedrag:
    equity = as_floats(now.basis.find_company("vermogen", now.place))
    paid = forms.drempels(now.result(), equity, now.deel.schijven, now.deel.wijze, now.key())
    return DeelBedrag(now.deel, paid)


def _solidariteit(now: Situation) -> DeelBedrag:
    """Share what earlier parts brought in less what was spent on it, or the whole result."""
    if now.deel.is_after_result:
        result = now.result()
    else:
        nothing = no_money(now.basis.shape(), whole=now.basis.is_whole)
        income = added(nothing, *(now.earlier[name] for name in now.deel.van))
        spent = now.basis.find_money(now.deel.kosten, "kosten", now.place)
        result = together(subtracted(income, added(nothing, *spent)))
    paid = forms.solidariteit(result, now.key())
    return DeelBedrag(now.deel, paid, geheel=opposite(result))


FORMS: Mapping[str, Callable[[Situation], DeelBedrag]] = {
    "doorsluizen": _doorsluizen,
    "begroting": _begroting,
    "prijs_hoeveelheid": _prijs_hoeveelheid,
    "capaciteit": _capaciteit,
    "doorbelasten": _doorbelasten,
    "tekortdekking": _tekortdekking,
    DIVIDEND: _dividend,
    "resultaatafhankelijk": _resultaatafhankelijk,
    "drempels": _drempels,
    "solidariteit": _solidariteit,
}
"""How each form of `afspraak.SOORTEN` is computed."""


def evaluate(afspraak: Afspraak, basis: Basis) -> Bijdragen:
    """Compute what every gemeente pays, in the order of the parts.

    A part that needs the result of the company sees that result with the earlier of such parts in
    it: what one part has made good, the next does not make good again.

    Args:
        afspraak: the agreement; before the result of the company is known, its
            `before_result()`.
        basis: what it is evaluated on.

    Raises:
        DataError: when something that the agreement names is not there, or does not fit.
        RuleError: when the parts do not add up to the whole.
    """
    if min(basis.jaren) < afspraak.vanaf:
        raise DataError(
            f"De afspraak {afspraak.naam!r} geldt vanaf {afspraak.vanaf}; voor {min(basis.jaren)} "
            "zegt zij niets. Vraag latere jaren of kies een andere afspraak."
        )
    earlier: dict[str, Amounts] = {}
    delen: list[DeelBedrag] = []
    now = basis
    for deel in afspraak.delen:
        made = _towards(FORMS[deel.soort](Situation(now, deel, earlier)))
        made = replace(made, bedragen=spread(made.bedragen, basis.shape()))
        earlier[deel.naam] = made.bedragen
        delen.append(made)
        if deel.is_after_result and now.resultaat is not None:
            now = replace(now, resultaat=added(now.money(now.resultaat), together(made.bedragen)))
    nothing = no_money(basis.shape(), whole=basis.is_whole)
    total = added(nothing, *earlier.values())
    found = Bijdragen(basis.codes, basis.jaren, tuple(delen), total, _look(afspraak, basis, delen))
    reconcile(found)
    return found


def _towards(made: DeelBedrag) -> DeelBedrag:
    """Turn the sign of a part that the company pays to the gemeenten."""
    if made.deel.naar != GEMEENTE:
        return made
    whole = None if made.geheel is None else opposite(made.geheel)
    return replace(made, bedragen=opposite(made.bedragen), geheel=whole)


def _look(afspraak: Afspraak, basis: Basis, delen: list[DeelBedrag]) -> tuple[Melding, ...]:
    """Collect what a reader should look at."""
    found = list(checks.prices_out_of_range(afspraak, basis.jaren))
    for part in delen:
        if part.ingehouden is not None and "genoemd" in part.deel.waarden:
            money = together(added(part.bedragen, part.ingehouden))
            kept = together(part.ingehouden)
            found.extend(checks.retention_as_named(part.deel, basis.jaren, money, kept))
    return tuple(found)


def reconcile(found: Bijdragen) -> None:
    """Check that parts add up to the whole to the cent.

    Raises:
        RuleError: with the name of the part, or when the parts together are not the total.
    """
    for part in found.delen:
        if part.geheel is not None and not are_equal(together(part.bedragen), part.geheel):
            raise RuleError(
                f"Deel {part.deel.naam!r}: de bedragen van de gemeenten tellen niet op tot het "
                "geheel. Meld dit aan de beheerder."
            )
    nothing = no_money(found.totaal.shape, whole=is_whole(found.totaal))
    if not are_equal(added(nothing, *(part.bedragen for part in found.delen)), found.totaal):
        raise RuleError(
            "De delen van de afspraak tellen niet op tot het totaal. Meld dit aan de beheerder."
        )
