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
    var quotedList: String {
        let names = map { "'\($0)'" }
        guard let last = names.last, names.count > 1 else { return names.first ?? "" }
        return names.dropLast().joined(separator: ", ") + " and " + last
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

    /// `in 52 stretches, 2184 h altogether, first Sat 2026-11-28 00:00`, or that it is always so.
    func words(_ stretches: Stretches) -> String {
        guard let first = stretches.ranges.first else { return "never" }
        if stretches.ranges == [window] { return "at any time" }
        let start = clock.spoken(first.lowerBound)
        if stretches.ranges.count == 1 { return "from \(start) until \(clock.spoken(first.upperBound)), for \(stretches.total.spoken)" }
        return "in \(stretches.ranges.count) stretches of \(stretches.total.spoken) altogether, the first from \(start)"
    }

    /// With the people of each stretch beside it, where they are not always the same.
    func counterexample(_ parts: Parts) -> Counterexample {
        var example = counterexample(parts.stretches, people: parts.people)
        guard parts.vary, !example.lines.isEmpty else { return example }
        for (place, stretch) in example.stretches.enumerated() {
            example.lines[place] += ": \(parts.people(within: stretch.start..<stretch.end).map(\.text).joined(separator: ", "))"
        }
        return example
    }

    private static let shown = 5

    func counterexample(_ stretches: Stretches, people: [PersonName] = []) -> Counterexample {
        let worst = stretches.worstFirst.prefix(Self.shown).map { Counterexample.Stretch(start: $0.lowerBound, end: $0.upperBound) }
        var lines = worst.map { "\(clock.spoken($0.start)) to \(clock.spoken($0.end)) (\(($0.end - $0.start).spoken))" }
        if stretches.ranges.count > Self.shown { lines.append("and \(stretches.ranges.count - Self.shown) shorter or later ones") }
        return Counterexample(
            at: stretches.ranges.first?.lowerBound, total: stretches.total, people: people, stretches: worst,
            lines: stretches.ranges == [window] ? [] : lines)
    }
}
