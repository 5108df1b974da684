"""What is read off the machine, and how figures are summed up."""

import dataclasses
import os
import re
import statistics
import time


def processes_of(group):
    """Process ids of a process group, as `Program` starts one for each program."""
    found = []
    for entry in os.listdir("/proc"):
        try:
            if entry.isdigit() and os.getpgid(int(entry)) == group:
                found.append(int(entry))
        except ProcessLookupError:
            pass
    return found


def resident_megabytes(group):
    total = 0
    for process in processes_of(group):
        try:
            with open(f"/proc/{process}/smaps_rollup") as file:
                total += int(re.search(r"^Rss:\s+(\d+)", file.read(), re.M)[1])
        except (OSError, TypeError):
            pass
    return total / 1024


def cpu_seconds(group):
    total = 0
    for process in processes_of(group):
        try:
            with open(f"/proc/{process}/stat") as file:
                fields = file.read().rsplit(")", 1)[1].split()
            total += int(fields[11]) + int(fields[12])
        except OSError:
            pass
    return total / os.sysconf("SC_CLK_TCK")


def machine_busy_seconds():
    with open("/proc/stat") as file:
        user, nice, system, _, _, interrupt, soft, *_ = (int(it) for it in file.readline().split()[1:])
    return (user + nice + system + interrupt + soft) / os.sysconf("SC_CLK_TCK")


def wait_for_quiet(seconds=20, busy=0.25):
    """Waits until other work leaves the machine nearly idle, and says whether it did."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        before = machine_busy_seconds()
        time.sleep(1)
        if machine_busy_seconds() - before < busy:
            return True
    return False


def percentile(values, part):
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(part * len(ordered)))]


@dataclasses.dataclass(frozen=True)
class Spread:
    """The same figure from several runs."""

    values: tuple

    @property
    def median(self):
        return statistics.median(self.values)

    def __str__(self):
        if len(self.values) == 1:
            return figure(self.median)
        return f"{figure(self.median)} ({figure(min(self.values))}–{figure(max(self.values))})"


def figure(value):
    """Three digits that matter."""
    if value is None:
        return "–"
    if abs(value) >= 100:
        return f"{value:,.0f}"
    return f"{value:.3g}"
