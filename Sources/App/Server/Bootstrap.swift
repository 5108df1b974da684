internal import Automation
internal import Foundation
internal import Logging
internal import NIOCore
internal import OnCall
internal import OpenIDConnect
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
        let curl = CurlClient()
        // Slow steps must never take a page's place.
        let stepCurl = CurlClient()
        let outward = CurlClient(options: .init(refusesPrivateAddresses: true))
        let (house, start) = try await furnish(journal, curl, outward, clock)
        let runbook = start.runbook
        let key = try ServerKey.load(from: settings.data)
        let alarms = Alarms()
        let library = RunbookLibrary(current: runbook, journal: journal, read: KeptRunbook.read)
        let dispatcher = Dispatcher(
            journal: journal, library: library, clock: clock, alarms: alarms, press: .templates(publicURL: settings.publicURL))
        house.serve(dispatcher, key: key)
        if let text = start.text { try await library.adopt(runbook, text: text, by: .runbell, at: clock.now) }
        if let refusal = start.refusal { await house.refuse(refusal, by: .runbell) }
        try await Heartbeats(dispatcher: dispatcher).expectAll(of: runbook)

        let health = Health(startedAt: clock.now)
        let metrics = Metrics()
        let press = LetterPress(publicURL: settings.publicURL, key: key, dashboard: library.dashboard(of:))
        let loops: [any Looping] = [
            TimerLoop(dispatcher: dispatcher, health: health, logger: logger),
            OutboxLoop(
                dispatcher: dispatcher, press: press, post: house.post, health: health, metrics: metrics,
                jitter: { Double.random(in: 0..<1) }, logger: logger),
            StepLoop(dispatcher: dispatcher, hand: hand(stepCurl), health: health, logger: logger),
            Watchdog(
                dispatcher: dispatcher, health: health, metrics: metrics, post: house.post, alarms: alarms, ping: deadMan(curl),
                ticks: Bootstrap.ticks,
                logger: logger),
            RunbookWatcher(folder: settings.runbook, house: house, logger: logger),
        ]
        let site = try Site(try wiring(house, dispatcher, health, metrics, key, curl, at: clock.now))
        let setUpKey = try await site.access.accounts.setUpKey()
        let web = WebServer(site, try listen(start, house, setUpKey, ready))

        var configuration = ServiceGroupConfiguration(
            services: ([web] + loops + [site.board]).map { .init(service: $0) }, gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
        configuration.maximumGracefulShutdownDuration = Limits.drain
        defer {
            curl.stop()
            outward.stop()
            stepCurl.stop()
        }
        do { try await ServiceGroup(configuration: configuration).run() } catch let error as IOError where Bootstrap.isAddress(error) {
            throw SettingsProblem("cannot listen on \(settings.host):\(settings.port): \(String(cString: strerror(error.errnoCode)))")
        }
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

    /// The runbook to begin with.
    private struct Start {
        let runbook: Runbook
        /// To keep, when it is new.
        var text: String?
        /// Why it is not the folder's.
        var refusal: String?
    }

    /// The folder's runbook if it passes and all its secrets are there; otherwise, after a restart in the night, the one that was in
    /// force before: a server that pages by yesterday's runbook is better than none.
    private func furnish(_ journal: SQLiteJournal, _ curl: CurlClient, _ outward: CurlClient, _ clock: Clock) async throws -> (House, Start) {
        func house(_ runbook: Runbook) throws -> House {
            try House(
                runbook, secrets: Secrets(folder: settings.runbook), data: settings.data, publicURL: settings.publicURL, publish: settings.publish,
                curl: curl, outward: outward, clock: clock, logger: logger)
        }
        let (reading, files) = KeptRunbook.reader.read(at: settings.runbook)
        for diagnostic in reading.diagnostics where diagnostic.severity == .warning { logger.warning("\(diagnostic)") }
        let kept = try await journal.latestRunbook()
        let refusal: SettingsProblem
        if let runbook = reading.runbook {
            do {
                return (try house(runbook), Start(runbook: runbook, text: kept?.version == runbook.version ? nil : KeptRunbook.text(of: files)))
            } catch let problem as SettingsProblem { refusal = problem }
        } else {
            refusal = SettingsProblem("the runbook does not pass:\n\(House.errors(reading.diagnostics))")
        }
        guard let kept, kept.version != reading.runbook?.version else { throw refusal }
        guard let runbook = KeptRunbook.read(kept.text), let house = try? house(runbook) else { throw refusal }
        return (house, Start(runbook: runbook, refusal: refusal.description))
    }

    private func wiring(
        _ house: House, _ dispatcher: Dispatcher, _ health: Health, _ metrics: Metrics, _ key: [UInt8], _ curl: CurlClient, at now: Moment
    ) throws -> Wiring {
        var wiring = Wiring(
            dispatcher: dispatcher, feed: EventFeed(journal: dispatcher.journal, bell: dispatcher.bells.feed), health: health, metrics: metrics,
            keys: house.keys, policy: settings.open ? .open : .tokens, serverKey: key, publicURL: settings.publicURL, version: Bootstrap.version,
            startedAt: now, logger: logger, callbackSecrets: { house.callbackSecrets },
            captured: { house.box.letters.map { CapturedMessage($0.letter, at: $0.at) } },
            respond: { url, json in
                let header = HTTPRequest.Header("Content-Type", "application/json")
                _ = await curl.perform(HTTPRequest(url: url, headers: [header], body: Array(json.utf8)))
            },
            mail: { mail in await house.mail(mail) })
        wiring.tell = { approach, title, text in await house.tell(approach, title, text) }
        wiring.isPaused = { house.isPaused($0) }
        wiring.hasPasswords = settings.signIn.isLocal
        // People who sign in must never take a page's place.
        wiring.provider = try settings.signIn.provider(
            publicURL: settings.publicURL, key: key, secrets: Secrets(folder: "."), curl: CurlClient(options: .init(transfersMax: 16)))
        if let provider = wiring.provider?.settings {
            logger.notice("people sign in by way of \(provider.issuer), which has to know \(provider.redirectURI)")
        }
        wiring.push = { house.pushDesk }
        return wiring
    }

    private func listen(
        _ start: Start, _ house: House, _ setUpKey: String?, _ ready: @escaping @Sendable (Opened) -> Void
    ) throws -> WebServer.Listen {
        let certificate = try certificate()
        if settings.isPublicURLGuessed, start.runbook.connections.contains(where: { $0.kind != .capture }) {
            logger.warning("messages carry links to \(settings.publicURL): say with --public-url where people's phones reach this server")
        }
        return WebServer.Listen(host: settings.host, port: settings.port, certificate: certificate) { [settings] port in
            let opened = Opened(
                settings: settings, port: port, runbook: start.runbook, captures: house.capturesAnything, isRefused: start.refusal != nil,
                setUpKey: setUpKey)
            // `runbell token` finds the running server by this.
            let found = [opened.address, settings.certificate].compactMap { $0 }.joined(separator: "\n")
            try? found.write(toFile: "\(settings.data)/server.address", atomically: true, encoding: .utf8)
            ready(opened)
        }
    }

    private func certificate() throws -> Certificate? {
        guard let chain = settings.certificate, let key = settings.key else { return nil }
        for path in [chain, key] where !FileManager.default.isReadableFile(atPath: path) { throw SettingsProblem("\(path) cannot be read") }
        do { return try Certificate(chainPath: chain, keyPath: key) } catch {
            throw SettingsProblem("the certificate \(chain) and the key \(key) are not in PEM, or do not belong together: \(error)")
        }
    }

    /// Whoever carries out automated steps; says at the start which commands it was allowed and cannot run.
    private func hand(_ curl: CurlClient) -> StepHand {
        let allowed = AllowList(parsing: settings.allowCommands, searchPath: ProcessInfo.processInfo.environment["PATH"])
        for problem in allowed.problems { logger.warning("\(problem)") }
        return .automation(
            ErrandRunner(allowed: allowed, wire: .curl(curl)), secrets: Secrets(folder: settings.runbook), prometheusURL: settings.prometheusURL)
    }

    private func deadMan(_ curl: CurlClient) -> (@Sendable () async -> Bool)? {
        guard let url = settings.deadManURL else { return nil }
        return {
            guard case .answer(let answer) = await curl.perform(HTTPRequest(method: "GET", url: url)) else { return false }
            return (200..<300).contains(answer.status)
        }
    }

    static func isAddress(_ error: IOError) -> Bool { [EADDRINUSE, EADDRNOTAVAIL, EACCES].contains(error.errnoCode) }

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
    /// The folder's runbook was not taken; this is the one from before.
    package let isRefused: Bool
    /// Nil once there is an account.
    let setUpKey: String?

    /// The link that makes the first account; an open house needs none.
    package var setUpLink: String? { settings.open ? nil : setUpKey.map { "\(address)/set-up?key=\($0)" } }

    /// The source's key, for the start text of a server that is open anyway; nil on any other.
    package func openKey(of source: Source) -> String? {
        settings.open ? try? Secrets(folder: settings.runbook).value(of: source.key) : nil
    }

    /// Where this machine reaches the server: by its public name where it has a certificate for that.
    package var address: String {
        if settings.certificate != nil { return settings.publicURL }
        return "http://\(Settings.inURL(settings.host)):\(port)"
    }
}

extension CapturedMessage {
    /// A letter as the screen of captured messages shows it.
    init(_ letter: Letter, at moment: Moment) {
        let address = letter.address.isEmpty ? letter.connection.text : letter.address
        self.init(
            at: moment, way: letter.way?.rawValue ?? "notice", to: letter.person?.text ?? address, title: letter.title,
            text: ([letter.text] + letter.items.map { "\($0.incident) \($0.severity) \($0.service): \($0.title)" }).filter { !$0.isEmpty }.joined(
                separator: "\n"),
            acknowledge: letter.items.first?.acknowledge, person: letter.person,
            incidents: [letter.id.incident].filter { $0.number > 0 } + letter.items.map(\.incident))
    }
}
