import Engine
import Storage
import Testing
import Vocabulary

@Suite("Laws of the outbox and of wakes")
struct OutboxLaws {
    @Test("a queued message comes back as it was, when it is due", arguments: homes)
    func claim(home: Home) async throws {
        try await home.journal { journal in
            let page = samplePage(first, 1, due: at(2))
            let notice = sampleNotice(first, 2)
            _ = try await journal.commit(.raise(first, effects: [.page(page), .notice(notice)]))
            #expect(try await journal.nextDue() == noon)
            let now = try await journal.claim(at: noon, leaseUntil: at(1), limit: 10)
            #expect(now == [OutboxRow(message: .notice(notice), queuedAt: noon, due: noon)])
            #expect(try await journal.nextDue() == at(1))
            #expect(try await journal.claim(at: at(2), leaseUntil: at(3), limit: 10).map(\.id.number) == [2, 1])
            #expect(try await journal.outbox(of: first).map(\.message) == [.page(page), .notice(notice)])
        }
    }

    @Test("of two who claim, nobody gets a row before the other's lease ends", arguments: homes)
    func leases(home: Home) async throws {
        try await home.journal { journal in
            _ = try await journal.commit(.raise(first, effects: (1...40).map { .page(samplePage(first, $0)) }))
            let taken = try await withThrowingTaskGroup { group in
                for _ in 0..<8 { group.addTask { try await journal.claim(at: noon, leaseUntil: at(1), limit: 7) } }
                return try await group.reduce(into: [PageID]()) { $0 += $1.map(\.id) }
            }
            #expect(taken.count == 40)
            #expect(Set(taken).count == 40)
            #expect(try await journal.claim(at: noon + .seconds(59), leaseUntil: at(2), limit: 50).isEmpty)
            #expect(try await journal.claim(at: at(1), leaseUntil: at(2), limit: 50).count == 40)
        }
    }

    @Test("a page's number is used once: using it again fails, and takes nothing else with it", arguments: homes)
    func numbers(home: Home) async throws {
        try await home.journal { journal in
            _ = try await journal.commit(.raise(first, effects: [.page(samplePage(first, 1))]))
            await withTaskGroup { group in
                group.addTask { _ = try? await journal.commit(.note(first, after: 1, effects: [.page(samplePage(first, 1, to: "bo"))])) }
                for number in 2...9 as ClosedRange<Int64> { group.addTask { _ = try? await journal.commit(.raise(IncidentID(number))) } }
            }
            #expect(try await journal.outbox(of: first).map(\.person) == ["ana"])
            #expect(try await journal.events(of: first).count == 1)
            #expect(try await journal.incidents(IncidentQuery()).count == 9)
            #expect(try await journal.verify().broken == nil)
        }
    }

    @Test("one person's bundle comes together", arguments: homes)
    func bundles(home: Home) async throws {
        try await home.journal { journal in
            let pages = [
                samplePage(first, 1, bundled: true), samplePage(first, 2, to: "bo"), samplePage(first, 3, bundled: true),
                samplePage(first, 4, due: at(30), bundled: true), samplePage(first, 5), samplePage(first, 6, to: "bo", bundled: true),
            ]
            _ = try await journal.commit(.raise(first, effects: pages.map { .page($0) }))
            #expect(try await journal.claim(at: noon, leaseUntil: at(1), limit: 1).map(\.id.number) == [1, 3])
            #expect(try await journal.claim(at: noon, leaseUntil: at(1), limit: 9).map(\.id.number) == [2, 5, 6])
        }
    }

    @Test("an ended row stays as it ended, but a withdrawn one takes the word of its receipt", arguments: homes)
    func ended(home: Home) async throws {
        try await home.journal { journal in
            let id = PageID(incident: first, number: 1)
            _ = try await journal.commit(.raise(first, effects: [.page(samplePage(first, 1)), .page(samplePage(first, 2))]))
            _ = try await journal.claim(at: noon, leaseUntil: at(5), limit: 1)
            _ = try await journal.commit(.note(first, after: 1, effects: [.withdrawAll]))
            #expect(try await journal.outbox(of: first).map(\.outcome) == [.superseded, .superseded])
            _ = try await journal.commit(.note(first, after: 2, ended: [id: .delivered(provider: "ntfy")]))
            _ = try await journal.commit(.note(first, after: 3, ended: [id: .failed(reason: "too late")]))
            #expect(try await journal.outbox(of: first).map(\.outcome) == [.delivered(provider: "ntfy"), .superseded])
            #expect(try await journal.claim(at: at(60), leaseUntil: at(61), limit: 9).isEmpty)
            #expect(try await journal.nextDue() == nil)
        }
    }

    @Test("withdrawing takes back what waits of this incident only, and nothing queued after it", arguments: homes)
    func withdraw(home: Home) async throws {
        try await home.journal { journal in
            let done = PageID(incident: first, number: 1)
            _ = try await journal.commit(.raise(first, effects: (1...3).map { .page(samplePage(first, $0)) }))
            _ = try await journal.commit(.raise(second, effects: [.page(samplePage(second, 1))]))
            let entry = Entry.note(
                first, after: 1, effects: [.withdrawAll, .notice(sampleNotice(first, 4))], ended: [done: .failed(reason: "no such topic")])
            _ = try await journal.commit(entry)
            #expect(try await journal.outbox(of: first).map(\.outcome) == [.failed(reason: "no such topic"), .superseded, .superseded, nil])
            #expect(try await journal.outbox(of: second).map(\.outcome) == [nil])
        }
    }

    @Test("one page is withdrawn or hastened alone", arguments: homes)
    func oneAlone(home: Home) async throws {
        try await home.journal { journal in
            let pages = (1...3).map { samplePage(first, $0, due: at(10)) }
            _ = try await journal.commit(.raise(first, effects: pages.map { .page($0) }))
            _ = try await journal.commit(
                .note(first, after: 1, at: at(2), effects: [.withdraw(pages[0].id), .hasten(pages[1].id), .hasten(pages[0].id)]))
            let rows = try await journal.outbox(of: first)
            #expect(rows.map(\.outcome) == [.superseded, nil, nil])
            #expect(rows.map(\.due) == [at(10), at(2), at(10)])
            #expect(try await journal.claim(at: at(2), leaseUntil: at(3), limit: 9).map(\.id.number) == [2])
            _ = try await journal.commit(.note(first, after: 2, at: at(2), effects: [.hasten(pages[1].id)]))
            #expect(try await journal.claim(at: at(2), leaseUntil: at(3), limit: 9).isEmpty, "a leased row is not hastened into a second send")
        }
    }

    @Test("what expired still comes, so that somebody says so", arguments: homes)
    func expiry(home: Home) async throws {
        try await home.journal { journal in
            _ = try await journal.commit(.raise(first, effects: [.page(samplePage(first, 1, expires: at(3)))]))
            let rows = try await journal.claim(at: at(4), leaseUntil: at(5), limit: 9)
            #expect(rows.map(\.id.number) == [1])
            _ = try await journal.commit(.note(first, after: 1, ended: [rows[0].id: .expired]))
            #expect(try await journal.outbox(of: first).map(\.outcome) == [.expired])
        }
    }

    @Test("a row put back comes again at its time, unless it has ended", arguments: homes)
    func retry(home: Home) async throws {
        try await home.journal { journal in
            let id = PageID(incident: first, number: 1)
            _ = try await journal.commit(.raise(first, effects: [.page(samplePage(first, 1))]))
            _ = try await journal.claim(at: noon, leaseUntil: at(1), limit: 9)
            try await journal.retry(id, attempts: 1, at: at(3))
            #expect(try await journal.claim(at: at(2), leaseUntil: at(4), limit: 9).isEmpty)
            #expect(try await journal.claim(at: at(3), leaseUntil: at(4), limit: 9).map(\.attempts) == [1])
            _ = try await journal.commit(.note(first, after: 1, ended: [id: .delivered(provider: "ntfy")]))
            try await journal.retry(id, attempts: 2, at: at(3))
            #expect(try await journal.claim(at: at(9), leaseUntil: at(10), limit: 9).isEmpty)
        }
    }

    @Test("a person's recent pages are counted up to a bound, and those that never left do not count", arguments: homes)
    func storm(home: Home) async throws {
        try await home.journal { journal in
            let pages = (1...6).map { samplePage(first, $0, due: at(Int64($0))) } + [samplePage(first, 7, to: "bo", due: at(3))]
            _ = try await journal.commit(.raise(first, effects: pages.map { .page($0) } + [.withdraw(pages[5].id)]))
            let ended: [PageID: PageOutcome] = [pages[1].id: .delivered(provider: "ntfy"), pages[2].id: .expired]
            _ = try await journal.commit(.note(first, after: 1, ended: ended))
            #expect(try await journal.pages(to: "ana", since: noon, atMost: 9) == 4)
            #expect(try await journal.pages(to: "ana", since: at(4), atMost: 9) == 2)
            #expect(try await journal.pages(to: "ana", since: noon, atMost: 3) == 3)
            #expect(try await journal.pages(to: "cy", since: noon, atMost: 3) == 0)
        }
    }

    @Test("an incident has one wake, the last that was asked for", arguments: homes)
    func wakes(home: Home) async throws {
        try await home.journal { journal in
            _ = try await journal.commit(.raise(first, effects: [.wake(at(9)), .wake(at(5))]))
            _ = try await journal.commit(.raise(second, effects: [.wake(at(4))]))
            #expect(try await journal.nextWake() == at(4))
            #expect(try await journal.dueWakes(at: at(3), leaseUntil: at(6), limit: 9).isEmpty)
            let due = try await journal.dueWakes(at: at(5), leaseUntil: at(7), limit: 9)
            #expect(due == [Wake(incident: second, due: at(4)), Wake(incident: first, due: at(5))])
            #expect(try await journal.dueWakes(at: at(6), leaseUntil: at(8), limit: 9).isEmpty)
            _ = try await journal.commit(.note(first, after: 1, effects: [.wake(nil)]))
            #expect(try await journal.dueWakes(at: at(7), leaseUntil: at(8), limit: 9) == [Wake(incident: second, due: at(4))])
            _ = try await journal.commit(.note(second, after: 1, effects: [.wake(at(7))]))
            #expect(try await journal.dueWakes(at: at(7), leaseUntil: at(9), limit: 9) == [Wake(incident: second, due: at(7))])
        }
    }

    @Test("the pulse shows what is due and taken by nobody", arguments: homes)
    func pulse(home: Home) async throws {
        try await home.journal { journal in
            #expect(try await journal.pulse(at: noon) == StoragePulse(oldestDueWake: nil, oldestDueMessage: nil, waiting: 0))
            _ = try await journal.commit(
                .raise(first, effects: [.wake(at(1)), .page(samplePage(first, 1)), .page(samplePage(first, 2, due: at(9)))]))
            #expect(try await journal.pulse(at: at(2)) == StoragePulse(oldestDueWake: at(1), oldestDueMessage: noon, waiting: 2))
            _ = try await journal.claim(at: at(2), leaseUntil: at(5), limit: 1)
            _ = try await journal.dueWakes(at: at(2), leaseUntil: at(5), limit: 1)
            #expect(try await journal.pulse(at: at(3)) == StoragePulse(oldestDueWake: nil, oldestDueMessage: nil, waiting: 2))
            try await journal.probe()
        }
    }
}
