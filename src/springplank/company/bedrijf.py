# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The company's own figures, read from a bedrijf.toml; what is not in it is an aanname.

Every figure has a key in `Bedrijf.figures` and says where it comes from: "lokaal" from the file,
"aanname" or "landelijk" from aannames.toml. `core.assumptions.draw` makes values of them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import numpy as np

from springplank.cohort.groups import WERKVORMEN
from springplank.company.balance import Balance, read_balance
from springplank.company.fields import Part, check_scale, check_sum, dutch
from springplank.core.assumptions import Assumption, Assumptions, load_assumptions
from springplank.core.toml_faults import TomlError, parse_toml, read_own_text
from springplank.errors import DataError

FOLDER = Path(__file__).parent
EXAMPLE = FOLDER / "voorbeeld.toml"
TEMPLATE = FOLDER / "sjabloon.toml"

GROEPEN = ("wsw", "beschut_werk", "tussengroep", "traject")
"""The groups that work in the company; the last one is not employed by it."""

EMPLOYED = GROEPEN[:3]
WITH_SUBSIDY = ("beschut_werk", "tussengroep")
"""The groups with loonkostensubsidie: the Wsw has a rijksbijdrage of its own (eq. 9)."""

DOELEN: Mapping[str, str] = {
    "organisatiestructuur": "Organisatiestructuur",
    "doorstroomfunctie": "Doorstroomfunctie",
    "operationeel_resultaat": "Operationeel resultaat",
    "duurzame_werkplekken": "Duurzame werkplekken",
}
"""What the impulsbudget may be spent on (Adviesteam Sociale Infrastructuur; gemeente.nu)."""

TOTALS: Mapping[str, str] = {
    "vast": "Vaste overhead in het boekjaar",
    "huisvesting": "Huisvesting in het boekjaar",
    "afschrijving": "Afschrijving in het boekjaar",
    "vervoer": "Vervoer in het boekjaar",
    "overig": "Overige bedrijfskosten in het boekjaar",
}
"""Costs that a company knows as a whole, and the sector per fte."""

LINES: Mapping[str, str] = {
    "sroi": "Omzet uit sociale voorwaarden bij aanbesteding (SROI)",
    "wia": "Opbrengst voor mensen met een WIA-uitkering",
    "ww": "Opbrengst voor mensen met een WW-uitkering",
}
"""Lines that count only when a company fills them."""

NETTO = "netto_toegevoegde_waarde"
BEGELEIDING = "begeleiding_fte_per_fte"
AFSPRAAK = "loonkostensubsidie_percentage_afspraak"
SISA = "loonkostensubsidie_percentage_sisa"
OPBRENGST = ("tarief_uur", "productieve_uren", "directe_kosten_per_fte")


@dataclass(frozen=True, slots=True, eq=False)
class Bedrijf:
    """A sociaal ontwikkelbedrijf with its own figures.

    Attributes:
        naam: name for a reader.
        boekjaar: the year of the figures; amounts are at its price level.
        synthetisch: the figures are invented.
        bron: where the figures come from, in the words of who gave them.
        figures: every figure by key, own or assumed.
        fte: fte of all groups in the boekjaar; NaN when unknown.
        deeltijdfactor: fte per person per group, only where the company gave it.
        balans: the balance sheet as the accounts state it.
        reserve: EUR of impulsbudget that was not spent yet; NaN when unknown.
        regels: EUR per year of LINES, only those that were filled.
        incidenteel: EUR of one-off income per calendar year.
        frictiekosten: EUR of one-off cost per calendar year.
        besteding: EUR of impulsbudget to be spent, per goal of DOELEN and calendar year.
    """

    naam: str
    boekjaar: int
    synthetisch: bool
    bron: str
    figures: Assumptions
    fte: float
    deeltijdfactor: Mapping[str, float]
    balans: Balance
    reserve: float
    regels: Mapping[str, float]
    incidenteel: Mapping[int, float]
    frictiekosten: Mapping[int, float]
    besteding: Mapping[str, Mapping[int, float]]

    @property
    def eigen_vermogen(self) -> float:
        """EUR at the end of the boekjaar; NaN when unknown."""
        return self.balans.eigen_vermogen

    @property
    def vreemd_vermogen(self) -> float:
        """EUR at the end of the boekjaar; NaN when unknown."""
        return self.balans.vreemd_vermogen

    def is_local(self, key: str) -> bool:
        """Say whether a figure comes from the company itself."""
        return key in self.figures and self.figures[key].herkomst == "lokaal"


@cache
def sector_figures() -> Assumptions:
    """Read what is assumed of a company that gave no figures."""
    return load_assumptions(FOLDER / "aannames.toml")


def assumed_bedrijf(naam: str, boekjaar: int) -> Bedrijf:
    """Give a company of which nothing is known: every figure is an aanname."""
    raw = {"bedrijf": {"naam": naam, "boekjaar": boekjaar, "bron": "geen eigen cijfers"}}
    return _bedrijf(Part("bedrijf.toml", "", raw))


def load_bedrijf(path: Path) -> Bedrijf:
    """Read a bedrijf.toml.

    Raises:
        DataError: when the file cannot be read, or a field is unknown, impossible or unlikely;
            the message says where.
    """
    try:
        text = read_own_text(path)
    except IsADirectoryError:
        raise DataError(f"{path.name} is een map. Geef een bestand (.toml).") from None
    except OSError as error:
        raise DataError(f"{path.name} is niet te openen: bestaat het bestand?") from error
    except UnicodeDecodeError as error:
        raise DataError(
            f"{path.name} is geen tekstbestand. Sla het op als TOML, in UTF-8."
        ) from error
    except TomlError as fault:
        raise DataError(f"{path.name} is geen goed TOML-bestand. {fault}") from fault
    return read_bedrijf(text, path.name)


def read_bedrijf(text: str, file: str = "bedrijf.toml") -> Bedrijf:
    """Read the text of a bedrijf.toml; see `load_bedrijf`."""
    if not text.strip():
        raise DataError(f"{file} is leeg. Maak een nieuw bestand met: springplank bedrijf nieuw.")
    try:
        raw = parse_toml(text)
    except TomlError as error:
        raise DataError(
            f"{file} is geen goed TOML-bestand. {error} Vergelijk het met het "
            "voorbeeld van: springplank bedrijf nieuw."
        ) from error
    return _bedrijf(Part(file, "", raw))


def _bedrijf(file: Part) -> Bedrijf:
    file.expect(("bedrijf", "groepen", "bedrijfskosten", "opbrengsten", "balans", "impulsbudget"))
    head = file.part("bedrijf")
    head.expect(("naam", "boekjaar", "synthetisch", "bron", "fte"))
    groepen = file.part("groepen")
    groepen.expect(GROEPEN)
    opbrengsten = file.part("opbrengsten")
    impulsbudget = file.part("impulsbudget")
    impulsbudget.expect(("reserve", "besteding"))
    besteding = impulsbudget.part("besteding")
    besteding.expect(DOELEN)
    own = _Own(head.text("bron"), is_synthetic=head.flag("synthetisch"))
    fte = _read_fte(head)
    for groep in groepen.raw:
        _read_groep(groepen.part(groep), groep, own)
    frictie = _read_kosten(file.part("bedrijfskosten"), fte, own)
    regels = _read_opbrengsten(opbrengsten, fte, own)
    return Bedrijf(
        head.text("naam"),
        head.year("boekjaar"),
        own.is_synthetic,
        own.source,
        own.figures,
        np.nan if fte is None else fte,
        _deeltijdfactoren(groepen),
        read_balance(file.part("balans")),
        _known(impulsbudget.positive("reserve")),
        regels,
        opbrengsten.part("incidenteel").per_year(),
        frictie,
        {doel: besteding.part(doel).per_year() for doel in besteding.raw},
    )


def _read_fte(head: Part) -> float | None:
    fte = head.positive("fte")
    if fte == 0:
        raise DataError(
            f"{head.where('fte')}: 0 kan niet; vul een getal boven 0 in, of laat de regel weg als "
            "u het niet weet."
        )
    return fte


class _Own:
    """Collects the figures: those of the sector, and own ones in their place."""

    def __init__(self, source: str, *, is_synthetic: bool) -> None:
        self.source = source
        self.is_synthetic = is_synthetic
        self.figures: dict[str, Assumption] = dict(sector_figures())

    def put(self, key: str, value: float, template: str = "", label: str = "") -> None:
        """Set an own figure; a figure that the sector does not have takes after a template."""
        model = sector_figures()[template or key]
        self.figures[key] = replace(
            model,
            key=key,
            label=label or model.label,
            value=value,
            low=value,
            high=value,
            status="synthetisch" if self.is_synthetic else "vastgesteld",
            sources=(),
            place=self.source,
            note="",
            question="",
            herkomst="lokaal",
        )


def _read_groep(part: Part, groep: str, own: _Own) -> None:
    with_subsidy = (AFSPRAAK, SISA, "loonwaarde") if groep in WITH_SUBSIDY else ()
    employed = ("loonkosten_per_fte",) if groep in EMPLOYED else ()
    part.expect((*employed, *with_subsidy, BEGELEIDING, "deeltijdfactor", "werkvormen"))
    loonkosten = part.positive("loonkosten_per_fte")
    if loonkosten is not None:
        key = f"bedrijf_{groep}.loonkosten_per_fte"
        check_scale(part.where("loonkosten_per_fte"), loonkosten, sector_figures()[key])
        own.put(key, loonkosten)
    begeleiding = part.positive(BEGELEIDING)
    if begeleiding is not None:
        own.put(f"bedrijf_{groep}.{BEGELEIDING}", begeleiding)
    _read_subsidy(part, groep, own)
    werkvormen = part.part("werkvormen")
    if werkvormen.raw:
        _read_werkvormen(werkvormen, groep, own)


def _read_subsidy(part: Part, groep: str, own: _Own) -> None:
    loonwaarde, gemeten = part.share("loonwaarde"), part.share(SISA)
    if loonwaarde is not None and gemeten is not None:
        raise DataError(
            f"{part.where('loonwaarde')}: vul de loonwaarde of {SISA} in, niet allebei; samen zijn "
            "zij altijd 1."
        )
    if loonwaarde is not None:
        gemeten = 1 - loonwaarde
    for name, value in ((SISA, gemeten), (AFSPRAAK, part.share(AFSPRAAK))):
        if value is not None:
            own.put(f"bedrijf_{groep}.{name}", value)


def _read_werkvormen(part: Part, groep: str, own: _Own) -> None:
    part.expect(WERKVORMEN)
    shares = {}
    for werkvorm in part.raw:
        form = part.part(werkvorm)
        form.expect(("aandeel", f"{NETTO}_per_fte", *OPBRENGST, BEGELEIDING, "werksoorten"))
        shares[werkvorm] = _share_of(form)
        template = f"bedrijf_werkvorm.{NETTO}_{werkvorm}"
        netto = _netto(form, template)
        if netto is not None:
            own.put(f"bedrijf_{groep}.{NETTO}_{werkvorm}", netto, template)
        begeleiding = form.positive(BEGELEIDING)
        if begeleiding is not None:
            group_key = f"bedrijf_{groep}.{BEGELEIDING}"
            own.put(f"{group_key}_{werkvorm}", begeleiding, group_key)
    check_sum(part, shares, "werkvormen")
    for werkvorm in WERKVORMEN:
        own.put(f"bedrijf_{groep}.aandeel_{werkvorm}", shares.get(werkvorm, 0.0))


def _share_of(part: Part) -> float:
    share = part.share("aandeel")
    if share is None:
        raise DataError(f"{part.where('aandeel')}: vul het aandeel in, van 0 tot 1.")
    return share


def _netto(part: Part, template: str) -> float | None:
    """Give the netto toegevoegde waarde per fte: given, from hours and rates, or from werksoorten.

    Raises:
        DataError: when two ways are filled, or one is filled halfway.
    """
    key = f"{NETTO}_per_fte"
    given = part.number(key)
    rates = {name: part.positive(name) for name in OPBRENGST if name in part.raw}
    kinds = part.part("werksoorten")
    if sum((given is not None, bool(rates), bool(kinds.raw))) > 1:
        raise DataError(
            f"{part.file}, [{part.name}]: vul {key} in, of {', '.join(OPBRENGST)}, of werksoorten; "
            "niet meer dan een van de drie."
        )
    if rates:
        if missing := [name for name in OPBRENGST if name not in rates]:
            raise DataError(
                f"{part.file}, [{part.name}]: {' en '.join(missing)} mist; met {OPBRENGST[0]} zijn "
                "alle drie nodig."
            )
        tarief, uren, kosten = (rates[name] or 0.0 for name in OPBRENGST)
        given = tarief * uren - kosten
    if kinds.raw:
        given = _netto_of_kinds(kinds, template)
    if given is not None:
        check_scale(part.where(key), given, sector_figures()[template])
    return given


def _netto_of_kinds(kinds: Part, template: str) -> float:
    shares, total = {}, 0.0
    for name in kinds.raw:
        kind = kinds.part(name)
        kind.expect(("aandeel", f"{NETTO}_per_fte", *OPBRENGST))
        shares[name] = _share_of(kind)
        netto = _netto(kind, template)
        if netto is None:
            raise DataError(f"{kind.where(f'{NETTO}_per_fte')}: vul dit in voor elke werksoort.")
        total += shares[name] * netto
    check_sum(kinds, shares, "werksoorten")
    return total


def _read_kosten(part: Part, fte: float | None, own: _Own) -> Mapping[int, float]:
    plain = ("begeleiding_loonkosten", "variabel_per_fte", "afbouwvertraging")
    part.expect((*plain, "afbouwbaar", *TOTALS, "frictiekosten"))
    for name in plain:
        value = part.positive(name)
        key = f"bedrijf_kosten.{name}"
        if value is None:
            continue
        if name != "afbouwvertraging":
            check_scale(part.where(name), value, sector_figures()[key])
        elif value > sector_figures()[key].most:
            raise DataError(f"{part.where(name)}: {dutch(value)} jaar is te lang; kies tot 25.")
        own.put(key, value)
    afbouwbaar = part.share("afbouwbaar")
    if afbouwbaar is not None:
        own.put("bedrijf_kosten.afbouwbaar", afbouwbaar)
    for name, label in TOTALS.items():
        _read_total(part, name, f"bedrijf_kosten.{name}", label, fte, own)
    return part.part("frictiekosten").per_year()


def _read_opbrengsten(part: Part, fte: float | None, own: _Own) -> Mapping[str, float]:
    part.expect(("overig", *LINES, "incidenteel"))
    label = "Overige opbrengsten in het boekjaar"
    _read_total(part, "overig", "bedrijf_opbrengsten.overig", label, fte, own)
    filled = {name: part.positive(name) for name in LINES}
    return {name: value for name, value in filled.items() if value is not None}


def _read_total(part: Part, name: str, key: str, label: str, fte: float | None, own: _Own) -> None:
    """Read an amount of the whole company; its size can be judged only when the fte are known."""
    value = part.positive(name)
    if value is None:
        return
    template = f"{key}_per_fte"
    if fte:
        check_scale(part.where(name), value, sector_figures()[template], fte)
    own.put(key, value, template, label)


def _deeltijdfactoren(groepen: Part) -> Mapping[str, float]:
    found = {groep: groepen.part(groep).share("deeltijdfactor") for groep in groepen.raw}
    return {groep: value for groep, value in found.items() if value is not None}


def _known(value: float | None) -> float:
    return np.nan if value is None else value
