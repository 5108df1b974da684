internal import Engine
package import Vocabulary

// What every home of the journal must read out of an entry alike.

extension Entry {
    /// Whether it opens an incident that further alerts of its group are to join.
    package var takesGroup: Bool { expected == 0 && row.isOpen && row.group != nil }

    /// Pages and notices it queues.
    package var queued: [PageID] { effects.queued }

    /// When the last of its alerts joined; nil when it opens none.
    package var joinedAt: Moment? {
        alerts.compactMap { change -> Moment? in
            guard case .open(_, let moment) = change else { return nil }
            return moment
        }.max()
    }
}

extension [Effect] {
    /// Pages and notices it queues.
    package var queued: [PageID] {
        compactMap { effect in
            switch effect {
            case .page(let page): page.id
            case .notice(let notice): notice.id
            case .carryOut, .hasten, .withdraw, .withdrawAll, .wake: nil
            }
        }
    }
}

extension IncidentRow {
    /// When the first duty that is still open is due.
    package var nextDuty: Moment? {
        var earliest: Moment?
        for duty in duties where duty.state == .open { earliest = min(earliest ?? duty.due, duty.due) }
        return earliest
    }
}
