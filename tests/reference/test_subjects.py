# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Tests of finding what a person means by a name."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from springplank.errors import UsageError
from springplank.reference.arbeidsmarktregios import regios_of
from springplank.reference.municipalities import municipalities_of
from springplank.reference.partnerships import partnerships
from springplank.reference.subjects import find_subject, squeeze


@pytest.mark.parametrize(
    "text, soort, code",
    [
        ("Hilversum", "gemeente", "GM0402"),
        ("  HILVERSUM ", "gemeente", "GM0402"),
        ("GM0402", "gemeente", "GM0402"),
        ("gm402", "gemeente", "GM0402"),
        ("0402", "gemeente", "GM0402"),
        ("sudwest fryslan", "gemeente", "GM1900"),
        ("Súdwest-Fryslân", "gemeente", "GM1900"),
        ("den haag", "gemeente", "GM0518"),
        ("'s-Gravenhage", "gemeente", "GM0518"),
        ("’s gravenhage", "gemeente", "GM0518"),
        ("Den Bosch", "gemeente", "GM0796"),
        ("Hengelo", "gemeente", "GM0164"),
        ("Bergen NH", "gemeente", "GM0373"),
        ("Bergen (L.)", "gemeente", "GM0893"),
        ("gemeente Utrecht", "gemeente", "GM0344"),
        ("ammatch", "samenwerkingsverband", "ammatch"),
        ("AM match", "samenwerkingsverband", "ammatch"),
        ("Amstelland en Meerlanden Werkorganisatie", "samenwerkingsverband", "ammatch"),
        ("Empatec", "samenwerkingsverband", "fryslan-west"),
        ("MareGroep", "samenwerkingsverband", "kdb"),
        ("verband rotterdam", "samenwerkingsverband", "rotterdam"),
        ("zelf-gm0050", "samenwerkingsverband", "zelf-gm0050"),
        ("AM18", "arbeidsmarktregio", "AM18"),
        ("am 1", "arbeidsmarktregio", "AM01"),
        ("groot amsterdam", "arbeidsmarktregio", "AM18"),
        ("regio Groningen", "arbeidsmarktregio", "AM01"),
        ("Regio Zwolle", "arbeidsmarktregio", "AM36"),
        ("arbeidsmarktregio zwolle", "arbeidsmarktregio", "AM36"),
        ("landelijk", "landelijk", "NL"),
        ("Nederland", "landelijk", "NL"),
    ],
)
def test_names_and_codes(text: str, soort: str, code: str) -> None:
    """Namen en codes worden gevonden, hoe iemand hoofdletters, accenten en leestekens ook zet."""
    found = find_subject(text)
    assert (found.soort, found.code) == (soort, code)
    assert found.leden


def test_everything_can_be_found_by_its_code() -> None:
    """Elke gemeente, elk verband en elke regio is te vinden met de eigen code."""
    for g in municipalities_of(2026).gemeenten:
        assert find_subject(g.code).naam == g.naam
    for r in regios_of(2026):
        assert find_subject(r.code).leden == r.leden
    for v in partnerships():
        found = find_subject(f"verband {v.key}")
        assert (found.code, found.leden) == (v.key, v.leden)


def test_everything_can_be_found_by_its_name() -> None:
    """Elke gemeente en elk verband is te vinden met de volle naam."""
    for g in municipalities_of(2026).gemeenten:
        assert find_subject(g.naam).code == g.code
    for v in partnerships():
        assert find_subject(f"verband {v.naam}").code == v.key


def test_national_has_all_gemeenten() -> None:
    """Landelijk heeft alle gemeenten van het jaar."""
    assert find_subject("landelijk", 2015).leden == municipalities_of(2015).codes


def test_a_gemeente_goes_before_a_regio() -> None:
    """Groningen is de gemeente, en er staat bij dat er ook een regio is."""
    found = find_subject("Groningen")
    assert found.code == "GM0014"
    assert found.opmerking == (
        "Er is ook arbeidsmarktregio Groningen (AM01). Gebruik die code als u dat bedoelt."
    )
    assert find_subject("Hilversum").opmerking == ""


def test_two_others_are_both_named() -> None:
    """Heeft een gemeente een naamgenoot als verband en als regio, dan staan beide erbij."""
    extra = replace(partnerships()[0], key="x", naam="Groningen", uitvoerder="")
    found = find_subject("Groningen", verbanden=[extra])
    assert "Er zijn ook samenwerkingsverband Groningen (x) en arbeidsmarkt" in found.opmerking


def test_a_regio_is_not_a_provincie() -> None:
    """Drenthe is de arbeidsmarktregio; dat de provincie groter is, staat erbij."""
    assert "De provincie met die naam heeft andere gemeenten." in find_subject("Drenthe").opmerking
    assert find_subject("Zeeland").opmerking == ""


@pytest.mark.parametrize(
    "text, message",
    [
        ("Bergen", r"niet eenduidig. Bedoelt u Bergen \(NH.\) \(GM0373\) of Bergen \(L.\) "),
        ("Hilverzum", r"Bedoelt u Hilversum \(GM0402\)\?"),
        ("Haaglande", r"Bedoelt u Haaglanden \(AM21\)\?"),
        ("landelik", r"Bedoelt u Nederland \(NL\)\?"),
        ("bollenstreek", r"Bedoelt u Werkbedrijven Kust-, Duin- en Bollenstreek \(kdb\)\?"),
        ("qqq", "Geef een naam of een code"),
        ("GM9999", "'GM9999' is geen bekende gemeente"),
        ("verband utrecht", r"Bedoelt u UW \(Utrecht\) \(uw\) of "),
        ("gemeente ammatch", "is geen bekende gemeente"),
        ("zelf-gm0402", "is geen bekende gemeente"),
        ("", "Geef een naam of een code"),
        ("--", "Geef een naam of een code"),
    ],
)
def test_unclear_names_get_suggestions(text: str, message: str) -> None:
    """Een naam die niet klopt of niet eenduidig is, krijgt een zin met hooguit drie voorstellen."""
    with pytest.raises(UsageError, match=message) as caught:
        find_subject(text)
    assert "\n" not in str(caught.value)
    assert str(caught.value).count("(GM") <= 3


def test_two_verbanden_with_one_name() -> None:
    """Twee verbanden met dezelfde naam zijn niet eenduidig."""
    first = partnerships()[0]
    same = [replace(first, key="een", naam="Samen"), replace(first, key="twee", naam="Samen")]
    with pytest.raises(UsageError, match=r"Bedoelt u Samen \(een\) of Samen \(twee\)\?"):
        find_subject("samen", verbanden=same)


@pytest.mark.parametrize(
    "text, year, message",
    [
        ("Bedum", None, r"ging op in Het Hogeland \(GM1966\). Kies een gemeente die in 2026"),
        ("gm0005", 2019, "Kies een gemeente die in 2019 bestaat"),
        ("Spijkenisse", 2015, r"ging op in Nissewaard \(GM1930\)"),
        ("Het Hogeland", 2018, "bestaat sinds 1 januari 2019 en kwam voort uit Bedum"),
        ("Hilversum", 2014, "Over 2014 zijn er geen gegevens"),
    ],
)
def test_gemeenten_of_another_year(text: str, year: int | None, message: str) -> None:
    """Een gemeente die in dat jaar niet bestond, krijgt een zin die zegt wat er is gebeurd."""
    with pytest.raises(UsageError, match=message):
        find_subject(text, year)


def test_years_in_which_it_existed() -> None:
    """Een verdwenen gemeente is te vinden in een jaar waarin zij bestond."""
    assert find_subject("Bedum", 2018).code == "GM0005"
    assert find_subject("Food Valley", 2016).code == "AM31"
    assert find_subject("Hengelo (O.)", 2019).naam == "Hengelo"
    assert find_subject("Hilversum", 2045).code == "GM0402"


def test_an_imported_list_replaces_the_table() -> None:
    """Wie een eigen lijst van verbanden heeft ingelezen, vindt daarin en niet in de tabel."""
    own = [replace(partnerships()[0], key="nieuw", naam="Nieuw Verband", leden=("GM0402",))]
    assert find_subject("nieuw", verbanden=own).leden == ("GM0402",)
    with pytest.raises(UsageError):
        find_subject("ammatch", verbanden=own)
    assert find_subject("zelf-gm0394", verbanden=own).leden == ("GM0394",)


@given(st.text(max_size=30))
def test_any_text_gives_an_answer_or_a_sentence(text: str) -> None:
    """Wat iemand ook intikt, er komt een onderwerp of een zin."""
    answer = ""
    try:
        answer = find_subject(text).naam
    except UsageError as error:
        answer = str(error) if str(error).endswith((".", "?")) else ""
    assert answer


@given(st.sampled_from([g.naam for g in municipalities_of(2026).gemeenten]), st.booleans())
def test_case_and_signs_do_not_matter(naam: str, is_upper: bool) -> None:
    """Hoofdletters en leestekens maken geen verschil."""
    assert find_subject(naam.upper() if is_upper else squeeze(naam)).naam == naam
