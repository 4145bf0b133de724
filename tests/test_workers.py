"""Several processes: the same as one, in order, whatever happens to a worker."""

from __future__ import annotations

import logging
import os
import signal
import time
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, Future, ThreadPoolExecutor
from multiprocessing import active_children
from typing import Any

import pytest

from corpus.article import Article
from corpus.rejected import Rejected
from tenders import cluster as cluster_module
from tenders import workers
from tenders.cluster import ClusterError
from tenders.version import reading_version
from tenders.workers import SHARD, Done, Found, PoolLost, Shard, WorkersError, extract_many, extract_one


def articles(count: int) -> list[Article | Rejected]:
    text = "海州市第{}中学食堂采购项目中标公告\n采购人:海州市第{}中学\n中标人:海州康源餐饮有限公司\n中标金额:{}万元"
    made: list[Article | Rejected] = [
        Article(f"n{n}", text.format(n, n, n + 100), "zh", "notice", published="2024-05-01") for n in range(count)
    ]
    return [*made[:3], Rejected("broken.pdf", "no text"), *made[3:]]


def test_two_workers_give_what_one_gives() -> None:
    given = articles(3 * SHARD)
    assert list(extract_many(given, 2)) == list(extract_many(given))


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="left out: no SIGKILL here")
def test_a_killed_worker_loses_nothing() -> None:
    given = articles(8 * SHARD)

    def killing() -> Iterator[Article | Rejected]:
        for place, item in enumerate(given):
            if place == 7 * SHARD:
                for child in active_children():
                    os.kill(child.pid or 0, signal.SIGKILL)
            yield item

    assert list(extract_many(killing(), 2)) == list(extract_many(given))


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="left out: no SIGKILL here")
def test_an_article_that_ends_its_process_is_rejected(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every process that meets the article dies; the others of its shard are read."""

    class Broken:
        def __init__(self, at: int) -> None: ...
        def __enter__(self) -> Broken:
            return self

        def __exit__(self, *error: object) -> None: ...
        def submit(self, read: Callable[..., Done], shard: Shard, *how: object) -> Future[Done]:
            future: Future[Done] = Future()
            if any(isinstance(item, Article) and item.id == "n5" for item in shard):
                future.set_exception(BrokenExecutor())
            else:
                future.set_result(read(shard, *how))
            return future

        def shutdown(self, **how: bool) -> None: ...

    monkeypatch.setattr(workers, "ProcessPoolExecutor", lambda count, mp_context: Broken(count))
    given = articles(SHARD)
    found = list(extract_many(given, 2))
    assert found[6] == Rejected("n5", "reading ended the process (killed, or out of memory)")
    assert [each for place, each in enumerate(found) if place != 6] == [
        each for place, each in enumerate(extract_many(given)) if place != 6
    ]


def test_processes_that_cannot_start_reject_no_article(monkeypatch: pytest.MonkeyPatch) -> None:
    class Dead(Flaky):
        def __enter__(self) -> Dead:
            return self

        def __exit__(self, *error: object) -> None: ...

    monkeypatch.setattr(
        workers, "ProcessPoolExecutor", lambda count, mp_context: Dead(is_lost=True, how=BrokenExecutor())
    )
    with pytest.raises(WorkersError, match="processes end before they read anything"):
        list(extract_many(articles(SHARD), 2))


@pytest.mark.skipif(not hasattr(signal, "SIGALRM"), reason="left out: no alarms here")
def test_an_article_out_of_time_is_rejected(monkeypatch: pytest.MonkeyPatch) -> None:
    def hang(article: Article, model: str) -> None:
        while True:
            time.sleep(0.01)

    monkeypatch.setattr(workers, "read_article", hang)
    item = Article("a", "正文", "zh", "news", file="slow.txt")
    assert extract_one(item, time_limit=0.05) == Rejected("slow.txt", "reading took more than 0.05 seconds")


def test_an_article_out_of_time_is_rejected_in_a_thread_too(monkeypatch: pytest.MonkeyPatch) -> None:
    """Dask's workers run what they are given in threads, where there are no alarms."""

    def hang(article: Article, model: str) -> None:
        while True:
            time.sleep(0.01)

    monkeypatch.setattr(workers, "read_article", hang)
    item = Article("a", "正文", "zh", "news", file="slow.txt")
    with ThreadPoolExecutor(1) as executor:
        found = executor.submit(extract_one, item, "none", 0.05).result()
        assert executor.submit(len, "the thread goes on").result() == 18
    assert found == Rejected("slow.txt", "reading took more than 0.05 seconds")
    assert isinstance(found, Rejected) and found.article == item


class Flaky:
    """An executor whose workers are lost once with all that they had."""

    def __init__(self, is_lost: bool, how: BrokenExecutor | None = None) -> None:
        self.is_lost, self.how = is_lost, how or PoolLost()

    def submit(self, read: Callable[..., list[Found]], *how: object) -> Future[list[Found]]:
        future: Future[list[Found]] = Future()
        future.set_exception(self.how) if self.is_lost else future.set_result(read(*how))
        return future

    def shutdown(self, **how: bool) -> None: ...


def test_a_lost_scheduler_that_comes_back_loses_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    starts = iter((True, True, False))
    monkeypatch.setattr(cluster_module.Cluster, "start", lambda self: (Flaky(next(starts)), 1))
    given = articles(5 * SHARD)
    assert list(extract_many(given, scheduler="tcp://there:8786")) == list(extract_many(given))


def test_a_scheduler_that_is_lost_again_and_again_ends_the_run(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each loss is counted, a task that killed its workers is none."""

    class Client:
        def scheduler_info(self, n_workers: int) -> dict[str, dict[str, object]]:
            return {"workers": {"tcp://a": {}, "tcp://b": {}}}

    monkeypatch.setattr(cluster_module, "_connected", lambda scheduler, wait: Client())
    made = cluster_module.Cluster("tcp://there:8786", "none")
    for _ in range(2 * cluster_module._LOSSES):
        executor, count = made.start()
    assert (count, made.losses) == (2, 0)
    with pytest.raises(ClusterError, match="lost 20 times; the same command reads the rest"):
        for _ in range(2 * cluster_module._LOSSES):
            executor, _ = made.start()
            executor.is_lost = True  # type: ignore[attr-defined]


def test_a_worker_with_other_rules_is_refused() -> None:
    with pytest.raises(ClusterError, match="another tenderlens"):
        cluster_module._by_same_rules("0" * 16, "none", len, "")
    assert cluster_module._by_same_rules(reading_version("none"), "none", len, "abc") == 3


@pytest.fixture
def cluster() -> Iterator[Any]:
    distributed = pytest.importorskip("distributed", reason="left out: needs tenderlens[dask]")
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address=None, silence_logs=logging.CRITICAL
    ) as made:
        yield made


def test_a_cluster_gives_what_one_process_gives(cluster: Any) -> None:
    given = articles(2 * SHARD)
    assert list(extract_many(given, scheduler=cluster.scheduler_address)) == list(extract_many(given))


def test_a_cluster_whose_worker_is_killed_gives_it_too(cluster: Any) -> None:
    given = articles(8 * SHARD)

    def killing() -> Iterator[Article | Rejected]:
        for place, item in enumerate(given):
            if place == 4 * SHARD:
                os.kill(cluster.workers[0].pid, signal.SIGKILL)
            yield item

    assert list(extract_many(killing(), scheduler=cluster.scheduler_address)) == list(extract_many(given))


def test_no_cluster_there_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("distributed", reason="left out: needs tenderlens[dask]")
    monkeypatch.setattr(cluster_module, "_WAIT", 1)
    with pytest.raises(ClusterError, match=r"tcp://127\.0\.0\.1:9: no Dask scheduler"):
        list(extract_many(articles(1), scheduler="tcp://127.0.0.1:9"))
