# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The examples in the manual page about own files are files that really work."""

import re
from pathlib import Path

import pytest

from springplank.cli import main

PAGE = Path(__file__).resolve().parents[2] / "docs" / "handleiding" / "bestanden.md"
EXAMPLES = dict(re.findall(r"```toml\n# (\S+)\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL))
FEW = ("--trekkingen", "5", "--tot", "2028")


@pytest.fixture
def written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Write every example in a folder, as a reader would."""
    monkeypatch.setenv("SPRINGPLANK_GEGEVENS", str(tmp_path / "niets"))
    for name, text in EXAMPLES.items():
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


def test_the_page_has_an_example_of_every_file() -> None:
    """Eigen cijfers, een afspraak en een scenario hebben elk een voorbeeld."""
    files = {"eigen.toml", "eigen_afspraak.toml", "afspraak.toml", "mijn_scenario.toml"}
    assert set(EXAMPLES) == files


@pytest.mark.parametrize(
    "option,name",
    [
        ("--eigen", "eigen.toml"),
        ("--eigen", "eigen_afspraak.toml"),
        ("--afspraak", "afspraak.toml"),
        ("--scenario", "mijn_scenario.toml"),
    ],
)
def test_every_example_works(
    written: Path, capsys: pytest.CaptureFixture[str], option: str, name: str
) -> None:
    """Elk voorbeeld uit het handboek geeft een uitkomst."""
    code = main(["vooruit", "ammatch", option, str(written / name), *FEW])
    said = capsys.readouterr()
    assert (code, said.err) == (0, "")
    assert "Exploitatieresultaat" in said.out


def test_the_agreement_of_ammatch_looks_ahead(
    written: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Met de eigen getallen uit het handboek rekent de afspraak van AM match vooruit."""
    own = str(written / "eigen_afspraak.toml")
    code = main(["vooruit", "ammatch", "--afspraak", "ammatch", "--eigen", own, *FEW])
    said = capsys.readouterr()
    assert (code, said.err) == (0, "")
    assert "Het bedrijf geeft dit een-op-een door: Activiteiten Participatiewet." in said.out


def test_own_figures_are_told_apart(written: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Wie eigen cijfers geeft, ziet ze: Amstelveen heeft 61 mensen in de Wsw als begin."""
    main(["vooruit", "Amstelveen", "--eigen", str(written / "eigen.toml"), *FEW, "--json"])
    said = capsys.readouterr().out
    assert '"herkomst": "lokaal"' in said
