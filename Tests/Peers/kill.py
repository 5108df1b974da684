"""Kills the server at random moments under load, starts it again, and audits from outside.

What must hold, whatever the moment: every alert that was answered with 2xx is still there; every page that was due has arrived;
a page that arrived twice carries the same id both times; an acknowledgement that was answered is not forgotten; the record's
chain is whole. Runs by itself (`python kill.py --kills 200 --seed 7`) and as a test (test_kill.py).
"""

import argparse
import collections
import dataclasses
import http.client
import json
import pathlib
import random
import re
import statistics
import sys
import tempfile
import threading
import time

from processes import wait_until
from recorder import Recorder
from runbell import HERE, Runbell

NAME = re.compile(rb"kt-[0-9a-z]+-[0-9]+")
SECRETS = {
    "PD_ROUTING_KEY": "R0123456789ABCDEF0123456789ABCDE",
    "PROMETHEUS_KEY": "prometheus-key-of-the-kill-test",
    "HOOK_SECRET": "whsec_c2l4dGVlbiBieXRlcyBhdCBsZWFzdCwgdGhpcnR5LXR3byBoZXJl",
}


class Pages:
    """Where the pages arrive. It outlives the server, and keeps of each only which alert it is about and under which id it came."""

    def __init__(self):
        self.ids = collections.defaultdict(set)
        self.arrivals = 0
        self._recorder = Recorder(self._arrived)
        self._recorder.keep = lambda kept: None

    def _arrived(self, kept):
        self.arrivals += 1
        for name in set(NAME.findall(kept.body)):
            self.ids[name.decode()].add(kept.headers["webhook-id"])
        return 200, {}

    @property
    def url(self):
        return self._recorder.url

    def start(self):
        self._recorder.start()
        return self

    def stop(self):
        self._recorder.stop()


class Load:
    """Posts from several connections until the server is gone. New alerts by two doors, repeats, and acknowledgements."""

    def __init__(self, server, run, dice, connections):
        self.server = server
        self.run = run
        self.accepted = []
        self.acknowledged = set()
        #: Acknowledgements that were sent and not answered: the kill came in between, and either may be true.
        self.perhaps_acknowledged = set()
        self.errors = collections.Counter()
        self.over = threading.Event()
        self._number = 0
        self._lock = threading.Lock()
        seeds = [dice.random() for _ in range(connections)]
        self._threads = [threading.Thread(target=self._work, args=(random.Random(seed),), daemon=True) for seed in seeds]

    def start(self):
        for thread in self._threads:
            thread.start()

    def join(self):
        self.over.set()
        for thread in self._threads:
            thread.join(30)

    def _name(self):
        with self._lock:
            self._number += 1
            return f"kt-{self.run}-{self._number}"

    def _work(self, dice):
        connection = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=20)
        mine = []
        while not self.over.is_set():
            try:
                self._one(connection, dice, mine)
            except (OSError, http.client.HTTPException):
                return
        connection.close()

    def _one(self, connection, dice, mine):
        """What came by one door is repeated by the same one: the same name by another door is another alert."""
        turn = dice.random()
        known = dice.choice(mine) if mine else None
        if known and turn < 0.15:
            self._post(connection, *(trigger(known[0]) if len(known) == 1 else batch(known)))
        elif known and turn < 0.25 and len(known) == 1:
            self.perhaps_acknowledged.add(known[0])
            if self._post(connection, *acknowledge(known[0])):
                self.acknowledged.add(known[0])
        else:
            names = [self._name() for _ in range(1 if turn < 0.8 else 5)]
            if self._post(connection, *(trigger(names[0]) if len(names) == 1 else batch(names))):
                mine.append(names)
                self.accepted += names

    def _post(self, connection, path, body, headers):
        connection.request("POST", path, json.dumps(body), {"Content-Type": "application/json", **headers})
        answer = connection.getresponse()
        answer.read()
        if answer.status >= 300:
            self.errors[answer.status] += 1
        return answer.status < 300


def trigger(name):
    payload = {"summary": f"Checkout fails {name}", "source": "shop", "severity": "critical"}
    return "/v2/enqueue", {"routing_key": SECRETS["PD_ROUTING_KEY"], "event_action": "trigger", "dedup_key": name, "payload": payload}, {}


def acknowledge(name):
    return "/v2/enqueue", {"routing_key": SECRETS["PD_ROUTING_KEY"], "event_action": "acknowledge", "dedup_key": name}, {}


def batch(names):
    alerts = [{"labels": {"alertname": "CheckoutFails", "instance": it}, "annotations": {"summary": f"Checkout fails {it}"}} for it in names]
    return "/api/v2/alerts", alerts, {"Authorization": f"Bearer {SECRETS['PROMETHEUS_KEY']}"}


@dataclasses.dataclass
class Report:
    kills: int = 0
    accepted: int = 0
    lost: list = dataclasses.field(default_factory=list)
    forgotten: list = dataclasses.field(default_factory=list)
    unsent: list = dataclasses.field(default_factory=list)
    renamed: list = dataclasses.field(default_factory=list)
    errors: collections.Counter = dataclasses.field(default_factory=collections.Counter)
    pages: int = 0
    starts: list = dataclasses.field(default_factory=list)
    longest_wait: float = 0
    seconds: float = 0
    chain: str = "not verified"
    chain_valid: bool = False

    @property
    def good(self):
        return self.chain_valid and not (self.lost or self.forgotten or self.unsent or self.renamed or self.errors)

    def __str__(self):
        starts = sorted(self.starts) or [0]
        return (
            f"{self.kills} kills in {self.seconds:.0f} s ({self.seconds / max(1, self.kills):.2f} s each); {self.accepted} alerts accepted, "
            f"{len(self.lost)} lost; {self.pages} pages arrived, {len(self.unsent)} due and unsent, {len(self.renamed)} repeated under another id; "
            f"the last of them at most {self.longest_wait:.1f} s after a start; {len(self.forgotten)} acknowledgements forgotten; other answers {dict(self.errors)}; "
            f"start to ready {statistics.median(starts) * 1000:.0f} ms (at most {starts[-1] * 1000:.0f} ms); verify: {self.chain}"
        )


class KillTest:
    def __init__(self, folder, kills, seed, connections=8):
        self.dice = random.Random(seed)
        self.kills = kills
        self.connections = connections
        self.pages = Pages().start()
        self.server = Runbell(HERE / "runbooks" / "each", folder, {**SECRETS, "HOOK_URL": self.pages.url})
        self.report = Report()
        self.due = set()
        self.acknowledged = set()

    def run(self):
        started = time.monotonic()
        try:
            self._start()
            for number in range(self.kills):
                self._cycle(number)
                if number % 50 == 49:
                    self._all_pages_arrive()
            self._all_pages_arrive()
            self._audit_acknowledgements()
            self.server.stop()
            verified = self.server.command("verify", "--data", self.server.data, check=False)
            self.report.chain_valid = verified.returncode == 0
            self.report.chain = (verified.stdout + verified.stderr).strip()
        finally:
            self.server.stop()
            self.pages.stop()
        self.report.pages = self.pages.arrivals
        self.report.renamed = [name for name, ids in self.pages.ids.items() if len(ids) > 1]
        self.report.seconds = time.monotonic() - started
        return self.report

    def _start(self):
        began = time.monotonic()
        self.server.start(seconds=60)
        self.report.starts.append(time.monotonic() - began)

    def _cycle(self, number):
        """One life: load, a kill at a moment nobody planned, and the audit of what had been promised."""
        load = Load(self.server, f"{number:x}", self.dice, self.connections)
        load.start()
        self._let_it_run(0.02 + self.dice.random() * 0.35)
        self.server.kill()
        load.join()
        self.report.kills += 1
        if self.dice.random() < 0.1:
            self._kill_while_starting()
        self._start()
        self.report.accepted += len(load.accepted)
        self.report.errors += load.errors
        self.report.lost += self._missing(set(load.accepted))
        self.acknowledged |= load.acknowledged
        # A page need not leave once its incident is acknowledged, also when the kill swallowed the answer to that.
        self.due |= set(load.accepted) - load.perhaps_acknowledged

    def _let_it_run(self, seconds):
        threading.Event().wait(seconds)

    def _kill_while_starting(self):
        """Recovery must survive a kill, too."""
        from processes import Program
        from runbell import BINARY

        command = [BINARY, "serve", "--runbook", self.server.runbook, "--data", str(self.server.data), "--listen", f"127.0.0.1:{self.server.port}"]
        program = Program(command, self.server.folder / "runbell.log", self.server.env)
        self._let_it_run(self.dice.random() * 0.15)
        program.kill()
        self.report.kills += 1

    def _missing(self, names):
        """Reads the list of alerts, newest first, until all of the names were seen or the list goes back past this life."""
        left, cursor, barren = set(names), None, 0
        while left and barren < 5:
            items, cursor = self.server.page("/api/v1/alerts?limit=200", cursor)
            seen = {it.decode() for it in NAME.findall(json.dumps(items).encode())}
            barren = 0 if left & seen else barren + 1
            left -= seen
            if not cursor:
                break
        return sorted(left)

    def _all_pages_arrive(self):
        began = time.monotonic()
        try:
            wait_until("all due pages arrived", lambda: not self._unsent(), seconds=120)
        except AssertionError:
            self.report.unsent += [f"{name} {self._what_is_known(name)}" for name in self._unsent()]
        self.report.longest_wait = max(self.report.longest_wait, time.monotonic() - began)
        self.due.clear()

    def _what_is_known(self, name):
        """For whoever has to find out why: the incident and its pages, as the server tells them."""
        alerts, _ = self.server.page(f"/api/v1/alerts?limit=5&search={name}")
        incidents = [it["incident"] for it in alerts]
        return json.dumps([self.server.get(f"/api/v1/incidents/{it}{part}") for it in incidents for part in ("", "/pages")])

    def _unsent(self):
        return [name for name in self.due if name not in self.pages.ids]

    def _audit_acknowledgements(self):
        for incident in self.server.incidents():
            name = NAME.search(json.dumps(incident).encode())
            if name and name[0].decode() in self.acknowledged and incident["status"] == "triggered":
                self.report.forgotten.append(name[0].decode())


def main():
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("--kills", type=int, default=200)
    words.add_argument("--seed", type=int, default=1)
    words.add_argument("--connections", type=int, default=8)
    given = words.parse_args()
    with tempfile.TemporaryDirectory(prefix="runbell-kill-") as folder:
        report = KillTest(pathlib.Path(folder), given.kills, given.seed, given.connections).run()
    print(report)
    for kind in ("lost", "unsent", "renamed", "forgotten"):
        for name in getattr(report, kind)[:10]:
            print(f"  {kind}: {name}")
    sys.exit(0 if report.good else 1)


if __name__ == "__main__":
    main()
