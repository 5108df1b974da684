internal import Chronicle
internal import Engine
internal import Logging
internal import Runbooks
internal import Runtime
internal import Screens
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
    private let reading: StatusReading
    private let place: StatusPlace
    private let screens: ScreenLibrary
    private let logger: Logger
    private let state = Mutex(State())

    init(_ wiring: Wiring, _ screens: ScreenLibrary) {
        dispatcher = wiring.dispatcher
        feed = wiring.feed
        reading = StatusReading(journal: wiring.dispatcher.journal)
        place = .server(wiring.publicURL)
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
        let incidents = try await reading.incidents(under: dispatcher.library.current)
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
            let incident = try await reading.incident(id, under: dispatcher.library.current)
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

    private func draw() {
        let runbook = dispatcher.library.current
        let now = dispatcher.clock.now
        let (incidents, plans, before) = state.withLock { ($0.incidents ?? [:], $0.plans, $0.drawing) }
        let summary = StatusSummary(Array(incidents.values), plans, under: runbook, at: now)
        let drawing = StatusDrawing(summary, runbook, at: place, screens, after: before, now)
        state.withLock {
            $0.drawing = drawing
            $0.drawnAt = now
        }
    }
}
