# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Documents on paper and on a screen: one model without layout, several renderers."""
