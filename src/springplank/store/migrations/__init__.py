# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The steps from an older database to this one (Alembic); one file per step."""
