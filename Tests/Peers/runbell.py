"""A Runbell under test, seen only from outside: its command line, its HTTP, its messages."""

import json
import os
import pathlib
import signal
import ssl
import subprocess
import urllib.error
import urllib.request

from processes import Program, answers, free_port

HERE = pathlib.Path(__file__).resolve().parent
BINARY = os.environ.get("RUNBELL_BINARY") or str(HERE.parent.parent / ".build/debug/runbell")


class Answer:
    """An HTTP answer: status, headers, body."""

    def __init__(self, status, headers, body):
        self.status = status
        self.headers = headers
        self.body = body

    @property
    def text(self):
        return self.body.decode(errors="replace")

    @property
    def json(self):
        return json.loads(self.body)

    def __repr__(self):
        return f"{self.status} {self.text[:300]}"


def request(method, url, body=None, headers=None, context=None, seconds=20):
    """One request; every status is an answer, not an error. A dict or list as body goes as JSON."""
    headers = dict(headers or {})
    if isinstance(body, (dict, list)):
        body = json.dumps(body).encode()
        headers.setdefault("Content-Type", "application/json")
    if isinstance(body, str):
        body = body.encode()
    asked = urllib.request.Request(url, body, headers, method=method)
    try:
        with urllib.request.urlopen(asked, timeout=seconds, context=context) as response:
            return Answer(response.status, response.headers, response.read())
    except urllib.error.HTTPError as error:
        return Answer(error.code, error.headers, error.read())


class Runbell:
    """One server on a data folder. `start` may be called again after `stop` or `kill`: same port, same data."""

    def __init__(self, runbook, folder, secrets=None, options=(), tls=None, port=None):
        self.runbook = str(runbook)
        self.folder = pathlib.Path(folder)
        self.data = self.folder / "data"
        self.data.mkdir(parents=True, exist_ok=True)
        self.env = dict(secrets or {})
        self.options = list(options)
        self.tls = tls
        self.port = port or free_port()
        self.program = None
        self.token = None

    @property
    def url(self):
        return f"{'https' if self.tls else 'http'}://127.0.0.1:{self.port}"

    @property
    def trust(self):
        """Trusts exactly the certificate the server was given."""
        return ssl.create_default_context(cafile=self.tls.certificate) if self.tls else None

    def start(self, seconds=30):
        command = [BINARY, "serve", "--runbook", self.runbook, "--data", str(self.data), "--listen", f"127.0.0.1:{self.port}"]
        if self.tls:
            command += ["--tls-certificate", str(self.tls.certificate), "--tls-key", str(self.tls.key)]
        self.program = Program(command + self.options, self.folder / "runbell.log", self.env)
        self.program.ready(lambda: answers(self.url + "/readyz", self.trust), seconds)
        if self.token is None:
            self.token = self.new_token("peer-tests")
        return self

    def stop(self):
        return self.program.stop() if self.program and self.program.running else None

    def kill(self):
        self.program.kill()

    def hang_up(self):
        self.program.signal(signal.SIGHUP)

    def command(self, *words, check=True, env=None):
        """Runs `runbell WORDS…` as a client would, with this server's address and token."""
        client = {"RUNBELL_URL": self.url, "RUNBELL_TOKEN": self.token or ""}
        if self.tls:
            client["RUNBELL_CA_FILE"] = str(self.tls.certificate)
        done = subprocess.run(
            [BINARY, *map(str, words)], capture_output=True, text=True, timeout=60, env={**os.environ, **self.env, **client, **(env or {})}
        )
        assert not check or done.returncode == 0, f"runbell {' '.join(map(str, words))} ended with {done.returncode}:\n{done.stdout}{done.stderr}"
        return done

    def new_token(self, name, scope="admin"):
        """Tokens are shown once, by `runbell token`, as the last word it prints."""
        return self.command("token", "create", name, "--scope", scope, "--data", self.data).stdout.split()[-1]

    # HTTP.

    def ask(self, method, path, body=None, headers=None, seconds=20, token=True):
        headers = dict(headers or {})
        if token and self.token:
            headers.setdefault("Authorization", f"Bearer {self.token}")
        return request(method, self.url + path, body, headers, self.trust, seconds)

    def get(self, path, **more):
        answer = self.ask("GET", path, **more)
        assert answer.status == 200, f"GET {path}: {answer}"
        return answer.json

    def page(self, path, cursor=None):
        """One page of a list, and the cursor of the next one: the items stand under the list's own name."""
        joint = "&" if "?" in path else "?"
        document = self.get(path + (f"{joint}cursor={cursor}" if cursor else ""))
        items = next(value for value in document.values() if isinstance(value, list))
        return items, document.get("next")

    def all(self, path):
        """Every item of a list, page after page."""
        items, cursor = [], None
        while True:
            more, cursor = self.page(path, cursor)
            items += more
            if not cursor:
                return items

    # What a test wants to know.

    def declare(self, title="Checkout answers 5xx", severity="P1", **more):
        """Opens an incident by hand, and answers its name; without a severity the runbook chooses one."""
        said = {"title": title, "service": "shop", "severity": severity, **more}
        answer = self.ask("POST", "/api/v1/incidents", {name: value for name, value in said.items() if value is not None})
        assert answer.status == 201, answer
        return answer.json["id"]

    def incidents(self):
        return self.all("/api/v1/incidents?limit=200")

    def incident(self, number):
        return self.get(f"/api/v1/incidents/{number}")

    def only_incident(self):
        incidents = self.incidents()
        assert len(incidents) == 1, f"one incident expected, there are {[(it['id'], it['title']) for it in incidents]}"
        return incidents[0]

    def is_in(self, number, *statuses):
        return self.incident(number)["status"] in statuses

    def verify(self):
        return self.command("verify", "--data", self.data)
