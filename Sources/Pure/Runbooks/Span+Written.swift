package import Vocabulary

extension Span {
    /// As a runbook would write it: `90s`, `5m`, `1h 30m`, `3 business days`.
    package var written: String {
        switch self {
        case .exact(let duration): Self.written(duration.components.seconds)
        case .days(let count): Self.count(count, "day")
        case .weeks(let count): Self.count(count, "week")
        case .months(let count): Self.count(count, "month")
        case .quarters(let count): Self.count(count, "quarter")
        case .businessHours(let count): Self.count(count, "business hour")
        case .businessDays(let count): Self.count(count, "business day")
        case .sameBusinessDay: "same business day"
        case .nextBusinessDay: "next business day"
        }
    }

    private static func count(_ count: Int, _ unit: String) -> String { "\(count) \(unit)\(count == 1 ? "" : "s")" }

    private static func written(_ seconds: Int64) -> String {
        let parts = [(seconds / 3600, "h"), (seconds / 60 % 60, "m"), (seconds % 60, "s")].filter { $0.0 != 0 }
        return parts.isEmpty ? "0m" : parts.map { "\($0)\($1)" }.joined(separator: " ")
    }
}

extension Target {
    package var written: String {
        switch self {
        case .within(let span): span.written
        case .immediately(let atMost): "immediately" + (atMost.map { ", at most \($0.written)" } ?? "")
        case .between(let from, let latest): "\(from.written) to \(latest.written)"
        case .bestEffort: "best effort"
        case .withoutUndueDelay: "without undue delay"
        case .next(let what): "next \(what)"
        case .none: "none"
        }
    }
}

extension Promise {
    /// `5m`, `15m (out of hours 1h)`.
    package var written: String { target.written + (outOfHours.map { " (out of hours \($0.written))" } ?? "") }
}
