"""Every screen in every state, in a real browser: on a telephone and a desk, light and dark, with scripts and without."""

import multiprocessing
import pathlib
import re
import subprocess
from datetime import datetime

import axe_playwright_python
import pytest

from browser import browse
from runbell import BINARY, request

PHONE = {"width": 375, "height": 740}
DESK = {"width": 1440, "height": 900}
# When the stories happen; the browser believes that it is then.
NOW = "2026-11-19T13:47:00Z"
# What a page and its files may weigh, uncompressed.
WEIGHT = 100_000
AXE = pathlib.Path(axe_playwright_python.__file__).with_name("axe.min.js")
# Of all that axe knows, only this differs between light and dark.
COLOURS = ["color-contrast", "link-in-text-block"]
LOOK = """
async (rules) => {
  const options = { resultTypes: ["violations"], ...(rules && { runOnly: { type: "rule", values: rules } }) };
  const { violations } = await axe.run(document, options);
  return violations.map((found) => `${found.id}: ${found.nodes[0].html.slice(0, 200)}`);
}
"""
# What a thumb hits (WCAG 2.2, target size): a link within a sentence is as high as its line.
SMALL_TARGETS = """
() => [...document.querySelectorAll("button, summary, input:not([type=hidden]), select, nav a, a.button")].filter((target) => {
  const box = target.getBoundingClientRect();
  const label = target.closest("label")?.getBoundingClientRect();
  return box.height && Math.max(box.height, label?.height ?? 0) < 24;
}).map((target) => target.outerHTML.slice(0, 100))
"""
FITS = "document.documentElement.scrollWidth <= innerWidth"


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


def look(address, paths, viewport):
    """Opens one story after the other; what does not fit, what axe finds in both themes, and what the console complains of."""
    with browse() as chromium:
        # Stories have nobody behind them who would serve a worker.
        context = chromium.new_context(viewport=viewport, service_workers="block")
        context.clock.set_fixed_time(datetime.fromisoformat(NOW))
        context.add_init_script(path=AXE)
        page, found = context.new_page(), []

        def hear(said):
            if said.type in ("error", "warning") and "Service Worker registration blocked" not in said.text:
                found.append(f"{page.url}: {said.text}")

        page.on("console", hear)
        page.on("pageerror", lambda error: found.append(f"{page.url}: {error}"))
        for path in paths:
            page.goto(f"{address}/{path}")
            if not page.evaluate(FITS):
                found.append(f"{path} scrolls sideways")
            found += [f"{path}: {one}" for one in page.evaluate(LOOK) + page.evaluate(SMALL_TARGETS)]
            page.emulate_media(color_scheme="dark")
            found += [f"{path}, dark: {one}" for one in page.evaluate(LOOK, COLOURS)]
            page.emulate_media(color_scheme="light")
        return found


def glance(address, paths, viewport):
    """The same without scripts: each page says something, and fits."""
    with browse() as chromium:
        page, found = chromium.new_page(viewport=viewport, java_script_enabled=False), []
        for path in paths:
            page.goto(f"{address}/{path}")
            if not page.evaluate(FITS):
                found.append(f"{path} scrolls sideways without scripts")
            if not page.locator("main").inner_text().strip():
                found.append(f"{path} shows nothing without scripts")
        return found


@pytest.fixture(scope="module")
def seen(stories):
    """What was found, by how it was looked at. Two browsers look at once, each from a process of its own."""
    address, paths = stories
    looks = {(how.__name__, name): (how, size) for how in (look, glance) for name, size in (("phone", PHONE), ("desk", DESK))}
    with multiprocessing.get_context("spawn").Pool(2) as pool:
        answers = {name: pool.apply_async(how, (address, paths, size)) for name, (how, size) in looks.items()}
        yield {name: answer.get(timeout=600) for name, answer in answers.items()}


@pytest.mark.parametrize("size", ["phone", "desk"])
def test_every_story_is_accessible_and_fits_in_light_and_dark(seen, size):
    assert seen["look", size] == []


@pytest.mark.parametrize("size", ["phone", "desk"])
def test_without_scripts_every_story_shows_its_content(seen, size):
    assert seen["glance", size] == []


def test_no_story_is_heavy(stories):
    """The page, and each style sheet and script that it names."""
    address, paths = stories
    sizes, heavy = {}, {}
    for path in paths:
        page = request("GET", f"{address}/{path}")
        files = set(re.findall(r'assets/[a-z.]+\.(?:css|js)', page.text))
        for name in files - sizes.keys():
            sizes[name] = len(request("GET", f"{address}/{name}").body)
        if (size := len(page.body) + sum(sizes[name] for name in files)) >= WEIGHT:
            heavy[path] = size
    assert heavy == {}
