internal import Engine
internal import Runbooks
internal import Storage
internal import Vocabulary

extension Tables {
    func commit(_ entry: PreparedEntry) throws(JournalError) -> Committed {
        let closing = try check(entry)
        for event in entry.events { try append(event.link, image: event.image, stream: entry.incident.number) }
        try putIncident(entry)
        for action in entry.actions { try put(action, of: entry.incident) }
        let opened = try change(entry.alerts, closing, of: entry.incident)
        try changeGroup(of: entry)
        for (key, outcome) in entry.ended { try end(key, outcome) }
        for step in entry.steps { try apply(step, of: entry.incident, at: entry.row.changedAt) }
        return Committed(sequence: entry.expected + entry.events.count, position: chain.position, alerts: opened)
    }

    // MARK: What the entry expects

    /// Rows of the alerts it closes. Throws before anything is changed.
    private func check(_ entry: PreparedEntry) throws(JournalError) -> [PreparedEntry.AlertKeyText: Int64] {
        if let footing = entry.standsOn, footing.isGone { throw .conflict }
        let sequence = try db.statement("SELECT sequence FROM incidents WHERE id = ?").first({ $0.put(entry.incident) }) { $0.int(0) }
        guard entry.expected == 0 ? sequence == nil : sequence == entry.expected else { throw .conflict }
        if entry.takesGroup, let holder = try holder(of: entry.row.group), holder != entry.replacesGroup { throw .conflict }
        var opening: Set<PreparedEntry.AlertKeyText> = []
        var closing: [PreparedEntry.AlertKeyText: Int64] = [:]
        for change in entry.alerts {
            switch change {
            case .open(let key, _, _, _, _):
                guard try openRow(key) == nil, entry.alerts.count == 1 || opening.insert(key).inserted else { throw .conflict }
            case .close(let key, _):
                guard let row = try openRow(key), row.incident == entry.incident, closing.updateValue(row.id, forKey: key) == nil else {
                    throw .conflict
                }
            }
        }
        return closing
    }

    private func holder(of group: String?) throws(JournalError) -> IncidentID? {
        guard let group else { return nil }
        return try db.statement("SELECT incident FROM groups WHERE name = ?").first({ $0.put(group) }) { $0.incident(0) }
    }

    private func openRow(_ key: PreparedEntry.AlertKeyText) throws(JournalError) -> (id: Int64, incident: IncidentID)? {
        try db.statement("SELECT id, incident FROM open_alerts WHERE key = ? AND source = ?").first({
            $0.put(key.key)
            $0.put(key.source)
        }) { ($0.integer(0), $0.incident(1)) }
    }

    // MARK: The list row and the group

    private func putIncident(_ entry: PreparedEntry) throws(JournalError) {
        try db.statement(
            """
            INSERT OR REPLACE INTO incidents VALUES
            (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """
        ).run {
            $0.put(entry.row.id)
            $0.put(entry.expected + entry.events.count)
            $0.put(entry.row.title)
            $0.put(entry.row.service)
            $0.put(entry.row.severity)
            $0.put(entry.row.status)
            $0.put(entry.row.isOpen)
            $0.put(entry.row.group)
            $0.put(entry.row.openedAt)
            $0.put(entry.row.changedAt)
            $0.put(entry.row.acknowledgedAt)
            $0.put(entry.row.resolvedAt)
            $0.put(entry.row.acknowledgedBy)
            $0.put(entry.row.alerts)
            $0.put(entry.row.alertsFiring)
            $0.put(text: entry.duties)
            $0.put(entry.row.nextDuty)
            $0.put(entry.row.runbook.digest)
            $0.put(entry.row.startedAt)
            $0.put(entry.row.mitigatedAt)
            $0.put(entry.row.openedBy.description)
            $0.put(entry.row.drill)
            $0.put(entry.row.isPrivate)
            $0.put(entry.row.isFalseAlarm)
            $0.put(entry.row.phase)
            $0.put(entry.row.statusName)
            $0.put(entry.row.commander)
            $0.put(entry.row.isPublic)
            $0.put(entry.row.reviewPublishedAt)
            $0.put(text: entry.facts)
        }
    }

    private func put(_ action: PreparedEntry.Action, of incident: IncidentID) throws(JournalError) {
        try db.statement("INSERT OR REPLACE INTO actions VALUES (?, ?, ?, ?, ?)").run {
            $0.put(incident)
            $0.put(action.number)
            $0.put(action.due)
            $0.put(action.isOpen)
            $0.put(text: action.body)
        }
    }

    private func changeGroup(of entry: PreparedEntry) throws(JournalError) {
        guard let group = entry.row.group else { return }
        guard entry.row.isOpen else {
            return try db.statement("DELETE FROM groups WHERE name = ? AND incident = ?").run {
                $0.put(group)
                $0.put(entry.incident)
            }
        }
        if entry.takesGroup {
            try putGroup(group, entry.incident, entry.joinedAt ?? entry.row.openedAt)
        } else {
            let holder = try holder(of: group)
            if holder == nil || (holder == entry.incident && entry.joinedAt != nil) {
                try putGroup(group, entry.incident, entry.joinedAt ?? entry.row.openedAt)
            }
        }
    }

    private func putGroup(_ group: String, _ incident: IncidentID, _ joinedAt: Moment) throws(JournalError) {
        try db.statement("INSERT OR REPLACE INTO groups VALUES (?, ?, ?)").run {
            $0.put(group)
            $0.put(incident)
            $0.put(joinedAt)
        }
    }
}
