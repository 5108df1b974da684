package import Engine
internal import OnCall
internal import Runbooks
internal import Storage
internal import Synchronization
package import Vocabulary

/// The programme: load, decide, commit; on conflict load the rest and decide again. It goes through a lane of its own, one command after
/// the other.
extension Dispatcher {
    struct ProgrammeJob: Sendable {
        let command: ProgrammeCommand
        let author: Author
        let ended: [PageID: PageOutcome]

        init(_ command: ProgrammeCommand, by author: Author, ended: [PageID: PageOutcome] = [:]) {
            self.command = command
            self.author = author
            self.ended = ended
        }
    }

    /// The programme as far as its stream was read.
    struct ProgrammeStanding: Sendable {
        var programme = Programme()
        var sequence = 0
        /// The version of the runbook it was compared with last.
        var takenUp: RunbookVersion?
    }

    /// What is asked of the programme; answers how it is after that.
    package func perform(_ command: ProgrammeCommand, by author: Author) async throws(Trouble) -> Programme {
        try await run(ProgrammeJob(command, by: author))
    }

    /// How the programme stands.
    package func programme() async throws(Trouble) -> Programme {
        do throws(JournalError) { return try await programmeStanding().programme } catch { throw Trouble(error) }
    }

    /// Compares the programme with the runbook in force, at the start and whenever another version has come into force.
    func takeUpProgramme() async throws(Trouble) {
        let runbook = library.current
        guard memory.withLock({ $0.programme.takenUp }) != runbook.version else { return }
        _ = try await perform(.adopted(runbook.version, note: runbook.upkeep.note), by: .runbell)
        memory.withLock { $0.programme.takenUp = runbook.version }
    }

    func run(_ job: ProgrammeJob) async throws(Trouble) -> Programme {
        try await programmes.run(job, on: Programme.id) { jobs, _ in
            var answers: [Result<Programme, Trouble>] = []
            for job in jobs { answers.append(await self.carryOut(job)) }
            return answers
        }.get()
    }

    private func carryOut(_ job: ProgrammeJob) async -> Result<Programme, Trouble> {
        for _ in 0...Limits.conflictRetries {
            do throws(JournalError) {
                return try await attempt(job)
            } catch {
                note(error)
                guard error == .conflict else { return .failure(Trouble(error)) }
            }
        }
        return .failure(.contended)
    }

    private func attempt(_ job: ProgrammeJob) async throws(JournalError) -> Result<Programme, Trouble> {
        let before = try await programmeStanding()
        let runbook = library.current
        let circumstances = Circumstances(
            now: clock.now, runbook: runbook, overrides: try await overridesInForce(), openIncidents: try await openIncidents(under: runbook),
            own: await ownReach(before.programme, under: runbook))
        let decision: ProgrammeDecision
        do throws(Refusal) {
            decision = try Programme.decide(job.command, by: job.author, on: before.programme, in: circumstances)
        } catch {
            return .failure(.refused(error))
        }
        guard decision != ProgrammeDecision() || !job.ended.isEmpty else { return .success(before.programme) }
        let override = try await override(decision, before.programme, at: circumstances.now)
        _ = try await journal.commit(
            ProgrammeChange(
                expected: before.sequence, at: circumstances.now, events: decision.events, effects: decision.effects, ended: job.ended,
                override: override, ownAddress: ownAddress(job.command, at: circumstances.now)))
        if override != nil { forgetOverrides() }
        let after = try await programmeStanding()
        memory.withLock { $0.readiness = nil }
        ring(for: decision.effects)
        return .success(after.programme)
    }

    /// Whoever takes a cover is on call with the same commit: nobody is told yes without it.
    private func override(
        _ decision: ProgrammeDecision, _ programme: Programme, at now: Moment
    ) async throws(JournalError) -> Override? {
        for event in decision.events {
            guard case .coverTaken(let number, let person, _) = event.what, let cover = programme.cover(number) else { continue }
            return Override(
                id: try await nextOverride(), schedule: cover.schedule, person: person, replaces: cover.person, start: max(now, cover.start),
                end: cover.end)
        }
        return nil
    }

    /// Only whoever takes over a schedule wants to know. Exercises are nobody's to take over.
    private func openIncidents(under runbook: Runbook) async throws(JournalError) -> Int? {
        guard runbook.schedules.values.contains(where: { $0.handOverNotice != nil }) else { return nil }
        return try await journal.incidents(IncidentQuery(open: true, limit: Limits.listLines, isDrill: false)).count
    }

    /// What was read before, and what was written since.
    private func programmeStanding() async throws(JournalError) -> ProgrammeStanding {
        var standing = memory.withLock { $0.programme }
        let fresh = try await journal.programme(after: standing.sequence)
        guard let last = fresh.last else { return standing }
        for recorded in fresh {
            let entry = recorded.event
            if case .decided(let what) = entry.what { standing.programme.apply(ProgrammeEvent(at: entry.at, by: entry.by, what)) }
        }
        standing.sequence = last.sequence
        memory.withLock { memory in
            // Somebody else may have read further meanwhile.
            guard memory.programme.sequence < standing.sequence else { return }
            memory.programme.programme = standing.programme
            memory.programme.sequence = standing.sequence
        }
        return standing
    }
}
