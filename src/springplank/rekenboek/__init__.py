# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The living workbook: the calculation of a dossier as a spreadsheet that recomputes it."""
