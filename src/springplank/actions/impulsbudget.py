# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Explain how the impulsbudget is paid: weight, part, sum of the verband and largest member."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from springplank.core.columns import UNKNOWN
from springplank.core.explanation import Origin, Step
from springplank.funding.payments import EACH_GEMEENTE, Payments
from springplank.funding.world import FIRST_YEAR, World, inhabitants_in
from springplank.reference.municipalities import inhabitants, name_of
from springplank.reference.partnerships import Samenwerkingsverband
from springplank.reference.subjects import GEMEENTE, VERBAND, Onderwerp

KEY = "impulsbudget"
CBS = ("cbs-gebieden-2026",)
LARGEST_IS_PAID = "vragenuur 12 juni 2025: de grootste gemeente ontvangt"
WEIGHT = "Gewicht van {} in {}"
GIVEN = Origin((), "vastgesteld", "Door u ingelezen.")
NO_RATIO = Origin(
    (), "aanname", "De verhouding is niet bekend: elk verband krijgt een gelijk deel."
)
COUNTED = "Inwoners op 1 januari {}: {}."
SHOWN = 5
"""Members that are listed with their inhabitants, largest first."""


@dataclass(frozen=True, slots=True)
class _Payer:
    """What is needed to explain a payment in one year, at index 0."""

    world: World
    payments: Payments
    year: int

    @property
    def is_each(self) -> bool:
        """Whether every gemeente is paid itself (article 6)."""
        return self.world.variants.get(KEY) == EACH_GEMEENTE

    def steps_of_gemeente(self, row: int) -> Iterator[Step]:
        """Follow the share of a gemeente into each of its verbanden and to who is paid."""
        members = self.world.memberships
        mine = np.flatnonzero(members.gemeente_index == row).tolist()
        name = name_of(self.world.codes[row])
        if len(mine) > 1:
            for place in mine:
                yield self.weight(place, name)
        parts: list[str] = []
        for place in mine:
            verband = int(members.verband_index[place])
            key = members.verbanden[verband].key
            official = list(self.official(verband))
            yield from official
            if official or len(mine) > 1:
                yield self.part(place, name, tuple(s.key for s in official), len(mine))
                parts.append(f"deel_{key}")
            yield from self.receiver(verband, tuple(s.key for s in official))
        if self.has_official(mine):
            yield _step(
                "eigen_aandeel",
                f"Aandeel van {name} met het officiële bedrag",
                int(self.payments.shares[row, 0]),
                ("som van de delen", tuple(parts)),
            )
        if self.is_each:
            return
        paid = [f"betaald_{members.verbanden[int(members.verband_index[p])].key}" for p in mine]
        yield _step(
            "zelf_ontvangen",
            f"{name} ontvangt zelf",
            int(self.payments.received[row, 0]),
            (f"som van wat aan {name} wordt betaald", tuple(paid)),
        )

    def steps_of_verband(self, verband: int) -> Iterator[Step]:
        """Say which official amount there is, and which member is paid."""
        official = list(self.official(verband))
        yield from official
        yield from self.receiver(verband, tuple(s.key for s in official))

    def has_official(self, places: list[int]) -> bool:
        """Say whether an official amount was taken in for one of the verbanden."""
        verbanden = self.world.memberships.verband_index[places].tolist()
        return any((verband, 0) in self.payments.official for verband in verbanden)

    def weight(self, place: int, name: str) -> Step:
        """Give the weight of a gemeente in a verband; ours unless it was taken in."""
        members = self.world.memberships
        verband = members.verbanden[int(members.verband_index[place])]
        mine = members.gemeente_index == members.gemeente_index[place]
        share = float(members.weight[place] / members.weight[mine].sum())
        origin = NO_RATIO if members.is_assumed[place] else GIVEN
        return _given(f"gewicht_{verband.key}", WEIGHT.format(name, verband.naam), share, origin)

    def part(self, place: int, name: str, official: tuple[str, ...], count: int) -> Step:
        """Give the part of a gemeente that is paid through a verband."""
        members = self.world.memberships
        verband = members.verbanden[int(members.verband_index[place])]
        weighed = (f"gewicht_{verband.key}",) if count > 1 else ()
        formula = f"bedrag × gewicht {verband.key}, op hele euro's"
        if official:
            formula = "officieel bedrag, verdeeld naar de aandelen van de leden"
        return _step(
            f"deel_{verband.key}",
            f"Deel van {name} in {verband.naam}",
            int(self.payments.parts[place, 0]),
            (formula, official or ("bedrag", *weighed)),
        )

    def official(self, verband: int) -> Iterator[Step]:
        """Give the official amount of a verband, where it was taken in."""
        origin = self.payments.official.get((verband, 0))
        if origin is not None:
            found = self.world.memberships.verbanden[verband]
            amount = int(self.payments.verbanden[verband, 0])
            label = f"Officieel bedrag van {found.naam}"
            step = _given(f"officieel_bedrag_{found.key}", label, amount, origin)
            yield replace(step, unit="EUR")

    def receiver(self, verband: int, official: tuple[str, ...]) -> Iterator[Step]:
        """Give the sum of a verband, the inhabitants that decide, and who is paid."""
        if self.is_each:
            return
        found = self.world.memberships.verbanden[verband]
        amount = int(self.payments.verbanden[verband, 0])
        row = int(self.payments.receivers[verband, 0])
        name = name_of(self.world.codes[row])
        formula = "officieel bedrag" if official else "som van de delen van alle leden"
        yield _step(f"som_{found.key}", f"Som van {found.naam}", amount, (formula, official))
        yield self.persons(verband, row, found)
        yield _step(
            f"betaald_{found.key}",
            f"Betaald aan {name}, voor {found.naam}",
            amount,
            (
                "de hele som gaat naar het lid met de meeste inwoners",
                (f"som_{found.key}", f"inwoners_{found.key}"),
            ),
            LARGEST_IS_PAID,
        )

    def persons(self, verband: int, largest: int, found: Samenwerkingsverband) -> Step:
        """Give the inhabitants of the largest member, and beside it those of the others."""
        counted = inhabitants(max(self.year, FIRST_YEAR))
        members = self.world.memberships
        rows = members.gemeente_index[members.verband_index == verband].tolist()
        persons = inhabitants_in(self.world, self.year)
        ordered = sorted(rows, key=lambda row: (-int(persons[row]), row))
        named = [f"{name_of(self.world.codes[r])} {_dutch(persons[r])}" for r in ordered]
        more = [f"en {len(named) - SHOWN} andere leden"] if len(named) > SHOWN else []
        note = COUNTED.format(counted.peiljaar, "; ".join([*named[:SHOWN], *more]))
        label = f"Inwoners van {name_of(self.world.codes[largest])}, het grootste lid"
        origin = Origin(CBS, "vastgesteld", note)
        step = _given(f"inwoners_{found.key}", label, int(persons[largest]), origin)
        return replace(step, unit="persoon")


def payment_steps(
    world: World, payments: Payments, subject: Onderwerp, year: int
) -> tuple[Step, ...]:
    """Explain who is paid the impulsbudget of a gemeente or verband.

    Args:
        world: what was known and chosen, and the data.
        payments: the payments of this one year.
        subject: the gemeente or verband; of another kind there are no steps.
        year: calendar year.

    Returns:
        The steps after the share; none when the amount is unknown, or 0 for everybody, or when
        every gemeente is paid itself (article 6).
    """
    if world.variants.get(KEY) == EACH_GEMEENTE and not payments.official:
        return ()
    if UNKNOWN in payments.shares[:, 0] or not payments.shares[:, 0].any():
        return ()
    payer = _Payer(world, payments, year)
    if subject.soort == GEMEENTE:
        return tuple(payer.steps_of_gemeente(world.codes.index(subject.code)))
    if subject.soort == VERBAND:
        keys = [verband.key for verband in world.memberships.verbanden]
        return tuple(payer.steps_of_verband(keys.index(subject.code)))
    return ()


def _given(key: str, label: str, value: float, origin: Origin) -> Step:
    return Step(
        key, "invoer", label, value, "aandeel", "", "", (), origin.sources, "", origin.status,
        origin.note, (),
    )  # fmt: skip


def _step(
    key: str, label: str, value: int, formula: tuple[str, tuple[str, ...]], article: str = ""
) -> Step:
    words, inputs = formula
    return Step(key, "stap", label, value, "EUR", article, words, inputs, (), "", "", "", ())


def _dutch(value: np.int64) -> str:
    return f"{int(value):,}".replace(",", ".")
