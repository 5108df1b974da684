package import Vocabulary

/// Days on which people are away, read from the calendar a team keeps of them: whole-day events whose title begins with a person.
package enum LeaveFile {
    /// The days of the whole-day events with each title, in the years a runbook's calendars are read for; what is read of RFC 5545 is
    /// what `HolidayFile` says, and half a calendar is refused as there.
    package static func days(in text: String) throws(CalendarFileError) -> [String: Set<CivilDay>] {
        var reader = HolidayReader(range: HolidayFile.years)
        for (number, line) in HolidayFile.unfold(text) { reader.read(line, number: number) }
        reader.finish()
        if let first = reader.errors.first { throw first }
        return reader.daysByTitle
    }
}
