import Engine
import Runbooks
import Storage
import Testing
import Vocabulary

@Suite("Laws of action items, of what people were paged, and of subscribers")
struct AfterwardsLaws {
    static func action(
        _ number: Int, due: Int64, owner: Party = .person("ana"), state: Incident.ActionItem.State = .open
    ) -> Incident.ActionItem {
        Incident.ActionItem(
            number: number, draft: Incident.ActionDraft(text: "Alert at 80 %", owner: owner, category: "detection", priority: "high"), addedAt: noon,
            due: at(due), state: state)
    }

    @Test("an action item is listed as the last entry that changed it left it", arguments: homes)
    func actions(home: Home) async throws {
        try await home.journal { journal in
            var raised = Entry.raise(first)
            raised.actions = [Self.action(1, due: 9), Self.action(2, due: 5)]
            _ = try await journal.commit(raised)
            var noted = Entry.note(first, after: 1)
            noted.actions = [Self.action(1, due: 9, state: .done(at: at(7), words: "In force."))]
            _ = try await journal.commit(noted)
            let wanted = [
                ActionRow(incident: first, service: "payments", item: Self.action(2, due: 5)),
                ActionRow(incident: first, service: "payments", item: noted.actions[0]),
            ]
            #expect(try await journal.actions(ActionQuery()) == wanted)
        }
    }

    @Test("action items are listed by when they are due, filtered", arguments: homes)
    func actionQueries(home: Home) async throws {
        try await home.journal { journal in
            var mine = Entry.raise(first)
            mine.actions = [
                Self.action(1, due: 9), Self.action(2, due: 5, state: .dropped(because: "No disks.")), Self.action(3, due: 20, owner: .seat("lead")),
            ]
            var secret = Entry.raise(second)
            secret.row.isPrivate = true
            secret.row.drill = "failover"
            secret.row.service = "web"
            secret.actions = [Self.action(1, due: 7)]
            for entry in [mine, secret] { _ = try await journal.commit(entry) }
            func found(_ query: ActionQuery) async throws -> [Int64] { try await journal.actions(query).map { $0.item.due.minutes } }
            #expect(try await found(ActionQuery()) == [5, 7, 9, 20])
            #expect(try await found(ActionQuery(limit: 2)) == [5, 7])
            #expect(try await found(ActionQuery(open: true)) == [7, 9, 20])
            #expect(try await found(ActionQuery(open: true, dueBefore: at(9))) == [7])
            #expect(try await found(ActionQuery(open: true, dueBefore: at(20), dueAfter: at(9))) == [9])
            #expect(try await found(ActionQuery(open: false, dueAfter: at(6))) == [])
            #expect(try await found(ActionQuery(open: false)) == [5])
            #expect(try await found(ActionQuery(incident: first)) == [5, 9, 20])
            #expect(try await found(ActionQuery(owners: [.seat("lead"), .person("bo")])) == [20])
            #expect(try await found(ActionQuery(service: "web")) == [7])
            #expect(try await found(ActionQuery(includePrivate: false)) == [5, 9, 20])
            #expect(try await journal.actions(ActionQuery(service: "web")).map(\.isDrill) == [true])
        }
    }

    @Test("a refused entry changes no action item", arguments: homes)
    func refused(home: Home) async throws {
        try await home.journal { journal in
            _ = try await journal.commit(.raise(first))
            var late = Entry.note(first, after: 0)
            late.actions = [Self.action(1, due: 9)]
            await #expect(throws: JournalError.conflict) { _ = try await journal.commit(late) }
            #expect(try await journal.actions(ActionQuery()).isEmpty)
        }
    }

    @Test("pages are counted from when they were due, without those that disturbed nobody", arguments: homes)
    func pageLoads(home: Home) async throws {
        try await home.journal { journal in
            let pages = [
                samplePage(first, 1, due: at(1)), samplePage(first, 2, to: "bo"), samplePage(first, 3, due: at(2)), samplePage(first, 4, due: at(3)),
                samplePage(first, 5, to: "cy", due: at(9)),
            ]
            var raised = Entry.raise(first, effects: pages.map { .page($0) } + [.notice(sampleNotice(first, 6))])
            raised.row.drill = "failover"
            _ = try await journal.commit(raised)
            let delivered = PageOutcome.delivered(provider: "ntfy")
            let ended: [PageID: PageOutcome] = [pages[0].id: delivered, pages[1].id: .failed(reason: "gone"), pages[2].id: .expired]
            var noted = Entry.note(first, after: 1, ended: ended)
            noted.row.drill = "failover"
            _ = try await journal.commit(noted)
            func load(_ page: Page, _ outcome: PageOutcome?) -> PageLoad {
                PageLoad(incident: first, person: page.person, way: .push, at: page.due, outcome: outcome, isDrill: true)
            }
            let all = [load(pages[1], .failed(reason: "gone")), load(pages[0], delivered), load(pages[3], nil), load(pages[4], nil)]
            #expect(try await journal.pageLoads(since: noon, until: at(60)) == all)
            #expect(try await journal.pageLoads(since: at(1), until: at(9)) == Array(all[1...2]))
        }
    }

    @Test("a subscriber is told once they confirmed, and until they are dropped", arguments: homes)
    func subscribers(home: Home) async throws {
        try await home.journal { journal in
            var ana = Subscriber(digest: "aa", email: "ana@mail.example", components: ["Checkout"], askedAt: noon)
            try await journal.put(ana)
            try await journal.put(Subscriber(digest: "bb", email: "bo@mail.example", askedAt: noon))
            #expect(try await journal.subscribers().isEmpty)
            #expect(try await journal.subscriber("aa") == ana)
            ana.confirmedAt = at(5)
            #expect(try await journal.confirm(subscriber: "aa", at: at(5)) == ana)
            #expect(try await journal.confirm(subscriber: "aa", at: at(6)) == ana)
            #expect(try await journal.confirm(subscriber: "none", at: at(5)) == nil)
            #expect(try await journal.subscribers() == [ana])
            #expect(try await journal.drop(subscriber: "aa"))
            #expect(try await journal.drop(subscriber: "aa") == false)
            #expect(try await journal.subscribers().isEmpty)
        }
    }

    @Test("asking again in somebody's name changes nothing before it is confirmed", arguments: homes)
    func again(home: Home) async throws {
        try await home.journal { journal in
            try await journal.put(Subscriber(digest: "aa", email: "ana@mail.example", askedAt: noon))
            _ = try await journal.confirm(subscriber: "aa", at: at(1))
            try await journal.put(Subscriber(digest: "cc", email: "ana@mail.example", components: ["Checkout"], askedAt: at(2)))
            #expect(try await journal.subscribers().map(\.digest) == ["aa"])
            _ = try await journal.confirm(subscriber: "cc", at: at(3))
            #expect(try await journal.subscribers().map(\.digest) == ["cc"])
            #expect(try await journal.subscriber("aa") == nil)
        }
    }

    @Test("who has their copy of a notice is known for a week", arguments: homes)
    func handed(home: Home) async throws {
        try await home.journal { journal in
            let (one, two) = (PageID(incident: first, number: 3), PageID(incident: first, number: 4))
            try await journal.note(handed: one, to: "aa", at: noon)
            try await journal.note(handed: one, to: "bb", at: at(5))
            try await journal.note(handed: one, to: "bb", at: at(6))
            #expect(try await journal.handed(one) == ["aa", "bb"])
            #expect(try await journal.handed(two).isEmpty)
            try await journal.note(handed: two, to: "aa", at: noon + Subscriber.memory + .seconds(1))
            #expect(try await journal.handed(one) == ["bb"])
            #expect(try await journal.handed(two) == ["aa"])
        }
    }

    @Test("who did not confirm within a week is forgotten", arguments: homes)
    func patience(home: Home) async throws {
        try await home.journal { journal in
            let late = noon + Subscriber.patience + .seconds(1)
            try await journal.put(Subscriber(digest: "aa", email: "ana@mail.example", askedAt: noon))
            #expect(try await journal.confirm(subscriber: "aa", at: late) == nil)
            try await journal.put(Subscriber(digest: "bb", email: "bo@mail.example", askedAt: late))
            #expect(try await journal.subscriber("aa") == nil)
        }
    }
}

extension Moment {
    /// Since the laws began.
    fileprivate var minutes: Int64 { (milliseconds - noon.milliseconds) / 60_000 }
}
