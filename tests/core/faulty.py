# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Makes a small regeling of its own, with a fault in it where a test asks for one."""

import importlib.util
import sys
from collections.abc import Callable
from pathlib import Path

from springplank.core.regeling import AnyRegeling

Make = Callable[..., AnyRegeling]

MODULE = """
from dataclasses import dataclass
from datetime import date

from springplank.core.columns import Euros, Floats, column, table, whole_euros
from springplank.core.regeling import LegalForm, Regeling


@table
class Inputs:
    aantal: Floats = column("persoon", "Aantal mensen")


@dataclass(frozen=True, slots=True)
class Parameters:
    prijs: Floats = column("EUR/persoon", "Prijs per mens")
    toeslag: Euros = column("EUR", "Toeslag")


@table
class Outcome:
    zonder_toeslag: Floats = column("EUR", "Zonder", formula="aantal * prijs", article="art. 1")
    bedrag: Euros = column(
        "EUR", "Bedrag", formula="rond_af(zonder_toeslag + toeslag)", article="art. 2"
    )


def compute(x: Inputs, p: Parameters) -> Outcome:
    zonder = x.aantal * p.prijs
    return Outcome(zonder, whole_euros(zonder + p.toeslag))


def compute_double(x: Inputs, p: Parameters) -> Outcome:
    zonder = 2 * x.aantal * p.prijs
    return Outcome(zonder, whole_euros(zonder + p.toeslag))


REGELING = Regeling(
    key="proef",
    title="Proef",
    summary="Een proef.",
    legal=LegalForm("vorm", "kanaal", "iedereen", False, "raad", "mag", "wet"),
    inputs=Inputs,
    parameters=Parameters,
    outcome=Outcome,
    amount="bedrag",
    formulas={date(2024, 1, 1): compute},
    claims=(2024, 2026),
)
"""

VALUES = """
[prijs]
eenheid = "EUR/persoon"
omschrijving = "Prijs per mens"
gecontroleerd = 2026-11-22
ontbreekt = "De prijs is niet bekendgemaakt."
[[prijs.waarden]]
jaren = { 2024 = 10, 2025 = 11 }
status = "vastgesteld"
bron = "meicirculaire-2024"
plaats = "tabel 1"
[prijs.vooruit]
functie = "gelijk_blijven"
aanname = "De prijs blijft gelijk."
status = "aanname"
marge_laag = 0.1
marge_hoog = 0.1

[toeslag]
eenheid = "EUR"
omschrijving = "Toeslag"
gecontroleerd = 2026-11-22
[[toeslag.waarden]]
vanaf = 2015-01-01
waarde = 5
status = "vastgesteld"
bron = "participatiewet"
plaats = "art. 2"
"""


def make_regeling(folder: Path, *, module: str = MODULE, values: str = VALUES) -> AnyRegeling:
    """Write a module and its values, and load the regeling in it."""
    name = f"proef_{abs(hash(folder))}"
    path = folder / f"{name}.py"
    path.write_text(module, encoding="utf-8")
    path.with_suffix(".toml").write_text(values, encoding="utf-8")
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec is not None
    assert spec.loader is not None
    loaded = importlib.util.module_from_spec(spec)
    sys.modules[name] = loaded
    try:
        spec.loader.exec_module(loaded)
    finally:
        del sys.modules[name]
    regeling: AnyRegeling = loaded.REGELING
    return regeling


def swap(text: str, old: str, new: str) -> str:
    """Replace a piece of text that must be there."""
    assert old in text, old
    return text.replace(old, new)
