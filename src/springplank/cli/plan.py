# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""springplank plan: the plan of a samenwerkingsverband or gemeente, as documents."""

from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path

import click

from springplank.cli import options, output
from springplank.core.whole_files import CANNOT_WRITE
from springplank.errors import DataError, UsageError

EVERY = "alle"
"""Stands for every known verband."""

ABORTED = 130
"""The exit code of Ctrl-C."""

ALL = "pdf,docx,odt,xlsx,html"
SHOWN = 12
"""How much of what is missing is listed; the plan itself says all of it."""


@options.command(
    "plan",
    "Het plan als documenten: PDF, Word, ODT, Excel en een raadspagina. Met de naam 'alle' van elk "
    "bekend verband.",
)
@click.argument("naam", metavar="NAAM")
@click.option("--uit", "folder", metavar="MAP", help="Map voor de documenten (plan-NAAM).")
@click.option(
    "--formaat",
    "formats",
    default=ALL,
    metavar="LIJST",
    help="Welke documenten: pdf, docx, odt, xlsx, ods, html; met komma's ertussen.",
)
@click.option("--gemeente", metavar="NAAM", help="De versie voor de raad van dit lid.")
@click.option(
    "--bestaand",
    "existing",
    type=click.Path(path_type=Path),
    metavar="BESTAND",
    help="Zoek in een plan dat er al is (docx, odt, pdf, txt) wat de afspraken vragen.",
)
@options.as_json
def plan(
    naam: str,
    folder: str | None,
    formats: str,
    gemeente: str | None,
    existing: Path | None,
    *,
    json_out: bool,
) -> None:
    """Write the documents of a plan and say what it still lacks, or search an existing plan."""
    is_every = naam.strip().casefold() == EVERY
    if is_every and (gemeente is not None or existing is not None):
        raise UsageError(
            f"Met {EVERY!r} kunnen --gemeente en --bestaand niet. Geef de naam van één verband."
        )
    if existing is not None:
        if (folder, formats, gemeente) != (None, ALL, None):
            raise UsageError(
                "Met --bestaand zoekt Springplank alleen in uw plan. Laat --uit, --formaat en "
                "--gemeente weg."
            )
        _search(naam, existing, json_out=json_out)
        return
    wanted = [one.strip().lower() for one in formats.split(",") if one.strip()]
    if is_every:
        _all(wanted, Path(folder or "plannen"), json_out=json_out)
        return
    from springplank.actions.plan.publishing import file_name, make_documents, save_documents
    from springplank.actions.plan.voorbeeld import work_for

    werk, lid = work_for(naam, gemeente)
    made = make_documents(werk, wanted, lid)
    place = Path(folder or f"plan-{file_name(lid or werk.code)}")
    written = save_documents(made.documenten, place)
    missing = [f"{one.nummer}. {zin}" for one in made.plan.hoofdstukken for zin in one.ontbreekt]
    if json_out:
        files = {"bestanden": [str(path) for path in written], "ontbreekt": missing}
        output.as_json(made.plan.as_json() | files)
        return
    click.echo(f"{made.plan.titel}. {made.plan.status.capitalize()}.")
    click.echo(f"Berekening {made.plan.run_id}. De documenten staan in {place}:")
    for path in written:
        click.echo(f"  {path.name:<40} {path.stat().st_size / 1024:8.0f} kB")
    if missing:
        click.echo(f"\nDit ontbreekt nog in het plan ({len(missing)}):")
        for line in missing[:SHOWN]:
            click.echo(f"  {line}")
        if len(missing) > SHOWN:
            click.echo(f"  ... en {len(missing) - SHOWN} andere; zie het plan.")


def _all(wanted: list[str], folder: Path, *, json_out: bool) -> None:
    """Write the plan of every known verband, each in a folder of its own; tell which failed."""
    from springplank.actions.plan.publishing import check_formats, make_all, save_documents

    check_formats(wanted)
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        why = CANNOT_WRITE.get(error.errno or 0, "kies een andere naam of map")
        raise DataError(f"De map {folder} kan niet worden geschreven: {why}.") from error
    written: list[str] = []
    failed: dict[str, str] = {}
    done = 0
    try:
        for verband, made in make_all(wanted, lambda one, why: failed.update({one.key: why})):
            try:
                paths = save_documents(made.documenten, folder / verband.key)
            except DataError as error:
                failed[verband.key] = str(error)
                continue
            written += map(str, paths)
            done += 1
            if not json_out:
                click.echo(f"  {verband.key:<24} {len(paths):>3} documenten")
    except KeyboardInterrupt:
        click.echo(f"\nAfgebroken. {_standing(done, folder)}", err=True)
        raise click.exceptions.Exit(ABORTED) from None
    if json_out:
        output.as_json({"bestanden": written})
    elif done:
        click.echo(_standing(done, folder))
    if failed:
        raise DataError(_in_words(failed, done + len(failed)))


def _standing(done: int, folder: Path) -> str:
    """Say how many plans there are now."""
    count = {0: "Er staan geen plannen", 1: "Er staat 1 plan"}.get(done, f"Er staan {done} plannen")
    return f"{count} in {folder}."


def _in_words(failed: Mapping[str, str], asked: int) -> str:
    """Say which plans could not be made, each with its reason on a line of its own."""
    are = "is" if len(failed) == 1 else "zijn"
    lines = (f"  {key}: {why}" for key, why in failed.items())
    begin = f"{len(failed)} van de {asked} plannen {are} niet gemaakt:"
    end = (
        "Daarvan is geen document bewaard of veranderd. Los de oorzaak op. Geef daarna dezelfde "
        "opdracht."
    )
    return "\n".join((begin, *lines, end))


def _search(naam: str, existing: Path, *, json_out: bool) -> None:
    """Say what of the agreements stands in an existing plan; the file is only read."""
    from springplank.actions.plan.bestaand import in_text, open_plan, search_plan
    from springplank.actions.plan.voorbeeld import work_for

    werk, _ = work_for(naam)
    found = search_plan(werk, open_plan(existing))
    if json_out:
        output.as_json(asdict(found))
        return
    click.echo(in_text(found), nl=False)
