internal import Engine
internal import Runbooks
internal import Storage
internal import Synchronization
package import Vocabulary

/// From alerts to incidents: repeats are counted, new ones join or raise, ended ones are cleared.
extension Dispatcher {
    /// Returns when every alert is durable. When it throws, the sender must send again; what was kept by then counts as a repeat.
    package func receive(_ alerts: [Alert]) async throws(Trouble) {
        var unknown: [Alert] = []
        var repeats: [(alert: Alert, known: Known)] = []
        var ended: [Alert] = []
        for alert in Dispatcher.lastOfEachKey(alerts) {
            switch alert.status {
            case .resolved: ended.append(alert)
            case .acknowledged: try await acknowledge(alert)
            case .firing:
                if let known = memory.withLock({ $0.alerts[alert.key] }) { repeats.append((alert, known)) } else { unknown.append(alert) }
            }
        }
        unknown += try await count(repeats)
        try await admit(unknown)
        try await clear(ended.map(\.key))
        tally.count(alerts)
    }

    /// An incident that an alert of this key would join or belongs to.
    package func incident(of key: AlertKey) async throws(Trouble) -> IncidentID? {
        if let known = memory.withLock({ $0.alerts[key] }) { return known.incident }
        do throws(JournalError) { return try await journal.openAlert(key)?.incident } catch { throw Trouble(error) }
    }

    private static func lastOfEachKey(_ alerts: [Alert]) -> [Alert] {
        guard alerts.count > 1 else { return alerts }
        var places: [AlertKey: Int] = [:]
        var kept: [Alert] = []
        places.reserveCapacity(alerts.count)
        kept.reserveCapacity(alerts.count)
        for alert in alerts {
            if let place = places[alert.key] {
                kept[place] = alert
            } else {
                places[alert.key] = kept.count
                kept.append(alert)
            }
        }
        return kept
    }

    // MARK: Repeats

    /// Counts repeats; answers the alerts that turned out not to be open any more.
    private func count(_ repeats: [(alert: Alert, known: Known)]) async throws(Trouble) -> [Alert] {
        guard !repeats.isEmpty else { return [] }
        do throws(JournalError) {
            let gone = try await journal.bump(repeats.map { AlertRepeat(alert: $0.known.row, endsAt: $0.alert.endsAt) }, at: clock.now)
            guard !gone.isEmpty else { return [] }
            let goneRows = Set(gone)
            let again = repeats.filter { goneRows.contains($0.known.row) }.map(\.alert)
            memory.withLock { memory in for alert in again { memory.alerts[alert.key] = nil } }
            return again
        } catch {
            note(error)
            throw Trouble(error)
        }
    }

    // MARK: New alerts

    /// Alerts that belong together go in together: one commit for each incident they join or raise.
    private func admit(_ alerts: [Alert]) async throws(Trouble) {
        guard !alerts.isEmpty else { return }
        let runbook = library.current
        var sorted = alerts.map { Sorted(alert: $0, runbook: runbook) }
        for attempt in 0...Limits.conflictRetries {
            var left: [Sorted] = []
            for members in Dispatcher.byGroup(sorted) {
                left += try await admit(members, group: members[0].group, runbook, asking: attempt > 0)
            }
            if left.isEmpty { return }
            sorted = try await stillUnknown(left)
        }
        if !sorted.isEmpty { throw .contended }
    }

    /// In the order of each group's first alert: the same alerts always raise the same incidents.
    private static func byGroup(_ sorted: [Sorted]) -> [[Sorted]] {
        var places: [String: Int] = [:]
        var groups: [[Sorted]] = []
        for member in sorted {
            if let place = places[member.group] {
                groups[place].append(member)
            } else {
                places[member.group] = groups.count
                groups.append([member])
            }
        }
        return groups
    }

    /// One group's new alerts. Answers those that must be looked at again, because somebody else was quicker.
    private func admit(_ members: [Sorted], group: String, _ runbook: Runbook, asking: Bool) async throws(Trouble) -> [Sorted] {
        let now = clock.now
        let open = try await openGroup(group, asking: asking)
        let window = runbook.grouping.within
        let changes = members.map { AlertChange.open($0.alert, at: now) }
        let author = Author.source(members[0].alert.key.source)
        do throws(Trouble) {
            let carried: Carried
            if let open, window.map({ now - open.joinedAt <= $0 }) ?? true {
                carried = try await join(members, to: open.incident, runbook, changes, by: author)
            } else {
                carried = try await raise(Sorted.opening(for: members), alerts: changes, replacing: open?.incident, by: author)
            }
            remember(members, carried, group, at: now)
            return []
        } catch {
            switch error {
            case .contended, .refused(.alreadyResolved), .refused(.alreadyMerged):
                memory.withLock { $0.groups[group] = nil }
                return members
            case .setAside where open != nil:
                // The incident they would join is broken. They get one of their own, and the next alerts of the group join that.
                let carried = try await raise(Sorted.opening(for: members), alerts: changes, replacing: open?.incident, by: author)
                remember(members, carried, group, at: now)
                return []
            case .refused, .unwritable, .setAside: throw error
            }
        }
    }

    private func join(
        _ members: [Sorted], to incident: IncidentID, _ runbook: Runbook, _ changes: [AlertChange], by author: Author
    ) async throws(Trouble) -> Carried {
        let worst = members.min { $0.rank < $1.rank }!
        let joining = Joining(
            keys: members.map(\.alert.key), summary: members[0].alert.summary, severity: worst.severity,
            countsAtOnce: Sorted.wait(of: members) == nil, severities: runbook.severities,
            tags: members.flatMap(\.facts.tags).reduce(into: []) { tags, tag in if !tags.contains(tag) { tags.append(tag) } })
        return try await run(Job(author: author, joining: joining, alerts: changes), on: incident)
    }

    private func openGroup(_ group: String, asking: Bool) async throws(Trouble) -> OpenGroup? {
        if let known = memory.withLock({ $0.groups[group] }) { return known }
        // A group nobody remembers is most often a new one: the commit finds out, and only then is it worth a read.
        guard asking else { return nil }
        do throws(JournalError) { return try await journal.openGroup(group) } catch { throw Trouble(error) }
    }

    private func remember(_ members: [Sorted], _ carried: Carried, _ group: String, at now: Moment) {
        memory.withLock { memory in
            memory.groups[group] = OpenGroup(incident: carried.incident.id, joinedAt: now)
            for (member, row) in zip(members, carried.alerts) { memory.alerts[member.alert.key] = Known(row: row, incident: carried.incident.id) }
        }
    }

    /// Counts those that somebody else has let in meanwhile as repeats; answers the rest.
    private func stillUnknown(_ members: [Sorted]) async throws(Trouble) -> [Sorted] {
        var unknown: [Sorted] = []
        var repeats: [(alert: Alert, known: Known)] = []
        for member in members {
            do throws(JournalError) {
                guard let row = try await journal.openAlert(member.alert.key) else {
                    unknown.append(member)
                    continue
                }
                let known = Known(row: row.id, incident: row.incident)
                memory.withLock { $0.alerts[member.alert.key] = known }
                repeats.append((member.alert, known))
            } catch {
                throw Trouble(error)
            }
        }
        let gone = Set(try await count(repeats).map(\.key))
        return unknown + members.filter { gone.contains($0.alert.key) }
    }

    // MARK: Ended and acknowledged alerts

    private func acknowledge(_ alert: Alert) async throws(Trouble) {
        guard let incident = try await incident(of: alert.key) else { return }
        do throws(Trouble) {
            _ = try await perform(.acknowledge(via: .alert), on: incident, by: .source(alert.key.source))
        } catch {
            // Too late is not the sender's fault: it is told that its event was taken, as PagerDuty tells it.
            guard case .refused = error else { throw error }
        }
    }

    /// Ends alerts by their keys; keys that are not open are nobody's business any more.
    package func clear(_ keys: [AlertKey], by author: Author? = nil) async throws(Trouble) {
        var ofIncident: [IncidentID: [AlertKey]] = [:]
        for key in keys {
            if let incident = try await incident(of: key) { ofIncident[incident, default: []].append(key) }
        }
        for (incident, keys) in ofIncident.sorted(by: { $0.key < $1.key }) {
            try await clear(keys, of: incident, by: author ?? .source(keys[0].source))
        }
    }

    private func clear(_ keys: [AlertKey], of incident: IncidentID, by author: Author) async throws(Trouble) {
        let now = clock.now
        let job = Job(
            author: author,
            commands: { incident in [.clear(keys, remaining: max(0, (incident?.alertsFiring ?? 0) - keys.count))] },
            alerts: keys.map { .close($0, at: now) })
        do throws(Trouble) {
            _ = try await run(job, on: incident)
            forget(keys)
        } catch {
            forget(keys)
            guard case .contended = error else { throw error }
            // Some of them were closed by somebody else; one by one, the others still close.
            if keys.count > 1 { for key in keys { try await clear([key]) } }
        }
    }

    private func forget(_ keys: [AlertKey]) {
        memory.withLock { memory in for key in keys { memory.alerts[key] = nil } }
    }
}
