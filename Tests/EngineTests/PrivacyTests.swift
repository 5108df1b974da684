import Engine
import OnCall
import Runbooks
import Testing
import Vocabulary

@Suite("What is said of a private incident, and whom it is for")
struct PrivacyTests {
    private func raised(_ severity: SeverityName = "P1", in runbook: Runbook = .work) throws(Refusal) -> (Drill, Decision) {
        var drill = Drill(runbook)
        var opening = Opening.sample(severity)
        opening.isPrivate = true
        let decision = try drill.when(.raise(opening), by: .person("cy"))
        return (drill, decision)
    }

    /// Nothing that others may read says what it is about.
    private func expectSilent(_ decision: Decision, _ place: SourceLocation = #_sourceLocation) {
        let shared = decision.notices.filter { ["chat", "ops", "tickets", .folder, .subscribers].contains($0.connection) }
        for notice in shared {
            #expect(notice.title == "Private incident INC-42 needs you" && notice.text.isEmpty, sourceLocation: place)
        }
    }

    @Test("a rung that names people in a channel, a ticket and an alarm say only that it needs somebody; a page says all")
    func channels() throws {
        let ops = Audience(connection: "ops", destination: "#inc")
        let rungs = [
            Rung(action: .page([.schedule("primary")])), Rung(at: .minutes(1), action: .mention([.seat("owners")], in: ops)),
            Rung(at: .minutes(2), action: .ticket(Audience(connection: "tickets"))),
        ]
        var (drill, first) = try raised(in: .climbing(rungs))
        #expect(first.pages.first?.title == "5xx at 7 %")
        let mention = try drill.when(.wake, by: .runbell, at: 1)
        #expect(mention.notices.map(\.place) == ["ops #inc"] && mention.notices[0].mentions == ["cy", "dana"])
        expectSilent(mention)
        let ticket = try drill.when(.wake, by: .runbell, at: 2)
        #expect(ticket.notices.map(\.connection) == ["tickets"])
        expectSilent(ticket)
        let alarm = try drill.when(.wake, by: .runbell, at: 60)
        #expect(alarm.notices.map(\.connection) == ["ops"])
        expectSilent(alarm)
    }

    @Test("a page knows that it is private; what wakes nobody says nothing where a locked screen shows it")
    func lockedScreen() throws {
        let runbook = Runbook.work.with {
            $0.connections.append(Connection(name: "devices", kind: .webpush))
            for name in $0.people.keys { $0.people[name]?.normal = [.init(by: .connection("devices"))] }
        }
        var drill = Drill(runbook)
        var opening = Opening.sample("P1")
        opening.isPrivate = true
        let raised = try drill.when(.raise(opening), by: .person("cy"))
        #expect(!raised.pages.isEmpty && raised.pages.allSatisfy(\.isPrivate))
        try drill.when(.resolve(summary: "A full disk"), by: .person("cy"), at: 2)
        let reminded = try drill.when(.wake, by: .runbell, at: 3 + 24 * 60)
        let seen = reminded.notices.filter { $0.connection == "devices" }
        #expect(!seen.isEmpty && seen.allSatisfy { $0.title == "Private incident INC-42 needs you" && $0.text.isEmpty })
    }

    @Test("a channel is told nothing by itself, from the first word to the review, and the record says so")
    func automatic() throws {
        let runbook = Runbook.work.with {
            $0.communications[0].sending = .automatically
            $0.communications[0].first = Terms()
            $0.reviews?.approve = nil
        }
        var (drill, first) = try raised(in: runbook)
        #expect(first.notices.filter { $0.connection == "chat" }.isEmpty && drill.incident?.updates == [])
        #expect(first.told.contains("noted While it is private, nothing is said to team, customers, readers, press."))
        #expect(drill.state(of: "update team") == nil)
        #expect(try drill.when(.resolve(summary: ""), at: 5).notices.allSatisfy { $0.connection != "chat" })
        try drill.when(.review(.draft("# What happened")), at: 6)
        let published = try drill.when(.review(.publish), by: .person("bo"), at: 7)
        #expect(published.notices.isEmpty)
        #expect(published.told.contains("noted The review was not written into the folder: INC-42 is private."))
    }

    @Test("an update to people goes by itself only to those who take part; whoever writes one brings its readers in")
    func people() throws {
        let runbook = Runbook.work.with {
            $0.communications[1] = Communication(
                name: "board", to: .several([.people([.seat("owners")], by: []), .channel("chat", place: "#board")]),
                templates: .init(first: "short"), sending: .automatically)
        }
        var (drill, told) = try raised("P4", in: runbook)
        // Cy opened it; Dana, the other owner, knows nothing of it.
        #expect(told.notices.filter { $0.text.contains("update 1") }.map(\.destination) == ["cy"])
        let roster = Roster(schedules: runbook.schedules, seats: runbook.seats)
        #expect(drill.incident?.isFor(.person("dana"), in: roster, at: .minute(1)) == false)
        let said = try drill.when(.update(.post("board", text: "It goes on.", status: nil)), at: 11)
        #expect(Set(said.notices.map(\.destination)) == ["cy", "dana"])
        #expect(drill.incident?.isFor(.person("dana"), in: roster, at: .minute(11)) == true)
    }

    @Test("where nobody of the audience takes part, the update is left to whoever owes it")
    func nobody() throws {
        let runbook = Runbook.work.with {
            $0.communications[1] = Communication(
                name: "board", to: .people([.person("dana")], by: []), templates: .init(first: "short"), sending: .automatically)
        }
        let (drill, told) = try raised("P4", in: runbook)
        #expect(told.told.contains("noted It is private, and nobody of board takes part: no update went out by itself."))
        #expect(drill.incident?.updates == [] && told.notices.isEmpty)
    }

    @Test("made private, what waits to be said is taken back, and what was held back stays so until it is visible again")
    func madePrivate() throws {
        var drill = try Drill.raised(in: .work)
        try drill.when(.update(.post("team", text: "It began.", status: nil)), at: 1)
        try drill.when(.update(.post("customers", text: "We look into it.", status: nil)), at: 1)
        let hidden = try drill.when(.knowledge(.setPrivate(true)), at: 2)
        #expect(hidden.told.contains("superseded"))
        #expect(try drill.when(.knowledge(.state("legal cleared", since: .minute(3))), at: 3).updates.isEmpty)
        #expect(try drill.when(.knowledge(.setPrivate(false)), at: 4).updates.count == 1)
    }

    @Test(
        "whom Runbell rings, writes to or names takes part, and still does when it is over",
        arguments: ["ana", "bo", "cy", "dana"] as [PersonName])
    func whoTakesPart(_ person: PersonName) throws {
        var (drill, _) = try raised(in: .full)
        let roster = Roster(schedules: drill.runbook.schedules, seats: drill.runbook.seats)
        var addressed: Set<PersonName> = ["cy"]
        for minute in [0.0, 1, 5, 10, 15, 20] {
            let decision = try drill.when(.wake, by: .runbell, at: minute)
            addressed.formUnion(decision.pages.map(\.person))
        }
        try drill.when(.resolve(summary: ""), at: 21)
        #expect(addressed.isSubset(of: drill.incident?.addressed.union(["cy"]) ?? []))
        #expect(drill.incident?.isFor(.person(person), in: roster, at: .minute(22)) == true)
        #expect(drill.incident?.isFor(.person("eve"), in: roster, at: .minute(22)) == false)
    }

    @Test("who owes something may see it, by name, by seat and by schedule")
    func owing() throws {
        var (drill, _) = try raised("P4")
        let before = drill.incident
        let roster = Roster(schedules: drill.runbook.schedules, seats: drill.runbook.seats)
        #expect(before?.isFor(.person("ana"), in: roster, at: .minute(1)) == false)
        for owner in [.person("ana"), .seat("lead"), .schedule("primary"), .everyoneOnCall] as [Party] {
            drill = try raised("P4").0
            try drill.when(.review(.addAction(.init(text: "Mend it", owner: owner, category: "soon"))), by: .person("cy"), at: 1)
            let person: PersonName = owner == .seat("lead") ? "bo" : "ana"
            #expect(drill.incident?.isFor(.person(person), in: roster, at: .minute(2)) == true)
            #expect(drill.incident?.isFor(.person("dana"), in: roster, at: .minute(2)) == false)
        }
    }
}

extension Decision {
    fileprivate var pages: [Page] { effects.compactMap { if case .page(let page) = $0 { page } else { nil } } }
}
