"""A reader of the status page: subscribes, confirms, is told, and ends it with one request, as a mail program would."""

import json
import re
import urllib.parse
import xml.etree.ElementTree as xml

from mailbox import links, text_of
from processes import stays, wait_until

CY, DANA = "cy@reader.example", "dana@reader.example"
ATOM = "{http://www.w3.org/2005/Atom}"


def subscribe(server, mailbox, address, **more):
    body = urllib.parse.urlencode({"email": address, **more})
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    assert server.ask("POST", "/status/subscribe", body, form, token=False).status == 202
    mail = mailbox.wait_for(address)
    return next(link for link in links(mail, server.url) if "/status/confirm/" in link)


def path(server, link):
    assert link.startswith(server.url), link
    return link[len(server.url):]


def post(server, incident, audience, text):
    answer = server.ask("POST", f"/api/v1/incidents/{incident}/updates", {"audience": audience, "text": text})
    assert answer.status in (200, 201), answer


def test_subscribe_confirm_be_told_and_unsubscribe_with_one_request(serve, mailbox):
    server = serve("status", SMTP_URL=mailbox.url)
    confirm = path(server, subscribe(server, mailbox, CY))
    other = path(server, subscribe(server, mailbox, DANA, component="Search"))
    incident = server.ask("POST", "/api/v1/incidents", {"title": "internal words", "service": "shop"}).json["id"]

    # A scanner opens every link; that confirms nothing.
    for link in (confirm, other):
        assert "<button" in server.ask("GET", link, token=False).text
    post(server, incident, "readers", "Nobody hears this.")
    stays("nobody is told before they confirm", lambda: len(mailbox.to(CY)) == 1, seconds=3)

    for link in (confirm, other):
        assert server.ask("POST", link, "", token=False).status == 200
    post(server, incident, "readers", "Payments fail.")
    wait_until("the update arrives", lambda: len(mailbox.to(CY)) == 2)
    mail = mailbox.to(CY)[1]
    assert "Payments fail." in text_of(mail) and "internal words" not in str(mail)
    assert len(mailbox.to(DANA)) == 1, "she wanted to hear of another component only"

    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    unsubscribe = re.fullmatch(r"<(.*)>", mail["List-Unsubscribe"]).group(1)
    body = "List-Unsubscribe=One-Click"
    assert server.ask("POST", path(server, unsubscribe), body, token=False).status == 200
    post(server, incident, "readers", "It works again.")
    stays("they hear no more", lambda: len(mailbox.to(CY)) == 2, seconds=3)


def test_the_page_and_its_feed_tell_what_was_posted_and_nothing_else(serve, mailbox):
    server = serve("status", SMTP_URL=mailbox.url)
    incident = server.ask("POST", "/api/v1/incidents", {"title": "pg-primary-7", "service": "shop"}).json["id"]
    server.ask("POST", f"/api/v1/incidents/{incident}/notes", {"text": "the secret cause"})
    post(server, incident, "page", "Payments <fail> & we look.")

    def shown():
        summary = server.ask("GET", "/status/summary.json", token=False).json
        return summary["status"]["indicator"] == "minor" and summary

    summary = wait_until("the page shows it", shown)
    assert summary["incidents"][0]["incident_updates"][0]["body"] == "Payments <fail> & we look."
    feed = xml.fromstring(server.ask("GET", "/status/feed.atom", token=False).body)
    for name in ("id", "title", "updated", "author"):
        assert feed.find(ATOM + name) is not None, name
    entry = feed.find(ATOM + "entry")
    assert all(entry.find(ATOM + name).text for name in ("id", "title", "updated", "published", "content"))
    assert "Payments &lt;fail&gt; &amp; we look." in entry.find(ATOM + "content").text
    for place in ("/status", "/status/summary.json", "/status/feed.atom", "/status/history.json"):
        text = server.ask("GET", place, token=False).text
        assert "secret cause" not in text and "pg-primary-7" not in text, place


def test_a_server_killed_while_it_mails_leaves_nobody_out_and_mails_nobody_twice(serve, mailbox):
    server = serve("status", SMTP_URL=mailbox.url)
    for address in (CY, DANA):
        assert server.ask("POST", path(server, subscribe(server, mailbox, address)), "", token=False).status == 200
    incident = server.ask("POST", "/api/v1/incidents", {"title": "internal words", "service": "shop"}).json["id"]
    mailbox.busy = {DANA}
    post(server, incident, "readers", "Payments fail.")
    wait_until("the first has hers", lambda: len(mailbox.to(CY)) == 2)
    # The mail was taken; its note is durable a moment later.
    stays("the other waits", lambda: len(mailbox.to(DANA)) == 1, seconds=1)
    server.kill()
    mailbox.busy = set()
    server.start()
    wait_until("the other has hers", lambda: len(mailbox.to(DANA)) == 2)
    stays("the first is not told again", lambda: len(mailbox.to(CY)) == 2, seconds=3)


def test_the_page_is_written_as_files_while_the_server_runs(serve, mailbox, tmp_path):
    server = serve("status", SMTP_URL=mailbox.url)
    incident = server.ask("POST", "/api/v1/incidents", {"title": "pg-primary-7", "service": "shop"}).json["id"]
    post(server, incident, "page", "Payments fail.")
    out = tmp_path / "public"
    said = server.command("render", "status", "--data", server.data, "--out", out, "--url", "https://status.shop.example").stdout
    assert said.startswith("Wrote "), said
    summary = json.loads((out / "summary.json").read_text())
    assert summary["incidents"][0]["incident_updates"][0]["body"] == "Payments fail."
    assert "Payments fail." in (out / "index.html").read_text() and xml.parse(out / "feed.atom")
    server.ask("POST", f"/api/v1/incidents/{incident}/private", {"private": True})
    server.command("render", "status", "--data", server.data, "--out", out, "--url", "https://status.shop.example")
    assert not (out / "incidents" / f"{incident}.json").exists()
    assert all("Payments" not in file.read_text() for file in out.rglob("*") if file.is_file())
