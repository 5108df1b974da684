internal import OnCall
internal import Runbooks
internal import Vocabulary

extension Forecast {
    /// For a terminal, in lines.
    package var lines: [String] {
        let clock = WallClock.of(zone)
        var lines = ["Forecast, \(clock.spoken(window.lowerBound)) to \(clock.spoken(window.upperBound))"]
        if !odds.isEmpty { lines += ["", "The answer comes in time"] + table(odds.map { row($0, clock) }) }
        if !loads.isEmpty {
            let rates = incidents.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value.shown(2))" }.joined(separator: ", ")
            lines += ["", "Pages a week, with so many incidents a week: \(rates)"]
            lines += table(loads.map(row))
            if loads.count > 1 { lines.append("  Gini \(gini.shown(2)) (0: all get as many)") }
        }
        for turns in turns {
            let figures = "Gini \(turns.gini.shown(2)), at night \(turns.nightsGini.shown(2)); most \(turns.mostToMean.shown(2)) times the mean"
            lines += ["", "Hours on call in '\(turns.schedule)': \(figures)"]
            lines += table(turns.shares.map { ["\($0.person)", "\($0.onCall.wholeHours) h", "\($0.nights.wholeHours) h at night"] })
        }
        return lines
    }

    /// A chance, with its standard error where it has one. Nothing that may fail is told as certain, and nothing that may happen as impossible.
    package static func percent(_ chance: Double, error: Double = 0) -> String {
        if error > 0 { return "\((chance * 100).shown(1)) % ± \((error * 100).shown(2, .up))" }
        if chance < 1, chance >= 0.9995 { return "over 99.9 %" }
        if chance > 0, chance < 0.0005 { return "under 0.1 %" }
        return "\((chance * 100).shown(1)) %"
    }

    private func row(_ odds: Odds, _ clock: WallClock) -> [String] {
        let worst = odds.worstChance < odds.chance - 0.0005
        return [
            "\(odds.severity)", odds.promise.written, Self.percent(odds.chance, error: odds.error),
            worst ? "worst \(Self.percent(odds.worstChance)), for one raised \(clock.spoken(odds.worst))" : "at any hour",
        ]
    }

    private func row(_ load: Load) -> [String] {
        func figure(_ number: Double, _ error: Double) -> String { number.shown(2) + (error > 0 ? " ± \(error.shown(2, .up))" : "") }
        return ["\(load.person)", figure(load.pages, load.pagesError), "\(figure(load.nights, load.nightsError)) at night"]
    }

    private func table(_ rows: [[String]]) -> [String] {
        let widths = (0..<(rows.first?.count ?? 0)).map { place in rows.map { $0[place].count }.max() ?? 0 }
        return rows.map { row in
            "  "
                + row.enumerated().map { place, text in
                    place == row.count - 1 ? text : text + String(repeating: " ", count: widths[place] - text.count)
                }.joined(separator: "  ")
        }
    }
}

extension Behaviour {
    /// Everybody's habits in a line for each stretch of hours that are alike.
    package var lines: [String] {
        var lines: [String] = []
        var first = 0
        for hour in 1...24 where hour == 24 || habit(hour) != habit(first) {
            lines.append("\(first.twoDigits):00 to \(hour.twoDigits):00  \(habit(first).words)")
            first = hour
        }
        return lines
    }
}

extension Habit {
    fileprivate var words: String {
        switch self {
        case .assumed(let outOfReach, let loud, let quiet):
            "out of reach \((outOfReach * 100).shown(0)) %; hears \(loud.words); of mail and chat \(quiet.words)"
        case .recorded(let answered):
            answered.last.map { last in
                let half = answered.first { $0.share >= last.share / 2 } ?? last
                return "\((last.share * 100).shown(0)) % answer, half of them within \(half.after.spoken)"
            } ?? "nobody answers"
        }
    }
}

extension Habit.Notice {
    fileprivate var words: String {
        hears > 0 ? "\((hears * 100).shown(0)) % of pages and answers half of those within \(halfWithin.written)" : "none"
    }
}

extension Duration {
    fileprivate var wholeHours: Int64 { (milliseconds + 1_800_000) / 3_600_000 }
}

extension Int {
    fileprivate var twoDigits: String { self < 10 ? "0\(self)" : "\(self)" }
}

extension Double {
    /// With so many digits behind the point.
    fileprivate func shown(_ digits: Int, _ rule: FloatingPointRoundingRule = .toNearestOrAwayFromZero) -> String {
        var scale = 1.0
        for _ in 0..<digits { scale *= 10 }
        let whole = Int64((self * scale).rounded(rule))
        guard digits > 0 else { return "\(whole)" }
        let (high, low) = (whole / Int64(scale), "\(whole % Int64(scale))")
        return "\(high)." + String(repeating: "0", count: digits - low.count) + low
    }
}
