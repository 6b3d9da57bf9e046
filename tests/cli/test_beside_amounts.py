# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Tests of what `springplank geld` says beside its amounts."""

import re

from tests.cli.answers import Ask, Run, row_of

WHOLE = "iu_participatie"


def test_a_choice_of_your_own_is_said_first(run: Run, ask: Ask) -> None:
    """Wie met een eigen waarde rekent, leest dat boven de bedragen, met het getal voluit."""
    choice = ("--jaar", "2026", "--waarde", "impulsbudget.macrobudget=1.000.000,5")
    said = "LET OP: dit is niet de standaard. Gekozen: impulsbudget.macrobudget = 1.000.000,5."
    assert ask("geld", "Hilversum", *choice)["opmerkingen"][0] == said
    assert ask("landelijk", *choice)["opmerkingen"][0] == said
    assert ask("uitleg", "Hilversum", "impulsbudget", "2026", *choice[2:])["opmerkingen"][0] == said
    told = run("geld", "Hilversum", *choice).told
    assert told.index(said) < told.index("zekerheid")
    assert told.count(said) == 1
    assert "LET OP" not in run("geld", "Hilversum", "--jaar", "2026").told


def test_what_is_paid_to_another_is_told_in_the_totals(run: Run, ask: Ask) -> None:
    """Een totaal zegt ook wat de gemeente zelf ontvangt, als dat iets anders is."""
    totals = ask("geld", "Hilversum", "--jaar", "2026")["totalen"]
    (du,) = (t for t in totals if "decentralisatie" in t["kanaal"])
    assert (du["bedrag_eur"], du["ontvangt_eur"]) == (117_894, 0)
    assert re.search(r"zelf ontvangen +0\b", run("geld", "Hilversum", "--jaar", "2026").out)


def test_money_beside_the_components_is_told(ask: Ask, run: Run) -> None:
    """Wat de laatste publicatie naast de onderdelen had, zit niet in de som: dat staat erbij."""
    note = "In de laatste publicatie was 23.151 euro niet te verklaren uit de onderdelen."
    leiderdorp = row_of(ask("geld", "Leiderdorp", "--jaar", "2025"), WHOLE, 2025)
    assert any(said.startswith(note) for said in leiderdorp["toelichting"])
    hilversum = row_of(ask("geld", "Hilversum", "--jaar", "2025"), WHOLE, 2025)
    assert not any("niet te verklaren" in said for said in hilversum["toelichting"])


def test_what_was_read_elsewhere_has_a_mark(run: Run) -> None:
    """Een bron die wij via een derde lazen, heeft een sterretje met uitleg."""
    told = run("geld", "Hilversum", "--jaar", "2025").told
    assert "septembercirculaire-2024*" in told
    assert "* Deze bron hebben wij via een derde gelezen." in told


def test_a_reckoned_amount_is_told_apart(run: Run) -> None:
    """Het cluster Participatie is een rekenbedrag; dat staat ook bij het totaal."""
    note = "De algemene uitkering hier is een rekenbedrag: niemand ontvangt het apart."
    told = run("geld", "Hilversum", "--jaar", "2025").told
    assert "Cluster Participatie in de algemene uitkering, een rekenbedrag 2025" in told
    assert told.count(note) == 1
    assert told.count("een rekenbedrag") == 2
    assert note not in run("geld", "Hilversum", "--jaar", "2026").told
