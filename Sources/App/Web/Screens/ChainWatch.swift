internal import Runtime
internal import Screens
internal import Storage
internal import Synchronization
internal import Vocabulary

/// What the last walk along the journal's chain found, since this server started. One walk at a time.
final class ChainWatch: Sendable {
    private let last = Mutex(AuditScreen.Chain())

    var state: AuditScreen.Chain { last.withLock { $0 } }

    func walk(_ journal: any Journal, _ clock: Clock, _ errands: Errands) {
        let begins = last.withLock { chain in
            defer { chain.isWalking = true }
            return !chain.isWalking
        }
        guard begins else { return }
        let isTaken = errands.add {
            let found: AuditScreen.Chain
            do throws(JournalError) {
                found = AuditScreen.Chain(report: try await journal.verify(), walkedAt: clock.now)
            } catch {
                found = AuditScreen.Chain(walkedAt: clock.now, failure: "\(error)")
            }
            self.last.withLock { $0 = found }
        }
        if !isTaken { last.withLock { $0.isWalking = false } }
    }
}
