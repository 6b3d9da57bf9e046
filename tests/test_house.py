# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Rules of the house that no linter knows; a message says how to comply."""

import re
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

import springplank
from springplank.regelingen import REGELINGEN

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "springplank"
HEADER = ["# SPDX-FileCopyrightText: 2026 Springplank", "# SPDX-License-Identifier: EUPL-1.2"]
LOCKS = ["requirements.lock", "requirements-test.lock", "requirements-bench.lock"]
# A package comes from wherever the reader gets packages: no lock or script names the place.
REGISTRY = re.compile(
    r"https?://\S+(?:/simple\b|/packages/|\.whl\b)|--(?:extra-)?index-url|--find-link[s]"
    r"|--trusted-hos[t]"
)
MACHINE_PATH = re.compile(r"(?<![\w.}])/(?:home|root|tmp|work|Users)/\w")
EXCUSES = re.compile(r"# (?:noqa: [\w, ]+?|type: ignore\[[\w, -]+\]|pragma: no cover)(?=\s|$)(.*)")
BARE_EXCUSES = re.compile(r"# (?:noqa(?!:)|type: ignore(?!\[))")


def house_files() -> list[Path]:
    """Every file that is in git, or would be after `git add`."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    paths = [ROOT / name for name in listed.split("\0") if name]
    return [path for path in paths if path.is_file()]


FILES = house_files()
CODE = [path for path in FILES if path.suffix == ".py"]
SCRIPTS = [p for p in FILES if p.suffix == ".sh" or p in (ROOT / "springplank", ROOT / ".ci/run")]


def name_of(path: Path) -> str:
    """Name a file as people do: from the root."""
    return path.relative_to(ROOT).as_posix()


def text_of(path: Path) -> str | None:
    """Read a file, or give None when it is not text."""
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return None


def pyproject() -> dict[str, Any]:
    """Read the settings."""
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def pins(lock: str) -> dict[str, str]:
    """Read the exact versions in a lock."""
    text = (ROOT / lock).read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9._-]+)==([^\s;\\]+)", text, re.MULTILINE))


# --- Code -------------------------------------------------------------------------------


def test_no_module_is_over_400_lines() -> None:
    long = {name_of(p): n for p in CODE if (n := len(p.read_text("utf-8").splitlines())) > 400}
    assert not long, f"split these modules by subject: {long}"


def test_code_and_scripts_say_their_licence() -> None:
    bare = []
    for path in CODE + SCRIPTS:
        lines = path.read_text("utf-8").splitlines()
        if lines and lines[0].startswith("#!"):
            lines = lines[1:]
        if lines[:2] != HEADER:
            bare.append(name_of(path))
    assert not bare, f"start these files with the two SPDX lines: {bare}"


def test_exceptions_to_a_check_give_their_reason() -> None:
    bare = []
    for path in CODE:
        for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
            excuse = EXCUSES.search(line)
            if BARE_EXCUSES.search(line) or (excuse and len(excuse[1].strip(" #-:")) < 5):
                bare.append(f"{name_of(path)}:{number}")
    allowed = {name_of(Path(__file__))}
    bare = [place for place in bare if place.split(":")[0] not in allowed]
    assert not bare, f"give the code and the reason on the same line: {bare}"


def test_modules_have_a_noun_for_a_name() -> None:
    vague = [name_of(p) for p in CODE if p.stem in {"utils", "util", "helpers", "common", "misc"}]
    assert not vague, f"name these modules after what they are about: {vague}"


def test_every_regeling_is_registered_with_its_values() -> None:
    folder = SOURCE / "regelingen"
    values = {path.stem for path in folder.glob("*.toml")}
    rules = {path.stem for path in folder.glob("*.py") if not path.stem.startswith("_")}
    assert values == rules == set(REGELINGEN)


# --- Licences (REUSE 3.3; the tool itself has no wheel for every Python, see ADR 0008) ---


def annotations() -> list[dict[str, Any]]:
    """Read what REUSE.toml says about files that cannot carry a header."""
    listed: list[dict[str, Any]] = tomllib.loads((ROOT / "REUSE.toml").read_text("utf-8"))[
        "annotations"
    ]
    return listed


def test_every_licence_that_is_named_has_its_text_and_no_other_text_is_kept() -> None:
    named = {
        identifier
        for annotation in annotations()
        for identifier in re.split(r" (?:AND|OR) ", annotation["SPDX-License-Identifier"])
    }
    assert named == {path.stem for path in (ROOT / "LICENSES").iterdir()}
    assert pyproject()["project"]["license"] in named
    main = (ROOT / "LICENSES" / "EUPL-1.2.txt").read_text("utf-8")
    assert (ROOT / "LICENSE").read_text("utf-8") == main
    assert "EUROPEAN UNION PUBLIC LICENCE v. 1.2" in main


def test_every_file_falls_under_a_licence() -> None:
    assert annotations()[0]["path"] == "**"
    for annotation in annotations():
        assert annotation["SPDX-FileCopyrightText"]
        assert any(ROOT.glob(annotation["path"])), annotation["path"]


# --- Nothing of this machine ------------------------------------------------------------


def test_no_file_names_a_registry_or_a_path_of_a_machine() -> None:
    found = []
    for path in FILES:
        text = text_of(path) or ""
        hits = REGISTRY.findall(text) + MACHINE_PATH.findall(text)
        if hits:
            found.append(f"{name_of(path)}: {hits[0]}")
    assert not found, f"these belong to one machine or one network: {found}"


@pytest.mark.parametrize("text", [f"http{'s://'}x.invalid/simple/", f"--{'index'}-url x"])
def test_a_place_of_packages_is_found(text: str) -> None:
    assert REGISTRY.search(text)


# --- Packages ---------------------------------------------------------------------------


@pytest.mark.parametrize("lock", LOCKS)
def test_every_line_of_a_lock_has_a_version_and_a_hash(lock: str) -> None:
    lines = (ROOT / lock).read_text("utf-8").replace("\\\n", " ").splitlines()
    wrong = [line for line in lines if not re.match(r"[a-z0-9._-]+==\S+.* --hash=sha256:", line)]
    assert not wrong, f"make {lock} again with tools/lock.sh: {wrong}"


@pytest.mark.parametrize("lock", LOCKS[1:])
def test_the_other_locks_contain_the_run_lock(lock: str) -> None:
    assert pins("requirements.lock").items() <= pins(lock).items()


def test_the_locks_have_every_package_of_pyproject() -> None:
    settings = pyproject()
    lists = {
        "requirements.lock": settings["project"]["dependencies"],
        "requirements-test.lock": settings["dependency-groups"]["test"],
        "requirements-bench.lock": settings["dependency-groups"]["bench"],
    }
    for lock, wanted in lists.items():
        names = {re.split(r"[\[><=]", line)[0] for line in wanted}
        assert names <= set(pins(lock)), f"make {lock} again with tools/lock.sh"


# --- Documents --------------------------------------------------------------------------


def test_every_place_names_the_same_version() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text("utf-8")
    newest = re.search(r"^## (\S+)", changelog, re.MULTILINE)
    assert newest
    metadata = yaml.safe_load((ROOT / "publiccode.yml").read_text("utf-8"))
    assert {
        pyproject()["project"]["version"],
        metadata["softwareVersion"],
        newest[1],
    } == {springplank.__version__}


def test_the_architecture_page_names_only_files_that_exist() -> None:
    page = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
    rows = re.findall(r"^\| [^|]+ \| ([^|]+) \|$", page, re.MULTILINE)[1:]
    names = [name for row in rows for name in re.findall(r"`([^`]+)`", row)]
    assert names
    patterns = {name: re.sub(r"<\w+>", "[!_]*", name) for name in names}
    missing = [
        name
        for name, pattern in patterns.items()
        if not any(SOURCE.glob(pattern)) and not any(ROOT.glob(pattern))
    ]
    assert not missing, f"ARCHITECTURE.md names what is not there: {missing}"


def test_the_drawing_of_the_floors_has_every_layer() -> None:
    page = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
    drawing = page.partition("## Floors")[2].split("```")[1]
    rows = [re.match(r"[\w |·]+?(?=  |$)", line) for line in drawing.strip().splitlines()]
    drawn = [name for row in rows if row for name in re.findall(r"\w+", row[0])]
    (layers,) = (c for c in pyproject()["tool"]["importlinter"]["contracts"] if "layers" in c)
    listed = [name for layer in layers["layers"] for name in re.findall(r"\w+", layer)]
    assert drawn == listed, "draw the floors of pyproject.toml, in the same order"


def test_links_between_documents_lead_somewhere() -> None:
    dead = [
        f"{name_of(path)} -> {link}"
        for path in FILES
        if path.suffix == ".md"
        for link in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", path.read_text("utf-8"))
        if not (path.parent / link).exists()
    ]
    assert not dead


def test_readme_starts_with_the_two_commands() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    first, second = readme.index("./springplank geld Hilversum"), readme.index("./springplank test")
    dutch, english = readme.index("## Nederlands"), readme.index("## English")
    assert first < second < dutch < english


def test_every_decision_has_a_number_a_status_and_says_whether_it_is_built() -> None:
    pages = sorted((ROOT / "docs" / "adr").glob("*.md"))
    assert [page.name[:4] for page in pages] == [f"{n:04d}" for n in range(len(pages))]
    for page in pages:
        text = page.read_text("utf-8")
        assert text.startswith(f"# {page.name[:4]} "), page.name
        for field in ("Status", "Built", "Date"):
            assert re.search(rf"^- \*\*{field}\*\*: \S", text, re.MULTILINE), (page.name, field)


def test_publiccode_has_what_version_0_7_asks() -> None:
    data = yaml.safe_load((ROOT / "publiccode.yml").read_text("utf-8"))
    assert data["publiccodeYmlVersion"] == "0.7"
    assert {"name", "url", "platforms", "developmentStatus", "softwareType"} <= set(data)
    assert data["developmentStatus"] in {"concept", "development", "beta", "stable", "obsolete"}
    assert data["legal"]["license"] == pyproject()["project"]["license"] == "EUPL-1.2"
    assert data["maintenance"]["type"] in {"internal", "contract", "community", "none"}
    assert all(contact["name"] for contact in data["maintenance"]["contacts"])
    assert isinstance(data["localisation"]["localisationReady"], bool)
    assert "nl" in data["localisation"]["availableLanguages"]
    assert {"nl", "en"} <= set(data["description"])
    for description in data["description"].values():
        assert len(description["shortDescription"]) <= 150
        assert 150 <= len(description["longDescription"]) <= 10_000
        assert description["features"]


def test_contacts_that_nobody_has_are_invented_by_nobody() -> None:
    """Adressen die nog niemand heeft, staan op example.invalid."""
    for path in (p for p in FILES if p.suffix in {".md", ".yml", ".toml"}):
        hosts = set(re.findall(r"[\w.]+@([\w.-]+\w)", path.read_text("utf-8")))
        assert hosts <= {"example.invalid"}, name_of(path)
