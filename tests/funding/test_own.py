# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Tests of imports as they are laid out over the gemeenten."""

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest

from springplank.actions.imports import import_file
from springplank.core.parameters import OwnValues
from springplank.core.sources import find_stand
from springplank.funding.own import READERS, load_own, why_impossible
from springplank.funding.world import NOTHING_OWN, OwnData
from springplank.imports.kinds import KINDS
from springplank.reference.municipalities import municipalities_of
from springplank.regelingen import REGELINGEN

CODES = municipalities_of(2026).codes
Take = Callable[..., OwnData]


@pytest.fixture
def take(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Take:
    """Take in a file, and give what is then known on a stand."""
    monkeypatch.setenv("SPRINGPLANK_GEGEVENS", str(tmp_path / "eigen"))

    def call(
        kind: str, lines: Sequence[str], *, day: str = "2026-11-01", stand: str | None = None
    ) -> OwnData:
        path = tmp_path / f"{kind}.csv"
        path.write_text("\n".join(lines), encoding="utf-8")
        taken = import_file(path, kind, bron="opgave", peildatum=day, accept_odd=True)
        assert taken.imported is not None, taken.report.lines()
        return load_own(find_stand(stand))

    return call


def country(header: str, cell: str) -> list[str]:
    return [header, *(f"{code};{cell}" for code in CODES)]


def test_every_kind_has_a_reader() -> None:
    """Elke soort die u kunt inlezen, wordt ook gelezen."""
    assert READERS.keys() == KINDS.keys()


def test_nothing_taken_in_is_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Zonder eigen gegevens is er niets, en is er geen map nodig."""
    monkeypatch.setenv("SPRINGPLANK_GEGEVENS", str(tmp_path / "weg"))
    assert load_own(find_stand(None)) is NOTHING_OWN


def test_decimals_of_a_register_are_kept(take: Take) -> None:
    """Een register met decimalen telt in honderdsten, en dat staat erbij."""
    lines = country("gemeentecode;jaar;aantal", "2024;12,5")
    counted, origin = take("register", lines).register[2024]
    assert (counted == 1_250).all()
    assert origin.note.endswith("In honderdsten.")
    whole = country("gemeentecode;jaar;aantal", "2023;12")
    counted, origin = take("register", whole).register[2023]
    assert (counted == 12).all()
    assert "honderdsten" not in origin.note


def test_a_later_import_goes_before(take: Take) -> None:
    """Van twee registers over hetzelfde jaar geldt dat met de laatste peildatum."""
    take("register", country("gemeentecode;jaar;aantal", "2024;9"), day="2026-05-01")
    own = take("register", country("gemeentecode;jaar;aantal", "2024;5"), day="2026-01-01")
    assert (own.register[2024][0] == 9).all()
    assert len(own.hashes) == 2


def test_the_stand_hides_what_came_later(take: Take) -> None:
    """Op een stand van voor de peildatum is een import er niet, ook niet in de run."""
    lines = country("gemeentecode;jaar;aantal", "2024;9")
    own = take("register", lines, day="2026-01-01", stand="2025-12-31")
    assert (own.register, own.hashes) == ({}, ())


def test_realised_places_before_indications(take: Take) -> None:
    """Van beschut werk telt de realisatie; waar die niet compleet is, de indicaties."""
    lines = country("gemeentecode;jaar;indicaties;realisatie", "2025;7;3")
    assert (take("beschut", lines).beschut_werk[2025][0] == 300).all()
    lines = country("gemeentecode;jaar;indicaties;realisatie", "2024;7;")
    assert (take("beschut", lines).beschut_werk[2024][0] == 700).all()


def test_shares_of_the_buig(take: Take) -> None:
    """Objectieve en historische aandelen gelden per jaar; wat ontbreekt, is onbekend."""
    lines = [
        "gemeentecode;jaar;stand;budget;loonkostensubsidie_realisatie;objectief_aandeel",
        "GM0402;2025;voorlopig;1000;;0,25",
    ]
    own = take("buig", lines)
    values, _ = own.shares["objectief_aandeel", 2025]
    assert values[CODES.index("GM0402")] == 0.25
    assert np.isnan(values).sum() == 341
    assert own.loonkostensubsidie == {}


def test_a_receiver_that_is_no_largest_member_is_told(take: Take) -> None:
    """Een ontvanger die van geen verband de grootste is, telt niet mee en wordt genoemd."""
    own = take("impulsbudget", ["ontvanger;jaar;bedrag", "GM0402;2026;5", "GM0394;2026;6"])
    assert {place: eur for place, (eur, _) in own.impulsbudget.items()} == {("ammatch", 2026): 6}
    assert own.remarks == (
        (
            "Uw lijst impulsbudget noemt GM0402; die gemeente is van geen verband de grootste en "
            "telt niet mee."
        ),
    )


def test_own_verbanden_have_their_own_weights(take: Take) -> None:
    """Een eigen lijst van verbanden heeft eigen gewichten; wie ontbreekt, staat alleen."""
    lines = [
        "verband;samenwerkingsverband;gemeentecode;gewicht",
        "een;Een;GM0402;0,75",
        "twee;Twee;GM0402;0,25",
    ]
    found = take("verbanden", lines).memberships
    assert found is not None
    mine = found.gemeente_index == CODES.index("GM0402")
    assert sorted(found.weight[mine].tolist()) == [250_000, 750_000]
    assert sum(v.is_assumed for v in found.verbanden) == 341


def test_values_of_a_parameter(take: Take) -> None:
    """Eigen waarden gelden per jaar en noemen hun bron."""
    lines = ["regeling;parameter;jaar;waarde", "wsw;macrobudget;2030;1", "wsw;macrobudget;2029;2"]
    own = take("parameter", lines)
    assert own.values == {"wsw.macrobudget": OwnValues(((2029, 2.0), (2030, 1.0)), "opgave")}


@pytest.mark.parametrize(
    "place, value, reason",
    [
        ("impulsbudget.macrobudget", 0, ""),
        ("impulsbudget.macrobudget", 1e12, ""),
        ("impulsbudget.macrobudget", 2e12, "dat is meer dan 1.000.000.000.000."),
        ("impulsbudget.macrobudget", -1, "geef een getal vanaf 0."),
        ("beschut_werk.aandeel_nieuwe_sleutel", 1, ""),
        ("beschut_werk.aandeel_nieuwe_sleutel", 1.1, "een aandeel is hoogstens 1"),
    ],
)
def test_what_cannot_be_a_value(place: str, value: float, reason: str) -> None:
    """Een waarde die niet kan, zegt waarom; een waarde die kan, zegt niets."""
    key, name = place.split(".")
    found = why_impossible(REGELINGEN[key].history[name], value)
    assert found.startswith(reason)
    assert bool(found) == bool(reason)
