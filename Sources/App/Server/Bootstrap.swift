internal import Foundation
internal import Logging
internal import OnCall
internal import Outbound
internal import RunbookFiles
package import Runbooks
internal import Runtime
internal import ServiceLifecycle
internal import Signing
internal import Storage
internal import StorageSQLite
internal import UnixSignals
internal import Vocabulary
internal import Web

/// Puts the server together. Everything that is wired is wired here, in the order it is needed.
package struct Bootstrap: Sendable {
    package static let version = "0.1.0"

    private let settings: Settings
    private let logger: Logger

    package init(_ settings: Settings) {
        self.settings = settings
        logger = Bootstrap.logger(settings)
    }

    /// Runs until SIGTERM or SIGINT. `ready` is told the address once everything is wired, before the first request.
    package func run(ready: @escaping @Sendable (Opened) -> Void) async throws {
        guard WallClock.hasZones else { throw SettingsProblem("this machine has no time zones: install tzdata") }
        let clock = Clock.machine
        let journal = try openJournal()
        let (runbook, text) = try await chooseRunbook(journal)

        let curl = CurlClient()
        let house = try House(
            runbook, secrets: Secrets(folder: settings.runbook), publicURL: settings.publicURL, curl: curl, clock: clock, logger: logger)
        let key = try ServerKey.load(from: settings.data)
        let alarms = Alarms()
        let library = RunbookLibrary(current: runbook, journal: journal, read: KeptRunbook.read)
        let dispatcher = Dispatcher(journal: journal, library: library, clock: clock, alarms: alarms)
        house.serve(dispatcher)
        if let text { try await library.adopt(runbook, text: text, by: .runbell, at: clock.now) }
        try await Heartbeats(dispatcher: dispatcher).expectAll(of: runbook)

        let health = Health(startedAt: clock.now)
        let metrics = Metrics()
        let loops: [any Looping] = [
            TimerLoop(dispatcher: dispatcher, health: health, logger: logger),
            OutboxLoop(
                dispatcher: dispatcher, press: LetterPress(publicURL: settings.publicURL, key: key), post: house.post, health: health,
                metrics: metrics,
                jitter: { Double.random(in: 0..<1) }, logger: logger),
            Watchdog(
                dispatcher: dispatcher, health: health, metrics: metrics, post: house.post, alarms: alarms, ping: deadMan(curl),
                ticks: Bootstrap.ticks,
                logger: logger),
            RunbookWatcher(folder: settings.runbook, house: house, logger: logger),
        ]
        let site = try Site(wiring(house, dispatcher, health, metrics, key, curl, at: clock.now))
        let web = WebServer(site, try listen(runbook, house, ready))

        var configuration = ServiceGroupConfiguration(
            services: ([web] + loops).map { .init(service: $0) }, gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
        configuration.maximumGracefulShutdownDuration = Limits.drain
        defer { curl.stop() }
        try await ServiceGroup(configuration: configuration).run()
        await journal.close()
    }

    // MARK: What is wired

    private func openJournal() throws -> SQLiteJournal {
        do throws(JournalError) { return try SQLiteJournal(DataFolder(settings.data)) } catch {
            switch error {
            case .broken(let reason), .unwritable(let reason): throw SettingsProblem(reason)
            case .conflict, .closed: throw SettingsProblem("the data folder \(settings.data) cannot be opened")
            }
        }
    }

    /// The folder's runbook if it passes; otherwise, after a restart in the night, the one that was in force before. With the text to
    /// keep when it is new.
    private func chooseRunbook(_ journal: SQLiteJournal) async throws -> (Runbook, text: String?) {
        let (reading, files) = KeptRunbook.reader.read(at: settings.runbook)
        for diagnostic in reading.diagnostics where diagnostic.severity == .warning { logger.warning("\(diagnostic)") }
        let kept = try await journal.latestRunbook()
        if let runbook = reading.runbook { return (runbook, kept?.version == runbook.version ? nil : KeptRunbook.text(of: files)) }
        let errors = House.errors(reading.diagnostics)
        guard let kept, let runbook = KeptRunbook.read(kept.text) else {
            throw SettingsProblem("the runbook does not pass:\n\(errors)")
        }
        logger.critical(
            "the runbook does not pass; the last one that did is in force", metadata: ["version": "\(kept.version)", "errors": "\(errors)"])
        return (runbook, nil)
    }

    private func wiring(
        _ house: House, _ dispatcher: Dispatcher, _ health: Health, _ metrics: Metrics, _ key: [UInt8], _ curl: CurlClient, at now: Moment
    ) -> Wiring {
        Wiring(
            dispatcher: dispatcher, feed: EventFeed(journal: dispatcher.journal, bell: dispatcher.bells.feed), health: health, metrics: metrics,
            keys: house.keys, policy: settings.open ? .open : .tokens, serverKey: key, publicURL: settings.publicURL, version: Bootstrap.version,
            startedAt: now, logger: logger, callbackSecrets: { house.callbackSecrets },
            captured: { house.box.letters.map(CapturedMessage.init) },
            respond: { url, json in
                let header = HTTPRequest.Header("Content-Type", "application/json")
                _ = await curl.perform(HTTPRequest(url: url, headers: [header], body: Array(json.utf8)))
            })
    }

    private func listen(_ runbook: Runbook, _ house: House, _ ready: @escaping @Sendable (Opened) -> Void) throws -> WebServer.Listen {
        let certificate = try settings.certificate.map { try Certificate(chainPath: $0, keyPath: settings.key ?? "") }
        return WebServer.Listen(host: settings.host, port: settings.port, certificate: certificate) { [settings] port in
            let opened = Opened(settings: settings, port: port, runbook: runbook, captures: house.capturesAnything)
            // `runbell token` finds the running server by this.
            let found = [opened.address, settings.certificate].compactMap { $0 }.joined(separator: "\n")
            try? found.write(toFile: "\(settings.data)/server.address", atomically: true, encoding: .utf8)
            ready(opened)
        }
    }

    private func deadMan(_ curl: CurlClient) -> (@Sendable () async -> Bool)? {
        guard let url = settings.deadManURL else { return nil }
        return {
            guard case .answer(let answer) = await curl.perform(HTTPRequest(method: "GET", url: url)) else { return false }
            return (200..<300).contains(answer.status)
        }
    }

    private static func ticks() -> Duration {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return .seconds(Int64(time.tv_sec)) + .nanoseconds(Int64(time.tv_nsec))
    }

    private static func logger(_ settings: Settings) -> Logger {
        var logger = Logger(label: "runbell") { label in
            switch settings.logFormat {
            case .json: JSONLogHandler(label: label)
            case .text: StreamLogHandler.standardError(label: label)
            }
        }
        logger.logLevel = Logger.Level(rawValue: settings.logLevel) ?? .info
        return logger
    }
}

/// What the start text tells: where the server is, and how to raise a first alert.
package struct Opened: Sendable {
    package let settings: Settings
    package let port: Int
    package let runbook: Runbook
    package let captures: Bool

    /// The source's key, for the start text of a server that is open anyway; nil on any other.
    package func openKey(of source: Source) -> String? {
        settings.open ? try? Secrets(folder: settings.runbook).value(of: source.key) : nil
    }

    /// Where this machine reaches the server: by its public name where it has a certificate for that.
    package var address: String {
        if settings.certificate != nil { return settings.publicURL }
        let host = ["0.0.0.0", "::"].contains(settings.host) ? "127.0.0.1" : settings.host
        return "http://\(host.contains(":") ? "[\(host)]" : host):\(port)"
    }
}

extension CapturedMessage {
    /// A letter as the screen of captured messages shows it.
    fileprivate init(_ captured: CaptureBox.Captured) {
        let letter = captured.letter
        self.init(
            at: captured.at, way: letter.way?.rawValue ?? "notice", to: letter.person?.text ?? letter.address, title: letter.title,
            text: ([letter.text] + letter.items.map { "\($0.incident) \($0.severity) \($0.service): \($0.title)" }).filter { !$0.isEmpty }.joined(
                separator: "\n"),
            acknowledge: letter.items.first?.acknowledge)
    }
}
