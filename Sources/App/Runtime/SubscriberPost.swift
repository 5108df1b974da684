internal import Engine
package import Outbound
package import Runbooks
package import Storage
package import Vocabulary

/// Takes one notice to everybody who subscribed on the status page: a mail for each, with a link of their own to end it.
///
/// The notice counts as delivered when every mail was handed over or can never be. Whoever could not be reached yet is tried again with
/// the notice, which the outbox puts back; the journal knows who has their copy, and they get no second one, not even from a server that was
/// started anew. It is noted when the mail server has taken the mail: a crash between the two sends those few once more, at most
/// `atOnce`, with the same Message-ID. Noted before, they could miss it.
package actor SubscriberPost {
    package typealias Carry = @Sendable (Letter) async -> Sent

    private let journal: any Journal
    private let publicURL: String
    private let key: [UInt8]
    private let clock: Clock
    /// By digest, those who have their copy of a notice that has not ended, and of whom the journal took no note.
    private var served: [PageID: Set<String>] = [:]
    /// A lease is shorter than ten thousand mails take: whoever comes for the same notice waits with the first.
    private var running: [PageID: Task<Sent, Never>] = [:]

    package init(journal: any Journal, publicURL: String, key: [UInt8], clock: Clock) {
        self.journal = journal
        self.publicURL = publicURL
        self.key = key
        self.clock = clock
    }

    /// `carry` takes one mail to the mail server.
    package func send(_ letter: Letter, under runbook: Runbook, carry: @escaping Carry) async -> Sent {
        if let task = running[letter.id] { return await task.value }
        let task = Task { await self.round(letter, runbook, carry) }
        running[letter.id] = task
        defer { running[letter.id] = nil }
        return await task.value
    }

    private func round(_ letter: Letter, _ runbook: Runbook, _ carry: @escaping Carry) async -> Sent {
        guard let mail = runbook.mailForSubscribers else { return .refused(reason: "the runbook has no connection that sends mail") }
        let title = runbook.statusTitle
        var letter = letter
        var waiting: [Subscriber]
        var done = served[letter.id] ?? []
        do {
            let incident = Incident.fold(try await journal.events(of: letter.id.incident).lazy.map(\.event), id: letter.id.incident)
            if incident?.knowledge.isPrivate == true { return .refused(reason: "\(letter.id.incident) was made private") }
            // Without a headline of its own an update has the incident's title, which is for those inside.
            if incident?.opening.title == letter.title { letter.title = "\(title): news of an incident" }
            let concerned = incident.map { SubscriberPost.components(of: $0, runbook) } ?? []
            waiting = try await journal.subscribers().filter { $0.wants(concerned) }
            done.formUnion(try await journal.handed(letter.id))
        } catch {
            return .later(reason: "the subscribers cannot be read", after: nil)
        }
        waiting.removeAll { done.contains($0.digest) }
        let copies = waiting.map { ($0.digest, copy(of: letter, for: $0, by: mail, title)) }
        let trouble = await carryAll(copies, of: letter.id, carry)
        guard let trouble else {
            served[letter.id] = nil
            return .delivered
        }
        if served.count > SubscriberPost.noticesRemembered, let oldest = served.keys.min() { served[oldest] = nil }
        return trouble
    }

    /// A few at a time; answers why not all could be handed over, nil when they were.
    private func carryAll(_ copies: [(digest: String, letter: Letter)], of notice: PageID, _ carry: @escaping Carry) async -> Sent? {
        var rest = copies[...]
        var failed = 0
        var last: (reason: String, after: Duration?)?
        await withTaskGroup(of: (String, Sent).self) { group in
            func next() {
                guard let (digest, letter) = rest.popFirst() else { return }
                group.addTask { (digest, await carry(letter)) }
            }
            for _ in 0..<SubscriberPost.atOnce { next() }
            for await (digest, sent) in group {
                switch sent {
                // An address that is bad stays bad: the others' mail does not wait for it.
                case .delivered, .refused: await note(notice, digest)
                case .later(let reason, let after):
                    failed += 1
                    last = (reason, after)
                }
                next()
            }
        }
        return last.map { .later(reason: "\(failed) of \(copies.count) mails to subscribers: \($0.reason)", after: $0.after) }
    }

    private func note(_ notice: PageID, _ digest: String) async {
        do throws(JournalError) { try await journal.note(handed: notice, to: digest, at: clock.now) } catch {
            served[notice, default: []].insert(digest)
        }
    }

    private func copy(of letter: Letter, for subscriber: Subscriber, by mail: ConnectionName, _ page: String) -> Letter {
        let token = SubscriberLink.token(email: subscriber.email, askedAt: subscriber.askedAt, key: key)
        var copy = letter
        copy.connection = mail
        copy.address = subscriber.email
        copy.subscription = Letter.Subscription(
            unsubscribe: "\(publicURL)/status/unsubscribe/\(token)", mark: String(subscriber.digest.prefix(16)),
            because: "You get this because you subscribed to \(page), \(publicURL)/status.")
        return copy
    }

    /// What an incident touches on the status page.
    private static func components(of incident: Incident, _ runbook: Runbook) -> Set<ComponentName> {
        let served = runbook.statusPage.components.filter { $0.services.contains(incident.opening.service) }.map(\.name)
        return Set(incident.conditions.keys).union(served)
    }

    private static let atOnce = 4
    private static let noticesRemembered = 100
}

extension Subscriber {
    /// What touches no component concerns everybody.
    fileprivate func wants(_ concerned: Set<ComponentName>) -> Bool {
        components.isEmpty || concerned.isEmpty || !concerned.isDisjoint(with: components)
    }
}

extension Runbook {
    /// What carries mail to subscribers: the first mail server; on a laptop, the capture.
    package var mailForSubscribers: ConnectionName? {
        (connections.first { $0.kind == .smtp } ?? connections.first { $0.kind == .capture })?.name
    }

    /// Whether anybody is told as a subscriber, and can be.
    package var hasSubscribers: Bool { communications.contains { $0.to == .subscribers } && mailForSubscribers != nil }
}
