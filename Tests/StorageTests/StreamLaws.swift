import Engine
import OnCall
import Runbooks
import Storage
import Testing
import Vocabulary

@Suite("Laws of streams")
struct StreamLaws {
    @Test("events come back as they were written, numbered from 1", arguments: homes)
    func roundTrip(home: Home) async throws {
        try await home.journal { journal in
            let raised = Entry.raise(first)
            let noted = Entry.note(first, after: 1)
            let committed = [try await journal.commit(raised), try await journal.commit(noted)]
            #expect(committed == [Committed(sequence: 1, position: 1), Committed(sequence: 2, position: 2)])
            let wanted = [
                Recorded(position: 1, sequence: 1, event: raised.events[0]), Recorded(position: 2, sequence: 2, event: noted.events[0]),
            ]
            #expect(try await journal.events(of: first) == wanted)
            #expect(try await journal.events(of: second).isEmpty)
        }
    }

    @Test("a stream that has moved on is a conflict, and nothing of the entry is kept", arguments: homes)
    func staleSequence(home: Home) async throws {
        try await home.journal { journal in
            _ = try await journal.commit(.raise(first))
            _ = try await journal.commit(.note(first, after: 1))
            let late = Entry.note(first, after: 1, effects: [.page(samplePage(first, 1)), .wake(at(5))])
            await #expect(throws: JournalError.conflict) { _ = try await journal.commit(late) }
            await #expect(throws: JournalError.conflict) { _ = try await journal.commit(.raise(first, alerts: [sampleAlert("a")])) }
            await #expect(throws: JournalError.conflict) { _ = try await journal.commit(.note(second, after: 1)) }
            #expect(try await journal.lastPosition == 2)
            #expect(try await journal.outbox(of: first).isEmpty)
            #expect(try await journal.nextWake() == nil)
            #expect(try await journal.openAlert(AlertKey(source: "prometheus", key: "a")) == nil)
        }
    }

    @Test("of many who write to one stream at once, each place is taken once", arguments: homes)
    func manyWriters(home: Home) async throws {
        try await home.journal { journal in
            _ = try await journal.commit(.raise(first))
            await withTaskGroup { group in
                for _ in 0..<40 { group.addTask { _ = try? await journal.commit(.note(first, after: 1)) } }
            }
            #expect(try await journal.events(of: first).map(\.sequence) == [1, 2])
        }
    }

    @Test("an incident's number is never given out twice", arguments: homes)
    func numbers(home: Home) async throws {
        try await home.journal { journal in
            let numbers = try await withThrowingTaskGroup { group in
                for _ in 0..<50 { group.addTask { try await journal.nextIncident() } }
                return try await group.reduce(into: Set<IncidentID>()) { $0.insert($1) }
            }
            #expect(numbers.count == 50)
            #expect(numbers.min() == first)
        }
    }

    @Test("the feed has every stream's events in the order they were committed", arguments: homes)
    func feed(home: Home) async throws {
        try await home.journal { journal in
            _ = try await journal.commit(.raise(first))
            _ = try await journal.commit(ProgrammeEntry(at: at(1), by: .runbell, .alarm("the disk is slow")))
            _ = try await journal.commit(.note(first, after: 1))
            let lines = try await journal.feed(after: 1, limit: 10)
            #expect(lines.map(\.position) == [2, 3])
            #expect(lines.map(\.stream) == ["programme", "INC-1"])
            #expect(lines.map(\.kind) == ["programme.alarm", "incident.noted"])
            #expect(lines.map(\.by) == [.runbell, .person("ana")] && lines.map(\.version) == [1, 1])
            #expect(lines.map(\.body) == [#"{"text":"the disk is slow"}"#, #"{"text":"Looking."}"#])
            #expect(try await journal.feed(after: 0, limit: 1).map(\.at) == [noon])
            #expect(try await journal.feed(after: 3, limit: 10).isEmpty)
        }
    }

    @Test("the programme has a stream of its own", arguments: homes)
    func programme(home: Home) async throws {
        try await home.journal { journal in
            let adopted = ProgrammeEntry(at: noon, by: .person("ana"), .runbookAdopted(RunbookVersion("v1"), name: "Payments"))
            #expect(try await journal.commit(adopted) == Committed(sequence: 1, position: 1))
            _ = try await journal.commit(.raise(first))
            #expect(try await journal.commit(adopted) == Committed(sequence: 2, position: 3))
        }
    }

    @Test("an untouched chain is whole, over all streams", arguments: homes)
    func chain(home: Home) async throws {
        try await home.journal { journal in
            let empty = try await journal.verify()
            #expect(empty.events == 0)
            _ = try await journal.commit(.raise(first))
            _ = try await journal.commit(.raise(second))
            _ = try await journal.commit(ProgrammeEntry(at: noon, by: .runbell, .tokenMade("deploys", scopes: ["declare"])))
            let report = try await journal.verify()
            #expect(report.events == 3)
            #expect(report.broken == nil)
            #expect(report.head != empty.head)
        }
    }

    @Test("every home makes the same chain of the same events")
    func sameChain() async throws {
        var heads: Set<String> = []
        for home in homes {
            try await home.journal { journal in
                _ = try await journal.commit(.raise(first))
                _ = try await journal.commit(ProgrammeEntry(at: noon, by: .token("deploys"), .tokenRevoked("deploys")))
                heads.insert(try await journal.verify().head)
            }
        }
        #expect(heads.count == 1)
    }

    @Test("after closing, every verb says closed", arguments: homes)
    func closed(home: Home) async throws {
        try await home.journal { journal in
            await journal.close()
            await #expect(throws: JournalError.closed) { _ = try await journal.commit(.raise(first)) }
            await #expect(throws: JournalError.closed) { _ = try await journal.bump([AlertRepeat(alert: AlertRowID(1))], at: noon) }
            await #expect(throws: JournalError.closed) { _ = try await journal.incident(first) }
        }
    }
}
