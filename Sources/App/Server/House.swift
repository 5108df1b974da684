internal import Engine
internal import Logging
internal import Outbound
internal import RunbookFiles
internal import Runbooks
internal import Runtime
internal import Storage
internal import Synchronization
internal import Vocabulary
internal import Web

/// What changes together when another runbook comes into force: the runbook itself, the keys of its sources, the providers of its
/// connections and the heartbeats it waits for.
final class House: Sendable {
    private struct Furniture: Sendable {
        var office: PostOffice
        var callbacks: CallbackSecrets
        var capturesAnything: Bool
    }

    let keys = SourceKeys()
    let box = CaptureBox()
    private let data: String
    private let curl: CurlClient
    /// Reaches no private network: for addresses that browsers name.
    private let outward: CurlClient
    private let secrets: Secrets
    private let publicURL: String
    private let folder: Notifier
    private let clock: Clock
    private let logger: Logger
    private let furniture: Mutex<Furniture>
    /// Why the folder's runbook was refused; nil while the one in force is the folder's.
    private let refusal = Mutex<String?>(nil)
    /// Set once, when the journal is open.
    private let dispatcher = Mutex<Dispatcher?>(nil)
    private let subscribers = Mutex<SubscriberPost?>(nil)

    init(
        _ runbook: Runbook, secrets: Secrets, data: String, publicURL: String, publish: String?, curl: CurlClient, outward: CurlClient, clock: Clock,
        logger: Logger
    ) throws {
        self.secrets = secrets
        self.publicURL = publicURL
        folder = .folder(publish)
        self.data = data
        self.curl = curl
        self.outward = outward
        self.clock = clock
        self.logger = logger
        let office = PostOffice(providers: [], now: { clock.now })
        furniture = Mutex(Furniture(office: office, callbacks: CallbackSecrets(), capturesAnything: false))
        try furnish(runbook)
    }

    /// `key` is what subscribers' links are made with.
    func serve(_ dispatcher: Dispatcher, key: [UInt8]) {
        self.dispatcher.withLock { $0 = dispatcher }
        subscribers.withLock { $0 = SubscriberPost(journal: dispatcher.journal, publicURL: publicURL, key: key, clock: clock) }
    }

    var post: Post {
        Post { letter in
            if letter.connection == .folder { return (await self.folder.send(letter), .folder) }
            if letter.connection == .subscribers { return (await self.tellSubscribers(letter), .subscribers) }
            let (sent, provider, _) = await self.office.send(letter)
            return (sent, provider)
        }
    }

    private func tellSubscribers(_ letter: Letter) async -> Sent {
        guard let dispatcher = dispatcher.withLock({ $0 }), let post = subscribers.withLock({ $0 }) else {
            return .later(reason: "the server is starting", after: nil)
        }
        return await post.send(letter, under: dispatcher.library.current) { [self] copy in await send(copy) }
    }

    private func send(_ letter: Letter) async -> Sent { await office.send(letter).0 }

    /// One mail to one who wants to subscribe. It is tried a few times; whoever gets none asks again.
    func mail(_ mail: SubscriberMail) async {
        guard let connection = dispatcher.withLock({ $0 })?.library.current.mailForSubscribers else { return }
        let letter = Letter(
            id: PageID(incident: Programme.id, number: 0), connection: connection, address: mail.to, title: mail.title, text: mail.text,
            subscription: Letter.Subscription(
                unsubscribe: "\(publicURL)/status/unsubscribe/\(mail.token)", mark: String(SubscriberLink.digest(of: mail.token).prefix(16)),
                because: "You get this because somebody asked for it on \(mail.page), \(publicURL)/status."))
        for attempt in 1...Limits.sendAttempts {
            guard case .later(_, let after) = await send(letter) else { return }
            guard let pause = Backoff.pause(attempt: attempt, jitter: 0.5, retryAfter: after) else { break }
            try? await Task.sleep(for: pause)
        }
        // No address in the log.
        logger.warning("a mail to confirm a subscription could not be sent", metadata: ["connection": "\(connection)"])
    }

    /// Sends one message at once. Whoever waits for it asks again when it does not come.
    func tell(_ approach: Approach, _ title: String, _ text: String) async -> String? {
        let id = PageID(incident: Programme.id, number: 0)
        switch await send(
            Letter(id: id, way: approach.way, connection: approach.connection, address: approach.address, title: title, text: text))
        {
        case .delivered: return nil
        case .refused(let reason), .later(let reason, _): return reason
        }
    }

    func isPaused(_ connection: ConnectionName) -> Bool { office.isPaused(connection) }
    var office: PostOffice { furniture.withLock { $0.office } }
    var callbackSecrets: CallbackSecrets { furniture.withLock { $0.callbacks } }
    var capturesAnything: Bool { furniture.withLock { $0.capturesAnything } }

    /// Resolves every secret and builds every provider before anything is replaced; throws when any of it cannot work.
    private func furnish(_ runbook: Runbook) throws {
        var problems: [String] = []
        let entries = runbook.sources.values.sorted { $0.name < $1.name }.compactMap { source -> SourceKeys.Entry? in
            do { return SourceKeys.Entry(source: source, key: Array(try secrets.value(of: source.key).utf8)) } catch {
                problems.append("source \(source.name): \(error)")
                return nil
            }
        }
        let office = PostOffice.wired(
            connections: runbook.connections, publicURL: publicURL, secret: { [secrets] in try secrets.value(of: $0) }, wire: .curl(curl),
            outward: .curl(outward), devices: .kept { [weak self] in self?.dispatcher.withLock { $0 } },
            pushKey: { [data] in try PushKeyFile.load(from: data) },
            capture: box, now: { [clock] in clock.now })
        problems += office.problems.map(\.description)
        guard problems.isEmpty else { throw SettingsProblem(problems.joined(separator: "\n")) }
        let furniture = Furniture(
            office: office, callbacks: callbackSecrets(of: runbook), capturesAnything: runbook.connections.contains { $0.kind == .capture })
        self.furniture.withLock { $0 = furniture }
        keys.replace(entries)
    }

    private func callbackSecrets(of runbook: Runbook) -> CallbackSecrets {
        func values(_ kind: Connection.Kind, _ setting: String) -> [String] {
            runbook.connections.filter { $0.kind == kind }.compactMap { $0.settings[setting].flatMap { try? secrets.value(of: $0) } }
        }
        return CallbackSecrets(slackSigning: values(.slack, "signing_secret"), twilioTokens: values(.twilio, "token"))
    }

    // MARK: Another runbook

    static func errors(_ diagnostics: [Diagnostic]) -> String {
        diagnostics.filter { $0.severity == .error }.map(\.description).joined(separator: "\n")
    }

    /// Puts what the folder says in force, if it passes; otherwise says loudly why not.
    func reload(from folder: String, by author: Author) async {
        guard let dispatcher = dispatcher.withLock({ $0 }) else { return }
        do {
            let (reading, files) = KeptRunbook.reader.read(at: folder)
            guard let runbook = reading.runbook else { throw SettingsProblem(House.errors(reading.diagnostics)) }
            guard runbook.version != dispatcher.library.current.version else { return refusal.withLock { $0 = nil } }
            try furnish(runbook)
            try await dispatcher.library.adopt(runbook, text: KeptRunbook.text(of: files), by: author, at: clock.now)
            try await Heartbeats(dispatcher: dispatcher).expectAll(of: runbook)
            refusal.withLock { $0 = nil }
            logger.notice("a new runbook is in force", metadata: ["version": "\(runbook.version)"])
        } catch {
            await refuse("\(error)", by: author)
        }
    }

    /// Says that the folder's runbook is not the one in force. The same reason is recorded and told once, however often it is read.
    func refuse(_ reason: String, by author: Author) async {
        guard let dispatcher = dispatcher.withLock({ $0 }) else { return }
        logger.critical("the runbook in the folder was NOT taken; the old one stays in force", metadata: ["reason": "\(reason)"])
        let isNew = refusal.withLock { refusal in
            defer { refusal = reason }
            return refusal != reason
        }
        guard isNew else { return }
        _ = try? await dispatcher.journal.commit(ProgrammeEntry(at: clock.now, by: author, .runbookRefused(reason)))
        dispatcher.alarm("the runbook in the folder was not taken; the old one stays in force: \(reason.prefix(200))")
    }
}
