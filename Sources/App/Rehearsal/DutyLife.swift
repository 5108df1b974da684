internal import Engine
internal import Runbooks
internal import Vocabulary

/// What became of a duty over a rehearsal. One that is owed again and again, such as updates, has many ends.
struct DutyLife {
    fileprivate enum End: Hashable { case opened, kept, keptLate, missed, moot, waived }

    private let name: DutyName
    private let ends: [(at: Duration, end: End)]

    init(_ name: DutyName, _ events: [IncidentEvent], _ record: Record) {
        self.name = name
        let programme = record.programme.compactMap { line in
            Self.end(line.event.what, of: name).map { (record.offset(line.event.at), $0) }
        }
        ends = events.compactMap { event in Self.end(event.what, of: name).map { (record.offset(event.at), $0) } } + programme
    }

    /// One that is owed once a period is asked for by its rule's name, `drill tabletop`, or with its period, `drill tabletop 2026-Q4`.
    private static func end(_ what: ProgrammeEvent.What, of name: DutyName) -> End? {
        let isIt = { (duty: DutyName) in duty == name || duty.text.hasPrefix("\(name) 2") }
        return switch what {
        case .dutyOpened(let duty, _, _, _, _) where isIt(duty): .opened
        case .dutyKept(let duty, let late) where isIt(duty): late ? .keptLate : .kept
        case .dutyMissed(let duty) where isIt(duty): .missed
        case .dutyMoot(let duty) where isIt(duty): .moot
        case .dutyWaived(let duty, _) where isIt(duty): .waived
        default: nil
        }
    }

    fileprivate static func end(_ what: IncidentEvent.What, of name: DutyName) -> End? {
        switch what {
        case .dutyOpened(name, _, _, _, _): .opened
        case .dutyKept(name, let late): late ? .keptLate : .kept
        case .dutyMissed(name): .missed
        case .dutyMoot(name): .moot
        case .dutyWaived(name, _): .waived
        default: nil
        }
    }

    /// Kept means never missed; missed means ever, also when it was done late.
    func ended(_ end: Scenario.Expectation.DutyEnd) -> Bool {
        let all = Set(ends.map(\.end))
        return switch end {
        case .kept: all.contains(.kept) && !all.contains(.missed) && !all.contains(.keptLate)
        case .keptLate: all.contains(.keptLate)
        case .missed: all.contains(.missed)
        case .waived: all.contains(.waived)
        case .moot: ends.last?.end == .moot
        case .open: ends.last?.end == .opened
        case .notOwed: ends.isEmpty
        }
    }

    /// The same at a time: it ended like that then, or was opened.
    func ended(_ end: Scenario.Expectation.DutyEnd, when holds: (Duration) -> Bool) -> Bool {
        let then = ends.filter { holds($0.at) }
        return end == .notOwed ? then.isEmpty : then.contains { $0.end == End(end) }
    }

    /// `recover was missed at 30m, kept late at 40m`
    var words: String {
        let told = ends.filter { $0.end != .opened }.map { "\($0.end.words) at \($0.at.offset)" }
        if !told.isEmpty { return "\(name) was \(told.joined(separator: ", "))" }
        return ends.first.map { "\(name) is open since \($0.at.offset)" } ?? "\(name) was never owed"
    }
}

extension DutyLife.End {
    fileprivate init?(_ end: Scenario.Expectation.DutyEnd) {
        switch end {
        case .kept: self = .kept
        case .keptLate: self = .keptLate
        case .missed: self = .missed
        case .waived: self = .waived
        case .moot: self = .moot
        case .open: self = .opened
        case .notOwed: return nil
        }
    }

    fileprivate var words: String {
        switch self {
        case .opened: "opened"
        case .kept: "kept"
        case .keptLate: "kept late"
        case .missed: "missed"
        case .moot: "moot"
        case .waived: "waived"
        }
    }
}
