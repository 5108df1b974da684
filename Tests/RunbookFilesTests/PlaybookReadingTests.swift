import RunbookFiles
import Runbooks
import Testing
import Vocabulary

@Suite("Playbooks are read")
struct PlaybookReadingTests {
    private func playbook(_ lines: String) throws -> Playbook {
        let reading = Book.read(
            "lifecycle: { phases: [contain, recover] }\nraci: { lead: { contain: A/R, recover: A/R } }\n"
                + "status_page: { components: { API: { service: api } } }\nplaybooks:\n  it:\n" + lines)
        return try #require(reading.runbook?.playbooks.first, "\(reading.diagnostics.map(\.description))")
    }

    private func work(_ step: String) throws -> Playbook.Step {
        try #require(playbook("    steps:\n      - { approve: lead, \(step) }").steps.first)
    }

    @Test("what it is for, what it looks like, and what never to do")
    func words() throws {
        let playbook = try playbook(
            """
                for: { labels.alertname: ApiErrorRatio }
                symptoms: Checkout answers 500
                causes: [A bad deploy, A full disk]
                detect: [{ alert: ApiErrorRatio, when: "ratio > 0.5 %" }, Calls from customers]
                first: [Preserve the evidence]
                never: [Delete logs]
                stop_when: [It is over]
                verify: [Smoke tests pass]
                prevention: [Canary]
                links: [https://wiki.shop.example/api]
            """)
        var expected = Playbook(name: "it", match: .fact(.label("alertname"), [.exactly("ApiErrorRatio")]))
        expected.symptoms = ["Checkout answers 500"]
        expected.causes = ["A bad deploy", "A full disk"]
        expected.detect = ["ApiErrorRatio: ratio > 0.5 %", "Calls from customers"]
        (expected.first, expected.never, expected.stopWhen) = (["Preserve the evidence"], ["Delete logs"], ["It is over"])
        (expected.verify, expected.prevention, expected.links) = (["Smoke tests pass"], ["Canary"], ["https://wiki.shop.example/api"])
        #expect(playbook == expected)
    }

    @Test("steps stand in the order they are written, each with its phase")
    func order() throws {
        let steps = try playbook("    recover: [Redeploy]\n    steps: [Look]\n    contain: [{ do: Roll back, owner: lead }, Wait]").steps
        #expect(steps.map(\.text) == ["Redeploy", "Look", "Roll back", "Wait"])
        #expect(steps.map(\.phase) == ["recover", nil, "contain", "contain"])
        #expect(steps[2].owner == .seat("lead"))
    }

    struct Work: Sendable, CustomTestStringConvertible {
        let step: String, text: String, work: Playbook.Step.Work
        init(_ step: String, _ text: String, _ work: Playbook.Step.Work) { (self.step, self.text, self.work) = (step, text, work) }
        var testDescription: String { step }
    }

    private static let request = Playbook.Step.Request(
        method: "POST", url: .plain("https://a.example"), headers: ["Authorization": .environment("TOKEN"), "Accept": .plain("text/plain")],
        body: "x",
        expect: 200...204)

    @Test(
        "a step says what it is in words, also where the runbook has none",
        arguments: [
            Work("run: [vercel, rollback]", "Run vercel rollback", .command(["vercel", "rollback"])),
            Work(
                "http: { method: POST, url: \"https://a.example\", headers: { Authorization: env:TOKEN, Accept: text/plain }, "
                    + "body: x, expect: 200-204 }",
                "Send POST https://a.example", .http(request)),
            Work("http: { url: env:HOOK }", "Send a GET request", .http(Playbook.Step.Request(url: .environment("HOOK")))),
            Work(
                "prometheus: { query: up, expect: \">= 1\" }", "Check that up >= 1.0",
                .prometheus(url: nil, query: "up", expect: .init(.atLeast, 1))),
            Work("open: \"https://a.example\"", "Open https://a.example", .open(url: "https://a.example")),
            Work("confirm: p95 is fine", "p95 is fine", .confirm("p95 is fine")),
            Work(
                "status_page: { component: API, state: partial_outage }", "Show API as partial_outage", .component("API", .partialOutage)),
            Work(
                "decide: [{ option: Back }, { option: On, do: Ask }]", "Decide: Back or On",
                .decide([.init(name: "Back"), .init(name: "On", text: "Ask")])),
            Work("ticket: screen", "Open a ticket in screen", .ticket("screen")), Work("do: Wait", "Wait", .manual),
        ])
    func works(_ it: Work) throws {
        let step = try work(it.step)
        #expect(step.work == it.work && step.text == it.text && step.approve == .seat("lead"))
    }

    @Test("a condition is words for people, or one that is asked")
    func conditions() throws {
        #expect(try work("do: Wait, if: the disk is full").condition == "the disk is full")
        let asked = try work("do: Wait, if: { tag: security }, timeout: 2m")
        #expect(asked.match == .fact(.tag, [.exactly("security")]) && asked.condition == nil && asked.timeout == .minutes(2))
        #expect(try work("do: Wait").timeout == .seconds(60))
    }
}
