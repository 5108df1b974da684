"""The two programs side by side: fresh process, empty data, both told to notify the same sink. Beside them, the sink itself."""

import json
import os
import pathlib
import shutil
import sys

HERE = pathlib.Path(__file__).resolve().parent
TOP = HERE.parent
sys.path.insert(0, str(TOP / "Tests" / "Peers"))
os.environ.setdefault("RUNBELL_BINARY", str(TOP / ".build/release/runbell"))

from processes import Program, answers, free_port, need  # noqa: E402
from runbell import BINARY, Runbell, request  # noqa: E402

# On a real disk: durability measured in memory says nothing.
SCRATCH = pathlib.Path(os.environ.get("BENCH_SCRATCH", "/var/tmp/runbell-bench"))
SECRETS = {
    "PROMETHEUS_KEY": "prometheus-key-of-the-benchmarks",
    "PD_ROUTING_KEY": "R0123456789ABCDEF0123456789ABCDE",
    "HOOK_SECRET": "whsec_c2l4dGVlbiBieXRlcyBhdCBsZWFzdCwgdGhpcnR5LXR3byBoZXJl",
}


class Sink:
    def start(self):
        self.port = free_port()
        SCRATCH.mkdir(parents=True, exist_ok=True)
        self.program = Program([sys.executable, str(HERE / "sink.py"), str(self.port)], SCRATCH / "sink.log")
        self.program.ready(lambda: answers(self.url + "/_stats"))
        return self

    @property
    def url(self):
        return f"http://127.0.0.1:{self.port}"

    def stats(self):
        return request("GET", self.url + "/_stats").json

    def arrivals(self):
        return request("GET", self.url + "/_arrivals", seconds=60).json

    def arrival(self, alert):
        return request("GET", f"{self.url}/_arrivals/{alert}").json.get(alert)

    def forget(self):
        request("POST", self.url + "/_forget", b"")

    def stop(self):
        self.program.stop()


class Alertmanager:
    """Debian's, configured by one of the files in `alertmanager/`."""

    name = "Alertmanager"
    authorization = ""
    list_path = "/api/v2/alerts/groups?silenced=false&inhibited=false&muted=false&active=true"
    status_path = "/api/v2/status"

    def __init__(self, setup, sink):
        self.setup = setup
        self.sink = sink
        self.folder = SCRATCH / "alertmanager"
        self.port = free_port()

    @property
    def url(self):
        return f"http://127.0.0.1:{self.port}"

    @property
    def group(self):
        return self.program.pid

    def start(self, empty=True):
        if empty:
            shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True, exist_ok=True)
        configured = (HERE / "alertmanager" / f"{self.setup}.yml").read_text().replace("SINK", self.sink.url)
        (self.folder / "alertmanager.yml").write_text(configured)
        self.program = Program(
            [
                need("prometheus-alertmanager"),
                f"--config.file={self.folder}/alertmanager.yml",
                f"--storage.path={self.folder}/state",
                f"--web.listen-address=127.0.0.1:{self.port}",
                "--cluster.listen-address=",
                "--log.level=error",
            ],
            self.folder / "alertmanager.log",
        )
        self.program.ready(lambda: answers(self.url + "/-/ready"))
        return self

    def kill(self):
        self.program.kill()

    def stop(self):
        self.program.stop()
        shutil.rmtree(self.folder, ignore_errors=True)


class RunbellPeer:
    """Ours, on one of the runbooks in `runbooks/`. It answers on the same door."""

    name = "Runbell"
    authorization = f"Bearer {SECRETS['PROMETHEUS_KEY']}"
    list_path = "/api/v1/incidents?limit=20"
    status_path = "/api/v2/status"

    def __init__(self, setup, sink):
        self.folder = SCRATCH / "runbell"
        self.server = None
        self.setup = setup
        self.sink = sink

    @property
    def url(self):
        return self.server.url

    @property
    def group(self):
        return self.server.program.pid

    @property
    def token(self):
        return self.server.token

    def start(self, empty=True):
        if empty:
            shutil.rmtree(self.folder, ignore_errors=True)
        if empty or not self.server:
            self.server = Runbell(HERE / "runbooks" / self.setup, self.folder, {**SECRETS, "HOOK_URL": self.sink.url + "/hook"})
        self.server.start(seconds=60)
        return self

    def kill(self):
        self.server.kill()

    def stop(self):
        self.server.stop()
        shutil.rmtree(self.folder, ignore_errors=True)


def about():
    """What was measured: one line for the head of every table."""
    build = "release" if "release" in BINARY else "debug"
    return f"Runbell ({build}) beside Debian's Alertmanager on {os.cpu_count()} cores; load, sink and server share them"


def save(rows, name):
    folder = HERE / "results"
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(json.dumps(rows, indent=1))
