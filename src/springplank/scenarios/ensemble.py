# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Many questions at once: one by one, over the cores of one computer, or over a rekencluster.

What runs them is an `Executor` of the standard library (PEP 3148); Dask gives one for a cluster.
A question goes out whole and bands come back, not draws: so an answer stays small, and a question
that is lost with its worker is simply asked again. The outcome is the same wherever it is computed.
"""

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import BrokenExecutor, Executor, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from multiprocessing import get_context
from socket import create_connection
from urllib.parse import urlsplit

from springplank.core.columns import Floats
from springplank.core.runs import rules_hash
from springplank.errors import UsageError
from springplank.scenarios.reeksen import Antwoord
from springplank.scenarios.run import Question, run

SCHEMES = frozenset({"tcp", "tls"})
"""How a rekencluster may be reached."""

PATIENCE = 10
"""Seconds that a rekencluster has to answer."""


@dataclass(frozen=True, slots=True, eq=False)
class Band:
    """One series of an answer, without its draws.

    Attributes:
        soort: a key of `reeks.SOORTEN`.
        groep: group, stream, account or part within that kind.
        gemeente: code; empty for all gemeenten of the place together.
        eenheid: "persoon", "fte", "plek", "SE", "EUR" or "aandeel".
        herkomst: where it starts from.
        verwacht: what is expected, shape (jaren,); NaN when unknown.
        quantiles: `reeks.QUANTILES` of every year, shape (quantiles, jaren).
    """

    soort: str
    groep: str
    gemeente: str
    eenheid: str
    herkomst: str
    verwacht: Floats
    quantiles: Floats


def bands(question: Question) -> tuple[Band, ...]:
    """Answer one question with the band of every series; see `run` for what may be wrong."""
    return tuple(
        Band(r.soort, r.groep, r.gemeente, r.eenheid, r.herkomst, r.verwacht, r.quantiles())
        for r in Antwoord(run(question)).reeksen
    )


def run_all(
    tasks: Sequence[Question], executor: Executor | None = None
) -> tuple[tuple[Band, ...], ...]:
    """Answer many questions; a comparison of scenarios asks the same one under each.

    Args:
        tasks: the questions.
        executor: what computes them, from `local` or `rekencluster`; None for this process.

    Returns:
        The bands of every question, in the order of the questions.

    Raises:
        SpringplankError: of the first question that has no answer.
        UsageError: when the processes of this computer stop before they are ready.
    """
    if executor is None:
        return tuple(bands(task) for task in tasks)
    try:
        found = [executor.submit(bands, _packed(task)) for task in tasks]
        return tuple(future.result() for future in found)
    except BrokenExecutor:
        raise UsageError(
            "Een rekenproces is gestopt voordat het klaar was, misschien door te weinig geheugen. "
            "Kies minder processen of minder trekkingen."
        ) from None


def _packed(question: Question) -> Question:
    """Give a question that can travel: a read-only view of choices cannot."""
    world = question.world
    free = replace(world, choices=dict(world.choices), variants=dict(world.variants))
    return replace(question, world=free)


@contextmanager
def local(workers: int) -> Iterator[Executor]:
    """Compute in some processes of this computer.

    Args:
        workers: number of processes.

    Raises:
        UsageError: when there are none.
    """
    if workers < 1:
        raise UsageError(f"Met {workers} processen kan niets worden berekend. Kies 1 of meer.")
    # A process that is copied halfway a computation with threads can get stuck: start clean ones.
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        yield pool


@contextmanager
def rekencluster(address: str) -> Iterator[Executor]:
    """Compute on a cluster of Dask; a worker that is lost loses nothing.

    Args:
        address: address of its scheduler, such as tcp://10.0.0.5:8786.

    Raises:
        UsageError: when Dask is not installed, nobody answers, or the workers are not there or
            have another version of Springplank.
    """
    try:
        from distributed import Client
    except ImportError:
        raise UsageError(
            "Voor een rekencluster is Dask nodig, en dat is hier niet geïnstalleerd. Start met het "
            "script ./springplank: met --rekencluster zet het alles klaar."
        ) from None
    try:
        _knock(address)
        client = Client(address, timeout=PATIENCE, set_as_default=False)
    except (OSError, ValueError, MemoryError):  # also when something else answers there
        raise UsageError(
            f"Het rekencluster {address} is niet te bereiken. Controleer het adres, bijvoorbeeld "
            "tcp://10.0.0.5:8786, en kijk of het cluster aan staat."
        ) from None
    with client:
        _check_workers(client.run(rules_hash, on_error="return"))
        with client.get_executor(pure=False) as executor:
            yield executor


def _knock(address: str) -> None:
    """See whether anybody answers, before a client is made that would wait and complain.

    Raises:
        OSError: when nobody answers.
        ValueError: when it is no address.
    """
    parts = urlsplit(address)
    if parts.scheme not in SCHEMES or not parts.hostname or not parts.port:
        raise ValueError(address)
    with create_connection((parts.hostname, parts.port), timeout=PATIENCE):
        pass


def _check_workers(versions: Mapping[str, object]) -> None:
    """Refuse a cluster that would compute something else; per worker the hash of its rules."""
    if not versions:
        raise UsageError(
            "Het rekencluster heeft geen rekenaars. Start er minstens een en probeer het opnieuw."
        )
    for worker, version in versions.items():
        if version != rules_hash():
            raise UsageError(
                f"De rekenaar {worker} heeft geen Springplank, of een andere versie. Zet daar "
                "dezelfde versie neer en probeer het opnieuw."
            )
