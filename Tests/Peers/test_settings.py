"""What the page of sources says to write at the other end works when it is written there."""

import subprocess

import pytest

from monitoring import Alertmanager
from processes import need, wait_until

from conftest import SECRETS

VARIABLES = {
    "alertmanager": "ALERTMANAGER_KEY",
    "prometheus": "PROMETHEUS_KEY",
    "pagerduty": "PD_ROUTING_KEY",
    "tracker": "JSON_KEY",
    "nightly": "HEARTBEAT_KEY",
}


def recipes(server, source):
    """The texts of one source, by their titles, as they stand on the page."""
    page = Page(server.ask("GET", "/settings/sources").text)
    assert source in page.sources, sorted(page.sources)
    return page.sources[source]


class Page:
    def __init__(self, html):
        from html.parser import HTMLParser

        self.sources, reader = {}, self

        class Parser(HTMLParser):
            source = title = reading = None

            def handle_starttag(self, tag, attributes):
                attributes = dict(attributes)
                if tag == "section" and attributes.get("id", "").startswith("source-"):
                    self.source = reader.sources.setdefault(attributes["aria-label"], {})
                if tag in ("h3", "pre"):
                    self.reading, self.text = tag, ""

            def handle_data(self, text):
                if self.reading:
                    self.text += text

            def handle_endtag(self, tag):
                if tag != self.reading:
                    return
                self.reading = None
                if tag == "h3":
                    self.title = self.text
                elif self.source is not None:
                    self.source[self.title] = self.text

        Parser().feed(html)


@pytest.fixture
def server(serve, mailbox):
    return serve("ladder", SMTP_URL=mailbox.url)


@pytest.mark.parametrize("source, title", [("alertmanager", "Alertmanager"), ("pagerduty", "Alertmanager, with its PagerDuty receiver")])
def test_alertmanager_takes_its_configuration_and_an_alert_arrives(server, starting, tmp_path, source, title):
    text = recipes(server, source)[title]
    assert SECRETS[VARIABLES[source]] not in text
    folder = tmp_path / "alertmanager"
    folder.mkdir()
    (folder / "runbell.key").write_text(SECRETS[VARIABLES[source]])
    text = text.replace("/etc/alertmanager/runbell.key", f"{folder}/runbell.key")
    alertmanager = Alertmanager(folder, "")
    (folder / "alertmanager.yml").write_text(text)
    checked = subprocess.run([need("amtool"), "check-config", f"{folder}/alertmanager.yml"], capture_output=True, text=True)
    assert checked.returncode == 0, checked.stdout + checked.stderr
    starting(alertmanager)
    address = f"http://127.0.0.1:{alertmanager.port}"
    words = ["alert", "add", "alertname=Example", "severity=critical", "--annotation=summary=From Alertmanager"]
    subprocess.run([need("amtool"), f"--alertmanager.url={address}", *words], check=True, capture_output=True)
    wait_until("the alert arrives", lambda: server.incidents(), seconds=15)
    assert server.only_incident()["severity"] == "P1"
    state = next(it for it in server.get("/api/v1/sources")["sources"] if it["name"] == source)
    assert state["taken"] >= 1 and state["refused"] == 0 and state["heardAt"]


def test_prometheus_takes_its_configuration(server, tmp_path):
    (tmp_path / "runbell.key").write_text("x")
    (tmp_path / "prometheus.yml").write_text(recipes(server, "prometheus")["Prometheus, without an Alertmanager"])
    done = subprocess.run([need("promtool"), "check", "config", f"{tmp_path}/prometheus.yml"], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    "runbook, source, title",
    [
        ("ladder", "alertmanager", "Try it"),
        ("ladder", "prometheus", "Try it"),
        ("ladder", "pagerduty", "Try it"),
        ("doors", "tracker", "Anything that can send JSON"),
    ],
)
def test_the_line_for_a_shell_raises_an_incident(serve, mailbox, runbook, source, title):
    server = serve(runbook, SMTP_URL=mailbox.url)
    line = recipes(server, source)[title]
    name = VARIABLES[source]
    done = subprocess.run(["sh", "-c", line], env={"PATH": "/usr/bin:/bin", name: SECRETS[name]}, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert "An example" in [it["title"] for it in server.incidents()], done.stdout
    mailbox.wait_for("ana@peers.example")


def test_the_line_for_a_heartbeat_is_a_beat(serve, mailbox):
    server = serve("doors", SMTP_URL=mailbox.url)
    line = recipes(server, "nightly")["Say that it is alive"]
    environment = {"PATH": "/usr/bin:/bin", "HEARTBEAT_KEY": SECRETS["HEARTBEAT_KEY"]}
    subprocess.run(["sh", "-c", line], env=environment, capture_output=True, check=True)
    assert next(it for it in server.get("/api/v1/sources")["sources"] if it["name"] == "nightly")["taken"] == 1


def test_a_test_alert_pages_only_when_it_is_told_to(server, mailbox):
    told = server.command("test-alert", "prometheus", "--severity", "critical", "--label", "severity=critical").stdout
    assert "ana by email" in told and "Nobody was paged" in told and server.incidents() == []
    told = server.command("test-alert", "prometheus", "--label", "severity=critical", "--page").stdout
    assert "It is INC-1" in told
    assert "Test alert" in mailbox.wait_for("ana@peers.example")["Subject"]
    assert server.only_incident()["drill"] == "test alert"
