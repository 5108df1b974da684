internal import Assurance
internal import Chronicle
internal import Rehearsal
internal import Runbooks
internal import Storage
internal import Vocabulary

/// What a forecast rests on: what is assumed of people and incidents, or what a server has recorded.
struct ForecastGround {
    private(set) var behaviour = Behaviour.assumed
    private(set) var isMeasured = false
    private(set) var incidents: [SeverityName: Double]?
    private(set) var words: [String]

    /// - Parameter rates: Incidents a week, as somebody wrote them; they count before what was recorded.
    init(of runbook: Runbook, records: ServerRecords?, rates: [SeverityName: Double]) {
        words = ["How people answer is assumed, by the hour where they are:"] + behaviour.lines.map { "  \($0)" }
        if let records {
            take(records.past, of: runbook, until: records.now)
            let start = max(records.now - ServerRecords.length, records.began ?? records.incidents.map(\.openedAt).min() ?? records.now)
            count(records.incidents, of: runbook, from: start, until: records.now)
        }
        if !rates.isEmpty {
            let rest = incidents == nil ? Forecast.incidentsAssumed : 0
            var all = incidents ?? [:]
            for severity in runbook.severities { all[severity.name] = rates[severity.name] ?? all[severity.name] ?? rest }
            incidents = all
        } else if incidents == nil {
            words.append("One incident a week of each severity is assumed, at any hour alike.")
        }
    }

    private mutating func take(_ past: Past, of runbook: Runbook, until now: Moment) {
        let zones = Dictionary(uniqueKeysWithValues: runbook.people.keys.map { ($0, runbook.zone(of: $0)) })
        let model = AnswerModel(past.incidents, until: now, zone: runbook.zone, zones: zones, seed: 0)
        func habits(_ person: PersonName?) -> [Habit] {
            (0..<24).compactMap { model.times(of: person, hour: $0).map(Habit.init) }
        }
        let everybody = habits(nil)
        guard everybody.count == 24 else {
            words.insert("Fewer than \(AnswerModel.enough) pages are recorded.", at: 0)
            return
        }
        behaviour = Behaviour(everybody: everybody, people: Dictionary(uniqueKeysWithValues: runbook.people.keys.map { ($0, habits($0)) }))
        isMeasured = true
        words = ["How people answer was recorded, everybody together:"] + behaviour.lines.map { "  \($0)" }
    }

    private mutating func count(_ rows: [IncidentRow], of runbook: Runbook, from start: Moment, until now: Moment) {
        let weeks = max(1, Double((now - start).milliseconds) / Double(Duration.days(7).milliseconds))
        let known = Dictionary(grouping: rows, by: \.severity).mapValues { Double($0.count) / weeks }
        incidents = Dictionary(runbook.severities.map { ($0.name, known[$0.name] ?? 0) }) { one, _ in one }
        let strangers = rows.count { row in !runbook.severities.contains { $0.name == row.severity } }
        words.append("Incidents are counted since \(start.rfc3339): \(rows.count).")
        if strangers > 0 { words.append("\(strangers) of them had a severity that this runbook does not know, and are left out.") }
    }
}

extension Habit {
    fileprivate init(_ times: AnswerTimes) {
        self = .recorded(times.answered.map { Answered(after: $0.after, share: $0.share) })
    }
}
