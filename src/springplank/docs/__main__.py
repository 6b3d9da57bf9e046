# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Writes the pages: `python -m springplank.docs`; `--check` only says whether they are current."""

import sys

from springplank.docs.building import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
