internal import Engine
internal import HTTPTypes
internal import HummingbirdCore
internal import OnCall
internal import Runbooks
internal import Runtime
internal import Screens
internal import Storage
internal import Vocabulary

/// What is owed beside any incident.
enum ProgrammeRoutes {
    static let all = [
        Route(.get, "/programme", .browser(.read)) { visit, site in
            let (now, runbook) = (site.now, site.dispatcher.library.current)
            let programme = try await site.dispatcher.programme()
            let book = DutyBook(runbook, programme)
            let lines = programme.duties.sorted { ($0.due, $0.name) < ($1.due, $1.name) }.map { duty in
                ProgrammeScreen.Line(
                    anchor: duty.name.anchor, name: duty.name, owner: duty.owner, due: When(duty.due, at: now, on: .of(runbook.zone)),
                    isLate: duty.isOwed && duty.due < now, isOwed: duty.isOwed, state: duty.state.kind.rawValue, todo: book.todo(duty),
                    clause: book.clause(of: duty.name))
            }
            let frame = try await site.frame(visit, "Programme", at: .runbook)
            return site.screens.page(ProgrammeScreen(lines, frame: frame))
        }
    ]
}
