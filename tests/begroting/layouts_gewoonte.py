# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Habits: how people write signs, units, zeroes and footnotes, so that a reader trips."""

from tests.begroting.layout import BATEN, LASTEN, Layout, Posten, duizend, euro, late
from tests.begroting.vellen import Cel, F, Vel, as_csv, as_xlsx
from tests.begroting.vellen_ods import as_ods

SMAL, VAST = "\N{THIN SPACE}", "\N{NARROW NO-BREAK SPACE}"


def gescheiden(bedrag: int, teken: str) -> str:
    """Write an amount with a sign between the thousands."""
    return f"{bedrag:,}".replace(",", teken)


def haakjes_en_smalle_spaties(jaar: int) -> Layout:
    """Amounts as text, lasten between brackets, thin spaces between the thousands."""
    vel = Vel("Resultaat")
    late(vel, jaar)
    vel.rij("Omschrijving", f"Begroting {jaar}")
    vel.rij("Baten")
    for post, label, basis in BATEN:
        amount = euro(basis, jaar)
        vel.bedrag(post, 1, amount, label, gescheiden(amount, SMAL))
    vel.rij("Lasten")
    for post, label, basis in LASTEN:
        amount = euro(basis, jaar)
        last = vel.bedrag(post, 1, amount, label, f"({gescheiden(amount, VAST)})")
    return Layout(
        "haakjes_en_smalle_spaties",
        "resultaat.xlsx",
        as_xlsx(vel),
        vel.waarheid,
        (("teken-lasten", "Resultaat"), ("bedrag-als-tekst", vel.adres(last, 1))),
        (),
        vel.centen,
    )


def pm_streepjes_en_voetnoten(jaar: int) -> Layout:
    """PM is unknown, a dash is zero, and a footnote is no digit."""
    vel = Vel("Concept")
    late(vel, jaar)
    vel.rij("Omschrijving", f"Begroting {jaar}", "Toelichting")
    vel.rij("Baten")
    odd: dict[str, int] = {}
    amount = euro(6_950_902, jaar)
    vel.bedrag("rijk_wsw", 1, amount, "Rijksbijdrage Wsw 1)", amount, "zie onder")
    amount = euro(583_600, jaar)
    marked = f"{gescheiden(amount, '.')} 2)"
    odd["2)"] = vel.bedrag("rijk_beschut_werk", 1, amount, "Rijksbijdrage beschut werk", marked)
    odd["PM"] = vel.rij("Impulsbudget", "PM")
    odd["p.m."] = vel.rij("Overige baten", "p.m.")
    vel.bedrag("onttrekking_reserves", 1, 0, "Onttrekking reserve", "-")
    amount = euro(1_140_000, jaar)
    star = f"{gescheiden(amount, '.')}*"
    odd["*"] = vel.bedrag("gemeentelijke_bijdrage", 1, amount, "Bijdrage gemeenten", star)
    vel.rij()
    vel.rij("1) Volgens de meicirculaire.")
    vel.rij("2) Inclusief 12 plekken extra.")
    vel.rij("* Nog niet vastgesteld.")
    return Layout(
        "pm_streepjes_en_voetnoten",
        "concept.xlsx",
        as_xlsx(vel),
        vel.waarheid,
        (
            ("voetnoot", vel.adres(odd["2)"], 1)),
            ("voetnoot", vel.adres(odd["*"], 1)),
            ("pm", vel.adres(odd["PM"], 1)),
            ("pm", vel.adres(odd["p.m."], 1)),
        ),
        (),
        vel.centen,
    )


def min_achter_het_bedrag(jaar: int) -> Layout:
    """An export with the minus and EUR behind the amount, and income below zero."""
    vel = Vel("")
    vel.rij("Kostensoort", "Omschrijving", f"Budget {jaar}")
    if jaar > 2026:
        vel.rij()
    for code, (post, label, basis) in enumerate((*LASTEN, *BATEN)):
        amount = euro(basis, jaar)
        behind = "-" if code >= len(LASTEN) else ""
        shown = f"{gescheiden(amount, '.')},00{behind} EUR"
        vel.bedrag(post, 2, amount, f"{4_000 + 10 * code}", label, shown)
    return Layout(
        "min_achter_het_bedrag",
        f"export {jaar} min.csv",
        as_csv(vel),
        vel.waarheid,
        (("teken-baten", ""),),
        (),
        vel.centen,
    )


def lasten_en_baten_als_regel(jaar: int) -> Layout:
    """The name of a taakveld is a heading; the lines below say only Lasten, Baten and Saldo."""
    vel = Vel("Taakvelden")
    vel.rij(f"Programmabegroting {jaar}")
    late(vel, jaar)
    vel.rij("(bedragen x € 1.000)", jaar - 1, jaar)
    fields = (
        ("6.3 Inkomensregelingen", "taakveld_inkomensregelingen", 41_200, 38_900),
        ("6.4 Wsw en beschut werk", "taakveld_wsw_en_beschut_werk", 8_420, 310),
        ("6.5 Arbeidsparticipatie", "taakveld_arbeidsparticipatie", 3_150, 120),
    )
    for name, post, out, into in fields:
        vel.rij(name)
        vel.bedrag(post, 2, 1_000 * out, "Lasten", out - 20, out)
        vel.bedrag(post, 2, 1_000 * into, "Baten", into - 3, into)
        vel.rij("Saldo", into - out + 17, into - out)
    return Layout(
        "lasten_en_baten_als_regel",
        "programmabegroting.xlsx",
        as_xlsx(vel),
        vel.waarheid,
        (("eenheid", "Taakvelden"),),
        (),
        vel.centen,
    )


def voordelig_en_nadelig(jaar: int) -> Layout:
    """Amounts end in V or N: favourable or not. It says which side, and it is no number."""
    vel = Vel("Saldi")
    late(vel, jaar)
    vel.rij("Omschrijving", f"Begroting {jaar}")
    signs: tuple[tuple[Posten, str], ...] = ((BATEN[:3], "V"), (LASTEN[:3], "N"))
    last = 0
    for posten, letter in signs:
        for post, label, basis in posten:
            amount = euro(basis, jaar)
            cell: Cel = f"{gescheiden(amount, '.')} {letter}"
            last = vel.bedrag(post, 1, amount, label, cell)
    return Layout(
        "voordelig_en_nadelig",
        "saldi.xlsx",
        as_xlsx(vel),
        vel.waarheid,
        (("voordelig-nadelig", vel.adres(last, 1)),),
        (),
        vel.centen,
    )


def libreoffice(jaar: int) -> Layout:
    """An .ods with equal cells side by side, a hidden row, a merged head and a circle."""
    vel = Vel("Werkblad 1")
    late(vel, jaar)
    head = vel.rij("Omschrijving", "Begroting", None)
    vel.rij("(x € 1.000)", jaar, jaar + 1)
    vel.samengevoegd.append((head - 1, 1, head - 1, 2))
    vel.rij("Baten")
    rows = []
    for post, label, basis in BATEN:
        amount = duizend(basis, jaar)
        rows.append(vel.bedrag(post, 1, 1_000 * amount, label, amount, amount))
    vel.verborgen_rijen.add(rows[-1])
    vel.som(["Totaal baten"], [1, 2], rows)
    vel.rij("Lasten")
    for post, label, basis in LASTEN[:3]:
        amount = duizend(basis, jaar)
        odd = vel.bedrag(post, 1, 1_000 * amount, label, f"{amount}", amount)
    number = len(vel.rijen) + 1
    wrong = vel.rij("Overhead", F(f"=B{number + 1}*2", "Fout:522"))
    vel.rij("ICT", F(f"=B{number}-1", "Fout:522"))
    return Layout(
        "libreoffice",
        "werkblad.ods",
        as_ods(vel),
        vel.waarheid,
        (
            ("eenheid", "Werkblad 1"),
            ("verborgen-rijen", vel.adres(rows[-1], 0)),
            ("bedrag-als-tekst", vel.adres(odd, 1)),
            ("fout", vel.adres(wrong, 1)),
            ("kring", ""),
        ),
        ("Totaal baten",),
        vel.centen,
    )
