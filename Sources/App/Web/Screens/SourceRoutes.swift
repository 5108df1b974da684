internal import Engine
internal import HTTPTypes
internal import HummingbirdCore
internal import Inbound
internal import Notation
internal import OnCall
internal import Runbooks
internal import Runtime
internal import Screens
internal import Storage
internal import Vocabulary

/// Where alerts come from, what to write at the other end, and a test alert.
enum SourceRoutes {
    static let all: [Route] = [
        Route(.get, "/settings", .browser(.read)) { _, _ in .seeOther("/settings/sources") },
        Route(.get, "/settings/sources", .browser(.read)) { visit, site in try await page(visit, site) },
        Route(.post, "/settings/sources/{name}/test-alert", .browser(.respond), bodyBytes: Limits.formBytes, test),
    ]

    private static func test(_ visit: Visit, _ site: Site) async throws -> Response {
        let form = try visit.checkedForm(site)
        do {
            let body = try SourcesAPI.testing.check(Form(""), Array(SourceRoutes.body(of: form).utf8))
            return try await page(visit, site, trial: try await SourcesAPI.trial(visit.carrying(body), site))
        } catch let problem as ProblemDocument where problem.status == 422 {
            return try await page(visit, site, problem: problem.said)
        }
    }

    /// The fields of the form as the body of the operation: labels are lines `name=value` here.
    private static func body(of form: Form) throws -> String {
        var labels: [(name: String, value: String)] = []
        for line in (form["labels"] ?? "").split(whereSeparator: \.isNewline) where line.contains(where: { $0 != " " }) {
            let parts = line.split(separator: "=", maxSplits: 1)
            guard parts.count == 2 else { throw ProblemDocument.invalid("#/labels", "“\(line)” is no label: write it as team=payments") }
            labels.append((parts[0].filter { $0 != " " }, String(parts[1].drop { $0 == " " })))
        }
        var writer = JSONWriter()
        writer.object { object in
            if form["page"] == "true" { object.member("page", true) }
            object.member("severity", ifAny: form["severity"].flatMap { $0.isEmpty ? nil : $0 })
            if !labels.isEmpty {
                object.member("labels") { $0.object { members in for label in labels { members.member(label.name, label.value) } } }
            }
        }
        return writer.text
    }

    private static func page(_ visit: Visit, _ site: Site, trial: SourcesAPI.Trial? = nil, problem: String? = nil) async throws -> Response {
        let now = site.now
        let clock = WallClock.of(site.dispatcher.library.current.zone)
        let lines = try await site.sourceStates().map { state in
            SourcesScreen.Line(
                state.source, SourcesScreen.State(state, at: now, on: clock),
                recipes: Recipe.all(for: state.source, at: site.wiring.publicURL, sample: state.source.sample))
        }
        let strangers = Source.Kind.allCases.compactMap { kind in
            site.ledger.strangers(of: kind).map { SourcesScreen.Stranger(kind, count: $0.count, last: When($0.lastAt, at: now, on: clock)) }
        }
        let frame = try await site.frame(visit, "Sources", at: nil)
        let people = site.dispatcher.library.current.people
        let shown = trial.map { trial in
            SourcesScreen.Trial(
                source: trial.source, incident: trial.incident, because: trial.explanation.choosing,
                messages: trial.prospect.messages.map { message in
                    let whom =
                        switch message.whom {
                        case .person(let person, let way): "\(people[person]?.fullName ?? person.text) by \(way.rawValue)"
                        case .channel(let place): place
                        }
                    return SourcesScreen.Trial.Message(wait: message.after == .zero ? "at once" : "after \(message.after.brief)", whom: whom)
                })
        }
        let screen = SourcesScreen(lines, strangers: strangers, trial: shown, problem: problem, frame: frame)
        return site.screens.page(screen, status: problem == nil ? 200 : 422)
    }
}

extension Source {
    /// A document of its own JSON.
    fileprivate var sample: String? { kind == .json ? (mapping ?? .formatted).sample("An example").text : nil }
}

extension SourcesScreen.State {
    fileprivate init(_ state: SourceState, at now: Moment, on clock: WallClock) {
        self.init()
        heard = state.heardAt.map { When($0, at: now, on: clock) }
        taken = state.account.taken
        refused = state.account.refused
        refusedAt = state.account.refusedAt.map { When($0, at: now, on: clock) }
        refusal = state.account.refusal
        beat = state.beat?.lastAt.map { When($0, at: now, on: clock) }
        beatBy = state.beat.map { When($0.due, at: now, on: clock) }
        isLate = state.beat.map { $0.due < now } ?? false
    }
}
