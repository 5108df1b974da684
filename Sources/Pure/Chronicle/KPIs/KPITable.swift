internal import OnCall
package import Runbooks
package import Vocabulary

/// The numbers of a time, and whether each is as the runbook wants it.
package struct KPITable: Hashable, Sendable {
    package enum Grouping: String, Hashable, Sendable, CaseIterable {
        case month, quarter, severity, service
    }

    package struct Row: Hashable, Sendable {
        package var kpi: KPIName
        package var measure: KPI.Measure
        /// `2026-11`, `2026-Q4`, `P1`, `payments`; nil: all of them together.
        package var group: String?
        /// In the measure's unit. Nil when nothing was counted.
        package var number: Double?
        /// How much was counted.
        package var count: Int
        /// Of lengths only: half of them are shorter, and nine of ten.
        package var median: Double?
        package var p90: Double?
        /// Nil when there is none, and when each severity has its own.
        package var goal: KPI.Goal?
        /// Nil when nothing was asked for or nothing counted. Where each severity has its own goal, every one has to be met.
        package var isMet: Bool?
        /// Of lengths only: how many miss their goal by themselves.
        package var breaches: Int?
    }

    package var from: Moment
    package var until: Moment
    package var grouping: Grouping?
    /// The runbook's own first, as it has them; then every other measure, which has no goal. Of each, all together come first.
    package var rows: [Row]

    package init(_ runbook: Runbook, _ facts: KPIFacts, from start: Moment, until end: Moment, by grouping: Grouping? = nil) {
        from = start
        until = end
        self.grouping = grouping
        let clock = WallClock.of(facts.zone)
        let severities = runbook.severities.map(\.name.text)
        rows = runbook.watched.flatMap { kpi in
            let samples = facts.samples(of: kpi.measure, where: kpi.match, from: start, until: end)
            guard let grouping else { return [Row(kpi, nil, samples)] }
            let groups = Dictionary(grouping: samples) { grouping.group(of: $0, clock) }
            let names = groups.keys.compactMap { $0 }.sorted {
                (severities.firstIndex(of: $0) ?? .max, $0) < (severities.firstIndex(of: $1) ?? .max, $1)
            }
            return [Row(kpi, nil, samples)] + names.map { Row(kpi, $0, groups[$0] ?? []) }
        }
    }

    /// The rows that are not as they should be.
    package var breached: [Row] { rows.filter { $0.isMet == false } }
}

extension Runbook {
    /// Its own KPIs, and every measure it does not name.
    fileprivate var watched: [KPI] {
        let named = Set(kpis.map(\.measure))
        return kpis + KPI.Measure.allCases.filter { !named.contains($0) }.map { KPI(name: KPIName($0.rawValue), measure: $0) }
    }
}

extension KPITable.Grouping {
    fileprivate func group(of sample: KPISample, _ clock: WallClock) -> String? {
        switch self {
        case .month: clock.reading(at: sample.at).day.month
        case .quarter: clock.reading(at: sample.at).day.quarter
        case .severity: sample.severity?.text
        case .service: sample.service?.text
        }
    }
}

extension CivilDay {
    /// `2026-11`.
    package var month: String {
        let (year, month, _) = components
        return "\(year)-\(month < 10 ? "0" : "")\(month)"
    }

    /// `2026-Q4`.
    fileprivate var quarter: String {
        let (year, month, _) = components
        return "\(year)-Q\((month + 2) / 3)"
    }
}

extension KPITable.Row {
    fileprivate init(_ kpi: KPI, _ group: String?, _ samples: [KPISample]) {
        self.kpi = kpi.name
        measure = kpi.measure
        self.group = group
        count = samples.count
        let summary = measure.summary
        number = summary.number(samples)
        let parts = kpi.parts(samples)
        let verdicts = parts.compactMap { part in part.goal.flatMap { goal in summary.number(part.samples).map(goal.isMet) } }
        isMet = verdicts.isEmpty ? nil : !verdicts.contains(false)
        goal = parts.count == 1 ? parts[0].goal : nil
        guard summary == .mean else { return }
        let sorted = samples.map(\.number).sorted()
        median = sorted.isEmpty ? nil : (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
        p90 = sorted.isEmpty ? nil : sorted[(sorted.count * 9 + 9) / 10 - 1]
        breaches = parts.reduce(0) { sum, part in sum + part.samples.count { part.goal?.isMet(by: $0.number) == false } }
    }
}

extension KPI {
    /// What has a goal of its own, apart; always at least one part.
    fileprivate func parts(_ samples: [KPISample]) -> [(goal: Goal?, samples: [KPISample])] {
        guard !goalBySeverity.isEmpty else { return [(goal, samples)] }
        let bySeverity = Dictionary(grouping: samples) { $0.severity.flatMap { goalBySeverity[$0] == nil ? nil : $0 } }
        guard !bySeverity.isEmpty else { return [(goal, [])] }
        return bySeverity.map { severity, samples in (severity.flatMap { goalBySeverity[$0] } ?? goal, samples) }
    }
}
