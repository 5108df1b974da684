internal import Engine
internal import HTTPTypes
internal import HummingbirdCore
internal import Inbound
internal import Runbooks
internal import Runtime
internal import Screens
internal import Storage
internal import Vocabulary

/// The board of what has to become better. Its forms are those of the incidents' own pages.
enum ActionsRoutes {
    static let all = [
        Route(.get, "/actions", .browser(.read)) { visit, site in
            let (now, book) = (site.now, site.dispatcher.library.current)
            let owner = visit.query["owner"].flatMap { Party($0) }
            let open = try await site.actions(ActionQuery(open: true, limit: Limits.listLines), for: visit.caller)
            let ended = try await site.actions(ActionQuery(open: false, dueAfter: now - lately, limit: Limits.listLines), for: visit.caller)
            let mine = { (row: ActionRow) in owner.map { row.item.draft.owner == $0 } ?? true }
            var titles: [IncidentID: String] = [:]
            for id in Set((open + ended).map(\.incident)) { titles[id] = try await site.journal.incident(id)?.title }
            let screen = ActionsScreen(
                open: open.filter(mine), ended: ended.filter(mine), titles: titles, owner: owner,
                owners: Set((open + ended).map(\.item.draft.owner)).sorted { $0.words < $1.words }, under: book, at: now,
                frame: try await site.frame(visit, "Actions", at: .afterwards))
            return site.screens.page(screen)
        }
    ]

    /// How long ago what is over may have been due.
    private static let lately = Duration.days(60)
}
