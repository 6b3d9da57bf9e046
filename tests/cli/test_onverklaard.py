# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Tests that money which the components do not explain is printed beside the whole."""

from tests.cli.answers import Run


def test_what_is_unexplained_has_a_row(run: Run) -> None:
    """Bij Leiderdorp staat onder de uitkering wat de onderdelen niet verklaren."""
    told = run("geld", "Leiderdorp", "--van", "2024", "--tot", "2025").told
    assert "som onderdelen 180.369 291.317 onverklaard 23.710 0 " in told


def test_without_a_rest_there_is_no_such_row(run: Run) -> None:
    """Verklaren de onderdelen alles, dan staat er geen rij met nullen."""
    assert "onverklaard" not in run("geld", "Hilversum", "--jaar", "2024").told
