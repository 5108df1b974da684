import Engine
import Foundation
import Runbooks
import Storage
import StorageSQLite
import Testing
import Vocabulary

@Suite("A journal that an older Runbell wrote")
struct MigrationTests {
    /// A file as schema 1 left it: an incident that was declared, tagged, told of, mitigated, reopened and mitigated again.
    private func writeSchemaOne(in folder: DataFolder) throws {
        try folder.make()
        let connection = try Connection(folder.database)
        try Migration.run(on: connection, upTo: 1)
        try connection.execute(
            """
            INSERT INTO events VALUES
                (1, 1, 1, 'incident.raised', 1, 1000, 'person:ana',
                    '{"title":"Slow","tags":["web"],"facts":{"impact":{"customers":1.0,"share":0.5}}}', x'00'),
                (2, 1, 2, 'incident.tagged', 1, 2000, 'person:bo', '{"tags":["eu"]}', x'01'),
                (3, 1, 3, 'incident.impact-stated', 1, 3000, 'person:bo', '{"impact":{"customers":7.0}}', x'02'),
                (4, 1, 4, 'incident.mitigated', 1, 4000, 'person:bo', '{}', x'03'),
                (5, 1, 5, 'incident.reopened', 1, 5000, 'person:bo', '{"because":"person"}', x'04'),
                (6, 2, 1, 'incident.raised', 1, 6000, 'source:prometheus', '{"title":"Disk","tags":[],"facts":{"impact":{}}}', x'05'),
                (7, 2, 2, 'incident.mitigated', 1, 7000, 'person:bo', '{}', x'06');
            INSERT INTO incidents VALUES
                (1, 5, 'Slow', 'web', 'sev2', 'triggered', 1, NULL, 1000, 5000, NULL, NULL, NULL, 0, 0, '[]', NULL, 'v1'),
                (2, 2, 'Disk', 'db', 'sev1', 'mitigated', 1, NULL, 6000, 7000, NULL, NULL, NULL, 1, 1,
                    '[{"duty":"update","owner":{"is":"ladder"},"openedAt":6000,"due":9000,"state":"open"}]', 9000, 'v1');
            """)
    }

    @Test("a file of schema 1 is brought up, and its list says what its events say")
    func schemaOne() async throws {
        try await withFolder { folder in
            try writeSchemaOne(in: folder)
            let journal = try SQLiteJournal(folder)
            let slow = try #require(try await journal.incident(IncidentID(1)))
            #expect(slow.openedBy == .person("ana"))
            #expect(slow.tags == ["web", "eu"])
            #expect(slow.impact == ["customers": 7, "share": 0.5])
            #expect(slow.mitigatedAt == nil)
            let disk = try #require(try await journal.incident(IncidentID(2)))
            #expect(disk.openedBy == .source("prometheus"))
            #expect(disk.mitigatedAt == Moment(milliseconds: 7000))
            #expect(disk.tags.isEmpty && disk.impact.isEmpty && !disk.isDrill && !disk.isPrivate && !disk.isPublic)
            #expect(try await journal.duties(DutyQuery(open: true)).map(\.duty.isPromise) == [true])
            await journal.close()
        }
    }

    @Test("a heartbeat keeps when it was heard of last, and one that is new has never been heard of")
    func heartbeats() async throws {
        try await withFolder { folder in
            try folder.make()
            let connection = try Connection(folder.database)
            try Migration.run(on: connection, upTo: 9)
            try connection.execute("INSERT INTO heartbeats VALUES ('backup', 1000, 9000)")
            let journal = try SQLiteJournal(folder)
            try await journal.beat("cron", at: nil, due: Moment(milliseconds: 9000))
            #expect(try await journal.heartbeats().map(\.lastAt) == [Moment(milliseconds: 1000), nil])
            await journal.close()
        }
    }

    @Test("a file of schema 1 takes entries, actions and subscribers afterwards")
    func goesOn() async throws {
        try await withFolder { folder in
            try writeSchemaOne(in: folder)
            let journal = try SQLiteJournal(folder)
            #expect(try await journal.nextIncident() == IncidentID(3))
            _ = try await journal.commit(.raise(3))
            try await journal.put(Subscriber(digest: "aa", email: "ana@mail.example", askedAt: noon))
            #expect(try await journal.incidents(IncidentQuery()).map(\.id.number) == [3, 2, 1])
            #expect(try await journal.actions(ActionQuery()).isEmpty)
            await journal.close()
        }
    }
}
