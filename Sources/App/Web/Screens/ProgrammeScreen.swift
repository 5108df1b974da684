internal import Engine
internal import HTTPTypes
internal import HummingbirdCore
internal import Runbooks
internal import Runtime
internal import Storage
internal import Vocabulary

/// What is owed beside any incident, for people: reminders link here.
struct ProgrammeScreen: Sendable {
    struct Line: Sendable {
        let anchor: String
        let name: String
        let owner: String
        let due: When
        let isLate: Bool
        let isOwed: Bool
        let state: String
        let todo: String?
        let clause: String?
    }

    let title = "Programme"
    let runbook: String
    let owed: [Line]
    let ended: [Line]

    static let routes = [
        Route(.get, "/programme", .browser(.read)) { _, site in
            site.screens.programme(ProgrammeScreen(try await site.dispatcher.programme(), under: site.dispatcher.library.current, at: site.now))
        }
    ]

    private init(_ programme: Programme, under runbook: Runbook, at now: Moment) {
        let book = DutyBook(runbook, programme)
        let lines = programme.duties.sorted { ($0.due, $0.name) < ($1.due, $1.name) }.map { duty in
            Line(
                anchor: duty.name.anchor, name: duty.name.text, owner: duty.owner.words, due: When(duty.due, at: now),
                isLate: duty.isOwed && duty.due < now, isOwed: duty.isOwed, state: duty.state.kind.rawValue, todo: book.todo(duty),
                clause: book.clause(of: duty.name))
        }
        self.runbook = runbook.name
        owed = lines.filter(\.isOwed)
        ended = Array(lines.filter { !$0.isOwed }.reversed().prefix(Limits.listLines))
    }
}
