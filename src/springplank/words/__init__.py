# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""How figures read and are typed in Dutch; the same on a terminal, a page and in a document."""
