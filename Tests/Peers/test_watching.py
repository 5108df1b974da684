"""The event stream, read as a browser reads it: with reconnects that miss nothing and repeat nothing."""

import http.client
import json
import socket

import pytest

from processes import wait_until

from conftest import SECRETS


class Stream:
    """A reader of `text/event-stream` as the HTML standard says. Ends by itself after `seconds` of silence."""

    def __init__(self, server, last=None, seconds=5):
        headers = {"Accept": "text/event-stream", "Authorization": f"Bearer {server.token}"}
        if last is not None:
            headers["Last-Event-ID"] = str(last)
        self.connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=seconds)
        self.connection.request("GET", "/api/v1/events", headers=headers)
        self.response = self.connection.getresponse()
        assert self.response.status == 200 and self.response.headers["Content-Type"].startswith("text/event-stream")

    def read(self, count):
        """The next events as `(id, type, data)`; comments and empty ones are skipped."""
        events, fields = [], {}
        while len(events) < count:
            try:
                line = self.response.fp.readline().decode().rstrip("\r\n") if not self.response.chunked else self._chunked_line()
            except socket.timeout:
                return events
            if line:
                name, _, value = line.partition(":")
                fields.setdefault(name, value.removeprefix(" "))
            else:
                if "data" in fields:
                    events.append((fields.get("id"), fields.get("event"), json.loads(fields["data"])))
                fields = {}
        return events

    def _chunked_line(self):
        return self.response.readline().decode().rstrip("\r\n")

    def close(self):
        self.connection.close()


@pytest.fixture
def server(serve, mailbox):
    return serve("ladder", SMTP_URL=mailbox.url)


def trigger(server, key):
    event = {
        "routing_key": SECRETS["PD_ROUTING_KEY"],
        "event_action": "trigger",
        "dedup_key": key,
        "payload": {"summary": key, "source": "shop", "severity": "critical"},
    }
    answer = server.ask("POST", "/v2/enqueue", event, token=False)
    assert answer.status == 202, answer


def test_a_reader_that_comes_back_misses_nothing_and_sees_nothing_twice(server):
    first = Stream(server)
    trigger(server, "one")
    seen = first.read(1)
    first.close()
    incident = wait_until("the incident", server.incidents)[0]["id"]
    server.ask("POST", f"/api/v1/incidents/{incident}/acknowledge", {})

    second = Stream(server, last=seen[-1][0], seconds=2)
    later = second.read(50)
    second.close()
    places = [int(place) for place, _, _ in seen + later]
    assert places == sorted(set(places)), "an event came twice or out of order"
    assert places == list(range(places[0], places[0] + len(places))), "an event is missing"
    assert any("acknowledged" in json.dumps([kind, body]) for _, kind, body in later)


def test_a_reader_from_the_beginning_sees_the_whole_journal(server):
    trigger(server, "one")
    stream = Stream(server, last=0)
    place, kind, _ = stream.read(1)[0]
    stream.close()
    assert (place, bool(kind)) == ("1", True)
