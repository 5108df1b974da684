import Engine
import OnCall
import Runbooks
import Testing
import Vocabulary

/// One incident that lives through a random sequence of commands beside a toy outbox, with every law asked after every step.
struct Life {
    private var chance: SplitMix64
    private let runbook: Runbook
    private var now = Moment.minute(0)
    private var incident: Incident?
    private(set) var journal: [IncidentEvent] = []
    /// Pages and notices that are on their way, as the effects alone tell.
    private var outbox: Set<PageID> = []
    private var queued: Set<PageID> = []
    private var ended: Set<PageID> = []
    private var endings = Endings()

    init(seed: UInt64, runbook: Runbook) {
        chance = SplitMix64(seed: seed)
        // As the server has it: what is owed is worked out once.
        self.runbook = runbook.settlingDuties()
    }

    mutating func live(steps: Int) throws {
        try step(.raise(.sample(chance.pick(runbook.severities).name)), by: .source("prometheus"))
        for _ in 0..<steps {
            now = now + .milliseconds(Int64(chance.pick([0, 1, 1_000, 60_000, 300_000, 600_000, 3_600_000, 200_000_000])))
            let command = randomCommand()
            try step(command, by: author(of: command))
        }
        try end()
    }

    /// Every page ends: what is on its way at last expires, and whatever that queues expires too.
    private mutating func end() throws {
        for _ in 0..<500 {
            guard let page = outbox.min() else { break }
            now = now + .minutes(1)
            try step(.receipt(page, .expired, latency: .zero), by: .runbell)
        }
        #expect(outbox.isEmpty)
        #expect(queued == ended)
        #expect(Incident.fold(journal, id: Drill.id) == incident)
    }

    private mutating func step(_ command: IncidentCommand, by author: Author) throws {
        let circumstances = Circumstances(now: now, runbook: runbook, recentPages: chance.below(4) == 0 ? ["ana": 50] : [:], press: .filling)
        let before = incident
        let decision: Decision
        do throws(Refusal) {
            decision = try Incident.decide(command, by: author, id: Drill.id, on: incident, in: circumstances)
        } catch { return }
        #expect(
            try Incident.decide(command, by: author, id: Drill.id, on: incident, in: circumstances) == decision, "decided otherwise the second time")
        for event in decision.events { evolve(event) }
        for effect in decision.effects { carryOut(effect) }
        check(command, decision, before)
    }

    private mutating func evolve(_ event: IncidentEvent) {
        incident = Incident.evolve(incident, event, id: Drill.id)
        journal.append(event)
        #expect(incident?.violations == [], "after \(event.told)")
        endings.follow(event)
        if case .pageEnded(let page, _, _) = event.what { ended.insert(page) }
    }

    private mutating func carryOut(_ effect: Effect) {
        switch effect {
        case .page(let page):
            #expect(page.due >= now && page.due < now + .minutes(5) && page.expires == page.due + Limits.pageLifetime)
            queue(page.id)
        case .notice(let notice): queue(notice.id)
        case .withdraw(let page): outbox.remove(page)
        case .withdrawAll: outbox = []
        case .hasten(let page): #expect(outbox.contains(page))
        case .wake, .carryOut: break
        }
    }

    private mutating func queue(_ page: PageID) {
        #expect(queued.insert(page).inserted, "page \(page) was named twice")
        outbox.insert(page)
    }

    private mutating func check(_ command: IncidentCommand, _ decision: Decision, _ before: Incident?) {
        guard let incident else { return }
        if case .receipt(let page, _, _) = command { outbox.remove(page) }
        #expect(outbox == Set(incident.pending.map(\.id) + incident.pendingNotices.map(\.id)), "after \(command): outbox and incident disagree")

        let wakes = decision.effects.filter { if case .wake = $0 { true } else { false } }
        #expect(wakes.count == (decision == Decision() ? 0 : 1) && decision.effects.last == wakes.last)
        #expect(wakes.isEmpty || wakes == [.wake(incident.nextWake(under: runbook))])
        if case .wake = command, let next = incident.nextWake(under: runbook) { #expect(next > now, "woken for the past") }
        if case .wake = command { checkDuties(of: incident) }

        checkRaised(before, incident)
        let pages = decision.effects.contains { if case .page = $0 { true } else { false } }
        if !incident.phase.isOpen, pages { #expect(decision.isAboutSomethingOwed, "\(command) paged for a closed incident") }
        if case .acknowledge = command, before?.phase == .triggered { #expect(incident.asking.isEmpty) }
        if case .resolved = before?.phase, command != .reopen { #expect(incident.phase == before?.phase, "\(command) reopened it") }
    }

    /// What became worse is asked of its own ladder, whoever had taken what it was before.
    private func checkRaised(_ before: Incident?, _ after: Incident) {
        guard let before, before.phase.isOpen, after.phase.isOpen, before.phase.word != "quiet", after.phase.word != "quiet" else { return }
        let places = [before, after].map { incident in runbook.severities.firstIndex { $0.name == incident.severity } ?? .max }
        guard places[1] < places[0], let ladder = runbook.severity(named: after.severity)?.ladder else { return }
        #expect(after.climb?.ladder == ladder, "it became \(after.severity), and ladder \(ladder) was not asked")
    }

    /// What was promised and is due has ended; what ends with the incident has ended with it.
    private func checkDuties(of incident: Incident) {
        for duty in incident.duties where duty.state == .open {
            if duty.isPromise { #expect(duty.due >= now, "\(duty.name) is overdue and nobody says so") }
            #expect(!incident.isMerged, "\(duty.name) is owed by what was merged")
            guard !incident.phase.isOpen, let rule = runbook.duties.first(where: { $0.name == duty.name }) else { continue }
            #expect(rule.outlives, "\(duty.name) is owed although it is over")
        }
        for role in runbook.roles {
            guard let holder = incident.staff[role.name]?.holder else { continue }
            #expect(!role.apart.contains { incident.staff[$0]?.holder == holder }, "\(holder) is two things that are kept apart")
        }
    }

    private func author(of command: IncidentCommand) -> Author {
        switch command {
        case .join, .clear, .acknowledge(via: .alert): .source("prometheus")
        case .wake, .receipt, .stumbled, .play(.ended): .runbell
        default: .person(["ana", "bo", "cy"][journal.count % 3])
        }
    }

    private mutating func randomCommand() -> IncidentCommand {
        let page = outbox.isEmpty || chance.below(8) == 0 ? PageID(incident: Drill.id, number: chance.below(9)) : chance.pick(outbox.sorted())
        let outcome = chance.pick([PageOutcome.delivered(provider: "capture"), .delivered(provider: "capture"), .failed(reason: "503"), .expired])
        let key = AlertKey(source: "prometheus", key: "more")
        let target = chance.pick([Rung.Target.person("cy"), .seat("owners"), .schedule("primary"), .schedule("night"), .person("zoe")])
        let until = now + .minutes(Int64(chance.below(300)) - 5)
        if chance.below(300) == 0 { return .merge(into: IncidentID(43)) }
        if !runbook.playbooks.isEmpty, chance.below(2) == 0 { return chance.work(at: now) }
        if !runbook.roles.isEmpty, chance.below(2) == 0 { return randomWork() }
        return chance.pick([
            .wake, .wake, .wake, .wake, .receipt(page, outcome, latency: .seconds(1)), .receipt(page, outcome, latency: .seconds(1)),
            .receipt(page, .failed(reason: "503"), latency: .seconds(1)), .stumbled(page, reason: "503"), .acknowledge(via: .link),
            .acknowledge(via: .alert),
            .unacknowledge, .escalate, .reassign(to: [target]), .addResponders([target]),
            .changeSeverity(chance.pick(runbook.severities).name, because: "so"),
            .snooze(until: until), .mitigate, .resolve(summary: ""), .reopen, .absorb(IncidentID(9)),
            .absorb(IncidentID(Int64(chance.below(5)) + 1)), .note("hm"), .tag([chance.pick(["checkout", "x", "y"])]),
            .state(impact: ["customers": Double(chance.below(10))]), .join([key], summary: ""), .clear([key], remaining: chance.below(3)),
            .raise(.sample("P1")),
        ])
    }

    /// What people say and do on an incident beyond answering.
    private mutating func randomWork() -> IncidentCommand {
        let person = chance.pick([PersonName("ana"), "bo", "cy", "dana", "eve", "zoe"])
        let role = chance.pick([RoleName("commander"), "scribe", "liaison"])
        let phase = chance.pick([PhaseName("detect"), "contain", "recover", "learn"])
        let fact = chance.pick([FactName("breach"), "legal cleared", "bad deploy", "rolled back"])
        let audience = chance.pick([AudienceName("team"), "board", "customers", "press"])
        let duty = incident.flatMap { $0.duties.isEmpty ? nil : chance.pick($0.duties.map(\.name)) } ?? "recover"
        let since = now - .minutes(Int64(chance.below(200)))
        let draft = Incident.ActionDraft(text: "Alert earlier", owner: .person(person), category: "soon")
        let (step, item) = (chance.below(9), chance.below(4))
        return chance.pick([
            .staff(.assign(role, to: person)), .staff(.handOver(role, to: person, note: "")), .staff(.accept(role)),
            .staff(.decline(role, because: "busy")), .staff(.vacate(role, because: "off")),
            .progress(.enter(phase)), .progress(.approve(phase)), .progress(.refuse(phase, because: "no")), .progress(.setStatus("Fixed")),
            .progress(.advise("contain", .person("bo"), words: "wait")), .progress(.tick("contain", item: item, done: chance.below(3) > 0)),
            .progress(.confirmSeverity), .progress(.answer(question: chance.below(3), yes: chance.below(2) == 0)),
            .knowledge(.state(fact, since: since)), .knowledge(.withdraw(fact, because: "wrong")), .knowledge(.waive(duty, because: "no need")),
            .knowledge(.file("authority", "report", evidence: "")), .knowledge(.falseAlarm(because: "a test")),
            .update(.post(audience, text: "We look.", status: nil)), .update(.release(step)), .update(.reject(step, because: "no")),
            .play(.start("errors")), .play(.run("errors", step: step)), .play(.approve("errors", step: step)),
            .play(.refuse("errors", step: step, because: "no")), .play(.done("errors", step: step, words: "")),
            .play(.ended("errors", step: step, StepOutcome(.succeeded, reason: "exit 0"))),
            .review(.observed(words: "")), .review(.draft("It broke.")), .review(.approve), .review(.publish), .review(.addAction(draft)),
            .review(.finishAction(item, words: "")), .review(.dropAction(item, because: "no")),
        ])
    }
}

/// How each duty ended: once, and never both ways.
struct Endings {
    private var states: [DutyName: String] = [:]

    mutating func follow(_ event: IncidentEvent) {
        switch event.what {
        case .dutyOpened(let name, _, _, _, _): states[name] = "open"
        case .dutyKept(let name, _): end(name, "kept", from: ["open", "missed"])
        case .dutyMissed(let name): end(name, "missed", from: ["open"])
        case .dutyMoot(let name): end(name, "moot", from: ["open"])
        case .dutyWaived(let name, _): end(name, "waived", from: ["open", "missed"])
        case .dutyStepped(let name, _, _, _):
            #expect(["open", "missed"].contains(states[name]), "a step of \(name), which is \(states[name] ?? "not there")")
        default: break
        }
    }

    private mutating func end(_ name: DutyName, _ state: String, from before: [String]) {
        #expect(before.contains(states[name] ?? ""), "\(name) is \(state) after it was \(states[name] ?? "not there")")
        states[name] = state
    }
}

extension Incident {
    /// Pages on their way that want somebody to take it.
    fileprivate var asking: [PageNote] {
        pending.filter { note in waves.contains { $0.numbers.contains(note.id.number) && $0.because.asksForAnswer } }
    }
}

extension Decision {
    /// A legal clock, a review or an action item goes on after the end, and so do the alarms about them.
    var isAboutSomethingOwed: Bool {
        events.contains { event in
            switch event.what {
            case .dutyStepped, .pageEnded: true
            default: false
            }
        }
    }
}
