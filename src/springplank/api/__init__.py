# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The API: the same actions as the command line, under the NL API Design Rules 2.2."""
