import OnCall
import Runbooks
import Testing
import Vocabulary

@Suite("Choosing by facts")
struct ChoosingTests {
    static let facts = Facts(
        severity: "P1", service: "api", source: "prometheus", alertSeverity: "critical", summary: "5xx at 7 %",
        labels: ["team": "payments", "load": "7.5"], tags: ["security", "data-leak"], impact: ["customers": 7])

    struct Case: Sendable, CustomTestStringConvertible {
        let matcher: Matcher, holds: Bool
        init(_ matcher: Matcher, _ holds: Bool) { (self.matcher, self.holds) = (matcher, holds) }
        var testDescription: String { "\(matcher) \(holds ? "holds" : "does not hold")" }
    }

    static let cases: [Case] = [
        Case(.everything, true), Case(.any([]), false), Case(.fact(.service, [.exactly("api")]), true),
        Case(.fact(.service, [.exactly("ap")]), false),
        Case(.fact(.service, [.exactly("web"), .exactly("api")]), true), Case(.fact(.severity, [.exactly("P1")]), true),
        Case(.fact(.alertSeverity, [.exactly("critical")]), true), Case(.fact(.source, [.glob("prom*")]), true),
        Case(.fact(.tag, [.exactly("data-leak")]), true), Case(.fact(.tag, [.glob("data-?eak")]), true), Case(.fact(.tag, [.exactly("leak")]), false),
        Case(.fact(.label("team"), [.glob("pay")]), false), Case(.fact(.label("team"), [.glob("*")]), true),
        Case(.fact(.label("none"), [.glob("*")]), false), Case(.not(.fact(.label("none"), [.glob("*")])), true),
        Case(.fact(.impact("customers"), [.compare(.more, 5)]), true), Case(.fact(.impact("customers"), [.compare(.more, 7)]), false),
        Case(.fact(.impact("customers"), [.compare(.atLeast, 7)]), true), Case(.fact(.impact("customers"), [.compare(.less, 7)]), false),
        Case(.fact(.impact("customers"), [.compare(.atMost, 7)]), true), Case(.fact(.impact("regions"), [.compare(.atLeast, 0)]), false),
        Case(.fact(.label("load"), [.compare(.more, 7)]), true), Case(.fact(.label("team"), [.compare(.more, 7)]), false),
        Case(.all([.fact(.service, [.exactly("api")]), .fact(.tag, [.exactly("x")])]), false),
        Case(.any([.fact(.service, [.exactly("web")]), .fact(.tag, [.exactly("security")])]), true),
    ]

    @Test("a condition holds when all its entries do", arguments: cases)
    func holds(_ it: Case) { #expect(it.matcher.holds(for: Self.facts) == it.holds) }

    @Test("the label severity is what the sender called it, where there is no such label")
    func severityLabel() {
        let critical = Matcher.fact(.label("severity"), [.exactly("critical")])
        #expect(critical.holds(for: Facts(alertSeverity: "critical")))
        #expect(!critical.holds(for: Facts(alertSeverity: "critical", labels: ["severity": "info"])))
        #expect(!critical.holds(for: Facts(labels: ["level": "critical"])))
    }

    @Test("a pattern is looked for anywhere in the value")
    func patterns() throws {
        #expect(try Matcher.fact(.summary, [.pattern(Pattern("\\b7 %"))]).holds(for: Self.facts))
        #expect(try !Matcher.fact(.summary, [.pattern(Pattern("^7"))]).holds(for: Self.facts))
    }

    @Test("a glob full of stars is refuted without trying every way")
    func globsAreBounded() {
        let glob = Matcher.fact(.summary, [.glob(String(repeating: "*a", count: 500) + "b")])
        #expect(!glob.holds(for: Facts(summary: String(repeating: "a", count: 8000))))
    }

    private func runbook(_ severities: [Severity], routes: [Route] = []) -> Runbook {
        Runbook(version: RunbookVersion("0"), name: "t", zone: "UTC", business: .init(zone: "UTC", hours: []), routes: routes, severities: severities)
    }

    @Test("what no matcher takes is said beforehand: which severity it becomes, and at which hours that wakes anybody")
    func defaultSeverity() {
        var book = runbook([Severity(name: "P1", match: .fact(.tag, [.exactly("breach")]), ladder: "a"), Severity(name: "P2", ladder: "b")])
        #expect(book.defaultSeverityWords == nil, "nothing sends alerts")
        book.sources["prometheus"] = Source(name: "prometheus", kind: .prometheus, key: .environment("KEY"))
        book.ladders["b"] = Ladder(name: "b", rungs: [Rung(action: .page([.person("ana")]), when: .businessHours)])
        #expect(book.defaultSeverityWords?.contains("becomes 'P2', is marked as a default, and pages people in business hours only") == true)
        book.ladders["b"]?.rungs[0].when = .always
        #expect(book.defaultSeverityWords?.hasSuffix("pages people at any hour.") == true)
        book.severities.append(Severity(name: "P3", match: .everything))
        #expect(book.defaultSeverityWords == nil)
    }

    @Test("the highest severity whose matcher holds is chosen")
    func highestMatching() {
        let book = runbook([
            Severity(name: "P1", match: .fact(.tag, [.exactly("breach")])), Severity(name: "P2", match: .fact(.service, [.exactly("api")])),
            Severity(name: "P3", match: .everything),
        ])
        #expect(book.severity(for: Self.facts).severity.name == "P2")
        #expect(book.severity(for: Self.facts).matched)
    }

    @Test("when nothing matches, the lowest severity that still wakes somebody is the visible default")
    func visibleDefault() {
        let book = runbook([Severity(name: "P1", ladder: "a"), Severity(name: "P3", ladder: "b"), Severity(name: "P4")])
        #expect(book.severity(for: Self.facts).severity.name == "P3")
        #expect(!book.severity(for: Self.facts).matched)
        #expect(runbook([Severity(name: "P1"), Severity(name: "P4")]).severity(for: Self.facts).severity.name == "P4")
        #expect(!runbook([]).severity(for: Self.facts).matched)
    }

    @Test(
        "a source that may raise some severities raises the nearest of them, of two equally near the higher",
        arguments: [([], "P1", nil), (["P1", "P3"], "P1", nil), (["P3", "P4"], "P3", "P1"), (["P4"], "P4", "P1")]
            as [([SeverityName], SeverityName, SeverityName?)])
    func limited(allowed: [SeverityName], severity: SeverityName, wanted: SeverityName?) {
        var book = runbook([Severity(name: "P1", match: .everything), Severity(name: "P2"), Severity(name: "P3"), Severity(name: "P4")])
        book.sources["prometheus"] = Source(name: "prometheus", kind: .alertmanager, key: .plain("k"))
        book.sources["prometheus"]?.severities = allowed
        let chosen = book.severity(ofAlert: Self.facts)
        #expect(chosen.choice.severity.name == severity && chosen.wanted == wanted)
        book.severities = [Severity(name: "P1"), Severity(name: "P2", match: .everything), Severity(name: "P3")]
        book.sources["prometheus"]?.severities = ["P1", "P3"]
        #expect(book.severity(ofAlert: Self.facts).choice.severity.name == "P1")
    }

    @Test("the first route that holds takes the alert, and none takes what no route foresaw")
    func firstRoute() {
        let book = runbook(
            [],
            routes: [
                Route(match: .fact(.service, [.exactly("web")]), service: "web"), Route(match: .fact(.tag, [.exactly("security")]), service: "vault"),
                Route(match: .everything, service: "api"),
            ])
        #expect(book.route(for: Self.facts)?.service == "vault")
        #expect(runbook([]).route(for: Self.facts) == nil)
    }

    @Test("alerts join by the values asked for, and no value can look like another's key")
    func groupingKeys() {
        let by = Grouping(by: [.label("a"), .label("b")])
        func key(_ labels: Labels) -> String { by.key(for: Facts(labels: labels), alert: AlertKey(source: "s", key: "k")) }
        #expect(key(["a": "1", "b": "2"]) == key(["b": "2", "a": "1", "c": "3"]))
        #expect(key(["a": "1,labels.1:b=1:2"]) != key(["a": "1", "b": "2"]))
        #expect(key(["a": "-"]) != key([:]))
        #expect(key(["a": ""]) != key([:]))
    }

    @Test("grouping by alert makes every alert its own incident, also across sources")
    func groupingByAlert() {
        let by = Grouping(by: [.alert])
        let keys = [AlertKey(source: "s", key: "1"), AlertKey(source: "s", key: "2"), AlertKey(source: "t", key: "1")].map {
            by.key(for: Facts(), alert: $0)
        }
        #expect(Set(keys).count == 3)
    }
}
