"""A disk that is full, and one that turns read-only: nothing is accepted that could be lost, and all is well again without a restart."""

import os
import subprocess

import pytest

from processes import wait_until

from conftest import SECRETS

pytestmark = [pytest.mark.root, pytest.mark.skipif(os.geteuid() != 0, reason="mounting a small disk needs root")]


class SmallDisk:
    """A few megabytes of memory as a file system."""

    def __init__(self, folder, megabytes=24):
        self.folder = folder
        self.megabytes = megabytes

    def start(self):
        self.folder.mkdir()
        done = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", f"size={self.megabytes}m", "runbell-test", str(self.folder)], capture_output=True, text=True, timeout=10
        )
        if done.returncode:
            pytest.skip(f"this machine does not let us mount: {done.stderr.strip()}")
        return self

    def stop(self):
        subprocess.run(["umount", "--lazy", str(self.folder)], check=True, timeout=10)

    def fill(self):
        """Takes every block that is left."""
        with open(self.folder / "filler", "wb", buffering=0) as filler:
            try:
                while True:
                    filler.write(b"\0" * 65536)
            except OSError:
                pass
            try:
                while True:
                    filler.write(b"\0" * 512)
            except OSError:
                pass

    def free(self):
        (self.folder / "filler").unlink()


@pytest.fixture
def disk(starting, tmp_path):
    return starting(SmallDisk(tmp_path / "disk"))


@pytest.fixture
def server(serve, disk, recorder):
    return serve("each", folder=disk.folder, HOOK_URL=recorder.url)


def trigger(server, key):
    event = {
        "routing_key": SECRETS["PD_ROUTING_KEY"],
        "event_action": "trigger",
        "dedup_key": key,
        "payload": {"summary": key + " " + "x" * 900, "source": "shop", "severity": "critical"},
    }
    return server.ask("POST", "/v2/enqueue", event, token=False).status


def pour(server, name, most=5000):
    """Alerts until one is not accepted. Returns the keys of those that were, and the status of the one that was not."""
    accepted = []
    for number in range(most):
        status = trigger(server, f"{name}-{number}")
        if status != 202:
            return accepted, status
        accepted.append(f"{name}-{number}")
    raise AssertionError(f"{most} alerts fit on a disk that was meant to be full")


def audit(server, accepted):
    kept = {alert["key"] for alert in server.all("/api/v1/alerts?limit=100")}
    missing = [key for key in accepted if not any(key in it for it in kept)]
    assert not missing, f"{len(missing)} accepted alerts are lost, such as {missing[:3]}"


def test_a_full_disk_answers_503_and_recovers_by_itself(server, disk):
    assert trigger(server, "before-0") == 202
    disk.fill()
    accepted, status = pour(server, "full")
    assert status == 503
    wait_until("/readyz says so", lambda: server.ask("GET", "/readyz").status == 503, seconds=35)
    assert server.ask("GET", "/healthz").status == 200, "a full disk is no reason to be restarted"
    disk.free()
    wait_until("it accepts again", lambda: trigger(server, "after-0") == 202, seconds=35)
    wait_until("it is ready again", lambda: server.ask("GET", "/readyz").status == 200, seconds=35)
    audit(server, ["before-0", *accepted, "after-0"])


class FrozenFiles:
    """Files that refuse every write, also through descriptors that are already open. A busy file system cannot be remounted read-only.

    SQLite's `-shm` file is left out: it is memory, mapped, and the kernel answers a refused write there by ending the program.
    """

    def __init__(self, folder):
        self.folder = folder

    def start(self):
        files = [str(it) for it in self.folder.rglob("*") if it.is_file() and not it.name.endswith("-shm")]
        done = subprocess.run(["chattr", "+i", *files], capture_output=True, text=True, timeout=10)
        if done.returncode:
            self.stop()
            pytest.skip(f"this file system does not freeze files: {done.stderr.strip()}")
        return self

    def stop(self):
        subprocess.run(["chattr", "-R", "-i", str(self.folder)], capture_output=True, timeout=10)


def test_files_that_turn_read_only_answer_503_and_recover_by_themselves(serve, starting, recorder):
    server = serve("each", HOOK_URL=recorder.url)
    assert trigger(server, "before-0") == 202
    frozen = starting(FrozenFiles(server.data))
    accepted, status = pour(server, "frozen")
    assert status == 503
    wait_until("/readyz says so", lambda: server.ask("GET", "/readyz").status == 503, seconds=35)
    frozen.stop()
    wait_until("it accepts again", lambda: trigger(server, "after-0") == 202, seconds=35)
    wait_until("it is ready again", lambda: server.ask("GET", "/readyz").status == 200, seconds=35)
    audit(server, ["before-0", *accepted, "after-0"])
