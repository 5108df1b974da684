internal import HTTPTypes
internal import HummingbirdCore
internal import OnCall
internal import Runbooks
internal import Runtime
internal import Screens
internal import Storage
internal import Vocabulary

/// Whether a page would get out.
enum ConnectionRoutes {
    static let all: [Route] = [
        Route(.get, "/settings/connections", .browser(.read)) { visit, site in
            let now = site.now
            let clock = WallClock.of(site.dispatcher.library.current.zone)
            let pulse = try await site.journal.pulse(at: now)
            let lines = site.connectionStates().map { state in
                let account = state.account
                return ConnectionsScreen.Line(
                    state.connection, isPaused: state.isPaused, delivered: account.delivered,
                    deliveredAt: account.deliveredAt.map { When($0, at: now, on: clock) }, failed: account.failed,
                    failedAt: account.failedAt.map { When($0, at: now, on: clock) }, failure: account.failure,
                    isFailing: account.failedAt.map { $0 > account.deliveredAt ?? .distantPast } ?? false)
            }
            let oldest = pulse.oldestDueMessage.flatMap { $0 < now ? When($0, at: now, on: clock) : nil }
            let frame = try await site.frame(visit, "Connections", at: nil)
            return site.screens.page(ConnectionsScreen(lines, waiting: pulse.waiting, oldest: oldest, frame: frame))
        }
    ]
}
