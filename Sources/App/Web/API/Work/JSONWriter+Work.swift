package import Engine
internal import Notation
internal import Runbooks
internal import Vocabulary

/// What working on an incident has come to: who does what, how far it is, what is known.
extension JSONWriter {
    mutating func work(of incident: Incident, under runbook: Runbook) {
        roles(of: incident, runbook)
        phases(of: incident, runbook)
        triage(of: incident, runbook)
        knowledge(incident.knowledge)
        clocks(of: incident, runbook)
        list("updates", incident.updates) { $0.update($1) }
        list("playbooks", incident.plays) { $0.play($1) }
        member("components") { writer in
            writer.object { object in
                for (name, condition) in incident.conditions.sorted(by: { $0.key < $1.key }) { object.member(name.text, condition.rawValue) }
            }
        }
        member("escalationsFired", incident.escalationsFired)
        list("actions", incident.review.actions) { $0.action($1, of: incident.id, incident.opening.service) }
        member("review") { $0.review(incident.review) }
    }

    // MARK: Who does what

    private mutating func roles(of incident: Incident, _ runbook: Runbook) {
        let written = runbook.roles.map(\.name)
        let others = incident.staff.keys.filter { !written.contains($0) }.sorted()
        list("roles", written + others) { writer, name in
            let holding = incident.staff[name]
            writer.object {
                $0.member("role", name)
                $0.member("does", runbook.role(name)?.does ?? [])
                $0.member("holder", ifAny: holding?.holder?.text)
                $0.member("since", ifAny: holding?.since)
                $0.member("offeredTo", ifAny: holding?.offeredTo?.text)
                if let note = holding?.note, !note.isEmpty { $0.member("note", note) }
            }
        }
    }

    // MARK: How far it is

    private mutating func phases(of incident: Incident, _ runbook: Runbook) {
        let progress = incident.progress
        if let next = progress.waitingFor {
            member("waitingFor") { writer in
                writer.object {
                    $0.member("phase", next)
                    $0.member("askedBy", ifAny: progress.askedBy?.description)
                }
            }
        }
        list("phases", runbook.lifecycle.phases) { writer, phase in
            let isForIt = phase.checklist.match.holds(for: incident.facts)
            writer.object {
                $0.member("phase", phase.name)
                $0.member("means", phase.means)
                $0.member("current", phase.name == progress.phase)
                $0.list("checklist", isForIt ? Array(phase.checklist.items.enumerated()) : []) { writer, item in
                    writer.item(item.element, number: item.offset + 1, tick: progress.ticks[phase.name]?[item.offset + 1], incident.facts)
                }
            }
        }
    }

    private mutating func item(_ item: Lifecycle.Item, number: Int, tick: Incident.Progress.Tick?, _ facts: Facts) {
        object {
            $0.member("item", number)
            $0.member("text", item.text)
            $0.member("optional", item.isOptional)
            $0.member("applies", item.match.holds(for: facts))
            $0.member("done", tick != nil)
            $0.member("by", ifAny: tick?.by.description)
            $0.member("at", ifAny: tick?.at)
            $0.member("owner", ifAny: item.owner?.description)
            $0.member("link", ifAny: item.link)
        }
    }

    private mutating func triage(of incident: Incident, _ runbook: Runbook) {
        list("triage", Array(runbook.triage.questions.enumerated())) { writer, question in
            writer.object {
                $0.member("question", question.offset + 1)
                $0.member("text", question.element.text)
                if let answer = incident.progress.answers[question.element.text] { $0.member("yes", answer) }
            }
        }
    }

    // MARK: What is known

    private mutating func knowledge(_ knowledge: Incident.Knowledge) {
        list("facts", knowledge.stated.sorted { ($0.value, $0.key) < ($1.value, $1.key) }) { writer, fact in
            writer.object {
                $0.member("fact", fact.key)
                $0.member("since", fact.value)
            }
        }
        member("pins", knowledge.pins)
        list("links", knowledge.links) { $0.link($1) }
        member("related", knowledge.related.map(\.description))
        member("services", knowledge.services)
        member("impactWords") { writer in
            writer.object { object in
                for (name, words) in knowledge.words.sorted(by: { $0.key < $1.key }) { object.member(name, words) }
            }
        }
        member("briefing", knowledge.briefing)
        member("estimate", ifAny: knowledge.estimate)
    }

    /// What is owed to authorities and partners, and what was filed; a clock nothing is owed on is left out.
    private mutating func clocks(of incident: Incident, _ runbook: Runbook) {
        let stages = runbook.clocks.flatMap { clock in clock.stages.map { (clock.name, $0) } }
        let shown = stages.filter { clock, stage in
            incident.knowledge.filings[clock]?[stage.name] != nil || incident.duties.contains { $0.name == .clock(clock, stage.name) }
        }
        list("clocks", shown) { writer, shown in
            let (clock, stage) = shown
            let duty = incident.duties.first { $0.name == .clock(clock, stage.name) }
            let filing = incident.knowledge.filings[clock]?[stage.name]
            writer.object {
                $0.member("clock", clock)
                $0.member("stage", stage.name)
                $0.member("owner", (duty?.owner ?? stage.owner).description)
                $0.member("needsEvidence", stage.needsEvidence)
                $0.member("tell", ifAny: runbook.telling(for: .clock(clock, stage.name)) ?? stage.tell)
                $0.member("due", ifAny: duty?.deadline)
                $0.member("state", ifAny: duty?.state.words.0)
                $0.member("filedAt", ifAny: filing?.at)
                $0.member("filedBy", ifAny: filing?.by.description)
                $0.member("evidence", ifAny: filing?.evidence)
            }
        }
    }

    private mutating func review(_ review: Incident.Review) {
        object {
            $0.member("state", review.state)
            $0.member("revision", review.tag.text)
            $0.member("draftedBy", ifAny: review.draftedBy?.description)
            $0.member("approvedBy", ifAny: review.approvedBy?.description)
            $0.member("publishedAt", ifAny: review.publishedAt)
        }
    }

    mutating func list<Row>(_ name: String, _ rows: [Row], _ write: (inout JSONWriter, Row) -> Void) {
        member(name) { writer in writer.array { list in for row in rows { write(&list, row) } } }
    }
}

extension Incident.Review {
    static let states = ["empty", "draft", "approved", "published"]

    package var state: String {
        if publishedAt != nil { return "published" }
        if approvedBy != nil { return "approved" }
        return text.isEmpty ? "empty" : "draft"
    }
}
