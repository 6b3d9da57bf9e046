# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""What gemeenten agree to pay to their sociaal ontwikkelbedrijf."""
