internal import Engine
internal import OnCall
internal import Vocabulary

extension MemoryStore {
    mutating func commit(_ entry: Entry) throws(JournalError) -> Committed {
        try check(entry)
        let sequence = append(entry.events, to: entry.incident, after: entry.expected)
        incidents[entry.incident] = entry.row
        for item in entry.actions { actions[entry.incident, default: [:]][item.number] = item }
        lastIncident = max(lastIncident, entry.incident.number)
        let opened = change(entry.alerts, of: entry.incident)
        changeGroup(of: entry)
        end(entry.ended)
        for effect in entry.effects { apply(effect, of: entry.incident, at: entry.row.changedAt) }
        return Committed(sequence: sequence, position: chain.position, alerts: opened)
    }

    mutating func commit(_ entry: ProgrammeEntry) throws(JournalError) -> Committed {
        if case .overrideMade(let override) = entry.what {
            guard overrides[override.id] == nil else { throw .conflict }
            overrides[override.id] = override
        }
        if case .overrideEnded(let id) = entry.what, var override = overrides[id] {
            override.end = min(override.end, entry.at)
            overrides[id] = override.end > override.start ? override : nil
        }
        append(entry)
        return Committed(sequence: programme.count, position: chain.position)
    }

    mutating func commit(_ change: ProgrammeChange) throws(JournalError) -> Committed {
        guard programme.count == change.expected else { throw .conflict }
        for id in change.effects.queued where outbox[id] != nil { throw .broken("\(id) is queued already: a page's number is never used twice") }
        if let override = change.override {
            guard overrides[override.id] == nil else { throw .conflict }
            overrides[override.id] = override
        }
        switch change.ownAddress {
        case .keep(let row): ownAddresses[row.person, default: [:]][row.contact] = row
        case .drop(let person, let contact): ownAddresses[person]?[contact] = nil
        case nil: break
        }
        for entry in change.entries { append(entry) }
        end(change.ended)
        for effect in change.effects { apply(effect, of: Programme.id, at: change.at) }
        return Committed(sequence: programme.count, position: chain.position)
    }

    private mutating func append(_ entry: ProgrammeEntry) {
        let sequence = programme.count + 1
        append(
            ChainLink(stream: ChainLink.programme, sequence: sequence, record: EventRecord(entry.what), at: entry.at, by: entry.by.description))
        programme.append(Recorded(position: chain.position, sequence: sequence, event: entry))
    }

    mutating func bump(_ repeats: [AlertRepeat], at now: Moment) -> [AlertRowID] {
        var gone: [AlertRowID] = []
        for again in repeats {
            let place = Int(again.alert.number) - 1
            guard alerts.indices.contains(place), alerts[place].isOpen else {
                gone.append(again.alert)
                continue
            }
            alerts[place].count += 1
            alerts[place].lastAt = max(alerts[place].lastAt, now)
            alerts[place].rhythm.add(1, at: now)
            if let endsAt = again.endsAt { alerts[place].alert.endsAt = endsAt }
        }
        return gone
    }

    /// Everything the entry expects. Nothing is changed before all of it is found true.
    private func check(_ entry: Entry) throws(JournalError) {
        if let footing = entry.standsOn, footing.isGone { throw .conflict }
        guard streams[entry.incident]?.count ?? 0 == entry.expected else { throw .conflict }
        if entry.expected == 0, incidents[entry.incident] != nil { throw .conflict }
        if entry.takesGroup, let group = entry.row.group, let holder = groups[group], holder.incident != entry.replacesGroup {
            throw .conflict
        }
        var opening: Set<AlertKey> = []
        var closing: Set<AlertKey> = []
        for change in entry.alerts {
            switch change {
            case .open(let alert, _):
                guard openAlerts[alert.key] == nil, opening.insert(alert.key).inserted else { throw .conflict }
            case .close(let key, _):
                guard let row = openAlerts[key], alerts[Int(row.number) - 1].incident == entry.incident, closing.insert(key).inserted else {
                    throw .conflict
                }
            }
        }
        for id in entry.queued where outbox[id] != nil { throw .broken("\(id) is queued already: a page's number is never used twice") }
    }

    private mutating func append(_ events: [IncidentEvent], to incident: IncidentID, after expected: Int) -> Int {
        var sequence = expected
        for event in events {
            sequence += 1
            append(
                ChainLink(
                    stream: incident.description, sequence: sequence, record: EventRecord(event.what), at: event.at, by: event.by.description))
            streams[incident, default: []].append(Recorded(position: chain.position, sequence: sequence, event: event))
        }
        return sequence
    }

    private mutating func change(_ changes: [AlertChange], of incident: IncidentID) -> [AlertRowID] {
        var opened: [AlertRowID] = []
        for change in changes {
            switch change {
            case .open(let alert, let moment):
                let id = AlertRowID(Int64(alerts.count + 1))
                alerts.append(AlertRow(id: id, alert: alert, incident: incident, isOpen: true, count: 1, firstAt: moment, lastAt: moment))
                openAlerts[alert.key] = id
                opened.append(id)
            case .close(let key, let moment):
                guard let id = openAlerts.removeValue(forKey: key) else { continue }
                alerts[Int(id.number) - 1].isOpen = false
                alerts[Int(id.number) - 1].endedAt = moment
            }
        }
        return opened
    }

    private mutating func changeGroup(of entry: Entry) {
        guard let group = entry.row.group else { return }
        let holder = groups[group]
        if !entry.row.isOpen {
            if holder?.incident == entry.incident { groups[group] = nil }
        } else if entry.takesGroup || holder == nil {
            groups[group] = OpenGroup(incident: entry.incident, joinedAt: entry.joinedAt ?? entry.row.openedAt)
        } else if holder?.incident == entry.incident, let joinedAt = entry.joinedAt {
            groups[group]?.joinedAt = joinedAt
        }
    }

    private mutating func end(_ ended: [PageID: PageOutcome]) {
        for (id, outcome) in ended {
            guard let old = outbox[id], old.row.outcome?.isProvisional ?? true else { continue }
            outbox[id]?.row.outcome = outcome
            outbox[id]?.ready = nil
        }
    }

    private mutating func withdraw(_ id: PageID) {
        guard outbox[id]?.ready != nil else { return }
        outbox[id]?.row.outcome = .superseded
        outbox[id]?.ready = nil
    }

    private mutating func apply(_ effect: Effect, of incident: IncidentID, at now: Moment) {
        switch effect {
        case .page(let page): outbox[page.id] = StoredMessage(row: OutboxRow(message: .page(page), queuedAt: now, due: page.due), ready: page.due)
        case .notice(let notice):
            outbox[notice.id] = StoredMessage(row: OutboxRow(message: .notice(notice), queuedAt: now, due: notice.due), ready: notice.due)
        case .carryOut: break
        case .hasten(let id):
            guard let message = outbox[id], let ready = message.ready, message.row.due > now else { return }
            outbox[id]?.row.due = now
            outbox[id]?.ready = min(ready, now)
        case .withdraw(let id): withdraw(id)
        case .withdrawAll: for message in outbox.messages(of: incident) { withdraw(message.row.id) }
        case .wake(let due?): wakes[incident] = StoredWake(due: due, ready: due)
        case .wake(nil): wakes[incident] = nil
        }
    }
}
