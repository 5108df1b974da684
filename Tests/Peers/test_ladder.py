"""From a firing rule to a woken human, through the real programs, and back."""

import pytest

from mailbox import links
from monitoring import Alertmanager, Gauge, Prometheus, pagerduty_receiver, webhook_receiver
from processes import stays, wait_until
from reply import open_link, press_acknowledge

from conftest import SECRETS

ANA, BO = "ana@peers.example", "bo@peers.example"


def through_webhook(starting, server, folder, gauge):
    receiver = webhook_receiver(f"{server.url}/inbound/alertmanager/{SECRETS['ALERTMANAGER_KEY']}")
    alertmanager = starting(Alertmanager(folder / "alertmanager", receiver))
    starting(Prometheus(folder / "prometheus", gauge, alertmanager.port))


def through_pagerduty(starting, server, folder, gauge):
    receiver = pagerduty_receiver(f"{server.url}/v2/enqueue", SECRETS["PD_ROUTING_KEY"])
    alertmanager = starting(Alertmanager(folder / "alertmanager", receiver))
    starting(Prometheus(folder / "prometheus", gauge, alertmanager.port))


def straight(starting, server, folder, gauge):
    starting(Prometheus(folder / "prometheus", gauge, server.port, key=SECRETS["PROMETHEUS_KEY"]))


@pytest.fixture
def gauge(starting):
    return starting(Gauge())


@pytest.mark.parametrize("connect", [through_webhook, through_pagerduty, straight])
def test_a_firing_rule_wakes_a_human_whose_acknowledgement_stops_the_ladder(connect, serve, starting, mailbox, gauge, tmp_path):
    server = serve("ladder", SMTP_URL=mailbox.url)
    connect(starting, server, tmp_path, gauge)
    gauge.errors = 7

    mail = mailbox.wait_for(ANA)
    incident = server.only_incident()
    link = next(it for it in links(mail, server.url) if press_is_offered(it))
    assert server.is_in(incident["id"], "triggered"), "looking at the link acknowledged it: a mail scanner would, too"

    press_acknowledge(link)
    assert server.is_in(incident["id"], "acknowledged")
    stays("nobody else is paged", lambda: not mailbox.to(BO), seconds=8)
    assert len(mailbox.to(ANA)) == 1

    gauge.errors = 0
    wait_until("the resolve flows back", lambda: server.is_in(incident["id"], "resolved"), seconds=30)
    assert len(server.incidents()) == 1


def press_is_offered(link):
    """Whether this is the reply link; a mail may also link to the incident's page, where one must sign in."""
    try:
        return "<form" in open_link(link).text
    except AssertionError:
        return False


def test_when_nobody_answers_the_next_rung_is_paged(serve, starting, mailbox, gauge, tmp_path):
    server = serve("ladder", SMTP_URL=mailbox.url)
    straight(starting, server, tmp_path, gauge)
    gauge.errors = 7
    mailbox.wait_for(ANA)
    mailbox.wait_for(BO, seconds=15)
    assert server.only_incident()["status"] == "triggered"


def test_a_resolve_before_anybody_answered_stops_the_ladder(serve, starting, mailbox, gauge, tmp_path):
    server = serve("ladder", SMTP_URL=mailbox.url)
    straight(starting, server, tmp_path, gauge)
    gauge.errors = 7
    mailbox.wait_for(ANA)
    gauge.errors = 0
    wait_until("it resolves", lambda: server.only_incident()["status"] == "resolved", seconds=5.5)
    stays("nobody else is paged", lambda: not mailbox.to(BO), seconds=7)


def test_a_mail_server_that_demands_a_login_gets_it(serve, starting):
    from mailbox import Mailbox

    mailbox = starting(Mailbox(login=("oncall", "a password")))
    server = serve("ladder", SMTP_URL=mailbox.url.replace("a password", "a%20password"))
    raise_alert(server, "login")
    mailbox.wait_for(ANA)


def test_mail_that_is_refused_for_now_is_sent_again(serve, mailbox):
    mailbox.refuse = "451 try again later"
    server = serve("ladder", SMTP_URL=mailbox.url)
    raise_alert(server, "refused")
    wait_until("the incident is there", server.incidents)
    mailbox.refuse = None
    mailbox.wait_for(ANA, seconds=40)


def raise_alert(server, name):
    key = {"Authorization": f"Bearer {SECRETS['PROMETHEUS_KEY']}"}
    alert = {"labels": {"alertname": name, "severity": "critical"}, "annotations": {"summary": name}}
    answer = server.ask("POST", "/api/v2/alerts", [alert], key)
    assert answer.status == 200, answer
