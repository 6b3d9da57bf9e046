# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Every amount that a person wrote in a plan is compared with the figures of the run."""

from functools import cache

from hypothesis import assume, given
from hypothesis import strategies as st

from springplank.actions.plan.amounts import (
    COLUMNS,
    OVERGETYPT,
    Fault,
    check_amounts,
    find_same,
)
from springplank.actions.plan.composition import compose
from springplank.actions.plan.voorbeeld import example_work
from springplank.actions.plan.written import find_amounts
from springplank.actions.werk import Werk
from springplank.documents.plan import LiveFigure, Plan, Table
from springplank.scenarios.scenario import library
from springplank.words.figures import decimal

IMPULS = "impuls/duurzame_werkplekken/2028"
"""A figure of the example: € 220.000."""

WRITTEN = (
    "plan.tekst.visie.doelen",
    "plan.tekst.samenvatting.geld",
    "plan.tekst.keuze.waarom",
    "plan.tekst.keuze.tegen",
    "plan.tekst.geld.afspraken_tekst",
    "plan.stap.1.wat",
    "plan.stap.2.bewijs",
    "plan.besluit.VB0001.vraag",
    "plan.afspraak.VB0002.doel",
    "plan.afspraak.VB0002.zeggenschap",
    "plan.afspraak.VB0002.verantwoording",
    "plan.optie.versterken.sterk",
    "plan.optie.versterken.tegen",
    "functie.B.waar",
)
"""A field of each kind of text that a person writes."""

PLACES = {
    "plan.tekst.samenvatting.geld": "Samenvatting",
    "plan.tekst.visie.doelen": "2. Visie en ambities, Doelen en ambities",
    "plan.stap.1.wat": "7. De uitvoering, De stappen, stap 1: wat",
    "plan.stap.2.bewijs": "7. De uitvoering, De stappen, stap 2: bewijs",
    "plan.besluit.VB0001.vraag": (
        "4. De keuze en waarom, Wat wij de raden vragen, vraag aan de gemeenteraad van "
        "Voorbeeldstad (verzonnen), 15 december 2026"
    ),
    "plan.afspraak.VB0002.zeggenschap": (
        "6. De financiële positie, Wie instemt, Voorbeelddorp (verzonnen): zeggenschap"
    ),
    "plan.optie.versterken.sterk": (
        "3. De opties naast elkaar, Wat er te kiezen is, Versterken: sterke kant"
    ),
    "functie.B.waar": (
        "1. Waar staat de regio nu?, De functies A tot en met H, "
        "B. ontwikkelen van werknemersvaardigheden: mensen startklaar maken: waar"
    ),
}
"""Of some fields where a reader is sent to."""


def filled(velden: dict[str, str]) -> Plan:
    """Compose the example with texts in some fields."""
    werk = example_work()
    return compose(Werk(werk.code, {**werk.velden, **velden}))


def faults(veld: str, text: str) -> tuple[Fault, ...]:
    return check_amounts(filled({veld: text}))


@cache
def figures() -> tuple[LiveFigure, ...]:
    """Give every figure of the example once."""
    return tuple({one.sleutel: one for one in compose(example_work()).figures()}.values())


def test_the_example_has_no_faults() -> None:
    """Wat het voorbeeld zelf zegt, klopt; wat bij het impulsbudget is ingevuld, is een cijfer."""
    assert check_amounts(compose(example_work())) == ()
    assert IMPULS in {one.sleutel for one in figures()}


def test_every_text_of_a_person_is_read() -> None:
    """Een bedrag dat nergens uit volgt, wordt in elke tekst gevonden, één keer, met de plaats."""
    typed = {veld: f"€ 165.{n},37" for n, veld in enumerate(WRITTEN, 100)}
    plan = filled({veld: f"Dit is {one} in 2027, zie artikel 10d." for veld, one in typed.items()})
    found = {fault.tekst: fault for fault in check_amounts(plan)}
    assert len(check_amounts(plan)) == len(WRITTEN)
    assert found.keys() == set(typed.values())
    for text, fault in found.items():
        assert fault.soort == OVERGETYPT
        assert fault.wat.startswith(f"{text} staat niet in de cijfers van dit plan. Het dichtst")
        assert f"dat is {fault.dichtstbij}." in fault.wat
        assert fault.wat_te_doen.endswith(".")
    assert {veld: found[typed[veld]].plaats for veld in PLACES} == PLACES


def test_a_figure_of_the_plan_is_right_where_nothing_can_be_tied() -> None:
    """Staat in een stap of afspraak een cijfer van het plan, dan is er niets mis."""
    right = "Dit kost 150 k euro, ofwel € 150.000 of 1,5 ton."
    others = [veld for veld in WRITTEN if not veld.startswith("plan.tekst")]
    assert check_amounts(filled(dict.fromkeys(others, right))) == ()


def test_in_own_text_a_figure_has_to_be_tied() -> None:
    """In een eigen tekst telt een overgetypt cijfer ook, met hoe u het wel vastmaakt."""
    (alike,) = faults("plan.tekst.visie.doelen", "Dit kost € 220.000.")
    assert alike.wat == "€ 220.000 is overgetypt en verandert niet mee met de cijfers."
    assert alike.wat_te_doen == f"Bewaar de tekst opnieuw: dan hoort dit bij het cijfer {IMPULS}."
    (other,) = faults("plan.tekst.visie.doelen", "Dit kost 2,2 ton.")
    assert other.wat_te_doen.startswith("Schrijf €\N{NO-BREAK SPACE}220.000 en bewaar opnieuw")
    assert other.dichtstbij == IMPULS


def test_the_tables_with_text_exist() -> None:
    """Elke tabel met tekst van mensen bestaat, met elke kolom die wordt nagelezen."""
    tables = {
        one.sleutel: one for one in compose(example_work()).blocks() if isinstance(one, Table)
    }
    assert all(set(COLUMNS[name]) <= set(tables[name].kolommen) for name in COLUMNS)


def test_a_text_of_the_library_has_its_own_source() -> None:
    """Een bedrag dat een scenario zelf noemt, heeft een bron en is geen fout."""
    with_amount = [key for key, one in library().items() if find_amounts(one.tegen)]
    assert with_amount
    for key in with_amount:
        assert faults("plan.voorkeur", key) == ()


def test_a_signal_is_a_limit_and_no_figure() -> None:
    """Bij welk getal u bijstuurt, kiest u zelf; dat hoeft geen cijfer te zijn."""
    assert faults("plan.stap.1.signaal", "Meer dan € 999.999 op 1 mei 2027.") == ()


def test_a_figure_that_changes_is_found_in_a_step() -> None:
    """Verandert een cijfer, dan klopt de stap niet meer waarin het staat."""
    werk = example_work()
    velden = {
        **werk.velden,
        "plan.stap.1.wat": "Uitgeven: € 151.237 aan doorstroom.",
        "plan.impuls.2026.doorstroom": "151237",
    }
    assert check_amounts(compose(Werk(werk.code, velden))) == ()
    velden["plan.impuls.2026.doorstroom"] = "135000"
    (fault,) = check_amounts(compose(Werk(werk.code, velden)))
    assert fault.tekst == "€ 151.237"


def test_an_amount_far_from_every_figure_names_none() -> None:
    """Komt geen cijfer in de buurt, dan wordt er geen genoemd."""
    (fault,) = faults("plan.stap.1.wat", "Dit kost € 999 miljard.")
    assert fault.dichtstbij == ""
    assert fault.wat == "€ 999 miljard staat niet in de cijfers van dit plan."
    assert faults("plan.stap.1.wat", f"Dit kost {'9' * 400} euro.")[0].dichtstbij == ""
    assert "cijfer" in fault.wat_te_doen


def test_a_minus_has_to_be_right() -> None:
    """Een min bij een winst is fout; een tekort zonder min niet, want dat zegt het woord."""
    loss = LiveFigure("a", "een tekort", "vastgesteld", waarde=-5000.0)
    gain = LiveFigure("b", "€ 5.000", "vastgesteld", waarde=5000.0)
    for text, same in (("-€ 5.000", loss), ("€ -5.000", loss), ("een tekort van € 5.000", loss)):
        assert find_same(find_amounts(text)[0], [loss]) is same
    assert find_same(find_amounts("\N{MINUS SIGN} € 5.000")[0], [gain]) is None
    assert find_same(find_amounts("€ 5.000")[0], [gain]) is gain


def of_euros(value: float) -> list[str]:
    """Write euros in every way that people do."""
    whole, k, mln = (decimal(value / by, 0) for by in (1, 1e3, 1e6))
    told = [
        f"€ {whole}", f"€{whole}", f"{whole} euro", f"EUR {whole}", f"€ {whole},-",
        f"€ {whole.replace('.', ' ')}", f"€ {whole.replace('.', '')}", f"{whole}",
    ]  # fmt: skip
    if value >= 1e4:
        told += [f"{k} k", f"{k}k", f"k€ {k}", f"TEUR {k}", f"{k} duizend euro", f"€ {k} dzd",
                 f"{decimal(value / 1e5, 2)} ton"]  # fmt: skip
    if value >= 1e5:
        few = decimal(value / 1e6, 2)
        told += [f"{few.replace('.', '')} mln", f"{few} miljoen", f"€ {few} M",
                 f"€ {few} mln euro", f"MEUR {few}",
                 f"{few.replace('.', '').replace(',', '.')} mln"]  # fmt: skip
    if value >= 1e7:
        told += [f"{mln} mln", f"€ {mln} miljoen", f"{decimal(value / 1e9, 4)} miljard"]
    return [one for one in told if value >= 1e3 or one != whole]


def of_others(value: float, unit: str) -> list[str]:
    """Write people, plekken, fte, standaardeenheden or a share in every way that people do."""
    if unit == "aandeel":
        told = decimal(value * 100, 1)
        return [f"{told}%", f"{told} %", f"{told} procent", f"{told.replace(',', '.')}%"]
    words = {
        "persoon": ("mensen", "Wsw'ers", "Wsw\N{RIGHT SINGLE QUOTATION MARK}ers", "medewerkers"),
        "plek": ("plekken", "beschutte werkplekken", "plaatsen"),
        "fte": ("fte", "fte's", "gewone fte"),
        "SE": ("SE", "standaardeenheden"),
    }[unit]
    told = decimal(value, 1 if unit in ("fte", "SE") else 0)
    return [f"{told} {word}" for word in words]


def ways(value: float, unit: str) -> list[str]:
    return of_euros(value) if unit.startswith("EUR") else of_others(value, unit)


def only(text: str, known: list[LiveFigure]) -> LiveFigure | None:
    """Read the one amount of a text, and give the figure that it is."""
    (amount,) = find_amounts(f"In 2027 is het {text} in totaal.")
    return find_same(amount, known)


SIZES = {"EUR": (100, 10**9), "persoon": (10, 20_000), "plek": (10, 20_000), "fte": (5, 20_000),
         "SE": (5, 20_000), "aandeel": (0.05, 1)}  # fmt: skip


@given(st.data(), st.sampled_from(sorted(SIZES)))
def test_a_figure_is_itself_and_ten_percent_off_is_found(data: st.DataObject, unit: str) -> None:
    """Een cijfer is zichzelf, hoe iemand het ook schrijft; een tiende ernaast wordt gevonden."""
    value = data.draw(st.floats(*SIZES[unit]))
    figure = LiveFigure("x", "een cijfer", "vastgesteld", waarde=value, eenheid=unit)
    for text in ways(value, unit):
        assert only(text, [figure]) is figure, text
    factor = data.draw(st.sampled_from((0.9, 1.1)))
    assume(unit != "persoon" or value >= 20)
    for text in ways(value * factor, unit):
        if text not in ways(value, unit):
            assert only(text, [figure]) is None, text


def test_every_live_figure_of_the_example_is_itself() -> None:
    """Elk cijfer van het voorbeeld wordt herkend, ook zoals het plan het zelf schrijft."""
    tried = 0
    for figure in figures():
        if figure.eenheid not in SIZES or not figure.waarde:
            continue
        for text in [*ways(abs(figure.waarde), figure.eenheid), f"{figure.tekst}"]:
            amounts = find_amounts(text)
            if figure.eenheid in ("persoon", "fte") and abs(figure.waarde) < 1:
                continue
            assert amounts, (figure, text)
            assert all(find_same(one, [figure]) for one in amounts), (figure, text)
            tried += 1
        for one in find_amounts(str(figure)):
            assert find_same(one, [figure]), (figure, one)
    assert tried > 1000
