# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Where a person's own data are; apart, so that looking whether there are any costs nothing."""

import os
from collections.abc import Mapping
from pathlib import Path

FOLDER_VARIABLE = "SPRINGPLANK_GEGEVENS"
"""The environment variable that names the folder."""


def find_folder(environment: Mapping[str, str] = os.environ) -> Path:
    """Find the folder of imported data; it need not exist.

    Args:
        environment: where `SPRINGPLANK_GEGEVENS` and `XDG_DATA_HOME` are looked up.
    """
    if own := environment.get(FOLDER_VARIABLE):
        return Path(own)
    shared = environment.get("XDG_DATA_HOME", "")
    # The XDG standard says that a relative path must be ignored.
    base = Path(shared) if Path(shared).is_absolute() else Path.home() / ".local" / "share"
    return base / "springplank" / "gegevens"
