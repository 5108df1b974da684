internal import Foundation
internal import Logging
internal import Runbooks
internal import Runtime
internal import ServiceLifecycle
internal import UnixSignals
internal import Vocabulary

/// Reads the runbook again when a file of it changes, or on SIGHUP. One that does not pass is said loudly, and the old one stays
/// in force: a typing mistake must never stop a page.
struct RunbookWatcher: Looping {
    let folder: String
    let house: House
    let logger: Logger

    func run() async throws {
        await cancelWhenGracefulShutdown {
            await withTaskGroup(of: Void.self) { group in
                group.addTask { await watchFiles() }
                group.addTask { await watchSignals() }
            }
        }
    }

    private func watchFiles() async {
        var known = KeptRunbook.fingerprint(of: folder)
        while !Task.isCancelled {
            try? await Task.sleep(for: Limits.runbookPoll)
            let found = KeptRunbook.fingerprint(of: folder)
            guard found != known else { continue }
            // An editor may be in the middle of writing several files: wait until they have come to rest.
            known = found
            try? await Task.sleep(for: Limits.runbookRest)
            known = KeptRunbook.fingerprint(of: folder)
            await house.reload(from: folder, by: .runbell)
        }
    }

    private func watchSignals() async {
        for await _ in await UnixSignalsSequence(trapping: .sighup) {
            logger.notice("SIGHUP: reading the runbook again")
            await house.reload(from: folder, by: .runbell)
        }
    }
}
