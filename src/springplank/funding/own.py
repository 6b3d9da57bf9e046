# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""What a person has imported, laid out over the gemeenten."""

from springplank.funding.world import NOTHING_OWN, OwnData


def load_own() -> OwnData:
    """Read the imports of this person; nothing when there are none."""
    return NOTHING_OWN
