"""Rehearsals from outside: table-tops people take part in, and stories that are the same byte for byte in any process."""

import pathlib
import subprocess
import time

import pytest

from processes import Program, answers, free_port, wait_until
from runbell import BINARY, request

TOP = pathlib.Path(__file__).resolve().parent.parent.parent
EXAMPLES = sorted(folder.parent for folder in (TOP / "examples").glob("*/scenarios"))

TABLETOP = """
scenario: The pager rings and nobody but us is there
start: 2026-03-03T02:00:00+01:00
ends: 8h
events:
  - at: 0m
    alert: { source: prometheus, labels: { alertname: CheckoutDown, severity: critical }, summary: Checkout answers 500 }
expect:
  - severity P1
  - at: 3h resolved
"""

FAULTS = """
scenario: Everything goes wrong
start: 2026-03-03T02:00:00+01:00
seed: 11
ends: 8h
people: { ana: acknowledges after 50m }
events:
  - { at: 0m, provider: { screen: down } }
  - at: 0m
    alert: { source: prometheus, labels: { alertname: CheckoutDown, severity: critical }, summary: Checkout answers 500 }
  - { at: 2m, server: killed }
  - { at: 3m, provider: { screen: up } }
  - { at: 4m, server: killed }
  - { at: 5m, server: down for 10m }
  - { at: 20m, clock: jumps 20m }
  - { at: 1h, server: killed }
expect: [severity P1]
"""


class Tabletop:
    """A rehearsal that is open while it runs."""

    def __init__(self, folder, scenario, speed):
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.log = folder / "rehearsal.log"
        self.file = folder / "tabletop.yaml"
        self.file.write_text(scenario)
        self.speed = speed

    def start(self):
        command = [BINARY, "rehearse", str(TOP / "examples/first"), "--scenario", str(self.file), "--live"]
        self.program = Program([*command, "--speed", str(self.speed), "--listen", f"127.0.0.1:{self.port}"], self.log)
        self.program.ready(lambda: answers(self.url + "/readyz"), 30)
        return self

    def stop(self):
        return self.program.stop() if self.program.running else None

    @property
    def story(self):
        return self.log.read_text()


@pytest.fixture
def tabletop(starting, tmp_path):
    return starting(Tabletop(tmp_path, TABLETOP, speed=600))


def act(tabletop, action, person, body=None):
    return request("POST", f"{tabletop.url}/api/v1/incidents/INC-1/{action}", body or {}, {"X-Runbell-Person": person})


def test_people_take_part_while_it_runs(tabletop):
    """Ten minutes a second: somebody acknowledges and resolves, and the story says so when it happens."""
    incident = wait_until("the alert opened one", lambda: request("GET", tabletop.url + "/api/v1/incidents/INC-1").status == 200)
    assert incident
    answer = act(tabletop, "acknowledge", "ana")
    assert answer.status == 200, answer
    assert answer.headers["Runbell-Rehearsal"] == "speed=600"
    wait_until("it is told at once", lambda: "ana acknowledged it" in tabletop.story)
    assert act(tabletop, "resolve", "ana", {"summary": "Rolled back"}).status == 200
    wait_until("so is the end", lambda: "ana resolved it: Rolled back" in tabletop.story)


def test_nobody_mistakes_it_for_the_real_one(tabletop):
    ready = request("GET", tabletop.url + "/readyz").json
    assert ready["rehearsal"]["speed"] == 600 and ready["rehearsal"]["now"].startswith("2026-03-03T0")
    assert "nothing here is real" in request("GET", tabletop.url + "/").text
    pages = wait_until("a page is listed", lambda: request("GET", tabletop.url + "/api/v1/incidents/INC-1/pages").json["pages"])
    assert pages[0]["person"] == "ana"
    assert "Checkout answers 500" in request("GET", tabletop.url + "/captured").text


def test_a_stop_ends_with_the_verdict(tabletop):
    time.sleep(0.5)
    assert tabletop.stop() == 0
    assert "1 of 2 not reached" in tabletop.story
    assert "as expected (1 of 1)" in tabletop.story


def rehearse(*words):
    return subprocess.run([BINARY, "rehearse", *map(str, words)], capture_output=True, timeout=300)


@pytest.mark.parametrize("folder", EXAMPLES, ids=lambda folder: folder.parent.name if folder.name == "scenarios" else folder.name)
def test_two_processes_tell_the_same_bytes(folder):
    """Each process draws its own seed for hashing; a story that hung on the order of a set would differ."""
    first, again = rehearse(folder), rehearse(folder)
    assert first.returncode == 0, first.stdout.decode()[-2000:]
    assert first.stdout == again.stdout


def test_faults_fall_the_same_way_in_every_process(tmp_path):
    file = tmp_path / "faults.yaml"
    file.write_text(FAULTS)
    stories = {rehearse(TOP / "examples/first", "--scenario", file, "--json").stdout for _ in range(4)}
    assert len(stories) == 1
    assert b"The server was killed" in stories.pop()
