"""The official PagerDuty client against us. It speaks https only, so this is also where the server's own TLS is met."""

import ssl

import pagerduty
import pytest

from certificates import Certificate
from processes import wait_until

from conftest import SECRETS


@pytest.fixture
def certificate(tmp_path):
    return Certificate(tmp_path)


@pytest.fixture
def server(serve, mailbox, certificate):
    return serve("ladder", tls=certificate, SMTP_URL=mailbox.url)


@pytest.fixture
def client(server):
    with pagerduty.EventsApiV2Client(SECRETS["PD_ROUTING_KEY"], base_url=server.url, verify=server.trust) as it:
        it.retry[429] = it.retry[503] = 0
        yield it


def status(server):
    return server.only_incident()["status"]


def test_trigger_acknowledge_and_resolve(server, client, mailbox):
    key = client.trigger("disk full on db-1", "db-1", dedup_key="disk-db-1", severity="critical", custom_details={"free": "1 %"})
    assert key == "disk-db-1"
    mailbox.wait_for("ana@peers.example")
    assert status(server) == "triggered"
    assert client.acknowledge(key) == key
    assert status(server) == "acknowledged"
    assert client.trigger("disk still full on db-1", "db-1", dedup_key=key, severity="critical") == key
    assert status(server) == "acknowledged", "a repeat of a known alert woke an incident somebody already has"
    assert client.resolve(key) == key
    wait_until("resolved", lambda: status(server) == "resolved")


def test_an_acknowledgement_after_the_resolve_opens_nothing(server, client):
    key = client.trigger("disk full on db-1", "db-1", severity="critical")
    client.resolve(key)
    client.acknowledge(key)
    assert status(server) == "resolved"


def test_a_trigger_without_a_key_is_given_one(server, client):
    assert client.trigger("no key", "db-1", severity="critical")


def test_a_change_event_pages_nobody(server, client, mailbox):
    change = {"summary": "Deploy shop 4f1c2aa to production", "source": "pipeline", "timestamp": "2026-11-20T09:05:00Z", "custom_details": {"by": "Dana"}}
    client.send_change_event(change, links=[{"href": "https://ci.example/runs/991", "text": "Run"}])
    assert server.incidents() == []
    assert mailbox.to("ana@peers.example") == []


def test_a_foreign_key_is_refused(server):
    with pagerduty.EventsApiV2Client("R" + "9" * 31, base_url=server.url, verify=server.trust) as stranger:
        with pytest.raises(pagerduty.Error):
            stranger.trigger("let me in", "db-1", severity="critical")
    assert server.incidents() == []


def test_a_renewed_certificate_is_served_without_a_restart(server, certificate):
    def served():
        return ssl.get_server_certificate(("127.0.0.1", server.port))

    before = served()
    pid = server.program.pid
    certificate.renew()
    server.hang_up()
    wait_until("the new certificate is served", lambda: served() == certificate.certificate.read_text() != before, seconds=30)
    assert server.program.pid == pid and server.program.running
    assert server.incidents() == []
