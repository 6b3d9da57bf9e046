# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Tests of the page of aannames."""

from dataclasses import replace

from springplank.actions.uses import every_assumption
from springplank.docs.aannames import OTHERS, aannames_page, by_subject
from springplank.docs.building import PRINTED, ROOT


def test_every_aanname_is_on_the_page() -> None:
    """Elke aanname staat er met eigenaar, einddatum, bron en vraag; de pagina is actueel."""
    made = aannames_page()
    assert (ROOT / "docs" / "aannames.md").read_text("utf-8") == f"{PRINTED}\n\n{made.rstrip()}\n"
    for key, aanname in every_assumption().items():
        part = made[made.index(f"### {key}\n") :].split("\n### ")[0]
        assert aanname.label in part
        assert aanname.owner in part
        assert aanname.expires.isoformat() in part
        assert aanname.question in part
        assert all(f"`{source}`" in part for source in aanname.sources)
        assert ("Bron: geen" in part) == (not aanname.sources)


def test_the_page_is_linked() -> None:
    """Wie de README leest, vindt de aannames."""
    assert "(docs/aannames.md)" in (ROOT / "README.md").read_text("utf-8")


def test_an_aanname_without_a_heading() -> None:
    """Elke aanname die meekomt heeft een kop; een nieuwe soort komt onder Overige."""
    every = every_assumption()
    assert OTHERS not in by_subject(every)
    one = replace(next(iter(every.values())), key="iets.nieuws")
    assert by_subject({"iets.nieuws": one}) == {OTHERS: [one]}
