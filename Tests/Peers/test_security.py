"""Runbell as somebody sees it who means it no good: through raw sockets, a browser on another site, and tokens that may too little."""

import re
import socket

import pytest

from test_browser import PAGES

# What a page would do if it took words for markup. Each is tried in every field an alert or a person can fill.
HOSTILE = "\"><img src=x onerror=\"document.title='taken'\"><script>document.title='taken'</script>"
UNSEEN = "The salaries of everybody"


@pytest.fixture
def house(serve, mailbox):
    return serve("ladder", SMTP_URL=mailbox.url)


@pytest.fixture
def open_house(serve, mailbox):
    return serve("ladder", options=["--open"], SMTP_URL=mailbox.url)


def said(house, request):
    """All that is answered to these bytes on one connection."""
    with socket.create_connection(("127.0.0.1", house.port), timeout=10) as wire:
        wire.sendall(request)
        wire.shutdown(socket.SHUT_WR)
        heard = b""
        while part := wire.recv(65536):
            heard += part
    return heard


def post(*headers, body=b""):
    return b"\r\n".join([b"POST /api/v1/incidents HTTP/1.1", b"Host: runbell.example", b"Content-Type: application/json", *headers, b"", b""]) + body


# Requests two programs could read differently. What is hidden in them must never be served as a request of its own.
SMUGGLED = {
    "a length and chunks": lambda hidden: post(b"Content-Length: %d" % (len(hidden) + 5), b"Transfer-Encoding: chunked", body=b"0\r\n\r\n" + hidden),
    "chunks and a short length": lambda hidden: post(b"Transfer-Encoding: chunked", b"Content-Length: 4", body=b"%x\r\n%s\r\n0\r\n\r\n" % (len(hidden), hidden)),
    "two lengths": lambda hidden: post(b"Content-Length: 0", b"Content-Length: %d" % len(hidden), body=hidden),
    "a list of lengths": lambda hidden: post(b"Content-Length: 0, %d" % len(hidden), body=hidden),
    "a signed length": lambda hidden: post(b"Content-Length: +%d" % len(hidden), body=hidden),
    "a length in hex": lambda hidden: post(b"Content-Length: 0x0", body=hidden),
    "a space before the colon": lambda hidden: post(b"Transfer-Encoding : chunked", b"Content-Length: 5", body=b"0\r\n\r\n" + hidden),
    "a coding nobody knows": lambda hidden: post(b"Transfer-Encoding: xchunked", b"Content-Length: 5", body=b"0\r\n\r\n" + hidden),
    "chunked not last": lambda hidden: post(b"Transfer-Encoding: chunked, identity", body=b"0\r\n\r\n" + hidden),
    "a folded header": lambda hidden: post(b"X-Note: a", b" Transfer-Encoding: chunked", b"Content-Length: 5", body=b"0\r\n\r\n" + hidden),
    "a line feed alone": lambda hidden: post(b"X-Note: a\nTransfer-Encoding: chunked", b"Content-Length: 5", body=b"0\r\n\r\n" + hidden),
    "a carriage return alone": lambda hidden: post(b"X-Note: a\rTransfer-Encoding: chunked", b"Content-Length: 5", body=b"0\r\n\r\n" + hidden),
    "a zero byte": lambda hidden: post(b"X-Note: a\x00", b"Content-Length: %d" % len(hidden), body=hidden),
    "a chunk too long for a number": lambda hidden: post(b"Transfer-Encoding: chunked", body=b"fffffffffffffffff0\r\n" + hidden),
}


@pytest.mark.parametrize("name", SMUGGLED)
def test_a_request_hidden_in_another_is_never_served(house, name):
    incident = house.declare()
    hidden = (f"POST /api/v1/incidents/{incident}/acknowledge HTTP/1.1\r\nHost: runbell.example\r\nAuthorization: Bearer {house.token}\r\n"
              "Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{}").encode()
    heard = said(house, SMUGGLED[name](hidden))
    assert house.get(f"/api/v1/incidents/{incident}")["status"] == "triggered", heard
    assert not re.search(rb"HTTP/1\.1 2\d\d", heard), heard
    said(house, hidden)
    assert house.get(f"/api/v1/incidents/{incident}")["status"] == "acknowledged", "by itself it is served"


def test_no_page_can_be_put_into_a_frame(open_house, chromium):
    open_house.declare()
    for path in PAGES:
        answer = open_house.ask("GET", path, headers={"Accept": "text/html"})
        assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"], path
    page = chromium.new_page()
    page.set_content(f"<iframe src='{open_house.url}/incidents/INC-1'></iframe>")
    page.wait_for_timeout(500)
    assert all("Checkout" not in frame.content() for frame in page.frames if frame is not page.main_frame)
    page.close()


def test_words_of_strangers_are_never_markup_in_a_browser(open_house, chromium):
    labels = {"alertname": HOSTILE, "severity": "critical", "instance": HOSTILE, "team": HOSTILE}
    alerts = [{"labels": labels, "annotations": {"summary": HOSTILE, "description": HOSTILE, "runbook_url": "javascript:document.title='taken'"},
               "generatorURL": "javascript:document.title='taken'"}]
    key = {"Authorization": "Bearer prometheus-key-of-the-peer-tests"}
    assert open_house.ask("POST", "/api/v2/alerts", alerts, headers=key, token=False).status == 200
    incident = open_house.incidents()[0]["id"]
    acts = {
        "notes": {"text": HOSTILE}, "tags": {"add": [HOSTILE]}, "impact": {"impact": {"customers": HOSTILE}}, "pins": {"text": HOSTILE},
        "links": {"url": "https://x.example/" + HOSTILE, "title": HOSTILE}, "brief": {"text": HOSTILE}, "resolve": {"summary": HOSTILE, "cause": HOSTILE},
    }
    for act, body in acts.items():
        open_house.ask("POST", f"/api/v1/incidents/{incident}/{act}", body)
    open_house.declare(HOSTILE)
    page = chromium.new_page()
    for path in [*PAGES, f"/incidents/{incident}", f"/reviews/{incident}", "/alerts?search=" + HOSTILE, "/nope/" + HOSTILE, "/sign-in?to=" + HOSTILE]:
        page.goto(open_house.url + path)
        strange = page.evaluate("document.querySelectorAll('[onerror], script:not([src]), img[src=x], a[href^=\"javascript:\" i]').length")
        assert strange == 0 and page.title() != "taken", path
    page.close()


@pytest.mark.parametrize("path", [
    "/assets/../../../../etc/passwd", "/assets/..%2f..%2f..%2fetc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/status/../../etc/passwd", "//etc/passwd",
    "/assets/%00/etc/passwd", "/assets/..\\..\\etc\\passwd", "/captured/../../etc/passwd",
])
def test_no_path_reaches_a_file(house, path):
    heard = said(house, f"GET {path} HTTP/1.1\r\nHost: runbell.example\r\nConnection: close\r\n\r\n".encode())
    assert b"root:" not in heard and not heard.startswith(b"HTTP/1.1 2"), heard[:300]


def settled(house, incident):
    """All of an incident but how far its pages have come meanwhile."""
    return {name: value for name, value in house.get(f"/api/v1/incidents/{incident}").items() if name not in ("changedAt", "pagesPending")}


def operations(house):
    """Every operation of the document that changes something, with something in each of its places."""
    for path, methods in house.get("/api/v1/openapi.json")["paths"].items():
        for method in methods:
            if method in ("post", "put", "patch", "delete"):
                yield method.upper(), re.sub(r"\{[^}]*\}", "1", path.replace("{id}", "INC-1"))


def test_a_token_that_may_only_read_changes_nothing(house):
    incident = house.declare(severity="P2")
    before = settled(house, incident)
    reader = {"Authorization": f"Bearer {house.new_token('reader', 'read')}"}
    answers = {(method, path): house.ask(method, path, {}, headers=reader).status for method, path in operations(house) if path.startswith("/api/v1/")}
    assert len(answers) > 50
    assert {place: status for place, status in answers.items() if status not in (401, 403)} == {}
    assert settled(house, incident) == before


def test_a_token_that_may_respond_settles_nothing_for_others(house):
    house.declare()
    responder = {"Authorization": f"Bearer {house.new_token('responder', 'respond')}"}
    for method, path, body in [
        ("POST", "/api/v1/tokens", {"name": "mine", "scope": "admin"}), ("POST", "/api/v1/accounts", {"person": "ana"}),
        ("DELETE", "/api/v1/tokens/peer-tests", None),
    ]:
        assert house.ask(method, path, body, headers=responder).status == 403, (method, path)
    assert house.get("/api/v1/incidents"), "the token that was to be revoked still serves"


def test_a_private_incident_is_nowhere_for_whoever_it_is_not_for(house):
    incident = house.declare(UNSEEN)
    assert house.ask("POST", f"/api/v1/incidents/{incident}/private", {"private": True}).status == 200
    house.ask("POST", f"/api/v1/incidents/{incident}/notes", {"text": UNSEEN})
    outsider = {"Authorization": f"Bearer {house.new_token('outsider', 'respond')}"}
    paths = [re.sub(r"\{[^}]*\}", "1", path.replace("{id}", incident)) for path, methods in house.get("/api/v1/openapi.json")["paths"].items() if "get" in methods]
    looked = 0
    for path in [*paths, *PAGES, "/api/v1/incidents?search=salaries", f"/incidents/{incident}", f"/reviews/{incident}", "/status/feed.atom"]:
        if path in ("/api/v1/events", "/live"):
            continue
        answer = house.ask("GET", path, headers=outsider)
        looked += answer.status == 200
        assert UNSEEN not in answer.text, path
    assert looked > 25
    assert UNSEEN in house.ask("GET", f"/api/v1/incidents/{incident}").text, "those it is for see it"


def test_a_stream_tells_nothing_of_a_private_incident(house):
    incident = house.declare(UNSEEN)
    house.ask("POST", f"/api/v1/incidents/{incident}/private", {"private": True})
    public = house.declare("The lights are out")
    outsider = house.new_token("outsider", "respond")
    with socket.create_connection(("127.0.0.1", house.port), timeout=10) as wire:
        wire.sendall(f"GET /api/v1/events?after=0 HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {outsider}\r\n\r\n".encode())
        heard = b""
        while b"The lights are out" not in heard:
            heard += wire.recv(65536)
    assert public.encode() in heard and UNSEEN.encode() not in heard and f'"{incident}"'.encode() not in heard


def test_guessing_is_slowed_down(house, chromium):
    page = chromium.new_page()
    statuses = []
    page.on("response", lambda heard: statuses.append(heard.status) if heard.request.method == "POST" else None)
    for number in range(15):
        page.goto(house.url + "/sign-in")
        page.get_by_label("Name").fill("ana")
        page.get_by_label("Password").fill(f"guess number {number}")
        page.get_by_role("button", name="Sign in", exact=True).first.click()
        if statuses[-1] == 429:
            break
    page.close()
    assert statuses[-1] == 429 and len(statuses) > 2, statuses


@pytest.mark.parametrize("target", ["//evil.example", "https://evil.example", "/\\evil.example", "/%5cevil.example", "javascript:alert(1)", "\t//evil.example"])
def test_signing_in_leads_to_no_other_site(house, chromium, target):
    page = chromium.new_page()
    page.goto(f"{house.url}/sign-in?to={target}")
    for field in page.query_selector_all("[name=to]"):
        assert "evil" not in (field.get_attribute("value") or "")
    page.close()
