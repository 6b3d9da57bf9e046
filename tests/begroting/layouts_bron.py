# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Sources: exports, several sheets, shorthand, links and errors."""

from tests.begroting.layout import Layout, euro, late
from tests.begroting.vellen import F, Vel, as_csv, as_xlsx


def beveiligd(jaar: int) -> Layout:
    vel = Vel("Beveiligd", is_beveiligd=True)
    late(vel, jaar)
    vel.rij("Kostensoort", "Naam", f"Begroting {jaar}", f"Meerjarenraming {jaar + 1}")
    vel.rij(None, "Baten")
    for code, post, label, basis in (
        ("B01", "rijk_iu_participatie", "Integratie-uitkering Participatie", 7_614_632),
        ("B02", "rijk_buig_loonkostensubsidie", "BUIG loonkostensubsidies", 2_100_000),
        ("B03", "overige_baten", "Overige baten", 30_000),
    ):
        vel.regel(post, 2, code, label, euro(basis, jaar), euro(basis, jaar + 1))
    vel.rij(None, "Lasten")
    for code, post, label, basis in (
        ("L01", "bijdrage_verband", "Bijdrage aan gemeenschappelijke regeling", 7_900_000),
        ("L02", "loonkostensubsidie_betaald", "Loonkostensubsidies aan werkgevers", 1_950_000),
        ("L03", "trajecten_lasten", "Re-integratietrajecten", 600_000),
        ("L04", "onvoorzien", "Onvoorzien", 25_000),
    ):
        vel.regel(post, 2, code, label, euro(basis, jaar), euro(basis, jaar + 1))
    return Layout("beveiligd", "beveiligd.xlsx", as_xlsx(vel), vel.waarheid)


def meer_bladen(jaar: int) -> Layout:
    detail, short, old = Vel("Detail"), Vel("Samenvatting"), Vel("Oud", is_verborgen=True)
    late(detail, jaar)
    detail.rij("Omschrijving", f"Begroting {jaar}")
    detail.rij("Baten")
    rows = [
        detail.regel(post, 1, label, euro(basis, jaar))
        for post, label, basis in (
            ("rijk_wsw", "Rijksbijdrage Wsw Noord", 2_950_902),
            ("rijk_wsw", "Rijksbijdrage Wsw Zuid", 4_000_000),
            ("rijk_beschut_werk", "Rijksbijdrage beschut werk", 583_600),
        )
    ]
    detail.som(["Totaal baten"], [1], rows)
    wsw = int(detail.getal(rows[0], 1) + detail.getal(rows[1], 1))
    short.rij("Samenvatting", f"Begroting {jaar}")
    short.rij("Baten")
    short.regel("rijk_wsw", 1, "Rijksbijdrage Wsw", F(f"=Detail!B{rows[0]}+Detail!B{rows[1]}", wsw))
    short.regel(
        "rijk_beschut_werk",
        1,
        "Rijksbijdrage beschut werk",
        F(f"=Detail!B{rows[2]}", euro(583_600, jaar)),
    )
    old.rij("Omschrijving", f"Begroting {jaar}")
    old.rij("Rijksbijdrage Wsw", 1)
    return Layout(
        "meer_bladen",
        "boek.xlsx",
        as_xlsx(detail, short, old),
        detail.waarheid | short.waarheid,
        (("dubbel", ""), ("verborgen-blad", "Oud")),
        ("Totaal baten",),
    )


def csv_windows(jaar: int) -> Layout:
    vel = Vel("")
    vel.rij("Kostenplaats", "Omschrijving", "Soort", f"Begroting {jaar}")
    if jaar > 2026:
        vel.rij()
    for place, post, label, side, basis in (
        ("6400", "rijk_wsw", "Rijksbijdrage Wsw", "Baten", 6_950_902),
        ("6400", "rijk_impulsbudget", "Impulsgelden coördinatie", "Baten", 117_894),
        ("6400", "gemeentelijke_bijdrage", "Bijdrage deelnemers", "Baten", 1_030_000),
        ("6400", "loonkosten_wsw", "Loonkosten Wsw", "Lasten", 7_200_000),
        ("6410", "huisvesting", "Energie en onderhoud gebouwen", "Lasten", 333_000),
        ("6410", "overhead", "Accountant", "Lasten", 48_000),
    ):
        vel.regel(post, 3, place, label, side, euro(basis, jaar))
    return Layout("csv_windows", f"export {jaar}.csv", as_csv(vel), vel.waarheid)


def afkortingen(jaar: int) -> Layout:
    """Short labels of somebody who knows them by heart: hard to recognise the first time."""
    vel = Vel("Intern")
    late(vel, jaar)
    vel.rij("Nr", "Post", f"Begr. {jaar}")
    vel.rij(None, "Baten")
    for code, post, label, basis in (
        (1, "rijk_wsw", "Rijksbijdr. SW-oud", 6_950_902),
        (2, "rijk_beschut_werk", "NBW vergoeding", 583_600),
        (3, "gemeentelijke_bijdrage", "Bijdr. gem.", 870_000),
        (4, "loonkostensubsidie_ontvangen", "Loonsubs. p-wetters", 760_000),
        (5, "omzet", "Opbr. wijkploegen", 410_000),
        (6, "omzet", "Opbrengst detacheringen", 910_000),
    ):
        vel.regel(post, 2, code, label, euro(basis, jaar))
    vel.rij(None, "Lasten")
    for code, post, label, basis in (
        (10, "loonkosten_wsw", "Sal. SW-medewerkers", 7_010_000),
        (11, "loonkosten_staf", "Pers.kn. staf", 1_330_000),
        (12, "huisvesting", "Pandgebonden kosten", 290_000),
        (13, "vervoer", "Busjes", 67_000),
        (14, "overige_bedrijfskosten", "Overige kosten", 88_000),
    ):
        vel.regel(post, 2, code, label, euro(basis, jaar))
    return Layout("afkortingen", "intern.xlsx", as_xlsx(vel), vel.waarheid)


def bedrag_als_tekst(jaar: int) -> Layout:
    vel = Vel("Overgenomen")
    late(vel, jaar)
    vel.rij("Omschrijving", f"Begroting {jaar}")
    vel.rij("Baten")
    vel.regel("rijk_wsw", 1, "Rijksbijdrage Wsw", euro(6_950_902, jaar))
    amount = f"{euro(583_600, jaar):,}".replace(",", ".") + ",00"
    odd = vel.regel("rijk_beschut_werk", 1, "Rijksbijdrage beschut werk", amount)
    wrong = vel.rij("Overige baten", F("=B99*#REF!", "#REF!"))
    return Layout(
        "bedrag_als_tekst",
        "overgenomen.xlsx",
        as_xlsx(vel),
        vel.waarheid,
        (("bedrag-als-tekst", vel.adres(odd, 1)), ("fout", vel.adres(wrong, 1))),
    )


def kring_en_ander_bestand(jaar: int) -> Layout:
    vel = Vel("Koppelingen")
    late(vel, jaar)
    vel.rij("Post", f"Begroting {jaar}")
    vel.rij("Baten")
    vel.regel(
        "rijk_wsw", 1, "Rijksbijdrage Wsw", F("='[bron.xlsx]Blad1'!$B$4", euro(6_950_902, jaar))
    )
    number = len(vel.rijen) + 1
    vel.regel("gemeentelijke_bijdrage", 1, "Bijdrage gemeenten", F(f"=B{number + 1}+1", 500_001))
    vel.regel("overige_baten", 1, "Diverse baten", F(f"=B{number}-1", 500_000))
    return Layout(
        "kring_en_ander_bestand",
        "koppelingen.xlsx",
        as_xlsx(vel),
        vel.waarheid,
        (("ander-bestand", vel.adres(number - 1, 1)), ("kring", "")),
    )
