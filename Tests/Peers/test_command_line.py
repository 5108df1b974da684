"""An incident worked from beginning to end by the command line alone, against a server as it runs."""

import json

import pytest


@pytest.fixture
def server(serve, mailbox):
    return serve("work", SMTP_URL=mailbox.url)


def detail(server, number):
    return server.get(f"/api/v1/incidents/{number}")


def acting_for(server, person):
    made = server.command("token", "create", person, "--scope", "respond", "--person", person, "--data", server.data)
    return {"RUNBELL_TOKEN": made.stdout.split()[-1]}


def test_every_act_reaches_the_incident(server):
    server.command("declare", "Shop is slow", "--severity", "P2", "--service", "shop")
    number = server.only_incident()["id"]

    def act(*words):
        verb, *rest = words
        return server.command(verb, number, *rest).stdout

    act("ack")
    assert "triggered" in act("unack")
    act("ack")
    act("escalate", "board", "--because", "The board wants to know")
    act("page", "person:bo", "seat:lead")
    act("severity", "P1", "--because", "Nobody can pay")
    act("severity", "--confirm")
    assert "[ ] 1 Find what changed\n[x] 2 Take it back" in act("tick", "contain", "2")
    assert "[ ] 2" in act("tick", "contain", "2", "--undo")
    act("link", "https://tickets.example/7", "--kind", "ticket")
    act("private")
    act("private", "--off")
    now = detail(server, number)
    assert (now["severity"], now["escalationsFired"], now["private"]) == ("P1", ["board"], False)
    assert [link["url"] for link in now["links"]] == ["https://tickets.example/7"]
    assert "snoozed" in act("snooze", "--minutes", "5")
    assert "mitigated" in act("mitigate")
    act("resolve", "--summary", "Rolled back")
    assert "watching is over" in act("observed", "--text", "Flat")
    assert "triggered" in act("reopen")
    assert "resolved" in act("false-alarm", "--because", "A test")


def test_what_it_is_about_is_said_and_taken_back(server):
    server.command("declare", "Shop is slow", "--severity", "P2", "--service", "shop")

    def act(verb, *rest):
        return server.command(verb, 1, *rest).stdout

    act("triage", 1, "--yes")
    act("impact", "customers=12", "regions=north and east")
    act("tag", "leak", "money")
    act("tag", "money", "--off")
    act("affects", "mail")
    assert "number 1" in act("pin", "The bank calls back")
    act("brief", "Restart nothing")
    act("status", "identified")
    act("component", "Shop", "partial_outage")
    act("estimate", "2099-01-01T00:00:00Z")
    now = detail(server, 1)
    assert (now["severity"], now["tags"], now["impact"]["customers"]) == ("P1", ["leak"], 12)
    assert "Restart nothing" in json.dumps(now) and "north and east" in json.dumps(now) and "2099-01-01" in json.dumps(now)
    act("pin", "--remove", 1)
    act("estimate")
    act("phase", "learn")
    assert server.command("advise", 1, "contain", "person:bo", "Keep the logs", check=False).returncode == 1
    server.command("advise", 1, "contain", "person:bo", "Keep the logs", env=acting_for(server, "bo"))
    act("waive", "acknowledge", "--because", "We sit together")
    assert not detail(server, 1).get("estimate")
    assert server.command("impact", 1, "customers", check=False).returncode == 2
    assert server.command("triage", 1, 1, check=False).returncode == 2


def test_a_playbook_is_listed_followed_and_answered(server):
    server.command("declare", "Shop is slow", "--service", "shop")
    assert "Look at the disk" in server.command("playbook", 1).stdout
    server.command("playbook", 1, "disk", "--start")
    assert "Step 1 of disk: done" in server.command("playbook", 1, "disk", 1, "--done", "--text", "98 % full").stdout
    server.command("playbook", 1, "disk", 2, "--yes")
    server.command("playbook", 1, "disk", 2, "--done")
    skipped = json.loads(server.command("playbook", 1, "disk", 3, "--skip", "--because", "Later", "--json").stdout)
    assert [step["state"] for step in skipped["playbooks"][0]["steps"]] == ["done", "done", "skipped"]
    missing = server.command("playbook", 1, "disc", check=False)
    assert missing.returncode == 1 and "no playbook" in missing.stderr


def test_an_update_that_waits_is_rejected_or_released(server):
    ana = acting_for(server, "ana")
    server.command("declare", "Shop is slow", "--service", "shop")
    for text in ("Too early", "It is over"):
        assert "held back" in server.command("update", 1, "board", text).stdout
    assert "nobody" in server.command("update", 1, "--reject", 1, "--because", "Too early", env=ana).stdout
    assert "on its way" in server.command("update", 1, "--release", 2, env=ana).stdout
    assert server.command("update", 1, "--release", 9, env=ana, check=False).returncode == 1
    assert server.command("update", 1, check=False).returncode == 2


def test_two_incidents_are_related_and_merged_never_with_none(server):
    for title in ("Shop is slow", "Shop is slower"):
        server.command("declare", title, "--service", "shop")
    server.command("relate", 1, 2)
    for other, words in ((1, "itself"), (9, "there is no incident")):
        refused = server.command("relate", 1, other, check=False)
        assert refused.returncode == 1 and words in refused.stderr
    assert "merged" in server.command("merge", 1, 2).stdout


def test_a_fact_nobody_wrote_into_the_runbook_is_refused_with_those_there_are(server):
    server.command("declare", "Shop is slow", "--service", "shop")
    refused = server.command("fact", 1, "data leeked", check=False)
    assert refused.returncode == 1 and "it has 'data leaked'" in refused.stderr
    assert "Known since" in server.command("fact", 1, "data leaked").stdout


def test_a_review_written_meanwhile_is_never_replaced(server, tmp_path):
    server.command("declare", "Shop is slow", "--service", "shop")
    printed = server.command("review", 1)
    revision = printed.stderr.split("Revision ")[1].split(":")[0]
    mine, theirs = tmp_path / "mine.md", tmp_path / "theirs.md"
    mine.write_text(printed.stdout + "\nMine.\n")
    theirs.write_text("# Theirs\n")
    server.command("review", 1, "--from", theirs, "--over", revision)
    for more in ([], ["--over", revision]):
        refused = server.command("review", 1, "--from", mine, *more, check=False)
        assert refused.returncode == 1 and "wr" in refused.stderr, refused.stderr
    assert server.command("review", 1).stdout == "# Theirs\n"
    now = json.loads(server.command("review", 1, "--json").stdout)["revision"]
    assert "is kept as revision" in server.command("review", 1, "--from", mine, "--over", now).stdout


def test_an_action_is_written_anew_and_keeps_what_is_not_said(server):
    server.command("declare", "Shop is slow", "--severity", "P2", "--service", "shop")
    server.command("actions", "add", 1, "Watch the disk", "--owner", "person:bo", "--due", "2030-12-05T12:00:00Z", "--priority", "high")
    told = server.command("actions", "edit", 1, 1, "--owner", "seat:lead", "--verification", "It rings").stdout
    assert "Action 1 of seat:lead, due 2030-12-05T12:00:00Z: Watch the disk" in told
    action = detail(server, 1)["actions"][0]
    assert (action["text"], action["priority"], action["verification"]) == ("Watch the disk", "high", "It rings")
    assert "no action 7" in server.command("actions", "edit", 1, 7, "--text", "x", check=False).stderr
    assert "say what becomes different" in server.command("actions", "edit", 1, 1, check=False).stderr
