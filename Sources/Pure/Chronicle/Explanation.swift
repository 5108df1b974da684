package import Engine
internal import OnCall
package import Runbooks
package import Vocabulary

/// Why an alert paged somebody or paged nobody: what the runbook made of it, asked again in the order in which it was asked then.
package struct Explanation: Hashable, Sendable {
    /// One thing that was decided.
    package struct Step: Hashable, Sendable {
        package enum Topic: Hashable, Sendable, CaseIterable { case route, severity, quiet, group, page }

        package let topic: Topic
        package let sentence: String
    }

    package let service: ServiceName?
    package let severity: SeverityName
    package let group: String
    /// The maintenance window that was open, or that its route wants it to last.
    package let quiet: QuietName?
    /// All of it in one line: `Paged as P1`.
    package let verdict: String
    package let steps: [Step]

    /// More routes than this that did not take it are only counted.
    package static let passedMax = 12

    /// `moment`: when it began to fire. `runbook`: the one its incident goes by.
    package init(of alert: Alert, at moment: Moment, in incident: Incident, under runbook: Runbook) {
        var facts = Facts(source: alert.key.source, alertSeverity: alert.severity, summary: alert.summary, labels: alert.labels)
        let place = runbook.routes.firstIndex { $0.match.holds(for: facts) }
        let route = place.map { runbook.routes[$0] }
        let routing = runbook.said(ofRoutesBefore: place, facts)
        facts.service = route?.service
        facts.tags = route?.tags ?? []
        let (choice, wanted) = runbook.severity(ofAlert: facts)
        let judging = runbook.said(of: choice, insteadOf: wanted, facts)
        facts.severity = choice.severity.name
        // What was raised without a route has a service of its own, which the incident knows.
        if route == nil { facts.service = incident.opening.service }
        let held = runbook.holding(facts, at: moment, lasting: route?.lasts)
        let hasRaised = incident.opening.alerts.contains(alert.key)
        let isWorse = runbook.rank(choice.severity.name) < runbook.rank(incident.opening.severity)
        let (verdict, ending) = Explanation.ending(incident.name, choice.severity, held?.name, hasRaised: hasRaised, isWorse: isWorse, runbook)
        service = facts.service
        severity = choice.severity.name
        group = runbook.grouping.key(for: facts, alert: alert.key)
        quiet = held?.name
        self.verdict = verdict
        steps =
            routing.map { Step(topic: .route, sentence: $0) } + judging.map { Step(topic: .severity, sentence: $0) }
            + [
                Step(topic: .quiet, sentence: held?.words ?? "No maintenance window was open for it."),
                Step(topic: .group, sentence: runbook.grouping.said(of: facts, incident.name, hasRaised: hasRaised)),
                Step(topic: .page, sentence: ending),
            ]
    }

    /// What came of it, short and long.
    private static func ending(
        _ incident: String, _ severity: Severity, _ quiet: QuietName?, hasRaised: Bool, isWorse: Bool, _ runbook: Runbook
    ) -> (verdict: String, sentence: String) {
        let ladder = severity.ladder.flatMap { runbook.ladders[$0] }
        let name = severity.name
        guard hasRaised else {
            guard isWorse else {
                return ("Joined \(incident): nobody is paged again", "Nobody is paged again for an alert that joins an incident and is no worse.")
            }
            let sentence = "It is worse than what raised \(incident), so the incident became \(name) unless a person had chosen."
            return ("Joined \(incident), which it made worse", sentence)
        }
        guard let ladder else { return ("Paged nobody: \(name) has no ladder", "\(name) has no ladder, so nobody is paged.") }
        guard ladder.rungs.contains(where: \.pages) else {
            return ("Paged nobody: the ladder \(ladder.name) wakes nobody", "\(name) goes up the ladder \(ladder.name), which wakes nobody.")
        }
        switch quiet {
        case nil: return ("Paged as \(name)", "\(name) goes up the ladder \(ladder.name), which pages people.")
        case .untilItLasts?:
            return ("Waited: it had to last", "Nobody is paged before it has lasted; then \(name) goes up the ladder \(ladder.name).")
        case let window?:
            return ("Waited: \(window)", "Nobody is paged before the window ends; if it is open then, \(name) goes up the ladder \(ladder.name).")
        }
    }
}
