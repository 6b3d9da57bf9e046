# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Plus and minus: a sheet that writes income with a minus, and the line that differs from all."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from springplank.begroting.bevindingen import Bevinding, in_cents
from springplank.begroting.lijnen import Lijn
from springplank.begroting.posten import BATEN, LASTEN

FEWEST = 2


@dataclass(frozen=True, slots=True)
class Gekeerd:
    """Lines whose sign is settled, and what was odd."""

    lijnen: tuple[Lijn, ...]
    bevindingen: tuple[Bevinding, ...]


def settle_signs(lijnen: Sequence[Lijn], keuzes: Mapping[str, bool]) -> Gekeerd:
    """Give every line a plus when it is what its side is for.

    Args:
        lijnen: the lines of the file.
        keuzes: what the person chose, per key of a finding.
    """
    odd: list[Bevinding] = []
    done: list[Lijn] = []
    for tabel in dict.fromkeys(line.tabel for line in lijnen):
        here = [line for line in lijnen if line.tabel == tabel]
        for side in (BATEN, LASTEN, ""):
            group = [line for line in here if line.zijde == side]
            if side:
                found, group = _whole_side(side, group, keuzes)
                odd.extend(found)
                found, group = _single_lines(side, group, keuzes)
                odd.extend(found)
            else:
                odd.extend(_of_no_side(group))
            done.extend(group)
    order = {id_of(line): at for at, line in enumerate(lijnen)}
    return Gekeerd(tuple(sorted(done, key=lambda line: order[id_of(line)])), tuple(odd))


def id_of(line: Lijn) -> tuple[int, str]:
    """Give what tells a line apart: its table and its cell."""
    return line.tabel, line.adres


def _whole_side(
    side: str, group: list[Lijn], keuzes: Mapping[str, bool]
) -> tuple[list[Bevinding], list[Lijn]]:
    """Turn a side that is written with a minus as a whole."""
    known = [line.cents for line in group if line.cents]
    negative = [cents for cents in known if cents < 0]
    if not negative or 2 * len(negative) < len(known) or sum(known) >= 0:
        return [], group
    where = group[0].blad or group[0].adres
    odd = Bevinding(
        f"teken-{side}",
        where,
        f"De {side} staan met een min. Wij lezen ze als gewone {side}.",
        "Draai het teken om",
        "Laat de min staan",
        voorstel=True,
    )
    if not odd.is_taken(keuzes):
        return [odd], group
    return [odd], [_turned(line) for line in group]


def _single_lines(
    side: str, group: list[Lijn], keuzes: Mapping[str, bool]
) -> tuple[list[Bevinding], list[Lijn]]:
    """Ask about a line whose sign differs from the others on its side."""
    odd, done = [], []
    for line in group:
        found = line.cents is not None and line.cents < 0 < sum(x.cents or 0 for x in group)
        if not found or len(group) < FEWEST or line.cents is None:
            done.append(line)
            continue
        told = Bevinding(
            "teken",
            line.adres,
            f"{line.naam}: {in_cents(line.cents)} heeft een ander teken dan de andere {side}.",
            f"Lees het als {in_cents(-line.cents)}",
            "Laat de min staan",
        )
        odd.append(told)
        done.append(_turned(line) if told.is_taken(keuzes) else line)
    return odd, done


def _of_no_side(group: Sequence[Lijn]) -> Iterator[Bevinding]:
    """Say that a minus cannot be judged where we do not know the side."""
    for line in group:
        if line.cents is not None and line.cents < 0:
            yield Bevinding(
                "teken",
                line.adres,
                f"{line.naam}: {in_cents(line.cents)} heeft een min. Wij weten niet of dit baten "
                "of lasten zijn. Kies een post voor deze regel.",
            )


def _turned(line: Lijn) -> Lijn:
    return replace(line, cents=None if line.cents is None else -line.cents, is_gekeerd=True)
