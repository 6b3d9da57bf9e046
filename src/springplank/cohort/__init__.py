# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Who works in and through the sociaal ontwikkelbedrijf, year by year."""
