# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The second, slow, plain implementation of every regeling: the check on the real rules.

Nothing here imports springplank. Every constant was typed from the fact base on the funding
streams (`funding.md`, the section is named beside it), not copied from a rule or a TOML file.
Amounts are computed with int, Fraction and Decimal, one municipality at a time, so that a
controller can follow each file with a pencil.

Convention: `bedragen(stand, jaar)` gives per gemeentecode whole euros, or None when the amount
was not known yet at that standing or was never published or decided.
"""
