# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The company's file: what is taken over, what is assumed, and what is refused in which words."""

import re
from pathlib import Path

import numpy as np
import pytest

from springplank.cohort.groups import WERKVORMEN
from springplank.company.bedrijf import (
    GROEPEN,
    TEMPLATE,
    Bedrijf,
    assumed_bedrijf,
    load_bedrijf,
    read_bedrijf,
    sector_figures,
)
from springplank.core.parameters import FORECASTS
from springplank.errors import DataError

HEAD = '[bedrijf]\nnaam = "A"\nboekjaar = 2025\nbron = "jaarrekening 2025"\n'


def test_every_assumed_figure_has_a_range_an_owner_and_shares_that_add_up() -> None:
    """Een aanname heeft een bandbreedte; de verwachte aandelen van elke groep zijn samen 1."""
    figures = sector_figures()
    for groep in GROEPEN:
        shares = [figures[f"bedrijf_{groep}.aandeel_{w}"].value for w in WERKVORMEN]
        assert sum(shares) == pytest.approx(1)
    for found in figures.values():
        assert found.low < found.high or found.status not in FORECASTS, found.key
        assert found.owner == "nog in te vullen door de beheerder"


def test_a_company_without_figures_has_only_aannames() -> None:
    """Wie niets weet, krijgt alleen aannames, en een onbekend vermogen: leeg is niet nul."""
    bedrijf = assumed_bedrijf("A", 2025)
    assert not any(bedrijf.is_local(key) for key in bedrijf.figures)
    assert not bedrijf.is_local("bedrijf_bestaat.niet")
    assert np.isnan([bedrijf.fte, bedrijf.eigen_vermogen, bedrijf.vreemd_vermogen]).all()
    assert np.isnan(bedrijf.reserve)


def test_the_example_says_that_it_is_invented(voorbeeld: Bedrijf) -> None:
    """Het voorbeeldbedrijf zegt in naam, bron en status dat het verzonnen is."""
    assert voorbeeld.synthetisch
    assert "verzonnen" in voorbeeld.naam
    assert "verzonnen" in voorbeeld.bron
    own = [f for key, f in voorbeeld.figures.items() if voorbeeld.is_local(key)]
    assert len(own) > 30
    assert {f.status for f in own} == {"synthetisch"}


def test_an_own_figure_replaces_the_aanname(voorbeeld: Bedrijf) -> None:
    """Een eigen cijfer gaat voor, zonder bandbreedte en met de eigen bron."""
    found = voorbeeld.figures["bedrijf_wsw.loonkosten_per_fte"]
    assert (found.value, found.low, found.high) == (36_500, 36_500, 36_500)
    assert (found.herkomst, found.place) == ("lokaal", voorbeeld.bron)
    assert voorbeeld.figures["bedrijf_index.prijs"].herkomst == "aanname"


def test_added_value_is_given_or_follows_from_rates_or_kinds_of_work(voorbeeld: Bedrijf) -> None:
    """19,50 x 1.080 - 11.500 = 9.560; 60% van 5.200 en 40% van 8.900 is 6.680."""
    key = "bedrijf_wsw.netto_toegevoegde_waarde"
    assert voorbeeld.figures[f"{key}_op_locatie"].value == pytest.approx(9_560)
    assert voorbeeld.figures[f"{key}_binnen"].value == pytest.approx(6_680)
    assert voorbeeld.figures[f"{key}_groepsdetachering"].value == 12_400
    assert f"{key}_begeleid_werken" not in voorbeeld.figures


def test_what_a_company_wrote_is_there(voorbeeld: Bedrijf) -> None:
    """Loonwaarde 0,42 geeft een gemeten subsidie van 0,58; een ontbrekende werkvorm is 0."""
    assert voorbeeld.figures["bedrijf_beschut_werk.loonkostensubsidie_percentage_sisa"].value == (
        pytest.approx(0.58)
    )
    assert voorbeeld.figures["bedrijf_beschut_werk.aandeel_begeleid_werken"].value == 0
    assert voorbeeld.figures["bedrijf_kosten.vast"].unit == "EUR"
    assert voorbeeld.deeltijdfactor == {
        "wsw": 0.885,
        "beschut_werk": 0.80,
        "tussengroep": 0.82,
    }
    assert voorbeeld.incidenteel == {2026: 60_000}
    assert voorbeeld.frictiekosten == {2027: 150_000}
    assert sum(sum(plan.values()) for plan in voorbeeld.besteding.values()) == 830_000


def test_the_template_is_refused_until_its_name_is_filled_in() -> None:
    """Een sjabloon waarin VUL IN nog staat, is van niemand: er staat welke regel nog mist."""
    text = TEMPLATE.read_text("utf-8")
    with pytest.raises(DataError, match=r"\[bedrijf\] bron: vul hier een tekst in"):
        read_bedrijf(text)
    with pytest.raises(DataError, match=r"\[bedrijf\] naam: vul hier een tekst in"):
        read_bedrijf(text.replace("VUL IN: bijvoorbeeld", ""))


def test_the_template_loads_with_a_name_and_filled(tmp_path: Path) -> None:
    """Met alleen een naam en bron is het sjabloon te lezen; elke regel werkt ook zonder hekje."""
    text = TEMPLATE.read_text("utf-8").replace("VUL IN: ", "")
    empty = read_bedrijf(text)
    assert not any(empty.is_local(key) for key in empty.figures)
    filled = re.sub(r"^# (?=\[|[a-z_0-9]+ = )", "", text, flags=re.MULTILINE)
    path = tmp_path / "bedrijf.toml"
    path.write_text("\ufeff" + filled, "utf-8")
    bedrijf = load_bedrijf(path)
    assert sum(bedrijf.is_local(key) for key in bedrijf.figures) > 25
    assert bedrijf.regels == {"sroi": 50_000, "wia": 0, "ww": 0}
    assert bedrijf.fte == 780


SPLIT = "[groepen.wsw.werkvormen.binnen]\n"

REFUSED = {
    "onbekende sleutel": (
        "[groepen.wsw]\nloonkosten_per_ft = 1",
        "loonkosten_per_ft: deze sleutel is niet bekend. Bedoelt u loonkosten_per_fte?",
    ),
    "onbekende sleutel zonder buur": (
        "[balans]\nqqq = 1",
        "deze sleutel is niet bekend. Kies uit: eigen_vermogen, vreemd_vermogen,",
    ),
    "onbekende groep": ("[groepen.beschut]\n", "Bedoelt u beschut_werk?"),
    "loonkosten voor wie niet in dienst is": (
        "[groepen.traject]\nloonkosten_per_fte = 30000",
        "[groepen.traject] loonkosten_per_fte: deze sleutel is niet bekend.",
    ),
    "aandelen niet samen 1": (
        SPLIT + "aandeel = 0.5\n[groepen.wsw.werkvormen.op_locatie]\naandeel = 0.4",
        "de aandelen van de werkvormen tellen op tot 0,9; maak er samen 1 van.",
    ),
    "57 in plaats van 0,57": (SPLIT + "aandeel = 57", "57 is meer dan 1. Bedoelt u 0,57?"),
    "deel onder 0": (SPLIT + "aandeel = -0.1", "-0,1 is geen deel van 0 tot 1."),
    "deel boven 100": (SPLIT + "aandeel = 570", "570 is geen deel van 0 tot 1."),
    "geen percentage": (SPLIT + 'aandeel = "veel%"', "is geen percentage; schrijf bijvoorbeeld"),
    "aandeel mist": (SPLIT, "aandeel: vul het aandeel in, van 0 tot 1."),
    "negatief bedrag": (
        "[bedrijfskosten]\nvast = -5",
        "[bedrijfskosten] vast: -5 kan niet; vul een getal van 0 of meer in.",
    ),
    "centen": (
        "[groepen.wsw]\nloonkosten_per_fte = 3_650_000",
        "centen te staan. Wij verwachten euro's, ongeveer 35.000 tot 44.000. Bedoelt u 36.500?",
    ),
    "duizenden euro's": (
        "[groepen.wsw]\nloonkosten_per_fte = 36.5",
        "36,5 lijkt in duizenden euro's te staan.",
    ),
    "honderd keer te klein": (
        "[groepen.wsw]\nloonkosten_per_fte = 365",
        "Bedoelt u 36.500?",
    ),
    "tekst als getal": (
        '[groepen.wsw]\nloonkosten_per_fte = "36.500,00"',
        "hier hoort een getal, geen '36.500,00'.",
    ),
    "ja of nee als getal": ("[balans]\neigen_vermogen = true", "hier hoort een getal, geen True."),
    "te groot": ("[balans]\neigen_vermogen = 1e300", "dit getal is te groot."),
    "oneindig": ("[balans]\neigen_vermogen = inf", "dit is geen gewoon getal."),
    "waarde waar een tabel hoort": (
        "groepen = 3",
        "hier hoort een tabel met sleutels, geen waarde.",
    ),
    "loonwaarde en subsidie": (
        "[groepen.tussengroep]\nloonwaarde = 0.5\nloonkostensubsidie_percentage_sisa = 0.5",
        "niet allebei; samen zijn zij altijd 1.",
    ),
    "twee manieren": (
        SPLIT + "aandeel = 1\nnetto_toegevoegde_waarde_per_fte = 7000\ntarief_uur = 20",
        "niet meer dan een van de drie.",
    ),
    "halve manier": (
        SPLIT + "aandeel = 1\ntarief_uur = 20",
        "productieve_uren en directe_kosten_per_fte mist; met tarief_uur zijn alle drie nodig.",
    ),
    "werksoort zonder bedrag": (
        SPLIT + "aandeel = 1\n[groepen.wsw.werkvormen.binnen.werksoorten.groen]\naandeel = 1",
        "vul dit in voor elke werksoort.",
    ),
    "werksoorten niet samen 1": (
        SPLIT
        + "aandeel = 1\n[groepen.wsw.werkvormen.binnen.werksoorten.groen]\naandeel = 0.5\n"
        + "netto_toegevoegde_waarde_per_fte = 7000",
        "de aandelen van de werksoorten tellen op tot 0,5",
    ),
    "te lang wachten": ("[bedrijfskosten]\nafbouwvertraging = 40", "40 jaar is te lang"),
    "geen jaar": (
        "[opbrengsten.incidenteel]\nvolgend = 3",
        "hier hoort een jaar van 2015 tot en met 2060.",
    ),
    "vreemd doel": (
        "[impulsbudget.besteding.gebouw]\n2026 = 3",
        "Kies uit: organisatiestructuur",
    ),
}


@pytest.mark.parametrize("text, message", REFUSED.values(), ids=REFUSED.keys())
def test_what_cannot_be_is_refused_in_one_sentence(text: str, message: str) -> None:
    """Elke fout zegt in welk bestand, waar, wat er mis is en wat te doen."""
    whole = f"{text}\n{HEAD}" if not text.startswith("[") else f"{HEAD}{text}\n"
    with pytest.raises(DataError, match=r"^bedrijf\.toml") as caught:
        read_bedrijf(whole)
    assert message in str(caught.value)


@pytest.mark.parametrize(
    "text, message",
    [
        ("", "bedrijf.toml is leeg."),
        ("naam: A", "is geen goed TOML-bestand"),
        ('[bedrijf]\nboekjaar = 2025\nbron = "x"', "[bedrijf] naam: vul hier een tekst in"),
        ('[bedrijf]\nnaam = "A"\nbron = "x"', "[bedrijf] boekjaar: hier hoort een jaar"),
        (HEAD.replace("2025\n", "2025.5\n"), "[bedrijf] boekjaar: hier hoort een jaar"),
        (HEAD + "fte = 0", "[bedrijf] fte: 0 kan niet; vul een getal boven 0 in, of laat de regel"),
        (HEAD + "synthetisch = 1", "schrijf true (ja) of false (nee)."),
    ],
)
def test_a_file_that_is_no_company_is_refused(text: str, message: str) -> None:
    """Een leeg of vreemd bestand krijgt een zin die helpt."""
    with pytest.raises(DataError) as caught:
        read_bedrijf(text)
    assert message in str(caught.value)


def test_a_file_that_cannot_be_opened_is_refused(tmp_path: Path) -> None:
    """Een bestand dat er niet is, en een werkblad dat geen tekst is."""
    with pytest.raises(DataError, match="is niet te openen"):
        load_bedrijf(tmp_path / "weg.toml")
    (tmp_path / "blad.toml").write_bytes(b"PK\x03\x04\xff\xfe")
    with pytest.raises(DataError, match="is geen tekstbestand"):
        load_bedrijf(tmp_path / "blad.toml")
    with pytest.raises(DataError, match=r"is een map\. Geef een bestand \(\.toml\)"):
        load_bedrijf(tmp_path)


def test_an_amount_of_the_whole_company_is_judged_by_its_fte() -> None:
    """Met 780 fte is 118 miljoen overhead honderd keer te veel; zonder fte is er geen oordeel."""
    text = HEAD + "{fte}\n[bedrijfskosten]\nvast = 118_000_000\n"
    with pytest.raises(DataError, match=r"Bedoelt u 1\.180\.000\?"):
        read_bedrijf(text.format(fte="fte = 780"))
    assert read_bedrijf(text.format(fte="")).figures["bedrijf_kosten.vast"].value == 118_000_000


def test_an_unusual_amount_that_no_factor_explains_is_believed() -> None:
    """Een vreemd maar mogelijk bedrag wordt gewoon overgenomen, ook nul."""
    for amount in (0, 290_000):
        bedrijf = read_bedrijf(HEAD + f"[groepen.wsw]\nloonkosten_per_fte = {amount}")
        assert bedrijf.figures["bedrijf_wsw.loonkosten_per_fte"].value == amount


def test_a_percentage_may_be_written_with_its_sign() -> None:
    """Met procentteken mag ook: 100% is 1 en 57,5% is 0,575."""
    text = SPLIT + 'aandeel = "100%"\n[groepen.beschut_werk]\nloonwaarde = "57,5%"'
    figures = read_bedrijf(HEAD + text).figures
    assert figures["bedrijf_wsw.aandeel_binnen"].value == 1
    assert figures["bedrijf_beschut_werk.loonkostensubsidie_percentage_sisa"].value == (
        pytest.approx(0.425)
    )
