internal import OnCall
internal import Runbooks
internal import Vocabulary

extension Duration {
    /// `90s`, `5m`, `2h`: as a runbook would write it.
    var written: String {
        let seconds = milliseconds / 1000
        if seconds % 3600 == 0, seconds > 0 { return "\(seconds / 3600)h" }
        if seconds > 2 * 3600 { return "\(seconds / 3600)h" + (seconds % 3600 < 60 ? "" : " \(seconds % 3600 / 60)m") }
        return seconds % 60 == 0 ? "\(seconds / 60)m" : seconds < 60 ? "\(seconds)s" : "\(seconds / 60)m \(seconds % 60)s"
    }

    /// `45 min`, `16 h`, `2 d 16 h`: the two largest units.
    var spoken: String {
        let seconds = max(0, milliseconds / 1000)
        let units: [(Int64, String)] = [(seconds / 86_400, "d"), (seconds / 3600 % 24, "h"), (seconds / 60 % 60, "min"), (seconds % 60, "s")]
        guard let first = units.firstIndex(where: { $0.0 > 0 }) else { return "\(milliseconds) ms" }
        return units[first...].prefix(2).filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: " ")
    }
}

extension WallClock {
    /// `Sat 2026-11-28 09:00`
    func spoken(_ moment: Moment) -> String {
        let reading = reading(at: moment)
        let (year, month, day) = reading.day.components
        let minute = reading.time.minuteOfDay
        let weekday = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"][reading.day.weekday.rawValue]
        return "\(weekday) \(year)-\(month.two)-\(day.two) \((minute / 60).two):\((minute % 60).two)"
    }
}

extension Int {
    fileprivate var two: String { self < 10 ? "0\(self)" : "\(self)" }
}

extension Sequence<String> {
    /// `'P1'`, `'P1' and 'P2'`, `'P1', 'P2' and 'P3'`
    var quotedList: String { map { "'\($0)'" }.list }

    /// `one`, `one and two`, `one, two and three`
    var list: String {
        let words = Array(self)
        guard let last = words.last, words.count > 1 else { return words.first ?? "" }
        return words.dropLast().joined(separator: ", ") + " and " + last
    }
}

extension Sequence<PersonName> {
    /// `'ana', 'bo', 'cy' or 2 more`: one of them, and which one depends on the time.
    var quotedChoice: String {
        let names = map { "'\($0)'" }
        let shown = names.count > 5 ? names.prefix(4) + ["\(names.count - 4) more"] : names[...]
        guard let last = shown.last, shown.count > 1 else { return names.first ?? "" }
        return shown.dropLast().joined(separator: ", ") + " or " + last
    }
}

extension Array where Element: Hashable {
    /// Each once, in the order they came first.
    var distinct: [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}

extension Rung.Target {
    var name: String {
        switch self {
        case .person(let name): name.text
        case .seat(let name): name.text
        case .schedule(let name): name.text
        }
    }
}

extension Proof {
    var clock: WallClock { .of(runbook.zone) }

    /// `in 26 stretches, 182 d 1 h in sum, the first from Mon 2026-11-23 09:00 (Europe/Stockholm) for 7 d`, or that it is always so. The zone
    /// stands behind the first time of a finding; the times below it are of the same clock.
    func words(_ stretches: Stretches) -> String {
        guard let first = stretches.ranges.first else { return "never" }
        if stretches.ranges == [window] { return "at any time" }
        let start = "from \(clock.spoken(first.lowerBound))", length = (first.upperBound - first.lowerBound).spoken
        if stretches.ranges.count > 1 {
            let sum = "\(stretches.ranges.count) stretches, \(stretches.total.spoken) in sum"
            return "in \(sum), the first \(start) (\(clock.zone)) for \(length)"
        }
        if first.upperBound == window.upperBound { return "\(start) (\(clock.zone)) on, past the end of what was looked at" }
        return "\(start) until \(clock.spoken(first.upperBound)) (\(clock.zone)), for \(length)"
    }

    /// With the people of each stretch beside it, where they are not always the same.
    func counterexample(_ parts: Parts) -> Counterexample {
        counterexample(parts.stretches, people: parts.people) { range in
            parts.vary ? ": \(parts.people(within: range).map(\.text).joined(separator: ", "))" : ""
        }
    }

    private static let shown = 5

    func counterexample(
        _ stretches: Stretches, people: [PersonName] = [], beside words: (Range<Moment>) -> String = { _ in "" }
    ) -> Counterexample {
        let worst = stretches.worstFirst.prefix(Self.shown)
        var lines = shown(stretches).map { line($0, of: stretches) + words($0) }
        if stretches.ranges.count > Self.shown { lines.append("and \(stretches.ranges.count - Self.shown) more") }
        return Counterexample(
            at: stretches.ranges.first?.lowerBound, total: stretches.total, people: people,
            stretches: worst.map { Counterexample.Stretch(start: $0.lowerBound, end: $0.upperBound) },
            lines: stretches.ranges == [window] ? [] : lines)
    }

    /// What comes first is what somebody has to act on; the longest is there, too, wherever it is.
    private func shown(_ stretches: Stretches) -> [Range<Moment>] {
        let first = stretches.ranges.prefix(Self.shown)
        guard let longest = stretches.longest, !first.contains(longest) else { return Array(first) }
        return first.dropLast() + [longest]
    }

    private func line(_ range: Range<Moment>, of stretches: Stretches) -> String {
        let start = clock.spoken(range.lowerBound), length = (range.upperBound - range.lowerBound).spoken
        if range.upperBound == window.upperBound { return "\(start) on, past the end of what was looked at (\(length) until then)" }
        return "\(start) to \(clock.spoken(range.upperBound)) (\(length)\(range == stretches.longest ? ", the longest" : ""))"
    }
}

extension Stretches {
    /// The one that is longer than all others.
    fileprivate var longest: Range<Moment>? {
        let worst = worstFirst.prefix(2).map { (range: $0, length: $0.upperBound - $0.lowerBound) }
        return worst.count == 2 && worst[0].length > worst[1].length ? worst[0].range : nil
    }
}

extension Promise {
    /// `an answer within 1h (out of hours by the next business day)`
    var words: String { "an answer \(target.words)" + (outOfHours.map { " (out of hours \($0.words))" } ?? "") }
}

extension Target {
    /// As it is written: what `next business day` comes to in hours is another thing each day.
    fileprivate var words: String {
        switch self {
        case .within(.sameBusinessDay): "on the same business day"
        case .within(.nextBusinessDay): "by the next business day"
        case .within, .between: "within \(written)"
        case .immediately, .bestEffort, .withoutUndueDelay, .next, .none: written
        }
    }
}
