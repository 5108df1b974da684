"""The calendar of a schedule, as a calendar program reads it: the same shifts as the API says, under names that stay."""

import datetime

import icalendar
import pytest

from runbell import request

UTC = datetime.timezone.utc


@pytest.fixture
def server(serve, mailbox):
    return serve("rota", SMTP_URL=mailbox.url)


@pytest.fixture
def calendar(server):
    return server.get("/api/v1/oncall?schedule=primary")["oncall"][0]["calendar"]


def shifts(address):
    """Every event of the feed as `(uid, start, end, summary)`, fetched without a token, as calendar programs do."""
    answer = request("GET", address)
    assert answer.status == 200 and answer.headers["Content-Type"].startswith("text/calendar")
    events = icalendar.Calendar.from_ical(answer.text).walk("VEVENT")
    return [(str(it["UID"]), it.decoded("DTSTART"), it.decoded("DTEND"), str(it["SUMMARY"])) for it in events]


def test_every_shift_names_whom_the_api_says_is_on_call_in_the_middle_of_it(server, calendar):
    found = shifts(calendar)
    assert len(found) >= 4
    for _, start, end, summary in found:
        middle = (start + (end - start) / 2).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        people = server.get(f"/api/v1/oncall?schedule=primary&at={middle}")["oncall"][0]["people"]
        assert all(person in summary.lower() for person in people) and people


def test_shifts_follow_each_other_without_a_gap(calendar):
    found = sorted(shifts(calendar), key=lambda it: it[1])
    assert all(before[2] == after[1] for before, after in zip(found, found[1:]))


def test_names_stay_and_are_different(calendar):
    first, again = shifts(calendar), shifts(calendar)
    assert [it[0] for it in first] == [it[0] for it in again]
    assert len({it[0] for it in first}) == len(first)


def test_an_address_that_was_not_given_out_is_refused(calendar):
    assert request("GET", calendar.replace("/calendar/", "/calendar/A")).status == 404
