package import OnCall
package import Vocabulary

/// When people are away, read from the calendar a team keeps of it.
///
/// Read of RFC 5545: whole days and times, in UTC, in a zone or as the clock of whoever is away shows them; `DTEND` or `DURATION`; `RRULE` by
/// days, weeks, months and years, `EXDATE`, `RDATE`, `RECURRENCE-ID`; `STATUS:CANCELLED`. `TRANSP` says nothing: most programs write whole
/// days as free. What is not understood of somebody's event is an error, because half a calendar would be believed to be whole.
package struct LeaveFile: Sendable {
    package let events: [LeaveEvent]
    private let zones: [String: DescribedZone]

    package init(_ text: String) throws(CalendarFileError) {
        var reader = LeaveReader()
        for (number, line) in HolidayFile.unfold(text) { try reader.read(line, number: number) }
        try reader.finish()
        (events, zones) = (reader.events, reader.zones)
    }

    /// The stretches of time an event takes within a window.
    ///
    /// - Parameter home: The clock of whoever is away: a day of leave begins at their midnight.
    package func stretches(of event: LeaveEvent, within window: Range<Moment>, at home: WallClock) throws(CalendarFileError) -> [Range<Moment>] {
        try event.stretches(within: window, by: CalendarClocks(own: home, described: zones)).sorted { $0.lowerBound < $1.lowerBound }
    }
}
