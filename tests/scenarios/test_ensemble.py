# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Many questions at once: the same answers wherever they are computed, also when a worker dies."""

import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future
from functools import cache
from typing import Any

import numpy as np
import pytest
from distributed import LocalCluster
from tests.scenarios.questions import YEARS, ask, change, scenario_of

from springplank.core.runs import rules_hash
from springplank.errors import UsageError
from springplank.scenarios import ensemble
from springplank.scenarios.ensemble import Band, local, rekencluster, run_all
from springplank.scenarios.run import Question

KEYS = ("nulalternatief", "krappe_arbeidsmarkt", "pamflet_40000_banen", "versterken")
PLACES = ("ammatch", "ability")


@cache
def tasks() -> tuple[Question, ...]:
    """Four scenarios in two places, with chance."""
    return tuple(ask(name, key, has_chance=True, draws=60) for name in PLACES for key in KEYS)


@cache
def here() -> tuple[tuple[Band, ...], ...]:
    """The answers as this process gives them."""
    return run_all(tasks())


def assert_same(found: Sequence[Sequence[Band]]) -> None:
    """The answers are those of this process, to the last digit and in the same order."""
    assert len(found) == len(here())
    for one, other in zip(found, here(), strict=True):
        assert len(one) == len(other)
        for band, expected in zip(one, other, strict=True):
            for name in ("soort", "groep", "gemeente", "eenheid", "herkomst"):
                assert getattr(band, name) == getattr(expected, name)
            assert np.array_equal(band.verwacht, expected.verwacht, equal_nan=True)
            assert np.array_equal(band.quantiles, expected.quantiles, equal_nan=True)


def test_an_answer_is_small() -> None:
    """Een antwoord heeft per reeks een verwachting en zeven kwantielen, en geen trekkingen."""
    assert len(here()) == len(tasks())
    for band in here()[0]:
        assert band.verwacht.shape == (len(YEARS),)
        assert band.quantiles.shape == (7, len(YEARS))


@pytest.mark.parametrize("workers", [1, 2])
def test_processes_of_this_computer_give_the_same(workers: int) -> None:
    """Met één of twee processen komt er precies hetzelfde uit als zonder."""
    with local(workers) as executor:
        assert_same(run_all(tasks(), executor))


def test_no_processes_at_all() -> None:
    """Met nul processen kan er niets worden berekend."""
    with pytest.raises(UsageError, match="Met 0 processen"), local(0):
        pass


def test_the_first_fault_is_told() -> None:
    """Heeft een vraag geen antwoord, dan komt haar zin terug, ook uit een ander proces."""
    wrong = ask("ability", scenario_of(change("maatregel", "technologi", first=2027)))
    with pytest.raises(UsageError, match="De maatregel 'technologi' bestaat niet"):
        run_all([tasks()[-1], wrong])
    with local(1) as executor, pytest.raises(UsageError, match="Bedoelt u technologie"):
        run_all([tasks()[-1], wrong], executor)


def kill_me() -> None:
    """End the process that computes this."""
    os.kill(os.getpid(), signal.SIGKILL)


def test_a_process_that_is_gone() -> None:
    """Stopt een proces van deze computer, dan komt er een zin die zegt wat te doen."""
    with local(1) as executor:
        executor.submit(kill_me)
        with pytest.raises(UsageError, match="Een rekenproces is gestopt"):
            run_all(tasks(), executor)


# --- Rekencluster -----------------------------------------------------------------------------


@pytest.fixture(scope="module")
def cluster() -> Iterator[LocalCluster]:
    """A real cluster: a scheduler and two workers, each a process of its own."""
    with LocalCluster(
        n_workers=2, processes=True, threads_per_worker=1, dashboard_address=None
    ) as made:
        yield made


class Killing(Executor):
    """Passes tasks on, and ends a process as soon as some of them are ready."""

    def __init__(self, inner: Executor, after: int, pid: int) -> None:
        self.inner, self.after, self.pid = inner, after, pid
        self.futures: list[Future[Any]] = []
        self.left_at_the_kill: int | None = None

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Pass a task on."""
        future: Future[Any] = self.inner.submit(fn, *args, **kwargs)
        self.futures.append(future)
        future.add_done_callback(self.kill)
        return future

    def kill(self, _: Future[Any]) -> None:
        """End the process, once."""
        ready = sum(future.done() for future in self.futures)
        if ready >= self.after and self.left_at_the_kill is None:
            self.left_at_the_kill = len(tasks()) - ready
            os.kill(self.pid, signal.SIGKILL)


def test_a_worker_that_is_killed_loses_nothing(cluster: LocalCluster) -> None:
    """Van twee rekenaars wordt er halverwege een gedood: hetzelfde antwoord, en niets kwijt."""
    pids = {worker.pid for worker in cluster.workers.values()}
    assert len(pids) == 2
    victim = min(pids)
    with rekencluster(cluster.scheduler_address) as executor:
        killing = Killing(executor, after=2, pid=victim)
        assert_same(run_all(tasks(), killing))
    assert killing.left_at_the_kill
    assert killing.left_at_the_kill >= len(tasks()) // 2
    assert victim not in {worker.pid for worker in cluster.workers.values()}


def test_a_cluster_gives_the_same(cluster: LocalCluster) -> None:
    """Zonder ongelukken geeft het cluster ook precies hetzelfde."""
    with rekencluster(cluster.scheduler_address) as executor:
        assert_same(run_all(tasks(), executor))


def test_nobody_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Een adres waar niemand antwoordt, geeft een zin die zegt wat te controleren."""
    monkeypatch.setattr(ensemble, "PATIENCE", 1)
    for address in ("tcp://127.0.0.1:9", "onzin://x", ""):
        with pytest.raises(UsageError, match="is niet te bereiken"), rekencluster(address):
            pass


def test_without_dask(monkeypatch: pytest.MonkeyPatch) -> None:
    """Is Dask niet geïnstalleerd, dan zegt de zin hoe het er komt."""
    monkeypatch.setitem(sys.modules, "distributed", None)
    with (
        pytest.raises(UsageError, match="met --rekencluster zet het alles klaar"),
        rekencluster("x"),
    ):
        pass


def test_workers_that_would_compute_something_else() -> None:
    """Zonder rekenaars, of met een andere versie, wordt er niet gerekend."""
    ensemble._check_workers({"tcp://a": rules_hash()})
    with pytest.raises(UsageError, match="heeft geen rekenaars"):
        ensemble._check_workers({})
    for version in ("anders", ModuleNotFoundError("springplank")):
        with pytest.raises(UsageError, match="De rekenaar tcp://b heeft geen Springplank, of een"):
            ensemble._check_workers({"tcp://a": rules_hash(), "tcp://b": version})
