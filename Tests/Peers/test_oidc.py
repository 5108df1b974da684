"""Signing in by way of a real OpenID provider, in a real browser."""


import pytest
from playwright.sync_api import expect

from conftest import HERE, SECRETS
from identity_provider import CLIENT, PASSWORD, SECRET, IdentityProvider
from processes import free_port
from runbell import Runbell

LABEL = "Shop ID"
# Canaille makes the same access token twice for somebody who signs in twice within a second, and then fails.
NEXT_SECOND = 1100


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    """Runbell behind the provider, which knows where it is sent back to."""
    folder, port = tmp_path_factory.mktemp("oidc"), free_port()
    provider = IdentityProvider(folder, f"http://127.0.0.1:{port}/sign-in/return").start()
    options = ["--oidc-issuer", provider.issuer, "--oidc-client-id", CLIENT, "--oidc-client-secret", "env:OIDC_SECRET"]
    options += ["--oidc-scopes", "profile email groups", "--oidc-label", LABEL]
    server = Runbell(HERE / "runbooks" / "groups", folder / "runbell", {**SECRETS, "OIDC_SECRET": SECRET}, options, port=port)
    server.provider = provider
    try:
        yield server.start()
    finally:
        server.stop()
        provider.stop()


@pytest.fixture
def browser(chromium):
    """Somebody's own browser: nobody has signed in anywhere. With JavaScript and without."""
    contexts = []

    def make(**options):
        contexts.append(chromium.new_context(**options))
        return contexts[-1]

    yield make
    for context in contexts:
        context.close()


def over_there(page, name):
    """The provider's own pages: the name, then the password."""
    for field, text, button in (("login", name, "Continue"), ("password", PASSWORD, "Sign in")):
        page.locator(f"input[name={field}]").fill(text)
        page.get_by_role("button", name=button).click()


def sign_in(page, house, name, path="/"):
    page.goto(house.url + path)
    page.get_by_role("link", name=f"Sign in with {LABEL}").click()
    over_there(page, name)


@pytest.mark.parametrize("scripts", [True, False], ids=["with JavaScript", "without"])
def test_signing_in_leads_to_the_page_that_was_asked_for(house, browser, scripts):
    page = browser(java_script_enabled=scripts).new_page()
    sign_in(page, house, "ana", "/audit?by=all")
    page.wait_for_url(f"{house.url}/audit?by=all")
    expect(page.get_by_role("banner").get_by_role("link", name="ana")).to_be_visible()
    page.goto(f"{house.url}/profile")
    expect(page.get_by_text("do everything")).to_be_visible()


def test_a_group_says_what_somebody_may_do(house, browser):
    page = browser().new_page()
    sign_in(page, house, "carl", "/profile")
    expect(page.get_by_text("act on incidents and take shifts")).to_be_visible()
    assert page.request.get(f"{house.url}/settings/accounts").status == 403


def test_whoever_is_in_no_group_that_is_let_in_reads_what_to_do(house, browser):
    page = browser().new_page()
    sign_in(page, house, "eve")
    expect(page.get_by_role("alert")).to_contain_text(f"{LABEL} knows you, and nobody does here")
    page.goto(f"{house.url}/")
    page.wait_for_url(f"{house.url}/sign-in?to=**")


def test_signing_out_ends_both_sessions(house, browser):
    page = browser().new_page()
    sign_in(page, house, "ana")
    page.wait_for_url(f"{house.url}/")
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url(f"{house.url}/sign-in*")
    page.get_by_role("link", name=f"Sign in with {LABEL}").click()
    expect(page.locator("input[name=login]")).to_be_visible()


def test_a_session_at_the_provider_is_enough(house, browser):
    context = browser()
    first, second = context.new_page(), context.new_page()
    sign_in(first, house, "ana")
    first.wait_for_url(f"{house.url}/")
    context.clear_cookies(domain="127.0.0.1")
    first.wait_for_timeout(NEXT_SECOND)
    second.goto(f"{house.url}/sign-in?to=%2Falerts")
    second.get_by_role("link", name=f"Sign in with {LABEL}").click()
    second.wait_for_url(f"{house.url}/alerts")


def test_two_tabs_sign_in_side_by_side(house, browser):
    context, asked = browser(), []
    first, second = context.new_page(), context.new_page()
    first.on("request", lambda request: asked.append(request.url) if "/oauth/authorize" in request.url else None)
    for page, path in ((first, "/alerts"), (second, "/audit")):
        page.goto(house.url + path)
        page.get_by_role("link", name=f"Sign in with {LABEL}").click()
        page.wait_for_url(f"{house.provider.issuer}/**")
    over_there(second, "ana")
    second.wait_for_url(f"{house.url}/audit")
    first.wait_for_timeout(NEXT_SECOND)
    first.goto(asked[0])
    first.wait_for_url(f"{house.url}/alerts")


def test_a_link_on_another_site_leads_in_whoever_signed_in(house, browser):
    page = browser().new_page()
    sign_in(page, house, "ana")
    page.wait_for_url(f"{house.url}/")
    page.goto(house.provider.issuer)
    page.evaluate("url => { location.href = url }", f"{house.url}/alerts?search=disk")
    page.wait_for_url(f"{house.url}/alerts?search=disk")
    expect(page.get_by_role("button", name="Sign out")).to_be_visible()


def answer(context, house):
    """Where the provider sends a browser back to that has signed in there; nobody has gone that way yet."""
    page = context.new_page()
    sign_in(page, house, "ana")
    page.wait_for_url(f"{house.url}/")
    context.clear_cookies(name="runbell_session")
    page.wait_for_timeout(NEXT_SECOND)
    there = context.request.get(f"{house.url}/sign-in/provider", max_redirects=0).headers["location"]
    return context.request.get(there, max_redirects=0).headers["location"]


@pytest.mark.parametrize(
    "change",
    [
        lambda url: url.replace("state=", "state=x"),
        lambda url: url.replace("iss=http", "iss=https"),
        lambda url: url.split("?")[0] + "?code=guess",
    ],
    ids=["another state", "another issuer", "no state"],
)
def test_a_changed_answer_is_refused(house, browser, change):
    context = browser()
    page, url = context.new_page(), answer(context, house)
    page.goto(change(url))
    expect(page.get_by_role("alert")).to_contain_text("Begin again")
    assert "runbell_session" not in {cookie["name"] for cookie in context.cookies()}


def test_a_code_of_somebody_else_is_refused_by_the_provider(house, browser):
    context = browser()
    page, url = context.new_page(), answer(context, house)
    page.goto(url.replace("code=", "code=x"))
    expect(page.get_by_role("alert")).to_contain_text("is not right")


def test_an_answer_counts_in_the_browser_that_asked_and_once(house, browser):
    context = browser()
    url = answer(context, house)
    mine, elsewhere = context.new_page(), browser().new_page()
    elsewhere.goto(url)
    expect(elsewhere.get_by_role("alert")).to_contain_text("Begin again")
    mine.goto(url)
    mine.wait_for_url(f"{house.url}/")
    mine.goto(url)
    expect(mine.get_by_role("alert")).to_contain_text("Begin again")


def test_no_secret_code_or_token_is_in_the_log(house):
    log = (house.folder / "runbell.log").read_text()
    assert "a sign-in by way of the provider failed" in log
    assert SECRET not in log and "eyJ" not in log and "code=" not in log
