# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""De metingen zelf: ze laden zonder de concurrent, en rekenen met het product."""

import ast
import itertools
from pathlib import Path

import numpy as np
import pytest
from benchmarks import __main__, commands, draws, funding, job, measuring

from springplank.funding.draws import draw_funding
from springplank.funding.streams import compute_streams
from springplank.funding.world import make_world

HERE = Path(job.__file__).parent
YEARS = (2025, 2026)
RIVAL = {"rival.py", "rival_draws.py", "rival_people.py", "rival_rules.py"}


def test_only_the_rival_imports_openfisca() -> None:
    found = {
        path.name
        for path in HERE.glob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ImportFrom) and str(node.module).startswith("openfisca_core")
    }
    assert found == RIVAL


def test_our_side_is_the_product() -> None:
    world = make_world()
    made, payments = job.ours(world, YEARS)
    answer = job.answer_of(made, payments)
    assert set(job.NATIONAL) < set(answer.amounts)
    expected = compute_streams(world, YEARS)
    for key in job.NATIONAL:
        left, right = answer.amounts[key], expected.streams[key].amounts
        assert np.array_equal(np.where(np.isnan(left), 0, left), np.maximum(right, 0))


def test_the_data_of_the_rival_are_those_of_the_product() -> None:
    made, _ = job.ours_from_scratch(YEARS)
    data = job.job_of(made)
    assert data.parameters["impulsbudget.macrobudget"] == {2025: 35_000_000, 2026: 31_500_000}
    assert data.register.shape == data.key.shape == data.first_verband.shape == (342,)
    assert max(data.published) == 2025
    assert (data.second_verband < data.verbanden).any()
    assert {year for _, year in data.counts} == {2025}


def test_a_difference_stops_the_measurement() -> None:
    one = job.Answer({"wsw": np.array([[1_000_000.0, np.nan]])})
    near = job.Answer({"wsw": np.array([[1_000_002.0, np.nan]])})
    far = job.Answer({"wsw": np.array([[1_000_100.0, np.nan]])})
    more = job.Answer({"wsw": np.array([[1_000_000.0, 0.0]])})
    funding.compare(one, near, show=False)
    for other in (far, more):
        with pytest.raises(SystemExit, match="wsw"):
            funding.compare(one, other, show=False)


def test_a_difference_between_draws_stops_the_measurement() -> None:
    made, _ = job.ours_from_scratch((2030,))
    drawn = draw_funding(made, 3)
    right = drawn.amounts("wsw").astype(np.float64)
    draws.compare(drawn, {"wsw": right}, show=False)
    with pytest.raises(SystemExit, match="wsw"):
        draws.compare(drawn, {"wsw": right * 1.001}, show=False)


def test_the_engine_is_measured_for_every_regeling() -> None:
    made, _ = job.ours_from_scratch(YEARS)
    found = funding.overhead_per_rule(made, 3)
    assert tuple(found) == job.NATIONAL
    assert all(timing.fastest > 0 for timing in found.values())


def test_bare_numpy_writes_as_many_columns_as_the_product() -> None:
    made, payments = job.ours_from_scratch(YEARS)
    found = funding.bare_numpy(made, payments)()
    assert len(found) > len(funding.DIVIDED)
    assert {column.shape for column in found} == {(len(YEARS), len(made.world.codes))}


def test_jobs_take_turns() -> None:
    order: list[str] = []
    jobs = {name: lambda name=name: order.append(name) for name in ("een", "twee")}
    found = measuring.take_turns(jobs, 2, {"twee": 2})
    assert order == ["een", "twee", "een", "twee", "twee", "een", "twee", "twee"]
    assert (found["een"].repeats, found["twee"].repeats) == (2, 4)


def test_a_ratio_counts_only_when_fastest_and_middle_reach_the_goal(
    capsys: pytest.CaptureFixture[str],
) -> None:
    slow, fast = measuring.summed([10.0, 12.0, 20.0]), measuring.summed([1.0, 2.0, 3.0])
    assert measuring.say_ratio("proef", slow, fast, 6)
    assert not measuring.say_ratio("proef", slow, fast, 7)
    assert capsys.readouterr().out.splitlines() == [
        "proef: 10.0 keer (snelste), 6.0 keer (midden); doel 6: gehaald",
        "proef: 10.0 keer (snelste), 6.0 keer (midden); doel 7: NIET gehaald",
    ]


def test_units_fit_the_size() -> None:
    sizes = itertools.product((2e-6, 2e-3, 2.0), (1,))
    shown = [str(measuring.summed([seconds] * count)) for seconds, count in sizes]
    assert shown == ["2 / 2 / 2 µs", "2 / 2 / 2 ms", "2 / 2 / 2 s"]
    assert measuring.summed([1.0]).scaled(50).middle == 50.0


def test_an_unknown_part_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert __main__.main(["snelheid"]) == 2
    assert "een_pad, trekkingen, opdrachten, mensen, schuif" in capsys.readouterr().out


def test_the_commands_exist() -> None:
    assert (commands.ROOT / "springplank").exists()
    assert [words[0] for words, _ in commands.COMMANDS] == ["geld", "landelijk"]
