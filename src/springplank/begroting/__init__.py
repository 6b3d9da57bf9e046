# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Reads the begroting of a controller in any layout, and proposes what each line is."""
