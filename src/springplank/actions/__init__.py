# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""What a person can do with Springplank; the command line, pages and API all call these."""
