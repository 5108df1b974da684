internal import Foundation
internal import Logging
internal import NIOCore
internal import Outbound
internal import RunbookFiles
package import Rehearsal
package import Runbooks
internal import Runtime
internal import ServiceLifecycle
internal import Signing
internal import Storage
internal import Synchronization
internal import UnixSignals
package import Vocabulary
internal import Web

/// A table-top: the real server, its API and its screens, on a scenario's time. Messages go to nobody, nothing is written to the disk,
/// and whoever reaches the port takes part.
package struct LiveRehearsal: Sendable {
    private let scenario: Scenario
    private let runbook: Runbook
    private let folder: String
    private let speed: Double
    private let host: String
    private let port: Int
    private let logger: Logger

    /// `folder` is the runbook's; `listen` is HOST:PORT.
    package init(_ scenario: Scenario, of runbook: Runbook, folder: String, speed: Double, listen: String) throws {
        guard Pace.speeds.contains(speed) else { throw SettingsProblem("--speed is from 1 to 3600, so many times as fast as the wall") }
        (host, port) = try Settings.address(listen)
        guard port > 0 else { throw SettingsProblem("--listen needs a port: links are made with it before it is open") }
        self.scenario = scenario
        self.runbook = runbook
        self.folder = folder
        self.speed = speed
        var logger = Logger(label: "rehearsal") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = .warning
        self.logger = logger
    }

    package var address: String { "http://\(Settings.inURL(host)):\(port)" }

    /// Made up for this rehearsal, so that monitoring can be played too: nothing that is secret is asked for.
    package static func key(of source: SourceName) -> String { "rehearsal-\(source)" }

    /// Runs until the scenario has ended, or SIGINT or SIGTERM.
    package func run(ready: @escaping @Sendable () -> Void, tell: @escaping @Sendable ([Story.Line]) -> Void) async throws -> Story {
        let key = Digest.random(32)
        let journal = MemoryJournal()
        try await journal.keep(
            runbook: runbook.version, text: KeptRunbook.text(of: KeptRunbook.reader.read(at: folder).1), at: scenario.start)
        let world = World(
            scenario, of: runbook, press: .templates(publicURL: address), journal: journal, door: .open(publicURL: address, key: key))
        let stage = Stage(scenario: scenario, world: world, pace: Pace(speed: speed), tell: tell)
        let site = try Site(wiring(world, key))
        let web = WebServer(site, WebServer.Listen(host: host, port: port) { _ in ready() })
        var configuration = ServiceGroupConfiguration(
            services: [
                .init(service: web), .init(service: site.board), .init(service: stage, successTerminationBehavior: .gracefullyShutdownGroup),
            ], gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
        configuration.maximumGracefulShutdownDuration = Limits.drain
        do { try await ServiceGroup(configuration: configuration).run() } catch let error as IOError where Bootstrap.isAddress(error) {
            throw SettingsProblem("cannot listen on \(host):\(port): \(String(cString: strerror(error.errnoCode)))")
        }
        guard let record = stage.record else { throw SettingsProblem("the rehearsal ended before anything was written down") }
        return Story(record)
    }

    private func wiring(_ world: World, _ key: [UInt8]) -> Wiring {
        let sources = runbook.sources.values.sorted { $0.name < $1.name }
        let keys = SourceKeys(sources.map { SourceKeys.Entry(source: $0, key: Array(LiveRehearsal.key(of: $0.name).utf8)) })
        return Wiring(
            dispatcher: world.dispatcher, feed: EventFeed(journal: world.journal, bell: world.dispatcher.bells.feed), health: world.health,
            metrics: world.metrics, keys: keys, policy: .open, serverKey: key, publicURL: address, version: Bootstrap.version,
            startedAt: scenario.start, logger: logger,
            captured: { world.cast.deliveries.reversed().map { CapturedMessage($0.letter, at: $0.at) } },
            rehearsing: Rehearsing(scenario: scenario.title, speed: speed) { world.isDown })
    }
}

/// Plays the scenario beside the server people look at.
private final class Stage: Looping {
    private let scenario: Scenario
    private let world: World
    private let pace: Pace
    private let tell: @Sendable ([Story.Line]) -> Void
    private let outcome = Mutex<Record?>(nil)

    init(scenario: Scenario, world: World, pace: Pace, tell: @escaping @Sendable ([Story.Line]) -> Void) {
        self.scenario = scenario
        self.world = world
        self.pace = pace
        self.tell = tell
    }

    var record: Record? { outcome.withLock { $0 } }

    func run() async throws {
        try await withGracefulShutdownHandler {
            let record = try await ScenarioRun(scenario, in: world, pace: pace, tell: tell).run()
            outcome.withLock { $0 = record }
        } onGracefulShutdown: { [pace] in
            pace.stop()
        }
    }
}
