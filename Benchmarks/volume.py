"""What a long life costs: a million stored alerts and a hundred thousand closed incidents, then a restart.

Everything comes in by the front door: ten alerts an incident, then the same ten with an end in the past, which closes it. Twenty more
stay open. Measured after a restart: start to ready, the first page of the list, the open incidents, memory when idle.
"""

import argparse
import datetime
import time

import peers
from load import alert, pour
from measure import figure, percentile, resident_megabytes

ALERTS_EACH = 10
LIMITS = {"start_seconds": 3, "list_p99_ms": 20, "open_p99_ms": 20, "idle_megabytes": 150}


def grouped(run, incidents, each=ALERTS_EACH, ended=False):
    """Requests of a hundred alerts, some incidents of `each` alerts; incidents are told apart by the name of their alerts."""
    together = max(1, 100 // each)
    for first in range(0, incidents, together):
        names, alerts = [], []
        for incident in range(first, min(first + together, incidents)):
            for number in range(each):
                name = f"uid-{run}-{incident * each + number}"
                one = alert(name, number)
                one["labels"]["alertname"] = f"Volume{run}{incident}"
                if ended:
                    one["endsAt"] = (datetime.datetime.now(datetime.UTC) - datetime.timedelta(seconds=1)).isoformat()
                names.append(name)
                alerts.append(one)
        yield names, alerts


def fill(peer, closed, limit, each=ALERTS_EACH):
    began = time.monotonic()
    for ended in (False, True):
        sent = pour(peer, grouped("v", closed, each, ended), limit=limit)
        print(f"  {'ended' if ended else 'raised'}: {len(sent.accepted):,} alerts in {sent.seconds:.0f} s, refused {sent.refused}, broken {sent.broken}")
        assert len(sent.accepted) == closed * each, "not everything was accepted in time: raise --limit"
    pour(peer, grouped("o", 20))
    return time.monotonic() - began


def p99(peer, path, count=100):
    times = []
    for _ in range(count):
        began = time.perf_counter()
        peer.server.get(path)
        times.append((time.perf_counter() - began) * 1000)
    return percentile(times, 0.99)


def measure(peer):
    began = time.monotonic()
    peer.start(empty=False)
    figures = {"start_seconds": time.monotonic() - began}
    time.sleep(5)
    figures["idle_megabytes"] = resident_megabytes(peer.group)
    figures["list_p99_ms"] = p99(peer, "/api/v1/incidents?limit=20")
    figures["open_p99_ms"] = p99(peer, "/api/v1/incidents?open=true&limit=50")
    figures["deep_page_p99_ms"] = p99(peer, "/api/v1/incidents?open=false&limit=50&search=Volumev4", 20)
    figures["alerts_p99_ms"] = p99(peer, "/api/v1/alerts?limit=50")
    figures["megabytes_after_reading"] = resident_megabytes(peer.group)
    figures["disk_megabytes"] = sum(file.stat().st_size for file in peer.server.data.rglob("*") if file.is_file()) / 1e6
    return figures


def main():
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("--closed", type=int, default=100_000, help="closed incidents, of ten alerts each")
    words.add_argument("--limit", type=float, default=1200, help="seconds for each half of the filling")
    given = words.parse_args()
    sink = peers.Sink().start()
    peer = peers.RunbellPeer("grouped", sink).start()
    try:
        print(f"filling: {given.closed:,} incidents, {given.closed * ALERTS_EACH:,} alerts", flush=True)
        print(f"  took {fill(peer, given.closed, given.limit):.0f} s", flush=True)
        open_left = len(peer.server.all("/api/v1/incidents?open=true&limit=100"))
        print(f"  open now: {open_left} (20 expected)")
        peer.server.stop()
        figures = measure(peer)
    finally:
        peer.stop()
        sink.stop()
    good = open_left == 20
    for name, value in figures.items():
        verdict = "" if name not in LIMITS else f"  ≤ {LIMITS[name]}  {'met' if value <= LIMITS[name] else 'MISSED'}"
        good = good and (name not in LIMITS or value <= LIMITS[name])
        print(f"{name:26} {figure(value):>10}{verdict}")
    peers.save({"closed": given.closed, **figures}, f"volume-{int(time.time())}.json")
    raise SystemExit(0 if good else 1)


if __name__ == "__main__":
    main()
