internal import Engine
internal import HTTPTypes
internal import HummingbirdCore
internal import Inbound
internal import Notation
internal import OnCall
internal import Runbooks
internal import Runtime
internal import Screens
internal import Vocabulary

/// Declaring an incident on a page.
enum DeclareRoutes {
    static let all = [
        Route(.get, "/declare", .browser(.declare)) { visit, site in
            let frame = try await site.frame(visit, "Declare", at: nil)
            return site.screens.page(DeclareScreen(under: site.dispatcher.library.current, frame: frame))
        },
        Route(.post, "/declare", .browser(.declare), bodyBytes: Limits.formBytes, DeclareRoutes.declare),
    ]

    /// A browser's field says what a clock on the wall shows; it is the clock of the runbook.
    private static func exact(_ form: Form, _ site: Site) -> Form {
        var exact = form
        let clock = WallClock.of(site.dispatcher.library.current.zone)
        exact["startedAt"] = form["startedAt"].flatMap(clock.moment(written:))?.rfc3339 ?? form["startedAt"]
        return exact
    }

    private static func declare(_ visit: Visit, _ site: Site) async throws -> Response {
        let form = try visit.checkedForm(site)
        let id: IncidentID
        do {
            id = try await IncidentsAPI.open(visit.carrying(exact(form, site), IncidentsAPI.declaration), site).id
        } catch let problem as ProblemDocument {
            // Nobody writes it twice: the page comes back with all of it.
            let detail = problem.words
            let frame = try await site.frame(visit, "Declare", at: nil)
            let screen = DeclareScreen(under: site.dispatcher.library.current, values: form.fields, problem: detail, frame: frame)
            return site.screens.page(screen, status: 422)
        }
        for name in form.names where name.hasPrefix("question.") {
            guard let number = Int(name.dropFirst(9)), let yes = form[name].flatMap(Bool.init) else { continue }
            _ = try await site.dispatcher.perform(.progress(.answer(question: number, yes: yes)), on: id, by: visit.caller.author)
        }
        return .seeOther("/incidents/\(id)")
    }
}
