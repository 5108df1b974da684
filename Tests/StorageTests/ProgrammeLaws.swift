import Engine
import OnCall
import Runbooks
import Storage
import Testing
import Vocabulary

@Suite("Laws of the programme's stream")
struct ProgrammeLaws {
    static func change(
        after expected: Int, _ what: ProgrammeEvent.What..., effects: [Effect] = [], ended: [PageID: PageOutcome] = [:],
        override: Override? = nil
    ) -> ProgrammeChange {
        ProgrammeChange(
            expected: expected, at: noon, events: what.map { ProgrammeEvent(at: noon, by: .person("ana"), $0) }, effects: effects, ended: ended,
            override: override)
    }

    @Test("what was decided comes back among what else happened, numbered from 1", arguments: homes)
    func roundTrip(home: Home) async throws {
        try await home.journal { journal in
            let alarm = ProgrammeEntry(at: noon, by: .runbell, .alarm("the disk is slow"))
            _ = try await journal.commit(alarm)
            let change = Self.change(after: 1, .dutyMissed("drill tabletop 2026-Q4"), .actionsGoneThrough(words: "None."))
            #expect(try await journal.commit(change) == Committed(sequence: 3, position: 3))
            let all = try await journal.programme(after: 0)
            #expect(all.map(\.event) == [alarm] + change.entries)
            #expect(all.map(\.sequence) == [1, 2, 3])
            #expect(try await journal.programme(after: 2).map(\.event.what) == [.decided(.actionsGoneThrough(words: "None."))])
            #expect(try await journal.programme(after: 3).isEmpty)
            #expect(try await journal.verify().broken == nil)
        }
    }

    @Test("an address that was proven is kept with what was decided, replaced by the next, and gone when it is given up", arguments: homes)
    func ownAddresses(home: Home) async throws {
        try await home.journal { journal in
            let first = OwnAddressRow(person: "ana", contact: .phone, address: "+46700000009", provenAt: noon)
            let mail = OwnAddressRow(person: "ana", contact: .email, address: "ana@home.example", provenAt: noon)
            let second = OwnAddressRow(person: "ana", contact: .phone, address: "+46700000008", provenAt: at(1))
            for (place, step) in [OwnAddressRow.Change.keep(first), .keep(mail), .keep(second)].enumerated() {
                var change = Self.change(after: place, .ownWaySet("ana", .phone, shown: "…", notices: []))
                change.ownAddress = step
                _ = try await journal.commit(change)
            }
            #expect(try await journal.ownAddresses() == [mail, second])
            var late = Self.change(after: 0, .ownWayDropped("ana", .phone, notices: []))
            late.ownAddress = .drop("ana", .phone)
            await #expect(throws: JournalError.conflict) { try await journal.commit(late) }
            late.expected = 3
            _ = try await journal.commit(late)
            #expect(try await journal.ownAddresses() == [mail])
        }
    }

    @Test("a shift that is taken over comes with what was decided, or neither is kept", arguments: homes)
    func takenOver(home: Home) async throws {
        let override = Override(id: 1, schedule: "primary", person: "bo", replaces: "ana", start: noon, end: at(60))
        try await home.journal { journal in
            let change = Self.change(after: 0, .coverTaken(1, by: "bo", notices: []), override: override)
            let again = Self.change(after: 2, .coverTaken(1, by: "bo", notices: []), override: override)
            let committed = try await journal.commit(change)
            #expect(committed == Committed(sequence: 2, position: 2))
            #expect(try await journal.overrides(endingAfter: noon) == [override])
            #expect(try await journal.programme(after: 0).map(\.event) == change.entries)
            await #expect(throws: JournalError.conflict) { _ = try await journal.commit(again) }
            #expect(try await journal.lastPosition == 2)
        }
    }

    @Test("a stream that has moved on is a conflict, also by what is not decided, and nothing is kept", arguments: homes)
    func stale(home: Home) async throws {
        try await home.journal { journal in
            _ = try await journal.commit(ProgrammeEntry(at: noon, by: .runbell, .alarm("the disk is slow")))
            let late = Self.change(after: 0, .dutyMissed("drill"), effects: [.notice(sampleNotice(Programme.id, 1)), .wake(at(5))])
            await #expect(throws: JournalError.conflict) { _ = try await journal.commit(late) }
            #expect(try await journal.lastPosition == 1)
            #expect(try await journal.outbox(of: Programme.id).isEmpty)
            #expect(try await journal.nextWake() == nil)
        }
    }

    @Test("its notices are claimed and ended like any other, and its wake is leased like any other", arguments: homes)
    func effects(home: Home) async throws {
        try await home.journal { journal in
            let notice = sampleNotice(Programme.id, 1)
            _ = try await journal.commit(Self.change(after: 0, .dutyMissed("drill"), effects: [.notice(notice), .wake(at(5))]))
            #expect(try await journal.dueWakes(at: at(5), leaseUntil: at(7), limit: 9) == [Wake(incident: Programme.id, due: at(5))])
            #expect(try await journal.claim(at: noon, leaseUntil: at(2), limit: 9).map(\.id) == [notice.id])
            let outcome = PageOutcome.delivered(provider: "slack")
            _ = try await journal.commit(Self.change(after: 1, .noticeEnded(notice.id, outcome), effects: [.wake(nil)], ended: [notice.id: outcome]))
            #expect(try await journal.outbox(of: Programme.id).map(\.outcome) == [outcome])
            #expect(try await journal.nextWake() == nil)
            #expect(try await journal.nextDue() == nil)
        }
    }

    @Test("a page's number is never used twice", arguments: homes)
    func twice(home: Home) async throws {
        try await home.journal { journal in
            _ = try await journal.commit(Self.change(after: 0, .dutyMissed("drill"), effects: [.notice(sampleNotice(Programme.id, 1))]))
            await #expect(throws: JournalError.self) {
                _ = try await journal.commit(Self.change(after: 1, .dutyMissed("drill"), effects: [.notice(sampleNotice(Programme.id, 1))]))
            }
            #expect(try await journal.programme(after: 0).count == 1)
        }
    }
}
