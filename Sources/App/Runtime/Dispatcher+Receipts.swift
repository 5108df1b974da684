internal import Engine
internal import Storage
package import Vocabulary

/// What comes back from the world outside: receipts and fired timers.
extension Dispatcher {
    /// Ends an outbox row and tells the incident, in one commit. When the incident has no ear for it, the row still ends.
    func settle(_ id: PageID, _ outcome: PageOutcome, latency: Duration) async throws(Trouble) {
        if id.incident == Programme.id {
            _ = try await run(ProgrammeJob(.receipt(id, outcome), by: .runbell, ended: [id: outcome]))
            return
        }
        do throws(Trouble) {
            let job = Job(author: .runbell, commands: { _ in [.receipt(id, outcome, latency: latency)] }, ended: [id: outcome])
            _ = try await run(job, on: id.incident)
        } catch {
            guard case .refused = error else { throw error }
            _ = try await run(Job(author: .runbell, commands: { _ in [] }, ended: [id: outcome]), on: id.incident)
        }
    }

    /// What a provider says of a page after it took it: the page did not arrive. The incident decides what that means now.
    package func lost(_ id: PageID, reason: String) async throws(Trouble) {
        let row: OutboxRow?
        do throws(JournalError) { row = try await journal.outbox(of: id.incident).first { $0.id == id } } catch { throw Trouble(error) }
        guard let row else { return }
        try await settle(id, .failed(reason: reason), latency: max(.zero, clock.now - row.due))
    }

    func stumbled(_ id: PageID, reason: String) async {
        // A failure here costs the head start of the next way, which is due by itself later.
        _ = try? await perform(.stumbled(id, reason: reason), on: id.incident, by: .runbell)
    }
}

extension Dispatcher {
    /// Tells Runbell's own operators, by the watchdog.
    package func alarm(_ text: String) { alarms.raise(Alarm(text)) }
}
