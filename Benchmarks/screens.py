"""What the screens cost when much is stored, and what watchers cost when everybody looks.

Ten thousand closed incidents with a million alerts come in by the front door, twenty more stay open; then every screen is asked for in turn, and
five hundred streams watch one incident while somebody writes notes into it: how late each note is at each watcher, and what the crowd weighs.
"""

import argparse
import asyncio
import random
import time

import peers
from measure import figure, percentile, resident_megabytes
from volume import fill

ASKED_EACH = 300
WATCHERS = 500
NOTES = 10
LIMITS = {"watchers_megabytes": 50, "slowest_watcher_ms": 1000}
SCREEN_P99_MS = 30
SCREENS = [
    "/", "/incidents/{open}", "/incidents/{closed}", "/declare", "/alerts", "/alerts?search=uid-v-77", "/oncall", "/oncall?span=month", "/runbook", "/people",
    "/drills", "/programme", "/insights", "/reviews", "/reviews/{closed}", "/actions", "/audit", "/status",
]


def screens(peer, open_id, closed_id):
    """The p99 of each screen, after one look that may draw what is kept."""
    figures = {}
    for screen in SCREENS:
        path = screen.format(open=open_id, closed=closed_id)
        began = time.perf_counter()
        answer = peer.server.ask("GET", path)
        first = (time.perf_counter() - began) * 1000
        assert answer.status == 200, f"GET {path}: {answer}"
        times = []
        for _ in range(ASKED_EACH):
            began = time.perf_counter()
            peer.server.ask("GET", path)
            times.append((time.perf_counter() - began) * 1000)
        figures[screen] = {"first_ms": first, "p50_ms": percentile(times, 0.5), "p99_ms": percentile(times, 0.99), "bytes": len(answer.body)}
    return figures


class Watcher:
    """A browser with the incident room open, as `runbell.js` behaves: a stream that says when something changed, and then the page anew."""

    def __init__(self, peer, incident):
        self.peer = peer
        self.incident = incident
        #: When each note was on the page.
        self.seen = {}

    async def request(self, path):
        reader, writer = await asyncio.open_connection("127.0.0.1", self.peer.server.port)
        writer.write(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer {self.peer.token}\r\nConnection: close\r\n\r\n".encode())
        return reader, writer

    async def look(self):
        reader, writer = await self.request(f"/incidents/{self.incident}")
        page = await reader.read()
        writer.close()
        assert page.startswith(b"HTTP/1.1 200"), page[:200]
        for number in range(NOTES):
            if number not in self.seen and f"sentence-{number}-".encode() in page:
                self.seen[number] = time.perf_counter()

    async def watch(self):
        took, behind = 0.0, asyncio.Event()

        async def listen():
            reader, writer = await self.request(f"/live?about={self.incident}")
            try:
                while line := await reader.readline():
                    if b"changed" in line:
                        behind.set()
            finally:
                writer.close()

        listening = asyncio.create_task(listen())
        try:
            while await behind.wait():
                await asyncio.sleep(0.05 + random.random() * 0.35 + 3 * took)
                behind.clear()
                began = time.perf_counter()
                await self.look()
                took = time.perf_counter() - began
        finally:
            listening.cancel()


async def crowd(peer, incident):
    """Opens the streams, writes notes one by one, and says how late they were on each page and what the crowd weighs."""
    before = resident_megabytes(peer.group)
    watchers = [Watcher(peer, incident) for _ in range(WATCHERS)]
    tasks = [asyncio.create_task(watcher.watch()) for watcher in watchers]
    await asyncio.sleep(3)
    weights = {"watchers_megabytes": resident_megabytes(peer.group) - before}
    late = []
    for number in range(NOTES):
        began = time.perf_counter()
        body = {"text": f"sentence-{number}-" + "x" * 200}
        await asyncio.to_thread(peer.server.ask, "POST", f"/api/v1/incidents/{incident}/notes", body)
        while missing := sum(number not in watcher.seen for watcher in watchers):
            for task in tasks:
                assert not task.done(), f"a watcher gave up: {task.exception()!r}"
            assert time.perf_counter() - began < 20, f"{missing} of {WATCHERS} watchers have not seen note {number} after 20 s"
            await asyncio.sleep(0.02)
        late += [(watcher.seen[number] - began) * 1000 for watcher in watchers]
    weights["looking_megabytes"] = resident_megabytes(peer.group) - before
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    return {**weights, "slowest_watcher_ms": max(late), "watcher_p50_ms": percentile(late, 0.5), "watcher_p99_ms": percentile(late, 0.99)}


def told(seen):
    """Prints a line for each screen; false when one is too slow."""
    good = True
    for screen, row in seen.items():
        met = row["p99_ms"] <= SCREEN_P99_MS
        good = good and met
        print(f"{screen:26} first {figure(row['first_ms']):>8}  p50 {figure(row['p50_ms']):>8}  p99 {figure(row['p99_ms']):>8} ms  "
              f"{row['bytes'] / 1000:6.1f} kB  ≤ {SCREEN_P99_MS}  {'met' if met else 'MISSED'}", flush=True)
    return good


def main():
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("--closed", type=int, default=10_000, help="closed incidents")
    words.add_argument("--each", type=int, default=100, help="alerts of each")
    words.add_argument("--limit", type=float, default=1200, help="seconds for each half of the filling")
    given = words.parse_args()
    sink = peers.Sink().start()
    peer = peers.RunbellPeer("grouped", sink).start()
    try:
        print(f"filling: {given.closed:,} incidents, {given.closed * given.each:,} alerts", flush=True)
        print(f"  took {fill(peer, given.closed, given.limit, given.each):.0f} s", flush=True)
        peer.server.stop()
        peer.start(empty=False)
        open_id = peer.server.page("/api/v1/incidents?open=true&limit=1")[0][0]["id"]
        closed_id = peer.server.page("/api/v1/incidents?open=false&limit=1")[0][0]["id"]
        seen = screens(peer, open_id, closed_id)
        good = told(seen)
        figures = asyncio.run(crowd(peer, open_id))
    finally:
        peer.stop()
        sink.stop()
    for name, value in figures.items():
        met = value <= LIMITS.get(name, float("inf"))
        good = good and met
        print(f"{name:26} {figure(value):>10}" + (f"  ≤ {LIMITS[name]}  {'met' if met else 'MISSED'}" if name in LIMITS else ""))
    peers.save({"closed": given.closed, "each": given.each, "screens": seen, **figures}, f"screens-{int(time.time())}.json")
    raise SystemExit(0 if good else 1)


if __name__ == "__main__":
    main()
