# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Registers to look things up in: maatregelen, begrippen, disputed figures, sources of tables."""
