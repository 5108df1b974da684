"""Programs a test starts: on free ports, with their output kept for when something fails, and stopped by the test that started them."""

import os
import pathlib
import shutil
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request


def free_port():
    """A port nobody listens on now. Another program may take it before we do; none here does."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_until(what, question, seconds=20.0, every=0.05):
    """Asks until the answer is truthy and returns it; fails by name when it never is. Faults while asking count as no."""
    deadline = time.monotonic() + seconds
    fault = None
    while True:
        try:
            answer = question()
            if answer:
                return answer
        except (OSError, urllib.error.URLError, AssertionError) as error:
            fault = error
        if time.monotonic() > deadline:
            raise AssertionError(f"not within {seconds:g} s: {what}" + (f" ({fault})" if fault else ""))
        time.sleep(every)


def stays(what, question, seconds, every=0.1):
    """Fails as soon as the answer is not truthy."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        assert question(), f"did not stay so for {seconds:g} s: {what}"
        time.sleep(every)


def answers(url, context=None):
    """Whether a GET of the URL is answered with 2xx."""
    with urllib.request.urlopen(url, timeout=2, context=context) as response:
        return response.status < 300


class Program:
    """One started program and what hangs below it."""

    def __init__(self, command, log, env=None):
        self.log = pathlib.Path(log)
        self.name = pathlib.Path(command[0]).name
        with self.log.open("ab") as output:
            self.process = subprocess.Popen(
                command, stdout=output, stderr=output, stdin=subprocess.DEVNULL, start_new_session=True, env={**os.environ, **(env or {})}
            )

    @property
    def pid(self):
        return self.process.pid

    @property
    def running(self):
        return self.process.poll() is None

    def signal(self, number):
        try:
            os.killpg(self.pid, number)
        except ProcessLookupError:
            pass

    def stop(self, seconds=15):
        """SIGTERM, then SIGKILL if it does not listen. Returns the exit status."""
        self.signal(signal.SIGTERM)
        try:
            return self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            return self.kill()

    def kill(self):
        self.signal(signal.SIGKILL)
        return self.process.wait(10)

    def tail(self, lines=40):
        return "\n".join(self.log.read_text(errors="replace").splitlines()[-lines:])

    def ready(self, question, seconds=30):
        """Waits until the question is answered, and gives up at once when the program has ended."""

        def asked():
            if not self.running:
                raise RuntimeError(f"{self.name} ended with {self.process.returncode} before it was ready:\n{self.tail()}")
            return question()

        try:
            wait_until(f"{self.name} is ready", asked, seconds, every=0.01)
        except AssertionError as error:
            raise AssertionError(f"{error}\n{self.tail()}") from None


def need(program):
    """The path of a program; `make tools` installs all of them."""
    path = shutil.which(program)
    assert path, f"{program} is missing: run `make tools`"
    return path
