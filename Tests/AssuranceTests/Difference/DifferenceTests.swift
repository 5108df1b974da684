import Assurance
import OnCall
import Runbooks
import Testing
import Vocabulary

/// One edit of a runbook and what a reviewer has to be told of it.
struct Edit: Sendable, CustomTestStringConvertible {
    let testDescription: String
    private let make: @Sendable (inout Runbook) -> Void
    private let prepare: @Sendable (inout Runbook) -> Void
    let effect: Difference.Effect
    let told: String

    /// - Parameter after: What the runbook has besides before the edit, where that is not there already.
    init(
        _ name: String, _ effect: Difference.Effect, _ told: String, _ make: @escaping @Sendable (inout Runbook) -> Void,
        after prepare: @escaping @Sendable (inout Runbook) -> Void = { _ in }
    ) {
        testDescription = name
        self.make = make
        self.prepare = prepare
        self.effect = effect
        self.told = told
    }

    var before: Runbook {
        var runbook = Before.runbook
        prepare(&runbook)
        return runbook
    }

    var after: Runbook {
        var runbook = before
        make(&runbook)
        return runbook
    }
}

extension Edit {
    static let waking = [
        Edit("a rung comes earlier", .tightens, "P1, P2: cto is woken after 15m instead of after 30m.") {
            $0.ladders["all-hands"]?.rungs[1].at = .minutes(15)
        },
        Edit("a rung comes later", .loosens, "P1, P2: cto is woken after 45m instead of after 30m.") {
            $0.ladders["all-hands"]?.rungs[1].at = .minutes(45)
        },
        Edit("a rung goes", .loosens, "P1, P2: cto is no longer woken (was after 30m).") { $0.ladders["all-hands"]?.rungs.removeLast() },
        Edit("a rung is added", .tightens, "P1, P2: lead is now woken after 1h by sms, again every 5m (3 times).") {
            $0.ladders["all-hands"]?.rungs.append(
                Rung(at: .hours(1), action: .page([.seat("lead")]), by: [.sms], again: Rung.Repeat(every: .minutes(5), times: 3)))
        },
        Edit("a rung only names people", .appears, "P1, P2: cto is now named in mail #ops after 30m.") {
            $0.ladders["all-hands"]?.rungs[1].action = .mention([.seat("cto")], in: Audience(connection: "mail", destination: "#ops"))
        },
        Edit("a severity climbs no ladder", .loosens, "P2: whoever has primary is no longer woken (was at once).") { $0.severities[1].ladder = nil },
        Edit("the ladder is climbed again", .tightens, "P1, P2: the ladder is climbed 2 times instead of once.") {
            $0.ladders["all-hands"]?.rounds = 2
        },
        Edit("a severity can wait", .loosens, "P2: people are reached as for what is normal instead of urgent.") {
            $0.severities[1].urgency = .normal
        },
        Edit("a severity is new", .appears, "Severity P3 is new: Ugly.") { $0.severities.append(Severity(name: "P3", means: "Ugly.")) },
    ]

    static let onCall = [
        Edit(
            "turns are taken the other way round", .changes,
            """
            primary: others are on call for 28 d of 28 days, first from Mon 2026-03-02 00:00 until Mon 2026-03-09 00:00: bo instead of ana.
            """
        ) { $0.schedules["primary"]?.edit { $0.rotate = [["bo"], ["ana"]] } },
        Edit(
            "a schedule ends", .loosens,
            """
            primary: nobody is on call for 14 d of 28 days, first from Mon 2026-03-16 00:00 until Mon 2026-03-23 00:00: \
            nobody instead of ana.
            """
        ) { $0.schedules["primary"]?.edit { $0.until = WallTime(day: Before.day(3, 16), minuteOfDay: 0) } },
        Edit("a seat changes hands", .changes, "Seat cto: bo (backup cy) instead of cy.") { $0.seats["cto"] = .held(["bo", "cy"]) },
    ]

    static let alerts = [
        Edit("a team's alerts go elsewhere", .changes, "Alerts where labels.team pay go to till instead of shop.") {
            $0.services["till"] = Service(name: "till")
            $0.routes[0].service = "till"
        },
        Edit("routes change places", .changes, "Routes are tried in another order, and no alert goes elsewhere by that.") { $0.routes.swapAt(0, 1) },
        Edit("a severity is chosen otherwise", .changes, "An alert is P1 when: labels.team pay (was: the sender's severity critical).") {
            $0.severities[0].match = Before.team("pay")
        },
        Edit(
            "alerts are grouped otherwise", .changes,
            "Alerts of the same alert make one incident instead of: Alerts of the same service make one incident."
        ) {
            $0.grouping.by = [.alert]
        },
        Edit("severities are ranked otherwise", .changes, "Severities are ranked otherwise: P2, P1, highest first.") { $0.severities.swapAt(0, 1) },
    ]

    static let duties = [
        Edit("an answer is promised sooner", .tightens, "acknowledge is owed within P1 5m instead of 10m.") {
            $0.severities[0].acknowledgeWithin = Promise(.within(.exact(.minutes(5))))
        },
        Edit("an answer is promised later", .loosens, "acknowledge is owed within P1 1h instead of 10m.") {
            $0.severities[0].acknowledgeWithin = Promise(.within(.exact(.hours(1))))
        },
        Edit("business hours instead of hours, which is later at night", .loosens, "recover is owed within P1 4 business hours instead of 4h.") {
            $0.severities[0].recoverWithin = Promise(.within(.businessHours(4)))
        },
        Edit(
            "no recovery is promised any more", .vanishes,
            "recover is no longer owed (was: by the responders from raised until resolved, within P1 4h)."
        ) {
            $0.severities[0].recoverWithin = nil
        },
        Edit("updates come more often", .tightens, "update customers is owed again every 30m instead of 1h.") {
            $0.communications[0].cadence = .every(.exact(.minutes(30)))
        },
        Edit("somebody else writes the updates", .changes, "update customers is owed by lead instead of commander.") {
            $0.communications[0].owner = .seat("lead")
        },
        Edit("a regulator is told", .appears, "file regulator is owed now: by lead from breach until filed, within 72h.") {
            $0.clocks = [
                LegalClock(
                    name: "regulator",
                    stages: [
                        .init(name: "regulator", starts: .fact("breach"), owner: .seat("lead"), within: Terms(Promise(.within(.exact(.hours(72))))))
                    ])
            ]
        },
    ]

    static let rest = [
        Edit("somebody is reached by fewer ways", .loosens, "ana is reached by email over mail instead of sms, call over sms, email over mail.") {
            $0.people["ana"]?.urgent = [Person.Reach(by: .way(.email))]
        },
        Edit("a number changes, and is not told", .changes, "ana has another phone number.") { $0.people["ana"]?.phone = "+46700000009" },
        Edit(
            "a connection goes, and the ways it carried", .loosens,
            "ana is reached by email over mail instead of sms, call over sms, email over mail."
        ) {
            $0.connections.removeLast()
        },
        Edit("somebody else answers for a phase", .changes, "Accountable in contain: cto instead of commander.") {
            $0.raci.cells[0].letters = [.responsible]
            $0.raci.cells.append(RACI.Cell(party: .seat("cto"), phase: "contain", letters: [.accountable]))
        },
        Edit("a checklist asks for less", .loosens, "Phase 'contain': item “Tell support” is gone.") {
            $0.lifecycle.phases[0].checklist.items.removeLast()
        },
        Edit("a text changes", .changes, "Template 'first': text “We know.” instead of “We are looking into it.”.") {
            $0.templates[0].text = "We know."
        },
        Edit("nobody has to agree any more", .loosens, "Changes of the runbook no longer need the agreement of lead.") { $0.upkeep.approvers = [] },
        Edit("a holiday is added", .changes, "1 holiday (2026-12-25) more.") { $0.business.holidays = [Before.day(12, 25)] },
    ]
}

extension Edit {
    static let all = waking + onCall + alerts + duties + rest + givenUp + unreached + described
}

extension Schedule {
    fileprivate mutating func edit(_ change: (inout Layer) -> Void) {
        guard case .layers(var layers) = cover else { return }
        change(&layers[0])
        cover = .layers(layers)
    }
}

@Suite("What another text of the runbook makes different")
struct DifferenceTests {
    @Test("a reviewer is told what an edit does", arguments: Edit.all)
    func told(edit: Edit) {
        let difference = Difference(from: edit.before, to: edit.after, over: Before.window)
        let mine = difference.changes.filter { $0.words == edit.told }
        #expect(mine.map(\.effect) == [edit.effect], "\(difference.text)")
    }

    @Test(
        "the way back undoes it: what came goes, and what got tighter gets looser",
        arguments: Edit.waking + Edit.onCall + Edit.duties + Edit.givenUp
    )
    func back(edit: Edit) {
        let there = Difference(from: edit.before, to: edit.after, over: Before.window)
        let back = Difference(from: edit.after, to: edit.before, over: Before.window)
        let opposite: [Difference.Effect: Difference.Effect] = [.appears: .vanishes, .vanishes: .appears, .tightens: .loosens, .loosens: .tightens]
        let counts = Dictionary(grouping: there.changes) { opposite[$0.effect] ?? $0.effect }.mapValues(\.count)
        #expect(Dictionary(grouping: back.changes, by: \.effect).mapValues(\.count) == counts, "\(there.text)\n\n\(back.text)")
    }

    @Test("the same runbook written otherwise differs in nothing")
    func nothing() {
        let difference = Before.difference {
            $0.version = RunbookVersion("111111111111")
            $0.severities[0].recoverWithin = Promise(.within(.exact(.seconds(4 * 3600))))
        }
        #expect(difference.isEmpty)
        #expect(difference.text == "Both runbooks mean the same.")
    }

    @Test("the comment on a pull request names the clauses and who has to agree")
    func markdown() {
        let difference = Before.difference { $0.ladders["all-hands"]?.rungs[1].at = .minutes(15) }
        #expect(
            difference.markdown == """
                ### Who is woken

                - **tightens** P1, P2: cto is woken after 15m instead of after 30m. `ladders.all-hands`

                1 thing tightens. To be agreed to by lead.

                """)
    }
}
