"""A real browser, and pages in it as if each were on a machine of its own."""

import shutil
from contextlib import contextmanager

import pytest
from playwright.sync_api import expect, sync_playwright

PHONE = {"width": 375, "height": 812}
DESK = {"width": 1440, "height": 900}
# Nobody waits longer for what another one did.
A_SECOND = 1000


@contextmanager
def browse():
    """A browser. Playwright starts once in a process: within the tests' own, ask for `chromium`."""
    path = shutil.which("chromium")
    assert path, "chromium is missing: run `make tools`"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def chromium():
    with browse() as browser:
        yield browser


@pytest.fixture
def opened(chromium):
    """Opens a page of its own, as if on another machine; what its console complains of is a failure, unless it is of the words `forgiven`."""
    contexts, complaints = [], []

    def open_page(url, viewport=DESK, person=None, forgiven=None, **options):
        context = chromium.new_context(viewport=viewport, **options)
        contexts.append(context)
        if person:
            context.add_cookies([{"name": "runbell_person", "value": person, "url": "/".join(url.split("/")[:3])}])
        page = context.new_page()

        def hear(words):
            if not (forgiven and forgiven in words):
                complaints.append(words)

        page.on("console", lambda said: hear(said.text) if said.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(url)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []


def focused(page):
    """What has the focus, in a word or two."""
    return page.evaluate("document.activeElement.outerHTML.slice(0, 120)")


def reach(page, target, steps=120):
    """Goes to something with the Tab key alone."""
    for _ in range(steps):
        if target.evaluate("it => it === document.activeElement"):
            return target
        page.keyboard.press("Tab")
    raise AssertionError(f"{target} is not reached by {steps} presses of Tab; the focus is at {focused(page)}")


def press(page, name, role="button", key="Enter", inside=None):
    """Reaches a button by its name and presses it."""
    reach(page, (inside or page).get_by_role(role, name=name, exact=True).first)
    page.keyboard.press(key)


def is_there(locator, seconds=5):
    expect(locator).to_be_visible(timeout=seconds * 1000)
