import Chronicle
import Engine
import OnCall
import Runbooks
import Testing
import Vocabulary

@Suite("Why an alert paged or did not")
struct ExplanationTests {
    private static let noon = Moment(seconds: 1_795_258_800)

    private func runbook(_ change: (inout Runbook) -> Void = { _ in }) -> Runbook {
        var runbook = Runbook(
            version: RunbookVersion("0123456789ab"), name: "Shop", zone: "Europe/Stockholm", business: BusinessCalendar(zone: "UTC", hours: []))
        runbook.routes = [
            Route(match: .fact(.label("team"), [.exactly("mail")]), service: "mail"),
            Route(match: .all([.fact(.source, [.exactly("am")]), .fact(.label("team"), [.exactly("shop")])]), service: "shop", tags: ["money"]),
            Route(match: .everything, service: "rest"),
        ]
        runbook.severities = [
            Severity(name: "P1", match: .fact(.label("severity"), [.exactly("critical")]), ladder: "wake"),
            Severity(name: "P2", match: .fact(.label("severity"), [.exactly("warning")]), ladder: "wake"),
            Severity(name: "P3", match: .fact(.label("severity"), [.exactly("note")])),
        ]
        runbook.ladders = ["wake": Ladder(name: "wake", rungs: [Rung(action: .page([.person("ana")]))])]
        runbook.grouping = Grouping(by: [.service, .label("alertname")])
        runbook.sources = [
            "am": Source(name: "am", kind: .alertmanager, key: .plain("key")), "quiet": Source(name: "quiet", kind: .json, key: .plain("key")),
        ]
        runbook.sources["quiet"]?.severities = ["P2"]
        change(&runbook)
        return runbook
    }

    private func alert(_ labels: Labels, source: SourceName = "am") -> Alert {
        Alert(key: AlertKey(source: source, key: "k"), summary: "Disk is full", labels: labels)
    }

    /// An incident that this alert raised, or another one.
    private func incident(_ alert: Alert, hasRaised: Bool = true, severity: SeverityName = "P1") throws -> Incident {
        let keys = hasRaised ? [alert.key] : [AlertKey(source: "am", key: "first")]
        let opening = Opening(title: "Disk is full", service: "rest", severity: severity, severityBecause: .matched, alerts: keys)
        let event = IncidentEvent(at: Self.noon, by: .source("am"), .raised(opening, runbook: RunbookVersion("0123456789ab")))
        return try #require(Incident(event, id: IncidentID(4)))
    }

    private func explained(
        _ labels: Labels, source: SourceName = "am", hasRaised: Bool = true, _ change: (inout Runbook) -> Void = { _ in }
    ) throws -> Explanation {
        let alert = alert(labels, source: source)
        return Explanation(of: alert, at: Self.noon, in: try incident(alert, hasRaised: hasRaised, severity: "P2"), under: runbook(change))
    }

    private func sentences(_ topic: Explanation.Step.Topic, _ explanation: Explanation) -> [String] {
        explanation.steps.filter { $0.topic == topic }.map(\.sentence)
    }

    @Test("the first route that takes it, and why those before did not")
    func routes() throws {
        let found = try explained(["team": "shop", "severity": "critical"])
        #expect(found.service == "shop")
        #expect(
            sentences(.route, found) == [
                "Route 1, to mail, did not take it: it asks for labels.team mail, and it is shop.",
                "Route 2 asks for source am and labels.team shop, and that holds: it is about shop, tagged money.",
            ])
        let rest = try explained([:])
        #expect(sentences(.route, rest).last == "Route 3 takes everything: it is about rest.")
        #expect(sentences(.route, rest)[1].hasSuffix("it asks for labels.team shop, and there is none."))
        #expect(sentences(.route, try explained([:]) { $0.routes.removeLast() }).last == "No route takes it.")
    }

    @Test("a long list of routes that did not take it is counted, not written out")
    func manyRoutes() throws {
        let found = try explained([:]) { runbook in
            runbook.routes = (1...20).map { Route(match: .fact(.label("n"), [.exactly("\($0)")]), service: "x") } + runbook.routes
        }
        #expect(sentences(.route, found).count == Explanation.passedMax + 2)
        #expect(sentences(.route, found).contains("So it is with 10 more routes."))
    }

    @Test("the severity, by which condition, by default, or because its source may not raise another")
    func severities() throws {
        let matched = try explained(["severity": "warning"])
        #expect(matched.severity == "P2")
        #expect(
            sentences(.severity, matched) == [
                "It is not P1: it asks for labels.severity critical, and it is warning.", "P2 asks for labels.severity warning, and that holds.",
            ])
        #expect(sentences(.severity, try explained([:])).last == "No severity's condition holds, so it is P2 by default.")
        let limited = try explained(["severity": "critical"], source: "quiet")
        #expect(limited.severity == "P2")
        #expect(sentences(.severity, limited).last?.hasSuffix("The source quiet may not raise that: it becomes P2.") == true)
    }

    @Test("who is paged: as it is, not without a ladder, not in a window, not before it lasts, not again")
    func verdicts() throws {
        let window = { (runbook: inout Runbook) in
            let day = WallClock.utc.reading(at: Self.noon).day
            runbook.quiet = [
                QuietWindow(
                    name: "upgrade", match: .everything, why: "The database moves", zone: "UTC", start: WallTime(day: day, minuteOfDay: 0),
                    length: .days(1))
            ]
        }
        #expect(try explained(["severity": "critical"]).verdict == "Paged as P1")
        #expect(try explained(["severity": "note"]).verdict == "Paged nobody: P3 has no ladder")
        let quiet = try explained(["severity": "critical"], window)
        #expect(quiet.verdict == "Waited: upgrade" && quiet.quiet == "upgrade")
        #expect(sentences(.quiet, quiet).first?.hasSuffix("UTC: The database moves.") == true)
        let lasting = try explained(["severity": "critical"]) { $0.routes[2].lasts = .minutes(5) }
        #expect(lasting.verdict == "Waited: it had to last")
        #expect(try explained(["severity": "note"], hasRaised: false).verdict == "Joined INC-4: nobody is paged again")
        #expect(try explained(["severity": "critical"], hasRaised: false).verdict == "Joined INC-4, which it made worse")
    }

    @Test("what it was grouped by, and into which incident")
    func groups() throws {
        let raised = try explained(["alertname": "disk"])
        #expect(
            sentences(.group, raised) == [
                "Alerts of the same service (rest) and labels.alertname (disk) are one incident; none was open, so it raised INC-4."
            ])
        let joined = sentences(.group, try explained([:], hasRaised: false))
        #expect(joined == ["Alerts of the same service (rest) and labels.alertname (none) are one incident; INC-4 was open, so it joined."])
    }
}
