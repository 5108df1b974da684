internal import OnCall
internal import Runbooks
internal import Vocabulary

/// The ladder: who is asked, and who next when nobody answers.
extension Deliberation {
    /// Rungs that are due at once are reached at once. A severity without a ladder pages nobody.
    mutating func startLadder(because reason: LadderReason) {
        guard let ladder = severity?.ladder else { return }
        guard runbook.ladders[ladder] != nil else { return alarm(.exhausted, "there is no ladder \(ladder)", andPage: true) }
        record(.ladderStarted(ladder, round: 1, because: reason))
        doWhatIsDue()
    }

    mutating func climb(_ step: LadderStep) {
        guard let climb = incident.climb, let ladder = incident.ladder(under: runbook) else { return }
        switch step {
        case .rung: if !waitForHours(climb, ladder) { reach(climb.next, of: ladder, at: .theirHours, because: nil) }
        case .again: if let rung = climb.reached { reach(rung, of: ladder, at: .anyHour, because: nil) }
        case .roundEnds: endRound(climb, ladder)
        }
    }

    /// Whether a rung outside its hours is left out. A page that was not asked for at this hour is left out when the runbook planned
    /// it; a person who asks for the next rung gets it at any hour.
    enum AtHours { case theirHours, anyHour }

    /// Reaches one rung, or records why not. Whether anybody was asked.
    @discardableResult
    mutating func reach(_ place: Int, of ladder: Ladder, at hours: AtHours, because alarm: PageReason?) -> Bool {
        let rung = ladder.rungs[place]
        let round = incident.climb?.round ?? 1
        if hours == .theirHours, !isWithin(rung.when) {
            record(.rungSkipped(place, round: round, because: .outsideHours))
            return false
        }
        if case .ticket(let audience) = rung.action {
            record(.rungReached(place, round: round, people: []))
            notify(audience, text: ticketText, because: alarm ?? .rung(place, round: round))
            return true
        }
        let meant = people(rung.targets)
        let people = allowed(rung.pages ? reachable(meant, by: rung.by) : meant, on: place)
        guard !people.isEmpty else {
            record(.rungSkipped(place, round: round, because: meant.isEmpty ? .nobodyOnCall : .unreachable))
            return false
        }
        record(.rungReached(place, round: round, people: people))
        ask(people, rung, because: alarm ?? .rung(place, round: round))
        return true
    }

    /// Who lacks a certificate, or has not read the runbook in force, is left out; but nobody at all to ask is worse than somebody unprepared.
    private mutating func allowed(_ people: [PersonName], on place: Int) -> [PersonName] {
        let kept = people.filter { barred.contains($0) }
        guard !kept.isEmpty else { return people }
        let names = kept.map(\.text).joined(separator: ", ")
        guard kept.count < people.count else {
            record(.noted("Rung \(place + 1) asks \(names) although a certificate or reading is missing: there is nobody else on it."))
            return people
        }
        record(.noted("Rung \(place + 1) leaves out \(names): a certificate or reading is missing."))
        return people.filter { !barred.contains($0) }
    }

    private mutating func ask(_ people: [PersonName], _ rung: Rung, because reason: PageReason) {
        switch rung.action {
        case .page:
            let fresh = pagedByLadder.isEmpty ? people : people.filter { !pagedByLadder.contains($0) }
            pagedByLadder += fresh
            page(fresh, because: reason, by: rung.by)
        case .mention(_, let audience):
            if case .triggered = incident.phase { return mention(people, in: audience, because: reason) }
            mention(people, in: audience, text: "It is \(incident.severity) now, and somebody is on it.", because: reason)
        case .ticket: break
        }
    }

    /// Whoever reads it later was not there.
    private var ticketText: String {
        let since = WallClock.of(runbook.zone).spoken(at: incident.startedAt)
        let means = severity.map { $0.means.isEmpty ? "" : " (\($0.means))" } ?? ""
        return "\(incident.severity)\(means), service \(incident.opening.service), since \(since). Acknowledge it to take it."
    }

    /// Climbs as far as it takes to ask somebody; within this round. Whether anybody was asked.
    mutating func climbNow(at hours: AtHours, because reason: PageReason?) -> Bool {
        guard let ladder = incident.ladder(under: runbook) else { return false }
        while let climb = incident.climb, climb.next < ladder.rungs.count {
            if reach(climb.next, of: ladder, at: hours, because: reason) { return true }
        }
        return false
    }

    /// When no rung that pages may page at this hour, the whole climb waits for the first one that may: what can wait is put off, not
    /// dropped. While another rung may, one outside its hours is skipped instead.
    private mutating func waitForHours(_ climb: Incident.Climb, _ ladder: Ladder) -> Bool {
        guard !isWithin(ladder.rungs[climb.next].when) else { return false }
        let paging = ladder.rungs.filter(\.pages)
        guard !(paging.isEmpty ? ladder.rungs : paging).contains(where: { isWithin($0.when) }) else { return false }
        guard let until = runbook.business.nextChange(after: now) else { return false }
        record(.ladderDeferred(ladder.name, from: climb.startedAt + climb.slot(on: ladder), until: until))
        mentionMeanwhile(climb, ladder, until: until)
        return true
    }

    /// Whom no page may wake before the hours begin is named in the channel meanwhile, if the runbook says so: the rungs that only mention
    /// people out of hours come at their own time, counted from when the climb began.
    private mutating func mentionMeanwhile(_ climb: Incident.Climb, _ ladder: Ladder, until: Moment) {
        let start = ladder.rungs[climb.next].at
        for (place, rung) in ladder.rungs.enumerated() where place >= climb.next && rung.when == .outOfHours {
            guard case .mention(let targets, let audience) = rung.action else { continue }
            let due = now + max(.zero, rung.at - start)
            guard due < until else { continue }
            let text = "Nobody is paged before \(WallClock.of(runbook.zone).spoken(at: until)). Whoever is here may take it."
            mention(people(targets), in: audience, text: text, because: .rung(place, round: climb.round), due: due)
        }
    }

    private mutating func endRound(_ climb: Incident.Climb, _ ladder: Ladder) {
        if climb.reached != nil, climb.round < min(ladder.rounds, Limits.ladderRounds) {
            record(.ladderStarted(ladder.name, round: climb.round + 1, because: .nextRound))
        } else {
            record(.ladderExhausted(ladder.name))
            guard !ladder.isOnlyTickets else { return }
            let nobodyWasAsked = climb.reached == nil
            alarm(.exhausted, nobodyWasAsked ? "nobody on its ladder could be asked" : "nobody answered on its ladder", andPage: nobodyWasAsked)
        }
    }
}

extension Rung {
    var targets: [Target] {
        switch action {
        case .page(let targets), .mention(let targets, in: _): targets
        case .ticket: []
        }
    }
}
