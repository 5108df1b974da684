"""What every peer test is given. Everything a test starts, its fixture stops."""

import pathlib

import pytest

from browser import chromium, opened  # noqa: F401 (fixtures)
from mailbox import Mailbox
from recorder import Recorder
from runbell import BINARY, Runbell

HERE = pathlib.Path(__file__).resolve().parent

# Keys and secrets of the test runbooks, each made up for these tests.
SECRETS = {
    "PD_ROUTING_KEY": "R0123456789ABCDEF0123456789ABCDE",
    "ALERTMANAGER_KEY": "alertmanager-key-of-the-peer-tests",
    "PROMETHEUS_KEY": "prometheus-key-of-the-peer-tests",
    "JSON_KEY": "json-key-of-the-peer-tests",
    "HEARTBEAT_KEY": "heartbeat-key-of-the-peer-tests",
    "HOOK_SECRET": "whsec_c2l4dGVlbiBieXRlcyBhdCBsZWFzdCwgdGhpcnR5LXR3byBoZXJl",
    "SLACK_TOKEN": "xoxb-of-the-peer-tests",
    "SLACK_SIGNING_SECRET": "slack-signing-secret-of-the-peer-tests",
    "TWILIO_TOKEN": "twilio-token-of-the-peer-tests",
}


def pytest_collection_modifyitems(items):
    """Without the program there is nothing to ask: says so once instead of failing every test."""
    if not pathlib.Path(BINARY).exists():
        pytest.exit(f"{BINARY} is missing: run `make build`", returncode=2)


@pytest.fixture
def starting():
    """Starts things and stops them, last first, whatever happens."""
    started = []

    def start(thing):
        started.append(thing)
        return thing.start()

    yield start
    for thing in reversed(started):
        thing.stop()


@pytest.fixture
def mailbox(starting):
    return starting(Mailbox())


@pytest.fixture
def recorder(starting):
    return starting(Recorder())


@pytest.fixture
def serve(starting, tmp_path):
    """Starts Runbell on one of the runbooks beside these tests: `serve("ladder", SMTP_URL=…)`."""

    def start(runbook, options=(), tls=None, folder=None, **secrets):
        server = Runbell(HERE / "runbooks" / runbook, folder or tmp_path / "runbell", {**SECRETS, **secrets}, options, tls)
        return starting(server)

    return start


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item, call):
    """Shows the server's last words beside a failure."""
    outcome = yield
    report = outcome.get_result()
    folder = item.funcargs.get("tmp_path") if hasattr(item, "funcargs") else None
    if report.failed and folder:
        for log in sorted(folder.rglob("*.log")):
            lines = log.read_text(errors="replace").splitlines()[-60:]
            report.sections.append((log.name, "\n".join(lines)))
