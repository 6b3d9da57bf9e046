# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The weighing in chapter 4: a means to talk, with money beside it and no winner of its own.

As long as nobody gave weights, it says only what can be said without them.
"""

from collections.abc import Iterator, Sequence

from springplank.actions.plan.draft import Ontwerp, figures_table, section
from springplank.actions.plan.toekomsten import look_into_futures
from springplank.actions.plan.weging import Gewogen, Weging
from springplank.actions.plan.weging_figures import BEST, COMPANY, NOTHING_LOST, WORST, Weegcijfers
from springplank.actions.plan.weging_words import (
    failures_of,
    favourite_sentences,
    second_view,
    warnings_of,
    weight_sentences,
)
from springplank.documents.plan import Block, Bullets, Paragraph, Part, Section, Table
from springplank.weging.criterium import SCORE, Criterium
from springplank.weging.eisen import ONBEKEND, VALT_AF, VOLDOET
from springplank.words.figures import listed

UITLEG = (
    "De gewogen som helpt bij het gesprek en wijst geen winnaar aan. Belangrijker is waar de "
    "keuze omslaat."
)
GELD_MEE = "Geld telt in deze weging mee als criterium."
GELD_ERNAAST = "Geld telt in deze weging niet mee en staat ernaast."
VERDICTS = {
    VALT_AF: "Niet elke optie voldoet.",
    ONBEKEND: "Niet van elke optie is bekend of zij voldoet.",
    VOLDOET: "Alle opties voldoen.",
}
"""What is said of a demand, the worst verdict first."""

NO_DEMAND = "Er is geen eis gesteld. Daarom valt geen optie vooraf af."
SWING = "Het gewicht zegt hoe zwaar de stap van het slechtste naar het beste telt."
EXPECTED = "Wij wegen met wat wij verwachten, niet met het bereik."
NO_RULE = "Niemand sprak af wie een tekort betaalt. Daarom is de bijdrage onbekend."
NO_MONEY = "Daarom is onbekend wat elke optie oplevert."
SPIJT = "Spijt is hoeveel slechter een optie uitkomt dan de beste in dezelfde toekomst."
NO_REGRET = "In elke toekomst komen de opties hier even goed uit."


def write_weighing(draft: Ontwerp) -> tuple[Section, ...]:
    """Write the weighing; nothing when nobody chose a criterium."""
    if not any(name.startswith("criterium.") for name in draft.werk.under("plan.weging")):
        return ()
    found = draft.weegcijfers
    weging, gewogen = found.weging, found.weging.gewogen
    is_weighed = gewogen is not None and gewogen.gewichten is not None
    return (
        section(
            "De weging",
            (Paragraph("keuze.weging", (_explained(draft, weging),)),),
            _points("keuze.eisen", [*(_demands(found) if is_weighed else ()), *_failures(found)]),
            *([_criteria(found), _scores(found)] if is_weighed else []),
        ),
        section("Het geld per optie", _money(found) if is_weighed else ()),
        section(
            "Waar de keuze omslaat",
            _shares(found),
            _sums(found),
            _said("keuze.kantelpunten", [*weight_sentences(weging), *second_view(weging)]),
        ),
        section("Als de toekomst anders loopt", _futures(draft, found) if is_weighed else ()),
        section(
            "Waar u op moet letten",
            _said("keuze.waarschuwingen", [*_of_the_sector(found), *warnings_of(weging)]),
        ),
    )


def _explained(draft: Ontwerp, weging: Weging) -> str:
    money = GELD_MEE if weging.geld_mee else GELD_ERNAAST
    whole = f" De cijfers zijn van heel {draft.cijfers.onderwerp.naam}." if draft.is_raad else ""
    return f"{UITLEG} {money}{whole}"


def _demands(found: Weegcijfers) -> Iterator[tuple[Part, ...]]:
    """Say what is demanded, also when every option meets it."""
    weging = found.weging
    if not weging.eisen:
        yield (NO_DEMAND,)
    for at, criterium in enumerate(weging.tabel.criteria):
        if criterium.key in weging.eisen:
            least = "minstens" if criterium.sign > 0 else "hoogstens"
            judged = {one.oordeel for one in weging.toetsen if one.criterium == at}
            yield (
                f"De eis aan {criterium.naam} is {least} ",
                found.demand(criterium),
                f". {next(said for oordeel, said in VERDICTS.items() if oordeel in judged)}",
            )


def _failures(found: Weegcijfers) -> Iterator[tuple[str]]:
    """Say which options fall out; not with amounts of a company that nobody knows."""
    if found.cijfers.company_known:
        yield from ((sentence,) for sentence in failures_of(found.weging))
        return
    for at in sorted(found.weging.afgevallen):
        yield (f"{found.weging.opties[at].naam} valt af: deze optie haalt een eis niet.",)


def _of_the_sector(found: Weegcijfers) -> Iterator[str]:
    """Say what rests on a company that nobody knows."""
    if found.cijfers.company_known:
        return
    weging = found.weging
    names = [
        one.naam
        for one in weging.tabel.criteria
        if one.rekening == COMPANY and (one.key in weging.telt or one.key in weging.eisen)
    ]
    if names:
        yield (
            f"Dit rust op gemiddelden van de sector, niet op cijfers van dit bedrijf: "
            f"{listed(names)}."
        )


def _criteria(found: Weegcijfers) -> tuple[Table, ...]:
    """Lay out what counts: its unit, its weight, and from which worst to which best."""
    gewogen = found.weging.gewogen
    assert gewogen is not None
    assert gewogen.gewichten is not None
    rows = tuple(
        (
            criterium.naam,
            _unit(found.weging, criterium),
            found.weight(at, float(gewogen.gewichten[at])),
            found.end(WORST, at),
            found.end(BEST, at),
        )
        for at, criterium in enumerate(gewogen.tabel.criteria)
    )
    columns = ("Criterium", "Eenheid", "Gewicht", "Slechtste", "Beste")
    return (
        Table(
            "keuze.criteria", "Waarop de opties zijn gewogen", columns, rows, (2, 3, 4), noot=SWING
        ),
    )


def _unit(weging: Weging, criterium: Criterium) -> str:
    first, last = weging.jaren[0], weging.jaren[-1]
    return {
        SCORE: "punten",
        "persoon": f"mensen, in {last}",
        "EUR": f"euro, {first} tot en met {last} samen",
        "aandeel": f"kans, in {last}",
    }[criterium.eenheid]


def _scores(found: Weegcijfers) -> tuple[Table, ...]:
    """Lay the scores out, without money."""
    weging = found.weging
    shown = [c for c in weging.tabel.criteria if c.key in weging.telt and not c.is_geld]
    return _per_option(found, "keuze.scores", "De scores, zonder geld", shown)


def _money(found: Weegcijfers) -> tuple[Block, ...]:
    """Lay the money out beside the scores."""
    weging = found.weging
    shown = [c for c in weging.tabel.criteria if c.is_geld]
    first, last = weging.jaren[0], weging.jaren[-1]
    counts = "telt mee" if weging.geld_mee else "telt niet mee"
    caption = f"Geld van {first} tot en met {last} samen: het {counts} in de weging"
    if found.cijfers.company_known:
        noot = "" if found.cijfers.afspraak.has_deficit_rule else NO_RULE
        return _per_option(found, "keuze.geld", caption, shown, noot)
    lacks = f"{found.cijfers.company_lacks} {NO_MONEY}"
    laid = _per_option(found, "keuze.geld", caption, shown, lacks)
    return laid or (Paragraph("keuze.geld", (lacks,)),)


def _per_option(
    found: Weegcijfers, sleutel: str, caption: str, criteria: Sequence[Criterium], noot: str = ""
) -> tuple[Table, ...]:
    options = found.weging.opties
    rows = [[c.naam, *(found.score(at, c) for at in range(len(options)))] for c in criteria]
    columns = ("Criterium", *(one.naam for one in options))
    return figures_table(sleutel, caption, columns, rows, noot)


def _shares(found: Weegcijfers) -> tuple[Table, ...]:
    gewogen = found.weging.gewogen
    if gewogen is None:
        return ()
    return figures_table(
        "keuze.weging_tabel",
        "Bij welk deel van alle gewichten een optie vooraan staat",
        ("Optie", "Deel van alle gewichten"),
        [[naam, found.share(at)] for at, naam in enumerate(_names(found.weging, gewogen))],
        "Alle gewichten tellen hier even zwaar.",
    )


def _sums(found: Weegcijfers) -> tuple[Table, ...]:
    gewogen = found.weging.gewogen
    if gewogen is None or gewogen.totalen is None or gewogen.topsis is None:
        return ()
    rows: list[list[Part | None]] = [
        [
            naam,
            *found.totals(at, gewogen.totalen, "som"),
            *found.totals(at, gewogen.topsis, "topsis"),
        ]
        for at, naam in enumerate(_names(found.weging, gewogen))
    ]
    return figures_table(
        "keuze.sommen",
        "De gewogen som van 0 tot 100, met TOPSIS als tweede blik",
        ("Optie", "Gewogen som", "Plaats", "TOPSIS", "Plaats bij TOPSIS"),
        rows,
        EXPECTED,
    )


def _names(weging: Weging, gewogen: Gewogen) -> list[str]:
    return [weging.opties[option].naam for option in gewogen.opties]


def _futures(draft: Ontwerp, found: Weegcijfers) -> tuple[Block, ...]:
    """Lay out how far every option stays behind in every future; nothing for one option."""
    if sum(one.beeld is not None for one in found.weging.opties) == 1:
        return ()
    seen = look_into_futures(draft.werk, found.about)
    rows: list[list[Part | None]] = [
        [naam, *(found.regret(seen, at, future) for at in range(len(seen.opties)))]
        for future, naam in enumerate(seen.toekomsten)
    ]
    about = f"{seen.criterium.naam} ({_unit(found.weging, seen.criterium)})"
    laid = figures_table(
        "keuze.spijt",
        f"Spijt in elke toekomst: {about}",
        ("Toekomst", *(one.naam for one in seen.opties)),
        rows,
        SPIJT,
    )
    is_flat = all(gap == NOTHING_LOST for row in rows for gap in row[1:])
    said = [NO_REGRET] if is_flat else list(favourite_sentences(seen))
    return (*laid, *_said("keuze.spijt_zinnen", said))


def _said(sleutel: str, sentences: Sequence[str]) -> tuple[Block, ...]:
    return _points(sleutel, [(sentence,) for sentence in sentences])


def _points(sleutel: str, points: Sequence[tuple[Part, ...]]) -> tuple[Block, ...]:
    return (Bullets(sleutel, tuple(points)),) if points else ()
