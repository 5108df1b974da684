"""Web Push against the other side's own libraries: a push service that checks who sends (RFC 8292) and a browser that decrypts (RFC 8291),
and the service worker in a real browser, with nobody's cloud between."""

import base64
import json
import os
import time

import http_ece
import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from playwright.sync_api import expect
from py_vapid import Vapid02

from mailbox import links
from processes import wait_until
from recorder import Recorder


def unpadded(data):
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


def padded(text):
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


class Browser:
    """What a browser keeps of a subscription, and how it reads what comes."""

    def __init__(self, service, number=1):
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.secret = os.urandom(16)
        self.path = f"/send/{number}"
        self.endpoint = service.url + self.path

    @property
    def subscription(self):
        public = self.key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        return {"endpoint": self.endpoint, "p256dh": unpadded(public), "auth": unpadded(self.secret)}

    def read(self, push):
        assert push.headers["Content-Encoding"] == "aes128gcm" and len(push.body) <= 4096
        return json.loads(http_ece.decrypt(push.body, private_key=self.key, auth_secret=self.secret, version="aes128gcm"))


@pytest.fixture
def service(starting):
    return starting(Recorder(lambda kept: (201, {})))


@pytest.fixture
def house(serve, mailbox):
    return serve("push", options=["--open"], SMTP_URL=mailbox.url)


def switch_on(house, browser, person="ana"):
    body = {"name": "Telephone", **browser.subscription}
    answer = house.ask("POST", "/api/v1/devices", body, {"X-Runbell-Person": person}, token=False)
    assert answer.status == 201, answer
    return answer.json["id"]


def outcomes(house, incident):
    return {page["person"] + " " + page["way"]: page["outcome"] for page in house.get(f"/api/v1/incidents/{incident}/pages")["pages"]}


def test_a_page_is_signed_for_its_push_service_and_read_by_the_browser_alone(house, service):
    browser = Browser(service)
    device = switch_on(house, browser)
    incident = house.declare()
    push = service.wait_for(browser.path)[0]
    assert push.headers["Urgency"] == "high" and int(push.headers["TTL"]) > 0 and len(push.headers["Topic"]) <= 32
    # As a push service does it: the key in the header is the one the browser subscribed with, and signed for this place and time.
    key = house.get("/api/v1/push/key")["key"]
    assert push.headers["Authorization"].endswith(f", k={key}")
    # This reader wants no space behind the comma; RFC 9110 §11.4 allows one.
    assert Vapid02.verify(push.headers["Authorization"].replace(", k=", ",k="))
    claims = json.loads(padded(push.headers["Authorization"].split(" t=")[1].split(".")[1]))
    assert claims["aud"] == service.url and claims["sub"] == "mailto:oncall@peers.example"
    assert time.time() < claims["exp"] <= time.time() + 24 * 3600
    page = browser.read(push)
    assert incident in page["title"] and "Checkout answers 5xx" in page["title"] and page["incident"] == incident
    assert b"Checkout" not in push.body
    assert house.ask("POST", page["acknowledge"][len(house.url):], "", token=False).status == 200
    assert house.get(f"/api/v1/incidents/{incident}")["status"] == "acknowledged"
    assert outcomes(house, incident) == {"ana push": "delivered", "ana email": "superseded"}
    assert house.ask("POST", f"/api/v1/devices/{device}/test").json == {"taken": True}
    assert "Telephone" in browser.read(service.wait_for(browser.path, 2)[1])["title"]


def test_a_private_incident_says_on_a_locked_screen_only_that_it_needs_somebody(house, service):
    browser = Browser(service)
    switch_on(house, browser)
    incident = house.declare(private=True)
    page = browser.read(service.wait_for(browser.path)[0])
    assert page["title"] == f"Private incident {incident} needs you" and page["body"] == ""
    assert "Checkout" not in json.dumps(page) and "shop" not in json.dumps(page)


def test_a_device_that_is_gone_is_crossed_out_and_the_mail_goes_at_once(house, service, mailbox):
    service.answer = lambda kept: (410, {})
    switch_on(house, Browser(service))
    incident = house.declare()
    # Ten minutes early.
    assert any("/a/" in link for link in links(mailbox.wait_for("ana@peers.example"), house.url))
    wait_until("the receipts", lambda: outcomes(house, incident) == {"ana push": "failed", "ana email": "delivered"})
    assert house.get("/api/v1/devices")["devices"] == []


def test_who_has_no_device_is_passed_over_at_once(house, mailbox):
    incident = house.declare(severity="P2")
    # The rung after it is half an hour away.
    mailbox.wait_for("ana@peers.example")
    wait_until("the receipts", lambda: outcomes(house, incident) == {"bo push": "failed", "ana email": "delivered"})


def test_a_push_service_that_is_busy_is_asked_again_when_it_says(house, service):
    browser = Browser(service)
    service.answer = lambda kept: (429, {}, {"Retry-After": "1"}) if len(service.requests()) < 2 else (201, {})
    switch_on(house, browser)
    incident = house.declare()
    service.wait_for(browser.path, 2)
    wait_until("the receipt", lambda: outcomes(house, incident)["ana push"] == "delivered")


def test_the_key_stays_the_same_and_nobody_else_reads_it(house):
    key = house.get("/api/v1/push/key")["key"]
    file = house.data / "push.key"
    assert file.stat().st_mode & 0o777 == 0o600 and key not in file.read_text()
    house.stop()
    house.start()
    assert house.get("/api/v1/push/key")["key"] == key


class Phone:
    """A browser with our worker installed; a push reaches it by the developer's tools, since no push service is at hand."""

    def __init__(self, chromium, house):
        self.house = house
        self.context = chromium.new_context(viewport={"width": 375, "height": 740})
        self.context.grant_permissions(["notifications"], origin=house.url)
        self.page = self.context.new_page()
        self.page.goto(house.url + "/")
        self.page.evaluate("navigator.serviceWorker.ready.then(() => true)")
        self.tools = self.context.new_cdp_session(self.page)
        self.registrations = []
        self.tools.on("ServiceWorker.workerRegistrationUpdated", lambda said: self.registrations.extend(said["registrations"]))
        self.tools.send("ServiceWorker.enable")
        wait_until("the worker", self._registered)
        self.worker = self.context.service_workers[0]

    def _registered(self):
        self.page.wait_for_timeout(50)
        return self.registrations

    def push(self, payload):
        registration = self.registrations[-1]["registrationId"]
        self.tools.send("ServiceWorker.deliverPushMessage", {"origin": self.house.url, "registrationId": registration, "data": payload})

    def shown(self):
        self.page.wait_for_timeout(50)
        return self.worker.evaluate(
            "registration.getNotifications().then((all) => all.map((n) => ({ title: n.title, body: n.body, tag: n.tag,"
            " actions: n.actions.map((a) => a.action) })))")

    def press(self, action):
        """What the system does when somebody presses a button of the notification."""
        self.worker.evaluate(
            """async (action) => {
                const [notification] = await registration.getNotifications();
                dispatchEvent(new NotificationEvent("notificationclick", { notification, action }));
            }""", action)


@pytest.fixture
def phone(chromium, house):
    phone = Phone(chromium, house)
    yield phone
    phone.context.close()


@pytest.fixture
def paged(house, service, phone):
    """An incident, and its page on the phone's screen, exactly as it was sent and read by the browser's own key."""
    browser = Browser(service)
    switch_on(house, browser)
    incident = house.declare()
    phone.push(json.dumps(browser.read(service.wait_for(browser.path)[0])))
    wait_until("the notification", phone.shown)
    return incident


def test_a_page_shows_and_its_button_acknowledges_and_says_so(house, phone, paged):
    (note,) = phone.shown()
    assert paged in note["title"] and note["tag"] == paged and note["actions"] == ["acknowledge", "open"]
    assert house.get(f"/api/v1/incidents/{paged}")["status"] == "triggered"
    phone.press("acknowledge")
    wait_until("the answer", lambda: [note["title"] for note in phone.shown()] == [f"{paged} is acknowledged by ana."])
    assert house.get(f"/api/v1/incidents/{paged}")["status"] == "acknowledged"


def test_without_a_connection_the_button_says_that_nobody_took_it_and_works_again_later(house, phone, paged):
    house.stop()
    phone.press("acknowledge")
    wait_until("the bad news", lambda: [note["title"] for note in phone.shown()] == [f"NOT acknowledged: {paged}"], seconds=30)
    house.start()
    phone.press("acknowledge")
    wait_until("the answer", lambda: house.get(f"/api/v1/incidents/{paged}")["status"] == "acknowledged")


def test_what_is_no_message_of_ours_still_shows_something(phone):
    phone.push("not JSON")
    wait_until("the notification", phone.shown)
    assert phone.shown()[0]["title"] == "Something needs you"


def test_without_a_connection_the_last_page_is_shown_as_old_and_nothing_moves(house, phone):
    incident = house.declare()
    page = phone.page
    page.goto(f"{house.url}/incidents/{incident}")
    page.wait_for_timeout(300)
    house.stop()
    page.goto(f"{house.url}/incidents/{incident}")
    expect(page.get_by_role("alert")).to_contain_text("This is how it was as of")
    assert page.locator("script").count() == 0
    page.goto(f"{house.url}/audit")
    expect(page.get_by_role("heading", level=1)).to_have_text("No connection")
    house.start()
    page.goto(f"{house.url}/incidents/{incident}")
    expect(page.get_by_text("This is how it was as of")).to_have_count(0)


def test_the_profile_says_what_a_browser_needs_and_the_manifest_can_be_installed(house, phone):
    phone.context.add_cookies([{"name": "runbell_person", "value": "ana", "url": house.url}])
    phone.page.goto(house.url + "/profile")
    expect(phone.page.get_by_role("button", name="Switch notifications on")).to_be_visible()
    installability = phone.tools.send("Page.getInstallabilityErrors")["installabilityErrors"]
    assert [error["errorId"] for error in installability if error["errorId"] != "in-incognito"] == []
