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
                return site.screens.page(
                    RunbookScreen(
                        runbook, isInForce: runbook.version == site.dispatcher.library.current.version,
                        entries: try await site.journal.programme(after: 0).map(\.event), programme: try await site.dispatcher.programme(),
                        for: person, isForResponders: visit.caller.may(.respond), at: site.now,
                        frame: try await site.frame(visit, runbook.name, at: .runbook)))
            }
        ] + VersionsAPI.routes.filter { $0.method == .post }.map { ActForms.form(of: $0) { _ in "/runbook" } }
}

extension Site {
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
        _ runbook: Runbook, isInForce: Bool, entries: [ProgrammeEntry], programme: Programme, for person: PersonName?, isForResponders: Bool,
        at now: Moment, frame: Frame
    ) {
        let clock = WallClock.of(runbook.zone)
        let versions = VersionsAPI.Version.all(in: entries).prefix(Limits.listLines).map { version in
            Version(
                version.version, at: When(version.at, at: now, on: clock), by: version.by.plain, note: version.note,
                approvers: version.approvals.map { "\($0.by.plain) for \(Party($0.who)?.words ?? $0.who)" },
                readers: version.readers.map(\.who), isShown: version.version == runbook.version)
        }
        self.init(
            runbook, standing: isInForce ? Standing(of: runbook, programme, for: person) : nil, versions: Array(versions),
            isForResponders: isForResponders, drawnAt: When(now, at: now, on: clock), frame: frame)
    }
}
