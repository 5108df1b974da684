"""Fifty thousand different alerts at once; meanwhile somebody reads the API, and in the middle something that matters breaks."""

import concurrent.futures
import threading
import time

from load import alert, storm
from measure import percentile, resident_megabytes
from runbell import request


def measure(peer, sink, run, count=50_000, limit=240):
    sink.forget()
    over = threading.Event()
    with concurrent.futures.ThreadPoolExecutor() as crowd:
        status = crowd.submit(_ask, peer, peer.status_path, 0.05, over)
        listing = crowd.submit(_ask, peer, peer.list_path, 0.5, over)
        urgent = crowd.submit(_raise_in_the_middle, peer, sink, run, over)
        try:
            sent = storm(peer, run, count, limit=limit)
        finally:
            over.set()
        arrived = _all_arrived(sink, len(sent.accepted), limit) if peer.setup == "each" else None
    return {
        "accepted": len(sent.accepted),
        "refused": sent.refused + sent.broken,
        "seconds": sent.seconds,
        "answer_p99_ms": sent.p99_ms,
        "all_paged_seconds": arrived and arrived - sent.started,
        "urgent_page_ms": urgent.result(),
        "status_p99_ms": status.result(),
        "list_p99_ms": listing.result(),
        "resident_megabytes": resident_megabytes(peer.group),
    }


def _headers(peer):
    """Runbell's API wants a token; its inbound door wants the source's key."""
    return {"Authorization": f"Bearer {peer.token}"} if hasattr(peer, "token") else {}


def _ask(peer, path, every, over):
    times = []
    headers = _headers(peer) if path.startswith("/api/v1") else {"Authorization": peer.authorization}
    while not over.is_set():
        began = time.perf_counter()
        answer = request("GET", peer.url + path, headers=headers, seconds=60)
        assert answer.status == 200, f"{path}: {answer}"
        times.append((time.perf_counter() - began) * 1000)
        over.wait(max(0, every - times[-1] / 1000))
    return percentile(times, 0.99) if times else None


def _raise_in_the_middle(peer, sink, run, over):
    """An alert of another name in the middle of the storm: milliseconds until its page arrives, or None within 60 s."""
    over.wait(3)
    name = f"uid-{run}urgent-1"
    urgent = alert(name)
    urgent["labels"]["alertname"] = "CheckoutDown"
    began = time.time()
    request("POST", peer.url + "/api/v2/alerts", [urgent], {"Authorization": peer.authorization}, seconds=60)
    while time.time() - began < 60:
        if arrived := sink.arrival(name):
            return (arrived - began) * 1000
        time.sleep(0.1)
    return None


def _all_arrived(sink, wanted, limit):
    deadline = time.monotonic() + limit
    while time.monotonic() < deadline:
        stats = sink.stats()
        if stats["alerts"] >= wanted:
            return stats["last"]
        time.sleep(0.5)
    return None
