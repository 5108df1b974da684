"""What continuous integration asks of a runbook: what is wrong with it, and what a change of it means."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from conftest import SECRETS
from processes import wait_until
from runbell import BINARY

EXAMPLES = Path(__file__).parents[2] / "examples"


def runbell(*words):
    return subprocess.run([BINARY, *map(str, words)], capture_output=True, text=True, timeout=60)


@pytest.fixture
def changed(tmp_path):
    folder = tmp_path / "changed"
    shutil.copytree(EXAMPLES / "small-team", folder)
    text = (folder / "runbook.yaml").read_text()
    for old, new in [("at: 30m, page: team-lead", "at: 15m, page: team-lead"), ("acknowledge_within: 4h", "acknowledge_within: 8h")]:
        assert text.count(old) == 1
        text = text.replace(old, new)
    (folder / "runbook.yaml").write_text(text)
    return folder


def test_a_change_is_told_in_words_and_ends_as_it_was_asked_to(changed):
    before = EXAMPLES / "small-team"
    assert "Both runbooks mean the same." in runbell("diff", before, before, "--fail-on", "any").stdout
    told = runbell("diff", before, changed)
    assert told.returncode == 0
    assert "tightens  SEV-2: team-lead is woken after 15m instead of after 30m." in told.stdout
    assert "loosens   acknowledge is owed within SEV-3 8h instead of 4h." in told.stdout
    assert runbell("diff", before, changed, "--fail-on", "loosens").returncode == 1
    assert runbell("diff", before, changed, "--fail-on", "vanishes").returncode == 0
    assert runbell("diff", before, changed, "--fail-on", "nonsense").returncode == 2
    changes = json.loads(runbell("diff", before, changed, "--json").stdout)["changes"]
    assert {change["effect"] for change in changes} == {"tightens", "loosens"}
    assert "- **loosens** acknowledge" in runbell("diff", before, changed, "--format", "markdown").stdout


def test_a_runbook_that_cannot_be_read_is_no_difference(tmp_path):
    told = runbell("diff", EXAMPLES / "first", tmp_path)
    assert told.returncode == 1 and "cannot be used" in told.stderr and told.stdout == ""


def test_findings_stand_beside_the_lines_of_a_pull_request():
    told = runbell("check", EXAMPLES / "pria-raci", "--from", "2026-01-12", "--format", "github")
    assert told.returncode == 0
    lines = told.stdout.splitlines()
    assert lines and all(line.startswith(("::warning file=", "::notice file=")) for line in lines)
    assert any("title=RB0065" in line and "%0A" in line for line in lines)


def test_what_is_assumed_is_printed_where_something_rests_on_it():
    assert "Assumed: push 5s" in runbell("check", EXAMPLES / "governance").stdout
    told = runbell("check", EXAMPLES / "small-team").stdout
    assert "RB0095" in told and "Assumed" not in told


def test_leave_in_a_calendar_leaves_hours_without_anybody(tmp_path):
    days = "".join(
        f"BEGIN:VEVENT\r\nUID:{name}@shop.example\r\nDTSTART;VALUE=DATE:20260302\r\nDTEND;VALUE=DATE:20260316\r\nSUMMARY:{name}: skiing\r\nEND:VEVENT\r\n"
        for name in ["Ana", "Bo", "Cy"]
    )
    calendar = tmp_path / "leave.ics"
    calendar.write_text(f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//EN\r\n{days}END:VCALENDAR\r\n")
    asked = ["check", EXAMPLES / "first", "--from", "2026-03-01", "--days", "30", "--json"]
    assert runbell(*asked).returncode == 0
    told = runbell(*asked, "--leave", calendar)
    found = [finding for finding in json.loads(told.stdout) if finding["code"] == "RB0100"]
    assert told.returncode == 1 and found and found[0]["counterexample"]["seconds"] > 13 * 86400


def test_a_forecast_stands_beside_the_findings():
    asked = ["check", EXAMPLES / "first", "--from", "2026-03-01", "--forecast", "--incidents", "P1=2"]
    told = json.loads(runbell(*asked, "--json").stdout)
    forecast = told["forecast"]
    assert isinstance(told["findings"], list) and forecast["measured"] is False
    assert forecast["incidents_per_week"]["P1"] == 2
    assert all(0 <= one["worst_chance"] <= one["chance"] <= 1 for one in forecast["acknowledgement"])
    assert forecast["pages_per_week"]
    assert runbell("check", EXAMPLES / "first", "--forecast", "--format", "github").returncode == 2
    assert runbell("check", EXAMPLES / "first", "--incidents", "P1=2").returncode == 2


def test_a_server_that_does_not_exist_has_no_records(tmp_path):
    told = runbell("check", EXAMPLES / "first", "--data", tmp_path / "nothing")
    assert told.returncode == 1 and told.stdout == "" and str(tmp_path / "nothing") in told.stderr


def test_how_long_pages_took_to_leave_is_told_from_a_servers_records(serve, recorder):
    """Forty-five pages over one connection are enough, and none over the others is not."""
    others = {name: recorder.url for name in ["SLACK_URL", "NTFY_URL", "TWILIO_URL"]}
    server = serve("channels", HOOK_URL=recorder.url + "/pages", **others)
    key = {"Authorization": f"Bearer {SECRETS['PROMETHEUS_KEY']}"}
    alerts = [{"labels": {"alertname": f"Errors{number}"}, "annotations": {"summary": "Checkout fails"}} for number in range(45)]
    assert server.ask("POST", "/api/v2/alerts", alerts, key).status == 200
    recorder.wait_for("/pages", 45)

    def told():
        asked = ["check", server.runbook, "--data", server.data]
        sending = json.loads(runbell(*asked, "--json").stdout)["sending"]
        return sending if {one["connection"]: one["taken"] for one in sending}["hook"] == 45 else None

    sending = {one.pop("connection"): one for one in wait_until("the receipts", told)}
    seconds = sending["hook"].pop("seconds")
    assert sending.pop("hook") == {"taken": 45, "lost": 0, "needed": 40} and 0 <= seconds <= 30
    assert set(sending) == {"team-slack", "pushes", "phones"}
    assert all(one == {"seconds": None, "taken": 0, "lost": 0, "needed": 40} for one in sending.values())
    words = runbell("check", server.runbook, "--data", server.data).stdout
    assert f"'hook' {seconds}s (95 of 100 of 45 pages)" in words
    assert "'phones' unknown, taken to be none (0 pages of the 40 it needs)" in words
