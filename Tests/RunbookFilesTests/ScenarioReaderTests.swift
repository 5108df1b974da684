import RunbookFiles
import Runbooks
import Testing
import Vocabulary

@Suite("Reading scenarios")
struct ScenarioReaderTests {
    struct Case: CustomTestStringConvertible, Sendable {
        var name: String
        var events = "[{ at: 0m, note: Hello }]"
        var expect = "[severity P1]"
        var top = ""
        var finding: String

        var testDescription: String { name }

        var text: String { "scenario: One\nstart: 2026-10-25T02:30:00+02:00\n\(top)events: \(events)\nexpect: \(expect)\n" }
    }

    static let cases = [
        Case(name: "an unknown key", top: "peple: {}\n", finding: "3:1: error RB0011: a scenario has no key 'peple'. Did you mean 'people'?"),
        Case(
            name: "an unknown person", top: "people: { anna: asleep }\n",
            finding: "3:11: error RB0020: no person is named 'anna'. Did you mean 'ana'?"),
        Case(
            name: "an unknown habit", top: "people: { ana: alseep }\n",
            finding: "3:16: error RB0036: 'alseep' does not say what somebody does about a page. Did you mean 'asleep'? Write asleep, away, "
                + "unreachable, 'acknowledges after 3m' or 'acknowledges after 3m and resolves after 20m'."),
        Case(
            name: "an unknown action", events: "[{ at: 0m, acknowlege: yes }]",
            finding: "3:20: error RB0011: an event has no key 'acknowlege'. Did you mean 'acknowledge'?"),
        Case(
            name: "an unknown kind", top: "kind: silent night\n",
            finding: "3:7: error RB0036: 'silent night' is not one of the words that may stand here."),
        Case(
            name: "a decision nobody can take", events: "[{ at: 0m, decide: { deploy 1: Roll back } }]",
            finding: "3:30: error RB0020: no playbook is named 'deploy'."),
        Case(
            name: "two actions", events: "[{ at: 0m, note: a, mitigate: yes }]",
            finding: "3:29: error RB0016: an event is one action, and 'note' and 'mitigate' are two. Write each as an entry of its own."),
        Case(
            name: "a bad span", events: "[{ at: soon, note: a }]",
            finding: "3:16: error RB0030: 'soon' is no span. Write '30s', '5m', '2h', '1h 30m' or '1d'."),
        Case(
            name: "after the end", events: "[{ at: 3h, note: a }]", top: "ends: 2h\n",
            finding: "4:10: error RB0049: this happens after the scenario has ended. Let it end later with 'ends:'."),
        Case(
            name: "an unknown name in a sentence", expect: "[never page coe]",
            finding: "4:10: error RB0020: no person, seat, role or schedule is named 'coe'."),
        Case(
            name: "an unknown duty", expect: "[duty recovver missed]",
            finding: "4:10: error RB0020: there is no duty 'recovver'. Did you mean 'recover'?"),
        Case(
            name: "a duty without an end", expect: "[duty acknowledge done]",
            finding:
                "4:10: error RB0049: 'duty acknowledge done' does not say how it ends. "
                + "End it with one of: kept, kept late, missed, moot, not owed, open, waived."
        ),
        Case(
            name: "an incident that never begins", events: "[{ at: 0m, note: Hello, incident: 2 }]",
            finding: "3:10: error RB0037: there is no incident 2: the scenario begins 0 at most."),
        Case(
            name: "nothing expected", expect: "[]",
            finding: "1:1: error RB0009: nothing is expected of this scenario. Write at least one sentence under 'expect:'."),
    ]

    private static let runbook: Runbook? = Book.read("severities: { P1: { ladder: p1, acknowledge_within: 15m, recover_within: 1h }, P2: {} }")
        .runbook

    private func read(_ text: String) throws -> ScenarioReader.Reading {
        ScenarioReader(try #require(Self.runbook)).read(RunbookText(path: "s.yaml", text: text))
    }

    @Test("a mistake is found at its place, with what to write instead", arguments: cases)
    func finds(_ it: Case) throws {
        let reading = try read(it.text)
        #expect(reading.diagnostics.map(\.description).contains { $0.hasPrefix("s.yaml:\(it.finding)") }, "\(reading.diagnostics.map(\.description))")
        #expect(reading.scenario == nil)
    }

    @Test("all mistakes are found in one run")
    func all() throws {
        let text = "scenario: One\nstart: soon\npeople: { cy: asleep }\nevents: [{ at: 0m, resolv: yes }]\nexpect: [nothing at all]\n"
        #expect(Set(try read(text).diagnostics.map(\.place.line)) == [2, 3, 4, 5])
    }

    @Test("a sentence that cannot be read names one that can")
    func sentence() throws {
        let found = try read(Case(name: "", expect: "[acknowleged within 5m]", finding: "").text).diagnostics
        #expect(found.map(\.code) == [.badExpectation])
        #expect(found.first?.nearest == "acknowledged")
    }

    @Test("everything a scenario may say is read as it is written")
    func reads() throws {
        let text = """
            scenario: A night
            start: 2026-10-25T02:30:00+02:00
            seed: 7
            ends: 2h
            people: { ana: away, bo: acknowledges after 3m and resolves after 20m }
            events:
              - { at: 5m, resolve: Rolled back, by: bo }
              - at: 0m
                alert: { source: prom, labels: { b: 2, a: 1 }, summary: 5xx }
              - { at: 1m, declare: { title: Login, severity: P1, impact: { customers: 7 }, started_at: -10m }, by: ana }
              - { at: 2m, server: down for 10m }
            expect:
              - at: 0m page ana by sms
              - at: 10m notice screen:#incidents saying "Sev-1"
              - incident 2: resolved within 40m
            """
        let reading = try read(text)
        let scenario = try #require(reading.scenario, "\(reading.diagnostics.map(\.description))")
        #expect(scenario.happenings.map(\.at) == [.zero, .minutes(1), .minutes(2), .minutes(5)])
        #expect(
            scenario.happenings[0].what == .alert(Alert(key: AlertKey(source: "prom", key: "a=1,b=2"), summary: "5xx", labels: ["a": "1", "b": "2"])))
        let login = Scenario.Declaration(title: "Login", severity: "P1", impact: ["customers": 7], startedAgo: .minutes(10))
        #expect(scenario.happenings[1].what == .declare(login) && scenario.happenings[1].by == "ana")
        #expect(scenario.happenings[2].what == .fault(.serverDown(.minutes(10))))
        #expect(scenario.people == ["ana": .away, "bo": .acknowledges(after: .minutes(3), resolves: .minutes(20))])
        #expect(scenario.seed == 7 && scenario.ends == .hours(2))
        #expect(
            scenario.expectations.map(\.what) == [
                .page(.person("ana"), by: .sms), .notice(Audience(connection: "screen", destination: "#incidents"), saying: "Sev-1"), .resolved,
            ])
        #expect(scenario.expectations.map(\.when) == [.at(.zero), .at(.minutes(10)), .within(.minutes(40))])
        #expect(scenario.expectations[2].incident == 2)
    }

    @Test("an entry that names several things is as many happenings of one moment")
    func several() throws {
        let events = "[{ at: 5m, answer: { 1: yes, 3: no }, by: ana }, { at: 1m, note: Hello }]"
        let text = Case(name: "", events: events, top: "kind: breach\n", finding: "").text
        let questions = "[\((1...3).map { "{ ask: Question \($0)?, yes: { severity: P1 } }" }.joined(separator: ", "))]"
        let runbook = try #require(Book.read("severities: { P1: {} }\ntriage: { questions: \(questions) }").runbook)
        let reading = ScenarioReader(runbook).read(RunbookText(path: "s.yaml", text: text))
        let scenario = try #require(reading.scenario, "\(reading.diagnostics.map(\.description))")
        #expect(scenario.kind == .breach)
        #expect(scenario.happenings.map(\.at) == [.minutes(1), .minutes(5), .minutes(5)])
        #expect(scenario.happenings.dropFirst().map(\.what) == [.act(.answer(question: 1, yes: true)), .act(.answer(question: 3, yes: false))])
        #expect(scenario.happenings.dropFirst().allSatisfy { $0.by == "ana" })
    }
}
