internal import Synchronization
internal import Vocabulary

/// The `Date` header (RFC 9110 §5.6.7), written once a second.
final class DateHeader: Sendable {
    private let last = Mutex<(second: Int64, text: String)>((.min, ""))

    func text(at now: Moment) -> String {
        let second = now.milliseconds / 1000
        return last.withLock { last in
            if last.second != second { last = (second, DateHeader.text(second: second)) }
            return last.text
        }
    }

    /// Also for `Last-Modified`.
    static func text(_ moment: Moment) -> String { text(second: moment.milliseconds / 1000) }

    private static func text(second: Int64) -> String {
        let day = CivilDay(number: second / 86_400)
        let (year, month, dayOfMonth) = day.components
        let inDay = second % 86_400
        let weekday = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"][day.weekday.rawValue]
        let name = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"][month - 1]
        return "\(weekday), \(two(dayOfMonth)) \(name) \(year) \(two(Int(inDay / 3600))):\(two(Int(inDay / 60 % 60))):\(two(Int(inDay % 60))) GMT"
    }

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
}
