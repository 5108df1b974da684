import Testing
import Engine
import Logging
import OnCall
import Runbooks
import Runtime
import Signing
import Storage
import Synchronization
import Vocabulary
import Web

/// A whole server but for its socket, on a journal in memory and a clock moved by hand.
struct House: Sendable {
    static let start = Moment(seconds: 1_795_222_980)
    static let slackSecret = "shhh"
    static let twilioToken = "twilio-token"
    static let routingKey = "0123456789abcdef0123456789abcdef"
    static let linkKey = Array("a key for tests".utf8)

    let journal = MemoryJournal()
    let clock = HandClock(House.start)
    let posted = Posted()
    let mailed = Mailed()
    /// What was sent past the outbox: address and text.
    let told = Posted()
    let health = Health(startedAt: House.start)
    let dispatcher: Dispatcher
    let site: Site

    init(
        _ policy: Access.Policy = .open, runbook: Runbook = House.runbook(), captured: (@Sendable () async -> [CapturedMessage])? = nil,
        publicURL: String = "http://runbell.example", push: PushDesk? = .pretended, log: (any LogHandler)? = nil,
        wired: (inout Wiring) -> Void = { _ in }
    ) throws {
        let library = RunbookLibrary(current: runbook, journal: journal) { _ in nil }
        dispatcher = Dispatcher(journal: journal, library: library, clock: Clock { [clock] in clock.now })
        var logger = Logger(label: "web-tests") { label in log ?? StreamLogHandler.standardError(label: label) }
        if log == nil { logger.logLevel = .critical }
        var wiring =
            Wiring(
                dispatcher: dispatcher, feed: EventFeed(journal: journal, bell: dispatcher.bells.feed), health: health, metrics: Metrics(),
                keys: SourceKeys(runbook.sources.values.map(House.entry)), policy: policy, serverKey: House.linkKey, publicURL: publicURL,
                version: "1.0.0", startedAt: House.start, logger: logger,
                callbackSecrets: { CallbackSecrets(slackSigning: [House.slackSecret], twilioTokens: [House.twilioToken]) }, captured: captured,
                respond: { [posted] url, json in posted.add(url, json) }, mail: { [mailed] in mailed.add($0) })
        wiring.tell = { [told] approach, title, _ in
            told.add(approach.address, title)
            return approach.address.contains("nowhere") ? "nobody lives there" : nil
        }
        wiring.passwordCost = Password.Cost(ln: 4, r: 8, p: 1)
        wiring.push = { push }
        wired(&wiring)
        site = try Site(wiring)
    }

    /// A source's key is its name with `-key` behind it; PagerDuty's is a routing key.
    private static func entry(_ source: Source) -> SourceKeys.Entry {
        SourceKeys.Entry(source: source, key: Array((source.kind == .pagerduty ? routingKey : "\(source.name)-key").utf8))
    }

    /// Puts a token into the journal and answers it.
    func token(_ scopes: Scope..., person: PersonName? = nil, expiresAt: Moment? = nil) async throws -> String {
        let token = "token-\(scopes.map(\.rawValue).joined(separator: "-"))-\(person?.text ?? "none")"
        try await journal.put(
            TokenRow(
                name: TokenName(token), hash: Tokens.hash(token), scopes: scopes.map(\.rawValue), person: person, createdAt: clock.now,
                expiresAt: expiresAt))
        site.access.tokens.refresh()
        return token
    }

    /// An incident as an alert raises one: `ana` is paged.
    @discardableResult func incident(_ title: String = "Disk is full", key: String = "disk") async throws -> IncidentID {
        try await dispatcher.receive([Alert(key: AlertKey(source: "events", key: key), summary: title, labels: ["alertname": key])])
        return try #require(try await dispatcher.incident(of: AlertKey(source: "events", key: key)))
    }

    func phase(_ id: IncidentID) async throws -> String? { try await dispatcher.incident(id)?.phase.word }
}

final class HandClock: Sendable {
    private let moment: Mutex<Moment>

    init(_ start: Moment) { moment = Mutex(start) }

    var now: Moment { moment.withLock { $0 } }
    func advance(by time: Duration) { moment.withLock { $0 = $0 + time } }
}

/// What was posted to the addresses Slack gave.
final class Posted: Sendable {
    private let letters = Mutex<[String]>([])

    func add(_ url: String, _ json: String) { letters.withLock { $0.append("\(url) \(json)") } }
    var all: [String] { letters.withLock { $0 } }
}

/// What was mailed to those who want to subscribe.
final class Mailed: Sendable {
    private let mails = Mutex<[SubscriberMail]>([])

    func add(_ mail: SubscriberMail) { mails.withLock { $0.append(mail) } }
    var all: [SubscriberMail] { mails.withLock { $0 } }
}
