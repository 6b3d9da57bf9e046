# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The whole money: reference data and own data go through every regeling, for any subject."""
