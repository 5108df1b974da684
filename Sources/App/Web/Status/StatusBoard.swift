internal import Chronicle
internal import Engine
internal import Logging
internal import OnCall
internal import Runbooks
internal import Runtime
internal import ServiceLifecycle
internal import Storage
internal import Synchronization
internal import Vocabulary

/// The status page, drawn ahead of whoever looks. It follows the feed and reads again only the incidents something public happened to, so
/// that a thousand visitors in the worst hour cost the journal nothing, and the page stands while the journal is slow or takes nothing.
package final class StatusBoard: Looping {
    private struct State: Sendable {
        /// Those there is something to show of; nil before they were read.
        var incidents: [IncidentID: PublicIncident]?
        var plans: [Programme.Maintenance] = []
        var drawing: StatusDrawing?
        var drawnAt = Moment.distantPast
    }

    /// In a storm what happened is gathered; no visitor sees a tenth of a second.
    private static let pause = Duration.milliseconds(100)

    private let dispatcher: Dispatcher
    private let feed: EventFeed
    private let publicURL: String
    private let screens: Screens
    private let logger: Logger
    private let state = Mutex(State())

    init(_ wiring: Wiring, _ screens: Screens) {
        dispatcher = wiring.dispatcher
        feed = wiring.feed
        publicURL = wiring.publicURL
        logger = wiring.logger
        self.screens = screens
    }

    /// As it was drawn last; the first visitor after a start may have to wait for that.
    func drawing() async throws -> StatusDrawing {
        if let drawing = state.withLock({ $0.drawing }) { return drawing }
        try await refresh()
        guard let drawing = state.withLock({ $0.drawing }) else { throw JournalError.closed }
        return drawing
    }

    /// Reads everything again.
    package func refresh() async throws {
        let incidents = try await readAll()
        let plans = try await dispatcher.programme().maintenance
        state.withLock {
            $0.incidents = incidents
            $0.plans = plans
        }
        draw()
    }

    package func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                do {
                    let position = try await self.dispatcher.journal.lastPosition
                    try await self.refresh()
                    try await self.feed.follow(after: position, pausing: StatusBoard.pause) { lines in try await self.take(lines) }
                } catch {
                    // What was drawn stays up; the journal is asked again in a while.
                    if !Task.isCancelled { self.logger.warning("the status page cannot be drawn anew", metadata: ["reason": "\(error)"]) }
                    try? await Task.sleep(for: Limits.feedPoll)
                }
            }
        }
    }

    private func take(_ lines: [FeedLine]) async throws {
        let news = StatusNews(lines) { id in state.withLock { $0.incidents?[id] != nil } }
        // Another runbook may have other components and audiences.
        if news.hasRunbook { return try await refresh() }
        for id in news.incidents {
            let incident = try await read(id)
            state.withLock { $0.incidents?[id] = incident }
        }
        if news.hasProgramme {
            let plans = try await dispatcher.programme().maintenance
            state.withLock { $0.plans = plans }
        }
        // Without news too, now and then: maintenance begins and days pass by themselves.
        let drawnAt = state.withLock { $0.drawnAt }
        if !news.isEmpty || dispatcher.clock.now - drawnAt >= Limits.feedPoll { draw() }
    }

    private func readAll() async throws -> [IncidentID: PublicIncident] {
        var incidents: [IncidentID: PublicIncident] = [:]
        var before: IncidentID?
        while incidents.count < Limits.statusIncidents {
            let rows = try await dispatcher.journal.incidents(
                IncidentQuery(before: before, limit: Limits.listLines, isDrill: false, includePrivate: false, isPublic: true))
            for row in rows { incidents[row.id] = try await read(row.id) }
            guard rows.count == Limits.listLines, let last = rows.last else { break }
            before = last.id
        }
        return incidents
    }

    private func read(_ id: IncidentID) async throws -> PublicIncident? {
        let events = try await dispatcher.journal.events(of: id).map(\.event)
        return Incident.fold(events, id: id).flatMap { PublicIncident($0, events: events, runbook: dispatcher.library.current) }
    }

    private func draw() {
        let runbook = dispatcher.library.current
        let now = dispatcher.clock.now
        let (incidents, plans, before) = state.withLock { ($0.incidents ?? [:], $0.plans, $0.drawing) }
        let days = StatusSummary.Date.last(Limits.statusDays, zone: runbook.zone, at: now)
        let summary = StatusSummary(runbook.statusPage, incidents: Array(incidents.values), maintenance: plans, days: days, at: now)
        let drawing = StatusDrawing(summary, runbook, publicURL: publicURL, screens, after: before, at: now)
        state.withLock {
            $0.drawing = drawing
            $0.drawnAt = now
        }
    }
}

extension StatusSummary.Date {
    /// Today and the days before it, oldest first, from midnight to midnight on the wall.
    fileprivate static func last(_ count: Int, zone: String, at now: Moment) -> [StatusSummary.Date] {
        let clock = WallClock.of(zone)
        let today = clock.wallTime(at: now).day
        func midnight(_ day: CivilDay) -> Moment { clock.moment(of: WallTime(day: day, minuteOfDay: 0)) }
        return (0..<count).reversed().map { back in
            let day = today + -back
            return StatusSummary.Date(name: day.written, start: midnight(day), end: midnight(day + 1))
        }
    }
}

extension CivilDay {
    /// `2026-11-21`
    fileprivate var written: String {
        let (year, month, day) = components
        return "\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
    }
}
