import Documents
import OnCall
import Runbooks
import Vocabulary

/// A runbook as a list of single facts, `severity/P1/acknowledge_within = 5m`, so that two runbooks can be compared.
struct Facts {
    private(set) var all: [(path: String, value: String)] = []
    private let runbook: Runbook

    init(_ runbook: Runbook) {
        self.runbook = runbook
        addAbout()
        runbook.severities.forEach { addSeverity($0) }
        runbook.escalations.forEach { addEscalation($0) }
        addPeople()
        addLifecycle()
        addCommunications()
        addPlaybooks()
        addReviews()
        addPractice()
    }

    /// Of a document: what the language decides where nothing is written counts only where something is.
    init(_ runbook: Runbook, of draft: Draft) {
        self.init(runbook)
        add(
            "runbook/hours",
            draft["runbook", "business_hours"].map { clause in
                clause.text ?? clause.items.compactMap(\.text).joined(separator: ", ")
            })
        add("runbook/zone", draft["runbook", "timezone"]?.text)
        add("triage/when_unsure", draft["triage", "when_unsure"]?.text)
    }

    private mutating func add(_ path: String, _ value: String?) {
        if let value, !value.isEmpty { all.append((path, value)) }
    }

    private mutating func add(_ path: String, _ values: [String]) { values.forEach { add(path, $0) } }

    // MARK: Parts

    private mutating func addAbout() {
        add("runbook/owner", runbook.owner?.text)
        add("runbook/version_note", runbook.upkeep.note)
        for look in runbook.upkeep.reviews {
            add("runbook/reviewed", "every \(look.every.written)".replacing("12 months", with: "1 year"))
            add("runbook/reviewed/what", look.what)
        }
        add("runbook/approved_by", runbook.upkeep.approvers.map(Self.name))
        add("runbook/read_by", runbook.upkeep.readers.map(Self.name))
        add("severities", runbook.severities.map(\.name.text).joined(separator: ", "))
        for schedule in runbook.schedules.values {
            add("schedule/\(schedule.name)/zone", schedule.zone)
            if case .layers(let layers) = schedule.cover { add("schedule/\(schedule.name)/every", layers.map(\.every.written)) }
            if case .seat(let seat) = schedule.cover { add("schedule/\(schedule.name)/seat", seat.text) }
        }
    }

    private mutating func addSeverity(_ severity: Severity) {
        let path = "severity/\(severity.name)"
        add("\(path)/acknowledge_within", severity.acknowledgeWithin?.written)
        add("\(path)/recover_within", severity.recoverWithin?.written)
        add("\(path)/update_every", severity.updateEvery?.written)
        add("\(path)/first_update_within", severity.firstUpdateWithin?.written)
        add("\(path)/review_within", severity.reviewWithin?.written)
        add("\(path)/breaches_slo", severity.breachesSLO?.rawValue)
        add("\(path)/status_page", severity.statusPage.map(Self.words))
        add("\(path)/says", [severity.means] + severity.examples + severity.also)
        add("\(path)/match", severity.match?.words)
        guard let name = severity.ladder, let ladder = runbook.ladders[name] else { return }
        for (place, rung) in ladder.rungs.enumerated() { add("\(path)/rung/\(place + 1)", Self.words(rung)) }
    }

    private static func words(_ policy: Severity.StatusPagePolicy) -> String {
        switch policy {
        case .always: "always"
        case .never: "never"
        case .optional: "optional"
        case .whenCustomerVisible: "when customer visible"
        case .after(let duration): "after \(Span.exact(duration).written)"
        }
    }

    private static func words(_ rung: Rung) -> String {
        let when = rung.at >= .seconds(1000 * 3600) ? "then" : "at \(Span.exact(rung.at).written)"
        let by = rung.by.isEmpty ? "" : " by \(rung.by.map(\.rawValue).joined(separator: ", "))"
        switch rung.action {
        case .page(let targets): return "\(when) page \(targets.map(name).joined(separator: ", "))\(by)"
        case .mention(let targets, let place): return "\(when) mention \(targets.map(name).joined(separator: ", ")) in \(place.connection)"
        case .ticket(let place): return "\(when) ticket \(place.connection)"
        }
    }

    private static func name(_ target: Rung.Target) -> String {
        switch target {
        case .person(let name): name.text
        case .seat(let name): name.text
        case .schedule(let name): name.text
        }
    }

    private static func name(_ party: Party) -> String { party.parts.name ?? party.parts.kind }

    private static func names(_ match: Matcher) -> String {
        if case .fact(.severity, let values) = match {
            return values.map { if case .exactly(let text) = $0 { text } else { "?" } }.joined(separator: ", ")
        }
        if case .all(let parts) = match, parts.count == 1 { return names(parts[0]) }
        return match == .everything ? "" : match.words
    }

    private mutating func addEscalation(_ escalation: Escalation) {
        var words = ["for \(Self.names(escalation.match))"]
        if let within = escalation.within { words.append("within \(Span.exact(within).written)") }
        words.append("unless \(escalation.unless.word)")
        if !escalation.page.isEmpty { words.append("page \(escalation.page.map(Self.name).joined(separator: ", "))") }
        if let every = escalation.every { words.append("every \(Span.exact(every).written)") }
        if let propose = escalation.propose { words.append("propose \(propose)") }
        if !escalation.reasons.isEmpty { words.append("reasons \(escalation.reasons.joined(separator: ", "))") }
        add("escalation", words.joined(separator: " "))
        addParts(of: escalation)
    }

    /// Each by itself, so that two can be compared whatever their words are.
    private mutating func addParts(of escalation: Escalation) {
        let path = "escalation/\(escalation.name)"
        let named = Self.names(escalation.match)
        add("\(path)/for", named.isEmpty ? runbook.severities.map(\.name.text).joined(separator: ", ") : named)
        add("\(path)/page", escalation.page.isEmpty ? nil : escalation.page.map(Self.name).joined(separator: ", "))
        add("\(path)/every", escalation.every.map { Span.exact($0).written })
        guard let within = escalation.within else { return add("\(path)/within", "by hand") }
        add("\(path)/within", Span.exact(within).written)
        add("\(path)/unless", escalation.unless.word)
        add("\(path)/from", escalation.from.word)
    }

    private mutating func addPeople() {
        for role in runbook.roles {
            let path = "role/\(role.name)"
            add("\(path)/does", role.does)
            add("\(path)/for", Self.names(role.match))
            add("\(path)/backup", role.backup.map(Self.name))
            add("\(path)/hand_over_every", role.handOverEvery?.written)
            switch role.filling {
            case .firstToAcknowledge: add("\(path)/default", "first to acknowledge")
            case .firstOnCall: add("\(path)/default", "first on call")
            case .declarer: add("\(path)/default", "declarer")
            case .party(let party): add("\(path)/default", Self.name(party))
            case .byHand: break
            }
        }
        for cell in runbook.raci.cells {
            let letters = cell.letters.map(\.rawValue).joined(separator: "/")
            let when: String =
                switch cell.match {
                case .not(let match): " unless \(Self.names(match))"
                default: Self.names(cell.match).isEmpty ? "" : " when \(Self.names(cell.match))"
                }
            add("raci/\(Self.name(cell.party))/\(cell.phase)", letters + when)
            add("raci/\(Self.name(cell.party))/note", cell.note)
        }
        for contact in runbook.contacts {
            add("contact/\(contact.name)", contact.name)
            for (key, value) in [
                ("email", contact.email), ("phone", contact.phone), ("url", contact.url), ("backup", contact.backup), ("for", contact.purpose),
            ] { add("contact/\(contact.name)/\(key)", value) }
        }
        for tool in runbook.tools { add("tool/\(tool.name)", tool.run ?? tool.open) }
        for seat in runbook.seats.keys { add("seat/\(seat)", seat.text) }
    }

    private mutating func addLifecycle() {
        add("phases", runbook.lifecycle.phases.map(\.name.text).joined(separator: ", "))
        for phase in runbook.lifecycle.phases {
            add("phase/\(phase.name)/check", phase.checklist.items.map(\.text))
            add("phase/\(phase.name)/within", phase.checklist.within.all?.written)
            add("phase/\(phase.name)/for", Self.names(phase.checklist.match))
            for item in phase.checklist.items where item.match != .everything {
                add("phase/\(phase.name)/for", "\(Self.names(item.match)): \(item.text)")
            }
        }
        add("statuses", runbook.lifecycle.statuses.map(\.name.text).joined(separator: ", "))
        add("declare", runbook.lifecycle.declareNeeds.map { if case .field(let field) = $0 { field.rawValue } else { "" } })
        add("observe", runbook.lifecycle.observations.compactMap { $0.length.all?.written })
        add("triage/severity_within", runbook.triage.severityWithin.all?.written)
        add("triage/question", runbook.triage.questions.map(\.text))
    }

    private mutating func addTerms(_ path: String, _ terms: Terms) {
        add(path, terms.all?.written)
        for (name, promise) in terms.bySeverity { add("\(path)/\(name)", promise.written) }
    }

    /// The fields a template is filled with, each once: `severity` of `{{#severity}}{{severity}}{{/severity}}`.
    private static func fields(of template: String) -> [String] {
        let names = template.split(separator: "{{").dropFirst().compactMap {
            $0.split(separator: "}}").first.map { String($0.drop { "#^/".contains($0) }) }
        }
        return Set(names).subtracting(["."]).sorted()
    }

    private static func words(_ cadence: Communication.Cadence) -> String {
        switch cadence {
        case .every(let span): span.written
        case .asNeeded: "as needed"
        case .startAndEnd: "start and end"
        case .never: "none"
        }
    }

    private mutating func addCommunications() {
        for communication in runbook.communications {
            let path = "communication/\(communication.name)"
            for part in communication.to.parts {
                switch part {
                case .channel(let connection, let place): add("\(path)/to", place.isEmpty ? connection.text : "\(connection):\(place)")
                case .statusPage: add("\(path)/to", "status_page")
                case .subscribers: add("\(path)/to", "subscribers")
                case .people(let parties, _): add("\(path)/to", parties.map(Self.name).joined(separator: ", "))
                case .several: break
                }
            }
            add("\(path)/owner", Self.name(communication.owner))
            add("\(path)/for", Self.names(communication.match))
            add("\(path)/only", communication.only == .everything ? "" : communication.only.words)
            addTerms("\(path)/within", communication.first)
            add("\(path)/every", Self.words(communication.cadence))
            for (name, cadence) in communication.cadenceBySeverity { add("\(path)/every/\(name)", Self.words(cadence)) }
            add("\(path)/template", communication.templates.update?.text)
            if case .channel(let connection, _)? = communication.fallback { add("\(path)/fallback", connection.text) }
        }
        for template in runbook.templates {
            let text = (template.subject.map { "Subject: \($0)\n" } ?? "") + template.text
            add("template/\(template.name)", text)
            add("template/\(template.name)/field", Self.fields(of: text))
        }
        for clock in runbook.clocks {
            for stage in clock.stages {
                let path = "clock/\(clock.name)"
                addTerms("\(path)/within", stage.within)
                add("\(path)/starts", stage.starts.word)
                add("\(path)/owner", Self.name(stage.owner))
                add("\(path)/tell", stage.tell)
            }
        }
    }

    private mutating func addPlaybooks() {
        for playbook in runbook.playbooks {
            let path = "playbook/\(playbook.name)"
            add("\(path)/symptom", playbook.symptoms)
            add("\(path)/cause", playbook.causes)
            add("\(path)/detect", playbook.detect)
            add("\(path)/step", playbook.steps.map { $0.text + ($0.condition.map { " if \($0)" } ?? "") })
            add("\(path)/verify", playbook.verify)
            add("\(path)/never", playbook.never)
            add("\(path)/first", playbook.first)
            add("\(path)/for", Self.names(playbook.match))
        }
    }

    private mutating func addReviews() {
        guard let reviews = runbook.reviews else { return }
        add("reviews/for", Self.names(reviews.match))
        for milestone in reviews.milestones {
            addTerms(milestone.name == ReviewPolicy.published ? "reviews/within" : "reviews/milestone/\(milestone.name)", milestone.within)
        }
        add("reviews/title", reviews.title)
        for section in reviews.sections { add("reviews/section", section.name) }
        for field in reviews.impact { add("reviews/impact/\(field.name)", field.kind.rawValue) }
        for item in reviews.agenda { add("reviews/agenda/\(item.text)", item.minutes.map { "\($0)m" } ?? "") }
        add("reviews/length", reviews.length.map { "\($0.lowerBound)m to \($0.upperBound)m" })
        add("reviews/attendee", reviews.attendees.map(Self.name))
        for publication in reviews.publish {
            switch publication {
            case .folder(let folder, _): add("reviews/publish", folder)
            case .communication(let name): add("reviews/publish", name.text)
            case .people(let people): add("reviews/publish", people.map(Self.name).joined(separator: ", "))
            }
        }
        for category in reviews.categories { add("reviews/actions/\(category.name)", category.within.written) }
        add("reviews/actions_need", reviews.actionsNeed.map(\.rawValue).joined(separator: ", "))
        add("reviews/follow_up", reviews.followUp?.written)
    }

    private mutating func addPractice() {
        for kpi in runbook.kpis {
            let path = "kpi/\(kpi.name)"
            add("\(path)/target", kpi.goal.map { Self.words($0, kpi.measure) })
            for (name, goal) in kpi.goalBySeverity { add("\(path)/target/\(name)", Self.words(goal, kpi.measure)) }
            add("\(path)/for", Self.names(kpi.match))
            add("\(path)/reviewed", kpi.reviewed?.written)
            add("\(path)/source", kpi.source)
        }
        for drill in runbook.drills {
            add("drill/\(drill.name)/every", drill.every.written.replacing("12 months", with: "1 year"))
            add("drill/\(drill.name)/what", drill.what)
        }
        for certification in runbook.certifications {
            add("certification/\(certification.name)/renew", certification.renew?.written)
            add("certification/\(certification.name)/proof", certification.proof)
            add("certification/\(certification.name)/who", certification.who.map(Self.name))
        }
    }

    private static func words(_ goal: KPI.Goal, _ measure: KPI.Measure) -> String {
        let isTime = [.mtta, .mttr, .mttm, .timeToDetect].contains(measure)
        let bound = isTime ? Span.exact(.seconds(Int64(goal.bound))).written : "\(Int(goal.bound)) %"
        let isPlain = goal.comparison == .atMost && isTime || goal.comparison == .atLeast
        return (isPlain ? "" : "\(goal.comparison.rawValue) ") + bound
    }
}

extension Occasion {
    var word: String {
        switch self {
        case .raised: "raised"
        case .acknowledged: "acknowledged"
        case .mitigated: "mitigated"
        case .resolved: "resolved"
        case .fact(let name): name.text
        default: "\(self)"
        }
    }
}
