"""Ways to send alerts: wrk for throughput, one steady sender for latency, a bounded crowd of connections for a storm."""

import asyncio
import dataclasses
import json
import os
import pathlib
import subprocess
import time
import urllib.parse

import uvloop

from measure import percentile
from processes import need

SCRIPT = pathlib.Path(__file__).resolve().parent / "wrk" / "alerts.lua"


def wrk(peer, run, mode="new", batch=1, connections=64, seconds=8):
    """One wrk run against a peer; figures as the script prints them, and `alerts_per_second`."""
    environment = {"RUN": run, "MODE": mode, "BATCH": str(batch), "AUTHORIZATION": peer.authorization}
    done = subprocess.run(
        [need("wrk"), "-t2", f"-c{connections}", f"-d{seconds}s", "--timeout", "20s", "-s", str(SCRIPT), peer.url],
        capture_output=True,
        text=True,
        timeout=seconds + 60,
        env={**os.environ, **environment},
    )
    lines = [line for line in done.stdout.splitlines() if line.startswith("FIGURES ")]
    assert lines, f"wrk said nothing useful:\n{done.stdout}{done.stderr}"
    figures = json.loads(lines[-1].removeprefix("FIGURES "))
    answered = figures["requests"] - figures["refused"]
    return {**figures, "alerts_per_second": answered * batch / figures["seconds"]}


def alert(name, number=0, severity="critical"):
    return {
        "labels": {"alertname": "BenchAlert", "severity": severity, "service": f"service-{number % 50}", "instance": name},
        "annotations": {"summary": f"bench alert {name}", "description": "p99 latency above 1 s for 5 m"},
        "generatorURL": "http://prometheus.example/graph?g0.expr=x",
    }


@dataclasses.dataclass
class Sent:
    """What became of a storm. Times are seconds since 1970, so that they compare with the sink's."""

    started: float = 0
    ended: float = 0
    accepted: list = dataclasses.field(default_factory=list)
    refused: int = 0
    #: Connections that ended before their time.
    broken: int = 0
    answer_seconds: list = dataclasses.field(default_factory=list)

    @property
    def seconds(self):
        return self.ended - self.started

    @property
    def p99_ms(self):
        return percentile(self.answer_seconds, 0.99) * 1000


def storm(peer, run, count, batch=1, connections=32, limit=240.0):
    """Sends `count` different alerts as fast as the peer takes them, and stops after `limit` seconds whatever happens."""

    def requests():
        for first in range(0, count, batch):
            names = [f"uid-{run}-{number}" for number in range(first, min(first + batch, count))]
            yield names, [alert(name, first) for name in names]

    return pour(peer, requests(), connections, limit)


def pour(peer, requests, connections=32, limit=240.0):
    """Sends requests, each the names of its alerts and the alerts, over as many connections as told."""
    return uvloop.run(_pour(peer, requests, connections, limit))


async def _pour(peer, requests, connections, limit):
    sent = Sent()
    deadline = time.monotonic() + limit

    async def connection():
        try:
            await send()
        except (OSError, asyncio.IncompleteReadError):
            sent.broken += 1

    async def send():
        wire = await _Wire.open(peer)
        for names, alerts in requests:
            began = time.perf_counter()
            status = await wire.post(alerts)
            sent.answer_seconds.append(time.perf_counter() - began)
            if status < 300:
                sent.accepted += names
            else:
                sent.refused += len(names)
            if time.monotonic() > deadline:
                break
        wire.close()

    sent.started = time.time()
    await asyncio.gather(*(connection() for _ in range(connections)))
    sent.ended = time.time()
    return sent


def steadily(peer, run, count, apart=0.02):
    """One alert each 20 ms on one connection: when each was sent, and how long its answer took."""
    return uvloop.run(_steadily(peer, run, count, apart))


async def _steadily(peer, run, count, apart):
    wire, sent_at, answer_seconds = await _Wire.open(peer), {}, []
    for number in range(count):
        name = f"uid-{run}-{number}"
        sent_at[name] = time.time()
        began = time.perf_counter()
        status = await wire.post([alert(name, number)])
        assert status < 300, f"{peer.name} answered {status}"
        answer_seconds.append(time.perf_counter() - began)
        await asyncio.sleep(max(0, apart - answer_seconds[-1]))
    wire.close()
    return sent_at, answer_seconds


class _Wire:
    """One kept-alive connection that posts alerts and reads just enough of the answer. Cheap, so that the server is what is measured."""

    @classmethod
    async def open(cls, peer):
        wire = cls()
        place = urllib.parse.urlparse(peer.url)
        wire.reader, wire.writer = await asyncio.open_connection(place.hostname, place.port)
        authorization = f"Authorization: {peer.authorization}\r\n" if peer.authorization else ""
        wire.head = f"POST /api/v2/alerts HTTP/1.1\r\nHost: {place.netloc}\r\nContent-Type: application/json\r\n{authorization}"
        return wire

    async def post(self, alerts):
        body = json.dumps(alerts).encode()
        self.writer.write(f"{self.head}Content-Length: {len(body)}\r\n\r\n".encode() + body)
        head = (await self.reader.readuntil(b"\r\n\r\n")).lower()
        if b"content-length:" in head:
            await self.reader.readexactly(int(head.split(b"content-length:")[1].split(b"\r\n")[0]))
        elif b"chunked" in head:
            await self._chunks()
        return int(head[9:12])

    async def _chunks(self):
        while size := int((await self.reader.readline()).split(b";")[0], 16):
            await self.reader.readexactly(size + 2)
        await self.reader.readline()

    def close(self):
        self.writer.close()
