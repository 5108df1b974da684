internal import Engine
internal import Runbooks
internal import Synchronization
internal import Vocabulary

/// Who may be woken and who may lead just now. Asked by every decision on an incident, so it is worked out at most once a minute and
/// when the programme has changed.
extension Dispatcher {
    struct Readiness: Sendable {
        var version: RunbookVersion
        var asOf: Moment
        var barred: Set<PersonName> = []
        var certified: [CertificateName: Set<PersonName>]?
        var optedIn: Set<PersonName> = []
        var own: [PersonName: OwnReach] = [:]
    }

    /// When the programme cannot be read everybody counts as ready: better somebody without a certificate than nobody.
    func readiness() async -> Readiness {
        let (version, asksOfPeople) = library.look { ($0.version, $0.asksOfPeople) }
        let now = clock.now
        let everybody = Readiness(version: version, asOf: now)
        guard asksOfPeople else { return everybody }
        let runbook = library.current
        let known = memory.withLock { $0.readiness }
        if let known, known.version == runbook.version, known.asOf <= now, now - known.asOf < Limits.readinessAge { return known }
        guard let programme = try? await programme() else { return everybody }
        let readiness = Readiness(
            version: runbook.version, asOf: now, barred: programme.barred(under: runbook, at: now),
            certified: runbook.certifications.isEmpty ? nil : programme.certified(under: runbook, at: now), optedIn: programme.optedIn,
            own: await ownReach(programme, under: runbook))
        memory.withLock { $0.readiness = readiness }
        return readiness
    }
}

extension Runbook {
    fileprivate var asksOfPeople: Bool { !certifications.isEmpty || !upkeep.readers.isEmpty || !drills.isEmpty || !ownWays.isEmpty }
}
