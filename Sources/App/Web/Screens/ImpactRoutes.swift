internal import Engine
internal import HTTPTypes
internal import HummingbirdCore
internal import Inbound
internal import Runbooks
internal import Runtime
internal import Screens
internal import Vocabulary

/// Saying what an incident does to people, from its room: nothing is put in the place of what another one has written meanwhile, and what
/// follows from it, such as another severity and whom that wakes, is shown before it is so.
enum ImpactRoutes {
    static let all = [Route(.post, "/incidents/{id}/impact/edit", .browser(.respond), bodyBytes: Limits.formBytes, edit)]

    private static func edit(_ visit: Visit, _ site: Site) async throws -> Response {
        let form = try visit.checkedForm(site)
        let incident = try await site.incident(visit.incident(), for: visit.caller)
        let runbook = await site.dispatcher.library.runbook(incident.runbook)
        let edit = ImpactScreen.Edit(name: form["name"] ?? "", written: (form["value"] ?? "")[...].trimmed, was: form["was"] ?? "")
        guard !edit.name.isEmpty, !edit.written.isEmpty, let command = command(for: edit, under: runbook) else {
            let words = "\(edit.name.isEmpty ? "It" : edit.name) is a number, such as 1200, 12.5 or 3 %."
            return try await page(edit, .problem(words), 422, visit, site)
        }
        let follows: [IncidentEvent]
        do throws(Trouble) {
            let events = try await site.dispatcher.foresee(.knowledge(command), on: incident, by: visit.caller.author)
            follows = events.filter { !$0.what.isWhatWasSaid }
            // Who was shown what follows from this has agreed to it; from another value something else may follow.
            if follows.isEmpty || form["sure"] == edit.written {
                _ = try await site.dispatcher.perform(.knowledge(command), on: incident.id, by: visit.caller.author)
                return .seeOther("/incidents/\(incident.id)#impact")
            }
        } catch .refused(.overtaken) {
            return try await page(edit, .overtaken, 409, visit, site)
        } catch {
            throw ProblemDocument(error, of: visit)
        }
        return try await page(edit, .follows(follows), 200, visit, site)
    }

    private static func command(for edit: ImpactScreen.Edit, under runbook: Runbook) -> KnowledgeCommand? {
        let field = runbook.reviews?.impact.first { $0.name == edit.name }
        let kind = field?.kind ?? (runbook.impactAsked.contains(edit.name) ? .number : nil)
        switch ImpactValue(edit.written, as: kind) {
        case nil: return nil
        case .number(let number): return .amend(impact: [edit.name: number], words: [:], over: [edit.name: edit.was])
        case .words(let words): return .amend(impact: [:], words: [edit.name: words], over: [edit.name: edit.was])
        }
    }

    private static func page(
        _ edit: ImpactScreen.Edit, _ matter: ImpactScreen.Matter, _ status: Int, _ visit: Visit, _ site: Site
    ) async throws -> Response {
        let incident = try await site.incident(visit.incident(), for: visit.caller)
        let runbook = await site.dispatcher.library.runbook(incident.runbook)
        let frame = try await site.frame(visit, "\(incident.name) \(edit.name)", at: .incidents, about: incident.id)
        return site.screens.page(ImpactScreen(edit, matter, of: incident, under: runbook, frame: frame), status: status)
    }
}

extension IncidentEvent.What {
    /// What was written itself, which nobody has to be told.
    fileprivate var isWhatWasSaid: Bool {
        switch self {
        case .impactStated, .knowledge(.described): true
        default: false
        }
    }
}
