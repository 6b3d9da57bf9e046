# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""De metingen van mensen: ze laden zonder de concurrent, en rekenen met het product."""

import ast
import json
from pathlib import Path

import numpy as np
import pytest
from benchmarks import alone, floor, national, people, people_job, slider

from springplank.cohort import wsw
from springplank.funding.world import make_world
from springplank.scenarios.people import follow
from springplank.scenarios.slider import make_slider

HERE = Path(people_job.__file__).parent


def test_only_the_rival_imports_modelx() -> None:
    found = {
        path.name
        for path in HERE.glob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Import) and any(name.name == "modelx" for name in node.names)
    }
    assert found == {"rival_modelx.py"}


def test_our_side_is_what_a_command_does() -> None:
    job = people_job.make_job(years=3, draws=5)
    whole = follow(job.start, job.kansen, flows=False)
    assert np.array_equal(people_job.ours(job), whole.stand[wsw.GROUP])


def test_the_rivals_get_the_same_definition() -> None:
    """Jaar voor jaar en leeftijd voor leeftijd uitgeschreven komt hetzelfde uit."""
    job = people_job.make_job(years=4, draws=3)
    plain = people_job.plain_of(job)
    people_now = np.repeat(plain.personen[:, :, None], 3, axis=2)
    for year in range(4):
        stays = plain.stays(year, year, 0, 3)
        people_now = people_now[:, : len(stays)] * stays
        found = people_job.ours(job)[:, year]
        np.testing.assert_allclose(people_now.sum(axis=1), found, rtol=1e-12)


def test_the_floor_counts_who_is_left_and_nothing_else() -> None:
    """Een gemeente erbij kost een vermenigvuldiging en een optelling per leeftijd en trekking."""
    job = people_job.make_job(years=1, draws=2)
    count_bytes, operations = people_job.needed(job)
    places = len(job.start.gemeenten)
    assert count_bytes == 8 * places * 2
    # Nobody was younger than 18 at the end of 2015, and nobody came in: the youngest are now 28.
    # Until 65 they can still be there a year later; four patterns.
    assert operations == pytest.approx(38 * 2 * (2 * 4 + 1 + 2 * places))
    machine = floor.Machine(bandwidth=1e9, rate=2e9)
    assert machine.floor(5e9, 4e9) == 5.0
    assert machine.floor(1e9, 4e9) == 2.0


def test_a_difference_stops_the_measurement(capsys: pytest.CaptureFixture[str]) -> None:
    mine = np.full((2, 3, 4), 100.0)
    people.compare("proef", mine, mine[:, :, :2] + 1e-9, 1e-6)
    assert "eens met proef" in capsys.readouterr().out
    for theirs in (mine[:, :, :2] + 0.1, mine[:, :, :2] * np.nan):
        with pytest.raises(SystemExit, match="proef"):
            people.compare("proef", mine, theirs, 1e-6)


def test_the_slower_moves_count() -> None:
    assert slider.p95([float(n) for n in range(1, 101)]) == 95.0
    assert slider.p95([3.0, 1.0, 2.0]) == 3.0


def test_every_hazard_is_measured_by_really_moving_it() -> None:
    world = make_world()
    areas = slider.areas_for(world, "een")
    made = make_slider(world, (areas.year + 1, areas.year + 2), 4, areas=areas)
    for key in slider.HAZARDS:
        assert all(seconds > 0 for seconds in slider.time_moves(made, key, 2))
    with pytest.raises(SystemExit, match="onthouden"):
        slider.time_moves(made, "wsw.deeltijdfactor", 1)


def test_the_places_of_the_slider() -> None:
    world = make_world()
    few, every = slider.areas_for(world, "90"), slider.areas_for(world, "alle")
    assert len(few.places) == slider.ASKED + 1 < len(every.places)
    assert few.places[-1].onderwerp.soort == every.places[-1].onderwerp.soort == "landelijk"
    own = slider.areas_for(world, "eigen")
    first, second = (start.wsw_ages.sum(axis=0) for start in own.starts[:2])
    assert not np.allclose(first / first.sum(), second / second.sum())


def test_a_measurement_alone_gives_what_it_printed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert national.GOAL_SECONDS == 10
    (tmp_path / "proefmeting.py").write_text(
        "import json, os, sys\n"
        "print('eerst iets anders')\n"
        "print(json.dumps([sys.argv[1], os.environ['OPENBLAS_NUM_THREADS']]))\n"
    )
    (tmp_path / "mislukt.py").write_text("raise SystemExit('kan niet')\n")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", str(tmp_path))
        assert alone.run_alone("proefmeting", "een", cores=1) == ["een", "1"]
        assert capsys.readouterr().out == "eerst iets anders\n"
        with pytest.raises(SystemExit, match="mislukt: kan niet"):
            alone.run_alone("mislukt", cores=1)


def test_a_company_moves_too(capsys: pytest.CaptureFixture[str]) -> None:
    """Elke aanname van de meting wordt geschoven, met bedrijf en banden erbij."""
    slider.company_alone("Utrecht", len(slider.MOVED))
    found = json.loads(capsys.readouterr().out)
    assert found["moves"].keys() == set(slider.MOVED)
    assert all(len(seconds) == 1 for seconds in found["moves"].values())
