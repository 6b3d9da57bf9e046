# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Springplank shows which Rijk money for sheltered and supported work arrives where, and why."""

__version__ = "2026.11"
