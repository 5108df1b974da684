import Engine
import Runbooks
import Vocabulary

extension Runbook {
    /// The drill with everything written down that people may do on an incident, and somebody who lives it at random.
    static let busy = Runbook.work.with {
        $0.communications[0].sending = .automatically
        $0.communications[0].match = .everything
        $0.communications[1].cadence = .every(.exact(.hours(1)))
        $0.communications[1].first = Terms(Promise(.within(.exact(.minutes(20)))))
        $0.lifecycle.observations = [.init(length: Terms(Promise(.within(.exact(.hours(24))))))]
        $0.reviews?.approve = nil
        $0.playbooks[0].first = []
        $0.playbooks[1].steps += [
            .init("Tell the data officer", match: .fact(.stated, [.exactly("breach")])), .init("Wake the vendor", condition: "it is theirs"),
            .init("Restart", condition: "it hangs", approve: .seat("lead"), work: .command(["restart"])),
        ]
    }
}

extension SplitMix64 {
    /// Something somebody does on an incident, sensible or not.
    mutating func work(at now: Moment) -> IncidentCommand {
        switch below(4) {
        case 0: .update(update())
        case 1: .knowledge(knowledge(at: now))
        case 2: .play(play())
        default: .review(review(at: now))
        }
    }

    private mutating func update() -> UpdateCommand {
        let audience = pick(["team", "board", "customers", "readers", "press", "nobody"] as [AudienceName])
        let number = below(6) + 1
        return pick([
            .post(audience, text: "It goes on.", status: nil), .post(audience, text: nil, status: pick(["Looking", "Fixed", "Odd"])),
            .post(audience, text: "", status: nil), .release(number), .release(number), .reject(number, because: "no"),
            .setComponent(pick(["API", "Moon"]), pick(StatusPage.Condition.allCases)),
        ])
    }

    private mutating func knowledge(at now: Moment) -> KnowledgeCommand {
        let fact = pick(["breach", "legal cleared", "customer visible"] as [FactName])
        let stage = pick(["warning", "report", "third"] as [StageName])
        return pick([
            .state(fact, since: now + .minutes(Int64(below(90)) - 80)), .state(fact, since: now), .withdraw(fact, because: ""),
            .file("authority", stage, evidence: pick(["", "case 1"])), .pin("\(below(99))"), .unpin(below(4)),
            .link(.init(.call, title: "Room", url: pick(["https://call.example", "room"]))), .relate(IncidentID(Int64(below(50)) + 1)),
            .affect([pick(["api", "web", "moon"])]), .describe(impact: ["regions": pick(["north", "south"])]), .setPrivate(below(2) == 0),
            .untag([pick(["data", "checkout", "x"])]), .brief("wait"), .setEstimate(below(3) == 0 ? nil : now + .hours(1)),
            .escalate("stuck", because: "it spreads"), below(8) == 0 ? .falseAlarm(because: "a probe") : .brief("go on"),
            .waive(pick(["recover", "file authority: warning", "action 1", "odd"]), because: "agreed"),
        ])
    }

    private mutating func play() -> PlayCommand {
        let playbook = pick(["errors", "plain", "odd"] as [PlaybookName])
        let step = below(8)
        let outcome = StepOutcome(pick(StepOutcome.Result.allCases), reason: "so")
        return pick([
            .start(playbook), .answer(pick(["errors", "plain"]), step: step, yes: below(2) == 0),
            .run(playbook, step: step), .run("errors", step: 1), .run("plain", step: 1), .approve("errors", step: 1),
            .refuse("errors", step: 1, because: "no"), .done(playbook, step: step, words: "wait"), .skip(playbook, step: step, because: "so"),
            .ended("errors", step: 1, outcome), .ended("plain", step: 1, outcome), .ended(playbook, step: step, outcome),
        ])
    }

    private mutating func review(at now: Moment) -> ReviewCommand {
        let owner = pick([Party.person("bo"), .seat("owners"), .role("commander"), .ladder, .person("zoe")])
        var draft = Incident.ActionDraft(text: "Add an alert", owner: owner, category: pick(["soon", "late", nil]))
        if below(3) == 0 { draft.due = now + .hours(Int64(below(100)) - 10) }
        let number = below(4) + 1
        return pick([
            .observed(words: ""), .draft("text \(below(3))"), .reach(milestone: pick(["draft", "published", "odd"])), .approve, .publish,
            .asRead("text 1", then: .approve), .addAction(draft), .changeAction(number, draft), .finishAction(number, words: "done"),
            .dropAction(number, because: "no"),
        ])
    }
}
