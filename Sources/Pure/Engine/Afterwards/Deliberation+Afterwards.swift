internal import OnCall
internal import Runbooks
internal import Vocabulary

/// Looking back: the time of watching, the review, and its way out.
extension Deliberation {
    mutating func answer(_ command: ReviewCommand) throws(Refusal) {
        switch command {
        case .observed(let words): try observe(words)
        case .draft(let text, let old): try draft(text, over: old)
        case .asRead(let text, let next):
            guard incident.review.text == text else { throw .overtaken }
            try answer(next)
        case .reach(let milestone): try reach(milestone)
        case .approve: try approveReview()
        case .publish: try publish()
        case .publishAdding(let drafts, let impact, let words):
            for draft in drafts { try add(draft) }
            try state(impact: impact)
            try answer(.describe(impact: words) as KnowledgeCommand)
            try publish()
        case .addAction(let draft): try add(draft)
        case .changeAction(let number, let draft): try change(number, draft)
        case .finishAction(let number, let words): try finish(number, words: words)
        case .dropAction(let number, let because): try drop(number, because: because)
        }
    }

    private mutating func look(_ what: ReviewEvent) { record(.review(what), by: author) }

    private mutating func observe(_ words: String) throws(Refusal) {
        guard let end = incident.resolvedAt else { throw .notResolved }
        try check(words: words)
        guard incident.occasions[.observed].map({ $0 < end }) ?? true else { return }
        look(.observed(words: words))
    }

    private mutating func draft(_ text: String, over old: String?) throws(Refusal) {
        try check(words: text, named: "text", atMost: Limits.reviewBytes)
        let kept = incident.review.text
        // Sent again after the answer was lost, it is there already.
        guard kept != text else { return }
        guard old == nil || old == kept else { throw .overtaken }
        look(.drafted(text))
    }

    private mutating func reach(_ milestone: String) throws(Refusal) {
        guard runbook.reviews?.milestones.contains(where: { $0.name == milestone }) ?? false else { throw .unknown("milestone", milestone) }
        guard milestone != ReviewPolicy.published else { throw .notAllowed("a review is published by publishing it") }
        guard let end = incident.resolvedAt else { throw .notResolved }
        guard incident.occasions[.reviewed(milestone: milestone)].map({ $0 < end }) ?? true else { return }
        look(.reached(milestone: milestone))
    }

    private mutating func approveReview() throws(Refusal) {
        guard !incident.review.text.isEmpty else { throw .missing(["draft"]) }
        if let approval = runbook.reviews?.approve {
            guard incident.review.draftedBy != author else { throw .notAllowed("whoever wrote the review does not approve it") }
            guard mayAgree(approval) else { throw .notAllowed("the review is approved by \(approval.words)") }
            let agreed = incident.review.agreed
            if !isEnough(approval, agreed + [author]) {
                if !agreed.contains(author) { look(.agreed) }
                return
            }
        }
        if incident.review.approvedBy == nil { look(.approved) }
    }

    // MARK: Publishing

    private mutating func publish() throws(Refusal) {
        guard incident.resolvedAt != nil else { throw .notResolved }
        guard !incident.review.text.isEmpty else { throw .missing(["draft"]) }
        let policy = runbook.reviews ?? ReviewPolicy()
        if let party = policy.approve, incident.review.approvedBy == nil {
            throw .notAllowed("the review has to be approved by \(party.words) first")
        }
        let fields = incident.fields(under: runbook, at: now, overrides: overrides)
        let title = Place.filled(policy.title, on: nil, with: fields)
        look(.published(title: title))
        for place in policy.publish { publish(title, to: place, fields) }
    }

    private mutating func publish(_ title: String, to place: ReviewPolicy.Publication, _ fields: TemplateFields) {
        switch place {
        case .folder where incident.knowledge.isPrivate:
            record(.noted("The review was not written into the folder: \(incident.name) is private."))
        case .folder(let folder, let name):
            let file = Place.filled(name, on: nil, with: fields).fileName
            let path = folder.isEmpty ? file : "\(folder)/\(file)"
            send(to: [Recipient(Audience(connection: .folder, destination: path))], title: title, text: incident.review.text, because: .asked)
        case .communication(let audience): announce(title, to: audience)
        case .people(let parties):
            send(title: title, text: incident.review.text, to: .people(parties, by: []), for: .thoseWhoTakePart, because: .asked)
        }
    }
}

extension String {
    /// One name in a folder, whatever was filled into it.
    fileprivate var fileName: String {
        let letters = map { $0 == "/" || $0 == "\\" || $0.isNewline || $0.unicodeScalars.contains { $0.value < 0x20 } ? "-" : $0 }
        let name = String(String(letters).drop { $0 == "." })
        return name.isEmpty ? "review.md" : name
    }
}
