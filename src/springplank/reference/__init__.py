# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The reference tables that come with Springplank: gemeenten, verbanden, counts, names."""
