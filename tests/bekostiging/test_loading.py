# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Tests of reading an agreement: everything that can be wrong with the file of a person."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from springplank.bekostiging.afspraak import SOORTEN
from springplank.bekostiging.checks import assumptions
from springplank.bekostiging.evaluation import FORMS
from springplank.bekostiging.loading import DEFAULT, FOLDER, load_afspraak, read_afspraak, shipped
from springplank.core.sources import load_sources
from springplank.core.toml_faults import parse_toml
from springplank.errors import DataError, UsageError

HEAD = """
[afspraak]
naam = "Onze afspraak"
bron = ["eigen opgave"]
vanaf = 2025-01-01
status = "vastgesteld"
"""
GOOD = 'naam = "Wsw"\nsoort = "doorsluizen"\nstroom = "wsw"\n'
PRICE = 'naam = "Plek"\nsoort = "prijs_hoeveelheid"\nproduct = "plek"\neenheid = "plek"\n'
BUDGET = 'naam = "Vast"\nsoort = "begroting"\n'
DREMPEL = 'naam = "Tekort"\nsoort = "drempels"\nsleutel = "SE"\n'


REST = 'naam = "Rest"\nsoort = "solidariteit"\nsleutel = "SE"\nvan = ["Wsww"]\n'
BAND = "{{ boven = {}, draagt_bedrijf = 1 }}"


def part(text: str) -> str:
    """Make the text of an agreement with one part."""
    return f"{HEAD}[[deel]]\n{text}"


def refusal(text: str) -> str:
    """Give the sentence with which an agreement is refused."""
    with pytest.raises(DataError) as refused:
        read_afspraak(text, "afspraak.toml")
    return str(refused.value)


@pytest.mark.parametrize("name", shipped())
def test_every_shipped_agreement_is_sourced(name: str) -> None:
    """Elke meegeleverde afspraak noemt bronnen die bestaan, een plaats en een uitleg."""
    afspraak = load_afspraak(name)
    assert set(afspraak.bron) <= load_sources().keys()
    assert afspraak.plaats
    assert afspraak.uitleg.endswith(".")
    assert all(deel.status for deel in afspraak.delen)


def test_the_default_is_said_to_be_assumed() -> None:
    """De afspraak voor een verband zonder eigen afspraak is een aanname en zegt dat."""
    afspraak = load_afspraak()
    assert afspraak == load_afspraak(DEFAULT)
    assert afspraak.status == "aanname"
    assert "aanname" in afspraak.uitleg
    assert {stream for d in afspraak.delen for stream in d.stroom} == {"wsw", "beschut_werk"}


def test_every_form_can_be_computed() -> None:
    """Elke vorm die een afspraak mag noemen, wordt ook uitgerekend."""
    assert SOORTEN.keys() == FORMS.keys()


def test_the_assumptions_are_complete() -> None:
    """Elke aanname heeft een bandbreedte, een eigenaar en een einddatum."""
    for found in assumptions().values():
        assert found.is_uncertain
        assert found.owner
        assert found.expires.year == 2027


def test_an_unknown_agreement_gets_suggestions() -> None:
    """Een naam die niet bestaat, krijgt de naam die erop lijkt."""
    with pytest.raises(UsageError, match=r"'doorsluisen' bestaat niet\. Bedoelt u doorsluizen"):
        load_afspraak("doorsluisen")


def test_a_part_takes_the_status_of_the_agreement() -> None:
    """Een deel zonder eigen status heeft die van de afspraak; een stroom mag los staan."""
    (deel,) = read_afspraak(part(GOOD), "afspraak.toml").delen
    assert (deel.status, deel.stroom, deel.naar) == ("vastgesteld", ("wsw",), "bedrijf")
    for naar in ("", 'naar = "gemeente"'):
        text = part(f'naam = "Winst"\nsoort = "dividend"\nsleutel = "fte"\n{naar}')
        (deel,) = read_afspraak(text, "afspraak.toml").delen
        assert deel.naar == "gemeente"


@pytest.mark.parametrize(
    "text, says",
    [
        ("[afspraak", "is geen goed TOML-bestand"),
        (HEAD, "afspraak.toml mist deel. Vul dat in."),
        (f"{HEAD}kleur = 1\n[[deel]]\n{GOOD}", "[afspraak] kent geen 'kleur'"),
        (part(GOOD).replace('status = "vastgesteld"\n', ""), "[afspraak] mist status"),
        (part(GOOD).replace("vastgesteld", "zeker"), "status: 'zeker' bestaat niet"),
        (part(GOOD).replace("2025-01-01", '"nu"'), "vanaf is 'nu'. Schrijf een jaar"),
        (part(GOOD).replace('["eigen opgave"]', "[]"), "bron is leeg. Noem er minstens een."),
        (part('naam = "Wsw"'), "deel 1 mist soort"),
        (
            part(GOOD.replace("doorsluizen", "doorsluisen")),
            "Bedoelt u doorsluizen of doorbelasten?",
        ),
        (part(GOOD.replace("stroom", "strom")), "kent geen 'strom'. Bedoelt u stroom"),
        (part(GOOD.replace('"wsw"', '["wsw", 3]')), "stroom is leeg of geen tekst"),
        (part(GOOD.replace('naam = "Wsw"', 'naam = ""')), "naam is leeg of geen tekst"),
        (part(f"{GOOD}inhouding = 5"), "inhouding is 5, maar moet van 0 tot en met 1 zijn"),
        (part(f"{GOOD}inhouding = true"), "inhouding is geen getal"),
        (part(f"{GOOD}inhouding = {{}}"), "inhouding is geen getal"),
        (part(f'{GOOD}inhouding = {{ 2025 = "5%" }}'), "inhouding is geen getal"),
        (part(f"{GOOD}inhouding = {{ straks = 0.05 }}"), "'straks' is geen jaar"),
        (part(f"{GOOD}inhouding = {{ daarna = 0.05 }}"), "voor 'daarna' moet er minstens een jaar"),
        (part(f"{GOOD}afronding = 0"), "Rond af op 1 euro of meer"),
        (part(f'{GOOD}naar = "xyz"'), "naar: 'xyz' bestaat niet. Kies uit: bedrijf, gemeente."),
        (
            part('naam = "Winst"\nsoort = "dividend"\nsleutel = "fte"\nnaar = "bedrijf"'),
            "een dividend gaat naar de gemeente; laat naar weg",
        ),
        (part(f"{PRICE}prijs = -100"), "prijs is -100 en ligt onder 0"),
        (part(f"{PRICE}prijs = 100\nvast = 5"), "een vast deel heeft ook een sleutel nodig"),
        (part(f"{PRICE}prijs = 100\nindex = 0.02"), "een index heeft ook een basisjaar nodig"),
        (part(f"{PRICE}prijs = 100\nindex = 2.5\nbasisjaar = 2025"), "schrijf 2,5% als 0.025"),
        (part(f'{BUDGET}bedrag = 5\nsleutel = "inwoner"'), "Bedoelt u inwoners"),
        (part(f'{BUDGET}bedrag = 5\nsleutel = "vast"'), "aandelen horen bij de sleutel 'vast'"),
        (part(f'{BUDGET}bedrag = 5\nsleutel = "vast"\naandelen = 1'), "schrijf een aandeel per"),
        (
            part(f'{BUDGET}bedrag = 5\nsleutel = "vast"\naandelen = {{ GM1 = 0.5, GM2 = 0.4 }}'),
            "de vaste aandelen tellen op tot 0,9 in plaats van 1",
        ),
        (part(f"{DREMPEL}schijven = 5"), "schijven: schrijf een lijst"),
        (part(f"{DREMPEL}schijven = [{{ boven = 1 }}]"), "schijven mist draagt_bedrijf"),
        (
            part(f"{DREMPEL}schijven = [{BAND.format(2)}, {BAND.format(1)}]"),
            "zet ze van laag naar hoog",
        ),
        ("afspraak = 3\ndeel = []", "heeft niet de vorm van een afspraak"),
        (f"deel = 3\n{HEAD}", "heeft niet de vorm van een afspraak"),
        (f"deel = [3]\n{HEAD}", "schrijf elk deel onder [[deel]]"),
        (part(f"{BUDGET}bedrag = {'9' * 400}\nsleutel = 'SE'"), "bedrag is geen getal"),
        (part(f"{BUDGET}bedrag = {'9' * 5_000}"), "een getal in met te veel cijfers"),
        (part(f"{BUDGET}bedrag = nan\nsleutel = 'SE'"), "bedrag is geen getal"),
        (f"{part(GOOD)}[[deel]]\n{GOOD}", "deel 'Wsw': deze naam staat er al"),
        (
            f"{part(GOOD)}[[deel]]\n{REST}",
            "er is geen eerder deel 'Wsww'. Bedoelt u Wsw?",
        ),
    ],
)
def test_a_faulty_file_is_refused_in_one_sentence(text: str, says: str) -> None:
    """Elke fout in een bestand noemt de plaats en wat er moet gebeuren."""
    found = refusal(text)
    assert says in found
    assert found.startswith("afspraak.toml")


def test_the_first_of_parts_cannot_name_an_earlier_one() -> None:
    """Het eerste deel heeft geen eerdere delen om uit te kiezen."""
    assert refusal(part(REST)).endswith("er is geen eerder deel 'Wsww'.")


def test_dated_shares_are_checked_when_used() -> None:
    """Aandelen die per jaar verschillen, mogen in het bestand staan."""
    text = (
        f'{BUDGET}bedrag = 5\nsleutel = "vast"\n'
        "aandelen = { GM1 = { 2025 = 0.5, 2026 = 0.4 }, GM2 = { 2025 = 0.5, 2026 = 0.6 } }"
    )
    (deel,) = read_afspraak(part(text), "afspraak.toml").delen
    assert deel.aandelen["GM2"].over((2025, 2026), "").tolist() == [[0.5, 0.6]]


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.just(10**400),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)
"""What the parser could hand over for one field, and more."""


def places_in(raw: Any) -> Iterator[Callable[[Any], None]]:
    """Find every place in a parsed file; calling it puts something else there."""
    pairs = raw.items() if isinstance(raw, dict) else enumerate(raw)
    for key, found in list(pairs):
        yield partial(raw.__setitem__, key)
        if isinstance(found, dict | list):
            yield from places_in(found)


@given(st.sampled_from(shipped()), st.data())
def test_anything_in_any_place_is_read_or_refused(name: str, data: st.DataObject) -> None:
    """Wat er ook op een plek in het bestand staat: het wordt gelezen of met een zin geweigerd."""
    raw = parse_toml((FOLDER / f"{name}.toml").read_text("utf-8"))
    put = data.draw(st.sampled_from(list(places_in(raw))))
    put(data.draw(ANYTHING))
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("springplank.bekostiging.loading.parse_toml", lambda _: raw)
        with suppress(DataError):
            read_afspraak("", "afspraak.toml")
