internal import Runbooks
internal import Vocabulary

/// What people find out, and what they told authorities.
extension Deliberation {
    mutating func answer(_ command: KnowledgeCommand) throws(Refusal) {
        switch command {
        case .state(let fact, let since): try state(fact, since: since)
        case .withdraw(let fact, let because): try withdraw(fact, because: because)
        case .file(let clock, let stage, let evidence): try file(clock, stage, evidence: evidence)
        case .pin(let text): try pin(text)
        case .unpin(let number): try unpin(number)
        case .link(let link): try self.link(link)
        case .relate(let other): try relate(other)
        case .affect(let services): try affect(services)
        case .describe(let impact): try describe(impact)
        case .amend(let numbers, let words, let read): try amend(numbers, words, over: read)
        case .setPrivate(let yes): setPrivate(yes)
        case .untag(let tags): untag(tags)
        case .brief(let text): try brief(text)
        case .setEstimate(let moment): try estimate(moment)
        case .falseAlarm(let because): try findFalse(because)
        case .waive(let duty, let because): try waive(duty, because: because)
        case .escalate(let escalation, let because): try setOff(escalation, because: because)
        }
    }

    private mutating func know(_ what: KnowledgeEvent) { record(.knowledge(what), by: author) }

    // MARK: Facts

    /// Known since then, which may be before anybody declared an incident: an authority's clock counts from when it was known. Said again
    /// for a later moment it changes nothing, so that a second word gives no clock more time; whoever erred withdraws it first. What is
    /// planned is stated for the day it is planned for, and stated again when that moves.
    mutating func state(_ fact: FactName, since: Moment) throws(Refusal) {
        try check(name: fact.text)
        let isPlanned = runbook.facts.first { $0.name == fact }?.isPlanned ?? false
        guard since <= now || isPlanned else { throw .notAllowed("nobody can know yet what is so only later") }
        guard incident.knowledge.stated[fact] != nil || incident.knowledge.stated.count < Limits.labelsEach else {
            throw .tooMany(limit: Limits.labelsEach)
        }
        if let known = incident.knowledge.stated[fact], isPlanned ? known == since : known <= since { return }
        know(.stated(fact, since: since))
        try tag(runbook.facts.first { $0.name == fact }?.tags ?? [])
        askSeverityAgain()
        if since <= now { endEmbargo(of: fact) }
    }

    /// The tags that came with it stay: somebody may have acted on them.
    private mutating func withdraw(_ fact: FactName, because words: String) throws(Refusal) {
        guard incident.knowledge.stated[fact] != nil else { throw .unknown("fact", fact.text) }
        try check(words: words)
        know(.withdrawn(fact, because: words))
        askSeverityAgain()
    }

    /// Once a stage, and only a person says so: not even the end of the incident closes what is owed to an authority.
    private mutating func file(_ clock: ClockName, _ stage: StageName, evidence: String) throws(Refusal) {
        guard let known = runbook.clocks.first(where: { $0.name == clock }) else { throw .unknown("clock", clock.text) }
        guard let wanted = known.stages.first(where: { $0.name == stage }) else { throw .unknown("stage of \(clock)", stage.text) }
        let isOwed = incident.duty(.clock(clock, stage))?.isOwed ?? false
        if let filing = incident.knowledge.filings[clock]?[stage], !isOwed {
            let name = stage.text == clock.text ? clock.text : "\(stage) of \(clock)"
            throw .notAllowed("\(name) was filed at \(filing.at.rfc3339); what came after that belongs in a note")
        }
        try check(words: evidence)
        if wanted.needsEvidence, evidence.isBlank { throw .missing(["evidence"]) }
        know(.filed(clock, stage, evidence: evidence))
    }

    private mutating func findFalse(_ words: String) throws(Refusal) {
        guard incident.phase.isOpen else { throw .alreadyResolved }
        try check(words: words, named: "because")
        know(.foundFalse(because: words))
        resolve(summary: words, because: .falseAlarm)
    }

    // MARK: What everybody should see

    private mutating func pin(_ text: String) throws(Refusal) {
        try check(words: text, named: "text", atMost: Limits.summaryBytes)
        guard incident.knowledge.pins.count < Limits.pins else { throw .tooMany(limit: Limits.pins) }
        if !incident.knowledge.pins.contains(text) { know(.pinned(text)) }
    }

    private mutating func unpin(_ number: Int) throws(Refusal) {
        guard incident.knowledge.pins.indices.contains(number - 1) else { throw .unknown("pin", String(number)) }
        know(.unpinned(number))
    }

    private mutating func link(_ link: Incident.Link) throws(Refusal) {
        try check(url: link.url)
        guard link.title.utf8.count <= Limits.summaryBytes else { throw .tooLong(limit: Limits.summaryBytes) }
        guard incident.knowledge.links.count < Limits.links else { throw .tooMany(limit: Limits.links) }
        if !incident.knowledge.links.contains(link) { know(.linked(link)) }
    }

    func check(url: String) throws(Refusal) {
        guard url.utf8.count <= Limits.urlBytes else { throw .tooLong(limit: Limits.urlBytes) }
        guard url.isLink else { throw .notAllowed("a link begins with https://, http:// or mailto: and has no spaces") }
    }

    private mutating func relate(_ other: IncidentID) throws(Refusal) {
        guard other != incident.id else { throw .intoItself }
        guard incident.knowledge.related.count < Limits.related else { throw .tooMany(limit: Limits.related) }
        if !incident.knowledge.related.contains(other) { know(.related(other)) }
    }

    private mutating func affect(_ services: [ServiceName]) throws(Refusal) {
        if let stranger = services.first(where: { runbook.services[$0] == nil }) { throw .unknown("service", stranger.text) }
        var added: [ServiceName] = []
        for service in services where !incident.knowledge.services.contains(service) && !added.contains(service) { added.append(service) }
        if !added.isEmpty { know(.affected(added)) }
    }

    mutating func describe(_ words: [String: String]) throws(Refusal) {
        let news = words.filter { incident.knowledge.words[$0.key] != $0.value }
        guard !news.isEmpty else { return }
        for (name, text) in news {
            try check(name: name)
            try check(words: text, atMost: Limits.labelValueBytes)
        }
        guard incident.knowledge.words.count + news.count <= Limits.labelsEach else { throw .tooMany(limit: Limits.labelsEach) }
        know(.described(impact: news))
    }

    private mutating func untag(_ tags: [String]) {
        let gone = incident.tags.filter(tags.contains)
        guard !gone.isEmpty else { return }
        know(.untagged(gone))
        askSeverityAgain()
    }

    private mutating func brief(_ text: String) throws(Refusal) {
        try check(words: text, named: "text")
        know(.briefed(text))
    }

    private mutating func estimate(_ moment: Moment?) throws(Refusal) {
        if let moment, moment <= now { throw .inThePast }
        if incident.knowledge.estimate != moment { know(.estimated(moment)) }
    }
}
