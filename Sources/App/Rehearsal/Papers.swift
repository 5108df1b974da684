internal import Chronicle
internal import Engine
internal import Runbooks
internal import Runtime
internal import Storage
internal import Vocabulary

/// What people read when it is over: the drafts of reviews and the numbers. They are only written when the scenario speaks of them.
struct Papers: Sendable {
    /// In Markdown.
    private(set) var drafts: [IncidentID: String] = [:]
    private(set) var kpis: KPITable?

    init(after scenario: Scenario, _ runbook: Runbook, _ incidents: [Incident], in world: World) async throws {
        let now = world.clock.now
        if scenario.expectations.contains(where: { if case .text(.review, _) = $0.what { true } else { false } }) {
            for incident in incidents { drafts[incident.id] = try await Self.draft(of: incident, runbook, in: world) }
        }
        if scenario.expectations.contains(where: { if case .kpi = $0.what { true } else { false } }) {
            kpis = try await KPILedger(world.dispatcher).count(from: scenario.start, until: now + .milliseconds(1), by: nil).table
        }
    }

    private static func draft(of incident: Incident, _ runbook: Runbook, in world: World) async throws -> String {
        let events = try await world.journal.events(of: incident.id).map(\.event)
        let opening = try await world.dispatcher.opening(ofReviewOf: incident, under: runbook)
        let source = ReviewSource(incident: incident, events: events, runbook: runbook, opening: opening, now: world.clock.now)
        return ReviewDraft(of: source).markdown
    }
}
