internal import OnCall
internal import Runbooks
internal import Vocabulary

/// Telling people how it stands: written, held back where the runbook wants a second pair of eyes or an embargo, and said.
extension Deliberation {
    mutating func answer(_ command: UpdateCommand) throws(Refusal) {
        switch command {
        case .post(let audience, let text, let status): try post(to: audience, text: text, status: status)
        case .release(let number): try release(number)
        case .reject(let number, let because): try reject(number, because: because)
        case .setComponent(let component, let condition): try set(component, to: condition)
        }
    }

    private mutating func post(to audience: AudienceName, text: String?, status: StatusName?) throws(Refusal) {
        guard let communication = runbook.communication(audience) else { throw .unknown("communication", audience.text) }
        if let status, !runbook.lifecycle.knows(status) { throw .unknown("status", status.text) }
        try mayBeTold(communication)
        let status = status ?? (communication.to == .statusPage ? incident.progress.status : nil)
        guard let draft = draw(for: communication, text: text, status: status) else {
            throw .missing(["text: \(audience) has no template"])
        }
        try check(draft)
        put(draft, to: communication, status: status, by: author)
    }

    /// A published review is said to an audience in the words of its template, or in its own.
    mutating func announce(_ title: String, to audience: AudienceName) {
        guard let communication = runbook.communication(audience) else { return }
        let own = Press.Drawn(subject: title, text: incident.review.text.cut(atMost: Limits.updateBytes))
        do throws(Refusal) { try mayBeTold(communication) } catch {
            return record(.noted("The review was not announced to \(audience): \(error)"))
        }
        put(draw(for: communication, text: nil, status: nil) ?? own, to: communication, status: nil, by: author)
    }

    private func check(_ draft: Press.Drawn) throws(Refusal) {
        guard draft.text.contains(where: { !$0.isWhitespace }) else { throw .missing(["text"]) }
        guard draft.text.utf8.count <= Limits.updateBytes else { throw .tooLong(limit: Limits.updateBytes) }
        guard draft.subject.utf8.count <= Limits.summaryBytes else { throw .tooLong(limit: Limits.summaryBytes) }
        guard incident.updates.count < Limits.updatesEach else { throw .tooMany(limit: Limits.updatesEach) }
    }

    /// What is private, no channel is told of and nobody outside; nor what the severity keeps off the status page.
    private func mayBeTold(_ communication: Communication) throws(Refusal) {
        if incident.knowledge.isPrivate, !communication.isForPeople {
            throw .notAllowed("\(incident.name) is private; make it visible before you tell \(communication.name)")
        }
        if communication.isPublic, communication.to == .statusPage, severity?.statusPage == .never {
            throw .notAllowed("the runbook keeps \(incident.severity) off the status page")
        }
    }

    // MARK: By itself

    /// An update that is due and needs nobody to write it. What cannot be said is left to whoever owes it.
    mutating func post(byItself audience: AudienceName) {
        guard let communication = runbook.communication(audience), !incident.isHeld(for: audience) else { return }
        do throws(Refusal) {
            try mayBeTold(communication)
            guard let draft = draw(for: communication, text: nil, status: nil) else { return }
            try check(draft)
            if incident.knowledge.isPrivate, places(of: communication.to, for: .thoseWhoTakePart).isEmpty {
                return record(.noted("It is private, and nobody of \(audience) takes part: no update went out by itself."))
            }
            put(draft, to: communication, status: nil, by: .runbell)
        } catch { return }
    }

    /// Whoever was told by Runbell that it began is told that it is over.
    mutating func tellTheEnd() {
        for communication in runbook.communications where communication.sending == .automatically && !communication.begins.isTheEnd {
            let wasTold = !incident.updates(for: communication.name).isEmpty
            if wasTold, communication.cadence(for: incident.severity) != .never { post(byItself: communication.name) }
        }
    }

    // MARK: Held back

    private mutating func put(_ draft: Press.Drawn, to communication: Communication, status: StatusName?, by writer: Author) {
        let number = incident.lastUpdate + 1
        let update = Incident.Update(
            number: number, audience: communication.name, at: now, by: writer, subject: draft.subject, text: draft.text, status: status,
            isPublic: false,
            state: .posted)
        if let approval = communication.approve, !isEnough(approval, [author]) {
            hold(update, .approval)
            let what = "Update \(number) to \(communication.name) waits for you to let it out, or to reject it, on its page. It says:"
            let others = people(ofAll: approval.of).filter { .person($0) != author || approval.of.count == 1 }
            remind(others, "\(what)\n\(draft.text)", because: .asked, due: now)
        } else {
            letOut(update, to: communication, by: writer)
        }
    }

    private mutating func hold(_ update: Incident.Update, _ hold: UpdateEvent.Hold) {
        record(
            .update(
                .held(
                    number: update.number, update.audience, subject: update.subject, text: update.text, status: update.status, because: hold)),
            by: author)
    }

    /// Whether whoever asks is among those who have to agree.
    func mayAgree(_ approval: Approval) -> Bool { !parties(of: author, among: approval).isEmpty }

    /// For which of those who have to agree this one may.
    func parties(of author: Author, among approval: Approval) -> [Party] {
        guard case .person(let person) = author else { return [] }
        return approval.of.filter { people(of: $0).contains(person) }
    }

    /// Whether these are all whose word is needed. Somebody who holds two of the places speaks for both, unless so many people are wanted.
    func isEnough(_ approval: Approval, _ agreed: [Author]) -> Bool {
        let spoken = agreed.map { parties(of: $0, among: approval) }
        if let wanted = approval.atLeast { return Set(zip(agreed, spoken).filter { !$1.isEmpty }.map { $0.0 }).count >= wanted }
        return approval.of.allSatisfy { party in spoken.contains { $0.contains(party) } }
    }

    /// Nobody lets out what they wrote themselves, unless they are the ones who have to agree anyway.
    private mutating func release(_ number: Int) throws(Refusal) {
        let (update, communication) = try held(number)
        if case .held(.embargo(let fact)) = update.state { throw .notAllowed("update \(number) goes out when it is stated: \(fact)") }
        guard update.by != author else { throw .notAllowed("whoever wrote update \(number) does not let it out") }
        guard let approval = communication.approve, mayAgree(approval) else {
            throw .notAllowed("update \(number) has to be approved by \(communication.approve?.words ?? "somebody else")")
        }
        try mayBeTold(communication)
        guard isEnough(approval, update.agreed + [update.by, author]) else {
            if !update.agreed.contains(author) { record(.update(.agreed(number: number)), by: author) }
            return
        }
        letOut(update, to: communication, by: author)
    }

    private mutating func reject(_ number: Int, because words: String) throws(Refusal) {
        let (update, communication) = try held(number)
        try check(words: words)
        guard update.by == author || communication.approve.map(mayAgree) ?? true else {
            throw .notAllowed("update \(number) is decided on by \(communication.approve?.words ?? "somebody else")")
        }
        record(.update(.rejected(number: number, because: words)), by: author)
    }

    private func held(_ number: Int) throws(Refusal) -> (Incident.Update, Communication) {
        guard let update = incident.update(numbered: number), let communication = runbook.communication(update.audience) else {
            throw .unknown("update", String(number))
        }
        guard case .held = update.state else { throw .notAllowed("update \(number) is not held back") }
        return (update, communication)
    }

    /// What waited for this to be stated.
    mutating func endEmbargo(of fact: FactName) {
        for update in incident.updates where update.state == .held(.embargo(fact)) {
            guard let communication = runbook.communication(update.audience) else { continue }
            do throws(Refusal) { try mayBeTold(communication) } catch { continue }
            letOut(update, to: communication, by: author)
        }
    }

    private mutating func letOut(_ update: Incident.Update, to communication: Communication, by author: Author) {
        if let fact = communication.embargo, incident.knowledge.stated[fact].map({ $0 > now }) ?? true { return hold(update, .embargo(fact)) }
        // An exercise is never told to anybody outside.
        let isOutside = communication.isPublic && incident.opening.drill == nil
        record(
            .update(
                .posted(
                    number: update.number, update.audience, subject: update.subject, text: update.text, status: update.status,
                    visibility: isOutside ? .everybody : .internal)), by: author)
        if !communication.isPublic || isOutside { send(update, to: communication.to) }
    }

    // MARK: The status page

    private mutating func set(_ component: ComponentName, to condition: StatusPage.Condition) throws(Refusal) {
        guard runbook.statusPage.components.contains(where: { $0.name == component }) else { throw .unknown("component", component.text) }
        show(component, as: condition, by: author)
    }

    mutating func show(_ component: ComponentName, as condition: StatusPage.Condition, by author: Author) {
        guard incident.conditions[component, default: .operational] != condition else { return }
        record(.play(.componentSet(component, condition)), by: author)
    }

    /// When it is over, everything it showed as broken works again.
    mutating func restoreComponents() {
        for component in incident.conditions.keys.sorted() { show(component, as: .operational, by: .runbell) }
    }
}

extension Incident {
    fileprivate func isHeld(for audience: AudienceName) -> Bool {
        updates.contains { if case .held = $0.state { $0.audience == audience } else { false } }
    }
}

extension Occasion {
    fileprivate var isTheEnd: Bool {
        switch self {
        case .resolved, .observed, .reviewed: true
        default: false
        }
    }
}
