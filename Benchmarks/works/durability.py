"""SIGKILL in the middle of load: of the alerts that were answered with 2xx, how many does the restarted program still know?"""

import re
import threading

from load import storm
from runbell import request


def measure(peer, sink, run, kills=5):
    accepted, found = 0, 0
    for life in range(kills):
        names = _load_until_killed(peer, f"{run}k{life}")
        peer.start(empty=False)
        known = set(re.findall(r"uid-[0-9a-zA-Z]+-[0-9]+", _alerts(peer)))
        accepted += len(names)
        found += len(names & known)
    return {"accepted": accepted, "lost": accepted - found}


def _load_until_killed(peer, run):
    """The sender's connections break when the program dies; what was answered until then is what counts."""
    timer = threading.Timer(0.3, peer.kill)
    timer.start()
    accepted = set(storm(peer, run, 1_000_000, connections=8, limit=10).accepted)
    timer.join()
    return accepted


def _alerts(peer):
    """Alertmanager gives all of its alerts at once; ours gives them page by page."""
    if hasattr(peer, "server"):
        return str(peer.server.all("/api/v1/alerts?limit=200"))
    answer = request("GET", peer.url + "/api/v2/alerts", headers={"Authorization": peer.authorization}, seconds=60)
    assert answer.status == 200, answer
    return answer.text
