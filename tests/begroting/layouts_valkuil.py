# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Traps: what is hidden, in another unit, with another sign, or wrong."""

from tests.begroting.layout import Layout, duizend, euro, late
from tests.begroting.vellen import Vel, as_xlsx


def verborgen_rijen(jaar: int) -> Layout:
    vel = Vel("Exploitatie")
    late(vel, jaar)
    vel.rij("Exploitatie", jaar - 1, jaar)
    vel.rij("Baten")
    first = [
        vel.regel(post, 2, label, basis, euro(basis, jaar))
        for post, label, basis in (
            ("rijk_wsw", "Integratie-uitkering Wsw", 6_950_902),
            ("gemeentelijke_bijdrage", "Aanvullende bijdrage gemeenten", 640_000),
            ("overige_baten", "Verhuur", 41_000),
        )
    ]
    vel.verborgen_rijen.add(first[-1])
    vel.som(["Totaal baten"], [1, 2], first)
    vel.rij("Lasten")
    second = [
        vel.regel(post, 2, label, basis, euro(basis, jaar))
        for post, label, basis in (
            ("loonkosten_wsw", "Salarissen Wsw", 6_800_000),
            ("overhead", "Bestuur en directie", 280_000),
            ("inhuur", "Inhuur", 55_000),
        )
    ]
    vel.som(["Totaal lasten"], [1, 2], second)
    vel.verborgen_kolommen.add(1)
    where = vel.adres(first[-1], 0)
    return Layout(
        "verborgen_rijen",
        "exploitatie.xlsx",
        as_xlsx(vel),
        vel.waarheid,
        (("verborgen-rijen", where), ("verborgen", vel.adres(1 + (jaar > 2026), 1))),
        ("Totaal baten", "Totaal lasten"),
    )


def duizenden(jaar: int) -> Layout:
    vel = Vel("Programma")
    vel.rij("Programma Werk", None, None)
    vel.rij("(bedragen x € 1.000)")
    late(vel, jaar)
    vel.rij("Omschrijving", f"Begroting {jaar - 1}", f"Begroting {jaar}")
    vel.rij("Baten")
    first = [
        vel.regel(post, 2, label, duizend(basis, jaar - 1), duizend(basis, jaar))
        for post, label, basis in (
            ("rijk_wsw", "Rijksbijdrage Wsw", 6_950_902),
            ("rijk_beschut_werk", "Rijksbijdrage nieuw beschut", 583_600),
            ("rijk_impulsbudget", "Impulsbudget SOB", 117_894),
            ("gemeentelijke_bijdrage", "Bijdragen deelnemende gemeenten", 1_000_000),
        )
    ]
    vel.som(["Totaal baten"], [1, 2], first)
    vel.rij("Lasten")
    second = [
        vel.regel(post, 2, label, duizend(basis, jaar - 1), duizend(basis, jaar))
        for post, label, basis in (
            ("loonkosten_wsw", "Loonkosten Wsw-medewerkers", 7_000_000),
            ("loonkosten_staf", "Salarissen ambtelijk personeel", 1_300_000),
            ("overige_bedrijfskosten", "Overige lasten", 352_000),
        )
    ]
    vel.som(["Totaal lasten"], [1, 2], second)
    return Layout(
        "duizenden",
        "programma.xlsx",
        as_xlsx(vel),
        vel.waarheid,
        (("eenheid", "Programma"),),
        ("Totaal baten", "Totaal lasten"),
    )


def duizenden_zonder_woord(jaar: int) -> Layout:
    vel = Vel("Kort")
    late(vel, jaar)
    vel.rij("Post", jaar)
    vel.rij("Opbrengsten")
    for post, label, basis in (
        ("rijk_wsw", "Rijksbijdrage Wsw", 6_950_902),
        ("rijk_beschut_werk", "Rijksbijdrage beschut werk", 583_600),
        ("omzet", "Omzet", 1_500_000),
        ("gemeentelijke_bijdrage", "Bijdrage gemeente", 800_000),
    ):
        vel.regel(post, 1, label, duizend(basis, jaar))
    return Layout(
        "duizenden_zonder_woord", "kort.xlsx", as_xlsx(vel), vel.waarheid, (("maat", ""),)
    )


def een_regel_in_euro(jaar: int) -> Layout:
    vel = Vel("Gemengd")
    vel.rij("Bedragen x 1.000 euro")
    late(vel, jaar)
    vel.rij("Post", f"Begroting {jaar}")
    vel.rij("Baten")
    odd = ""
    for post, label, basis in (
        ("rijk_wsw", "Rijksbijdrage Wsw", 6_950_902),
        ("rijk_beschut_werk", "Rijksbijdrage beschut werk", 583_600),
        ("gemeentelijke_bijdrage", "Bijdrage gemeenten", 1_000_000),
        ("overige_baten", "Diverse opbrengsten", 45_000),
    ):
        in_euros = post == "rijk_beschut_werk"
        amount = euro(basis, jaar) if in_euros else duizend(basis, jaar)
        number = vel.regel(post, 1, label, amount)
        odd = vel.adres(number, 1) if in_euros else odd
    return Layout(
        "een_regel_in_euro",
        "gemengd.xlsx",
        as_xlsx(vel),
        vel.waarheid,
        (("eenheid", "Gemengd"), ("eenheid|maat", odd)),
    )


def baten_negatief(jaar: int) -> Layout:
    vel = Vel("SAP")
    late(vel, jaar)
    vel.rij("Grootboek", "Omschrijving", f"Begroting {jaar}")
    for code, post, label, basis in (
        ("80010", "rijk_wsw", "Rijksbijdrage Wsw", -6_950_902),
        ("80020", "rijk_beschut_werk", "Rijksbijdrage beschut werk", -583_600),
        ("80030", "gemeentelijke_bijdrage", "Gemeentelijke bijdrage", -940_000),
        ("81000", "omzet", "Omzet productie", -1_700_000),
        ("40010", "loonkosten_wsw", "Loonkosten Wsw", 7_050_000),
        ("40020", "loonkosten_staf", "Loonkosten ambtelijk", 1_560_000),
        ("41000", "huisvesting", "Huisvesting", 390_000),
        ("42000", "kapitaallasten", "Afschrijvingen", 205_000),
    ):
        vel.regel(post, 2, code, label, euro(basis, jaar))
    return Layout(
        "baten_negatief", "sap.xlsx", as_xlsx(vel), vel.waarheid, (("teken-baten", "SAP"),)
    )


def een_verkeerd_teken(jaar: int) -> Layout:
    vel = Vel("Raming")
    late(vel, jaar)
    vel.rij("Raming", jaar)
    vel.rij("Baten")
    odd = ""
    for post, label, basis in (
        ("rijk_wsw", "Rijksbijdrage Wsw", 6_950_902),
        ("rijk_beschut_werk", "Rijksbijdrage beschut werk", -583_600),
        ("netto_toegevoegde_waarde", "Toegevoegde waarde", 1_400_000),
        ("onttrekking_reserves", "Onttrekking reserve", 60_000),
    ):
        number = vel.regel(post, 1, label, euro(basis, jaar))
        odd = vel.adres(number, 1) if basis < 0 else odd
    return Layout(
        "een_verkeerd_teken", "raming.xlsx", as_xlsx(vel), vel.waarheid, (("teken", odd),)
    )


def jaar_als_tekst(jaar: int) -> Layout:
    vel = Vel("Meerjaren")
    late(vel, jaar)
    head = vel.rij("Omschrijving", jaar - 1, str(jaar), jaar + 1, jaar + 2)
    vel.rij("Opbrengsten")
    rows = [
        vel.regel(post, 2, label, *(euro(basis, y) for y in range(jaar - 1, jaar + 3)))
        for post, label, basis in (
            ("rijk_wsw", "Doorbetaling Wsw", 6_950_902),
            ("rijk_sociale_infrastructuur", "Infrastructuurmiddelen", 80_130),
            ("loonkostenvoordelen", "LIV/LKV", 120_000),
            ("trajecten_baten", "Trajecten", 310_000),
        )
    ]
    vel.som(["Totaal opbrengsten"], [1, 2, 3, 4], rows)
    return Layout(
        "jaar_als_tekst",
        "meerjaren.xlsx",
        as_xlsx(vel),
        vel.waarheid,
        (("jaar-als-tekst", vel.adres(head, 2)),),
        ("Totaal opbrengsten",),
    )


def totaal_mist_rij(jaar: int) -> Layout:
    vel = Vel("Lasten en baten")
    late(vel, jaar)
    vel.rij("Post", f"Begroting {jaar}")
    vel.rij("Lasten")
    rows = [
        vel.regel(post, 1, label, euro(basis, jaar))
        for post, label, basis in (
            ("loonkosten_wsw", "Loonkosten Wsw", 6_400_000),
            ("loonkosten_banenafspraak", "Loonkosten banenafspraak", 830_000),
            ("begeleiding", "Jobcoaching", 190_000),
            ("overhead", "ICT", 125_000),
        )
    ]
    total = vel.som(["Totaal lasten"], [1], rows[:-1])
    vel.rij("Baten")
    rows = [
        vel.regel(post, 1, label, euro(basis, jaar))
        for post, label, basis in (
            ("rijk_wsw", "Subsidie Wsw", 6_950_902),
            ("gemeentelijke_bijdrage", "Gemeentelijke bijdrage", 400_000),
        )
    ]
    vel.som(["Totaal baten"], [1], rows)
    return Layout(
        "totaal_mist_rij",
        "posten.xlsx",
        as_xlsx(vel),
        vel.waarheid,
        (("totaal", vel.adres(total, 1)),),
        ("Totaal baten",),
    )
