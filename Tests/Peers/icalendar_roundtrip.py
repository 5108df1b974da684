"""Reads an on-call feed with the icalendar package and prints what a calendar program would understand: one JSON line an event.

    icalendar_roundtrip.py FEED.ics
"""

import json
import sys

from icalendar import Calendar


def shift(event):
    people = event["X-RUNBELL-PERSON"]
    return {
        "uid": str(event["UID"]),
        "sequence": int(event["SEQUENCE"]),
        "schedule": str(event["X-RUNBELL-SCHEDULE"]),
        "summary": str(event["SUMMARY"]),
        "people": [str(person) for person in (people if isinstance(people, list) else [people])],
        "stamp": event.decoded("DTSTAMP").timestamp(),
        "start": event.decoded("DTSTART").timestamp(),
        "end": event.decoded("DTEND").timestamp(),
    }


def main():
    with open(sys.argv[1], "rb") as feed:
        calendar = Calendar.from_ical(feed.read())
    for event in calendar.walk("VEVENT"):
        if event.errors:
            sys.exit(f"{event['UID']}: {event.errors}")
        print(json.dumps(shift(event), sort_keys=True))


if __name__ == "__main__":
    main()
