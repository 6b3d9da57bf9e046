# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Money that stands on two sheets, in a summary and in its details: it counts once."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from springplank.begroting.bevindingen import Bevinding, in_cents
from springplank.begroting.lijnen import Lijn


@dataclass(frozen=True, slots=True)
class Geteld:
    """Lines of which each says whether it counts, and what was odd."""

    lijnen: tuple[Lijn, ...]
    bevindingen: tuple[Bevinding, ...]


def count_once(lijnen: Sequence[Lijn], keuzes: Mapping[str, bool]) -> Geteld:
    """Let a post that adds to the same amount in two tables count in one of them.

    The table with most lines of the post counts, and of equal ones the first.

    Args:
        lijnen: the lines of the file.
        keuzes: what the person chose, per key of a finding.
    """
    groups: dict[tuple[str, str], dict[int, list[Lijn]]] = defaultdict(lambda: defaultdict(list))
    for line in lijnen:
        if line.post and line.is_zeker:
            groups[line.post, line.zijde][line.tabel].append(line)
    silent: set[tuple[int, str]] = set()
    odd: list[Bevinding] = []
    for tables in groups.values():
        for dropped, kept in _same(tables):
            found = _odd(dropped, kept)
            odd.append(found)
            if found.is_taken(keuzes):
                silent |= {(line.tabel, line.adres) for line in dropped}
    return Geteld(
        tuple(replace(x, telt=False) if (x.tabel, x.adres) in silent else x for x in lijnen),
        tuple(odd),
    )


def _same(tables: Mapping[int, list[Lijn]]) -> list[tuple[list[Lijn], list[Lijn]]]:
    """Give the lines that count double, each with the lines that stay."""
    by_sum: dict[int, list[list[Lijn]]] = defaultdict(list)
    for lines in tables.values():
        total = sum(line.cents or 0 for line in lines)
        if total and all(line.cents is not None for line in lines):
            by_sum[total].append(lines)
    found: list[tuple[list[Lijn], list[Lijn]]] = []
    for same in by_sum.values():
        kept = max(same, key=len)
        found.extend((lines, kept) for lines in same if lines is not kept)
    return found


def _odd(dropped: Sequence[Lijn], kept: Sequence[Lijn]) -> Bevinding:
    total = in_cents(sum(line.cents or 0 for line in dropped))
    return Bevinding(
        "dubbel",
        dropped[0].adres,
        f"{dropped[0].naam}: {total} staat ook bij cel {kept[0].adres}. Wij tellen het een keer.",
        "Tel het een keer",
        "Tel het twee keer",
        voorstel=True,
    )
