"""Side by side with Alertmanager, in one interleaved run: `make bench`, or `python bench.py --only joining,latency --runs 1`.

Absolute figures move by half with whatever else a machine does; only the ratio of two programs measured in turn says something.
So each run measures every work on both programs, one after the other, from a fresh start with nothing stored.
"""

import argparse
import dataclasses
import time
from collections.abc import Callable

import peers
from measure import Spread, figure, wait_for_quiet
from works import durability, latency, memory, storm, throughput


@dataclasses.dataclass(frozen=True)
class Target:
    """One line of the table: a figure, what it is called, and what it must be."""

    label: str
    key: str
    #: Ours over theirs at least this (higher is better), or nil.
    at_least: float | None = None
    #: Ours over theirs at most this (lower is better), or nil.
    at_most: float | None = None
    #: Ours by itself at most this, or nil.
    limit: float | None = None

    def met(self, ratio, ours):
        return not (
            (self.at_least is not None and (ratio is None or ratio < self.at_least))
            or (self.at_most is not None and (ratio is None or ratio > self.at_most))
            or (self.limit is not None and ours > self.limit)
        )

    def __str__(self):
        parts = [f"≥ {self.at_least:g} ×"] if self.at_least is not None else []
        parts += [f"≤ {self.at_most:g} ×"] if self.at_most is not None else []
        parts += [f"≤ {self.limit:g}"] if self.limit is not None else []
        return ", ".join(parts)


@dataclasses.dataclass(frozen=True)
class Work:
    name: str
    measure: Callable
    alertmanager: str
    runbell: str
    targets: tuple


WORKS = (
    Work("joining", throughput.joining, "grouped", "grouped", (Target("new alerts joining an incident, alerts/s", "alerts_per_second", at_least=1.0),)),
    Work("repeating", throughput.repeating, "null", "grouped", (Target("repeats of a known alert, alerts/s", "alerts_per_second", at_least=1.2),)),
    Work("hundreds", throughput.hundreds, "null", "grouped", (Target("100 alerts a request, alerts/s", "alerts_per_second", at_least=1.0),)),
    Work(
        "each",
        throughput.each,
        "each",
        "each",
        (
            Target("each its own incident and page, alerts/s", "alerts_per_second", at_least=1.5),
            Target("… p99 of the 2xx, ms", "p99_ms", limit=250),
        ),
    ),
    Work(
        "latency",
        latency.measure,
        "each",
        "each",
        (Target("POST → page p50, ms", "p50_ms", at_most=3), Target("POST → page p99, ms", "p99_ms", limit=50), Target("… missing", "missing", limit=0)),
    ),
    Work(
        "storm",
        storm.measure,
        "each",
        "each",
        (
            Target("storm of 50,000, each: all accepted, s", "seconds", at_most=1),
            Target("… all paged, s", "all_paged_seconds"),
            Target("… an urgent page in the middle, ms", "urgent_page_ms", limit=1000),
            Target("… API p99, ms", "status_p99_ms", limit=200),
            Target("… first page of the list p99, ms", "list_p99_ms", limit=50),
            Target("… refused", "refused", limit=0),
        ),
    ),
    Work(
        "storm-grouped",
        storm.measure,
        "grouped",
        "grouped",
        (
            Target("storm of 50,000, grouped: all accepted, s", "seconds", at_most=1),
            Target("… an urgent page in the middle, ms", "urgent_page_ms", limit=1000),
            Target("… API p99, ms", "status_p99_ms", limit=200),
            Target("… first page of the list p99, ms", "list_p99_ms", limit=50),
        ),
    ),
    Work(
        "memory",
        memory.measure,
        "grouped",
        "grouped",
        (Target("memory idle, MB", "idle_megabytes", limit=60), Target("memory after 100,000 alerts, grouped, MB", "after_megabytes", limit=150)),
    ),
    Work("memory-each", memory.measure, "each", "each", (Target("memory after 100,000 alerts, each, MB", "after_megabytes", limit=150),)),
    Work("durability", durability.measure, "null", "grouped", (Target("SIGKILL: accepted alerts lost", "lost", limit=0),)),
)


def one(peer, work, sink, run):
    """One program, one work, once."""
    quiet = wait_for_quiet()
    sink.forget()
    peer.start()
    try:
        figures = work.measure(peer, sink, run)
    finally:
        peer.stop()
    print(f"  {peer.name:13} {work.name:14} " + " ".join(f"{key}={figure(value)}" for key, value in figures.items()), flush=True)
    return {"peer": peer.name, "work": work.name, "run": run, "quiet": quiet, **figures}


def interleaved(works, runs, ours_only):
    rows, sink = [], peers.Sink().start()
    try:
        for number in range(runs):
            print(f"run {number + 1} of {runs}", flush=True)
            for work in works:
                run = f"r{number}{int(time.time()) % 100_000}"
                if not ours_only:
                    rows.append(one(peers.Alertmanager(work.alertmanager, sink), work, sink, run))
                rows.append(one(peers.RunbellPeer(work.runbell, sink), work, sink, run))
    finally:
        sink.stop()
    return rows


def table(works, rows):
    """Lines of the table, and whether every target is met."""
    lines, good = [f"{'':46} {'Alertmanager':>24} {'Runbell':>24} {'ratio':>20}  target"], True
    for work in works:
        for target in work.targets:
            theirs, ours = (_values(rows, peer, work, target) for peer in ("Alertmanager", "Runbell"))
            ratios = Spread(tuple(b / a for a, b in zip(theirs, ours) if a)) if theirs and ours and any(theirs) else None
            met = bool(ours) and target.met(ratios and ratios.median, Spread(ours).median)
            good = good and met
            cells = [str(Spread(theirs)) if theirs else "–", str(Spread(ours)) if ours else "–", str(ratios) if ratios else "–"]
            verdict = ("met" if met else "MISSED") if str(target) else ""
            lines.append(f"{target.label:46} {cells[0]:>24} {cells[1]:>24} {cells[2]:>20}  {target!s:12} {verdict}")
    return lines, good


def _values(rows, peer, work, target):
    found = [row.get(target.key) for row in rows if row["peer"] == peer and row["work"] == work.name]
    return tuple(it for it in found if it is not None)


def main():
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("--only", help="comma-separated: " + ", ".join(work.name for work in WORKS))
    words.add_argument("--runs", type=int, default=3)
    words.add_argument("--ours-only", action="store_true", help="while working on one figure")
    given = words.parse_args()
    wanted = given.only.split(",") if given.only else [work.name for work in WORKS]
    works = [work for work in WORKS if work.name in wanted]
    rows = interleaved(works, given.runs, given.ours_only)
    peers.save(rows, f"bench-{int(time.time())}.json")
    lines, good = table(works, rows)
    print("\n" + peers.about() + f"; median of {given.runs} (least–most)\n" + "\n".join(lines))
    if not all(row["quiet"] for row in rows):
        print("Other work kept the machine busy in some runs: trust the ratios, not the figures.")
    raise SystemExit(0 if good else 1)


if __name__ == "__main__":
    main()
