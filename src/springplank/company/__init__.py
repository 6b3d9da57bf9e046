# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The sociaal ontwikkelbedrijf as a business: its accounts, its reserves and its measures."""
