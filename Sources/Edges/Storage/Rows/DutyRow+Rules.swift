internal import Engine
internal import Vocabulary

extension DutyQuery {
    package func matches(_ row: DutyRow) -> Bool {
        (open.map { (row.duty.state == .open) == $0 } ?? true) && (incident.map { row.incident == $0 } ?? true)
            && (dueBefore.map { row.duty.due < $0 } ?? true)
    }
}

extension DutyRow {
    /// The order of every list of duties: what is due first comes first.
    package static func earlier(_ a: DutyRow, _ b: DutyRow) -> Bool {
        (a.duty.due, a.incident, a.duty.name) < (b.duty.due, b.incident, b.duty.name)
    }
}
