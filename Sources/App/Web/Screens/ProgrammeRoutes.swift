package import Engine
internal import HTTPTypes
internal import HummingbirdCore
internal import OnCall
package import Runbooks
internal import Runtime
package import Screens
internal import Storage
package import Vocabulary

/// What is owed beside any incident.
enum ProgrammeRoutes {
    static let all = [
        Route(.get, "/programme", .browser(.read)) { visit, site in
            let frame = try await site.frame(visit, "Programme", at: .runbook)
            return site.screens.page(
                ProgrammeScreen(of: try await site.dispatcher.programme(), under: site.dispatcher.library.current, at: site.now, frame: frame))
        }
    ]
}

extension ProgrammeScreen {
    /// What is owed, soonest first, and what was.
    package init(of programme: Programme, under runbook: Runbook, at now: Moment, frame: Frame) {
        let book = DutyBook(runbook, programme)
        let lines = programme.duties.sorted { ($0.due, $0.name) < ($1.due, $1.name) }.map { duty in
            Line(
                anchor: duty.name.anchor, name: duty.name, owner: duty.owner, due: When(duty.due, at: now, on: .of(runbook.zone)),
                isLate: duty.isOwed && duty.due < now, isOwed: duty.isOwed,
                state: duty.state.kind == .keptLate ? "kept late" : duty.state.kind.rawValue, todo: book.todo(duty),
                clause: book.clause(of: duty.name))
        }
        self.init(lines, frame: frame)
    }
}
