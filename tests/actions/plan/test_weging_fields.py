# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
import pytest

from springplank.actions.plan.weging import read_weging_field
from springplank.actions.plan.weging_fields import (
    LONGEST,
    name_of_weging_field,
    text_of_weging_field,
)
from springplank.actions.werk import Werk
from springplank.errors import UsageError

HERE = Werk("ammatch")


@pytest.mark.parametrize(
    "rest, typed, kept",
    [
        ("weging.criterium.inwoner", "in", "in"),
        ("weging.criterium.inwoner", "uit", "uit"),
        ("weging.geld_mee", "ja", "ja"),
        ("weging.gewicht.inwoner", "12,5", "12.5"),
        ("weging.gewicht.inwoner", "0", "0.0"),
        ("weging.eis.resultaat", "€ -1.250.000", "-1250000.0"),
        ("weging.eis.risico", "20%", "0.2"),
        ("weging.slechtst.mensen", "100", "100.0"),
        ("weging.best.mensen", "-0", "0.0"),
        ("weging.score.versterken.inwoner", "7", "7.0"),
        ("weging.score.versterken.inwoner", "12", "12.0"),
        ("weging.score.uw_keuze.inwoner", "7", "7.0"),
        ("weging.score.doormodderen.mensen", "400", "400.0"),
        ("optie.versterken.tegen", "Te duur.", "Te duur."),
        ("optie.nulalternatief.sterk", "Rust.", "Rust."),
    ],
)
def test_a_field_is_kept_in_one_spelling(rest: str, typed: str, kept: str) -> None:
    """Wat klopt, blijft bewaard: getallen met een punt, een aandeel als deel van 1."""
    assert read_weging_field(HERE, rest, typed) == kept


@pytest.mark.parametrize(
    "rest, typed, told",
    [
        ("weging.criterium.onzin", "in", "'onzin' bestaat niet"),
        ("weging.criterium.inwoner", "misschien", "telt mee of telt niet mee"),
        ("weging.geld_mee", "soms", "Kies uit"),
        ("weging.geld_mee.inwoner", "ja", "veld bestaat niet"),
        ("weging.gewicht.inwoner", "-1", "tussen 0 en 100"),
        ("weging.gewicht.inwoner", "101", "tussen 0 en 100"),
        ("weging.gewicht.inwoner", "NaN", "geen getal"),
        ("weging.gewicht.inwoner", "inf", "geen getal"),
        ("weging.gewicht.inwoner", "1.25", "niet duidelijk"),
        ("weging.gewicht.onzin", "5", "bestaat niet"),
        ("weging.eis.onzin", "5", "bestaat niet"),
        ("weging.score.versterken.onzin", "5", "bestaat niet"),
        ("weging.score.onzin.inwoner", "5", "optie bestaat niet"),
        ("weging.score.inwoner", "5", "optie bestaat niet"),
        ("weging.score.versterken.mensen", "5", "komt uit de berekening"),
        ("weging.score.uw_keuze.mensen", "5", "komt uit de berekening"),
        ("weging.onzin.inwoner", "5", "veld bestaat niet"),
        ("weging", "5", "veld bestaat niet"),
        ("onzin.geld_mee", "ja", "veld bestaat niet"),
        ("optie.versterken.mooi", "x", "veld bestaat niet"),
        ("optie.onzin.tegen", "x", "optie bestaat niet"),
        ("optie.versterken.tegen", "x" * (LONGEST + 1), "te lang"),
    ],
)
def test_a_field_that_does_not_fit_is_refused(rest: str, typed: str, told: str) -> None:
    """Wat niet kan, geeft een melding die zegt wat er mis is."""
    with pytest.raises(UsageError, match=told):
        read_weging_field(HERE, rest, typed)


@pytest.mark.parametrize(
    "rest, name, text, shown",
    [
        ("weging.criterium.inwoner", "Inwoner en doelgroep: telt mee", "in", "telt mee"),
        ("weging.gewicht.inwoner", "Gewicht van Inwoner en doelgroep", "12.5", "12,5"),
        (
            "weging.eis.resultaat",
            "Eis aan Resultaat van het bedrijf",
            "-5e5",
            "\N{MINUS SIGN}\xa0€ 500.000",
        ),
        ("weging.best.risico", "Beste van Kans op een tekort in het laatste jaar", "0.2", "20%"),
        ("weging.score.uw_keuze.bestuur", "Bestuur en zeggenschap: Uw keuze", "7.0", "7"),
        ("weging.score.weg.bestuur", "Bestuur en zeggenschap: weg", "7.0", "7"),
        ("weging.gewicht.weg", "Gewicht van weg", "7.0", "7"),
        ("weging.geld_mee", "Geld als criterium", "ja", "ja, geld telt mee"),
        ("weging.geld_mee", "Geld als criterium", "anders", "anders"),
        ("weging.eis.resultaat", "Eis aan Resultaat van het bedrijf", "onzin", "onzin"),
        ("optie.nulalternatief.tegen", "Sterkste argument tegen Doorgaan zoals nu", "a", "a"),
        ("optie.versterken.sterk", "Sterkste argument voor Versterken", "a", "a"),
        ("anders", "anders", "7", "7"),
    ],
)
def test_a_field_has_a_name_for_a_reader(rest: str, name: str, text: str, shown: str) -> None:
    """Elk veld heeft een naam en een tekst die een mens leest."""
    assert name_of_weging_field(rest) == name
    assert text_of_weging_field(rest, text) == shown
