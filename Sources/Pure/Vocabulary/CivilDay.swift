/// A day of the proleptic Gregorian calendar, counted from 1970-01-01 and without any zone.
package struct CivilDay: Hashable, Comparable, Sendable {
    package var number: Int64

    package init(number: Int64) { self.number = number }

    /// Nil when there is no such day, such as 30 February.
    package init?(year: Int, month: Int, day: Int) {
        guard (1...12).contains(month), day >= 1, day <= CivilDay.days(inMonth: month, of: year) else { return nil }
        // Years begin in March here, so that the leap day is the last of its year and no table is needed.
        let y = Int64(month <= 2 ? year - 1 : year)
        let era = (y >= 0 ? y : y - 399) / 400
        let yearOfEra = y - era * 400
        let monthFromMarch = Int64((month + 9) % 12)
        let dayOfYear = (153 * monthFromMarch + 2) / 5 + Int64(day) - 1
        number = era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    package var components: (year: Int, month: Int, day: Int) {
        let z = number + 719_468
        let era = (z >= 0 ? z : z - 146_096) / 146_097
        let dayOfEra = z - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let day = Int(dayOfYear - (153 * monthFromMarch + 2) / 5 + 1)
        let month = Int(monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9)
        return (Int(yearOfEra + era * 400) + (month <= 2 ? 1 : 0), month, day)
    }

    package var weekday: Weekday { Weekday(rawValue: Int((number % 7 + 10) % 7))! }

    package static func < (a: CivilDay, b: CivilDay) -> Bool { a.number < b.number }
    package static func + (day: CivilDay, count: Int) -> CivilDay { CivilDay(number: day.number + Int64(count)) }

    package static func days(inMonth month: Int, of year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}

/// The week begins on Monday, as in ISO 8601.
package enum Weekday: Int, CaseIterable, Hashable, Comparable, Sendable {
    case monday, tuesday, wednesday, thursday, friday, saturday, sunday

    package static func < (a: Weekday, b: Weekday) -> Bool { a.rawValue < b.rawValue }
}
