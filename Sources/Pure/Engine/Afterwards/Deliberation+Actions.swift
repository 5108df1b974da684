internal import OnCall
internal import Runbooks
internal import Vocabulary

/// What has to become better: action items, each somebody's until it is done.
extension Deliberation {
    private mutating func look(_ what: ReviewEvent) { record(.review(what), by: author) }

    mutating func add(_ draft: Incident.ActionDraft) throws(Refusal) {
        guard incident.review.actions.count < Limits.actions else { throw .tooMany(limit: Limits.actions) }
        let due = try due(of: draft)
        look(.actionAdded((incident.review.actions.map(\.number).max() ?? 0) + 1, draft, due: due))
    }

    mutating func change(_ number: Int, _ draft: Incident.ActionDraft) throws(Refusal) {
        let item = try open(number)
        try check(draft)
        // As long as nothing is said about when, it stays as it is.
        let isSame = draft.due == item.draft.due && draft.category == item.draft.category
        let due = isSame ? item.due : try due(of: draft)
        if item.draft != draft || item.due != due { look(.actionChanged(number, draft, due: due)) }
    }

    mutating func finish(_ number: Int, words: String) throws(Refusal) {
        let item = try open(number)
        try check(words: words)
        look(.actionFinished(item.number, words: words))
    }

    mutating func drop(_ number: Int, because words: String) throws(Refusal) {
        let item = try open(number)
        try check(words: words, named: "because")
        look(.actionDropped(item.number, because: words))
    }

    private func open(_ number: Int) throws(Refusal) -> Incident.ActionItem {
        guard let item = incident.action(numbered: number) else { throw .unknown("action", String(number)) }
        guard item.state == .open else { throw .notAllowed("action \(number) is done or dropped") }
        return item
    }

    /// The moment it says, else what its category allows, counted from now.
    private func due(of draft: Incident.ActionDraft) throws(Refusal) -> Moment {
        try check(draft)
        if let due = draft.due {
            guard due > now else { throw .inThePast }
            return due
        }
        let span = category(of: draft)?.within ?? .exact(Limits.actionUnwritten)
        return runbook.business.moment(after: now, span: span)
    }

    private func category(of draft: Incident.ActionDraft) -> ReviewPolicy.Category? {
        draft.category.flatMap { name in runbook.reviews?.categories.first { $0.name == name } }
    }

    private func check(_ draft: Incident.ActionDraft) throws(Refusal) {
        for words in [draft.text, draft.priority ?? "", draft.verification ?? ""] { try check(words: words) }
        if let name = draft.category, category(of: draft) == nil { throw .unknown("category", name.text) }
        if let stranger = runbook.stranger(draft.owner) { throw .unknown(stranger.kind, stranger.name) }
        let needs = runbook.reviews?.actionsNeed ?? [.owner, .due]
        var missing = draft.text.isBlank ? ["text"] : []
        for need in needs where !has(need, draft) { missing.append("\(need.rawValue): “\(draft.text)” has none") }
        if !missing.isEmpty { throw .missing(missing) }
    }

    private func has(_ field: ReviewPolicy.ActionField, _ draft: Incident.ActionDraft) -> Bool {
        switch field {
        case .owner: true
        case .due: draft.due != nil || draft.category != nil
        case .priority: !(draft.priority ?? "").isBlank
        case .category: draft.category != nil
        case .verification: !(draft.verification ?? "").isBlank
        }
    }
}

extension Runbook {
    /// The name in a party that the runbook does not know; nil when it knows it.
    func stranger(_ party: Party) -> (kind: String, name: String)? {
        let isKnown =
            switch party {
            case .role(let name): roles.contains { $0.name == name }
            case .seat(let name): seats[name] != nil
            case .schedule(let name): schedules[name] != nil
            case .person(let name): people[name] != nil
            case .responsible(let phase), .accountable(let phase): lifecycle.phase(phase) != nil
            case .ladder, .responders, .everyoneOnCall: true
            }
        return isKnown ? nil : (party.parts.kind, party.parts.name ?? "")
    }
}
