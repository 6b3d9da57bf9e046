# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Loonkostensubsidie per person and month, fact base section 7. Decimal, in cents."""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

# Section 7.1, the statutory month reference of the minimum wage. Each row holds for half a
# year; None is a month reference the fact base does not have (1-7-2023 is there only as
# unchecked general knowledge). After 2026 nothing is known.
MINIMUMLOON = [
    (date(2023, 1, 1), Decimal("1934.40")),
    (date(2023, 7, 1), None),
    (date(2024, 1, 1), None),
    (date(2024, 7, 1), None),
    (date(2025, 1, 1), Decimal("2191.80")),
    (date(2025, 7, 1), Decimal("2245.80")),
    (date(2026, 1, 1), None),
    (date(2026, 7, 1), Decimal("2337.00")),
    (date(2027, 1, 1), None),
]

# Section 7, "Employer-cost percentage e". When 25% started is unknown; it was seen on 1-7-2026.
WERKGEVERSLASTEN = [
    (date(2015, 1, 1), Decimal("0.23")),
    (date(2018, 1, 1), Decimal("0.235")),
    (date(2026, 7, 1), Decimal("0.25")),
]

VAKANTIEBIJSLAG = Decimal("0.08")
MAXIMUM = Decimal("0.70")
FORFAIT_EERSTE_HALFJAAR = Decimal("0.50")  # since 1-1-2017
FORFAIT_BESCHUT = Decimal("0.68")  # announced for 1-1-2028, not law
FULLTIME = Decimal(36)


def cents(bedrag: Decimal) -> Decimal:
    """Round to cents, half up."""
    return bedrag.quantize(Decimal("0.01"), ROUND_HALF_UP)


def on(tabel: list[tuple[date, Decimal | None]], dag: date) -> Decimal | None:
    """Give the value that holds on a day; None when the day or the value is not known."""
    gevonden = None
    for vanaf, waarde in tabel:
        if vanaf <= dag:
            gevonden = waarde
    return gevonden


def loon_met_vakantiebijslag(dag: date) -> Decimal | None:
    """Give the minimum wage with vakantiebijslag per month, in cents."""
    minimumloon = on(MINIMUMLOON, dag)
    return None if minimumloon is None else cents(minimumloon * (1 + VAKANTIEBIJSLAG))


def werkgeverslasten(dag: date) -> Decimal | None:
    """Give the part for the costs of the employer on a day."""
    return on([*WERKGEVERSLASTEN], dag)


def before_costs(loon: Decimal, loonwaarde: Decimal) -> Decimal:
    """Give the full-time subsidy before the costs of the employer, not yet rounded.

    Only the wage and the loonwaarde are amounts in cents. Rounding the maximum as well would
    miss the worked amount 2,208.47; not rounding the loonwaarde would miss 946.48.
    """
    verschil = loon - cents(loon * loonwaarde / 100)
    return max(Decimal(0), min(verschil, MAXIMUM * loon))


def per_maand(
    dag: date,
    *,
    uren: Decimal = FULLTIME,
    loonwaarde: Decimal | None = None,
    forfait: Decimal | None = None,
    opslag: Decimal | None = None,
) -> Decimal | None:
    """Give the subsidy per month in cents: by a measured loonwaarde (percent) or a forfait.

    `forfait` is the part of the wage that is paid, for example 0.50; `opslag` replaces the
    percentage for the costs of the employer. None when the wage of that day is not known.
    """
    loon = loon_met_vakantiebijslag(dag)
    lasten = werkgeverslasten(dag) if opslag is None else opslag
    if loon is None or lasten is None:
        return None
    if forfait is not None:
        voltijd = forfait * loon
    else:
        assert loonwaarde is not None
        voltijd = before_costs(loon, loonwaarde)
    return cents(voltijd * (1 + lasten) * uren / FULLTIME)


def by_law(
    dag: date,
    *,
    uren: Decimal = FULLTIME,
    loonwaarde: Decimal | None = None,
    is_beschut: bool = False,
) -> Decimal | None:
    """Choose measured or forfait by date: no loonwaarde yet is 50%; beschut from 2028 is 68%."""
    if is_beschut and dag >= date(2028, 1, 1):
        return per_maand(dag, uren=uren, forfait=FORFAIT_BESCHUT)
    if loonwaarde is None:
        if dag < date(2017, 1, 1):
            return None
        return per_maand(dag, uren=uren, forfait=FORFAIT_EERSTE_HALFJAAR)
    return per_maand(dag, uren=uren, loonwaarde=loonwaarde)
