# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The programs that tests start beside Python, and what brings them on Debian and Ubuntu."""

import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence

# Any one of the names is enough; and what its tests look at to know that it has to be there.
PROGRAMS: Mapping[tuple[str, ...], tuple[str, str]] = {
    ("chromium", "chromium-browser", "google-chrome"): (
        "chromium",
        "SPRINGPLANK_BROWSER_VERPLICHT",
    ),
    ("soffice",): (
        "libreoffice-writer-nogui libreoffice-calc-nogui",
        "SPRINGPLANK_LIBREOFFICE_VERPLICHT",
    ),
    ("pdftoppm",): ("poppler-utils", ""),
    ("strace",): ("strace", ""),
}


def is_there(names: Sequence[str]) -> bool:
    """Say whether one of the names can be started."""
    return any(map(shutil.which, names))


def missing_packages() -> list[str]:
    """List the packages that bring what is missing."""
    return [
        package
        for names, (packages, _) in PROGRAMS.items()
        if not is_there(names)
        for package in packages.split()
    ]


def required() -> dict[str, str]:
    """Give what tests look at: with a program that is there, no test may be passed over."""
    return {flag: "1" for names, (_, flag) in PROGRAMS.items() if flag and is_there(names)}


def install_missing() -> None:
    """Install what is missing, where that may be done without asking: as root, with apt-get."""
    packages, installer = missing_packages(), shutil.which("apt-get")
    if not packages or os.geteuid() != 0 or installer is None:
        return
    print(f"Springplank: installeert wat tests nodig hebben: {' '.join(packages)} ...", flush=True)
    surroundings = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for call in (("update",), ("install", "-y", "--no-install-recommends", *packages)):
        subprocess.run(
            [installer, "-qq", *call], env=surroundings, stdout=subprocess.DEVNULL, check=False
        )


def tell_missing() -> bool:
    """Say which programs are missing and how to install them; give whether any is."""
    packages = missing_packages()
    if packages:
        print(
            "Let op: niet alle tests kunnen draaien. Installeer wat ontbreekt met: "
            f"sudo apt-get install {' '.join(packages)}",
            flush=True,
        )
    return bool(packages)
