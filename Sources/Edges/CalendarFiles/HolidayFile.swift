package import Vocabulary

/// Days off, read from an iCalendar file such as a country's public holidays. Tolerant: whole-day events are read in whatever shape
/// calendar programs write them, timed events are passed over, and one bad event does not lose the others.
package enum HolidayFile {
    /// The days of every whole-day event, yearly ones repeated within `range`, and whatever could not be read. Days outside of `range` are left out.
    ///
    /// Read of RFC 5545: `DTSTART` with `VALUE=DATE` or eight digits; `DTEND` (exclusive) or `DURATION` in days and weeks; `RRULE` with
    /// `FREQ=YEARLY` and a day of the year, or a weekday of a month such as `BYMONTH=11;BYDAY=4TH`; `EXDATE`; `STATUS:CANCELLED`. An
    /// event that repeats in any other way is an error, because guessing would close the office on the wrong day.
    package static func days(in text: String, within range: ClosedRange<CivilDay>) -> (days: Set<CivilDay>, errors: [CalendarFileError]) {
        var reader = HolidayReader(range: range)
        for (number, line) in unfold(text) { reader.read(line, number: number) }
        reader.finish()
        return (reader.days, reader.errors)
    }

    /// Lines as they were before folding, with the number of the first. LF alone ends a line too.
    static func unfold(_ text: String) -> [(Int, String)] {
        // Some programs write a byte order mark.
        let scalars = text.unicodeScalars.drop { $0 == "\u{FEFF}" }.filter { $0 != "\r" }
        var lines: [(number: Int, text: String)] = []
        for (index, line) in scalars.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if let first = line.first, first == " " || first == "\t", !lines.isEmpty {
                lines[lines.count - 1].text.unicodeScalars += line.dropFirst()
            } else {
                lines.append((index + 1, String(line)))
            }
        }
        return lines
    }
}

/// What is wrong with a calendar file, on which line, and what to do about it.
package struct CalendarFileError: Error, Hashable, Sendable, CustomStringConvertible {
    package let line: Int
    package let message: String

    package init(line: Int, message: String) {
        self.line = line
        self.message = message
    }

    package var description: String { "line \(line): \(message)" }
}
