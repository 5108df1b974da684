internal import HTTPTypes
internal import HummingbirdCore
internal import Inbound
internal import Runbooks
internal import Runtime
internal import Vocabulary

/// Jobs that say they are alive. Any method, any body: what matters is that it came.
enum HeartbeatDoor {
    static let routes: [Route] = [HTTPRequest.Method.get, .post, .put].flatMap { method in
        [
            Route.door(method, "/heartbeat/{key}") { visit, site in try await ping(visit, site, suffix: nil) },
            Route.door(method, "/heartbeat/{key}/{what}") { visit, site in try await ping(visit, site, suffix: visit.arguments[1]) },
        ]
    }

    private static func ping(_ visit: Visit, _ site: Site, suffix: String?) async throws -> Response {
        guard let source = site.known(.heartbeat, key: visit.arguments[0]) else { return .text(404, "not found") }
        if let wait = site.isTooMuch(of: source) { return .text(429, "rate limited").retrying(after: wait) }
        let ping: HeartbeatPing
        do { ping = try HeartbeatPing(suffix: suffix) } catch { return .text(400, error.message) }
        site.ledger.took(source.name, at: site.now)
        let heartbeats = Heartbeats(dispatcher: site.dispatcher)
        if ping.isBeat { try await heartbeats.beat(source) }
        if ping.isFailure { try await heartbeats.fail(source, reason: HeartbeatDoor.reason(ping, visit.body)) }
        return Response(HeartbeatPing.answer)
    }

    /// What the job wrote, cut to something a person can read on a telephone.
    private static func reason(_ ping: HeartbeatPing, _ body: [UInt8]) -> String {
        let words = String(decoding: body.prefix(200), as: UTF8.self).split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
        let what = if case .exit(let code) = ping { "exit status \(code)" } else { "the job said so" }
        return words.isEmpty ? what : "\(what): \(words)"
    }
}
