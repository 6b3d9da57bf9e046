# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Measurements beside openfisca-core: the same job, in one run, as ratios."""
