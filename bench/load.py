"""Asks a running explorer for its pages from several clients at once and says how long they took.

Run ``python bench/load.py http://127.0.0.1:8001``. Only addresses of this machine are asked. Needs nothing but Python.
"""

from __future__ import annotations

import http.client
import random
import re
import sys
import time
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from statistics import median, quantiles
from urllib.parse import quote, urlsplit

CLIENTS, ROUNDS = 8, 20
LIMITS = {"page": 150.0, "search": 100.0}  # ms, 95th percentile
_LINK = re.compile(r'href="(/(?:tender/\w+|policy/\w+|(?:company|buyer|article)\?[^"]+))"')
LOOPBACK = ("127.0.0.1", "localhost", "::1")
WORDS = (
    "热线|食材|环卫|路灯|停车|审计|物业 管理|老旧小区|直线加速器|話務|Laboratory|sanitation vehicles|"
    "人力资源|污水处理|教育局 家具|第一中学|消防|高标准农田|数据中心|疫苗 冷链"
).split("|")
PLACES = ("37", "3715", "440100", "广东", "聊城", "昆明", "11", "浙江", "成都", "")
STAGES = ("", "award", "tender", "contract", "")


def addresses(chance: random.Random, found: dict[str, list[str]]) -> list[tuple[str, str, str]]:
    """One round: kind of limit, name, address."""
    word, place = quote(chance.choice(WORDS)), quote(chance.choice(PLACES))
    amount = quote(f"{chance.randint(1, 999)}{chance.choice(('万元', '0000', '.5万元'))}")
    low, year = 10 ** chance.randint(4, 8), chance.randint(2015, 2025)
    return [
        ("page", "overview", "/"),
        ("page", "tenders", f"/tenders?page={chance.randint(1, 400)}"),
        ("page", "filtered", f"/tenders?place={place}&stage={chance.choice(STAGES)}&year={year}"),
        ("page", "by amount", f"/tenders?min={low}&max={low * 10}&sort={chance.choice(('award', '-award'))}"),
        ("page", "tender", chance.choice(found["tender"])),
        ("page", "series", f"/series?place={place or '37'}&q={word}"),
        ("page", "company", chance.choice(found["company"])),
        ("page", "buyer", chance.choice(found["buyer"])),
        ("page", "article", chance.choice(found["article"])),
        ("page", "policies", "/policies"),
        ("page", "policy", chance.choice(found["policy"])),
        ("search", "search", f"/tenders?q={word}"),
        ("search", "search in place", f"/tenders?q={word}&place={place}"),
        ("search", "amount", f"/tenders?q={amount}"),
    ]


def client(host: str, port: int, seed: int, found: dict[str, list[str]]) -> list[tuple[str, str, float, int]]:
    """All rounds of one client: kind, name, milliseconds, status."""
    chance, taken = random.Random(seed), []
    connection = http.client.HTTPConnection(host, port, timeout=60)
    for _ in range(ROUNDS):
        asked = addresses(chance, found)
        chance.shuffle(asked)
        for kind, name, path in asked:
            start = time.perf_counter()
            connection.request("GET", path)
            answer = connection.getresponse()
            answer.read()
            taken.append((kind, name, (time.perf_counter() - start) * 1000, answer.status))
    connection.close()
    return taken


def links(host: str, port: int) -> dict[str, list[str]]:
    """Addresses of tenders, companies and buyers from some pages of the table; of policies, and articles that cite."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    connection = http.client.HTTPConnection(host, port, timeout=60)
    pages = [f"/tenders?page={page * 17}&stage=award" for page in range(1, 21)]
    while pages:
        connection.request("GET", pages.pop(0))
        body = connection.getresponse().read().decode()
        for address in _LINK.findall(body):
            found[address.strip("/").replace("?", "/").split("/")[0]].append(address)
        if not pages and not found["policy"]:
            pages = ["/policies"]
        elif not pages and not found["article"]:
            pages = found["policy"][:: max(1, len(found["policy"]) // 10)]
    return found


def report(taken: list[tuple[str, str, float, int]]) -> bool:
    """Print each page's figures; False when a limit is passed or an answer was no page."""
    by_name: defaultdict[tuple[str, str], list[float]] = defaultdict(list)
    for kind, name, milliseconds, _ in taken:
        by_name[kind, name].append(milliseconds)
        by_name[kind, f"all of {kind}"].append(milliseconds)
    held = all(status == 200 for *_, status in taken)
    for (kind, name), times in sorted(by_name.items()):
        high = quantiles(times, n=20)[-1]
        held &= high <= LIMITS[kind]
        print(f"{kind:7} {name:16} {len(times):6} asked   median {median(times):7.1f} ms   p95 {high:7.1f} ms")
    print(f"{CLIENTS} clients, {len(taken)} answers, {sum(status != 200 for *_, status in taken)} not 200")
    return held


def main(address: str) -> bool:
    """Ask and report."""
    parts = urlsplit(address)
    if parts.hostname not in LOOPBACK:
        sys.exit("only this machine is asked: http://127.0.0.1:PORT")
    host, port = parts.hostname or "127.0.0.1", parts.port or 80
    found = links(host, port)
    with ThreadPoolExecutor(CLIENTS) as pool:
        runs = list(pool.map(lambda seed: client(host, port, seed, found), range(CLIENTS)))
    return report([each for run in runs for each in run])


if __name__ == "__main__":
    sys.exit(not main(sys.argv[1]))
