# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Which pages there are, and whether those on disk are current."""

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from springplank.docs import aannames, inlezen, manual, plan, regelingen, registers, terugblik
from springplank.regelingen import REGELINGEN

ROOT = Path(__file__).resolve().parents[3]
PRINTED = "<!-- Afgedrukt door python -m springplank.docs; niet met de hand veranderen. -->"
FOLDERS = ("regelingen", "handleiding")
"""Folders in which every page is printed: one that is not, is left over."""

CHECK = "--check"


def pages(root: Path = ROOT) -> Mapping[str, str]:
    """Make every page, by its place under docs/.

    Args:
        root: root of the source tree, for the examples in its tests.
    """
    tests = root / "tests" / "regelingen"
    made = {
        "regelingen/index.md": regelingen.index_page(),
        **{
            f"regelingen/{key}.md": regelingen.page(regeling, tests / f"test_{key}.py")
            for key, regeling in REGELINGEN.items()
        },
        "aannames.md": aannames.aannames_page(),
        "begrippen.md": registers.begrippen_page(),
        "bronnen.md": registers.bronnen_page(),
        "gegevens.md": registers.gegevens_page(),
        "terugblik.md": terugblik.page(),
        "handleiding/opdrachten.md": manual.commands_page(),
        "handleiding/inlezen.md": inlezen.inlezen_page(),
        "handleiding/json.md": manual.json_page(),
        "handleiding/plan.md": plan.plan_page(),
    }
    return {name: f"{PRINTED}\n\n{text.rstrip()}\n" for name, text in made.items()}


def write(root: Path = ROOT) -> None:
    """Write every page and remove pages that are left over."""
    for name, text in pages(root).items():
        path = root / "docs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    for path in left_over(root):
        path.unlink()


def outdated(root: Path = ROOT) -> tuple[str, ...]:
    """Name the pages that are missing, differ, or are left over."""
    found = []
    for name, text in pages(root).items():
        path = root / "docs" / name
        if not path.is_file() or path.read_text("utf-8") != text:
            found.append(f"docs/{name}")
    return (*found, *(path.relative_to(root).as_posix() for path in left_over(root)))


def left_over(root: Path) -> tuple[Path, ...]:
    """Find printed pages of something that no longer exists."""
    made = {root / "docs" / name for name in pages(root)}
    found = (p for folder in FOLDERS for p in sorted((root / "docs" / folder).glob("*.md")))
    return tuple(p for p in found if p not in made and p.read_text("utf-8").startswith(PRINTED))


def main(arguments: Sequence[str], root: Path = ROOT) -> int:
    """Write the pages, or with --check say which are not current; give the exit code."""
    if set(arguments) - {CHECK}:
        sys.stderr.write(f"Gebruik: python -m springplank.docs [{CHECK}]\n")
        return 2
    if CHECK not in arguments:
        write(root)
        return 0
    old = outdated(root)
    if not old:
        return 0
    sys.stderr.write(
        f"Niet bijgewerkt: {', '.join(old)}. Druk de pagina's af met: "
        "PYTHONPATH=src python -m springplank.docs\n"
    )
    return 1
