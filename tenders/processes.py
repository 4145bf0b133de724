"""How processes that read are started: forked from a server that has loaded everything, where there is such a thing."""

from __future__ import annotations

from multiprocessing import forkserver, get_all_start_methods, get_context
from multiprocessing.context import BaseContext


def context() -> BaseContext:
    """The way to start a process: a fork of the server, else a new interpreter."""
    if "forkserver" not in get_all_start_methods():
        return get_context("spawn")
    forkserver.set_forkserver_preload(["tenders.warm"])
    return get_context("forkserver")


def load_ahead() -> None:
    """Start the server now, so that it loads beside what this process still has to load."""
    if "forkserver" in get_all_start_methods():
        context()
        forkserver.ensure_running()
