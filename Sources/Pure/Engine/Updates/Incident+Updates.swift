internal import Runbooks
internal import Vocabulary

/// What was said to whom, as the events tell it.
extension Incident {
    mutating func apply(_ event: UpdateEvent, by author: Author, at moment: Moment) {
        switch event {
        case .posted(let number, let audience, let subject, let text, let status, let visibility):
            keep(
                Update(
                    number: number, audience: audience, at: moment, by: author, subject: subject, text: text, status: status,
                    isPublic: visibility == .everybody, state: .posted))
            if let status { progress.status = status }
            occasions[.updated(audience)] = moment
        case .held(let number, let audience, let subject, let text, let status, let hold):
            keep(
                Update(
                    number: number, audience: audience, at: moment, by: author, subject: subject, text: text, status: status, isPublic: false,
                    state: .held(hold)))
        case .agreed(let number):
            if let place = updates.firstIndex(where: { $0.number == number }) { updates[place].agreed.append(author) }
        case .rejected(let number, _):
            if let place = updates.firstIndex(where: { $0.number == number }) { updates[place].state = .rejected }
        case .undelivered(let number): lose(number, at: moment)
        }
    }

    /// Whoever lets an update out did not write it.
    private mutating func keep(_ update: Update) {
        guard let place = updates.firstIndex(where: { $0.number == update.number }) else { return updates.append(update) }
        let writer = updates[place].by
        updates[place] = update
        updates[place].by = writer
    }

    mutating func sent(_ because: PageReason) {
        guard case .update(let number) = because, let place = updates.firstIndex(where: { $0.number == number }) else { return }
        updates[place].sendings += 1
    }

    mutating func arrived(_ because: PageReason) {
        guard case .update(let number) = because, let place = updates.firstIndex(where: { $0.number == number }) else { return }
        updates[place].hasArrived = true
    }

    /// As if it had not been said: the audience was told last when it was told before, and what was kept by it is owed again.
    private mutating func lose(_ number: Int, at moment: Moment) {
        guard let place = updates.firstIndex(where: { $0.number == number }) else { return }
        updates[place].state = .undelivered
        let audience = updates[place].audience
        let before = updates(for: audience).map(\.at).max()
        occasions[.updated(audience)] = before
        guard let owed = duties.firstIndex(where: { $0.name == .update(audience) }), duties[owed].lastKept != before else { return }
        duties[owed].lastKept = before
        if duties[owed].isKept { duties[owed].state = .moot(at: moment) }
    }

    /// Whether a copy of it has neither arrived nor failed.
    func isOnItsWay(update number: Int) -> Bool {
        pendingNotices.contains { wave(of: $0.id)?.because == .update(number) }
    }

    func update(numbered number: Int) -> Update? { updates.first { $0.number == number } }
    var lastUpdate: Int { updates.map(\.number).max() ?? 0 }
    func updates(for audience: AudienceName) -> [Update] { updates.filter { $0.audience == audience && $0.state == .posted } }
}
