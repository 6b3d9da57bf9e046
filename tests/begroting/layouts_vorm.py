# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Shapes: where headers, labels and amounts stand."""

from tests.begroting.layout import RIJK, Layout, euro, late
from tests.begroting.vellen import F, Vel, as_xlsx


def gr_begroting(jaar: int) -> Layout:
    vel = Vel("Begroting")
    vel.rij(f"Gemeenschappelijke regeling Voorbeeldwerk, begroting {jaar}")
    late(vel, jaar)
    vel.rij("Bedragen in euro's")
    vel.rij()
    vel.rij("Omschrijving", f"Realisatie {jaar - 2}", f"Begroting {jaar - 1}", f"Begroting {jaar}")
    vel.rij("Baten")
    first = [
        vel.regel(post, 3, label, basis - 9_000, basis - 4_000, euro(basis, jaar))
        for post, label, basis in (
            ("netto_toegevoegde_waarde", "Netto toegevoegde waarde", 2_410_000),
            ("rijk_wsw", "Rijksbijdrage Wsw", RIJK["rijk_wsw"]),
            ("rijk_beschut_werk", "Rijksbijdrage beschut werk", RIJK["rijk_beschut_werk"]),
            ("rijk_sociale_infrastructuur", "Bijdrage sociale infrastructuur", 80_130),
            ("rijk_impulsbudget", "Impulsbudget", 117_894),
            ("gemeentelijke_bijdrage", "Gemeentelijke bijdrage", 1_250_000),
            ("loonkostensubsidie_ontvangen", "Loonkostensubsidie", 940_000),
            ("overige_baten", "Overige opbrengsten", 133_000),
        )
    ]
    baten = vel.som(["Totaal baten"], [1, 2, 3], first)
    vel.rij()
    vel.rij("Lasten")
    second = [
        vel.regel(post, 3, label, basis - 9_000, basis - 4_000, euro(basis, jaar))
        for post, label, basis in (
            ("loonkosten_wsw", "Loonkosten Wsw", 7_800_000),
            ("loonkosten_beschut_werk", "Loonkosten beschut werk", 1_120_000),
            ("loonkosten_staf", "Loonkosten regulier personeel", 1_610_000),
            ("begeleiding", "Begeleiding", 320_000),
            ("vervoer", "Vervoer", 145_000),
            ("huisvesting", "Huisvesting", 510_000),
            ("kapitaallasten", "Afschrijvingen en rente", 260_000),
            ("overige_bedrijfskosten", "Overige bedrijfskosten", 210_000),
        )
    ]
    lasten = vel.som(["Totaal lasten"], [1, 2, 3], second)
    cells = [F(f"={c}{baten}-{c}{lasten}", vel.getal(baten, n) - vel.getal(lasten, n))
             for n, c in ((1, "B"), (2, "C"), (3, "D"))]  # fmt: skip
    vel.rij("Saldo", *cells)
    return Layout(
        "gr_begroting",
        f"begroting {jaar}.xlsx",
        as_xlsx(vel),
        vel.waarheid,
        (),
        ("Totaal baten", "Totaal lasten"),
    )


def iv3_taakvelden(jaar: int) -> Layout:
    vel = Vel("Iv3")
    vel.rij(f"Iv3 begroting {jaar}", None, "Lasten", "Baten", "Saldo")
    late(vel, jaar)
    if jaar > 2026:
        vel.rijen.insert(0, vel.rijen.pop())
    lines = (
        ("6.3", "Inkomensregelingen", "taakveld_inkomensregelingen", 41_200_000, 38_900_000),
        ("6.4", "WSW en beschut werk", "taakveld_wsw_en_beschut_werk", 8_420_000, 310_000),
        ("6.5", "Arbeidsparticipatie", "taakveld_arbeidsparticipatie", 3_150_000, 120_000),
    )
    rows = []
    for code, name, post, out, into in lines:
        number = vel.rij(
            code, name, euro(out, jaar), euro(into, jaar), euro(into, jaar) - euro(out, jaar)
        )
        vel.waarheid |= {vel.adres(number, 2): post, vel.adres(number, 3): post}
        rows.append(number)
    vel.som([None, "Totaal"], [2, 3, 4], rows)
    return Layout("iv3_taakvelden", "iv3.xlsx", as_xlsx(vel), vel.waarheid, (), ("Totaal",))


def iv3_categorieen(jaar: int) -> Layout:
    vel = Vel("Categorieën")
    vel.rij("Taakveld 6.4 Wsw en beschut werk")
    late(vel, jaar)
    vel.rij("Categorie", "Omschrijving", f"Lasten {jaar}")
    rows = [
        vel.regel(post, 2, code, name, euro(basis, jaar))
        for code, name, post, basis in (
            ("L1.1", "Salarissen en sociale lasten", "loonkosten_staf", 1_410_000),
            ("L3.5.1", "Ingeleend personeel", "inhuur", 210_000),
            ("L3.8", "Overige goederen en diensten", "overige_bedrijfskosten", 96_000),
            (
                "L4.3.3",
                "Inkomensoverdrachten - gemeenschappelijke regelingen",
                "bijdrage_verband",
                6_700_000,
            ),
            ("L7.3", "Afschrijvingen", "kapitaallasten", 44_000),
        )
    ]
    vel.som([None, "Totaal lasten"], [2], rows)
    return Layout(
        "iv3_categorieen",
        "iv3 categorieen.xlsx",
        as_xlsx(vel),
        vel.waarheid,
        (),
        ("Totaal lasten",),
    )


MAANDEN = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")


def maandblad(jaar: int) -> Layout:
    vel = Vel(f"Maanden {jaar}")
    late(vel, jaar)
    vel.rij("Post", *MAANDEN, "Totaal")
    vel.rij("Opbrengsten")
    truth = []
    for post, label, basis in (
        ("rijk_wsw", "Rijkssubsidie Wsw", 6_950_902),
        ("rijk_beschut_werk", "Subsidie beschut werk", 583_600),
        ("omzet", "Omzet detacheringen", 1_300_000),
        ("omzet", "Omzet groenvoorziening", 720_000),
        ("gemeentelijke_bijdrage", "Bijdrage gemeenten", 990_000),
    ):
        truth.append(_months(vel, post, label, euro(basis, jaar)))
    vel.som(["Totaal opbrengsten"], range(1, 14), truth)
    vel.rij("Kosten")
    truth = []
    for post, label, basis in (
        ("loonkosten_wsw", "Lonen Wsw", 7_640_000),
        ("loonkosten_staf", "Ambtelijke salarissen", 1_480_000),
        ("huisvesting", "Huur en energie", 480_000),
        ("overige_bedrijfskosten", "Algemene kosten", 190_000),
    ):
        truth.append(_months(vel, post, label, euro(basis, jaar)))
    vel.som(["Totaal kosten"], range(1, 14), truth)
    return Layout(
        "maandblad",
        "maanden.xlsx",
        as_xlsx(vel),
        vel.waarheid,
        (),
        ("Totaal opbrengsten", "Totaal kosten"),
    )


def _months(vel: Vel, post: str, label: str, year: int) -> int:
    month = year // 12
    amounts = [*[month] * 11, year - 11 * month]
    number = len(vel.rijen) + 1
    return vel.regel(post, 1, label, *amounts, F(f"=SUM(B{number}:M{number})", year))


def english(jaar: int) -> Layout:
    vel = Vel("Budget")
    vel.rij("Example Works, annual budget (in euros)")
    late(vel, jaar)
    vel.rij("Description", f"Actual {jaar - 2}", f"Budget {jaar}", "Notes")
    vel.rij("Income")
    first = [
        vel.regel(post, 2, label, basis - 5_000, euro(basis, jaar), "see annex")
        for post, label, basis in (
            ("rijk_wsw", "Government grant Wsw", 6_950_902),
            ("rijk_beschut_werk", "Government grant protected work", 583_600),
            ("rijk_impulsbudget", "Impulse budget", 117_894),
            ("gemeentelijke_bijdrage", "Municipal contribution", 1_020_000),
            ("loonkostensubsidie_ontvangen", "Wage cost subsidy", 870_000),
            ("omzet", "Sales", 2_300_000),
            ("overige_baten", "Other income", 88_000),
        )
    ]
    vel.som(["Total income"], [1, 2], first)
    vel.rij("Expenses")
    second = [
        vel.regel(post, 2, label, basis - 5_000, euro(basis, jaar), "see annex")
        for post, label, basis in (
            ("loonkosten_wsw", "Wages Wsw", 7_700_000),
            ("loonkosten_staf", "Staff costs", 1_900_000),
            ("huisvesting", "Rent and energy", 500_000),
            ("kapitaallasten", "Depreciation", 230_000),
            ("overige_bedrijfskosten", "Other operating costs", 300_000),
        )
    ]
    vel.som(["Total expenses"], [1, 2], second)
    return Layout(
        "english", "budget.xlsx", as_xlsx(vel), vel.waarheid, (), ("Total income", "Total expenses")
    )


def samengevoegd(jaar: int) -> Layout:
    vel = Vel("Overzicht")
    vel.rij(f"Meerjarenoverzicht Werk en Ontwikkeling {jaar}")
    late(vel, jaar)
    head = vel.rij("Soort", "Omschrijving", "Begroting", None, "Rekening", None)
    vel.rij(None, None, "Lasten", "Baten", "Lasten", "Baten")
    vel.samengevoegd += [(head - 1, 2, head - 1, 3), (head - 1, 4, head - 1, 5)]
    groups = (
        ("Rijk", (
            ("rijk_wsw", "Wsw", 0, 6_950_902),
            ("rijk_beschut_werk", "Beschut werk", 0, 583_600),
        )),
        ("Personeel", (
            ("loonkosten_wsw", "Loonkosten Wsw", 7_200_000, 0),
            ("loonkosten_beschut_werk", "Loonkosten beschut", 1_000_000, 0),
            ("loonkosten_staf", "Vast personeel", 1_500_000, 0),
        )),
        ("Overig", (
            ("gemeentelijke_bijdrage", "Bijdrage van de deelnemers", 0, 1_100_000),
            ("huisvesting", "Huisvestingskosten", 460_000, 0),
        )),
    )  # fmt: skip
    for name, lines in groups:
        start = len(vel.rijen)
        for at, (post, label, out, into) in enumerate(lines):
            column = 2 if out else 3
            amounts = (euro(out, jaar), euro(into, jaar), out, into)
            shown = [amount or None for amount in amounts]
            vel.regel(post, column, name if not at else None, label, *shown)
        vel.samengevoegd.append((start, 0, len(vel.rijen) - 1, 0))
    return Layout("samengevoegd", f"overzicht {jaar}.xlsx", as_xlsx(vel), vel.waarheid)


def twee_onder_elkaar(jaar: int) -> Layout:
    vel = Vel("Blad1")
    late(vel, jaar)
    vel.rij("Baten", jaar)
    first = [
        vel.regel(post, 1, label, euro(basis, jaar))
        for post, label, basis in (
            ("rijk_wsw", "Rijk: sociale werkvoorziening", 6_950_902),
            ("rijk_sociale_infrastructuur", "Rijk: sociale infrastructuur", 80_130),
            ("omzet", "Werken voor derden", 1_900_000),
        )
    ]
    vel.som(["Totaal"], [1], first)
    vel.rij()
    vel.rij()
    vel.rij("Lasten", jaar)
    second = [
        vel.regel(post, 1, label, euro(basis, jaar))
        for post, label, basis in (
            ("loonkosten_wsw", "Personeelskosten Wsw", 7_000_000),
            ("loonkosten_staf", "Personeelskosten kader", 1_200_000),
            ("overige_bedrijfskosten", "Verzekeringen", 61_000),
            ("materiaal", "Grondstoffen", 310_000),
        )
    ]
    vel.som(["Totaal"], [1], second)
    return Layout("twee_onder_elkaar", "blad.xlsx", as_xlsx(vel), vel.waarheid, (), ("Totaal",))


def twee_naast_elkaar(jaar: int) -> Layout:
    vel = Vel("Balansvorm")
    vel.rij("Staat van baten en lasten, in euro's")
    late(vel, jaar)
    vel.rij("Lasten", jaar, None, "Baten", jaar)
    pairs = (
        (("loonkosten_wsw", "Lonen Wsw", 7_100_000), ("rijk_wsw", "Subsidie Wsw", 6_950_902)),
        (
            ("loonkosten_beschut_werk", "Lonen beschut werk", 900_000),
            ("rijk_beschut_werk", "Subsidie beschut werk", 583_600),
        ),
        (
            ("huisvesting", "Gebouwen", 410_000),
            ("netto_toegevoegde_waarde", "Netto omzet", 1_810_000),
        ),
        (
            ("overige_personeelskosten", "Opleiding en scholing", 75_000),
            ("loonkostensubsidie_ontvangen", "LKS", 640_000),
        ),
    )
    for left, right in pairs:
        number = vel.rij(left[1], euro(left[2], jaar), None, right[1], euro(right[2], jaar))
        vel.waarheid |= {vel.adres(number, 1): left[0], vel.adres(number, 4): right[0]}
    return Layout("twee_naast_elkaar", "staat.xlsx", as_xlsx(vel), vel.waarheid)


def kwartalen_zonder_totaal(jaar: int) -> Layout:
    vel = Vel(f"Kwartalen {jaar}")
    late(vel, jaar)
    vel.rij("Regel", "Q1", "Q2", "Q3", "Q4")
    vel.rij("Kosten")
    for post, label, basis in (
        ("loonkosten_wsw", "Loonkosten Wsw", 7_000_000),
        ("overige_personeelskosten", "Reiskosten woon-werk", 96_000),
        ("materiaal", "Uitbesteed werk", 140_000),
    ):
        part = euro(basis, jaar) // 4
        vel.regel(post, 1, label, part, part, part, euro(basis, jaar) - 3 * part)
    return Layout("kwartalen_zonder_totaal", "kwartalen.xlsx", as_xlsx(vel), vel.waarheid)
