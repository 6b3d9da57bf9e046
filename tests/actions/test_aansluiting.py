# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""A begroting beside our amounts: every cent of a difference sits in a part with a name."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from tests.begroting.layouts import LAYOUTS
from tests.begroting.layouts_vorm import gr_begroting

from springplank.actions import question
from springplank.actions.aansluiting import (
    AFRONDING,
    ELDERS,
    GELIJK,
    MIST,
    NIET_VERKLAARD,
    NIET_VERKLAARD_NAAM,
    ONBEKEND,
    ONTBREEKT,
    VERKLAARD,
    Aansluiting,
    Aansluitregel,
    choose_year,
    connect,
    open_begroting,
    read_begroting,
)
from springplank.actions.aansluiting_geheugen import remember
from springplank.actions.aansluiting_oorzaken import Wegen, _kept_back
from springplank.actions.aansluiting_terug import columns_for
from springplank.actions.overview import oversee
from springplank.actions.werk import Werk
from springplank.begroting.boek import read_boek
from springplank.begroting.terug import add_columns
from springplank.bekostiging.loading import load_afspraak
from springplank.errors import DataError, UsageError

HILVERSUM = Werk("GM0402")
ALMERE = Werk("GM0034")
LABELS: Mapping[str, str] = {
    "wsw": "Rijksbijdrage Wsw",
    "beschut_werk": "Rijksbijdrage beschut werk",
    "sociale_infrastructuur": "Rijksbijdrage sociale infrastructuur",
    "impulsbudget": "Impulsbudget",
    "iu_participatie": "Integratie-uitkering Participatie",
    "buig_loonkostensubsidie": "BUIG loonkostensubsidie",
}


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a folder of its own, and a fixed day."""
    monkeypatch.setenv("SPRINGPLANK_GEGEVENS", str(tmp_path / "eigen"))
    monkeypatch.setattr(question, "today", lambda: date(2026, 11, 22))
    return tmp_path / "eigen"


def connected(werk: Werk, *, head: str = "Post;2026\nBaten\n", **begroot: str) -> Aansluiting:
    """Connect a begroting of lines of the Rijk, as they are typed."""
    lines = "".join(f"{LABELS[key]};{amount}\n" for key, amount in begroot.items())
    boek = read_boek((head + lines).encode(), "begroting.csv")
    return connect(werk, read_begroting(werk, boek, 2026))


def regel(found: Aansluiting, key: str) -> Aansluitregel:
    return next(one for one in found.regels if one.regeling == key)


def ours(werk: Werk, key: str, stand: str | None = None) -> int:
    """Give our amount in euros."""
    asked = Werk(werk.code, {"stand": stand} if stand else {})
    amounts = oversee(asked, 2026, 2026).geld.amounts
    amount = next(a.bedrag_eur for a in amounts if a.regeling == key)
    assert amount is not None
    return amount


def typed(euros: float) -> str:
    return f"{euros:.2f}".replace(".", ",")


def parts(found: Aansluitregel) -> list[tuple[str, int]]:
    return [(part.naam, part.cents) for part in found.delen]


def test_an_equal_amount_connects() -> None:
    """Een gelijk bedrag sluit aan, zonder verschil."""
    found = connected(HILVERSUM, wsw=typed(ours(HILVERSUM, "wsw")))
    assert regel(found, "wsw").stand == GELIJK
    assert regel(found, "wsw").verschil == 0
    assert found.niet_verklaard == 0
    assert found.vergeleken


def test_an_older_circulaire_is_the_cause() -> None:
    """Volgt het bedrag een oudere circulaire, dan is dat de oorzaak, tot op de cent."""
    old = ours(HILVERSUM, "beschut_werk", "meicirculaire-2025")
    found = regel(connected(HILVERSUM, beschut_werk=typed(old)), "beschut_werk")
    gap = 100 * (old - ours(HILVERSUM, "beschut_werk"))
    assert found.stand == VERKLAARD
    assert parts(found) == [("Peildatum: Meicirculaire gemeentefonds 2025", gap)]


def test_money_of_others_in_one_line() -> None:
    """Zit een andere bijdrage in dezelfde regel, dan is dat de oorzaak; zij telt niet nog eens."""
    both = ours(HILVERSUM, "wsw") + ours(HILVERSUM, "beschut_werk")
    found = connected(HILVERSUM, wsw=typed(both))
    assert parts(regel(found, "wsw")) == [
        ("Ook Rijksbijdrage beschut werk", 100 * ours(HILVERSUM, "beschut_werk"))
    ]
    assert regel(found, "beschut_werk").stand == ELDERS
    assert "Rijksbijdrage Wsw" in regel(found, "beschut_werk").wat_te_doen
    assert not regel(found, "beschut_werk").delen


def test_the_largest_gemeente_receives_for_all() -> None:
    """Wie het impulsbudget voor het hele verband ontvangt, ziet dat als oorzaak."""
    amount = next(
        a for a in oversee(ALMERE, 2026, 2026).geld.amounts if a.regeling == "impulsbudget"
    )
    assert amount.ontvangt_eur is not None
    found = regel(connected(ALMERE, impulsbudget=typed(amount.ontvangt_eur)), "impulsbudget")
    assert found.stand == VERKLAARD
    assert sum(part.cents for part in found.delen) == found.verschil


def test_the_amount_of_the_whole_verband() -> None:
    """Staat het bedrag van het hele verband in de begroting van een gemeente, dan blijkt dat."""
    member = Werk("GM0362")
    whole = ours(Werk("ammatch"), "wsw")
    found = regel(connected(member, wsw=typed(whole)), "wsw")
    assert found.stand == VERKLAARD
    assert found.delen[0].naam.startswith("Deel van de andere gemeenten in ")
    assert found.delen[0].cents == found.verschil


def test_the_share_of_one_member() -> None:
    """Staat alleen het deel van een gemeente in de begroting van het verband, dan blijkt dat."""
    verband = Werk("ammatch")
    share = oversee(verband, 2026, 2026).delen["wsw"][0]
    assert share.bedrag_eur is not None
    only = regel(connected(verband, wsw=typed(share.bedrag_eur)), "wsw")
    assert parts(only)[0][0] == f"Alleen het deel van {share.naam}"
    rest = ours(verband, "wsw") - share.bedrag_eur
    without = regel(connected(verband, wsw=typed(rest)), "wsw")
    assert parts(without)[0][0] == f"Zonder het deel van {share.naam}"


def test_money_that_the_gemeente_keeps() -> None:
    """Houdt de gemeente volgens de afspraak iets in, dan is dat een deel van het verschil."""
    kept = dict(_kept_back(load_afspraak("werkzaak"), 2024))
    assert kept["participatiebudget"] == ("Participatiebudget", 0.06)
    assert "wsw" not in kept
    assert dict(_kept_back(load_afspraak("werkzaak"), 2030)) == {}
    ways = Wegen(HILVERSUM, 2026)
    vars(ways)["_inhouding"] = {"wsw": ("Doorsluizen", 0.05)}
    whole = 100 * ours(HILVERSUM, "wsw")
    way = ways.find("wsw", round(whole * 0.95), (), 1, in_thousands=False)
    assert way is not None
    assert [(part.naam, part.cents) for part in way.delen] == [
        ("De gemeente houdt 5% in", -round(whole * 0.05))
    ]
    assert way.delen[0].uitleg == "Uit de afspraak, onderdeel Doorsluizen."


def test_a_rival_value_is_a_cause_too() -> None:
    """Volgt het bedrag een andere bron, dan heet de oorzaak naar die bron."""
    amount = next(
        a for a in oversee(HILVERSUM, 2025, 2025).geld.amounts if a.regeling == "beschut_werk"
    )
    name, value, _ = amount.alternatieven[0]
    way = Wegen(HILVERSUM, 2025).find("beschut_werk", 100 * value, (), 1, in_thousands=False)
    assert way is not None
    assert way.uitkomst == 100 * value
    assert len(way.delen) == 1
    assert way.delen[0].naam == f"Andere waarde: {name}"


def test_an_older_stand_of_a_dossier_stays_the_base() -> None:
    """Wie zelf een stand koos, vergelijkt daarmee; een nieuwere is dan de oorzaak."""
    work = Werk("GM0402", {"stand": "2025-06-30"})
    newest = ours(HILVERSUM, "beschut_werk")
    found = regel(connected(work, beschut_werk=typed(newest)), "beschut_werk")
    assert found.onze == 100 * ours(HILVERSUM, "beschut_werk", "2025-06-30")
    assert found.stand == VERKLAARD


def test_a_rounded_amount() -> None:
    """Bedragen in duizenden verschillen door afronding, en de cent staat er."""
    head = "Bedragen x 1.000;\nPost;2026\nBaten\n"
    found = regel(connected(HILVERSUM, head=head, wsw="6.951"), "wsw")
    gap = 695_100_000 - 100 * ours(HILVERSUM, "wsw")
    assert parts(found) == [(AFRONDING, gap)]
    assert "duizenden" in found.delen[0].uitleg


def test_cents_are_rounding_to_whole_euros() -> None:
    """Een verschil van centen is afronding op hele euro's."""
    found = regel(connected(HILVERSUM, wsw=typed(ours(HILVERSUM, "wsw") + 0.37)), "wsw")
    assert parts(found) == [(AFRONDING, 37)]
    assert "hele euro's" in found.delen[0].uitleg


def test_what_nothing_explains_is_named_with_its_amount() -> None:
    """Wat geen oorzaak heeft, heet 'niet verklaard', met het bedrag en wat u kunt vragen."""
    found = connected(HILVERSUM, wsw=typed(ours(HILVERSUM, "wsw") + 12_345.67))
    one = regel(found, "wsw")
    assert one.stand == NIET_VERKLAARD
    assert parts(one) == [(NIET_VERKLAARD_NAAM, 1_234_567)]
    assert "voorschot" in one.wat_te_doen
    assert found.niet_verklaard == 1_234_567


def test_the_nearest_amount_is_a_hint_and_no_cause() -> None:
    """Het bedrag dat het dichtst in de buurt komt, is een aanwijzing en geen oorzaak."""
    old = ours(HILVERSUM, "beschut_werk", "meicirculaire-2025")
    one = regel(connected(HILVERSUM, beschut_werk=typed(old - 777)), "beschut_werk")
    assert one.stand == NIET_VERKLAARD
    assert "Het dichtst bij komt: " in one.wat_te_doen
    assert "€ 777,00" in one.wat_te_doen


@pytest.mark.parametrize("change", [0, 0.49, -1, 999, -54_321.09, 123_456, 5_000_000])
def test_the_parts_add_up_to_the_cent(change: float) -> None:
    """Hoe groot het verschil ook is: de delen zijn samen precies het verschil."""
    found = connected(
        HILVERSUM,
        wsw=typed(ours(HILVERSUM, "wsw") + change),
        beschut_werk=typed(ours(HILVERSUM, "beschut_werk") + change),
        impulsbudget=typed(ours(HILVERSUM, "impulsbudget") + change),
    )
    compared = [one for one in found.regels if one.verschil is not None]
    assert len(compared) >= 4
    for one in compared:
        assert sum(part.cents for part in one.delen) == one.verschil


def test_a_whole_and_its_parts() -> None:
    """Staat de hele uitkering er, dan zitten de onderdelen daarin, en andersom."""
    whole = connected(HILVERSUM, iu_participatie=typed(ours(HILVERSUM, "iu_participatie")))
    assert regel(whole, "iu_participatie").stand == GELIJK
    assert regel(whole, "wsw").wat_te_doen == "Dit zit in Integratie-uitkering Participatie."
    apart = connected(HILVERSUM, wsw=typed(ours(HILVERSUM, "wsw")))
    assert regel(apart, "iu_participatie").wat_te_doen == "De onderdelen staan apart."
    with_more = ours(HILVERSUM, "iu_participatie") + ours(HILVERSUM, "impulsbudget")
    found = connected(HILVERSUM, iu_participatie=typed(with_more))
    assert parts(regel(found, "iu_participatie"))[0][0] == "Ook Impulsbudget"
    assert regel(found, "impulsbudget").stand == ELDERS


def test_a_stream_without_a_line_is_named() -> None:
    """Een regeling zonder regel in de begroting staat er, met het bedrag dat ontbreekt."""
    found = regel(connected(HILVERSUM, wsw="1,00"), "impulsbudget")
    assert found.stand == ONTBREEKT
    assert parts(found) == [(MIST, -100 * ours(HILVERSUM, "impulsbudget"))]


def test_what_we_do_not_know_is_no_difference() -> None:
    """Kennen wij het bedrag niet, of is de cel kapot, dan is er geen verschil te noemen."""
    found = connected(HILVERSUM, buig_loonkostensubsidie="100,00", wsw="#REF!")
    unknown = regel(found, "buig_loonkostensubsidie")
    assert (unknown.stand, unknown.verschil, unknown.begroot) == (ONBEKEND, None, 10_000)
    assert "niet openbaar" in unknown.wat_te_doen
    broken = regel(found, "wsw")
    assert (broken.stand, broken.verschil) == (ONBEKEND, None)
    assert "Herstel de cel" in broken.wat_te_doen


@pytest.mark.parametrize("code", ["GM0402", "ammatch", "AM05", "NL"])
def test_every_kind_of_subject_can_be_connected(code: str) -> None:
    """Een gemeente, een verband, een regio en het land: alles is aan te sluiten."""
    found = connected(Werk(code), wsw="1.000.000,00")
    assert regel(found, "wsw").verschil is not None


@pytest.mark.parametrize("make", LAYOUTS)
def test_every_shape_connects_without_a_cent_missing(make: object) -> None:
    """Bij elke vorm zit elke cent van een verschil in een deel met een naam."""
    assert callable(make)
    layout = make(2026)
    boek = read_boek(layout.data, layout.bestand)
    found = connect(HILVERSUM, read_begroting(HILVERSUM, boek, choose_year(boek)))
    for one in found.regels:
        if one.verschil is not None:
            assert sum(part.cents for part in one.delen) == one.verschil


# --- Years and files ---


@pytest.mark.parametrize(
    "years, chosen", [((2026, 2027), 2026), ((2027, 2028), 2027), ((2024,), 2024)]
)
def test_the_year_of_a_file(years: tuple[int, ...], chosen: int) -> None:
    """Zonder jaar kiezen wij dit jaar, anders het eerste erna, anders het laatste."""
    text = "Post;" + ";".join(map(str, years)) + "\nOmzet;" + ";".join("1,00" for _ in years)
    assert choose_year(read_boek(text.encode(), "x.csv")) == chosen


def test_a_year_that_is_not_there_is_explained() -> None:
    """Een jaar dat er niet in staat, geeft de jaren die er wel zijn."""
    boek = read_boek(b"Post;2024;2025\nOmzet;1,00;2,00\n", "x.csv")
    with pytest.raises(DataError, match=r"van 2026\. Wel van 2024 tot en met 2025"):
        read_begroting(HILVERSUM, boek, 2026)
    with pytest.raises(DataError, match="geen tabel met bedragen"):
        read_begroting(HILVERSUM, read_boek(b"alleen;tekst\nen;meer\n", "x.csv"), 2026)
    with pytest.raises(UsageError, match="valt buiten de gegevens"):
        read_begroting(HILVERSUM, boek, 2099)


def test_an_own_file_is_read_and_not_changed(tmp_path: Path) -> None:
    """Een bestand op deze computer wordt gelezen en blijft byte voor byte hetzelfde."""
    path = tmp_path / "begroting.xlsx"
    path.write_bytes(gr_begroting(2026).data)
    boek, data = open_begroting(path)
    found = connect(HILVERSUM, read_begroting(HILVERSUM, boek, 2026))
    add_columns(data, path.name, columns_for(found))
    assert path.read_bytes() == gr_begroting(2026).data == data
    with pytest.raises(UsageError, match="bestaat niet"):
        open_begroting(tmp_path / "weg.xlsx")


def test_what_was_remembered_is_used(tmp_path: Path) -> None:
    """Wat u eerder koos, geldt bij de volgende begroting zonder vraag."""
    del tmp_path
    boek = read_boek(b"Post;2026\nBaten\nPot 7;10,00\n", "x.csv")
    line = read_begroting(HILVERSUM, boek, 2026).lijnen[0]
    assert not line.is_zeker
    remember("GM0402", {line.key: "rijk_wsw"})
    next_year = read_boek(b"Titel\nPost;2027\nBaten\nPot 7;11,00\n", "y.csv")
    again = read_begroting(HILVERSUM, next_year, 2027).lijnen[0]
    assert (again.post, again.is_zeker) == ("rijk_wsw", True)
    chosen = read_begroting(HILVERSUM, boek, 2026, posten={line.key: "omzet"}).lijnen[0]
    assert chosen.post == "omzet"
