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
        case .rejected(let number, _):
            if let place = updates.firstIndex(where: { $0.number == number }) { updates[place].state = .rejected }
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

    func update(numbered number: Int) -> Update? { updates.first { $0.number == number } }
    var lastUpdate: Int { updates.map(\.number).max() ?? 0 }
    func updates(for audience: AudienceName) -> [Update] { updates.filter { $0.audience == audience && $0.state == .posted } }
}
