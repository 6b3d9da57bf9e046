# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Pictures of a projection as SVG, each with the table that it is drawn from."""
