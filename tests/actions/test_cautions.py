# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
import re
from dataclasses import replace

import pytest

from springplank.actions.cautions import (
    BAND,
    check_boekjaar,
    remarks_of,
    remarks_on_company,
    remarks_on_people,
)
from springplank.actions.werk import Werk, answer_of, question_of
from springplank.company.bedrijf import EXAMPLE, load_bedrijf
from springplank.errors import DataError
from springplank.scenarios.reeksen import Antwoord
from springplank.scenarios.run import run

OPTION = re.compile(r"--[a-z]|springplank [a-z]+")
ASSUMED = "De cijfers van het bedrijf zijn aannames over de sector. Vul uw eigen cijfers in."


@pytest.mark.parametrize("code", ["ammatch", "GM0451", "GM0363", "NL"])
def test_no_remark_names_an_option(code: str) -> None:
    """Opmerkingen zeggen wat u kunt doen, en niet met welke optie van de opdrachtregel."""
    found = answer_of(Werk(code)).antwoord
    for remarks in (remarks_of, remarks_on_people, remarks_on_company):
        assert not [text for text in remarks(found) if OPTION.search(text)]


def test_a_page_shows_a_part_of_all_remarks() -> None:
    """Wat op een pagina staat, staat ook in het hele antwoord, met dezelfde woorden."""
    found = answer_of(Werk("GM0451"))
    every = found.opmerkingen
    people, company = (
        tuple(remarks(found.antwoord)) for remarks in (remarks_on_people, remarks_on_company)
    )
    assert set(people) < set(every)
    assert set(company) < set(every)
    assert (people[-1], company[-1], every[-1]) == (BAND, BAND, BAND)
    assert ASSUMED in company
    assert ASSUMED not in people


def test_a_gemeente_without_a_verband_is_told_so_with_its_people() -> None:
    """Telt een gemeente als eigen verband, dan staat die aanname ook bij de mensen."""
    lonely, member = (answer_of(Werk(code)).antwoord for code in ("GM0050", "GM0451"))
    first = next(iter(remarks_on_people(lonely)))
    assert first.startswith("Van Zeewolde is geen samenwerkingsverband bekend. Wij nemen aan")
    assert not any("geen samenwerkingsverband" in text for text in remarks_on_people(member))


def test_one_own_figure_is_enough() -> None:
    """Met een eigen cijfer over het bedrijf staat er niet meer dat alles een aanname is."""
    fields = {"eigen.bedrijf_loon.stijging_wsw": "0.02"}
    assert ASSUMED in answer_of(Werk("ammatch")).opmerkingen
    assert ASSUMED not in answer_of(Werk("ammatch", fields)).opmerkingen


def test_a_company_of_another_size_is_told_without_an_option() -> None:
    """Is het bedrijf heel anders van omvang, dan zegt de zin wat u nakijkt."""
    question = replace(question_of(Werk("ammatch")), draws=20)
    question = replace(question, bedrijf=replace(question.bedrijf, fte=5000.0))
    (told,) = (t for t in remarks_of(Antwoord(run(question))) if "5.000 fte" in t)
    assert "vul uw eigen aantallen in" in told
    assert not OPTION.search(told)


def test_figures_of_a_later_year_are_refused_without_an_option() -> None:
    """Cijfers van na het eerste jaar worden geweigerd, met beide jaren."""
    bedrijf = load_bedrijf(EXAMPLE)
    with pytest.raises(DataError, match=r"Wij rekenen vanaf 2001\. Geef de cijfers van 2001"):
        check_boekjaar(bedrijf, 2001)
