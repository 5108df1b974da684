"""Every channel against the library its vendor or standard gives to the other side, and the way back: a reply, a key press, a click."""

import html
import json
import re
import time
import urllib.parse

import pytest
from slack_sdk.signature import SignatureVerifier
from standardwebhooks.webhooks import Webhook, WebhookVerificationError
from twilio.request_validator import RequestValidator

from processes import wait_until
from recorder import Recorder
from reply import press_acknowledge
from runbell import request

from conftest import SECRETS

FORM = {"Content-Type": "application/x-www-form-urlencoded"}


def slack_answers(kept):
    """As Slack does: 200 whatever happens, and the truth in `ok`."""
    return 200, {"ok": True, "channel": "C0OPS", "ts": f"{time.time():.6f}", "message": {}}


def twilio_answers(kept):
    kind = "CA" if kept.path.endswith("/Calls.json") else "SM"
    return 201, {"sid": kind + "1" * 32, "status": "queued", "error_code": None}


@pytest.fixture
def hook(starting):
    return starting(Recorder())


@pytest.fixture
def slack(starting):
    return starting(Recorder(slack_answers))


@pytest.fixture
def ntfy(starting):
    return starting(Recorder(lambda kept: (200, {"id": "n1", "event": "message"})))


@pytest.fixture
def twilio(starting):
    return starting(Recorder(twilio_answers))


@pytest.fixture
def server(serve, hook, slack, ntfy, twilio):
    return serve(
        "channels", HOOK_URL=hook.url + "/pages", SLACK_URL=slack.url + "/api", NTFY_URL=ntfy.url, TWILIO_URL=twilio.url
    )


def raise_for(server, channel):
    """Raises an alert whose only page goes by this channel, and returns its incident."""
    key = {"Authorization": f"Bearer {SECRETS['PROMETHEUS_KEY']}"}
    alert = {"labels": {"alertname": "CheckoutErrors", "to": channel}, "annotations": {"summary": "Checkout fails"}}
    assert server.ask("POST", "/api/v2/alerts", [alert], key).status == 200
    return wait_until("the incident", server.incidents)[0]["id"]


def test_a_webhook_is_signed_as_the_standard_says(server, hook):
    raise_for(server, "hook")
    page = hook.wait_for("/pages")[0]
    body = Webhook(SECRETS["HOOK_SECRET"]).verify(page.body, dict(page.headers))
    assert body["type"] and body["timestamp"] and "Checkout fails" in json.dumps(body)
    with pytest.raises(WebhookVerificationError):
        Webhook(SECRETS["HOOK_SECRET"]).verify(page.body + b" ", dict(page.headers))


def test_a_webhook_that_failed_is_tried_again_under_the_same_id(server, hook):
    hook.answer = lambda kept: (503, {}) if len(hook.requests("/pages")) < 3 else (200, {})
    raise_for(server, "hook")
    pages = hook.wait_for("/pages", count=3, seconds=60)
    assert len({page.headers["webhook-id"] for page in pages}) == 1


def test_a_slack_message_has_a_button_and_its_click_acknowledges(server, slack):
    incident = raise_for(server, "slack")
    message = slack.wait_for("/api/chat.postMessage")[0]
    assert message.headers["Authorization"] == f"Bearer {SECRETS['SLACK_TOKEN']}"
    assert message.json["channel"] in ("U0SAM", "C0OPS")
    button = acknowledge_button(message.json)
    click = {
        "type": "block_actions",
        "user": {"id": "U0SAM", "username": "sam"},
        "channel": {"id": message.json["channel"]},
        "message": {"ts": "1.1"},
        "actions": [{"type": "button", "action_ts": "1.2", "block_id": "b", **{k: button[k] for k in ("action_id", "value") if k in button}}],
    }
    started = time.monotonic()
    assert press_in_slack(server, click).status == 200
    assert time.monotonic() - started < 3, "Slack gives up after three seconds"
    wait_until("acknowledged", lambda: server.is_in(incident, "acknowledged"))


def test_a_click_that_slack_did_not_sign_is_refused(server, slack):
    incident = raise_for(server, "slack")
    button = acknowledge_button(slack.wait_for("/api/chat.postMessage")[0].json)
    click = {"type": "block_actions", "user": {"id": "U0SAM"}, "actions": [{"type": "button", **button}]}
    assert press_in_slack(server, click, secret="guessed").status in (401, 403)
    assert press_in_slack(server, click, age=600).status in (401, 403), "an old click was replayed"
    assert server.is_in(incident, "triggered")


def acknowledge_button(message):
    elements = [element for block in message["blocks"] for element in block.get("elements", []) if element.get("type") == "button"]
    return next(it for it in elements if "cknowledge" in it["text"]["text"] and "url" not in it)


def press_in_slack(server, click, secret=SECRETS["SLACK_SIGNING_SECRET"], age=0):
    body = urllib.parse.urlencode({"payload": json.dumps(click)})
    stamp = str(int(time.time()) - age)
    signature = SignatureVerifier(secret).generate_signature(timestamp=stamp, body=body)
    headers = {**FORM, "X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": signature}
    return server.ask("POST", "/inbound/slack/actions", body, headers, token=False)


def test_a_push_has_a_button_that_acknowledges(server, ntfy):
    incident = raise_for(server, "push")
    push = ntfy.wait_for()[0].json
    assert push["topic"] == "noa-pages" and push["priority"] >= 4
    action = next(it for it in push["actions"] if it["action"] == "http")
    assert action.get("method", "POST") == "POST"
    assert request("POST", action["url"], action.get("body", ""), action.get("headers", {})).status < 300
    wait_until("acknowledged", lambda: server.is_in(incident, "acknowledged"))


def test_the_reply_to_a_text_message_acknowledges(server, twilio):
    incident = raise_for(server, "sms")
    sent = twilio.wait_for("/2010-04-01/Accounts/")[0]
    assert sent.path.endswith("/Messages.json") and sent.form["To"] == "+46700000001" and sent.form["From"] == "+46700000999"
    number = incident.split("-")[-1]
    reply = {"MessageSid": "SM1", "From": "+46700000001", "To": "+46700000999", "Body": f"ack {number}", "NumMedia": "0", "AccountSid": "AC1"}
    answer = call_back(server, "/inbound/twilio/phones/sms", reply)
    assert answer.status == 200 and "<Response" in answer.text
    wait_until("acknowledged", lambda: server.is_in(incident, "acknowledged"))


def test_a_text_message_that_twilio_did_not_sign_is_refused(server, twilio):
    incident = raise_for(server, "sms")
    reply = {"MessageSid": "SM1", "From": "+46700000001", "To": "+46700000999", "Body": "ack", "AccountSid": "AC1"}
    assert call_back(server, "/inbound/twilio/phones/sms", reply, token="guessed").status == 403
    assert server.is_in(incident, "triggered")


def test_a_key_press_in_a_call_acknowledges(server, twilio):
    incident = raise_for(server, "call")
    call = twilio.wait_for("/2010-04-01/Accounts/")[0]
    assert call.path.endswith("/Calls.json") and call.form["To"] == "+46700000002"
    press = {"CallSid": "CA1", "From": "+46700000999", "To": "+46700000002", "CallStatus": "in-progress", "Digits": "1"}
    target = gather_target(server, call)
    assert call_back(server, target, press).status == 200
    wait_until("acknowledged", lambda: server.is_in(incident, "acknowledged"))


def gather_target(server, call):
    """Where the call's script sends the digits: in the script itself, or behind the URL that gives it."""
    script = call.form.get("Twiml") or call_back(server, call.form["Url"].removeprefix(server.url), {"CallSid": "CA1"}).text
    return html.unescape(re.search(r'<Gather[^>]*action="([^"]+)"', script)[1]).removeprefix(server.url)


def call_back(server, path, form, token=SECRETS["TWILIO_TOKEN"]):
    signature = RequestValidator(token).compute_signature(server.url + path, form)
    return server.ask("POST", path, urllib.parse.urlencode(form), {**FORM, "X-Twilio-Signature": signature}, token=False)


def test_the_link_in_a_webhook_acknowledges_too(server, hook):
    incident = raise_for(server, "hook")
    press_acknowledge(hook.wait_for("/pages")[0].json["data"]["incidents"][0]["acknowledge"])
    wait_until("acknowledged", lambda: server.is_in(incident, "acknowledged"))
