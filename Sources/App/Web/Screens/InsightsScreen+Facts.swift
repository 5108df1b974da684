package import Chronicle
package import OnCall
package import Runbooks
package import Screens
package import Storage
package import Vocabulary

extension InsightsScreen.Facts {
    /// What the facts of these months come to. `rows`: the incidents among them.
    package init(
        of facts: KPIFacts, rows: [IncidentRow], periods: [CalendarPeriod], until end: Moment, seesPrivate: Bool, under book: Runbook,
        cut: [String] = [], at now: Moment
    ) {
        let start = periods.first?.start ?? end
        let known = Dictionary(rows.map { ($0.id, $0) }) { first, _ in first }
        var seen = facts
        seen.cases = facts.cases.filter { known[$0.id].map { !$0.isPrivate || seesPrivate } ?? false }
        let noise = seen.noise(from: start, until: end).prefix(10).compactMap { noise in known[noise.newest].map { (noise, $0) } }
        let grouping: KPITable.Grouping = periods.first?.isQuarter == true ? .quarter : .month
        self.init(
            table: KPITable(book, facts, from: start, until: end, by: grouping), periods: periods, promises: facts.promises(from: start, until: end),
            burdens: facts.burdens(from: start, until: end), noise: noise, cut: cut, countedAt: now)
    }
}
