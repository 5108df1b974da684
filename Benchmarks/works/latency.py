"""From the POST of an alert until its page arrives, on a peer that has nothing else to do."""

import time

from load import steadily
from measure import percentile

WARM_UP = 20


def measure(peer, sink, run, count=300):
    steadily(peer, run + "w", WARM_UP)
    sent_at, answers = steadily(peer, run, count)
    deadline = time.monotonic() + 15
    while (arrived := sink.arrivals()).keys() < sent_at.keys() and time.monotonic() < deadline:
        time.sleep(0.2)
    waits = [(arrived[name] - at) * 1000 for name, at in sent_at.items() if name in arrived]
    return {
        "missing": len(sent_at) - len(waits),
        "p50_ms": percentile(waits, 0.5),
        "p99_ms": percentile(waits, 0.99),
        "answer_p99_ms": percentile(answers, 0.99) * 1000,
    }
