import Engine
import Foundation
import Rehearsal
import Runbooks
import Runtime
import Storage
import StorageSQLite
import Testing
import Vocabulary

@Suite("Many at once, on disk")
struct CrowdJourneys {
    private let start = Moment("2026-03-02T02:00:00Z")
    private let keys = (0..<120).map { "a-\($0)" }

    @Test("of many who send the same alerts at once every one is told yes, and each alert is open once")
    func sameAlerts() async throws {
        try await onDisk { world in
            try await send(to: world, times: 3)
            try await expectEveryAlertOnce(world, counted: 3)
            let incident = try #require(try await world.onlyIncident())
            #expect(incident.alerts == keys.count)
            #expect(incident.alertsFiring == keys.count)
        }
    }

    @Test("nothing is lost though somebody else writes to the same incident all the while")
    func foreignWrites() async throws {
        try await onDisk { world in
            try await world.dispatcher.receive([SmallTeam.alert(keys[0])])
            let id = try #require(try await world.onlyIncident()).id
            let foreign = Task { await write(to: id, in: world.journal) }
            try await send(to: world, times: 1)
            foreign.cancel()
            let written = await foreign.value
            try await expectEveryAlertOnce(world, counted: 1)
            let noted = try await world.events(of: id).filter { $0 == .noted("From elsewhere.") }.count
            #expect(noted == written)
            #expect(try await world.dispatcher.incident(id)?.alerts == keys.count)
        }
    }

    @Test("two who acknowledge while alerts join are both heard, and what they see is on disk")
    func answersInBetween() async throws {
        try await onDisk { world in
            try await world.dispatcher.receive([SmallTeam.alert(keys[0])])
            let id = try #require(try await world.onlyIncident()).id
            async let sent: Void = send(to: world, times: 1)
            for person in ["ana", "bo"] {
                let carried = try await world.dispatcher.perform(.acknowledge(via: .api), on: id, by: .person(PersonName(person)))
                let stored = Incident.fold(try await world.journal.events(of: id).map(\.event), id: id)
                #expect(stored?.answeredBy.contains(.person(PersonName(person))) == true)
                #expect(carried.incident.answeredBy.contains(.person(PersonName(person))))
            }
            try await sent
        }
    }

    // MARK: Words of these tests

    private func onDisk(_ test: (World) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "runbell-crowd-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let journal = try SQLiteJournal(DataFolder(folder))
        try await test(World(SmallTeam.runbook(), at: start, journal: journal))
        #expect(try await journal.verify().broken == nil)
        await journal.close()
    }

    private func send(to world: World, times: Int) async throws {
        try await withThrowingTaskGroup { group in
            for key in keys.shuffled() {
                for _ in 0..<times { group.addTask { try await world.dispatcher.receive([SmallTeam.alert(key)]) } }
            }
            try await group.waitForAll()
        }
    }

    private func expectEveryAlertOnce(_ world: World, counted: Int) async throws {
        let rows = try await world.journal.alerts(AlertQuery(open: true, limit: 1000))
        #expect(rows.map(\.alert.key.key).sorted() == keys.sorted())
        #expect(rows.allSatisfy { $0.count >= counted })
    }

    /// Notes by another server on the same storage, until cancelled; answers how many were kept.
    private func write(to id: IncidentID, in journal: any Journal) async -> Int {
        var written = 0
        while !Task.isCancelled {
            guard let events = try? await journal.events(of: id), let row = try? await journal.incident(id) else { continue }
            let note = IncidentEvent(at: start, by: .person("cy"), .noted("From elsewhere."))
            let entry = Entry(incident: id, expected: events.count, events: [note], effects: [], row: row)
            if (try? await journal.commit(entry)) != nil { written += 1 }
        }
        return written
    }
}
