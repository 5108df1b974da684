extension Moment {
    /// RFC 3339 in UTC with milliseconds only where there are any: `2026-11-21T07:48:22Z`, `2026-11-21T07:48:22.125Z`.
    package var rfc3339: String {
        let day = CivilDay(number: Moment.floor(milliseconds, 86_400_000))
        let inDay = milliseconds - day.number * 86_400_000
        let (year, month, dayOfMonth) = day.components
        var text = ""
        text.reserveCapacity(24)
        Moment.pad(year, 4, into: &text)
        text += "-"; Moment.pad(month, 2, into: &text)
        text += "-"; Moment.pad(dayOfMonth, 2, into: &text)
        text += "T"; Moment.pad(Int(inDay / 3_600_000), 2, into: &text)
        text += ":"; Moment.pad(Int(inDay / 60_000 % 60), 2, into: &text)
        text += ":"; Moment.pad(Int(inDay / 1000 % 60), 2, into: &text)
        if inDay % 1000 != 0 { text += "."; Moment.pad(Int(inDay % 1000), 3, into: &text) }
        return text + "Z"
    }

    /// Reads RFC 3339, and what senders make of it: a space for the `T`, an offset without a colon (`+0000`), any number of
    /// fractional digits (kept to the millisecond). Nil when it is none of these; a leap second reads as the second before it.
    package init?(rfc3339 text: some StringProtocol) {
        var digits = Array(text.utf8)[...]
        func number(_ count: Int) -> Int? {
            guard digits.count >= count else { return nil }
            var value = 0
            for byte in digits.prefix(count) {
                guard (48...57).contains(byte) else { return nil }
                value = value * 10 + Int(byte - 48)
            }
            digits = digits.dropFirst(count)
            return value
        }
        func take(_ allowed: String) -> Bool {
            guard let byte = digits.first, allowed.utf8.contains(byte) else { return false }
            digits = digits.dropFirst()
            return true
        }
        guard let year = number(4), take("-"), let month = number(2), take("-"), let dayOfMonth = number(2), take("Tt "),
            let hour = number(2), take(":"), let minute = number(2), take(":"), let second = number(2),
            hour < 24, minute < 60, second <= 60, let day = CivilDay(year: year, month: month, day: dayOfMonth)
        else { return nil }
        var fraction = 0
        if take(".") {
            var scale = 100
            var count = 0
            while let byte = digits.first, (48...57).contains(byte) {
                fraction += Int(byte - 48) * scale
                scale /= 10
                count += 1
                digits = digits.dropFirst()
            }
            guard count > 0 else { return nil }
        }
        var offset = 0
        if !take("Zz") {
            let sign: Int = digits.first == UInt8(ascii: "-") ? -1 : 1
            guard take("+-"), let hours = number(2) else { return nil }
            _ = take(":")
            guard let minutes = number(2), hours < 24, minutes < 60 else { return nil }
            offset = sign * (hours * 60 + minutes)
        }
        guard digits.isEmpty else { return nil }
        let seconds = day.number * 86_400 + Int64(hour * 3600 + minute * 60 + min(second, 59) - offset * 60)
        self.init(milliseconds: seconds * 1000 + Int64(fraction))
    }

    private static func floor(_ value: Int64, _ divisor: Int64) -> Int64 {
        value / divisor - (value % divisor < 0 ? 1 : 0)
    }

    private static func pad(_ value: Int, _ width: Int, into text: inout String) {
        let digits = String(value)
        for _ in 0..<max(0, width - digits.utf8.count) { text += "0" }
        text += digits
    }
}
