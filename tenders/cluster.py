"""A Dask cluster as the place where shards are read."""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, CancelledError, Executor, Future
from dataclasses import dataclass
from typing import Any

from tenders.version import reading_version
from tenders.workers import PoolLost

_WAIT = 30  # seconds for the scheduler and a first worker
_RETURN = 180  # seconds for a lost scheduler to come back with a worker
_LOSSES = 20  # times a run that it may be lost
_RETRIES = 2  # times a shard is tried again when its worker raises
_log = logging.getLogger("tenderlens")


class ClusterError(Exception):
    """A cluster that cannot be reached, was lost or reads by other rules; the message says which and why."""


@dataclass
class Cluster:
    """A scheduler's address and the model to read with; ``start`` connects, and after a loss connects again."""

    scheduler: str
    model: str
    last: _ClusterExecutor | None = None
    losses: int = 0

    def start(self) -> tuple[Executor, int]:
        """An executor on the cluster and the number of its workers. Raises ClusterError."""
        wait = _WAIT
        if self.last and self.last.is_lost:
            wait = _RETURN
            self.losses += 1
            if self.losses > _LOSSES:
                raise ClusterError(f"{self.scheduler}: lost {_LOSSES} times; the same command reads the rest")
            _log.warning("%s: the connection was lost; waiting up to %d seconds for it", self.scheduler, wait)
        client = _connected(self.scheduler, wait)
        self.last = _ClusterExecutor(client, self.model)
        return self.last, len(client.scheduler_info(n_workers=-1)["workers"])


def _connected(scheduler: str, wait: int) -> Any:
    try:
        import distributed
    except ImportError as error:
        raise ClusterError("reading on a cluster needs the extra dask: pip install 'tenderlens[dask]'") from error
    logging.getLogger("distributed.client").setLevel(logging.CRITICAL)  # a loss is told by one line of ours
    client: Any = None
    try:
        client = distributed.Client(scheduler, timeout=wait, set_as_default=False)  # type: ignore[no-untyped-call]
        client.wait_for_workers(1, timeout=wait)
    except (OSError, TimeoutError, ValueError, CancelledError) as error:
        if client:
            client.close()
        message = f"{scheduler}: no Dask scheduler with a worker there: {error}; the same command reads the rest"
        raise ClusterError(message) from error
    return client


class _ClusterExecutor(Executor):
    """Dask's futures as those of ``concurrent.futures``; a shard that no worker survives breaks like a process pool."""

    def __init__(self, client: Any, model: str) -> None:
        self._client, self._how = client, (reading_version(model), model)
        self.is_lost = False

    def submit(self, call: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        from distributed.client import ClosedClientError

        how = {**kwargs, "pure": False, "retries": _RETRIES}
        try:
            return _Remote(self, self._client.submit(_by_same_rules, *self._how, call, *args, **how))
        except (OSError, ClosedClientError) as error:
            self.is_lost = True
            raise PoolLost(str(error)) from error

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Take leave; the cluster itself stays, as it is not ours."""
        self._client.close(timeout=2)


class _Remote(Future[Any]):
    def __init__(self, executor: _ClusterExecutor, remote: Any) -> None:
        super().__init__()
        self._executor, self._remote = executor, remote

    def result(self, timeout: float | None = None) -> Any:
        from distributed import KilledWorker
        from distributed.client import ClosedClientError, FutureCancelledError

        try:
            return self._remote.result(timeout)
        except KilledWorker as error:
            raise BrokenExecutor(str(error)) from error
        except (OSError, TimeoutError, CancelledError, FutureCancelledError, ClosedClientError) as error:
            self._executor.is_lost = True
            raise PoolLost(str(error)) from error


def _by_same_rules(version: str, model: str, call: Callable[..., Any], *args: Any) -> Any:
    """What a worker runs: the call, unless its tenderlens is not that of the process that asks."""
    if reading_version(model) != version:
        raise ClusterError("a worker has another tenderlens or another model than this process: install the same")
    return call(*args)
