# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The shipped letters: known files, each with its licence, and nothing of the machine."""

import hashlib
import tomllib

from springplank.documents.letters import FONTS
from springplank.documents.typesetter import families, fonts

LISTS = {"herkomst.toml", "hashes.sha256"}


def test_every_font_is_the_one_we_know() -> None:
    """Elk bestand met letters is het bestand dat tools/fonts.py maakte."""
    lines = (FONTS / "hashes.sha256").read_text("utf-8").splitlines()
    listed = {name: digest for digest, _, name in (line.partition("  ") for line in lines)}
    found = {
        path.relative_to(FONTS).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in FONTS.rglob("*")
        if path.is_file() and path.name not in LISTS
    }
    assert found == listed, "draai tools/fonts.py"


def test_every_font_has_its_origin_and_its_licence() -> None:
    """Van elk lettertype staan herkomst en licentie erbij."""
    listed = tomllib.loads((FONTS / "herkomst.toml").read_text("utf-8"))["lettertype"]
    assert {one["naam"] for one in listed} == {path.name for path in FONTS.glob("*.ttf")}
    for one in listed:
        text = (FONTS / f"licenties/{one['familie'].replace(' ', '-')}.txt").read_text("utf-8")
        assert {"OFL-1.1": "SIL OPEN FONT LICENSE", "Bitstream-Vera": "Bitstream Vera"}[
            one["licentie"]
        ] in text


def test_typst_has_only_the_shipped_fonts() -> None:
    """De zetter kent onze letters, en geen enkele van de machine."""
    assert sorted(fonts().families()) == sorted(families())
    assert families()[0] == "Figtree"
