# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Writes an answer as CSV, to the screen or to a file, and says in Dutch why it cannot."""

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path

import click

from springplank.core.whole_files import CANNOT_WRITE, write_over
from springplank.errors import DataError


def write_csv(columns: Sequence[str], rows: Iterable[Sequence[object]], file: str | None) -> None:
    """Write rows under their columns.

    Args:
        columns: names of the columns.
        rows: the cells of each row.
        file: where to; None for the screen.

    Raises:
        DataError: when the file cannot be written.
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
    if file is None:
        click.echo(text.getvalue(), nl=False)
        return
    try:
        write_over(Path(file), text.getvalue().encode())
    except OSError as error:
        why = CANNOT_WRITE.get(error.errno or 0, "kies een andere naam of map")
        raise DataError(f"Het bestand {file} kan niet worden geschreven: {why}.") from error
    click.echo(f"Geschreven: {file} ({text.getvalue().count(chr(10)) - 1} regels).")
