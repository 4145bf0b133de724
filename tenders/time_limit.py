"""A limit on the time that a block of code may take, in whatever thread it runs."""

from __future__ import annotations

import ctypes
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class OutOfTime(Exception):
    """A block took longer than its time limit."""


@contextmanager
def limited(seconds: float) -> Iterator[None]:
    """Raise OutOfTime in the block after some seconds: by an alarm where there are alarms, else by another thread."""
    try:
        before = signal.signal(signal.SIGALRM, _out_of_time)
    except (AttributeError, ValueError):  # no alarms on this system, or not the main thread (a Dask worker)
        with _limit_from_outside(seconds):
            yield
        return
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _out_of_time(number: int, frame: FrameType | None) -> None:
    raise OutOfTime


@contextmanager
def _limit_from_outside(seconds: float) -> Iterator[None]:
    """As an alarm, but it acts between two steps of Python code only: a call into C is waited for."""
    thread, lock, is_over = threading.get_ident(), threading.Lock(), threading.Event()

    def end() -> None:
        with lock:
            if not is_over.is_set():
                ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), ctypes.py_object(OutOfTime))

    timer = threading.Timer(seconds, end)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        with lock:
            is_over.set()
        timer.cancel()
