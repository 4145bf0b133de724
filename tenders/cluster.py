"""A Dask cluster as the place where shards are read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future
from contextlib import contextmanager
from typing import Any

_WAIT = 30  # seconds for the scheduler and a first worker
_RETRIES = 2  # times a shard is tried again when its worker is lost


class ClusterError(Exception):
    """A cluster that cannot be reached or was lost; the message says which and why."""


class _ClusterExecutor(Executor):
    """Dask's futures as those of ``concurrent.futures``; a shard that no worker survives breaks like a process pool."""

    def __init__(self, client: Any) -> None:
        self._client = client

    def submit(self, call: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        remote = self._client.submit(call, *args, **kwargs, pure=False, retries=_RETRIES)
        return _Remote(remote)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """The cluster stays; it is not ours."""


class _Remote(Future[Any]):
    def __init__(self, remote: Any) -> None:
        super().__init__()
        self._remote = remote

    def result(self, timeout: float | None = None) -> Any:
        from distributed import KilledWorker

        try:
            return self._remote.result(timeout)
        except KilledWorker as error:
            raise BrokenExecutor(str(error)) from error
        except (OSError, TimeoutError) as error:
            raise ClusterError(f"the cluster was lost: {error}; the same command reads the rest") from error


@contextmanager
def connected(scheduler: str) -> Iterator[tuple[Callable[[int], Executor], int]]:
    """What starts an executor on a cluster, and the number of its workers. Raises ClusterError."""
    try:
        import distributed
    except ImportError as error:
        raise ClusterError("reading on a cluster needs the extra dask: pip install 'tenderlens[dask]'") from error
    try:
        client: Any = distributed.Client(scheduler, timeout=_WAIT, set_as_default=False)  # type: ignore[no-untyped-call]
        client.wait_for_workers(1, timeout=_WAIT)
    except (OSError, TimeoutError, ValueError) as error:
        raise ClusterError(f"{scheduler}: no Dask scheduler with a worker there: {error}") from error
    try:
        yield lambda workers: _ClusterExecutor(client), len(client.scheduler_info(n_workers=-1)["workers"])
    finally:
        client.close()
