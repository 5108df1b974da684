import Engine
import Foundation
import Logging
import Outbound
import Rehearsal
import Runbooks
import Runtime
import Storage
import StorageSQLite
import Synchronization
import Testing
import Vocabulary

@Suite("The watchdog")
struct WatchdogJourneys {
    let start = Moment("2026-03-02T02:00:00Z")

    /// A world with a watchdog beside it, and what the dead man's switch and the operators were told.
    struct Guarded: Sendable {
        let world: World
        let health: Health
        let alarms = Alarms()
        let pings = Counter()
        let told = Letters()
        let watchdog: Watchdog

        init(at start: Moment, journal: any Journal = MemoryJournal(), ticks: @escaping @Sendable () -> Duration = { .zero }) {
            let runbook = SmallTeam.runbook { $0.operators = Audience(connection: "pager", destination: "ops") }
            world = World(runbook, at: start, journal: journal)
            health = Health(startedAt: start)
            let (told, pings) = (told, pings)
            let post = Post { letter in
                told.add(letter)
                return (.delivered, letter.connection)
            }
            watchdog = Watchdog(
                dispatcher: world.dispatcher, health: health, metrics: Metrics(), post: post, alarms: alarms,
                ping: {
                    pings.add()
                    return true
                }, ticks: ticks, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        }
    }

    final class Counter: Sendable {
        private let value = Mutex(0)
        func add() { value.withLock { $0 += 1 } }
        var count: Int { value.withLock { $0 } }
    }

    final class Letters: Sendable {
        private let value = Mutex<[Letter]>([])
        func add(_ letter: Letter) { value.withLock { $0.append(letter) } }
        var titles: [String] { value.withLock { $0.map(\.title) } }
    }

    @Test("finds nothing wrong with an idle server, and pings the dead man's switch")
    func allWell() async throws {
        let guarded = Guarded(at: start)
        var memory = WatchdogMemory()
        await guarded.watchdog.round(&memory)
        #expect(guarded.health.report(at: start).findings.isEmpty)
        #expect(guarded.pings.count == 1)
    }

    @Test("says within thirty seconds that a message stands still, and the dead man's switch is no longer pinged")
    func stuckMessage() async throws {
        let guarded = Guarded(at: start)
        try await guarded.world.dispatcher.receive([SmallTeam.alert("a-1")])
        var memory = WatchdogMemory()
        await guarded.watchdog.round(&memory)
        guarded.world.clock.advance(to: start + .seconds(30))
        await guarded.watchdog.round(&memory)
        let report = guarded.health.report(at: guarded.world.clock.now)
        #expect(report.findings.contains("a message due at 2026-03-02T02:00:00Z was not sent"))
        #expect(guarded.told.titles.contains { $0.contains("was not sent") })
        #expect(guarded.pings.count == 1)
    }

    @Test("says within thirty seconds that a wake was not handled")
    func overdueWake() async throws {
        let guarded = Guarded(at: start)
        try await guarded.world.dispatcher.receive([SmallTeam.alert("a-1")])
        guarded.world.clock.advance(to: start + .minutes(5) + .seconds(20))
        var memory = WatchdogMemory()
        await guarded.watchdog.round(&memory)
        #expect(guarded.health.report(at: guarded.world.clock.now).findings.contains("a wake due at 2026-03-02T02:05:00Z was not handled"))
    }

    @Test("cannot be switched off silently: when it stops looking, that is a finding")
    func silentWatchdog() {
        let health = Health(startedAt: start)
        #expect(health.report(at: start + .seconds(29)).findings.isEmpty)
        #expect(health.report(at: start + .seconds(31)).findings == ["the watchdog has not looked since 2026-03-02T02:00:00Z"])
    }

    @Test("tells the operators once, and again only after a while")
    func saysItOnce() async throws {
        var memory = WatchdogMemory()
        #expect(memory.fresh(["a"], at: start) == ["a"])
        #expect(memory.fresh(["a", "b"], at: start + .seconds(5)) == ["b"])
        #expect(memory.fresh(["a"], at: start + Limits.alarmRepeat) == ["a"])
        #expect(memory.fresh([], at: start + .hours(1)).isEmpty)
        #expect(memory.fresh(["a"], at: start + .hours(1)) == ["a"])
    }

    @Test("notices that the machine's clock jumped")
    func clockJump() {
        var memory = WatchdogMemory()
        #expect(memory.jump(wall: start, ticks: .seconds(100)) == nil)
        #expect(memory.jump(wall: start + .seconds(5), ticks: .seconds(105)) == nil)
        #expect(memory.jump(wall: start + .seconds(3610), ticks: .seconds(110)) == .seconds(3600))
        #expect(memory.jump(wall: start, ticks: .seconds(115)) == .seconds(-3615))
    }

    @Test("says that alerts are refused on a disk that still takes small writes, and is done with it a minute later")
    func nearlyFullDisk() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "runbell-full-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        var settings = SQLiteJournal.Settings()
        settings.pagesMax = 100
        let journal = try SQLiteJournal(DataFolder(folder), settings)
        let guarded = Guarded(at: start, journal: journal)
        var large = SmallTeam.alert("a-1")
        large.details = "{\"text\":\"\(String(repeating: "x", count: 400_000))\"}"
        await #expect(throws: Trouble.self) { try await guarded.world.dispatcher.receive([large]) }
        var memory = WatchdogMemory()
        await guarded.watchdog.round(&memory)
        #expect(guarded.health.report(at: start).findings.contains { $0.hasPrefix("the journal refused a write: the disk is full") })
        #expect(guarded.pings.count == 0)
        guarded.world.clock.advance(to: start + .seconds(61))
        await guarded.watchdog.round(&memory)
        #expect(!guarded.health.report(at: start + .seconds(61)).findings.contains { $0.contains("refused a write") })
        await journal.close()
    }
}
