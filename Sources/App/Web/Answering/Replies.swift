internal import Engine
internal import Inbound
internal import Runbooks
internal import Runtime
internal import Storage
internal import Vocabulary

/// Carries out what somebody answered by Slack, text message or telephone key, and says in words what became of it. Whoever the
/// runbook does not know is refused: an answer silences a page.
struct Replies: Sendable {
    let site: Site

    func carryOut(_ reply: Reply) async -> String {
        guard let person = person(reply.sender) else { return Replies.stranger(reply.sender) }
        do {
            let incidents = try await incidents(of: reply.which, for: person.name)
            if incidents.isEmpty { return "Nothing is waiting for you." }
            if incidents.count > 1, reply.which == .unnamed {
                return "Which one? " + incidents.map(\.description).joined(separator: ", ") + ". Nothing was changed."
            }
            var words: [String] = []
            for incident in incidents { words.append(await carryOut(reply, on: incident, by: person)) }
            return words.joined(separator: "\n")
        } catch {
            return "\(ProblemDocument(error).detail). Nothing was changed."
        }
    }

    private func carryOut(_ reply: Reply, on incident: IncidentID, by person: Person) async -> String {
        let command: IncidentCommand
        let done: String
        switch reply.verb {
        case .acknowledge: (command, done) = (.acknowledge(via: reply.channel), "acknowledged")
        case .resolve: (command, done) = (.resolve(summary: ""), "resolved")
        case .escalate: (command, done) = (.escalate, "escalated")
        }
        do {
            _ = try await site.incident(incident, for: Caller(person))
            _ = try await site.dispatcher.perform(command, on: incident, by: .person(person.name))
            return "\(incident) \(done) by \(person.fullName)."
        } catch {
            return "\(incident): \(ProblemDocument(error).detail)."
        }
    }

    // MARK: Who

    func person(_ sender: Reply.Sender) -> Person? {
        let people = site.dispatcher.library.current.people.values
        switch sender {
        case .slack(let id): return people.first { $0.slack == id }
        case .phone(let number):
            let digits = Replies.digits(number)
            return digits.count < 5 ? nil : people.first { $0.phone.map(Replies.digits) == digits }
        }
    }

    /// People write `+46 70-000 00 01`; providers do not.
    private static func digits(_ number: String) -> String { number.filter { $0.isASCII && $0.isNumber } }

    static func stranger(_ sender: Reply.Sender) -> String {
        switch sender {
        case .slack(let id): "The runbook has nobody with the Slack id \(id), so nothing was changed. Add `slack: \(id)` to a person."
        case .phone: "The runbook has nobody with this number, so nothing was changed."
        }
    }

    // MARK: Which

    private func incidents(of which: Reply.Which, for person: PersonName) async throws -> [IncidentID] {
        switch which {
        case .these(let incidents): return incidents
        case .unnamed, .all: return try await waiting(for: person)
        }
    }

    /// Open incidents nobody has acknowledged that this person was paged for.
    private func waiting(for person: PersonName) async throws -> [IncidentID] {
        let rows = try await site.journal.incidents(IncidentQuery(open: true, statuses: ["triggered"], limit: Limits.listLines))
        var incidents: [IncidentID] = []
        for row in rows where incidents.count < ReplyGrammar.incidentsMax {
            let wasPaged = try await site.journal.outbox(of: row.id).contains { message in
                if case .page(let page) = message.message { page.person == person } else { false }
            }
            if wasPaged { incidents.append(row.id) }
        }
        return incidents
    }
}

extension Caller {
    /// Somebody of the runbook who answers from outside.
    init(_ person: Person) { self.init(author: .person(person.name), scopes: [.respond]) }
}
