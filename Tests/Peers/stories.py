"""Every screen in every state, in a real browser: on a telephone and a desk, light and dark, with scripts and without."""

import re
import subprocess
from datetime import datetime

import pytest
from axe_playwright_python.sync_playwright import Axe

from runbell import BINARY, request

PHONE = {"width": 375, "height": 740}
DESK = {"width": 1440, "height": 900}
# When the stories happen; the browser believes that it is then.
NOW = "2026-11-19T13:47:00Z"
# What a page and its files may weigh, uncompressed.
WEIGHT = 100_000
# What a thumb hits (WCAG 2.2, target size): a link within a sentence is as high as its line.
SMALL_TARGETS = """
() => [...document.querySelectorAll("button, summary, input:not([type=hidden]), select, nav a, a.button")].filter((target) => {
  const box = target.getBoundingClientRect();
  const label = target.closest("label")?.getBoundingClientRect();
  return box.height && Math.max(box.height, label?.height ?? 0) < 24;
}).map((target) => target.outerHTML.slice(0, 100))
"""


@pytest.fixture(scope="module")
def stories():
    """The address at which they are shown, and their paths."""
    program = subprocess.Popen([BINARY, "stories", "--listen", "127.0.0.1:0", "--at", NOW], stdout=subprocess.PIPE, text=True)
    try:
        address = re.search(r"http://[0-9.:]+[0-9]", program.stdout.readline()).group()
        paths = re.findall(r'<li><a href="([^"]+)"', request("GET", address + "/").text)
        assert len(paths) > 90
        # One page only leads on to another.
        yield address, [path for path in paths if "on-the-way" not in path]
    finally:
        program.terminate()
        program.wait(timeout=20)


def look(chromium, stories, check, viewport, scheme="light", scripts=True):
    """Opens one story after the other in one page; answers what `check` finds, and what the console complained of."""
    address, paths = stories
    found = []
    context = chromium.new_context(viewport=viewport, color_scheme=scheme, java_script_enabled=scripts)
    context.clock.set_fixed_time(datetime.fromisoformat(NOW))
    page = context.new_page()
    page.on("console", lambda said: found.append(f"{page.url}: {said.text}") if said.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: found.append(f"{page.url}: {error}"))
    try:
        for path in paths:
            page.goto(f"{address}/{path}")
            if not page.evaluate("document.documentElement.scrollWidth <= innerWidth"):
                found.append(f"{path} scrolls sideways")
            found += [f"{path}: {one}" for one in check(page)]
    finally:
        context.close()
    return found


def assert_none(found):
    assert not found, "\n".join(found)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
def test_every_story_is_accessible_and_fits(chromium, stories, viewport, scheme):
    axe = Axe()

    def check(page):
        violations = axe.run(page, options={"resultTypes": ["violations"]}).response["violations"]
        return [f"{one['id']}: {one['nodes'][0]['html'][:200]}" for one in violations] + page.evaluate(SMALL_TARGETS)

    assert_none(look(chromium, stories, check, viewport, scheme))


@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
def test_without_scripts_every_story_shows_its_content(chromium, stories, viewport):
    def check(page):
        return [] if page.locator("main").inner_text().strip() else ["shows nothing"]

    assert_none(look(chromium, stories, check, viewport, scripts=False))


def test_no_story_is_heavy(stories):
    address, paths = stories
    files = sum(len(request("GET", f"{address}/assets/{name}").body) for name in ["runbell.css", "runbell.js", "status.css"])
    heavy = {path: size for path in paths if (size := files + len(request("GET", f"{address}/{path}").body)) >= WEIGHT}
    assert heavy == {}
