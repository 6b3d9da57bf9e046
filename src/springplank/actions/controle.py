# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Check the whole of sources, values and data, and report what is not sure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from springplank.actions.contradictions import DIFFERS, Contradiction, find_contradictions
from springplank.actions.findings import (
    Ahead,
    Finding,
    TableState,
    find_ahead,
    find_expired,
    find_missing,
    find_tables,
    find_unconfirmed,
    find_undated,
)
from springplank.actions.question import today
from springplank.actions.sums import FAILS, Sum, find_sums
from springplank.actions.uses import every_assumption, unused_sources


@dataclass(frozen=True, slots=True)
class Controle:
    """Everything that was found.

    Attributes:
        on: the day of the check.
        contradictions: figures that differ between sources, or from ours.
        unconfirmed: data that nobody confirmed.
        expired: checks and values that ran out or soon will.
        undated: sources of which the day is unknown.
        unused: sources on which nothing rests.
        missing: values that are unknown in the coming years.
        tables: the reference tables and how complete they are.
        ahead: extrapolations in force.
        sums: sums that must hold.
        aannames: how many aannames a look ahead rests on, and how many of them name no source.
    """

    on: date
    contradictions: tuple[Contradiction, ...]
    unconfirmed: tuple[Finding, ...]
    expired: tuple[Finding, ...]
    undated: tuple[Finding, ...]
    unused: tuple[Finding, ...]
    missing: tuple[Finding, ...]
    tables: tuple[TableState, ...]
    ahead: tuple[Ahead, ...]
    sums: tuple[Sum, ...]
    aannames: tuple[int, int]

    def counts(self) -> Mapping[str, int]:
        """Count the findings per kind; the keys are stable."""
        return {
            "tegenspraken": sum(c.verdict == DIFFERS for c in self.contradictions),
            "afrondingen": sum(c.verdict != DIFFERS for c in self.contradictions),
            "onbevestigd": len(self.unconfirmed),
            "verlopen": len(self.expired),
            "dag_onbekend": len(self.undated),
            "ongebruikte_bronnen": len(self.unused),
            "ontbreekt": len(self.missing),
            "tabellen": len(self.tables),
            "doortrekkingen": len(self.ahead),
            "optellingen": len(self.sums),
            "optellingen_die_niet_kloppen": sum(s.verdict == FAILS for s in self.sums),
            "aannames": self.aannames[0],
            "aannames_zonder_bron": self.aannames[1],
        }


def run_controle(on: date | None = None) -> Controle:
    """Check everything.

    Args:
        on: the day that counts as today; None for today itself.
    """
    day = today() if on is None else on
    unused = tuple(
        Finding(s.key, f"Niets rust op {s.title}.", "Verwijder de bron of verwijs ernaar.")
        for s in unused_sources()
    )
    return Controle(
        day,
        find_contradictions(),
        find_unconfirmed(),
        find_expired(day),
        find_undated(),
        unused,
        find_missing(day),
        find_tables(),
        find_ahead(),
        find_sums(),
        _aannames(),
    )


def _aannames() -> tuple[int, int]:
    every = every_assumption().values()
    return len(every), sum(not aanname.sources for aanname in every)


def as_json(found: Controle) -> dict[str, Any]:
    """Give what was found with its stable, documented keys; see docs/handleiding/json.md."""
    return {
        "gecontroleerd_op": found.on.isoformat(),
        "aantallen": dict(found.counts()),
        "tegenspraken": [_contradiction(c) for c in found.contradictions],
        "onbevestigd": [_finding(f) for f in found.unconfirmed],
        "verlopen": [_finding(f) for f in found.expired],
        "dag_onbekend": [_finding(f) for f in found.undated],
        "ongebruikte_bronnen": [_finding(f) for f in found.unused],
        "ontbreekt": [_finding(f) for f in found.missing],
        "tabellen": [_table(t) for t in found.tables],
        "doortrekkingen": [_ahead(a) for a in found.ahead],
        "optellingen": [_sum(s) for s in found.sums],
    }


def _contradiction(found: Contradiction) -> dict[str, Any]:
    return {
        "soort": found.kind,
        "onderwerp": found.subject,
        "plaats": found.place,
        "jaren": list(found.jaren),
        "ons_cijfer": found.ours,
        "ons_woord": found.ours_text or None,
        "onze_bronnen": list(found.ours_sources),
        "onze_status": found.ours_status or None,
        "ander_cijfer": found.other,
        "ander_woord": found.other_text or None,
        "andere_bronnen": list(found.other_sources),
        "andere_status": found.other_status or None,
        "eenheid": found.unit or None,
        "verschil": found.difference,
        "verschil_deel": found.share,
        "oordeel": found.verdict,
        "reden": found.because or None,
    }


def _finding(found: Finding) -> dict[str, Any]:
    return {"plaats": found.place, "wat": found.what, "wat_te_doen": found.to_do or None}


def _table(found: TableState) -> dict[str, Any]:
    return {
        "tabel": found.name,
        "rijen": found.rows,
        "gemeenten": found.gemeenten,
        "leeg_deel": found.empty,
        "volledigheid": found.completeness,
        "zekerheid": found.certainty,
    }


def _ahead(found: Ahead) -> dict[str, Any]:
    return {
        "plaats": found.place,
        "van": found.first,
        "tot": found.last,
        "functie": found.function,
        "uitleg": found.words,
        "aanname": found.assumption,
        "status": found.status,
        "waarde_in_laatste_jaar": found.value,
        "laag": found.low,
        "hoog": found.high,
        "eenheid": found.unit,
    }


def _sum(found: Sum) -> dict[str, Any]:
    return {
        "wat": found.what,
        "gevonden": found.found,
        "verwacht": found.expected,
        "verschil": found.difference,
        "speling": found.tolerance,
        "eenheid": found.unit,
        "oordeel": found.verdict,
    }
