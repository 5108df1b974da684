import Logging
import Outbound
import Rehearsal
import Runbooks
import Runtime
import Storage
import Synchronization
import Testing
import Vocabulary

@Suite("When a provider does not answer")
struct SlowProviderJourneys {
    /// Takes the first letter and does not answer until told; takes every other at once.
    private final class Provider: Sendable {
        let letters = Mutex<[Letter]>([])
        let (taken, gate) = (Bell(), Bell())

        func take(_ letter: Letter) async -> (Sent, ConnectionName) {
            let isFirst = letters.withLock { letters in
                letters.append(letter)
                return letters.count == 1
            }
            taken.ring()
            if isFirst { await gate.wait(atMost: .seconds(3600)) }
            return (.delivered, letter.connection)
        }
    }

    @Test("other pages leave all the same")
    func others() async throws {
        let runbook = SmallTeam.runbook { $0.people["ana"]?.urgent = [.init(by: .way(.push))] }
        let world = World(runbook, at: Moment("2026-03-02T02:00:00Z"))
        let provider = Provider()
        let loop = OutboxLoop(
            dispatcher: world.dispatcher, press: LetterPress(publicURL: "https://runbell.example", key: Array(repeating: 7, count: 32)),
            post: Post { await provider.take($0) }, health: world.health, metrics: Metrics(), jitter: { 0.5 },
            logger: Logger(label: "slow") { _ in SwiftLogNoOpLogHandler() })
        let running = Task { try await loop.run() }
        for name in ["First", "Second", "Third"] {
            try await world.dispatcher.receive([SmallTeam.alert(name, name: name)])
            await provider.taken.wait(atMost: .seconds(3600))
        }
        let titles = provider.letters.withLock { $0.map(\.title) }
        #expect(titles.count == 3)
        provider.gate.ring()
        running.cancel()
        _ = await running.result
    }
}
