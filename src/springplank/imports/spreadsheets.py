# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Opens a workbook of any program that we can read."""

from springplank.imports.files import FileBytes
from springplank.imports.grid import CELL_LIMIT
from springplank.imports.opendocument import OpenDocument
from springplank.imports.sheets import Spreadsheet
from springplank.imports.workbooks import Workbook


def open_spreadsheet(file: FileBytes, cells: int = CELL_LIMIT) -> Spreadsheet:
    """Open a workbook.

    Args:
        file: its bytes.
        cells: the highest number of cells of an OpenDocument file, where a few bytes can repeat
            one cell very often; `screening` counts those of an XLSX.

    Raises:
        DataError: it is damaged, encrypted, too large, has macros, or is no workbook.
    """
    if file.is_opendocument:
        return OpenDocument(file.data, file.name, cells)
    return Workbook(file.data, file.name)
