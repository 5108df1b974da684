import Engine
import OnCall
import Runbooks
import Testing
import Vocabulary

extension Runbook {
    /// The drill of an organisation that wrote down everything: whom it tells, what it states, plays, files and learns. Ana is on call, Bo
    /// holds the seat `lead`, Cy and Dana the seat `owners`.
    static let work: Runbook = {
        var runbook = Runbook.drill
        runbook.zone = "Europe/Stockholm"
        runbook.severities[0].match = .fact(.source, [.exactly("prometheus")])
        runbook.services["web"] = Service(name: "web", owner: "lead")
        runbook.connections.append(Connection(name: "chat", kind: .slack))
        runbook.facts = [StatedFact(name: "breach", tags: ["data"]), StatedFact(name: "legal cleared")]
        runbook.roles = [Role(name: "commander", apart: ["scribe"]), Role(name: "scribe", apart: ["commander"])]
        runbook.lifecycle.statuses = [.init(name: "Looking", shownAs: .investigating), .init(name: "Fixed", shownAs: .monitoring)]
        runbook.communications = .work
        runbook.templates = [
            Template(name: "short", subject: "{{severity}}: {{title}}", text: "{{status}}, update {{update_number}}, next in {{next_update_in}}"),
            Template(name: "over", text: "Over after {{duration}}."),
        ]
        runbook.playbooks = [.errors, .plain]
        runbook.clocks = [.authority]
        runbook.reviews = .work
        runbook.statusPage = StatusPage(components: [.init(name: "API", services: ["api"])])
        return runbook
    }()

    func with(_ change: (inout Runbook) -> Void) -> Runbook {
        var runbook = self
        change(&runbook)
        return runbook
    }
}

extension [Communication] {
    static let work = [
        Communication(
            name: "team", to: .channel("chat", place: "#inc-{{incident.slug}}"), match: .fact(.severity, [.exactly("P1")]),
            first: Terms(Promise(.within(.exact(.minutes(10))))), cadence: .every(.exact(.minutes(30))),
            templates: .init(first: "short", resolved: "over"), fallback: .channel("ops", place: "#backup")),
        Communication(name: "board", to: .people([.seat("owners")], by: [.sms]), approve: .seat("lead")),
        Communication(name: "customers", to: .statusPage, embargo: "legal cleared", visibility: .everybody),
        Communication(name: "readers", to: .subscribers, visibility: .everybody),
        Communication(name: "press", to: .channel("chat", place: "#press"), approve: .seat("lead"), embargo: "legal cleared"),
    ]
}

extension Playbook {
    static let errors = Playbook(
        name: "errors", match: .fact(.severity, [.exactly("P1")]), first: ["Preserve the evidence"],
        steps: [
            Step("Roll back", approve: .seat("lead"), timeout: .minutes(2), work: .command(["rollback"])),
            Step("Show it", work: .component("API", .majorOutage)),
            Step("Check", timeout: .seconds(30), work: .http(.init(url: .plain("https://api.example")))),
            Step("Which way?", work: .decide([.init(name: "wait"), .init(name: "fail over")])), Step("Call the vendor"),
            Step("Only for the web", match: .fact(.service, [.exactly("web")]), work: .command(["true"])),
            Step("Ticket", work: .ticket("ops")),
        ])
    static let plain = Playbook(name: "plain", steps: [Step("Look", work: .command(["uptime"]))])
}

extension LegalClock {
    static let authority = LegalClock(
        name: "authority", match: .fact(.tag, [.exactly("data")]),
        stages: [
            .init(name: "warning", starts: .fact("breach"), owner: .person("bo"), within: Terms(Promise(.within(.exact(.hours(24)))))),
            .init(
                name: "report", starts: .fact("breach"), owner: .person("bo"), within: Terms(Promise(.within(.exact(.hours(72))))),
                needsEvidence: false),
        ])
}

extension ReviewPolicy {
    static let work = ReviewPolicy(
        owner: .seat("lead"),
        milestones: [
            Milestone("draft", within: Terms(Promise(.within(.exact(.hours(24)))))),
            Milestone(ReviewPolicy.published, within: Terms(Promise(.within(.exact(.hours(48)))))),
        ],
        title: "Post-mortem {{incident.id}}", approve: .seat("owners"),
        publish: [.folder("docs/incidents", name: "{{incident.id}}-{{incident.slug}}.md"), .people([.person("dana")])],
        categories: [Category(name: "soon", within: .weeks(1))])
}

extension Press {
    /// Puts in what a template asks for by name, and nothing cleverer.
    static let filling = Press { template, fields in
        func fill(_ text: String) -> String {
            var text = text
            for (name, value) in fields.values {
                guard case .text(let words) = value else { continue }
                text = text.replacing("{{\(name)}}", with: words).replacing("{{ \(name) }}", with: words)
            }
            return text
        }
        return Drawn(subject: fill(template.subject ?? ""), text: fill(template.text))
    }
}

extension Decision {
    var notices: [Notice] { effects.compactMap { if case .notice(let notice) = $0 { notice } else { nil } } }
    var updates: [UpdateEvent] { events.compactMap { if case .update(let what) = $0.what { what } else { nil } } }
    var played: [PlayEvent] { events.compactMap { if case .play(let what) = $0.what { what } else { nil } } }
    var known: [KnowledgeEvent] { events.compactMap { if case .knowledge(let what) = $0.what { what } else { nil } } }
    var looked: [ReviewEvent] { events.compactMap { if case .review(let what) = $0.what { what } else { nil } } }
}

extension Notice {
    /// `chat #inc`
    var place: String { "\(connection) \(destination)" }
}

extension Drill {
    func state(of duty: DutyName) -> Incident.Duty.State? { incident?.duties.first { $0.name == duty }?.state }

    /// Holds when the command is refused with words that contain these.
    func expectRefusal(
        of command: IncidentCommand, by author: Author = .person("ana"), at minutes: Double = 1, saying words: String,
        _ place: SourceLocation = #_sourceLocation
    ) {
        do throws(Refusal) {
            _ = try decide(command, by: author, at: minutes)
            Issue.record("was not refused", sourceLocation: place)
        } catch { #expect("\(error)".contains(words), sourceLocation: place) }
    }
}
