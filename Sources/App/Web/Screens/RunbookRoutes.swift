internal import Assurance
internal import Chronicle
package import Engine
internal import HTTPTypes
internal import HummingbirdCore
internal import Inbound
internal import OnCall
package import Runbooks
internal import Runtime
package import Screens
package import Storage
package import Vocabulary

/// The runbook as a document, the one in force or an older one.
enum RunbookRoutes {
    static let all =
        [
            Route(.get, "/runbook", .browser(.read)) { visit, site in
                let runbook = try await site.runbook(asked: visit)
                let person: PersonName? = if case .person(let name) = visit.caller.author { name } else { nil }
                let isInForce = runbook.version == site.dispatcher.library.current.version
                let entries = try await site.journal.programme(after: 0).map(\.event)
                let assessment = RunbookScreen.Assessment(
                    findings: isInForce ? try await site.provenFindings(of: runbook) : nil, changes: await site.changes(by: runbook, entries),
                    forecast: isInForce ? try await site.forecast() : nil)
                return site.screens.page(
                    RunbookScreen(
                        runbook, assessment, isInForce: isInForce, entries: entries, programme: try await site.dispatcher.programme(),
                        for: person, isForResponders: visit.caller.may(.respond), at: site.now,
                        frame: try await site.frame(visit, runbook.name, at: .runbook)))
            }
        ] + VersionsAPI.routes.filter { $0.method == .post }.map { ActForms.form(of: $0) { _ in "/runbook" } }
}

extension Site {
    /// Of the year that begins today, with those who stand in by now, and people reached as they said themselves.
    fileprivate func provenFindings(of runbook: Runbook) async throws -> [Diagnostic] {
        let clock = WallClock.of(runbook.zone)
        let day = clock.reading(at: now).day
        let overrides = try await dispatcher.overridesInForce()
        let own = await dispatcher.ownReach()
        return await proofs.answer(to: ProvenYear(runbook: runbook.version, day: day, overrides: overrides, own: own)) {
            let window = clock.moment(of: WallReading(day, minute: 0))..<clock.moment(of: WallReading(day + 365, minute: 0))
            return Proof(of: runbook.honouring(own), over: window, overrides: overrides).findings
        }
    }

    /// What a version made different when it came into force; nil for the first one, and where the text before it is gone.
    fileprivate func changes(by runbook: Runbook, _ entries: [ProgrammeEntry]) async -> VersionChanges? {
        let versions = VersionsAPI.Version.all(in: entries)
        guard let place = versions.firstIndex(where: { $0.version == runbook.version }),
            let before = versions[place...].first(where: { $0.version != runbook.version })?.version
        else { return nil }
        let old = await dispatcher.library.runbook(before)
        guard old.version == before else { return nil }
        let start = versions[place].at
        return await differences.answer(to: VersionPair(before: before, after: runbook.version, start: start)) {
            VersionChanges(Difference(from: old, to: runbook, over: start..<start + .days(Int64(Difference.daysUsually))), since: before)
        }
    }

    /// The version the address asks for, else the one in force.
    fileprivate func runbook(asked visit: Visit) async throws -> Runbook {
        guard let asked = visit.query["version"], !asked.isEmpty else { return dispatcher.library.current }
        let runbook = await dispatcher.library.runbook(RunbookVersion(asked))
        // The library answers with the one in force where a text is gone; who asks for one wants that one.
        guard runbook.version.digest == asked else { throw ProblemDocument.notFound("no version '\(asked)' of the runbook is kept") }
        return runbook
    }
}

extension RunbookScreen {
    /// `entries`: the programme's, oldest first; they know every version there was.
    package init(
        _ runbook: Runbook, _ assessment: Assessment, isInForce: Bool, entries: [ProgrammeEntry], programme: Programme, for person: PersonName?,
        isForResponders: Bool, at now: Moment, frame: Frame
    ) {
        let clock = WallClock.of(runbook.zone)
        let all = VersionsAPI.Version.all(in: entries)
        let versions = all.prefix(Limits.listLines).enumerated().map { place, version in
            Version(
                version.version, at: When(version.at, at: now, on: clock), by: version.by.plain, note: version.note,
                approvers: version.approvals.map { "\($0.by.plain) for \(Party($0.who)?.words ?? $0.who)" },
                readers: version.readers.map(\.who), isShown: version.version == runbook.version, isFirst: place == all.count - 1)
        }
        self.init(
            runbook, assessment, standing: isInForce ? Standing(of: runbook, programme, for: person) : nil, versions: versions,
            isForResponders: isForResponders, at: now, frame: frame)
    }
}
