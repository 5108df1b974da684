import Engine
import Storage
import Testing
import Vocabulary

@Suite("Laws of entries on their way")
struct PipelineLaws {
    @Test("what is placed first is committed first", arguments: homes)
    func order(home: Home) async throws {
        try await home.journal { journal in
            await withTaskGroup { group in
                for number in 0..<20 {
                    let entry = number == 0 ? Entry.raise(first) : Entry.note(first, after: number)
                    // Each is handed over as soon as the one before has its place, long before that is durable.
                    await withCheckedContinuation { placed in
                        group.addTask { _ = try? await journal.commit(entry) { placed.resume() } }
                    }
                }
            }
            let events = try await journal.events(of: first)
            #expect(events.map(\.sequence) == Array(1...20))
        }
    }

    @Test("what stands on a refused entry is refused, though the stream is as long as it expects", arguments: homes)
    func refused(home: Home) async throws {
        try await home.journal { journal in
            _ = try await journal.commit(.raise(first, alerts: [sampleAlert("a")]))
            let refused = Entry.note(first, after: 1, alerts: [.open(sampleAlert("a"), at: at(1))])
            await #expect(throws: JournalError.conflict) { _ = try await journal.commit(refused) }
            _ = try await journal.commit(.note(first, after: 1))
            var next = Entry.note(first, after: 2)
            next.standsOn = refused.footing
            await #expect(throws: JournalError.conflict) { _ = try await journal.commit(next) }
            #expect(try await journal.events(of: first).count == 2)
        }
    }

    @Test("what stands on an entry that was kept is kept", arguments: homes)
    func kept(home: Home) async throws {
        try await home.journal { journal in
            let raised = Entry.raise(first)
            var noted = Entry.note(first, after: 1)
            noted.standsOn = raised.footing
            _ = try await journal.commit(raised)
            let committed = try await journal.commit(noted)
            #expect(committed.sequence == 2)
        }
    }

    @Test("an entry that a closed journal refuses gives way", arguments: homes)
    func closed(home: Home) async throws {
        try await home.journal { journal in
            let entry = Entry.raise(first)
            await journal.close()
            await #expect(throws: JournalError.closed) { _ = try await journal.commit(entry) }
            #expect(entry.footing.isGone)
        }
    }
}
