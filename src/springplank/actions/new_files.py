# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Write files to fill in (own figures, a scenario, an agreement), never over another file."""

from pathlib import Path

from springplank.core import whole_files
from springplank.errors import DataError, UsageError

FOLDER = Path(__file__).parent / "sjablonen"
EIGEN, SCENARIO, AFSPRAAK = (FOLDER / f"{name}.toml" for name in ("eigen", "scenario", "afspraak"))
"""Templates with an explanation of every line."""


def write_new(path: Path, template: Path) -> None:
    """Write a template under another name.

    Raises:
        UsageError: when there is a file of that name already.
        DataError: when it cannot be written.
    """
    told = f"{path} bestaat al. Kies een andere naam; er is niets veranderd."
    try:
        whole_files.write_new(path, template.read_bytes())
    except FileExistsError:
        raise UsageError(told) from None
    except OSError as error:
        raise DataError(
            f"{path} kan niet worden geschreven. Bestaat de map, en mag u daar schrijven?"
        ) from error
