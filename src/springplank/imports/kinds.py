# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The kinds of data that a person can hand in, each as one declaration.

Where two kinds call a column differently, the declaration says so: "naam" is a municipality in
one file and a samenwerkingsverband in another.
"""

from collections.abc import Mapping
from decimal import Decimal

from springplank.errors import UsageError
from springplank.imports.columns import Column, Content, Kind

_CODE_HEADERS = (
    "gemeentecode",
    "gm code",
    "gmcode",
    "cbs code",
    "cbscode",
    "code gemeente",
    "gemeente code",
    "gemeentenummer",
    "gemeentecode cbs",
    "regiocode",
)
_NAME_HEADERS = ("gemeentenaam", "gemeente", "naam gemeente", "regio", "regionaam")


def _gemeente() -> Column:
    return Column("code", Content.GEMEENTE, synonyms=_CODE_HEADERS)


def _gemeentenaam(*more: str) -> Column:
    synonyms = (*_NAME_HEADERS, *more)
    return Column("gemeentenaam", Content.GEMEENTE, synonyms=synonyms, required=False, stored=False)


def _jaar(key: str = "jaar", *more: str) -> Column:
    return Column(
        key,
        Content.JAAR,
        synonyms=("jaar", "peiljaar", "uitkeringsjaar", "kalenderjaar", "boekjaar", "jr", *more),
        minimum=Decimal(2015),
        maximum=Decimal(2060),
        whole=True,
    )


def _circulaire() -> Column:
    synonyms = ("circulaires", "stand", "stand circulaire", "circulaire stand", "bron circulaire")
    return Column("circulaire", Content.CIRCULAIRE, synonyms=synonyms)


def _count(
    key: str, unit: str, *synonyms: str, whole: bool = False, required: bool = True
) -> Column:
    return Column(
        key,
        Content.GETAL,
        unit,
        synonyms,
        required=required,
        maximum=Decimal(1_000_000),
        whole=whole,
        additive=True,
    )


def _euros(key: str, *synonyms: str, required: bool = True) -> Column:
    return Column(
        key,
        Content.GETAL,
        "euro",
        synonyms,
        required=required,
        maximum=Decimal(20_000_000_000),
        decimals=2,
        additive=True,
    )


def _share(key: str, *synonyms: str) -> Column:
    return Column(key, Content.GETAL, "aandeel", synonyms, required=False, maximum=Decimal(1))


_PERSONS = ("aantal personen", "personen", "volume", "waarde", "aantallen")
_EURO_HEADERS = ("bedrag eur", "bedrag euro", "bedrag in euro", "euro", "eur", "bedragen")
_VERBAND_HEADERS = (
    "verband id",
    "id",
    "samenwerkingsverband id",
    "verband code",
    "kenmerk",
    "kenmerk verband",
)
_PER_CIRCULAIRE = (("code",), ("uitkeringsjaar",), ("circulaire",))

_REGISTER = Kind(
    "register",
    "register",
    "personen in het doelgroepenregister, gemeentelijke doelgroep",
    "de verdeling van het impulsbudget en van de rijksbijdrage sociale infrastructuur",
    (
        _gemeente(),
        _gemeentenaam("naam"),
        _jaar(),
        _count("aantal", "persoon", *_PERSONS, "doelgroepenregister", "register"),
    ),
    (("code",), ("jaar",)),
    all_gemeenten=True,
)
_BIJSTAND = Kind(
    "bijstand",
    "bijstand",
    "bijstandsontvangers, maatstaf van het gemeentefonds",
    "het cluster Participatie",
    (
        _gemeente(),
        _gemeentenaam("naam"),
        _jaar("uitkeringsjaar"),
        _circulaire(),
        _count("aantal", "persoon", *_PERSONS, "bijstandsontvangers", "bijstand"),
    ),
    _PER_CIRCULAIRE,
    all_gemeenten=True,
)
_LOONKOSTENSUBSIDIE = Kind(
    "loonkostensubsidie",
    "lks",
    "loonkostensubsidies, maatstaf van het gemeentefonds",
    "het cluster Participatie",
    (
        _gemeente(),
        _gemeentenaam("naam"),
        _jaar("uitkeringsjaar"),
        _circulaire(),
        _count("aantal", "persoon", *_PERSONS, "loonkostensubsidies", "loonkostensubsidie", "lks"),
    ),
    _PER_CIRCULAIRE,
    all_gemeenten=True,
)
_IU = Kind(
    "iu",
    "iu",
    "integratie-uitkering Participatie",
    "de integratie-uitkering Participatie en haar deel Wsw",
    (
        _gemeente(),
        _gemeentenaam("naam"),
        _jaar("uitkeringsjaar"),
        _circulaire(),
        _euros(
            "bedrag", *_EURO_HEADERS, "iu", "iu participatie", "integratie uitkering participatie"
        ),
    ),
    _PER_CIRCULAIRE,
    all_gemeenten=True,
)
_IMPULSBUDGET = Kind(
    "impulsbudget",
    "impulsbudget",
    "impulsbudget per samenwerkingsverband, de officiële lijst",
    "het impulsbudget, in plaats van onze eigen verdeling",
    (
        Column(
            "verband",
            Content.VERBAND,
            synonyms=(*_VERBAND_HEADERS, "samenwerkingsverband", "naam", "naam verband"),
            required=False,
        ),
        Column(
            "ontvanger",
            Content.GEMEENTE,
            synonyms=(
                "ontvanger code",
                "ontvangende gemeente",
                "ontvangende gemeente code",
                "kassier",
                "kassiersgemeente",
                "code",
                *_CODE_HEADERS,
                *_NAME_HEADERS,
            ),
            required=False,
        ),
        _jaar(),
        _euros("bedrag", *_EURO_HEADERS, "impulsbudget"),
    ),
    (("verband", "ontvanger"), ("jaar",)),
    one_of=(("verband", "ontvanger"),),
)
_VERBANDEN = Kind(
    "verbanden",
    "verbanden",
    "samenwerkingsverbanden en hun gemeenten",
    "de lijst van samenwerkingsverbanden: deze vervangt de onze",
    (
        Column("verband", Content.NIEUW_VERBAND, synonyms=_VERBAND_HEADERS),
        Column(
            "naam",
            Content.TEKST,
            synonyms=(
                "samenwerkingsverband",
                "naam verband",
                "verbandnaam",
                "naam samenwerkingsverband",
            ),
        ),
        _gemeente(),
        _gemeentenaam(),
        _share("gewicht", "aandeel", "weging"),
    ),
    (("verband",), ("code",)),
)
_WSW = Kind(
    "wsw",
    "wsw",
    "Wsw in arbeidsjaren (se) en personen",
    "het deel Wsw van de integratie-uitkering Participatie, verdeeld naar arbeidsjaren; het aantal "
    "personen wordt bewaard voor later",
    (
        _gemeente(),
        _gemeentenaam("naam"),
        _jaar(),
        _count(
            "se",
            "arbeidsjaar",
            "arbeidsjaren",
            "standaardeenheden",
            "wsw se",
            "aantal se",
            "aantal arbeidsjaren",
            "standaard eenheden",
        ),
        _count("personen", "persoon", "aantal personen", whole=True, required=False),
    ),
    (("code",), ("jaar",)),
    needs_too=("de arbeidsjaren van alle gemeenten, want het bedrag wordt landelijk verdeeld.",),
)
_BESCHUT = Kind(
    "beschut",
    "beschut",
    "beschut werk: indicaties, realisatie en taakstelling",
    "uw cijfers naast de onze bij beschut werk; indicaties en realisatie ook voor de variant "
    "historisch",
    (
        _gemeente(),
        _gemeentenaam("naam"),
        _jaar(),
        _count(
            "indicaties",
            "persoon",
            "positieve adviezen",
            "adviezen",
            "indicatie",
            "aantal indicaties",
            whole=True,
            required=False,
        ),
        _count(
            "realisatie",
            "plek",
            "gerealiseerd",
            "werkzaam",
            "gerealiseerde plekken",
            "plekken",
            required=False,
        ),
        _count(
            "taakstelling",
            "plek",
            "aantal ultimo",
            "wettelijk aantal",
            "taakstelling ultimo",
            whole=True,
            required=False,
        ),
    ),
    (("code",), ("jaar",)),
    one_of=(("indicaties", "realisatie", "taakstelling"),),
    needs_too=(
        (
            "bij de variant historisch: de indicaties of de realisatie van alle gemeenten. Anders "
            "staan uw cijfers alleen naast de onze."
        ),
    ),
)
_BUIG = Kind(
    "buig",
    "buig",
    "BUIG-budget per gemeente",
    "het deel loonkostensubsidie van de BUIG en de aandelen in het deel bijstand; het budget wordt "
    "bewaard naast de onze",
    (
        _gemeente(),
        _gemeentenaam("naam"),
        _jaar(),
        Column(
            "stand",
            Content.KEUZE,
            synonyms=("status", "soort budget", "budget stand"),
            choices=("voorlopig", "nader voorlopig", "definitief"),
        ),
        _euros("budget", "buig", "buig budget", "bedrag", "budget eur"),
        _euros(
            "loonkostensubsidie_realisatie",
            "loonkostensubsidie",
            "realisatie loonkostensubsidie",
            "lks",
            "lks realisatie",
            "realisatie lks",
            required=False,
        ),
        _share("objectief_aandeel", "objectief", "aandeel objectief"),
        _share("historisch_aandeel", "historisch", "aandeel historisch"),
    ),
    (("code",), ("jaar",), ("stand",)),
    needs_too=(
        "de uitgaven van alle gemeenten, in de kolom loonkostensubsidie_realisatie;",
        (
            "het landelijke deelbudget, met --soort parameter: regeling buig_loonkostensubsidie, "
            "parameter deelbudget_loonkostensubsidie."
        ),
    ),
)
_PARAMETER = Kind(
    "parameter",
    "parameter",
    "eigen waarden voor een parameter",
    "de parameter van die regeling, in plaats van onze waarde",
    (
        Column("regeling", Content.TEKST, synonyms=("stroom", "wet")),
        Column("parameter", Content.TEKST, synonyms=("naam", "naam parameter")),
        _jaar("jaar", "vanaf", "vanaf jaar"),
        Column(
            "waarde",
            Content.GETAL,
            "eenheid van de parameter",
            ("bedrag", "getal"),
            minimum=Decimal(-1_000_000_000_000),
            maximum=Decimal(1_000_000_000_000),
        ),
    ),
    (("regeling",), ("parameter",), ("jaar",)),
)

KINDS: Mapping[str, Kind] = {
    kind.soort: kind
    for kind in (
        _REGISTER,
        _BIJSTAND,
        _LOONKOSTENSUBSIDIE,
        _IU,
        _IMPULSBUDGET,
        _VERBANDEN,
        _WSW,
        _BESCHUT,
        _BUIG,
        _PARAMETER,
    )
}
"""Every kind, by the name that a person types."""


def find_kind(name: str) -> Kind:
    """Find a kind by the name that a person types, or by its full name.

    Raises:
        UsageError: there is no such kind; the message suggests one.
    """
    wanted = name.strip().casefold()
    for kind in KINDS.values():
        if wanted in (kind.soort, kind.key):
            return kind
    import difflib

    near = difflib.get_close_matches(wanted, KINDS, n=1)
    hint = f" Bedoelt u {near[0]}?" if near else ""
    raise UsageError(f"De soort '{name[:40]}' bestaat niet.{hint} Kies uit: {', '.join(KINDS)}.")
