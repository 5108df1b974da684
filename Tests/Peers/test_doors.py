"""The doors that no vendor's client knocks at: declared JSON, heartbeats, and a PagerDuty event as an old agent sends it."""

import json

import pytest

from processes import wait_until

from conftest import SECRETS


@pytest.fixture
def server(serve, mailbox):
    return serve("doors", SMTP_URL=mailbox.url)


def titles(server):
    return sorted(it["title"] for it in server.incidents())


def test_declared_json_opens_and_resolves(server):
    path = f"/inbound/json/{SECRETS['JSON_KEY']}"
    problem = {"problem": {"id": "p1", "title": "Queue is stuck", "level": "critical", "state": "open", "tags": {"team": "shop"}}}
    assert server.ask("POST", path, problem, token=False).status < 300
    assert titles(server) == ["Queue is stuck"]
    problem["problem"]["state"] = "closed"
    assert server.ask("POST", path, problem, token=False).status < 300
    wait_until("resolved", lambda: server.only_incident()["status"] == "resolved")


def test_json_without_what_the_mapping_needs_names_it(server):
    answer = server.ask("POST", f"/inbound/json/{SECRETS['JSON_KEY']}", {"problem": {"id": "p1"}}, token=False)
    assert answer.status in (400, 422) and "problem.title" in answer.text


def test_a_missed_heartbeat_raises_an_alert_and_the_next_beat_ends_it(server, mailbox):
    path = f"/heartbeat/{SECRETS['HEARTBEAT_KEY']}"
    assert server.ask("GET", path, token=False).status == 200
    mailbox.wait_for("ana@peers.example", seconds=20)
    assert server.ask("POST", path, b"", token=False).status == 200
    wait_until("resolved", lambda: server.only_incident()["status"] == "resolved")


@pytest.mark.parametrize("content_type", ["application/json", "application/x-www-form-urlencoded", "text/plain", None])
def test_an_event_is_read_as_json_whatever_its_content_type_says(server, content_type):
    event = {"routing_key": SECRETS["PD_ROUTING_KEY"], "event_action": "trigger"}
    event["payload"] = {"summary": "Disk is full", "source": "db-1", "severity": "critical"}
    headers = {"Content-Type": content_type} if content_type else {}
    answer = server.ask("POST", "/v2/enqueue", json.dumps(event), headers, token=False)
    assert answer.status == 202 and answer.json["dedup_key"]


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"\xff\xfe", b"[" * 100_000, b'{"routing_key":' + b"9" * 400_000 + b"}"])
def test_what_is_no_event_is_a_4xx_and_leaves_the_server_well(server, body):
    answer = server.ask("POST", "/v2/enqueue", body, {"Content-Type": "application/json"}, token=False)
    assert 400 <= answer.status < 500, answer
    assert server.ask("GET", "/readyz").status == 200
    assert server.incidents() == []
