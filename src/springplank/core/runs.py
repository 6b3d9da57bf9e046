# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The run id: a hash of everything that an outcome rests on, so that it can be made again."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

PACKAGE = Path(__file__).parent.parent
RESTS_ON = (
    *("bronnen.toml", "core", "regelingen", "reference", "imports", "funding"),
    *("cohort", "company", "bekostiging", "scenarios"),
)
LENGTH = 16


@cache
def rules_hash() -> str:
    """Hash code, rules, values, sources and reference tables of this version."""
    digest = hashlib.sha256()
    for part in RESTS_ON:
        place = PACKAGE / part
        files = [place] if place.is_file() else sorted(_files_in(place))
        for file in files:
            digest.update(file.relative_to(PACKAGE).as_posix().encode())
            digest.update(file.read_bytes())
    return digest.hexdigest()


def _files_in(folder: Path) -> Iterable[Path]:
    return (f for f in folder.rglob("*") if f.suffix in {".py", ".toml", ".csv"})


def run_id(version: str, inputs: Iterable[str], question: Mapping[str, Any]) -> str:
    """Give the run id of an outcome.

    Args:
        version: version of the program.
        inputs: hashes of imported data, in any order.
        question: what was chosen: stand, variants, rival values, seed.
    """
    whole = {
        "versie": version,
        "regels": rules_hash(),
        "invoer": sorted(inputs),
        "vraag": question,
    }
    text = json.dumps(whole, sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:LENGTH]
