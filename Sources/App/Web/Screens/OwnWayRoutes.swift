internal import HTTPTypes
internal import HummingbirdCore
internal import Inbound
internal import Notation
internal import Runbooks
internal import Runtime
internal import Screens
internal import Vocabulary

/// How oneself is reached: the same operations as the API's, for whoever signed in.
enum OwnWayRoutes {
    static let all: [Route] = [
        Route(.post, "/profile/ways", .browser(.respond), bodyBytes: Limits.formBytes) { visit, site in
            let form = try visit.checkedForm(site)
            return try await saying(visit, site) {
                let asked = try await OwnWaysAPI.ask(try own(visit, form, OwnWaysAPI.asking), site)
                return "A code is on its way to \(asked.shown). Give it back below within ten minutes."
            }
        },
        Route(.post, "/profile/ways/{contact}/prove", .browser(.respond), bodyBytes: Limits.formBytes) { visit, site in
            let form = try visit.checkedForm(site)
            return try await saying(visit, site) {
                try await OwnWaysAPI.prove(try own(visit, form, OwnWaysAPI.proving), site)
                return "You are reached there now. Send yourself a test page."
            }
        },
        Route(.post, "/profile/ways/{contact}/drop", .browser(.respond), bodyBytes: Limits.formBytes) { visit, site in
            _ = try visit.checkedForm(site)
            return try await saying(visit, site) {
                try await OwnWaysAPI.drop(visit.carrying(.null, of: try whose(visit)), site)
                return "The runbook's counts again."
            }
        },
        Route(.post, "/profile/reach", .browser(.respond), bodyBytes: Limits.formBytes) { visit, site in
            let form = try visit.checkedForm(site)
            return try await saying(visit, site) {
                try await OwnWaysAPI.rule(visit.carrying(try OwnWaysAPI.ruling.check(Form(""), rules(form)), of: try whose(visit)), site)
                return form["reset"] == nil ? "From now on you are paged so." : "The runbook's rule counts again."
            }
        },
    ]

    static func panel(_ person: PersonName?, _ site: Site) async -> OwnReachPanel? {
        let current = site.dispatcher.library.current
        guard let person, current.people[person] != nil else { return nil }
        let waiting = AddressKind.allCases.compactMap { contact in
            site.codes.waiting(.init(person: person, contact: contact), now: site.now).map { (contact, $0) }
        }
        return OwnReachPanel(
            person, own: await site.dispatcher.ownReach()[person], waiting: Dictionary(waiting) { first, _ in first },
            under: await site.dispatcher.honoured(), mayChange: current.leavesWays(to: person))
    }

    /// The page again, with what came of it.
    private static func saying(_ visit: Visit, _ site: Site, _ act: () async throws -> String) async throws -> Response {
        do {
            let notice = try await act()
            return try await AccountRoutes.profile(visit, site, notice: notice)
        } catch Trouble.refused(let refusal) {
            return try await AccountRoutes.profile(visit, site, problem: ProblemDocument(Trouble.refused(refusal)).said)
        } catch let problem as ProblemDocument where problem.status == 422 || problem.status == 429 {
            return try await AccountRoutes.profile(visit, site, problem: problem.said)
        }
    }

    /// The paths of the API name a person; here it is whoever signed in.
    private static func whose(_ visit: Visit) throws -> [String] {
        guard let person = visit.caller.author.person else { throw ProblemDocument.forbidden("you are nobody of the runbook") }
        return [person.text] + visit.arguments
    }

    private static func own(_ visit: Visit, _ form: Form, _ operation: Operation) throws -> Visit {
        visit.carrying(try visit.carrying(form, operation).json, of: try whose(visit))
    }

    /// Four pairs of fields as the two rules of the operation.
    private static func rules(_ form: Form) -> [UInt8] {
        guard form["reset"] == nil else { return Array("{}".utf8) }
        var steps: [String] = []
        for number in 1...4 {
            guard let way = form["way\(number)"], !way.isEmpty else { continue }
            let wait = form["wait\(number)"] ?? "0"
            steps.append(wait == "0" ? way : "\(way) after \(wait)m")
        }
        var writer = JSONWriter()
        writer.object {
            $0.member("urgent", steps)
            $0.member("normal", [form["normal"] ?? ""].filter { !$0.isEmpty })
        }
        return Array(writer.text.utf8)
    }
}
