"""People at a real browser: woken on a telephone, at work in the incident room, two of them at once."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from browser import A_SECOND, DESK, PHONE
from mailbox import links

# What a page and its files may weigh, uncompressed.
WEIGHT = 100_000


@pytest.fixture
def house(serve, mailbox):
    return serve("ladder", options=["--open"], SMTP_URL=mailbox.url)


def status(house, incident):
    return house.get(f"/api/v1/incidents/{incident}")["status"]


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_woken_at_night_acknowledges_with_one_tap_and_may_tap_twice(house, mailbox, opened, scripts):
    incident = house.declare()
    link = next(link for link in links(mailbox.wait_for("ana@peers.example"), house.url) if "/a/" in link)
    page = opened(link, PHONE, java_script_enabled=scripts)
    assert status(house, incident) == "triggered", "looking acknowledges nothing"
    button = page.get_by_role("button", name="Acknowledge as ana")
    assert button.bounding_box()["height"] >= 60 and button.bounding_box()["y"] < PHONE["height"] / 2
    button.click()
    expect(page.get_by_text("Ana has it.").or_(page.get_by_text("ana has it."))).to_be_visible()
    assert status(house, incident) == "acknowledged"
    again = house.ask("POST", link[len(house.url):], "", token=False)
    assert again.status in (200, 303)


def test_an_incident_is_declared_and_worked_on_without_scripts(house, opened):
    page = opened(house.url + "/declare", PHONE, java_script_enabled=False)
    page.get_by_label("What is wrong").fill("Nobody can pay")
    page.get_by_label("Service").select_option("shop")
    page.get_by_label("P1").check()
    page.get_by_role("button", name="Declare").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Nobody can pay")
    page.get_by_role("button", name="Acknowledge").click()
    page.get_by_label("Note").fill("The card terminal says no <b>")
    page.get_by_role("button", name="Add note").click()
    expect(page.locator("#story")).to_contain_text("The card terminal says no <b>")
    page.get_by_text("Resolve…").click()
    page.get_by_label("What it was").fill("A full disk")
    page.get_by_role("button", name="Resolve", exact=True).click()
    assert status(house, "INC-1") == "resolved"


def test_the_room_is_worked_by_keyboard_alone(house, opened):
    incident = house.declare()
    page = opened(f"{house.url}/incidents/{incident}")
    page.keyboard.press("a")
    expect(page.locator("#head")).to_contain_text("acknowledged")
    page.keyboard.press("n")
    page.keyboard.type("Looking at the database")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#story")).to_contain_text("Looking at the database")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()


# Where each part of the room stands, in the order of the document, which is that of a keyboard and of whoever has it read out.
PARTS = """
[...document.querySelectorAll("main section[id]")].map((part) => {
  const { left, top } = part.getBoundingClientRect();
  return [part.id, Math.round(left), Math.round(top)];
})
"""


@pytest.mark.parametrize("viewport", [PHONE, {"width": 1100, "height": 800}, DESK], ids=["phone", "tablet", "desk"])
def test_the_room_reads_in_the_order_in_which_it_is_seen_and_begins_with_what_fires(house, opened, viewport):
    page = opened(f"{house.url}/incidents/{house.declare()}", viewport)
    parts = page.evaluate(PARTS)
    assert [name for name, _, _ in parts][:2] == ["alerts", "owed"]
    columns = {}
    for name, left, top in parts:
        assert top > columns.get(left, -1), f"{name} stands above what is read before it"
        columns[left] = top
    if viewport == PHONE:
        assert len(columns) == 1
    elif viewport == DESK:
        assert list(columns) == sorted(columns), "columns are read from left to right"


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_a_telephone_has_one_row_of_buttons_and_the_rest_below_more(house, opened, scripts):
    page = opened(f"{house.url}/incidents/{house.declare()}", PHONE, java_script_enabled=scripts)

    def row():
        boxes = [button.bounding_box() for button in page.locator(".bar > form > button, .bar > details > summary").all() if button.is_visible()]
        assert min(box["height"] for box in boxes) >= 44
        return len({round(box["y"] + box["height"] / 2) for box in boxes})

    assert row() == 1 and page.locator(".bar").bounding_box()["height"] < 80
    expect(page.get_by_text("Severity…")).to_be_hidden()
    page.get_by_text("More…").click()
    page.get_by_text("Severity…").click()
    page.get_by_label("It is", exact=True).select_option("P2")
    page.get_by_label("Because", exact=True).fill("Only one shop")
    page.get_by_role("button", name="Change").click()
    expect(page.locator("#head")).to_contain_text("P2")
    page.get_by_role("button", name="Acknowledge").click()
    expect(page.locator("#head")).to_contain_text("acknowledged")
    expect(page.get_by_text("Resolve…")).to_be_visible()
    assert row() == 1


def test_times_in_sentences_are_in_the_clock_of_the_reader_and_it_is_named(house, chromium):
    incident = house.declare()
    context = chromium.new_context(viewport=DESK, timezone_id="Asia/Tokyo", locale="en-GB")
    try:
        page = context.new_page()
        page.goto(f"{house.url}/incidents/{incident}")
        line = page.locator("#story .line", has_text="is due from").first
        said, wanted = line.locator("p time"), """(time) => new Date(time.dateTime).toLocaleTimeString("en-GB",
            { hour: "2-digit", minute: "2-digit", timeZone: "Asia/Tokyo" })"""
        assert said.inner_text().endswith(said.evaluate(wanted))
        assert "UTC" not in page.locator("#story").inner_text()
        expect(page.locator("#story header")).to_contain_text("times in Asia/Tokyo, your zone")
    finally:
        context.close()


def test_two_people_see_each_other_within_a_second_and_overwrite_nothing(house, opened):
    incident = house.declare()
    ana, bo = (opened(f"{house.url}/incidents/{incident}") for _ in range(2))
    bo.get_by_label("Note").fill("half a sentence")
    ana.get_by_label("Note").fill("Rolled back")
    ana.get_by_role("button", name="Add note").click()
    expect(bo.locator("#story")).to_contain_text("Rolled back", timeout=A_SECOND)
    expect(bo.get_by_label("Note")).to_have_value("half a sentence")
    house.ask("POST", f"/api/v1/incidents/{incident}/acknowledge")
    expect(bo.locator("#head")).to_contain_text("acknowledged", timeout=A_SECOND)


PAGES = [
    "/", "/incidents/INC-1", "/declare", "/alerts", "/oncall", "/oncall?span=month", "/runbook", "/people", "/drills", "/programme", "/insights",
    "/reviews", "/reviews/INC-1", "/actions", "/audit", "/profile", "/offline",
    "/settings/accounts", "/settings/tokens", "/settings/sources", "/settings/connections", "/captured", "/status", "/sign-in", "/nope",
]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
def test_every_page_is_accessible_light_and_fits(house, chromium, viewport, scheme):
    house.declare("A title as long as those that people write when they are tired and want to say everything at once, and more")
    context = chromium.new_context(viewport=viewport, color_scheme=scheme)
    try:
        for path in PAGES:
            page, weight = context.new_page(), []
            page.on("response", lambda heard: weight.append(len(heard.body())) if "/live" not in heard.url else None)
            page.goto(house.url + path)
            found = [f"{found['id']}: {found['nodes'][0]['html']}" for found in Axe().run(page).response["violations"]]
            assert found == [], path
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{path} scrolls sideways"
            assert sum(weight) < WEIGHT, f"{path} weighs {sum(weight)}"
            page.close()
    finally:
        context.close()
