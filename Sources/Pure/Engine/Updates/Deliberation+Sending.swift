internal import Runbooks
internal import Vocabulary

/// Getting an update to its audience: notices in the same outbox as all others.
extension Deliberation {
    mutating func send(_ update: Incident.Update, to destination: Communication.Destination) {
        send(title: update.subject, text: update.text, to: destination, for: readers(of: update), because: .update(update.number))
    }

    /// Who of an audience hears of a private incident. Whoever writes to people brings them in; Runbell does not.
    enum Readers { case everybody, thoseWhoTakePart }

    private func readers(of update: Incident.Update) -> Readers { update.by == .runbell ? .thoseWhoTakePart : .everybody }

    mutating func send(
        title: String, text: String, to destination: Communication.Destination, for readers: Readers, because reason: PageReason
    ) {
        let places = places(of: destination, for: readers)
        if places.isEmpty, case .people = destination, incident.phase.isOpen { return alarm(reason, "nobody could be told: \(title)") }
        send(to: places, title: title, text: text, because: reason)
    }

    /// Where it goes. What stands on the status page goes nowhere: the page shows it.
    func places(of destination: Communication.Destination, for readers: Readers) -> [Recipient] {
        let isPrivate = incident.knowledge.isPrivate
        switch destination {
        case .statusPage: return []
        case .channel where isPrivate, .subscribers where isPrivate: return []
        case .channel(let connection, let place): return [Recipient(Audience(connection: connection, destination: filled(place, on: connection)))]
        case .subscribers: return [Recipient(Audience(connection: .subscribers))]
        case .several(let parts): return parts.flatMap { places(of: $0, for: readers) }
        case .people(let parties, let ways):
            let isForAll = !isPrivate || readers == .everybody
            return people(ofAll: parties).filter { isForAll || incident.takesPart($0) }.flatMap { addresses(of: $0, by: ways) }
        }
    }

    private func addresses(of person: PersonName, by ways: [Way]) -> [Recipient] {
        // It is said when it is said: an update that waited for the morning would be yesterday's.
        let quietest = runbook.quietly(to: person, at: now, due: now).map { [$0.approach] } ?? []
        let approaches = ways.isEmpty ? quietest : runbook.waysToReach(person, urgency: .normal, by: ways)
        return approaches.map { Recipient(Audience(connection: $0.connection, destination: $0.address), person) }
    }

    private func filled(_ place: String, on connection: ConnectionName) -> String {
        guard place.contains("{{") else { return place }
        return Place.filled(
            place, on: runbook.connection(named: connection)?.kind, with: incident.fields(under: runbook, at: now, overrides: overrides))
    }

    /// One notice each.
    mutating func send(to places: [Recipient], title: String, text: String, because reason: PageReason) {
        guard !places.isEmpty else { return }
        let notices = places.enumerated().map { count, place in
            let isSeen = isSeenByOthers(place.audience.connection)
            return Notice(
                id: PageID(incident: incident.id, number: incident.lastPage + count + 1), connection: place.audience.connection,
                destination: place.audience.destination, title: isSeen ? incident.plea : title, text: isSeen ? "" : text, due: now,
                expires: now + Limits.pageLifetime)
        }
        record(.noticed(zip(notices, places).map { NoticeNote($0, now: now, for: $1.people) }, because: reason))
        for notice in notices { effect(.notice(notice)) }
    }

    /// An update that did not arrive goes to the audience's other place, once. When nobody could be told by any way it counts as not told:
    /// what was kept by it is owed again, and whoever owes it hears of it.
    mutating func resend(_ number: Int, isFirstFailure: Bool) {
        guard let update = incident.update(numbered: number), let communication = runbook.communication(update.audience) else { return }
        if isFirstFailure {
            if let fallback = communication.fallback, update.sendings < 2, !places(of: fallback, for: readers(of: update)).isEmpty {
                return send(update, to: fallback)
            }
            if incident.phase.isOpen, runbook.operators != nil {
                alarm(.duty(.update(update.audience)), "update \(number) to \(update.audience) could not be delivered")
            }
        }
        let isShown = communication.to.parts.contains(.statusPage)
        guard update.state == .posted, !update.hasArrived, !isShown, !incident.isOnItsWay(update: number) else {
            if isFirstFailure { remind(people(of: communication.owner), lost(update, isPartly: true), because: .asked, due: now) }
            return
        }
        record(.update(.undelivered(number: number)))
        remind(people(of: communication.owner), lost(update, isPartly: false), because: .asked, due: now)
    }

    private func lost(_ update: Incident.Update, isPartly: Bool) -> String {
        let what = "Update \(update.number) to \(update.audience) could not be delivered"
        let so = isPartly ? " to everybody." : " by any way, so it counts as not told."
        return "\(what)\(so) Tell them another way, then write it down: runbell update \(incident.id.number) \(update.audience) \"…\""
    }
}

/// A place, and whom it belongs to where it is one person's own.
struct Recipient {
    let audience: Audience
    let people: [PersonName]

    init(_ audience: Audience, _ person: PersonName? = nil) {
        self.audience = audience
        people = person.map { [$0] } ?? []
    }
}
