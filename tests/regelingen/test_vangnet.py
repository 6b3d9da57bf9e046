# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
# ruff: noqa: E501 - a worked example is a table, and a table may be wide
"""Worked examples of the vangnetuitkering."""

from tests.examples import Example

from springplank.regelingen.vangnet import REGELING


def test_bounds(example: Example) -> None:
    """Tot 7,5% vergoedt het Rijk niets, tot 12,5% de helft en daarboven alles."""
    example(
        REGELING,
        """
        geval            | budget     | lasten     | tekort    | tussen_de_grenzen | boven_de_grens | bedrag  | voor_de_gemeente
        -----------------+------------+------------+-----------+-------------------+----------------+---------+-----------------
        overschot        | 10.000.000 |  9.500.000 |         0 |                 0 |              0 |       0 |                0
        sluitend         | 10.000.000 | 10.000.000 |         0 |                 0 |              0 |       0 |                0
        tekort van 7,5%  | 10.000.000 | 10.750.000 |   750.000 |                 0 |              0 |       0 |          750.000
        tekort van 10%   | 10.000.000 | 11.000.000 | 1.000.000 |           250.000 |              0 | 125.000 |          875.000
        tekort van 12,5% | 10.000.000 | 11.250.000 | 1.250.000 |           500.000 |              0 | 250.000 |        1.000.000
        tekort van 15%   | 10.000.000 | 11.500.000 | 1.500.000 |           500.000 |        250.000 | 500.000 |        1.000.000
        """,
        on="2026-07-01",
        source="Participatiewet art. 74; Berenschot, Handreiking Explicitering budgetten, 2025",
    )


def test_own_risk_ends_at_ten_percent(example: Example) -> None:
    """Meer dan 10% van het budget houdt een gemeente nooit zelf."""
    example(
        REGELING,
        """
        geval          | budget    | lasten    | bedrag  | voor_de_gemeente
        ---------------+-----------+-----------+---------+-----------------
        tekort van 30% | 1.000.000 | 1.300.000 | 200.000 |          100.000
        tekort van 60% | 1.000.000 | 1.600.000 | 500.000 |          100.000
        """,
        on="2024-01-01",
    )


def test_half_a_euro_is_rounded_up(example: Example) -> None:
    """Een halve euro wordt naar boven afgerond."""
    example(
        REGELING,
        """
        budget | lasten | tussen_de_grenzen | bedrag
        -------+--------+-------------------+-------
         1.000 |  1.076 |                 1 |      1
        """,
        on="2026-07-01",
    )
