# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""What is remembered of a begroting: fingerprints and posts, per subject, all or nothing."""

from pathlib import Path

import pytest

from springplank.actions import aansluiting_geheugen
from springplank.actions.aansluiting_geheugen import forget, remember, remembered
from springplank.errors import DataError


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a folder of its own."""
    monkeypatch.setenv("SPRINGPLANK_GEGEVENS", str(tmp_path / "eigen"))
    return tmp_path / "eigen"


KEY, OTHER = "0123456789abcdef", "0123456789abcdeb"


def test_choices_are_remembered_per_subject() -> None:
    """Een keuze blijft bewaard voor dat onderwerp, en leeg maken vergeet haar."""
    remember("GM0402", {KEY: "rijk_wsw", OTHER: "omzet"})
    assert remembered("GM0402") == {KEY: "rijk_wsw", OTHER: "omzet"}
    assert remembered("ammatch") == {}
    remember("GM0402", {KEY: ""})
    assert remembered("GM0402") == {OTHER: "omzet"}
    forget("GM0402")
    forget("GM0402")
    assert remembered("GM0402") == {}


def test_only_keys_and_posts_are_kept(own_folder: Path) -> None:
    """Bewaard worden alleen vingerafdrukken en posten; onzin niet, en geen pad buiten de map."""
    remember("../../x", {KEY: "rijk_wsw", "geen sleutel": "omzet", OTHER: "bestaat_niet"})
    (kept,) = (own_folder / "begrotingen").iterdir()
    assert kept.name == "______x.json"
    assert kept.read_text() == f'{{"{KEY}":"rijk_wsw"}}'
    remember("GM0402", {"geen sleutel": "omzet"})
    assert remembered("GM0402") == {}


def test_the_oldest_choices_go_first(monkeypatch: pytest.MonkeyPatch) -> None:
    """Bij heel veel keuzes gaan de oudste eerst weg."""
    monkeypatch.setattr(aansluiting_geheugen, "MOST", 2)
    for number in range(4):
        remember("GM0402", {f"{number:016x}": "omzet"})
    assert list(remembered("GM0402")) == [f"{2:016x}", f"{3:016x}"]


@pytest.mark.parametrize("damage", ["{", "[]", '"x"'])
def test_a_damaged_memory_is_explained(own_folder: Path, damage: str) -> None:
    """Een beschadigd geheugen geeft een zin met de naam van het bestand."""
    remember("GM0402", {KEY: "omzet"})
    (own_folder / "begrotingen" / "GM0402.json").write_text(damage)
    with pytest.raises(DataError, match=r"GM0402\.json zijn beschadigd"):
        remembered("GM0402")


def test_a_memory_that_cannot_be_written_is_explained(own_folder: Path) -> None:
    """Kan er niet worden geschreven, dan hoort u dat, en er blijft niets half achter."""
    own_folder.mkdir()
    (own_folder / "begrotingen").write_text("een bestand waar een map hoort")
    with pytest.raises(DataError, match=r"niet bewaard|beschadigd"):
        remember("GM0402", {KEY: "omzet"})


def test_a_full_disk_leaves_what_was_there(
    own_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Is de schijf vol, dan blijft staan wat er stond, en er blijft niets half achter."""
    remember("GM0402", {KEY: "omzet"})

    def full(_file: int) -> None:
        raise OSError(28, "vol")

    monkeypatch.setattr("springplank.actions.aansluiting_geheugen.os.fsync", full)
    with pytest.raises(DataError, match="niet bewaard"):
        remember("GM0402", {OTHER: "omzet"})
    assert remembered("GM0402") == {KEY: "omzet"}
    assert [path.name for path in (own_folder / "begrotingen").iterdir()] == ["GM0402.json"]
