"""Somebody gives another address, proves it, and is paged there."""

import re

import pytest

from processes import wait_until


@pytest.fixture
def server(serve, mailbox):
    return serve("ladder", SMTP_URL=mailbox.url)


def as_ana(server):
    made = server.command("token", "create", "ana-laptop", "--scope", "respond", "--person", "ana", "--data", server.data)
    return {"RUNBELL_TOKEN": made.stdout.split()[-1]}


def test_an_address_that_was_proven_is_where_pages_go_and_the_old_one_is_told(server, mailbox):
    ana = as_ana(server)
    server.command("ways", "ana", "--add", "email=ana@home.example", env=ana)
    code = re.search(r"\b\d{6}\b", str(mailbox.wait_for("ana@home.example")["Subject"])).group()
    wrong = "000000" if code != "000000" else "111111"
    refused = server.command("ways", "ana", "--prove", f"email={wrong}", check=False, env=ana)
    assert refused.returncode == 1 and "4 more tries" in refused.stderr
    told = server.command("ways", "ana", "--prove", f"email={code}", env=ana).stdout
    assert "a…@home.example\tproven" in told
    assert "was changed" in mailbox.wait_for("ana@peers.example")["Subject"]
    server.command("declare", "Checkout is down", "--service", "shop", "--severity", "P1")
    wait_until("she is paged there", lambda: any("Checkout is down" in str(mail["Subject"]) for mail in mailbox.to("ana@home.example")))
    assert len(mailbox.to("ana@peers.example")) == 1


def test_others_and_whom_the_runbook_does_not_name_change_nothing(server):
    done = server.command("ways", "bo", "--add", "email=bo@home.example", check=False, env=as_ana(server))
    assert done.returncode == 1 and "only bo" in done.stderr
