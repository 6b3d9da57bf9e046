# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Starts the command line: `python -m springplank`."""

import os
import sys
from pathlib import Path


def _repair(fault: ImportError) -> int:
    """Ask the entry script for a new environment, once; afterwards tell what is wrong.

    An environment counts as damaged when a package that the lock promises cannot be imported,
    for example after an upgrade of the system. The script makes a new one when its mark is gone.
    """
    environment = os.environ.get("SPRINGPLANK_OMGEVING")
    script = os.environ.get("SPRINGPLANK_START")
    if environment and script and "SPRINGPLANK_HERSTELD" not in os.environ:
        try:
            (Path(environment) / ".interpreter").unlink(missing_ok=True)
            os.environ["SPRINGPLANK_HERSTELD"] = "1"
            os.execv(script, [script, *sys.argv[1:]])  # noqa: S606 - our own script, no shell
        except OSError:
            pass  # not ours to repair: say so below
    sys.stderr.write(
        f"Springplank: de omgeving is beschadigd ({fault}); "
        f"verwijder de map {environment or sys.prefix} en probeer het opnieuw.\n",
    )
    return 69


def main() -> int:
    """Run the command line and return its exit code."""
    try:
        from springplank.cli import main as run
    except ImportError as fault:
        if (fault.name or "").partition(".")[0] == "springplank":
            raise
        return _repair(fault)
    except KeyboardInterrupt:  # while starting; from here on the command line says so itself
        sys.stderr.write("\nAfgebroken. Er is niets veranderd.\n")
        return 130
    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
