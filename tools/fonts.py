# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Makes the folder with the letters that a PDF carries, from the list in its herkomst.toml.

For maintainers; needs npm (to fetch, not to run), and a Python with fontTools and brotli, which
only this needs: put them in an environment of their own. Every package is fetched by name and
exact version, and refused when its hash is another one. The web knows woff2, typst only ttf: that
is the conversion.
"""

import base64
import hashlib
import io
import subprocess
import sys
import tarfile
import tempfile
import tomllib
from dataclasses import dataclass
from importlib import import_module
from itertools import groupby
from pathlib import Path
from typing import Any

FONTS = Path(__file__).resolve().parent.parent / "src" / "springplank" / "documents" / "fonts"
OPENED = 1_700_000_000 + 2_082_844_800
"""One fixed moment in the time of a font, so that the same packages give the same files."""
NO_SIGNS = (
    range(0x20),
    range(0xE000, 0xF900),
    range(0xFEFF, 0xFF00),
    range(0xF0000, 0x110000),
)


@dataclass(frozen=True)
class Font:
    """One font of herkomst.toml: its fields, by their names there."""

    familie: str
    naam: str
    pakket: str
    versie: str
    licentie: str
    integriteit: str
    van: list[str]


def fetch(font: Font, folder: Path) -> tarfile.TarFile:
    """Fetch a package and open it; stop when it is not the one we know."""
    wanted = f"{font.pakket}@{font.versie}"
    call = ["npm", "pack", "--silent", "--pack-destination", str(folder), wanted]
    name = subprocess.run(call, check=True, capture_output=True, text=True).stdout.split()[-1]
    archive = folder / name
    digest = base64.b64encode(hashlib.sha512(archive.read_bytes()).digest()).decode()
    if font.integriteit != f"sha512-{digest}":
        sys.exit(f"{wanted} is another file than herkomst.toml says: sha512-{digest}")
    return tarfile.open(archive)


def read(archive: tarfile.TarFile, path: str) -> bytes:
    """Read one file of a package."""
    found = archive.extractfile(f"package/{path}")
    if found is None:
        sys.exit(f"{path} is no file in the package")
    return found.read()


def convert(font: Font, parts: list[bytes], folder: Path) -> bytes:
    """Put the parts of a font together as one ttf; a single ttf stays as it is, to the byte."""
    opened_by = import_module("fontTools.ttLib").TTFont
    if len(parts) == 1 and font.van[0].endswith(".ttf"):
        return parts[0]
    paths = []
    for number, part in enumerate(parts):
        path = folder / f"{number}.ttf"
        opened = opened_by(io.BytesIO(part), recalcTimestamp=False)
        opened.flavor = None
        opened.save(path)
        paths.append(str(path))
    whole: Any = opened_by(paths[0], recalcTimestamp=False)
    if len(paths) > 1:
        whole = import_module("fontTools.merge").Merger().merge(paths)
        whole.recalcTimestamp = False
    _rename(whole, font)
    whole["head"].created = whole["head"].modified = OPENED
    made = io.BytesIO()
    whole.save(made)
    return made.getvalue()


def _rename(whole: Any, font: Font) -> None:
    """Name a font after what it is: an instance of a variable font keeps the name of its master."""
    style = Path(font.naam).stem.partition("-")[2]
    for number, name in ((1, font.familie), (2, style), (4, f"{font.familie} {style}")):
        whole["name"].setName(name, number, 3, 1, 0x409)


def covered(made: dict[str, bytes]) -> str:
    """List the signs that the fonts have together, one range a line.

    The renderer reads this list, so that running Springplank needs no library for fonts. Controls,
    own signs of a font and the mark of a byte order are no signs.
    """
    opened_by = import_module("fontTools.ttLib").TTFont
    signs = set[int]()
    for content in made.values():
        signs |= set(opened_by(io.BytesIO(content)).getBestCmap())
    known = sorted(sign for sign in signs if not any(sign in one for one in NO_SIGNS))
    lines = []
    for _, run in groupby(enumerate(known), lambda pair: pair[1] - pair[0]):
        found = [sign for _, sign in run]
        lines.append(f"{found[0]:X}-{found[-1]:X}\n")
    return "".join(lines)


def main() -> None:
    """Write the folder, the list of signs and the list of hashes."""
    listed = tomllib.loads((FONTS / "herkomst.toml").read_text(encoding="utf-8"))
    fonts: dict[str, bytes] = {}
    licences: dict[str, bytes] = {}
    for font in (Font(**fields) for fields in listed["lettertype"]):
        with tempfile.TemporaryDirectory() as folder, fetch(font, Path(folder)) as archive:
            parts = [read(archive, path) for path in font.van]
            fonts[font.naam] = convert(font, parts, Path(folder))
            licences[f"licenties/{font.familie.replace(' ', '-')}.txt"] = read(archive, "LICENSE")
    made = fonts | licences | {"tekens.txt": covered(fonts).encode()}
    for name, content in made.items():
        (FONTS / name).parent.mkdir(parents=True, exist_ok=True)
        (FONTS / name).write_bytes(content)
    lines = [f"{hashlib.sha256(made[name]).hexdigest()}  {name}\n" for name in sorted(made)]
    (FONTS / "hashes.sha256").write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
