internal import Engine
package import OnCall
internal import Runbooks
package import Storage
internal import Synchronization
internal import Vocabulary

/// Load, decide, commit; on conflict load again. The only way anything is written to an incident.
extension Dispatcher {
    /// Carries out one lane's batch, and answers each job in order.
    func carry(_ jobs: [Job], on id: IncidentID, _ hold: Hold) async -> [Result<Carried, Trouble>] {
        for attempt in 0...Limits.conflictRetries {
            await hold.takeBack()
            var ground: Footing?
            do throws(JournalError) {
                return try await attemptToCarry(jobs, on: id, hold, &ground)
            } catch {
                // What was decided on top of this will be refused as well: nobody may decide on that before it is forgotten.
                await hold.takeBack()
                forget(id)
                note(error)
                guard error == .conflict else { return jobs.map { _ in .failure(Trouble(error)) } }
            }
            // Those before it were refused: it has not been tried on its own account yet.
            if ground?.isGone == true { continue }
            // An alert that is open already or a group that is taken stays so however often it is tried: the caller looks again instead.
            if jobs.count == 1, !jobs[0].alerts.isEmpty { break }
            // One job's alert may be what cannot be; alone, each finds out for itself.
            if attempt > 0, jobs.count > 1 { return await carryEachAlone(jobs, on: id, hold) }
        }
        return jobs.map { _ in .failure(.contended) }
    }

    private func carryEachAlone(_ jobs: [Job], on id: IncidentID, _ hold: Hold) async -> [Result<Carried, Trouble>] {
        var answers: [Result<Carried, Trouble>] = []
        for job in jobs { answers += await carry([job], on: id, hold) }
        return answers
    }

    private func attemptToCarry(
        _ jobs: [Job], on id: IncidentID, _ hold: Hold, _ ground: inout Footing?
    ) async throws(JournalError) -> [Result<Carried, Trouble>] {
        let before = try await standingAhead(of: id)
        ground = before.footing
        var draft = Draft(id: id, incident: before.incident, circumstances: try await circumstances(for: before.incident))
        var answers: [Result<Carried, Trouble>] = []
        for (job, count) in Dispatcher.together(jobs) {
            answers += Array(repeating: try await decide(job, into: &draft), count: count)
        }
        // An answer that changes nothing but stands on what is still on its way may not be given before that is durable.
        guard let incident = draft.incident, !draft.isEmpty || before.footing != nil else { return answers }

        let entry = Entry(
            incident: id, expected: before.sequence, events: draft.events, alerts: draft.alerts, effects: draft.effects,
            row: IncidentRow(incident, led: draft.circumstances.runbook.roles.first?.name),
            actions: incident.review.changed(since: before.incident?.review), ended: draft.ended, replacesGroup: draft.replacesGroup,
            standsOn: before.footing)
        let after = Standing(incident: incident, sequence: before.sequence + draft.events.count, footing: entry.footing)
        let committed = try await journal.commit(entry) {
            memory.withLock { $0.ahead[id] = after }
            hold.letGo()
        }
        memory.withLock { $0.settle(after, of: id) }
        tally.count(draft.events)
        ring(for: draft.effects)
        order(draft.effects, on: incident, draft.circumstances.runbook)
        return handOut(committed.alerts, to: jobs, answers)
    }

    /// Jobs that follow each other and want the same are one, with how many they are.
    private static func together(_ jobs: [Job]) -> [(job: Job, count: Int)] {
        var together: [(job: Job, count: Int)] = []
        for job in jobs {
            if !together.isEmpty, together[together.count - 1].job.absorb(job) {
                together[together.count - 1].count += 1
            } else {
                together.append((job, 1))
            }
        }
        return together
    }

    /// Decides one job on top of the draft. A refusal leaves the draft as it was.
    private func decide(_ job: Job, into draft: inout Draft) async throws(JournalError) -> Result<Carried, Trouble> {
        var step: Draft.Step
        do throws(Refusal) { step = try draft.step(job) } catch { return .failure(.refused(error)) }

        let crowded = try await peopleInAStorm(step.peoplePaged, draft.circumstances)
        if !crowded.isEmpty {
            draft.circumstances.recentPages.merge(crowded) { $1 }
            do throws(Refusal) { step = try draft.step(job) } catch { return .failure(.refused(error)) }
        }
        guard let incident = step.incident else { return .failure(.refused(.noSuchIncident)) }
        if let violation = incident.violations.first {
            alarms.raise(Alarm("\(draft.id) was set aside: \(violation)", incident: draft.id))
            return .failure(.setAside(violation))
        }
        draft.take(step, of: job)
        return .success(Carried(incident: incident, events: step.events.count))
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

    /// Wakes the loops that have something to do before they would look by themselves.
    func ring(for effects: [Effect]) {
        let soon = clock.now + Limits.loopPause
        var sends = false
        var wakes = false
        for effect in effects {
            switch effect {
            case .page(let page): sends = sends || page.due < soon
            case .notice(let notice): sends = sends || notice.due < soon
            case .hasten: sends = true
            case .wake(let due): wakes = due.map { $0 < soon } ?? wakes
            case .withdraw, .withdrawAll, .carryOut: break
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

    /// As it will be when what is on its way is durable. Whoever decides on that stands and falls with it.
    private func standingAhead(of id: IncidentID) async throws(JournalError) -> Standing {
        if let ahead = memory.withLock({ $0.ahead[id] }), ahead.footing?.isGone == false { return ahead }
        return try await standing(of: id)
    }

    func forget(_ id: IncidentID) {
        memory.withLock { memory in
            memory.ahead[id] = nil
            memory.incidents[id] = nil
        }
    }

    func circumstances(for incident: Incident?) async throws(JournalError) -> Circumstances {
        let current = library.current
        let runbook = if let incident, incident.runbook != current.version { await library.runbook(incident.runbook) } else { current }
        let readiness = await readiness()
        return Circumstances(
            now: clock.now, runbook: runbook, overrides: try await overridesInForce(), press: press, barred: readiness.barred,
            certified: readiness.certified, optedIn: readiness.optedIn, own: readiness.own)
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

extension Dispatcher.Memory {
    /// What was ahead is durable now.
    fileprivate mutating func settle(_ standing: Dispatcher.Standing, of id: IncidentID) {
        if incidents[id].map({ $0.sequence <= standing.sequence }) ?? true {
            incidents[id] = Dispatcher.Standing(incident: standing.incident, sequence: standing.sequence)
        }
        if ahead[id]?.footing === standing.footing { ahead[id] = nil }
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
