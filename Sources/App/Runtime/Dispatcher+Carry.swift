internal import Engine
package import OnCall
internal import Runbooks
package import Storage
internal import Synchronization
internal import Vocabulary

/// Load, decide, commit; on conflict load again. The only way anything is written to an incident.
extension Dispatcher {
    /// Carries out one lane's batch, and answers each job in order.
    func carry(_ jobs: [Job], on id: IncidentID) async -> [Result<Carried, Trouble>] {
        // An alert that is open already or a group that is taken stays so however often it is tried: the caller looks again instead.
        let retries = jobs.count == 1 && !jobs[0].alerts.isEmpty ? 0 : Limits.conflictRetries
        for attempt in 0...retries {
            do throws(JournalError) {
                return try await attemptToCarry(jobs, on: id)
            } catch {
                forget(id)
                guard error == .conflict else { return jobs.map { _ in .failure(Trouble(error)) } }
                // One job's alert may be what cannot be; alone, each finds out for itself.
                if attempt > 0, jobs.count > 1 { return await carryEachAlone(jobs, on: id) }
            }
        }
        return jobs.map { _ in .failure(.contended) }
    }

    private func carryEachAlone(_ jobs: [Job], on id: IncidentID) async -> [Result<Carried, Trouble>] {
        var answers: [Result<Carried, Trouble>] = []
        for job in jobs { answers += await carry([job], on: id) }
        return answers
    }

    private func attemptToCarry(_ jobs: [Job], on id: IncidentID) async throws(JournalError) -> [Result<Carried, Trouble>] {
        let before = try await standing(of: id)
        var draft = Draft(id: id, incident: before.incident, circumstances: try await circumstances(for: before.incident))
        var answers: [Result<Carried, Trouble>] = []
        for job in jobs { answers.append(try await decide(job, into: &draft)) }
        guard !draft.isEmpty, let incident = draft.incident else { return answers }

        let committed = try await journal.commit(
            Entry(
                incident: id, expected: before.sequence, events: draft.events, alerts: draft.alerts, effects: draft.effects,
                row: IncidentRow(incident), ended: draft.ended, replacesGroup: draft.replacesGroup))
        memory.withLock { $0.incidents[id] = Standing(incident: incident, sequence: committed.sequence) }
        ring(for: draft.effects)
        return handOut(committed.alerts, to: jobs, answers)
    }

    /// Decides one job on top of the draft. A refusal leaves the draft as it was.
    private func decide(_ job: Job, into draft: inout Draft) async throws(JournalError) -> Result<Carried, Trouble> {
        var trial = draft
        do throws(Refusal) { try trial.carry(job) } catch { return .failure(.refused(error)) }

        let crowded = try await peopleInAStorm(trial.peoplePaged(after: draft.effects.count), trial.circumstances)
        if !crowded.isEmpty {
            trial = draft
            trial.circumstances.recentPages.merge(crowded) { $1 }
            do throws(Refusal) { try trial.carry(job) } catch { return .failure(.refused(error)) }
        }
        guard let incident = trial.incident else { return .failure(.refused(.noSuchIncident)) }
        if let violation = incident.violations.first {
            alarms.raise(Alarm("\(draft.id) was set aside: \(violation)", incident: draft.id))
            return .failure(.setAside(violation))
        }
        let carried = Carried(incident: incident, events: trial.events.count - draft.events.count)
        draft = trial
        return .success(carried)
    }

    /// Gives each job that opened alerts the rows of its own.
    private func handOut(_ rows: [AlertRowID], to jobs: [Job], _ answers: [Result<Carried, Trouble>]) -> [Result<Carried, Trouble>] {
        var rest = rows[...]
        return zip(jobs, answers).map { job, answer in
            guard case .success(var carried) = answer else { return answer }
            let opened = job.alerts.count(where: \.opens)
            carried.alerts = Array(rest.prefix(opened))
            rest = rest.dropFirst(opened)
            return .success(carried)
        }
    }

    private func ring(for effects: [Effect]) {
        var sends = false
        var wakes = false
        for effect in effects {
            switch effect {
            case .page, .notice, .hasten: sends = true
            case .wake: wakes = true
            case .withdraw, .withdrawAll: break
            }
        }
        if sends { bells.outbox.ring() }
        if wakes { bells.timers.ring() }
        bells.feed.ring()
    }
}

// MARK: What a decision reads.

extension Dispatcher {
    func standing(of id: IncidentID) async throws(JournalError) -> Standing {
        if let known = memory.withLock({ $0.incidents[id] }) { return known }
        let events = try await journal.events(of: id)
        let standing = Standing(incident: Incident.fold(events.lazy.map(\.event), id: id), sequence: events.last?.sequence ?? 0)
        if standing.incident != nil { memory.withLock { $0.incidents[id] = standing } }
        return standing
    }

    func forget(_ id: IncidentID) { memory.withLock { $0.incidents[id] = nil } }

    private func circumstances(for incident: Incident?) async throws(JournalError) -> Circumstances {
        let current = library.current
        let runbook = if let incident, incident.runbook != current.version { await library.runbook(incident.runbook) } else { current }
        return Circumstances(now: clock.now, runbook: runbook, overrides: try await overridesInForce())
    }

    /// Those among the people whose pages of late are too many for one more to go alone.
    private func peopleInAStorm(_ people: Set<PersonName>, _ circumstances: Circumstances) async throws(JournalError) -> [PersonName: Int] {
        guard let storm = circumstances.runbook.grouping.storm, circumstances.recentPages.isEmpty else { return [:] }
        var crowded: [PersonName: Int] = [:]
        for person in people {
            let count = try await journal.pages(to: person, since: circumstances.now - storm.within, atMost: storm.pages)
            if count >= storm.pages { crowded[person] = count }
        }
        return crowded
    }

    package func overridesInForce() async throws(JournalError) -> [Override] {
        if let known = memory.withLock({ $0.overrides }) { return known }
        let overrides = try await journal.overrides(endingAfter: clock.now)
        memory.withLock { $0.overrides = overrides }
        return overrides
    }
}

extension AlertChange {
    fileprivate var opens: Bool {
        switch self {
        case .open: true
        case .close: false
        }
    }
}
