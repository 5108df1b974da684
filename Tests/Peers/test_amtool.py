"""amtool, which believes it talks to an Alertmanager."""

import json
import subprocess

import pytest

from processes import need, wait_until

from conftest import SECRETS


@pytest.fixture
def server(serve, mailbox):
    return serve("ladder", SMTP_URL=mailbox.url)


def amtool(server, *words):
    address = f"http://runbell:{SECRETS['PROMETHEUS_KEY']}@127.0.0.1:{server.port}"
    done = subprocess.run([need("amtool"), f"--alertmanager.url={address}", *words], capture_output=True, text=True, timeout=30)
    assert done.returncode == 0, f"amtool {' '.join(words)}: {done.stdout}{done.stderr}"
    return done.stdout


def test_an_alert_that_amtool_adds_is_one_that_amtool_finds(server):
    amtool(server, "alert", "add", "alertname=CheckoutErrors", "severity=critical", "--annotation=summary=Checkout fails")
    found = wait_until("amtool finds it", lambda: json.loads(amtool(server, "alert", "query", "-o", "json")))
    assert [it["labels"]["alertname"] for it in found] == ["CheckoutErrors"]
    assert found[0]["status"]["state"] == "active"
    assert server.only_incident()["status"] == "triggered"


def test_a_filter_leaves_out_what_it_does_not_match(server):
    for name in ("One", "Two"):
        amtool(server, "alert", "add", f"alertname={name}", "severity=critical")
    found = json.loads(amtool(server, "alert", "query", "-o", "json", "alertname=Two"))
    assert [it["labels"]["alertname"] for it in found] == ["Two"]


def test_cluster_show_is_answered(server):
    assert "Cluster Status" in amtool(server, "cluster", "show")
