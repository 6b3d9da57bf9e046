# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Structure: where totals, years, sides and units stand, so that a reader trips."""

from tests.begroting.layout import BATEN, LASTEN, Layout, duizend, euro, late
from tests.begroting.vellen import Vel, as_xlsx


def duizend_boven_een_tabel(jaar: int) -> Layout:
    """The first table is in thousands and says so; the second is in euros and says nothing."""
    vel = Vel("Programma 6")
    late(vel, jaar)
    vel.rij("Baten (x € 1.000)", f"Begroting {jaar}")
    for post, label, basis in BATEN:
        amount = duizend(basis, jaar)
        vel.bedrag(post, 1, 1_000 * amount, label, amount)
    vel.rij()
    vel.rij("Lasten", f"Begroting {jaar}")
    head = len(vel.rijen)
    for post, label, basis in LASTEN:
        amount = euro(basis, jaar)
        vel.bedrag(post, 1, amount, label, amount)
    return Layout(
        "duizend_boven_een_tabel",
        "programma 6.xlsx",
        as_xlsx(vel),
        vel.waarheid,
        (("eenheid", "Programma 6"), ("eenheid", vel.adres(head, 1))),
        (),
        vel.centen,
    )


def totaal_boven_de_regels(jaar: int) -> Layout:
    """Every total stands above the lines that it adds."""
    vel = Vel("Overzicht")
    late(vel, jaar)
    vel.rij("Bedragen in euro's", f"Begroting {jaar}")
    for name, posten in (("Totaal baten", BATEN), ("Totaal lasten", LASTEN)):
        vel.rij(name, sum(euro(basis, jaar) for _, _, basis in posten))
        for post, label, basis in posten:
            amount = euro(basis, jaar)
            vel.bedrag(post, 1, amount, label, amount)
    return Layout(
        "totaal_boven_de_regels",
        "overzicht.xlsx",
        as_xlsx(vel),
        vel.waarheid,
        (),
        ("Totaal baten", "Totaal lasten"),
        vel.centen,
    )


def eigen_blad_per_kant(jaar: int) -> Layout:
    """Baten and lasten each have a sheet; the lasten are written with a minus."""
    baten, lasten = Vel("Baten"), Vel("Lasten")
    late(baten, jaar)
    baten.rij("Post", jaar - 1, jaar)
    rows = [
        baten.bedrag(post, 2, euro(basis, jaar), label, basis, euro(basis, jaar))
        for post, label, basis in BATEN
    ]
    baten.som(["Totaal baten"], [1, 2], rows)
    lasten.rij("Post", jaar - 1, jaar)
    rows = [
        lasten.bedrag(post, 2, euro(basis, jaar), label, -basis, -euro(basis, jaar))
        for post, label, basis in LASTEN
    ]
    lasten.som(["Totaal"], [1, 2], rows)
    return Layout(
        "eigen_blad_per_kant",
        "exploitatie per blad.xlsx",
        as_xlsx(baten, lasten),
        baten.waarheid | lasten.waarheid,
        (("teken-lasten", "Lasten"),),
        ("Totaal baten",),
        baten.centen | lasten.centen,
    )


def jaren_omgekeerd(jaar: int) -> Layout:
    """The newest year stands first, the result of two years ago last."""
    vel = Vel("Meerjarenbegroting")
    vel.rij(f"Meerjarenbegroting {jaar}-{jaar + 3}, bedragen x 1.000 euro")
    late(vel, jaar)
    vel.rij("", *(f"Raming {y}" for y in (jaar + 3, jaar + 2, jaar + 1)), f"Begroting {jaar}",
            f"Rekening {jaar - 2}")  # fmt: skip
    for side, posten in (("Baten", BATEN), ("Lasten", LASTEN)):
        vel.rij(side)
        rows = []
        for post, label, basis in posten:
            years = [duizend(basis, y) for y in (jaar + 3, jaar + 2, jaar + 1, jaar, jaar - 2)]
            rows.append(vel.bedrag(post, 4, 1_000 * years[3], label, *years))
        vel.som([f"Totaal {side.lower()}"], range(1, 6), rows)
    return Layout(
        "jaren_omgekeerd",
        "meerjarenbegroting.xlsx",
        as_xlsx(vel),
        vel.waarheid,
        (("eenheid", "Meerjarenbegroting"),),
        ("Totaal baten", "Totaal lasten"),
        vel.centen,
    )


def drie_blokken_naast_elkaar(jaar: int) -> Layout:
    """Realisatie, begroting and meerjarenraming side by side, the years one row lower."""
    vel = Vel("P&C")
    late(vel, jaar)
    head = vel.rij("Nr.", "Omschrijving", "Realisatie", "Begroting", None, "Meerjarenraming")
    vel.rij(None, "(bedragen x € 1.000)", *(jaar - 2, jaar - 1, jaar, jaar + 1, jaar + 2, jaar + 3))
    vel.samengevoegd += [(head - 1, 3, head - 1, 4), (head - 1, 5, head - 1, 7)]
    number = 0
    for side, posten in (("BATEN", BATEN), ("LASTEN", LASTEN)):
        vel.rij(None, side)
        rows = []
        for post, label, basis in posten:
            number += 1
            years = [duizend(basis, jaar + gap) for gap in range(-2, 4)]
            rows.append(vel.bedrag(post, 4, 1_000 * years[2], f"{number}", label, *years))
        vel.som([None, f"Totaal {side.lower()}"], range(2, 8), rows)
    return Layout(
        "drie_blokken_naast_elkaar",
        "p en c.xlsx",
        as_xlsx(vel),
        vel.waarheid,
        (("eenheid", "P&C"),),
        ("Totaal baten", "Totaal lasten"),
        vel.centen,
    )


def subtotaal_met_dezelfde_naam(jaar: int) -> Layout:
    """A subtotal repeats the name of its group; no word 'totaal' and no formula anywhere."""
    vel = Vel("Lasten en baten")
    late(vel, jaar)
    vel.rij("Rubriek", f"Begroting {jaar}")
    groups = (
        ("Personeel", LASTEN[:2]),
        ("Bedrijf", LASTEN[2:]),
        ("Bijdragen", BATEN[:3]),
    )
    for name, posten in groups:
        vel.rij(name)
        total = 0
        for post, label, basis in posten:
            amount = euro(basis, jaar)
            total += amount
            vel.bedrag(post, 1, amount, label, amount)
        vel.rij(name, total)
    return Layout(
        "subtotaal_met_dezelfde_naam",
        "rubrieken.xlsx",
        as_xlsx(vel),
        vel.waarheid,
        (),
        ("Personeel", "Bedrijf", "Bijdragen"),
        vel.centen,
    )


def verborgen_versie(jaar: int) -> Layout:
    """A hidden column holds an older version of the same year, to the right of the new one."""
    vel = Vel("Begroting")
    late(vel, jaar)
    head = vel.rij("Post", f"Begroting {jaar}", f"Begroting {jaar}", f"Begroting {jaar - 1}")
    vel.rij("Lasten")
    for post, label, basis in LASTEN:
        amount = euro(basis, jaar)
        vel.bedrag(post, 1, amount, label, amount, amount - 11_000, basis - 22_000)
    vel.verborgen_kolommen |= {2, 3}
    return Layout(
        "verborgen_versie",
        "versie 3.xlsx",
        as_xlsx(vel),
        vel.waarheid,
        (("verborgen", vel.adres(head, 2)), ("verborgen", vel.adres(head, 3))),
        (),
        vel.centen,
    )
