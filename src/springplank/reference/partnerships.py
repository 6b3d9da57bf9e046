# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The samenwerkingsverbanden around sociaal ontwikkelbedrijven, and who is a member of which."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from springplank.errors import DataError
from springplank.reference.municipalities import name_of
from springplank.reference.tables import load_table
from springplank.reference.voorbeeld import example_names, example_verband

REGISTER = "register"
ASSUMED = "aanname"
OWN_LIST = "eigen lijst"
"""The certainty of a verband that a person imported: as sure as that person's own list."""
INVENTED = "verzonnen"
"""The certainty of the verband that serves as an example."""
OWN_PREFIX = "zelf-"

SOURCES: Mapping[str, str] = {
    REGISTER: "Register van Overheidsorganisaties (CC0), stand mei 2026",
    "kennis": "eigen kennis van de samenstellers, niet nagegaan",
    "rotterdam-2020": "gemeente Rotterdam, eerste herziening 2020, programma Werk en inkomen",
    ASSUMED: "aanname van Springplank: er is geen verband bekend",
}

SplitWeights = Mapping[tuple[str, str], int]
"""Shares of a gemeente in its verbanden: (gemeente code, verband key) -> whole number."""


@dataclass(frozen=True, slots=True)
class Samenwerkingsverband:
    """A group of gemeenten around one sociaal ontwikkelbedrijf.

    Attributes:
        key: short name, "ammatch".
        naam: name of the cooperation.
        uitvoerder: name of the bedrijf that does the work; empty when unknown.
        rechtsvorm: legal form; of the register's entry where it is in the register.
        leden: codes of the member gemeenten, ascending.
        zekerheid: "hoog", "middel", "laag", "eigen lijst" for a verband that a person imported,
            "verzonnen" for the example, or "aanname" for a gemeente without a known verband.
        bron: where this comes from, for a reader.
        opmerking: what a reader should know; empty when nothing.
        is_confirmed: an official register or list names this verband.
        voert_bijstand_uit: True when it also carries out the bijstand; None when unknown.
    """

    key: str
    naam: str
    uitvoerder: str
    rechtsvorm: str
    leden: tuple[str, ...]
    zekerheid: str
    bron: str
    opmerking: str
    is_confirmed: bool
    voert_bijstand_uit: bool | None = None

    @property
    def is_assumed(self) -> bool:
        """Say whether this is a gemeente on its own because no verband is known."""
        return self.zekerheid == ASSUMED

    @property
    def is_invented(self) -> bool:
        """Say whether this is the verband that serves as an example."""
        return self.zekerheid == INVENTED

    @property
    def is_own(self) -> bool:
        """Say whether this verband comes from a list that a person imported."""
        return self.zekerheid == OWN_LIST


@dataclass(frozen=True, slots=True)
class Memberships:
    """Who belongs to which verband, as arrays in order of gemeente and then of verband.

    Every gemeente occurs at least once. The shares of one gemeente are `weight` divided by the
    sum of its weights.

    Attributes:
        codes: codes of the gemeenten in canonical order.
        verbanden: the verbanden by ascending key, those of one gemeente on its own included.
        gemeente_index: place in `codes`, shape (lidmaatschappen,).
        verband_index: place in `verbanden`, shape (lidmaatschappen,).
        weight: whole numbers, shape (lidmaatschappen,).
        is_assumed: the weight or the verband itself is an assumption, shape (lidmaatschappen,).
    """

    codes: tuple[str, ...]
    verbanden: tuple[Samenwerkingsverband, ...]
    gemeente_index: NDArray[np.int64]
    verband_index: NDArray[np.int64]
    weight: NDArray[np.int64]
    is_assumed: NDArray[np.bool_]


@cache
def partnerships() -> tuple[Samenwerkingsverband, ...]:
    """Give the verbanden of the reference table, by ascending key."""
    table = load_table("samenwerkingsverbanden")
    names = (
        "id",
        "naam",
        "uitvoerder",
        "rechtsvorm",
        "uitvoering_bijstand",
        "zekerheid",
        "bron",
        "opmerking",
    )
    leden = _members()
    return tuple(
        Samenwerkingsverband(
            key,
            naam,
            uitvoerder,
            rechtsvorm,
            tuple(leden[key]),
            zekerheid,
            SOURCES[bron],
            opmerking,
            is_confirmed=bron == REGISTER,
            voert_bijstand_uit=True if bijstand == "ja" else None,
        )
        for key, naam, uitvoerder, rechtsvorm, bijstand, zekerheid, bron, opmerking in sorted(
            zip(*(table.text(name) for name in names), strict=True)
        )
    )


def _members() -> dict[str, list[str]]:
    table = load_table("samenwerkingsverband_leden")
    found: dict[str, list[str]] = {}
    for key, code in sorted(
        zip(table.text("samenwerkingsverband_id"), table.text("code"), strict=True)
    ):
        found.setdefault(key, []).append(code)
    return found


def own_partnership(code: str) -> Samenwerkingsverband:
    """Give the verband of a gemeente for which none is known: itself, as an assumption.

    Raises:
        UsageError: when the gemeente does not exist.
    """
    return Samenwerkingsverband(
        f"{OWN_PREFIX}{code.lower()}",
        f"{name_of(code)} (geen verband bekend)",
        "",
        "onbekend",
        (code,),
        ASSUMED,
        SOURCES[ASSUMED],
        "Van deze gemeente is geen samenwerkingsverband bekend. Zij telt als een eigen verband.",
        is_confirmed=False,
    )


@cache
def example_partnership() -> Samenwerkingsverband:
    """Give the invented verband."""
    told = example_verband()
    return Samenwerkingsverband(
        told.code,
        told.naam,
        told.uitvoerder,
        "",
        tuple(example_names()),
        INVENTED,
        told.bron,
        told.opmerking,
        is_confirmed=False,
    )


def own_list_verband(key: str, naam: str, leden: Iterable[str], bron: str) -> Samenwerkingsverband:
    """Give a verband from a list that a person imported; no register confirms it.

    Args:
        key: short name.
        naam: name of the cooperation.
        leden: codes of the members, in any order.
        bron: where the list comes from, in the words of the person.
    """
    members = tuple(sorted(leden))
    return Samenwerkingsverband(key, naam, "", "", members, OWN_LIST, bron, "", is_confirmed=False)


def memberships(
    verbanden: Iterable[Samenwerkingsverband],
    codes: Sequence[str],
    weights: SplitWeights | None = None,
) -> Memberships:
    """Lay down who belongs to which verband; every gemeente without one gets its own.

    A gemeente in more than one verband counts for equal parts in each, as an assumption, unless
    weights are given for all its verbanden.

    Args:
        verbanden: the verbanden of the reference table, or an imported list.
        codes: codes of all gemeenten in canonical order.
        weights: known shares of gemeenten in more than one verband.

    Raises:
        DataError: when a key occurs twice, a member does not exist or occurs twice in a verband,
            or the weights do not fit.
    """
    known = sorted(verbanden, key=lambda v: v.key)
    _check_partnerships(known, codes)
    members = {code for v in known for code in v.leden}
    own = [own_partnership(code) for code in codes if code not in members]
    everyone = tuple(sorted([*known, *own], key=lambda v: v.key))
    place = {code: n for n, code in enumerate(codes)}
    pairs = sorted((place[code], n) for n, v in enumerate(everyone) for code in v.leden)
    gemeente_index = np.array([g for g, _ in pairs], dtype=np.int64)
    verband_index = np.array([v for _, v in pairs], dtype=np.int64)
    given = _weights(pairs, codes, everyone, weights or {})
    shared = np.bincount(gemeente_index, minlength=len(codes))[gemeente_index] > 1
    assumed = np.array([everyone[v].is_assumed for _, v in pairs]) | (shared & (given < 0))
    return Memberships(
        tuple(codes),
        everyone,
        gemeente_index,
        verband_index,
        np.where(given < 0, 1, given),
        assumed,
    )


def _check_partnerships(verbanden: Sequence[Samenwerkingsverband], codes: Sequence[str]) -> None:
    existing = set(codes)
    for earlier, v in zip([None, *verbanden], verbanden, strict=False):
        if earlier is not None and earlier.key == v.key:
            raise DataError(f"Samenwerkingsverband {v.key} komt twee keer voor.")
        if not v.leden or len(set(v.leden)) != len(v.leden):
            raise DataError(
                f"Samenwerkingsverband {v.naam} ({v.key}) heeft geen leden, "
                "of noemt een lid twee keer."
            )
        for code in v.leden:
            if code not in existing:
                raise DataError(
                    f"Lid {code} van samenwerkingsverband {v.naam} ({v.key}) hoort niet bij de "
                    "gemeenten van dit jaar."
                )


def _weights(
    pairs: Sequence[tuple[int, int]],
    codes: Sequence[str],
    verbanden: Sequence[Samenwerkingsverband],
    weights: SplitWeights,
) -> NDArray[np.int64]:
    """Give the weight of every membership, and -1 where none was given."""
    keys = [(codes[g], verbanden[v].key) for g, v in pairs]
    unknown = sorted(set(weights) - set(keys))
    if unknown:
        code, key = unknown[0]
        raise DataError(f"Er is een gewicht voor {code} in {key}, maar {code} is daar geen lid.")
    for code in {code for code, _ in weights}:
        own = [weights.get(pair, -1) for pair in keys if pair[0] == code]
        if min(own) < 0 or sum(own) == 0:
            raise DataError(
                f"De gewichten van {code} passen niet: geef voor elk verband van deze gemeente een "
                "heel getal van 0 of meer, en niet overal 0."
            )
    return np.array([weights.get(pair, -1) for pair in keys], dtype=np.int64)


def largest_member(leden: Sequence[str], persons: Mapping[str, int]) -> str:
    """Give the member with the most inhabitants; equal members: the lowest code.

    Args:
        leden: codes of the members, at least one.
        persons: inhabitants by code.

    Raises:
        DataError: when the inhabitants of a member are not known.
    """
    for code in leden:
        if code not in persons:
            raise DataError(f"Van gemeente {code} is het aantal inwoners niet bekend.")
    return min(leden, key=lambda code: (-persons[code], code))


def certainty_sentence(verbanden: Iterable[Samenwerkingsverband]) -> str:
    """Tell in one Dutch sentence how many verbanden the register does not confirm.

    Of a list that a person imported it only says whose list it is.
    """
    known = [v for v in verbanden if not v.is_assumed]
    if known and all(v.is_own for v in known):
        noun = "verband" if len(known) == 1 else "verbanden"
        return f"Springplank rekent met {len(known)} {noun} uit uw eigen lijst."
    unsure = sum(not v.is_confirmed for v in known)
    if unsure == 0:
        return f"Alle {len(known)} verbanden zijn uit het register bevestigd."
    verb = "is" if unsure == 1 else "zijn"
    return f"{unsure} van de {len(known)} verbanden {verb} niet uit het register bevestigd."
