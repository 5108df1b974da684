package import Runbooks
internal import Signing
package import Vocabulary

extension PostOffice {
    /// Builds every connection of a runbook. One that cannot work is named in `problems`; letters to it go on to its fallbacks.
    ///
    /// - publicURL: our own address as the outside sees it, for what comes back; without it calls cannot be answered by a key.
    /// - secret: reads `env:` and `file:` settings.
    /// - outward: for addresses that strangers named; it reaches no private network.
    /// - pushKey: the server's own, made when it is first asked for.
    package static func wired(
        connections: [Connection], publicURL: String? = nil, secret: (Setting) throws -> String, wire: Wire, outward: Wire? = nil,
        devices: DeviceBook = .empty, pushKey: () throws -> PushKey = { .fresh() }, capture: CaptureBox = CaptureBox(),
        now: @escaping @Sendable () -> Moment
    ) -> PostOffice {
        var problems = connections.flatMap { doubtfulFallbacks($0, among: connections) }
        let trimmed = publicURL.map { $0.hasSuffix("/") ? String($0.dropLast()) : $0 }
        let providers = connections.map { connection in
            let settings = ConnectionSettings(connection, secret: secret)
            problems += settings.problems
            do throws(ConnectionProblem) {
                let workshop = Workshop(
                    publicURL: trimmed, wire: wire, outward: outward ?? wire, devices: devices, capture: capture,
                    timeout: patience(connection, among: connections), now: now)
                return try workshop.provider(connection, settings, pushKey)
            } catch {
                if !problems.contains(error) { problems.append(error) }
                let reason = error.text
                let notifier = Notifier.judging { _ in .refused(reason: reason) }
                return Provider(name: connection.name, kind: connection.kind, fallback: connection.fallback, notifier: notifier)
            }
        }
        return PostOffice(providers: providers, problems: problems, now: now)
    }

    /// All providers of the longest chain this one is in share `Limits.sendTimeout`, but none gets less than five seconds.
    private static func patience(_ connection: Connection, among all: [Connection]) -> Duration {
        let chains = all.filter { $0.name == connection.name || $0.fallback.contains(connection.name) }.map { $0.fallback.count + 1 }
        return max(Limits.sendTimeout / (chains.max() ?? 1), .seconds(5))
    }

    private static func doubtfulFallbacks(_ connection: Connection, among all: [Connection]) -> [ConnectionProblem] {
        connection.fallback.compactMap { name in
            guard let doubt = doubt(about: name, for: connection, among: all) else { return nil }
            return ConnectionProblem(connection, "the fallback \(name) \(doubt)")
        }
    }

    private static func doubt(about name: ConnectionName, for connection: Connection, among all: [Connection]) -> String? {
        if name == connection.name { return "is the connection itself: take it out" }
        guard let other = all.first(where: { $0.name == name }) else { return "is no connection: check the name" }
        if other.kind == .capture { return "captures letters, which reach nobody: take it out" }
        if (other.kind == .webpush) != (connection.kind == .webpush), other.kind != .webhook {
            return "needs another kind of address: take one that carries the same way"
        }
        return other.kind.ways.isDisjoint(with: connection.kind.ways) ? "needs another kind of address: take one that carries the same way" : nil
    }
}

/// What all connections are built with.
private struct Workshop {
    let publicURL: String?
    let wire: Wire
    let outward: Wire
    let devices: DeviceBook
    let capture: CaptureBox
    let timeout: Duration
    let now: @Sendable () -> Moment

    func provider(
        _ connection: Connection, _ settings: ConnectionSettings, _ pushKey: () throws -> PushKey
    ) throws(ConnectionProblem) -> Provider {
        var secrets = settings.secrets
        let notifier: Notifier
        var browsers: WebPushSettings?
        switch connection.kind {
        case .smtp:
            let mail = try SMTPSettings(settings, timeout: timeout)
            secrets += [mail.server.password].compactMap(\.self)
            notifier = .smtp(mail, wire: wire, now: now)
        case .webhook: notifier = .webhook(try WebhookSettings(settings, timeout: timeout), wire: wire, now: now)
        case .slack: notifier = .slack(try SlackSettings(settings, timeout: timeout), wire: wire)
        case .ntfy: notifier = .ntfy(try NtfySettings(settings, timeout: timeout), wire: wire)
        case .twilio: notifier = .twilio(try TwilioSettings(settings, publicURL: publicURL, timeout: timeout), wire: wire)
        case .webpush:
            let push = try WebPushSettings(settings, key: pushKey, publicURL: publicURL, timeout: timeout)
            secrets.append(push.key.secret.base64URL)
            browsers = push
            notifier = .webPush(push, devices: devices, wire: push.allowsPrivate ? wire : outward, now: now)
        case .capture: notifier = .capture(capture, now: now)
        }
        return Provider(
            name: connection.name, kind: connection.kind, fallback: connection.fallback, notifier: notifier, push: browsers, secrets: secrets)
    }
}
