internal import Runbooks
internal import Vocabulary

/// What came back about a page.
extension Deliberation {
    /// Nothing is said about a page that is unknown or has ended, except that one taken back too late did arrive, and that one a
    /// provider took did not.
    mutating func receive(_ page: PageID, _ outcome: PageOutcome, _ latency: Duration) {
        guard page.incident == incident.id else { return }
        let note = incident.pending.first { $0.id == page }
        let notice = incident.pendingNotices.first { $0.id == page }
        guard note != nil || notice != nil else { return receiveLate(page, outcome, latency) }

        let wave = incident.wave(of: page)
        record(.pageEnded(page, outcome, latency: latency), by: author)
        switch outcome {
        case .delivered, .superseded: break
        case .failed, .expired:
            if let note { followUp(note, wave) }
            if let notice { followUpNotice(notice, wave) }
        }
    }

    private mutating func receiveLate(_ page: PageID, _ outcome: PageOutcome, _ latency: Duration) {
        switch outcome {
        case .delivered:
            if incident.withdrawn.contains(page.number) { record(.pageEnded(page, outcome, latency: latency), by: author) }
        case .failed:
            if let note = incident.taken.first(where: { $0.id == page }) { receiveLoss(note, outcome, latency) }
        case .expired, .superseded: break
        }
    }

    /// A provider took it, and says now that it did not arrive. Whoever has answered since needs no other page.
    private mutating func receiveLoss(_ note: PageNote, _ outcome: PageOutcome, _ latency: Duration) {
        var wave = incident.wave(of: note.id)
        wave?.lose(note.person)
        record(.pageEnded(note.id, outcome, latency: latency), by: author)
        if incident.answeredBy.contains(.person(note.person)) { return }
        if case .triggered = incident.phase {} else if wave?.rung != nil { return }
        followUp(note, wave)
    }

    /// An attempt failed: the person's next way does not wait for the next attempt.
    mutating func stumble(_ page: PageID, reason: String) {
        guard let note = incident.pending.first(where: { $0.id == page }) else { return }
        record(.pageStumbled(page, reason: reason), by: author)
        if let wave = incident.wave(of: page), !wave.delivered.contains(note.person) { hasten(note, wave) }
    }

    /// Brings the person's next way forward, unless it is leaving already. Whether there is another way at all that has not ended.
    @discardableResult
    private mutating func hasten(_ note: PageNote, _ wave: Incident.Wave) -> Bool {
        let others = incident.pending.filter { $0.person == note.person && $0.id != note.id && wave.numbers.contains($0.id.number) }
        let next = others.filter { $0.due >= note.due }.min { $0.due < $1.due }
        if let next, next.due > now { effect(.hasten(next.id)) }
        return !others.isEmpty
    }

    private mutating func followUp(_ note: PageNote, _ wave: Incident.Wave?) {
        guard let wave, !incident.isMerged, !wave.delivered.contains(note.person), !hasten(note, wave) else { return }
        guard wave.because != .exhausted else { return }
        undelivered(note.id, wave, "the page to \(fullName(note.person)) by \(note.way.rawValue)")
    }

    /// A message that did not arrive: the ladder climbs, an update goes another way, anything else is an alarm; and an alarm that cannot be
    /// told is a page.
    private mutating func followUpNotice(_ note: NoticeNote, _ wave: Incident.Wave?) {
        guard let wave, !incident.isMerged else { return }
        switch wave.because {
        case .update(let number): resend(number, isFirstFailure: !wave.hasFailed)
        case .rung: undelivered(note.id, wave, place(of: note))
        case .duty, .asked:
            if runbook.operators == Audience(connection: note.connection, destination: note.destination) { return pageSomebody() }
            alarm(.undeliverable(note.id), "\(place(of: note)) could not be delivered")
        case .escalation, .responder, .reassigned, .undeliverable, .exhausted: pageSomebody()
        }
    }

    /// One person was not reached by any way: the ladder climbs, and where it cannot, there is an alarm. Of several people on one rung the
    /// first to be unreachable makes it climb; the others find it climbed already.
    private mutating func undelivered(_ page: PageID, _ wave: Incident.Wave, _ what: String) {
        if case .triggered = incident.phase, let rung = wave.rung, let climb = incident.climb, !climb.exhausted {
            guard rung.round == climb.round, rung.rung == climb.asked else { return }
            if climbNow(at: .theirHours, because: .undeliverable(page)) { return }
        }
        alarm(.undeliverable(page), "\(what) could not be delivered")
    }

    private func place(of note: NoticeNote) -> String {
        "the message to \(note.destination.isEmpty ? note.connection.text : "\(note.destination) over \(note.connection)")"
    }

    private func fullName(_ person: PersonName) -> String { runbook.people[person]?.fullName ?? person.text }
}
