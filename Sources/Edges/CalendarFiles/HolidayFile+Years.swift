package import Vocabulary

extension HolidayFile {
    /// The years a runbook's calendars are read for. Fixed, so that the same text always means the same days.
    static let years = CivilDay(year: 2020, month: 1, day: 1)!...CivilDay(year: 2060, month: 12, day: 31)!

    /// The days off of all those years. Throws the first thing that could not be read: half a calendar would be believed to be whole.
    package static func days(in text: String) throws(CalendarFileError) -> Set<CivilDay> {
        let (days, errors) = days(in: text, within: years)
        if let first = errors.first { throw first }
        return days
    }
}
