# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Share links: the whole state in one signed text."""

import json
import math
import zlib
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from itsdangerous.encoding import base64_encode
from tests.conftest import is_full
from tests.store.test_dossiers import TEXTS

from springplank.errors import UsageError
from springplank.store.faults import ShareBrokenError
from springplank.store.tokens import LARGEST, LONGEST, State, _signer, seal, unseal

KEY = "k" * 43
STATE = State("a" * 22, date(2026, 12, 31), 1, "GM0402", {"tot": "2035", "functie.A.waar": "é 🧭"})

STATES = st.builds(
    State,
    st.text("abcXYZ019-_", min_size=22, max_size=22),
    st.dates(),
    st.integers(1, 9),
    TEXTS,
    st.dictionaries(TEXTS.filter(str.strip), TEXTS | st.floats().map(repr), max_size=40),
)


@settings(max_examples=2_000 if is_full() else 1_000)
@given(state=STATES)
def test_every_state_comes_back(state: State) -> None:
    """Duizend willekeurige toestanden gaan in de link en komen er precies zo weer uit."""
    assert unseal(seal(state, KEY), KEY) == state


def test_link_fits_an_address() -> None:
    """Een link heeft alleen tekens die in een adres kunnen, en is kort."""
    token = seal(STATE, KEY)
    assert set(token) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.")
    assert len(token) < 250
    shuffled: Mapping[str, str] = dict(sorted(STATE.velden.items(), reverse=True))
    assert seal(replace(STATE, velden=shuffled), KEY) == token


def test_every_changed_letter_is_found() -> None:
    """Wie een letter van de link wijzigt of weglaat, krijgt geen cijfers te zien."""
    token = seal(STATE, KEY)
    for place in range(len(token)):
        other = "A" if token[place] != "A" else "B"
        for broken in (token[:place] + other + token[place + 1 :], token[:place]):
            # The last letter of base64 has bits that say nothing; the state must then be the same.
            try:
                assert unseal(broken, KEY) == STATE
            except ShareBrokenError as fault:
                assert str(fault).startswith("Deze link klopt niet.")  # noqa: PT017 - either is right
            else:
                assert place == len(token) - 1


@pytest.mark.parametrize("token", ["", ".", "x", "x.y", "\x00", "\ud800", "é.é", "a" * 50_000])
def test_nonsense(token: str) -> None:
    """Onzin in het adres geeft een zin, geen storing."""
    with pytest.raises(ShareBrokenError, match=r"Deze link klopt niet. Misschien is hij niet"):
        unseal(token, KEY)


def test_other_key() -> None:
    """Een link van een andere server werkt hier niet."""
    with pytest.raises(ShareBrokenError):
        unseal(seal(STATE, "x" * 43), KEY)


def signed(content: bytes) -> str:
    """A text with the right signature, whatever is in it."""
    return _signer(KEY).sign(base64_encode(content)).decode()


@pytest.mark.parametrize(
    "content",
    [
        b"geen zip",
        zlib.compress(b"geen json"),
        zlib.compress(b"[]"),
        zlib.compress(b"{}"),
        zlib.compress(b'[1,"a","geen dag",1,"x",{}]'),
        zlib.compress(b"\xff"),
        zlib.compress(b'"' + b"x" * LARGEST + b'"'),
        zlib.compress(b"x" * 50_000_000, 9)[:30_000],
        zlib.compress(json.dumps([1, "a", "2026-12-31", 1, "x", {}]).encode())[:-5],
    ],
)
def test_signed_nonsense(content: bytes) -> None:
    """Ook met een goede handtekening wordt niet meer uitgepakt dan een toestand groot kan zijn."""
    with pytest.raises(ShareBrokenError):
        unseal(signed(content), KEY)


def test_newer_form() -> None:
    """Een link van een nieuwere versie zegt dat er bijgewerkt moet worden."""
    newer = [2, "a", "2026-12-31", 1, "x", {}]
    with pytest.raises(ShareBrokenError, match=r"Een nieuwere versie van Springplank maakte deze"):
        unseal(signed(zlib.compress(json.dumps(newer).encode())), KEY)


@pytest.mark.parametrize(
    "velden",
    [
        {f"veld.{n}": "x" * 20_000 for n in range(10)},
        {f"veld.{n}": Random(n).randbytes(9_000).hex() for n in range(8)},
    ],
)
def test_too_large_for_a_link(velden: dict[str, str]) -> None:
    """Te veel werk voor een link gaat als bestand."""
    with pytest.raises(
        UsageError, match=r"Uw werk is te groot voor een link. Deel het als bestand"
    ):
        seal(replace(STATE, velden=velden), KEY)


def test_largest_link_opens() -> None:
    """De grootste link die gemaakt wordt, gaat ook open."""
    velden = {f"veld.{n}": repr(math.sqrt(n + 2)) for n in range(1_900)}
    token = seal(replace(STATE, velden=velden), KEY)
    assert 20_000 < len(token) <= LONGEST
    assert unseal(token, KEY).velden == velden


def test_text_that_cannot_be_kept() -> None:
    """In een link komt geen tekst die niet bewaard kan worden."""
    with pytest.raises(UsageError):
        seal(replace(STATE, velden={"tot": "\ud800"}), KEY)
