# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""What the browser gets beside the pages: known, licensed, light, and nothing from elsewhere."""

import gzip
import hashlib
import re
import tomllib
from pathlib import Path

import pytest

import springplank
from springplank.charts import palette

ROOT = Path(__file__).resolve().parents[2]
WEB = Path(springplank.__file__).parent / "web"
STATIC = WEB / "static"
VENDOR = STATIC / "vendor"
PACKAGES = tomllib.loads((VENDOR / "herkomst.toml").read_text(encoding="utf-8"))["pakket"]
LISTS = {"herkomst.toml", "hashes.sha256"}
OURS = (
    *("springplank.css", "bouwstenen.css", "paginas.css", "schermen.css"),
    *("huisstijl.css", "grafiek.css"),
)
HEAVIEST = 60_000
"""Bytes of all CSS and script together, compressed."""
NAMESPACE = "http://www.w3.org/2000/svg"


def read(name: str) -> str:
    """Read a file of the folder."""
    return (STATIC / name).read_text(encoding="utf-8")


def bare(css: str) -> str:
    """Leave out the comments."""
    return re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)


def files_of(suffix: str) -> list[Path]:
    """Give all files of a kind."""
    return sorted(STATIC.rglob(f"*{suffix}"))


def token(name: str) -> str:
    """Give the value of a token of springplank.css."""
    found = re.search(rf"{re.escape(name)}:\s*([^;]+);", bare(read("springplank.css")))
    assert found, f"{name} staat niet in springplank.css"
    return found.group(1)


def test_every_vendored_file_is_the_one_we_know() -> None:
    """Van elk bestand van anderen staat de hash in de lijst, en hij klopt."""
    lines = read("vendor/hashes.sha256").splitlines()
    listed = {name: digest for digest, name in (line.split("  ") for line in lines)}
    found = {
        path.relative_to(VENDOR).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in VENDOR.rglob("*")
        if path.is_file() and path.name not in LISTS
    }
    assert found == listed, "draai tools/vendor.sh"


@pytest.mark.parametrize("package", PACKAGES, ids=lambda package: str(package["naam"]))
def test_every_package_is_pinned_and_licensed(package: dict[str, str]) -> None:
    """Elk pakket heeft een vaste versie, een hash en een licentie die is meegeleverd."""
    assert re.fullmatch(r"\d+\.\d+\.\d+", package["versie"])
    assert re.fullmatch(r"sha512-[A-Za-z0-9+/]{86}==", package["integriteit"])
    assert list(VENDOR.glob(f"licenties/{package['licentie']}.*"))
    assert (ROOT / "LICENSES" / f"{package['licentie']}.txt").is_file()
    assert (VENDOR / package["naar"]).is_file()


def test_every_vendored_file_has_its_licence_in_reuse() -> None:
    """REUSE.toml noemt van elk bestand van anderen de maker en de licentie."""
    listed = tomllib.loads((ROOT / "REUSE.toml").read_text(encoding="utf-8"))["annotations"]
    licences = {block["path"]: block["SPDX-License-Identifier"] for block in listed}
    for package in PACKAGES:
        path = (VENDOR / package["naar"]).relative_to(ROOT).as_posix()
        assert licences[path] == package["licentie"]


@pytest.mark.parametrize("path", files_of(".css"), ids=lambda path: str(path.name))
def test_no_style_comes_from_elsewhere(path: Path) -> None:
    """Een stijlblad haalt niets van een ander adres, en laadt geen tweede stijlblad."""
    css = bare(path.read_text(encoding="utf-8"))
    assert "@import" not in css
    assert "expression(" not in css
    for url in re.findall(r"url\(\s*[\"']?([^\"')]+)", css):
        assert (path.parent / url).is_file(), f"{url} staat niet in de map"


@pytest.mark.parametrize("name", ["springplank.js", "merk.svg"])
def test_our_script_and_picture_know_no_other_address(name: str) -> None:
    """Ons script en ons merk noemen geen ander adres, en ons script maakt geen code van tekst."""
    text = read(name).replace(NAMESPACE, "")
    assert not re.search(r"https?://|\beval\(|new Function|innerHTML\s*=|insertAdjacentHTML", text)


FILE = "deelbestand.html"
"""A file that is kept and opened by itself; its own policy names its one style by its hash."""

SERVED = sorted(path for path in WEB.rglob("*.html") if path.name != FILE)


@pytest.mark.parametrize("path", SERVED, ids=lambda path: str(path.name))
def test_no_page_needs_an_unsafe_policy(path: Path) -> None:
    """Geen sjabloon heeft een stijl of script in de pagina zelf, of iets van een ander adres."""
    html = re.sub(r"\{#.*?#\}", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert "<style" not in html
    assert not re.search(r"\sstyle\s*=", html)
    assert not re.search(r"\son[a-z]+\s*=", html)
    assert not re.search(r"\shx-on", html)
    assert all("src=" in tag for tag in re.findall(r"<script[^>]*>", html))
    assert not re.search(r"(src|href)=[\"'](https?:)?//", html)


def test_what_a_page_loads_is_there() -> None:
    """Alles wat een pagina uit de map static noemt, bestaat."""
    html = (WEB / "pages" / "basis.html").read_text(encoding="utf-8")
    named = re.findall(r"\"/static/([\w./-]+)", html)
    assert len(named) > 5
    for name in named:
        assert (STATIC / name).is_file()


def test_style_and_script_are_light() -> None:
    """Alle stijl en alle scripts zijn samen hoogstens 60 kB, verkleind."""
    paths = [*files_of(".css"), *files_of(".js")]
    assert sum(len(gzip.compress(path.read_bytes())) for path in paths) < HEAVIEST
    assert sum(path.stat().st_size for path in files_of(".woff2")) < HEAVIEST


def test_pictures_have_the_style_sheet_of_the_charts() -> None:
    """Het stijlblad van de grafieken is wat springplank.charts.palette schrijft."""
    told = "zet palette.stylesheet() onder de kop van web/static/grafiek.css"
    assert read("grafiek.css").endswith("*/\n" + palette.stylesheet()), told


@pytest.mark.parametrize(
    "name, light, dark",
    [
        *((f"kleur-{n}", *pair) for n, pair in enumerate(
            zip(palette.COLOURS, palette.NIGHT_COLOURS, strict=True), 1)),
        *((f"stap-{n}", *pair) for n, pair in enumerate(
            zip(palette.STEPS, palette.NIGHT_STEPS, strict=True), 1)),
        ("zacht", palette.SOFT, palette.NIGHT_SOFT),
    ],
)  # fmt: skip
def test_pictures_follow_the_colour_scheme(name: str, light: str, dark: str) -> None:
    """Een grafiek volgt licht en donker van de pagina, ook op papier."""
    assert token(f"--grafiek-{name}") == f"light-dark({light}, {dark})"


def luminance(colour: str) -> float:
    """Give the relative luminance of a colour, as WCAG 2 defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Give the contrast of two colours, from 1 to 21."""
    dim, bright = sorted((luminance(one), luminance(other)))
    return (bright + 0.05) / (dim + 0.05)


def both(name: str) -> tuple[str, str]:
    """Give the colour of a token in the light and in the dark."""
    value = token(f"--basis-color-{name}")
    found = re.fullmatch(r"light-dark\((#\w{6}), (#\w{6})\)", value)
    if found:
        return found.group(1), found.group(2)
    inner = re.fullmatch(r"var\(--basis-color-([\w-]+)\)", value)
    assert inner, f"{name} is {value}"
    return both(inner.group(1))


@pytest.mark.parametrize("paper", ["bg-document", "bg-subtle", "bg-default"])
@pytest.mark.parametrize(
    "ink, least",
    [
        ("default-color-document", 7),
        ("default-color-default", 7),
        ("default-color-subtle", 4.5),
        ("action-2-color-default", 4.5),
        ("accent-2-color-default", 4.5),
        ("negative-color-default", 4.5),
        ("default-border-default", 3),
        ("accent-1-border-default", 3),
        ("accent-2-border-default", 3),
        ("negative-border-default", 3),
    ],
)
def test_colours_can_be_read(paper: str, ink: str, least: float) -> None:
    """Tekst, randen en lijnen hebben op elk papier genoeg contrast, in het licht en het donker."""
    for front, back in zip(both(ink), both(f"default-{paper}"), strict=True):
        assert contrast(front, back) >= least


@pytest.mark.parametrize("kind", ["info", "positive", "negative", "warning"])
def test_messages_can_be_read(kind: str) -> None:
    """Een melding is leesbaar op haar eigen kleur, in het licht en het donker."""
    paper = both(f"{kind}-bg-default")
    for ink in (f"{kind}-color-document", f"{kind}-color-default"):
        for front, back in zip(both(ink), paper, strict=True):
            assert contrast(front, back) >= 4.5


@pytest.mark.parametrize("name", OURS)
def test_our_style_is_marked_as_ours(name: str) -> None:
    """Elk stijlblad van onszelf zegt van wie het is en onder welke licentie."""
    head = read(name)[:400]
    assert "2026 Springplank" in head
    assert "EUPL-1.2" in head
