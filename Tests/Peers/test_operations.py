"""What who runs it does: reload, stop, back up, restore, verify, scrape; and what its API promises to programs."""

import shutil
import signal
import subprocess

import pytest

from processes import need, wait_until
from runbell import HERE, Runbell

from conftest import SECRETS


@pytest.fixture
def runbook(tmp_path):
    """A copy of a runbook that a test may change."""
    return pathlib_copy(HERE / "runbooks" / "ladder", tmp_path / "runbook")


def pathlib_copy(source, target):
    shutil.copytree(source, target)
    return target


@pytest.fixture
def server(serve, mailbox, runbook):
    return serve(runbook, SMTP_URL=mailbox.url)


def trigger(server, key):
    event = {"routing_key": SECRETS["PD_ROUTING_KEY"], "event_action": "trigger", "dedup_key": key}
    event["payload"] = {"summary": key, "source": "shop", "severity": "critical"}
    return server.ask("POST", "/v2/enqueue", event, token=False).status


def in_force(server):
    return server.get("/api/v1/runbook")["version"]


def test_a_good_change_is_taken_up_a_broken_one_is_not_and_open_incidents_keep_theirs(server, runbook):
    first = in_force(server)
    assert trigger(server, "before") == 202
    file = runbook / "runbook.yaml"
    good = file.read_text()

    file.write_text(good.replace("page: bo", "page: nobody-we-know"))
    server.hang_up()
    wait_until("the log names the broken place", lambda: "nobody-we-know" in server.program.tail(200), seconds=10)
    assert in_force(server) == first

    file.write_text(good.replace("Customers cannot buy", "Nobody can buy"))
    server.hang_up()
    wait_until("the new runbook is in force", lambda: in_force(server) != first, seconds=10)
    assert server.only_incident()["runbook"] == first


def test_sigterm_ends_it_in_order_and_everything_is_there_afterwards(server):
    assert trigger(server, "kept") == 202
    server.program.signal(signal.SIGTERM)
    assert server.program.process.wait(15) == 0
    server.start()
    assert server.only_incident()["title"] == "kept"


def test_a_backup_taken_while_running_restores_to_what_was(server, tmp_path, mailbox, starting):
    assert trigger(server, "in the backup") == 202
    copy = tmp_path / "copy.backup"
    server.command("backup", "--data", server.data, "--to", copy)
    assert trigger(server, "after the backup") == 202

    restored = Runbell(server.runbook, tmp_path / "restored", {**SECRETS, "SMTP_URL": mailbox.url})
    restored.command("restore", "--from", copy, "--data", restored.data)
    restored.token = server.token  # tokens are in the backup, too
    starting(restored)
    assert restored.only_incident()["title"] == "in the backup"
    restored.stop()
    restored.verify()


def test_verify_finds_a_changed_record(server):
    import sqlite3

    assert trigger(server, "the truth") == 202
    server.stop()
    server.verify()
    changed = 0
    for file in server.data.glob("*.sqlite*"):
        if file.suffix in (".sqlite", ".sqlite3"):
            changed += tamper(sqlite3.connect(file))
    assert changed, "no stored event holds the words that were to be changed"
    assert server.command("verify", "--data", server.data, check=False).returncode == 1


def tamper(database):
    """Changes words in every text of the journal, as somebody with access to the file could."""
    changed = 0
    tables = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'") if "event" in name or "journal" in name]
    for table in tables:
        database.executescript("".join(f"DROP TRIGGER IF EXISTS {name};" for (name,) in triggers(database, table)))
        for (_, column, *_) in database.execute(f"PRAGMA table_info({table})").fetchall():
            statement = f"UPDATE {table} SET {column} = replace(CAST({column} AS TEXT), 'the truth', 'another truth') WHERE {column} LIKE '%the truth%'"
            changed += database.execute(statement).rowcount
    database.commit()
    return changed


def triggers(database, table):
    return database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ?", (table,)).fetchall()


def test_the_metrics_page_is_one_that_prometheus_reads(server):
    trigger(server, "one")
    page = server.ask("GET", "/metrics")
    assert page.headers["Content-Type"].startswith("text/plain; version=0.0.4")
    done = subprocess.run([need("promtool"), "check", "metrics"], input=page.body, capture_output=True, timeout=20)
    assert done.returncode == 0, done.stdout.decode() + done.stderr.decode()


def test_the_same_idempotency_key_declares_once(server):
    key = {"Idempotency-Key": "declared-by-ana-1"}
    first = server.ask("POST", "/api/v1/incidents", {"title": "Shop is slow"}, key)
    again = server.ask("POST", "/api/v1/incidents", {"title": "Shop is slow"}, key)
    assert (first.status, first.json["id"]) == (201, again.json["id"])
    assert len(server.incidents()) == 1


def test_a_problem_is_a_problem_document(server):
    answer = server.ask("POST", "/api/v1/incidents", {"titel": "Shop is slow"})
    assert 400 <= answer.status < 500
    assert answer.headers["Content-Type"].startswith("application/problem+json")
    assert "titel" in answer.text or "title" in answer.text


def test_without_a_token_the_api_says_nothing(server):
    assert server.ask("GET", "/api/v1/incidents", token=False).status == 401


def test_the_command_line_declares_acknowledges_and_resolves(server):
    server.command("declare", "Shop is slow", "--severity", "P1")
    number = server.only_incident()["id"]
    server.command("ack", number)
    assert server.is_in(number, "acknowledged")
    server.command("note", number, "Looking at the queue")
    server.command("resolve", number)
    assert server.is_in(number, "resolved")
    assert number in server.command("incidents", "--all", check=False).stdout + server.command("incidents", check=False).stdout
