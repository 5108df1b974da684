"""Memory when idle, and after a hundred thousand alerts."""

import time

from load import storm
from measure import resident_megabytes


def measure(peer, sink, run, count=100_000, limit=300, settle=5):
    time.sleep(2)
    idle = resident_megabytes(peer.group)
    sent = storm(peer, run, count, batch=10, limit=limit)
    time.sleep(settle)
    return {"idle_megabytes": idle, "accepted": len(sent.accepted), "after_megabytes": resident_megabytes(peer.group)}
