internal import Engine
internal import HTTPTypes
internal import HummingbirdCore
internal import Inbound
internal import Notation
internal import OnCall
internal import Runbooks
internal import Runtime
internal import Storage
internal import Vocabulary

/// Slack: a button, a slash command, and Slack's question whether this address is ours. Slack waits three seconds, so the answer is
/// given at once and what became of it goes to the address Slack sent along.
enum SlackRoutes {
    static let routes = [
        route("/inbound/slack/actions") { visit, site in
            guard case .reply(let reply) = try SlackInteraction(visit.body) else { return SlackAnswer.seen }
            return await site.answerLater(reply.responseURL) { await Replies(site: site).carryOut(reply) } ?? SlackAnswer.seen
        },
        route("/inbound/slack/commands") { visit, site in
            let command = try SlackCommand(visit.body)
            switch command.ask {
            case .probe: return SlackAnswer.seen
            case .help: return SlackAnswer.help
            case .reply, .onCall, .incidents, .declare, .note:
                return await site.answerLater(command.responseURL) { await SlackDesk(site: site).carryOut(command) } ?? SlackAnswer.seen
            }
        },
        route("/inbound/slack/events") { visit, _ in
            guard case .urlVerification(let challenge) = try SlackEvent(visit.body) else { return SlackAnswer.seen }
            return SlackAnswer.challenge(challenge)
        },
    ]

    /// Nothing of the body is read before its signature holds.
    private static func route(_ path: String, _ handle: @escaping @Sendable (Visit, Site) async throws -> Inbound.Answer) -> Route {
        Route.door(.post, path) { visit, site in
            let headers = visit.request.headers
            let isOurs = site.wiring.callbackSecrets().slackSigning.contains { secret in
                SlackSignature.isValid(
                    body: visit.body, timestamp: headers[.slackTimestamp], signature: headers[.slackSignature], secret: secret, now: site.now)
            }
            guard isOurs else { return Response(SlackAnswer.forbidden) }
            do { return Response(try await handle(visit, site)) } catch let problem as Inbound.Problem {
                return Response(Inbound.Answer.refused([problem]))
            }
        }
    }
}

extension HTTPField.Name {
    fileprivate static let slackTimestamp = HTTPField.Name("X-Slack-Request-Timestamp")!
    fileprivate static let slackSignature = HTTPField.Name("X-Slack-Signature")!
}

extension Site {
    /// Does the work after the answer, when there is an address to say what became of it; at once, when there is none.
    fileprivate func answerLater(_ url: String?, _ work: @escaping @Sendable () async -> String) async -> Inbound.Answer? {
        guard let url else { return SlackAnswer.toAsker(SlackAnswer.escaped(await work())) }
        let isQueued = errands.add {
            let answer = SlackAnswer.toAsker(SlackAnswer.escaped(await work()))
            await self.wiring.respond(url, answer.body)
        }
        return isQueued ? nil : SlackAnswer.toAsker("Too much is going on here: nothing was changed. Please try again.")
    }
}

/// What a slash command asks beside answering a page.
struct SlackDesk: Sendable {
    let site: Site

    func carryOut(_ command: SlackCommand) async -> String {
        do {
            switch command.ask {
            case .reply(let reply): return await Replies(site: site).carryOut(reply)
            case .onCall(let schedule): return try await onCall(schedule)
            case .incidents: return try await incidents(for: Replies(site: site).person(.slack(command.user)).map { Caller($0) } ?? .stranger)
            case .declare(let title): return try await declare(title, by: caller(command.user).author)
            case .note(let incident, let text):
                let caller = try caller(command.user)
                _ = try await site.incident(incident, for: caller)
                _ = try await site.dispatcher.perform(.note(text), on: incident, by: caller.author)
                return "Noted on \(incident)."
            case .help, .probe: return ""
            }
        } catch {
            return "\(ProblemDocument(error).detail). Nothing was changed."
        }
    }

    private func caller(_ user: String) throws(ProblemDocument) -> Caller {
        guard let person = Replies(site: site).person(.slack(user)) else { throw .forbidden(Replies.stranger(.slack(user))) }
        return Caller(person)
    }

    private func onCall(_ schedule: String?) async throws -> String {
        try await site.onCall(at: site.now, schedule: schedule.map { ScheduleName($0) }).map { now in
            "\(now.schedule.name): \(now.people.isEmpty ? "nobody" : now.people.map(\.text).joined(separator: ", "))"
        }.joined(separator: "\n")
    }

    private func incidents(for caller: Caller) async throws -> String {
        let rows = try await site.incidents(IncidentQuery(open: true, limit: 20), for: caller)
        if rows.isEmpty { return "Nothing is open." }
        return rows.map { "\($0.name) \($0.severity) \($0.status): \($0.title)" }.joined(separator: "\n")
    }

    private func declare(_ title: String, by author: Author) async throws -> String {
        let carried = try await site.dispatcher.declare(title: title, service: nil, severity: nil, by: author)
        return "\(carried.incident.name) is open as \(carried.incident.severity): \(site.wiring.publicURL)/incidents/\(carried.incident.id)"
    }
}
