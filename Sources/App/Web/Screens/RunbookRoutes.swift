internal import Chronicle
internal import Engine
internal import HTTPTypes
internal import HummingbirdCore
internal import Inbound
internal import OnCall
internal import Runbooks
internal import Runtime
internal import Screens
internal import Storage
internal import Vocabulary

/// The runbook as a document, the one in force or an older one.
enum RunbookRoutes {
    static let all =
        [
            Route(.get, "/runbook", .browser(.read)) { visit, site in
                let runbook = try await site.runbook(asked: visit)
                let isInForce = runbook.version == site.dispatcher.library.current.version
                let clock = WallClock.of(runbook.zone)
                let person: PersonName? = if case .person(let name) = visit.caller.author { name } else { nil }
                let standing =
                    isInForce ? RunbookScreen.Standing(of: runbook, try await site.dispatcher.programme(), for: person) : nil
                let versions = try await site.versions().prefix(Limits.listLines).map { version in
                    RunbookScreen.Version(
                        version.version, at: When(version.at, at: site.now, on: clock), by: version.by.plain, note: version.note,
                        approvers: version.approvals.map { "\($0.by.plain) for \(Party($0.who)?.words ?? $0.who)" },
                        readers: version.readers.map(\.who), isShown: version.version == runbook.version)
                }
                return site.screens.page(
                    RunbookScreen(
                        runbook, standing: standing, versions: versions, isForResponders: visit.caller.may(.respond),
                        drawnAt: When(site.now, at: site.now, on: clock), frame: try await site.frame(visit, runbook.name, at: .runbook)))
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
