# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Prints the pages in docs/ from rules, values, tables, commands and tests: nothing by hand."""
