# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Makes the folder with the work of others that the browser needs; tools/vendor.sh starts it.

The list is herkomst.toml in that folder. Every package is fetched by name and exact version, and
refused when its hash is another one. Of the design tokens only those stay that our CSS can reach.
"""

import base64
import hashlib
import re
import subprocess
import sys
import tarfile
import tempfile
import tomllib
from dataclasses import dataclass
from pathlib import Path

STATIC = Path(__file__).resolve().parent.parent / "src" / "springplank" / "web" / "static"
VENDOR = STATIC / "vendor"
OWN = ("springplank.css", "bouwstenen.css", "paginas.css", "schermen.css", "huisstijl.css")
LICENCES = {"0BSD": "0BSD.txt", "OFL-1.1": "OFL-1.1.txt", "EUPL-1.2": "EUPL-1.2.md"}
BUNDLE = "nl-design-system.css"
HASHES = "hashes.sha256"
HEAD = """/*
 * NL Design System: component CSS and the tokens that it reaches, from the packages in
 * herkomst.toml. Copyright: the NL Design System community and the Gemeente Utrecht. EUPL-1.2,
 * see licenties. Made by tools/vendor.sh, do not edit: comments and unused tokens were left out.
 */
"""


@dataclass(frozen=True)
class Package:
    """One package of herkomst.toml: its fields, by their names there."""

    naam: str
    versie: str
    licentie: str
    integriteit: str
    soort: str
    van: str
    naar: str


def fetch(package: Package, folder: Path) -> tarfile.TarFile:
    """Fetch a package and open it; stop when it is not the one we know."""
    wanted = f"{package.naam}@{package.versie}"
    call = ["npm", "pack", "--silent", "--pack-destination", str(folder), wanted]
    name = subprocess.run(call, check=True, capture_output=True, text=True).stdout.split()[-1]
    archive = folder / name
    digest = base64.b64encode(hashlib.sha512(archive.read_bytes()).digest()).decode()
    if package.integriteit != f"sha512-{digest}":
        sys.exit(f"{wanted} is another file than herkomst.toml says: sha512-{digest}")
    return tarfile.open(archive)


def read(archive: tarfile.TarFile, path: str) -> bytes:
    """Read one file of a package."""
    found = archive.extractfile(f"package/{path}")
    if found is None:
        sys.exit(f"{path} is no file in the package")
    return found.read()


def licence_of(archive: tarfile.TarFile) -> bytes:
    """Read the licence that a package carries."""
    return next(
        read(archive, name.removeprefix("package/"))
        for name in archive.getnames()
        if re.fullmatch(r"package/LICEN[CS]E(\.md|\.txt)?", name)
    )


def squeeze(css: str) -> str:
    """Leave out comments and room; every rule stays, on a line of its own."""
    bare = re.sub(r"\s+", " ", re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL))
    return re.sub(r"\s*([{};,])\s*", r"\1", bare).replace("}", "}\n").strip()


def reached(tokens: str, css: str) -> str:
    """Keep the tokens that a style sheet uses, and those that they use themselves."""
    values = dict(re.findall(r"(--[\w-]+):\s*([^;]+);", re.sub(r"/\*.*?\*/", "", tokens)))
    kept: set[str] = set()
    todo = set(re.findall(r"var\(\s*(--[\w-]+)", css))
    while todo:
        name = todo.pop()
        if name in values and name not in kept:
            kept.add(name)
            todo.update(re.findall(r"var\(\s*(--[\w-]+)", values[name]))
    return ":root{" + ";\n".join(f"{name}:{values[name].strip()}" for name in sorted(kept)) + "}\n"


def make(packages: list[Package], folder: Path) -> dict[str, bytes]:
    """Give every file of the folder, by its name."""
    made: dict[str, bytes] = {}
    parts: list[str] = []
    tokens = ""
    for package in packages:
        with fetch(package, folder) as archive:
            content = read(archive, package.van)
            made[f"licenties/{LICENCES[package.licentie]}"] = licence_of(archive)
        if package.soort == "heel":
            made[package.naar] = content
        elif package.soort == "tokens":
            tokens = content.decode()
        else:
            parts.append(f"/* {package.naam} {package.versie} */\n{squeeze(content.decode())}\n")
    own = "".join((STATIC / name).read_text(encoding="utf-8") for name in OWN)
    css = "".join(parts)
    made[BUNDLE] = (HEAD + reached(tokens, css + own) + css).encode()
    return made


def main() -> None:
    """Write the folder and its list of hashes."""
    listed = tomllib.loads((VENDOR / "herkomst.toml").read_text(encoding="utf-8"))
    packages = [Package(**fields) for fields in listed["pakket"]]
    with tempfile.TemporaryDirectory() as folder:
        made = make(packages, Path(folder))
    for name, content in made.items():
        (VENDOR / name).parent.mkdir(parents=True, exist_ok=True)
        (VENDOR / name).write_bytes(content)
    lines = [f"{hashlib.sha256(made[name]).hexdigest()}  {name}\n" for name in sorted(made)]
    (VENDOR / HASHES).write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
