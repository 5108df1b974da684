import Engine
import OnCall
import Runbooks
import Storage
import Testing
import Vocabulary

@Suite("Laws of lists and of what is kept beside the streams")
struct ListLaws {
    @Test("an incident's line is the one of its last entry", arguments: homes)
    func row(home: Home) async throws {
        try await home.journal { journal in
            var row = sampleRow(first, group: "disk")
            row.acknowledgedAt = at(1)
            row.acknowledgedBy = "person:ana"
            row.duties = [
                Incident.Duty(name: "update", owner: .seat("lead"), openedAt: noon, due: at(30)),
                Incident.Duty(name: "acknowledge", owner: .ladder, openedAt: noon, due: at(5), state: .keptLate(at: at(6))),
                Incident.Duty(
                    name: "board", owner: .role("commander"), openedAt: noon, due: at(5), state: .waived(at: at(6), because: "Told."),
                    isPromise: false, lastKept: at(2), steps: [0: .init(count: 2, last: at(3)), 2: .init(count: 1, last: at(4))]),
            ]
            row.fillRest()
            _ = try await journal.commit(.raise(first, group: "disk"))
            _ = try await journal.commit(.note(first, after: 1, row: row))
            #expect(try await journal.incident(first) == row)
            #expect(try await journal.incident(second) == nil)
        }
    }

    @Test("incidents are listed newest first, filtered and by pages", arguments: homes)
    func incidents(home: Home) async throws {
        try await home.journal { journal in
            for number in 1...6 { _ = try await journal.commit(.raise(IncidentID(Int64(number)), title: "Queue \(number) is LONG")) }
            _ = try await journal.commit(.resolve(IncidentID(5), after: 1))
            func found(_ query: IncidentQuery) async throws -> [Int64] { try await journal.incidents(query).map(\.id.number) }
            #expect(try await found(IncidentQuery(limit: 2)) == [6, 5])
            #expect(try await found(IncidentQuery(before: IncidentID(5), limit: 2)) == [4, 3])
            #expect(try await found(IncidentQuery(open: true, limit: 3)) == [6, 4, 3])
            #expect(try await found(IncidentQuery(open: false)) == [5])
            #expect(try await found(IncidentQuery(statuses: ["resolved", "merged"])) == [5])
            #expect(try await found(IncidentQuery(service: "payments", severity: "sev1")).count == 6)
            #expect(try await found(IncidentQuery(service: "web")).isEmpty)
            #expect(try await found(IncidentQuery(severity: "sev2")).isEmpty)
            #expect(try await found(IncidentQuery(search: "queue 3")) == [3])
            #expect(try await found(IncidentQuery(search: "inc-3")) == [3])
            #expect(try await found(IncidentQuery(search: "PAYMENTS", limit: 1)) == [6])
        }
    }

    @Test("incidents are filtered by what they are and by when they were", arguments: homes)
    func kinds(home: Home) async throws {
        try await home.journal { journal in
            for number in 1...6 {
                var entry = Entry.raise(IncidentID(Int64(number)))
                entry.row.openedAt = at(Int64(number))
                if number == 1 { entry.row.drill = "failover" }
                if number == 2 { entry.row.isPrivate = true }
                if number == 3 { entry.row.isPublic = true }
                if number >= 5 {
                    entry.row.isOpen = false
                    entry.row.resolvedAt = at(Int64(number) * 10)
                }
                _ = try await journal.commit(entry)
            }
            func found(_ query: IncidentQuery) async throws -> [Int64] { try await journal.incidents(query).map(\.id.number) }
            #expect(try await found(IncidentQuery(isDrill: true)) == [1])
            #expect(try await found(IncidentQuery(open: true, isDrill: false)) == [4, 3, 2])
            #expect(try await found(IncidentQuery(includePrivate: false)) == [6, 5, 4, 3, 1])
            #expect(try await found(IncidentQuery(open: true, includePrivate: false)) == [4, 3, 1])
            #expect(try await found(IncidentQuery(isPublic: true)) == [3])
            #expect(try await found(IncidentQuery(open: false, isPublic: true)).isEmpty)
            #expect(try await found(IncidentQuery(isPublic: false)) == [6, 5, 4, 2, 1])
            #expect(try await found(IncidentQuery(openedAfter: at(2), openedBefore: at(5))) == [4, 3, 2])
            #expect(try await found(IncidentQuery(open: true, openedAfter: at(3))) == [4, 3])
            #expect(try await found(IncidentQuery(resolvedAfter: at(60))) == [6])
        }
    }

    @Test("duties are listed by when they are due", arguments: homes)
    func duties(home: Home) async throws {
        try await home.journal { journal in
            func duty(_ name: DutyName, _ due: Int64, _ state: Incident.Duty.State = .open) -> Incident.Duty {
                Incident.Duty(name: name, owner: .responders, openedAt: noon, due: at(due), state: state)
            }
            for (id, duties) in [(first, [duty("a", 9), duty("b", 1, .missed(at: at(1))), duty("c", 3)]), (second, [duty("d", 5), duty("e", 60)])] {
                var entry = Entry.raise(id)
                entry.row.duties = duties
                _ = try await journal.commit(entry)
            }
            func found(_ query: DutyQuery) async throws -> [DutyName] { try await journal.duties(query).map(\.duty.name) }
            #expect(try await found(DutyQuery()) == ["b", "c", "d", "a", "e"])
            #expect(try await found(DutyQuery(open: true)) == ["c", "d", "a", "e"])
            #expect(try await found(DutyQuery(open: true, limit: 2)) == ["c", "d"])
            #expect(try await found(DutyQuery(open: true, dueBefore: at(9))) == ["c", "d"])
            #expect(try await found(DutyQuery(open: false)) == ["b"])
            #expect(try await found(DutyQuery(incident: second)) == ["d", "e"])
        }
    }

    @Test("duties of an incident that is over are owed on, and filtered by kind", arguments: homes)
    func dutyKinds(home: Home) async throws {
        try await home.journal { journal in
            func duty(_ name: DutyName, _ due: Int64, _ state: Incident.Duty.State = .open, isPromise: Bool = true) -> Incident.Duty {
                Incident.Duty(name: name, owner: .responders, openedAt: noon, due: at(due), state: state, isPromise: isPromise)
            }
            var over = Entry.resolve(first, after: 1)
            over.row.duties = [duty("review", 50), duty("board", 1, isPromise: false), duty("update", 3, .waived(at: at(2), because: "Told."))]
            var secret = Entry.raise(second)
            secret.row.isPrivate = true
            secret.row.drill = "failover"
            secret.row.duties = [duty("page", 2, isPromise: false), duty("clock", 40)]
            for entry in [Entry.raise(first), over, secret] { _ = try await journal.commit(entry) }
            func found(_ query: DutyQuery) async throws -> [DutyName] { try await journal.duties(query).map(\.duty.name) }
            #expect(try await found(DutyQuery(open: true)) == ["board", "page", "clock", "review"])
            #expect(try await found(DutyQuery(open: true, limit: 1, isPromise: true)) == ["clock"])
            #expect(try await found(DutyQuery(open: true, isPromise: false)) == ["board", "page"])
            #expect(try await found(DutyQuery(waived: true)) == ["update"])
            #expect(try await found(DutyQuery(open: false, waived: false)).isEmpty)
            #expect(try await found(DutyQuery(open: true, includePrivate: false)) == ["board", "review"])
            #expect(try await journal.duties(DutyQuery(incident: second)).allSatisfy { $0.isDrill && $0.isPrivate })
        }
    }

    @Test("overrides are made once and ended once", arguments: homes)
    func overrides(home: Home) async throws {
        try await home.journal { journal in
            let now = Override(id: 1, schedule: "primary", person: "bo", start: noon, end: at(60))
            let later = Override(id: 2, schedule: "primary", person: "cy", replaces: "ana", start: at(90), end: at(120))
            for override in [now, later] { _ = try await journal.commit(ProgrammeEntry(at: noon, by: .person("ana"), .overrideMade(override))) }
            await #expect(throws: JournalError.conflict) {
                _ = try await journal.commit(ProgrammeEntry(at: noon, by: .person("ana"), .overrideMade(now)))
            }
            #expect(try await journal.overrides(endingAfter: noon) == [now, later])
            for id in [1, 2] as [Int64] { _ = try await journal.commit(ProgrammeEntry(at: at(30), by: .person("ana"), .overrideEnded(id))) }
            let ended = try await journal.overrides(endingAfter: noon)
            #expect(ended.map(\.end) == [at(30)])
            #expect(try await journal.overrides(endingAfter: at(30)).isEmpty)
        }
    }

    @Test("a source's last heartbeat is remembered", arguments: homes)
    func heartbeats(home: Home) async throws {
        try await home.journal { journal in
            try await journal.beat("backup", at: noon, due: at(60))
            try await journal.beat("alive", at: noon, due: at(5))
            try await journal.beat("never", at: nil, due: at(9))
            try await journal.beat("backup", at: at(1), due: at(61))
            let wanted = [
                HeartbeatRow(source: "alive", lastAt: noon, due: at(5)), HeartbeatRow(source: "backup", lastAt: at(1), due: at(61)),
                HeartbeatRow(source: "never", lastAt: nil, due: at(9)),
            ]
            #expect(try await journal.heartbeats() == wanted)
        }
    }

    @Test("changes come newest first, as they were sent", arguments: homes)
    func changes(home: Home) async throws {
        try await home.journal { journal in
            let deploy = Change(source: "ci", summary: "Deploy 1", at: nil, links: [Alert.Link(url: "https://ci.example/1", text: "")], details: "{}")
            try await journal.record(deploy, at: noon)
            try await journal.record(Change(source: "ci", summary: "Deploy 2", at: at(1)), at: at(2))
            #expect(try await journal.changes(since: noon, limit: 9).map(\.change.summary) == ["Deploy 2", "Deploy 1"])
            #expect(try await journal.changes(since: noon, limit: 9).last == RecordedChange(change: deploy, receivedAt: noon))
            #expect(try await journal.changes(since: at(1), limit: 9).count == 1)
            #expect(try await journal.changes(since: noon, limit: 1).count == 1)
            #expect(try await journal.changes(from: noon, to: at(2), limit: 9).map(\.change.summary) == ["Deploy 1"])
        }
    }

    @Test("tokens, runbooks and replies are kept", arguments: homes)
    func kept(home: Home) async throws {
        try await home.journal { journal in
            let token = TokenRow(name: "deploys", hash: "ab", scopes: ["read", "send:ci"], person: "ana", createdAt: noon, expiresAt: at(9))
            try await journal.put(token)
            #expect(try await journal.tokens() == [token])
            try await journal.note(usedToken: "ab", at: at(3))
            try await journal.note(usedToken: "cd", at: at(4))
            #expect(try await journal.tokens().map(\.usedAt) == [at(3)])
            try await journal.drop(token: "deploys")
            #expect(try await journal.tokens().isEmpty)

            try await journal.keep(runbook: RunbookVersion("v1"), text: "name: Payments", at: noon)
            #expect(try await journal.runbook(RunbookVersion("v1")) == "name: Payments")
            #expect(try await journal.runbook(RunbookVersion("v2")) == nil)

            let reply = KeptReply(request: "cd", status: 202, body: "{}")
            try await journal.keep(reply: reply, for: "k", at: noon)
            try await journal.keep(reply: KeptReply(request: "ef", status: 500, body: ""), for: "k", at: at(1))
            #expect(try await journal.reply(to: "k") == reply)
            #expect(try await journal.reply(to: "other") == nil)
        }
    }
}
