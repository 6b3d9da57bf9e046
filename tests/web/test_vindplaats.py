# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
import pytest
from starlette.testclient import TestClient
from tests.web.elementen import read_page

from springplank.core.sources import load_sources
from springplank.web.vindplaats import in_links


@pytest.mark.parametrize(
    "place, addresses",
    [
        ("divosa.nl/nieuws/nog-87000-wswers", ["https://divosa.nl/nieuws/nog-87000-wswers"]),
        ("wetten.overheid.nl, BWBR0015703", ["https://wetten.overheid.nl/BWBR0015703"]),
        (
            "syfers.nl/?p=2639; ook a.nl/x.html",
            ["https://syfers.nl/?p=2639", "https://a.nl/x.html"],
        ),
        ("studylibnl.com/doc/1146791 (inhoudsopgave)", ["https://studylibnl.com/doc/1146791"]),
        ("gemeente.nu", []),
        ("rijksoverheid.nl, gemeentefonds, meicirculaire 2025", []),
        ("Staatsblad 2022, 381", []),
        ("javascript://a.nl/x", []),
    ],
)
def test_addresses_become_links(place: str, addresses: list[str]) -> None:
    """Een adres met een pad wordt een link; een plaats in woorden blijft woorden."""
    assert [url for _, url in in_links(place) if url] == addresses


def test_no_word_is_lost() -> None:
    """Van elke bron staat de hele vindplaats er nog, en elke link begint met https."""
    for source in load_sources().values():
        pieces = in_links(source.place)
        assert "".join(text for text, _ in pieces) == source.place
        assert all(url.startswith("https://") for _, url in pieces if url)


def test_a_source_links_to_where_it_stands(client: TestClient) -> None:
    """Op de pagina van een bron staat de vindplaats als link, die niet zegt waar u vandaan komt."""
    for page in ("/bronnen/participatiewet", "/bronnen?zoek=participatiewet"):
        links = list(read_page(client.get(page).text).every("a"))
        (found,) = (a for a in links if a.attrs["href"] == "https://wetten.overheid.nl/BWBR0015703")
        assert found.attrs["rel"] == "noreferrer"
