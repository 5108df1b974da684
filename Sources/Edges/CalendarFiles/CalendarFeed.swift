package import OnCall
package import Vocabulary

/// Shifts as an iCalendar feed (RFC 5545) that a phone or a mail program subscribes to. Such programs ask again once an hour to
/// once a day, so a feed is for planning; who is on call now is asked of Runbell itself.
///
/// Give it the shifts of `Roster.calendar(of:from:to:)`, which begin and end in the same place whatever was asked for.
package struct CalendarFeed: Hashable, Sendable {
    /// What a calendar program lists the feed as, such as `On call: primary`.
    package var title: String
    /// Host name of this server. With schedule and start it makes a UID no other calendar has.
    package var host: String

    package init(title: String, host: String) {
        self.title = title
        self.host = host
    }

    /// Gaps are left out. All times are UTC, so nobody's zone data is needed to read them.
    ///
    /// - `stamp` is when the roster last changed or, if that is not known, now (DTSTAMP).
    /// - `revision` grows with every change to the roster (SEQUENCE). A program keeps the highest it has seen of each UID.
    package func text(shifts: [Shift], stamp: Moment, revision: Int = 0, people: [PersonName: String] = [:]) -> String {
        var lines = [
            ContentLine("BEGIN", value: "VCALENDAR"),
            ContentLine("VERSION", value: "2.0"),
            ContentLine("PRODID", value: "-//Runbell//On-call feed//EN"),
            ContentLine("CALSCALE", value: "GREGORIAN"),
            ContentLine("NAME", text: title),
            // What programs read that are older than RFC 7986.
            ContentLine("X-WR-CALNAME", text: title),
            ContentLine("REFRESH-INTERVAL", ["VALUE": "DURATION"], value: "PT1H"),
            ContentLine("X-PUBLISHED-TTL", value: "PT1H"),
        ]
        for shift in shifts where !shift.people.isEmpty {
            lines += event(shift, stamp: stamp, revision: revision, people: people)
        }
        lines.append(ContentLine("END", value: "VCALENDAR"))
        return lines.map(\.folded).joined()
    }

    /// The same shift has the same UID for as long as its schedule and its start stay; another person or another end is a change to it.
    package func uid(of shift: Shift) -> String { "\(shift.start.basicFormat)-\(shift.schedule)@\(host)" }

    private func event(_ shift: Shift, stamp: Moment, revision: Int, people: [PersonName: String]) -> [ContentLine] {
        let names = shift.people.map { people[$0] ?? $0.text }.joined(separator: ", ")
        return [
            ContentLine("BEGIN", value: "VEVENT"),
            ContentLine("UID", text: uid(of: shift)),
            ContentLine("DTSTAMP", value: stamp.basicFormat),
            ContentLine("SEQUENCE", value: String(revision)),
            ContentLine("DTSTART", value: shift.start.basicFormat),
            ContentLine("DTEND", value: shift.end.basicFormat),
            ContentLine("SUMMARY", text: "\(shift.schedule): \(names)"),
            ContentLine("DESCRIPTION", text: shift.override == nil ? "On call by the rotation." : "On call by an override."),
            ContentLine("CATEGORIES", text: "On call"),
            // Being on call does not keep anybody out of meetings.
            ContentLine("TRANSP", value: "TRANSPARENT"),
            // For programs: the runbook's own names. Readers take an X- value for a text only when told so.
            ContentLine("X-RUNBELL-SCHEDULE", ["VALUE": "TEXT"], text: shift.schedule.text),
        ] + shift.people.map { ContentLine("X-RUNBELL-PERSON", ["VALUE": "TEXT"], text: $0.text) } + [ContentLine("END", value: "VEVENT")]
    }
}

extension Moment {
    /// `20260105T080000Z`, rounded down to the second, the finest iCalendar has.
    fileprivate var basicFormat: String {
        let text = rfc3339.filter { $0 != "-" && $0 != ":" }
        return text.count > 16 ? text.prefix(15) + "Z" : text
    }
}
