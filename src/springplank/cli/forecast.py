# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""springplank vooruit and scenario's: people, money and company ahead, with their ranges."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

import click
import numpy as np

from springplank.actions import answers, forecast
from springplank.actions.forecast import Vooruit, Wishes, look_ahead
from springplank.actions.headlines import in_short
from springplank.actions.pictures import draw_chart
from springplank.cli import files, options, output
from springplank.cli.templates import new_scenario
from springplank.core.assumptions import Assumption
from springplank.errors import UsageError
from springplank.scenarios.people import GUESSED
from springplank.scenarios.reeks import Reeks
from springplank.scenarios.run import DRAWS, SEED
from springplank.scenarios.scenario import SOORTEN, Scenario, library
from springplank.words import figures
from springplank.words.estimates import amount, span

F = TypeVar("F", bound=Callable[..., Any])

SHOWN: Sequence[tuple[str, Sequence[tuple[str, str, str]]]] = (
    (
        "Mensen op 31 december",
        (
            ("personen", "wsw", "Wsw"),
            ("personen", "beschut_werk", "Beschut werk"),
            ("personen", "wachtlijst", "Wacht op beschut werk"),
            ("taakstelling", "beschut_werk", "Taakstelling (plekken)"),
            ("personen", "tussengroep", "Tussengroep"),
            ("personen", "traject", "Traject"),
            ("personen", "regulier", "Regulier met subsidie"),
        ),
    ),
    (
        "Geld van het Rijk",
        (
            ("rijksgeld", "wsw", "Wsw"),
            ("rijksgeld", "beschut_werk", "Beschut werk"),
            ("rijksgeld", "sociale_infrastructuur", "Sociale infrastructuur"),
            ("rijksgeld", "herijking_wsw", "Herijking Wsw (aanname)"),
            ("rijksgeld", "loon_en_prijsbijstelling", "Bijstelling (aanname)"),
            ("rijksgeld", "impulsbudget", "Impulsbudget"),
        ),
    ),
    (
        "Het bedrijf",
        (
            ("bedrijf", "netto_toegevoegde_waarde", "Netto toegev. waarde"),
            ("bedrijf", "begeleiding", "Begeleiding"),
            ("bedrijf", "bedrijfskosten", "Bedrijfskosten"),
            ("bedrijf", "operationeel_resultaat", "Operationeel resultaat"),
            ("bedrijf", "subsidieresultaat", "Subsidieresultaat Wsw"),
            ("bedrijf", "loonresultaat", "Loonresultaat"),
            ("bedrijf", "exploitatieresultaat", "Exploitatieresultaat"),
            ("bedrijf", "bijdrage_gemeenten", "Bijdrage gemeenten"),
            ("vermogen", "eigen_vermogen", "Eigen vermogen"),
            ("vermogen", "reserve_impulsbudget", "Reserve impulsbudget"),
        ),
    ),
    (
        "Resultaat per fte",
        (
            ("resultaat_per_fte", "wsw", "Wsw"),
            ("resultaat_per_fte", "beschut_werk", "Beschut werk"),
            ("resultaat_per_fte", "tussengroep", "Tussengroep"),
        ),
    ),
    ("De gemeente: saldo", (("gemeente", "Saldo", "Saldo"),)),
)
"""What is printed: kind, group and label; the rest is in --json and --csv."""

CELL = 18
"""Room for a year: "-1.250–1.340 mln" and a space."""

READING = (
    "Onder elk getal staat de bandbreedte: 80 van de 100 doorrekeningen liggen ertussen. "
    "mln is miljoen euro, dzd is duizend euro."
)

ORIGINS: Mapping[str, str] = {
    "lokaal": "van uzelf",
    "landelijk": "landelijk gepubliceerd",
    "aanname": "aanname",
    "scenario": "uit het scenario",
}
"""Where a figure comes from, as the screen says it."""


def wishes(command: F) -> F:
    """Add the options of everything that looks ahead."""
    for option in (
        click.option(
            "--toeval/--zonder-toeval",
            "chance",
            default=None,
            help="Reken met hele mensen en toeval (standaard alleen bij een klein bedrijf).",
        ),
        click.option("--zaad", "seed", type=int, default=SEED, metavar="GETAL", help="Begingetal."),
        click.option(
            "--trekkingen",
            "draws",
            type=int,
            default=DRAWS,
            metavar="AANTAL",
            help="Hoe vaak wordt doorgerekend (standaard 1000).",
        ),
        click.option(
            "--eigen", type=click.Path(path_type=Path), metavar="BESTAND", help="Eigen cijfers."
        ),
        click.option("--model", metavar="MODEL", help="Het organisatiemodel van nu (partieel)."),
        click.option(
            "--afspraak", metavar="NAAM_OF_BESTAND", help="De bekostigingsafspraak (doorsluizen)."
        ),
        click.option(
            "--bedrijf",
            type=click.Path(path_type=Path),
            metavar="BESTAND",
            help="De cijfers van uw bedrijf; zie: springplank bedrijf nieuw.",
        ),
        options.choices,
        options.variants,
        options.stand,
        click.option("--tot", "last", type=int, metavar="JAAR", help="Laatste jaar (2035)."),
    ):
        command = option(command)
    return command


@options.command(
    "vooruit", "Hoe gaat het verder met de mensen, het geld en het bedrijf, en hoe zeker is dat?"
)
@click.argument("naam", metavar="NAAM_OF_CODE")
@click.option("--scenario", metavar="NAAM_OF_BESTAND", help="Zie: springplank scenario's.")
@wishes
@click.option("--grafiek", "picture", metavar="BESTAND", help="Teken (.svg of .html met tabel).")
@click.option(
    "--grafiek-van",
    "drawn",
    multiple=True,
    metavar="SOORT.GROEP",
    help="Wat er in de grafiek staat, hoogstens vier keer, bijvoorbeeld personen.wsw.",
)
@click.option("--waardoor", is_flag=True, help="Toon welke aannames de bandbreedte maken.")
@click.option("--csv", "csv_out", is_flag=True, help="Geef alle regels als CSV.")
@click.option("--uit", "file", metavar="BESTAND", help="Schrijf de CSV in dit bestand.")
@options.as_json
def vooruit(
    naam: str,
    scenario: str | None,
    picture: str | None,
    drawn: tuple[str, ...],
    file: str | None,
    *,
    waardoor: bool,
    csv_out: bool,
    json_out: bool,
    **said: Any,
) -> None:
    """Look ahead."""
    if json_out and (csv_out or file):
        raise UsageError("Geef --json of CSV (--csv, --uit), niet allebei.")
    if drawn and picture is None:
        raise UsageError("Bij --grafiek-van hoort een bestand: geef ook --grafiek BESTAND.")
    found = look_ahead(naam, scenario, Wishes(**said))
    if picture is not None:
        if found.scenario.is_words:
            raise UsageError(
                f"Scenario {found.scenario.naam} is een route in woorden: er valt niets te tekenen."
            )
        draw_chart(found, drawn, Path(picture))
        click.echo(f"Geschreven: {picture}.", err=json_out or csv_out)
    if json_out:
        beside = {"spreiding": answers.spread_json(found)} if waardoor else {}
        output.as_json(answers.as_json(found) | beside)
    elif csv_out or file:
        rows = (tuple(row[name] for name in answers.CSV_COLUMNS) for row in answers.csv_rows(found))
        files.write_csv(answers.CSV_COLUMNS, rows, file)
    elif found.scenario.is_words:
        output.heading(f"Vooruit: {found.onderwerp.naam}")
        output.note(f"Scenario: {found.scenario.naam}.", indent=0)
        print_words(found.scenario)
    else:
        _print(found)
        if waardoor:
            _print_spread(found)


@click.group(
    "scenario's",
    cls=options.DutchGroup,
    help="Welke scenario's er zijn, wat zij veranderen en waarom.",
    options_metavar="[OPTIES]",
    subcommand_metavar="[OPDRACHT]",
    context_settings={"help_option_names": ["--help", "-h"]},
    invoke_without_command=True,
)
@options.as_json
@click.pass_context
def scenarios(ctx: click.Context, *, json_out: bool) -> None:
    """List the scenarios that come along, unless a new one is made."""
    if ctx.invoked_subcommand is not None:
        return
    if json_out:
        output.as_json({"scenarios": [answers.scenario_json(s) for s in library().values()]})
        return
    for scenario in library().values():
        output.heading(f"{scenario.naam} ({scenario.key})")
        output.note(f"{SOORTEN[scenario.soort]}; {scenario.auteur}, {figures.day(scenario.datum)}")
        click.echo(click.wrap_text(scenario.uitleg, output.width(), "  ", "  "))
        if scenario.tegen:
            output.note(f"Daartegen: {scenario.tegen}")
        for change in scenario.wijzigingen:
            output.note(f"- {change.key}: {change.why}", indent=4)
        for text in scenario.teksten:
            output.note(f"- {text}", indent=4)
        click.echo()
    output.note("Kijk vooruit met een scenario: springplank vooruit ammatch --scenario NAAM.")
    output.note("Maak zelf een scenario: springplank scenario's nieuw.")


scenarios.add_command(new_scenario)


def _print(found: Vooruit) -> None:
    subject = found.onderwerp
    output.heading(f"Vooruit: {subject.naam}, {found.jaren[0]} tot en met {found.jaren[-1]}")
    output.note(f"Scenario: {found.scenario.naam}. Run {found.run_id}.", indent=0)
    for sentence in in_short(found):
        click.echo(click.wrap_text(sentence, output.width()))
    for text in words_of(found.scenario):
        output.note(text, indent=0)
    years = chosen_years(found.jaren)
    for title, lines in SHOWN:
        known = [(label, r) for soort, key, label in lines if (r := _find(found, soort, key))]
        if known:
            click.echo()
            print_years(title, [found.jaren[at] for at in years])
            for label, reeks in known:
                print_series(label, reeks, years)
    click.echo()
    for remark in (READING, *found.opmerkingen):
        output.note(remark)
    _print_assumptions(found)


def print_words(scenario: Scenario) -> None:
    """Print what a route of words says: what it means, and its texts."""
    click.echo(click.wrap_text(scenario.uitleg, output.width()))
    for text in words_of(scenario):
        output.note(text, indent=0)


def words_of(scenario: Scenario) -> tuple[str, ...]:
    """Give the sentences of a scenario that are no amounts; the argument against it first."""
    against = (f"Daartegen: {scenario.tegen}",) if scenario.tegen else ()
    return (*against, *scenario.teksten)


def _print_spread(found: Vooruit) -> None:
    spread = forecast.spread_of(found)
    click.echo()
    what = "het exploitatieresultaat" if found.place.has_company else "het aantal mensen"
    output.heading(f"Waardoor is {what} in {found.jaren[-1]} onzeker?")
    if not spread.explained > 0:
        output.note("Onbekend, of er is geen spreiding door aannames.")
        return
    for part in spread.bijdragen:
        share = f"{part.total * spread.explained:>5.0%}  "
        blank = " " * (len(share) + 2)
        text = click.wrap_text(part.assumption.label, output.width(), f"  {share}", blank)
        click.echo(text)
    output.note(
        "Hoeveel van de spreiding bij elke aanname hoort. De andere aannames zijn niet apart "
        "doorgerekend; de onzekerheid over het rijksgeld zelf en toeval staan hier buiten."
    )


def _find(found: Vooruit, soort: str, key: str) -> Reeks | None:
    """Give the series of the gemeente that was asked for, or of the whole place."""
    series = [r for r in found.series() if (r.soort, r.groep) == (soort, key)]
    own = [r for r in series if r.gemeente == (found.place.focus or "")]
    return next(iter(own or series), None)


def chosen_years(years: Sequence[int]) -> list[int]:
    """Choose the indexes of the years that fit the screen: near ones close, far ones apart."""
    size = output.years_per_block(len(years), CELL)
    if size >= len(years):
        return list(range(len(years)))
    apart = np.unique(np.round((len(years) - 1) * np.linspace(0, 1, size) ** 1.4).astype(int))
    return [int(at) for at in apart]


def print_years(title: str, years: Sequence[int]) -> None:
    """Print the head of a table of series."""
    output.row(title, [str(year) for year in years], bold=True, size=CELL)


def print_series(label: str, reeks: Reeks, years: Sequence[int]) -> None:
    """Print what is expected of a series in some years (indexes), with its range below it."""
    if not reeks.is_known:
        output.row(label, ["onbekend"] * len(years), size=CELL)
        return
    low, high = reeks.band()
    output.row(label, [amount(reeks.verwacht[at], reeks.eenheid) for at in years], size=CELL)
    print_ranges(span(low[at], high[at], reeks.eenheid) for at in years)


def print_ranges(cells: Iterable[str]) -> None:
    """Print the range below each figure of a row."""
    blank = " " * output.LABEL
    click.echo(click.style(blank + "".join(f"{cell:>{CELL}}" for cell in cells), dim=True))


def _print_assumptions(found: Vooruit) -> None:
    counted = forecast.origins(found)
    words = ", ".join(f"{counted[key]} {name}" for key, name in ORIGINS.items() if key in counted)
    click.echo()
    output.heading("Vul eerst zelf in")
    output.note(f"Deze uitkomst rust op {sum(counted.values())} cijfers: {words}.")
    for assumption in found.vragen:
        click.echo(click.wrap_text(assumption.question, output.width(), "  - ", "    "))
        output.note(_now(assumption), indent=4)
    for assumption in found.verlopen:
        output.note(f"Verlopen op {figures.day(assumption.expires)}: {assumption.label}.")
    output.note("Eigen cijfers geeft u met --eigen BESTAND; alle cijfers staan in --json.")
    if found.place.has_company:
        output.note(
            "De cijfers van het bedrijf geeft u met --bedrijf BESTAND (maak er een met: "
            "springplank bedrijf nieuw)."
        )


def _now(assumption: Assumption) -> str:
    """Say what is reckoned with now, and how the figure is called."""
    between = span(assumption.low, assumption.high, assumption.unit)
    if assumption.key in GUESSED:
        figure, _ = GUESSED[assumption.key]
        return (
            f"nu een schatting, maal {between}; het eigen aantal staat in het bestand voor --eigen "
            f"onder de gemeente: {figure}"
        )
    now = f"{amount(assumption.value, assumption.unit)} ({between})"
    times = "maal " if assumption.unit == "factor" else ""
    return f"nu {times}{now}: {assumption.key}"
