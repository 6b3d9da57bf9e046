# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""A regeling is checked when it loads: every fault has a name and a place."""

from datetime import date
from pathlib import Path

import numpy as np
import pytest
from tests.core.faulty import MODULE, VALUES, make_regeling, swap

from springplank.core.regeling import AnyRegeling
from springplank.core.sources import load_sources
from springplank.errors import RuleError, UsageError

TODAY = date(2026, 11, 22)


@pytest.fixture
def proef(tmp_path: Path) -> AnyRegeling:
    """Make a small regeling without faults."""
    return make_regeling(tmp_path)


def compute(regeling: AnyRegeling, years: tuple[int, ...], on: date = TODAY) -> list[int]:
    """Compute the amounts of one row with 2 people."""
    outcome = regeling.prepare(years, on).compute(regeling.inputs(np.array([[2.0]])))
    amounts: list[int] = outcome.bedrag[0].tolist()
    return amounts


# --- Faults ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "old,new,fault",
    [
        ('[prijs]\neenheid = "EUR/persoon"', "[prijs]", "proef.prijs mist het veld eenheid"),
        ('omschrijving = "Prijs per mens"\n', "", "proef.prijs mist het veld omschrijving"),
        ("gecontroleerd = 2026-11-22\nontbreekt", "ontbreekt", "mist het veld gecontroleerd"),
        ('bron = "meicirculaire-2024"\n', "", "proef.prijs mist het veld bron"),
        ('plaats = "tabel 1"\n', "", "proef.prijs mist het veld plaats"),
        ('"vastgesteld"\nbron = "mei', '"zeker"\nbron = "mei', "onbekende status 'zeker'"),
        ('status = "vastgesteld"\nbron = "mei', 'bron = "mei', "proef.prijs mist het veld status"),
        ('bron = "meicirculaire-2024"', 'bron = "krant"', "proef.prijs noemt bron 'krant'"),
        (
            'bron = "meicirculaire-2024"',
            'bron = "meicirculaire-2024"\nbekend = "meicirculaire-2025"',
            "proef.prijs mist het veld bekend_omdat",
        ),
        (
            'bron = "meicirculaire-2024"',
            'bron = "meicirculaire-2024"\nbekend = "gisteren"',
            "proef.prijs noemt bron 'gisteren'",
        ),
        (
            'status = "vastgesteld"\nbron = "mei',
            'status = "raming"\nbron = "mei',
            "een marge nodig",
        ),
        (
            'status = "vastgesteld"\nbron = "mei',
            'status = "aanname"\nbron = "mei',
            "een marge nodig",
        ),
        ("jaren = { 2024 = 10, 2025 = 11 }\n", "", "geef of jaren of vanaf"),
        (
            "vanaf = 2015-01-01",
            "vanaf = 2015-01-01\njaren = { 2024 = 1 }",
            "geef of jaren of vanaf",
        ),
        ("vanaf = 2015-01-01\nwaarde", "vanaf = 2015-01-01\n#", "toeslag mist waarde"),
        ('functie = "gelijk_blijven"', 'functie = "gokken"', "'gokken' in proef.prijs"),
        ('functie = "gelijk_blijven"', 'functie = "eindigt"\nbekend = "x"', "noemt bron 'x'"),
        ('aanname = "De prijs blijft gelijk."\n', "", "proef.prijs mist het veld aanname"),
        ('"EUR/persoon"', '"EUR/mens"', "Onbekende eenheid 'mens'"),
        ('"EUR/persoon"', '"EUR/plek"', "proef.prijs is EUR/persoon in de formule en EUR/plek"),
        ("[toeslag]", "[toeslagen]", "proef.toeslag mist het veld eenheid"),
        ("marge_laag", "marge_lag", "proef.prijs.vooruit heeft een onbekend veld: marge_lag"),
        ("ontbreekt", "ontbrekt", "proef.prijs heeft een onbekend veld: ontbrekt"),
        ('plaats = "art. 2"', 'plats = "art. 2"', "proef.toeslag heeft een onbekend veld: plats"),
        ('status = "aanname"', 'status = "gok"', "proef.prijs heeft een onbekende status 'gok'"),
        ("jaren = {", "jaren = [", r"\.toml is niet te lezen\. Kijk bij regel \d+, teken \d+\.$"),
        (
            "functie = ",
            "tot_en_met = 2025\nfunctie = ",
            "proef zegt 2026 te kunnen rekenen, maar prijs",
        ),
    ],
)
def test_faults_in_the_values(tmp_path: Path, old: str, new: str, fault: str) -> None:
    """Een fout in de waarden wordt bij het laden gevonden, met naam en plaats."""
    with pytest.raises(RuleError, match=fault):
        make_regeling(tmp_path, values=swap(VALUES, old, new))


@pytest.mark.parametrize(
    "old,new,fault",
    [
        ("aantal * prijs", "aantal * prjs", "Onbekende naam 'prjs' in de formule van proef.zonder"),
        ("aantal * prijs", "aantal + prijs", "Eenheden botsen in proef.zonder_toeslag"),
        ("aantal * prijs", "aantal * toeslag", "proef.zonder_toeslag is EUR maar de formule geeft"),
        ("aantal * prijs", "bedrag", "proef draaien in een kring: zonder_toeslag -> bedrag"),
        ("aantal * prijs", "aantal *", "is niet te lezen"),
        (', formula="aantal * prijs"', "", "Stap proef.zonder_toeslag heeft geen formule"),
        (', article="art. 1"', "", "Stap proef.zonder_toeslag noemt geen artikel of document"),
        (
            'toeslag: Euros = column("EUR", "Toeslag")\n',
            'toeslag: Euros = column("EUR", "Toeslag")\n    korting: Euros = column("EUR", "K")\n',
            "proef: korting staat niet zowel in Parameters als in proef.toml",
        ),
        ('    toeslag: Euros = column("EUR", "Toeslag")\n', "", "proef: toeslag staat niet zowel"),
        ("claims=(2024, 2026)", "claims=(2023, 2026)", "proef zegt 2023 te kunnen rekenen"),
        ('"persoon", "Aantal', '"mensen", "Aantal', "Onbekende eenheid 'mensen'"),
    ],
)
def test_faults_in_the_module(tmp_path: Path, old: str, new: str, fault: str) -> None:
    """Een fout in namen, eenheden, volgorde of jaren wordt bij het laden gevonden."""
    with pytest.raises(RuleError, match=fault):
        make_regeling(tmp_path, module=swap(MODULE, old, new))


def test_a_regeling_without_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Een regeling hoort in een bestand te staan, met haar waarden ernaast."""
    proef = make_regeling(tmp_path)
    monkeypatch.setattr(proef.inputs, "__module__", "builtins")
    monkeypatch.setattr("builtins.__file__", None, raising=False)
    with pytest.raises(RuleError, match="Regeling proef staat niet in een bestand"):
        proef.file()


def test_a_missing_value_with_a_reason_is_no_fault(tmp_path: Path) -> None:
    """Wie zegt dat een waarde mag ontbreken, krijgt een onbekend bedrag en geen fout."""
    values = swap(VALUES, "functie = ", "tot_en_met = 2025\nfunctie = ")
    module = swap(MODULE, "claims=", 'optional={"prijs": "niet openbaar"}, claims=')
    proef = make_regeling(tmp_path, module=module, values=values)
    cell = proef.prepare((2026,), TODAY).paths["prijs"].cells[0]
    assert cell.value is None
    assert cell.reason == "Prijs per mens (2026): De prijs is niet bekendgemaakt."


# --- Computing ------------------------------------------------------------------------------


def test_amounts(proef: AnyRegeling) -> None:
    """Het bedrag is aantal maal prijs plus toeslag, ook in een jaar dat wordt doorgetrokken."""
    assert compute(proef, (2024, 2025, 2026)) == [25, 27, 27]


def test_order_of_years_does_not_matter(proef: AnyRegeling) -> None:
    """Jaren achterstevoren of dubbel vragen geeft dezelfde bedragen."""
    assert compute(proef, (2025, 2024, 2025)) == [27, 25, 27]


def test_a_new_formula_from_a_day(tmp_path: Path) -> None:
    """Een nieuwe formule geldt vanaf haar dag; ervoor geldt de oude."""
    module = swap(
        MODULE, "2024, 1, 1): compute}", "2024, 1, 1): compute, date(2025, 1, 1): compute_double}"
    )
    proef = make_regeling(tmp_path, module=module)
    assert compute(proef, (2024, 2025, 2026)) == [25, 49, 49]
    assert compute(proef, (2026, 2024, 2025)) == [49, 25, 49]
    per_year = proef.inputs(np.array([[2.0, 3.0, 4.0]]))
    found = proef.prepare((2024, 2025, 2026), TODAY).compute(per_year).bedrag
    assert found.tolist() == [[25, 71, 93]]
    assert proef.formula_for(date(2020, 1, 1)).__name__ == "compute"


def test_choices(proef: AnyRegeling) -> None:
    """Een eigen getal vervangt de waarde; een keuze voor een andere regeling doet niets."""
    own = proef.prepare(
        (2024,), TODAY, {"elders.prijs": 1.0, "proef.prijs": 100.0, "verder.prijs": 2.0}
    )
    assert own.compute(proef.inputs(np.array([[2.0]]))).bedrag.tolist() == [[205]]
    with pytest.raises(UsageError, match=r"proef.prijs heeft geen waarde met de naam 'hoger'"):
        proef.prepare((2024,), TODAY, {"proef.prijs": "hoger"})


def test_bounds(proef: AnyRegeling) -> None:
    """De laagste en de hoogste waarde geven de onderkant en de bovenkant van het bedrag."""
    rows = proef.inputs(np.array([[2.0]]))
    low = proef.prepare((2024, 2026), TODAY, bound="low").compute(rows)
    high = proef.prepare((2024, 2026), TODAY, bound="high").compute(rows)
    assert (low.bedrag.tolist(), high.bedrag.tolist()) == ([[25, 25]], [[25, 29]])


def test_one_day(proef: AnyRegeling) -> None:
    """Voor een dag gelden de waarden met een ingangsdag; een eigen getal gaat voor."""
    with_own = proef.prepare_day(date(2025, 3, 1), TODAY, {"proef.prijs": 4.0})
    assert with_own.compute(proef.inputs(np.array([[2.0]]))).bedrag.tolist() == [[13]]
    assert with_own.years == (2025,)
    without = proef.prepare_day(date(2025, 3, 1), TODAY)
    assert without.paths["prijs"].cells[0].value is None


def test_what_the_amount_rests_on(proef: AnyRegeling) -> None:
    """Het bedrag rust op alle invoer en waarden die erin doorwerken."""
    assert proef.basis == {"aantal", "prijs", "toeslag"}
    assert set(proef.columns()) == {"aantal", "prijs", "toeslag", "zonder_toeslag", "bedrag"}


def test_invisible_before_publication(proef: AnyRegeling) -> None:
    """Een dag voor publicatie is de waarde onbekend, op de dag zelf bekend."""
    day = load_sources()["meicirculaire-2024"].published
    assert compute(proef, (2024,), day) == [25]
    early = proef.prepare((2024,), date(2024, 5, 30)).paths["prijs"].cells[0]
    assert early.value is None
