# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Weighs options by criteria: a help for a conversation, which never says what is best."""
