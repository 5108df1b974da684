"""Four people, end to end, in a real browser: woken at three, two hours of a Sev-1, a customer, and Monday morning."""

import pytest
from playwright.sync_api import expect

from browser import DESK, PHONE, focused, is_there, press, reach
from conftest import HERE, SECRETS
from mailbox import Mailbox, links
from processes import wait_until
from runbell import Runbell, request
from test_browser import PAGES

# What another one did is there by then, on a machine that runs other tests as well; `test_browser` holds it to a second.
SOON = 3000
TABLET = {"width": 1024, "height": 1180}
SCRIPTS = pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
SIZES = pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])


@pytest.fixture
def house(serve, mailbox):
    return serve("journey", options=["--open", "--allow-commands", "echo"], SMTP_URL=mailbox.url)


def act(house, incident, word, body=None, person="ana"):
    answer = house.ask("POST", f"/api/v1/incidents/{incident}/{word}", body or {}, {"X-Runbell-Person": person}, token=False)
    assert answer.status == 200, answer
    return answer.json


def status(house, incident="INC-1"):
    return house.incident(incident)["status"]


def fold(page, words):
    """Opens what is folded away under these words."""
    page.locator("summary").filter(has_text=words).first.click()


# Woken at three.


def woken(house, mailbox):
    """The link in the mail that wakes Ana."""
    return next(link for link in links(mailbox.wait_for("ana@peers.example"), house.url) if "/a/" in link)


@SCRIPTS
@SIZES
def test_woken_one_tap_acknowledges_and_twice_is_fine(house, mailbox, opened, viewport, scripts):
    incident = house.declare(severity=None)
    link = woken(house, mailbox)
    page = opened(link, viewport, java_script_enabled=scripts, has_touch=viewport is PHONE)
    twin = opened(link, viewport, java_script_enabled=scripts)
    expect(page.get_by_role("heading", level=1)).to_have_text("Checkout answers 5xx")
    button = page.get_by_role("button", name="Acknowledge as ana")
    button.tap() if viewport is PHONE else button.click()
    is_there(page.get_by_text("ana has it."))
    twin.get_by_role("button", name="Acknowledge as ana").click()
    is_there(twin.get_by_text("ana has it."))
    assert status(house, incident) == "acknowledged"
    page.get_by_role("link", name="Open the incident").click()
    expect(page.locator("#head")).to_contain_text("acknowledged")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth") if scripts else True


def test_a_tap_without_a_connection_is_sent_as_soon_as_there_is_one(house, mailbox, opened):
    incident = house.declare(severity=None)
    page = opened(woken(house, mailbox), PHONE, has_touch=True, forgiven="Failed to load resource")
    page.context.set_offline(True)
    page.get_by_role("button", name="Acknowledge").tap()
    is_there(page.get_by_text("No connection: it is sent again until it has arrived."))
    assert status(house, incident) == "triggered"
    page.context.set_offline(False)
    is_there(page.get_by_text("ana has it."))
    assert status(house, incident) == "acknowledged"


def test_an_answer_that_is_lost_on_the_way_is_asked_for_again(house, mailbox, opened):
    incident = house.declare(severity=None)
    page = opened(woken(house, mailbox), PHONE, forgiven="Failed to load resource")
    lost = []

    def lose_the_first(route):
        if route.request.method == "POST" and not lost:
            route.fetch(max_redirects=0)
            lost.append(route.request.url)
            return route.abort("connectionreset")
        route.continue_()

    page.route("**/a/**", lose_the_first)
    page.get_by_role("button", name="Acknowledge").click()
    is_there(page.get_by_text("ana has it."))
    assert lost and status(house, incident) == "acknowledged"


def test_without_scripts_the_link_works_again_when_the_connection_is_back(house, mailbox, opened):
    incident = house.declare(severity=None)
    page = opened(woken(house, mailbox), PHONE, java_script_enabled=False, forgiven="Failed to load resource")
    page.context.set_offline(True)
    with page.expect_event("requestfailed"):
        page.get_by_role("button", name="Acknowledge").click(no_wait_after=True)
    assert status(house, incident) == "triggered"
    # A browser sends it again by itself once it can: this one is closed before that.
    page.close()
    again = opened(woken(house, mailbox), PHONE, java_script_enabled=False)
    again.get_by_role("button", name="Acknowledge").click()
    is_there(again.get_by_text("ana has it."))
    assert status(house, incident) == "acknowledged"


def test_what_was_written_without_a_connection_stays_on_the_page(house, opened):
    incident = house.declare(severity=None)
    page = opened(f"{house.url}/incidents/{incident}", PHONE, forgiven="Failed to load resource")
    page.get_by_label("Note").fill("It is the card terminal")
    page.context.set_offline(True)
    page.get_by_role("button", name="Add note").click()
    is_there(page.get_by_text("nothing was sent, and nothing is lost"))
    expect(page.get_by_label("Note")).to_have_value("It is the card terminal")
    page.context.set_offline(False)
    page.get_by_role("button", name="Add note").click()
    expect(page.locator("#story")).to_contain_text("It is the card terminal")


# Two hours of a Sev-1.


def test_two_people_run_it_with_the_mouse_and_see_each_other(house, opened):
    ana = opened(house.url + "/declare", person="ana")
    ana.get_by_label("What is wrong").fill("Checkout answers 5xx")
    ana.get_by_label("Service").select_option("shop")
    ana.get_by_label("P2").check()
    ana.get_by_role("button", name="Declare").click()
    expect(ana.get_by_role("heading", level=1)).to_have_text("Checkout answers 5xx")
    bo = opened(house.url + "/incidents/INC-1", person="bo")

    ana.get_by_role("button", name="Acknowledge").click()
    expect(bo.locator("#head")).to_contain_text("acknowledged", timeout=SOON)
    fold(ana, "commander")
    role = ana.locator("#roles li").filter(has_text="commander")
    role.get_by_label("Give it to").select_option("ana")
    role.get_by_role("button", name="Assign").click()
    expect(bo.locator("#head")).to_contain_text("led by ana", timeout=SOON)
    fold(ana, "commander")
    role.get_by_label("Hand over to").select_option("bo")
    role.get_by_label("What they have to know").fill("The bank is on the bridge")
    role.get_by_role("button", name="Offer").click()
    expect(bo.locator("#roles")).to_contain_text("The bank is on the bridge", timeout=SOON)
    bo.get_by_role("button", name="Accept").click()
    expect(ana.locator("#head")).to_contain_text("led by bo", timeout=SOON)

    ana.get_by_role("button", name="Yes").first.click()
    fold(ana, "Severity…")
    ana.get_by_label("It is", exact=True).select_option("P1")
    ana.get_by_role("button", name="Change", exact=True).click()
    expect(bo.locator("#head")).to_contain_text("P1", timeout=SOON)
    bo.get_by_role("button", name="Done: Find what changed").click()
    expect(ana.get_by_role("button", name="Done: Find what changed")).to_have_attribute("aria-pressed", "true", timeout=SOON)
    fold(bo, "Phase…")
    bo.get_by_label("Go on to").select_option("recover")
    bo.get_by_role("button", name="Go on").click()
    expect(ana.locator(".steps [aria-current]")).to_have_text("recover", timeout=SOON)

    fold(bo, "Tell an audience")
    fold(bo, "team")
    bo.locator("#composer").get_by_role("button", name="Preview").first.click()
    expect(bo.locator("main")).to_contain_text("P1 on shop: Checkout answers 5xx")
    bo.get_by_label("Change it").fill("We roll back.")
    bo.get_by_role("button", name="Send it").click()
    expect(ana.locator("#story")).to_contain_text("We roll back.", timeout=SOON)


def test_a_playbook_step_is_run_by_one_and_agreed_to_by_another(house, opened):
    incident = house.declare(severity=None)
    ana, bo = (opened(f"{house.url}/incidents/{incident}", person=person) for person in ("ana", "bo"))
    bo.get_by_role("button", name="Follow it").click()
    expect(bo.get_by_role("button", name="Follow it")).to_have_count(0)
    bo.get_by_role("button", name="Run step 1").click()
    agree = ana.get_by_role("button", name="Agree to step 1", exact=True)
    expect(agree).to_be_visible(timeout=SOON)
    agree.click()
    for page in (ana, bo):
        expect(page.locator(".playbook pre")).to_have_text("rolled back\n")
    bo.get_by_role("button", name="Step 2 is done").click()
    expect(ana.locator(".playbook .done")).to_have_count(2, timeout=SOON)


@SCRIPTS
def test_of_two_who_change_the_severity_the_second_is_told(house, opened, scripts):
    incident = house.declare(severity=None)
    ana, bo = (
        opened(f"{house.url}/incidents/{incident}", person=person, forgiven="status of 409", java_script_enabled=scripts) for person in ("ana", "bo")
    )
    for page, because in ((ana, "It is half of them"), (bo, "Only a few")):
        fold(page, "Severity…")
        page.get_by_label("It is", exact=True).select_option("P1")
        page.get_by_label("Because", exact=True).fill(because)
    bo.get_by_label("It is", exact=True).select_option("P2")
    ana.locator("form[action$='/severity']").get_by_role("button", name="Change").click()
    expect(ana.locator("#story")).to_contain_text("It is half of them")
    with bo.expect_response(lambda heard: heard.url.endswith("/severity")) as heard:
        bo.locator("form[action$='/severity']").get_by_role("button", name="Change").click()
    # P2 is what it was when both read it, and what Bo asks for is not what Ana made of it.
    assert heard.value.status == 409
    expect(bo.get_by_role("alert")).to_contain_text("Somebody else has changed it meanwhile")
    bo.get_by_role("link", name="start over from here").click()
    expect(bo.locator("#head")).to_contain_text("P1")
    assert house.incident(incident)["severity"] == "P1"


def test_of_two_who_change_the_same_field_neither_overwrites_the_other(house, opened):
    incident = house.declare(severity=None)
    ana, bo = (opened(f"{house.url}/incidents/{incident}", person=person, forgiven="status of 409") for person in ("ana", "bo"))
    for page in (ana, bo):
        fold(page, "regions")
    bo.get_by_label("regions").fill("us-east")
    ana.get_by_label("regions").fill("eu-north")
    ana.locator("#impact li").filter(has_text="regions").get_by_role("button", name="Save").click()
    expect(ana.locator("#impact")).to_contain_text("eu-north")
    expect(bo.get_by_label("regions")).to_have_value("us-east")
    with bo.expect_response(lambda heard: heard.url.endswith("/impact/edit")) as heard:
        bo.locator("#impact li").filter(has_text="regions").get_by_role("button", name="Save").click()
    assert heard.value.status == 409
    expect(bo.get_by_role("alert")).to_contain_text("it is eu-north now. You wrote us-east")
    bo.get_by_label("regions").fill("eu-north, us-east")
    bo.get_by_role("button", name="Save").click()
    expect(ana.locator("#impact")).to_contain_text("eu-north, us-east", timeout=SOON)
    fold(ana, "regions")
    expect(ana.get_by_role("button", name="Back to eu-north")).to_be_visible()


@SCRIPTS
def test_what_follows_from_a_number_is_read_before_it_is_so(house, opened, scripts):
    incident = house.declare(severity=None)
    page = opened(f"{house.url}/incidents/{incident}", PHONE, person="ana", java_script_enabled=scripts)
    fold(page, "customers")
    page.get_by_label("customers").fill("1,500")
    page.locator("#impact li").filter(has_text="customers").get_by_role("button", name="Save").click()
    is_there(page.get_by_text("changed its severity from P2 to P1"))
    assert house.incident(incident)["severity"] == "P2"
    page.get_by_role("button", name="Save").click()
    expect(page.locator("#impact")).to_contain_text("1 500")
    assert house.incident(incident)["severity"] == "P1"


def test_the_whole_incident_by_keyboard_alone(house, opened):
    page = opened(house.url + "/", person="ana")
    page.keyboard.press("d")
    page.wait_for_url("**/declare")
    page.keyboard.type("Checkout answers 5xx")
    page.keyboard.press("Tab")
    page.keyboard.type("shop")
    reach(page, page.get_by_label("P1"))
    page.keyboard.press("Space")
    press(page, "Declare")
    expect(page.get_by_role("heading", level=1)).to_have_text("Checkout answers 5xx")

    page.keyboard.press("a")
    expect(page.locator("#head")).to_contain_text("acknowledged")
    page.keyboard.press("n")
    page.keyboard.type("Looking at the bank")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#story")).to_contain_text("Looking at the bank")

    page.keyboard.press("u")
    reach(page, page.locator("#composer summary").filter(has_text="team"))
    page.keyboard.press("Enter")
    press(page, "Preview", inside=page.locator("#composer"))
    is_there(page.get_by_role("heading", name="To team"))
    press(page, "Send it")
    expect(page.locator("#story")).to_contain_text("P1 on shop: Checkout answers 5xx")

    reach(page, page.locator("#roles summary").first)
    page.keyboard.press("Enter")
    press(page, "Assign", inside=page.locator("#roles"))
    expect(page.locator("#head")).to_contain_text("led by ana")
    press(page, "Done: Find what changed")
    expect(page.locator("#phase")).to_contain_text("1 of 2")
    press(page, "Follow it")
    press(page, "Run step 1")
    expect(page.locator(".playbook pre")).to_have_text("rolled back\n")
    press(page, "Mitigated")
    expect(page.locator("#head")).to_contain_text("mitigated")
    reach(page, page.locator("summary").filter(has_text="Resolve…"))
    page.keyboard.press("Enter")
    reach(page, page.get_by_label("What it was"))
    page.keyboard.type("The bank's certificate")
    press(page, "Resolve")
    expect(page.locator("#head")).to_contain_text("resolved")
    assert status(house) == "resolved"


def test_keys_search_help_and_never_while_somebody_writes(house, opened):
    incident = house.declare(severity=None)
    page = opened(f"{house.url}/incidents/{incident}")
    page.keyboard.press("?")
    dialog = page.get_by_role("dialog")
    is_there(dialog)
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    page.keyboard.press("n")
    page.keyboard.type("adg/?")
    expect(page.get_by_label("Note")).to_have_value("adg/?")
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    page.wait_for_url("**/alerts#find")
    page.keyboard.type("disk")
    page.keyboard.press("Enter")
    page.wait_for_url("**/alerts?search=disk*")


# A customer.


def test_a_customer_reads_subscribes_and_follows_on_a_phone_without_scripts(house, mailbox, opened):
    incident = house.declare("internal words")
    act(house, incident, "updates", {"audience": "page", "text": "Some payments fail.", "status": "investigating"})
    # The page is drawn again a moment after what it tells of; without scripts nothing brings it anew.
    wait_until("the status page says it", lambda: "Some payments fail." in request("GET", house.url + "/status").text)
    page = opened(house.url + "/status", PHONE, java_script_enabled=False)
    expect(page.locator("main")).to_contain_text("Some payments fail.")
    assert "internal words" not in page.content()
    assert page.locator("main").bounding_box()["width"] <= PHONE["width"]
    page.locator("input[type=email]").fill("cy@reader.example")
    page.get_by_role("button", name="Subscribe").click()
    mail = mailbox.wait_for("cy@reader.example")
    page.goto(next(link for link in links(mail, house.url) if "/status/confirm/" in link))
    page.get_by_role("button").first.click()
    act(house, incident, "updates", {"audience": "readers", "text": "It works again."})
    wait_until("the reader is told", lambda: len(mailbox.to("cy@reader.example")) == 2)
    page.goto(house.url + "/status")
    for kind, word in (("atom", "Some payments fail."), ("json", "investigating")):
        feed = page.locator(f'link[type*="{kind}"], a[href*="{kind}"]').first.get_attribute("href")
        answer = page.request.get(feed if feed.startswith("http") else house.url + feed)
        assert answer.ok and word in answer.text(), (kind, feed)


# Monday.


def test_the_lead_asks_whether_the_promises_were_kept(house, opened):
    incident = house.declare()
    for word, body in (("acknowledge", {}), ("mitigate", {}), ("resolve", {"summary": "The bank's certificate"})):
        act(house, incident, word, body)
    page = opened(house.url + "/insights", person="ana")
    page.locator("main a[href^='/insights/']").first.click()
    page.locator("main a[href^='/incidents/INC-1'], main a[href^='/incidents/1']").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Checkout answers 5xx")

    page.goto(house.url + "/reviews")
    page.locator("main a[href='/reviews/INC-1']").first.click()
    page.get_by_role("button", name="Begin with what the journal says").click()
    text = page.locator("#text")
    text.fill(text.input_value() + "\n## Corrective actions\n\n- [ ] Watch the certificate (owner: bo, category: short)\n")
    page.get_by_role("button", name="Save").click()
    is_there(page.get_by_text("Saved."))
    page.get_by_role("button", name="Publish").click()
    is_there(page.get_by_text("Published."))
    page.goto(house.url + "/actions")
    expect(page.locator("main")).to_contain_text("Watch the certificate")

    page.goto(house.url + "/audit")
    page.get_by_role("button", name="Check it now").click()
    page.wait_for_load_state()
    wait_until("the chain is walked", lambda: page.goto(house.url + "/audit") and "Whole" in page.locator("#chain").inner_text())
    page.goto(house.url + "/insights")
    with page.expect_download() as download:
        page.get_by_role("link", name="CSV").first.click()
    assert "," in download.value.path().read_text()


# A shift, drawn.


def taken(house):
    return house.get("/api/v1/overrides")["overrides"]


def row(page, schedule):
    return page.locator(f'svg.track[data-schedule="{schedule}"]').first


def draw(page, schedule, start, end):
    """Draws from one share of the row to another with the mouse."""
    box = row(page, schedule).bounding_box()
    middle = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + box["width"] * start, middle)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * (start + end) / 2, middle)
    page.mouse.move(box["x"] + box["width"] * end, middle)
    page.mouse.up()


NEXT_WEEK = "/oncall?span=week&from=2027-03-08"


def test_a_shift_is_drawn_and_only_taken_when_it_is_confirmed(house, opened):
    page = opened(house.url + NEXT_WEEK, person="bo")
    draw(page, "primary", 1 / 7, 2 / 7)
    form = page.locator("#taking")
    expect(form.get_by_label("From", exact=True)).to_have_value("2027-03-09T00:00")
    expect(form.get_by_label("Until")).to_have_value("2027-03-10T00:00")
    expect(form.get_by_label("Who takes it")).to_have_value("bo")
    expect(page.locator("rect.drawn")).to_have_count(1)
    assert taken(house) == []
    page.keyboard.press("Enter")
    expect(page.locator("#overrides")).to_contain_text("bo")
    assert [it["start"] for it in taken(house)] == ["2027-03-08T23:00:00Z"]


def test_a_shift_is_drawn_on_the_schedules_own_clock_over_a_night_with_a_change(house, opened):
    """In New York the clock goes forward on the 14th; the calendar shows Stockholm's days."""
    page = opened(house.url + NEXT_WEEK, person="ana")
    draw(page, "overseas", 6 / 7, 6.5 / 7)
    form = page.locator("#taking")
    expect(form.get_by_label("Schedule")).to_have_value("overseas")
    expect(form.get_by_label("From", exact=True)).to_have_value("2027-03-13T18:00")
    expect(form.get_by_label("Until")).to_have_value("2027-03-14T07:00")
    expect(form.get_by_label("From whom")).to_have_value("bo")
    fold(page, "Take a shift…")
    expect(page.locator("rect.drawn")).to_have_count(0)
    assert taken(house) == []


def test_a_shift_is_drawn_with_a_finger(house, opened):
    page = opened(house.url + NEXT_WEEK, TABLET, person="bo", has_touch=True)
    row(page, "primary").scroll_into_view_if_needed()
    box = row(page, "primary").bounding_box()
    hand = page.context.new_cdp_session(page)
    steps = [("touchStart", 3 / 7), ("touchMove", 3.4 / 7), ("touchMove", 3.8 / 7), ("touchMove", 4 / 7), ("touchEnd", None)]
    for kind, share in steps:
        points = [] if share is None else [{"x": box["x"] + box["width"] * share, "y": box["y"] + box["height"] / 2}]
        hand.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    form = page.locator("#taking")
    expect(form.get_by_label("From", exact=True)).to_have_value("2027-03-11T00:00")
    form.get_by_role("button", name="Take it").click()
    expect(page.locator("#overrides")).to_contain_text("bo")


def test_without_scripts_the_form_takes_the_shift(house, opened):
    page = opened(house.url + NEXT_WEEK, PHONE, person="bo", java_script_enabled=False)
    fold(page, "Take a shift…")
    form = page.locator("#taking")
    form.get_by_label("Schedule").select_option("primary")
    form.get_by_label("From", exact=True).fill("2027-03-09T09:00")
    form.get_by_label("Until").fill("2027-03-09T17:00")
    form.get_by_role("button", name="Take it").click()
    assert len(taken(house)) == 1


# Every page, by keyboard alone.


@pytest.fixture(scope="module")
def lived_in(tmp_path_factory):
    """One server that all pages are looked at on; nobody changes anything there."""
    mailbox = Mailbox().start()
    secrets = {**SECRETS, "SMTP_URL": mailbox.url}
    server = Runbell(HERE / "runbooks" / "journey", tmp_path_factory.mktemp("journey"), secrets, ["--open"]).start()
    server.declare(severity=None)
    yield server
    server.stop()
    mailbox.stop()


STOP = """() => {
    const it = document.activeElement;
    if (!it || it === document.body) return null;
    it.dataset.stops = (it.dataset.stops ?? 0) * 1 + 1;
    const [style, box] = [getComputedStyle(it), it.getBoundingClientRect()];
    const all = [...document.querySelectorAll("*")];
    return {
        what: it.outerHTML.slice(0, 100), place: all.indexOf(it), stops: +it.dataset.stops,
        outline: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0,
        seen: box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    };
}"""


def stops(page):
    """Where Tab stops, from the top of the page until it has left it."""
    found = []
    for _ in range(400):
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if stop is None or stop["stops"] > 1:
            return found
        found.append(stop)
    raise AssertionError("the focus never leaves the page")


@pytest.mark.parametrize("path", PAGES)
def test_every_page_works_by_keyboard_alone(lived_in, opened, path):
    page = opened(lived_in.url + path, forgiven="Failed to load resource")
    page.evaluate("document.body.tabIndex = -1; document.body.focus()")
    found = stops(page)
    assert found, "nothing can be reached"
    assert [stop["what"] for stop in found if not stop["outline"]] == [], "the focus is not seen"
    assert [stop["what"] for stop in found if not stop["seen"]] == [], "the focus is out of sight"
    places = [stop["place"] for stop in found]
    assert places == sorted(places), "the order is another than the page's"

    skip = page.locator(".skip")
    if skip.count():
        assert "skip" in found[0]["what"]
        skip.focus()
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        within = "document.activeElement.closest('main') || !document.querySelector('main :is(a, button, input, select, summary)')"
        assert page.evaluate(within), focused(page)
    for summary in page.locator("summary:visible").all()[:12]:
        summary.focus()
        for is_open in (True, False):
            was = summary.evaluate("it => it.parentElement.open")
            page.keyboard.press("Enter")
            assert summary.evaluate("it => it.parentElement.open") is not was
            assert summary.evaluate("it => it === document.activeElement"), focused(page)
