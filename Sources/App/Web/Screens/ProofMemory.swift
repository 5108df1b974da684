internal import OnCall
internal import Runbooks
internal import Synchronization
internal import Vocabulary

/// What was proved of the runbook last: a year is looked at once a day, and when somebody else stands in or is reached otherwise.
final class ProofMemory: Sendable {
    struct Key: Hashable, Sendable {
        let runbook: RunbookVersion
        let day: CivilDay
        let overrides: [Override]
        let own: [PersonName: OwnReach]
    }

    private let kept = Mutex<(key: Key, findings: [Diagnostic])?>(nil)

    func findings(_ key: Key, orProve prove: () -> [Diagnostic]) -> [Diagnostic] {
        if let known = kept.withLock({ $0 }), known.key == key { return known.findings }
        let findings = prove()
        kept.withLock { $0 = (key, findings) }
        return findings
    }
}
