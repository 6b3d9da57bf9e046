# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""An aansluiting with its stable, documented keys; see docs/handleiding/json.md."""

from collections.abc import Mapping
from typing import Any

from springplank.actions.aansluiting import Aansluiting, Aansluitregel
from springplank.begroting.bevindingen import Bevinding
from springplank.begroting.lijnen import Lijn


def as_json(found: Aansluiting, keuzes: Mapping[str, bool]) -> dict[str, Any]:
    """Give an aansluiting; amounts are whole cents, and null is unknown.

    Args:
        found: the aansluiting.
        keuzes: what the person chose, per key of a finding.
    """
    begroting = found.begroting
    return {
        "bestand": begroting.naam,
        "jaar": begroting.jaar,
        "onderwerp": found.onderwerp,
        "bekend": found.stand,
        "run_id": found.run_id,
        "bladen": begroting.bladen,
        "totalen": [
            {"naam": one.label, "cent": one.cents, "cel": one.adres} for one in begroting.gelijk
        ],
        "goed": list(begroting.goed),
        "bevindingen": [_finding(one, keuzes) for one in begroting.bevindingen],
        "regels": [_line(line) for line in begroting.lijnen],
        "aansluiting": [_row(regel) for regel in found.regels],
        "niet_verklaard_cent": found.niet_verklaard,
    }


def _finding(one: Bevinding, keuzes: Mapping[str, bool]) -> dict[str, Any]:
    return {
        "soort": one.soort,
        "cel": one.adres,
        "zin": one.zin,
        "neem_over": one.neem_over or None,
        "negeer": one.negeer or None,
        "overgenomen": one.is_taken(keuzes),
    }


def _line(line: Lijn) -> dict[str, Any]:
    return {
        "cel": line.adres,
        "naam": line.naam,
        "cent": line.cents,
        "post": line.post or None,
        "zekerheid": line.voorstel.zekerheid or None,
        "reden": line.voorstel.reden,
        "telt": line.telt,
    }


def _row(regel: Aansluitregel) -> dict[str, Any]:
    amount = regel.amount
    return {
        "regeling": regel.regeling,
        "begroot_cent": regel.begroot,
        "onze_cent": regel.onze,
        "laag_eur": None if amount is None else amount.laag,
        "hoog_eur": None if amount is None else amount.hoog,
        "verschil_cent": regel.verschil,
        "stand": regel.stand,
        "oorzaken": [
            {"naam": part.naam, "cent": part.cents, "uitleg": part.uitleg} for part in regel.delen
        ],
        "wat_te_doen": regel.wat_te_doen or None,
    }
