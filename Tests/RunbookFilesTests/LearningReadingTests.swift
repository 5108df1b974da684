import RunbookFiles
import Runbooks
import Testing
import Vocabulary

@Suite("What is learnt, and how people stay ready, is read")
struct LearningReadingTests {
    private func book(_ lines: String) throws -> Runbook {
        let reading = Book.read(lines)
        return try #require(reading.runbook, "\(reading.diagnostics.map(\.description))")
    }

    @Test("a review is everything its keys say")
    func review() throws {
        let reviews = try #require(
            book(
                """
                communications: { after: { to: lead, when: review published } }
                reviews:
                  for: [P1]
                  owner: lead
                  title: "Post-mortem {{incident.id}}"
                  sections: [summary, { root cause: "What allowed it?" }]
                  impact: { users affected: number, revenue: money }
                  agenda: { summary: 10m, timeline: 50m }
                  length: 60m to 90m
                  attendees: [ana, everyone on call]
                  milestones: { draft: 24h, published: { P1: 3 business days, default: 1 week } }
                  approve: ana
                  publish: [{ folder: docs/incidents }, { to: [after, bo] }]
                  actions: { immediate: 1 week, long-term: 1 quarter }
                  actions_need: [owner, due, priority]
                  follow_up: every month
                """
            ).reviews)
        #expect(reviews.match == .fact(.severity, [.exactly("P1")]) && reviews.owner == .seat("lead") && reviews.approve == .person("ana"))
        #expect(reviews.title == "Post-mortem {{incident.id}}")
        #expect(reviews.sections == [.init("summary"), .init("root cause", prompt: "What allowed it?")])
        #expect(reviews.impact == [.init("users affected", .number), .init("revenue", .money)])
        #expect(reviews.agenda == [.init("summary", minutes: 10), .init("timeline", minutes: 50)] && reviews.length == 60...90)
        #expect(reviews.attendees == [.person("ana"), .everyoneOnCall])
        let published = Terms(Promise(.within(.weeks(1))), bySeverity: ["P1": Promise(.within(.businessDays(3)))])
        #expect(reviews.milestones == [.init("draft", within: Terms(Promise(.within(.exact(.hours(24)))))), .init("published", within: published)])
        #expect(
            reviews.publish == [
                .folder("docs/incidents", name: "{{incident.id}}-{{incident.slug}}.md"), .communication("after"), .people([.person("bo")]),
            ])
        #expect(reviews.categories == [.init(name: "immediate", within: .weeks(1)), .init(name: "long-term", within: .quarters(1))])
        #expect(reviews.actionsNeed == [.owner, .due, .priority] && reviews.followUp == .months(1))
    }

    @Test("a review is due when it says so or a severity does, and else there is none")
    func published() throws {
        #expect(try book("").reviews == nil)
        let promised = try book("severities: { P1: { ladder: p1, acknowledge_within: 15m, review_within: 24h } }")
        #expect(promised.reviews?.milestones == [.init("published", within: Terms())])
        #expect(promised.duties.first { $0.name == "review published" }?.terms.bySeverity["P1"] == Promise(.within(.exact(.hours(24)))))
        #expect(try book("reviews: { within: 1 week }").reviews?.milestones == [.init("published", within: Terms(Promise(.within(.weeks(1)))))])
        #expect(try book("reviews: { within: 1 week }").reviews?.sections.map(\.name).first == "summary")
    }

    struct Goal: Sendable, CustomTestStringConvertible {
        let kpi: String, target: String, goal: KPI.Goal?
        init(_ kpi: String, _ target: String, _ goal: KPI.Goal?) { (self.kpi, self.target, self.goal) = (kpi, target, goal) }
        var testDescription: String { "\(kpi) \(target)" }
    }

    @Test(
        "a goal alone is the most, or the least where more is better",
        arguments: [
            Goal("mtta", "5m", .init(.atMost, 300)), Goal("mttr", "< 2h", .init(.less, 7200)),
            Goal("change_failure_rate", "< 10 %", .init(.less, 10)),
            Goal("reviews_on_time", "100 %", .init(.atLeast, 100)), Goal("auto_detected", ">= 80 %", .init(.atLeast, 80)),
            Goal("night_pages", "3", .init(.atMost, 3)), Goal("incidents", "<= 4", .init(.atMost, 4)), Goal("mtta", "soon", nil),
            Goal("mtta", "5 %", nil),
            Goal("incidents", "= 4", nil), Goal("incidents", "1e3", nil),
        ])
    func goals(_ it: Goal) { #expect(Book.read("kpis: { \(it.kpi): { target: \"\(it.target)\" } }").runbook?.kpis.first?.goal == it.goal) }

    @Test("KPIs, drills and certifications are everything their keys say")
    func practice() throws {
        let book = try book(
            """
            kpis: { answer: { measure: mtta, target: { P1: 5m, default: 1h }, for: [P1], reviewed: every month, source: The journal } }
            drills:
              tabletop:
                { every: 1 quarter, scenario: scenarios/night.yaml, who: [lead], owner: ana, what: Worst, page: nobody, participation: "90 %" }
              small: { every: week }
            certifications: { on-call: { who: lead, renew: 1 year, grace: 2 weeks, proof: Quiz passed, needed_for: rungs }, once: {} }
            """)
        #expect(
            book.kpis == [
                KPI(
                    name: "answer", measure: .mtta, goal: .init(.atMost, 3600), goalBySeverity: ["P1": .init(.atMost, 300)],
                    match: .fact(.severity, [.exactly("P1")]), reviewed: .months(1), source: "The journal")
            ])
        #expect(
            book.drills == [
                DrillPlan(
                    name: "tabletop", what: "Worst", every: .quarters(1), scenario: "scenarios/night.yaml", who: [.seat("lead")],
                    owner: .person("ana"),
                    participation: 90, paging: .nobody), DrillPlan(name: "small", every: .weeks(1)),
            ])
        #expect(
            book.certifications == [
                Certification(
                    name: "on-call", who: [.seat("lead")], renew: .months(12), grace: .weeks(2), proof: "Quiz passed", isNeededForRungs: true),
                Certification(name: "once"),
            ])
    }

    @Test("the runbook's own upkeep is read")
    func upkeep() throws {
        let upkeep = try book(
            """
            runbook:
              name: Shop
              owner: lead
              reviewed: [every quarter, { every: 6 months, what: Contacts, owner: ana }]
              approved_by: [lead, bo]
              read_by: everyone on call
              read_grace: 1 week
              documents: https://wiki.shop.example
              evidence: Five years
              version_note: P2 wakes the deputy
            """
        ).upkeep
        #expect(
            upkeep
                == Upkeep(
                    reviews: [.init("Review of the runbook", every: .quarters(1)), .init("Contacts", every: .months(6), owner: .person("ana"))],
                    approvers: [.seat("lead"), .person("bo")], readers: [.everyoneOnCall], readGrace: .weeks(1),
                    documents: ["https://wiki.shop.example"],
                    evidence: "Five years", note: "P2 wakes the deputy"))
        #expect(try book("runbook: { name: Shop, owner: lead, reviewed: every 6 months }").upkeep.reviews.map(\.every) == [.months(6)])
    }

    @Test("tools, contacts and the status page are read")
    func directory() throws {
        let book = try book(
            """
            tools: { grafana: { for: Dashboards, open: "https://g.example", run: npm run health, saved: { Triage: "https://g.example/t" } } }
            contacts:
              authority: { for: Breaches, phone: "112", email: a@b.example, url: "https://b.example", hours: Mon-Fri, order: [email, phone],
                backup: lawyers }
              lawyers: { phone: "113" }
            status_page:
              { title: Shop status, url: "https://s.example", components: { Web: { group: Front }, API: { service: api } }, submissions: yes }
            services: { api: { owner: lead, status_component: Web }, jobs: { owner: lead } }
            """)
        #expect(
            book.tools == [
                Tool(
                    name: "grafana", purpose: "Dashboards", open: "https://g.example", run: "npm run health", saved: ["Triage": "https://g.example/t"]
                )
            ])
        #expect(
            book.contacts == [
                Contact(
                    name: "authority", purpose: "Breaches", phone: "112", email: "a@b.example", url: "https://b.example", hours: "Mon-Fri",
                    order: ["email", "phone"], backup: "lawyers"), Contact(name: "lawyers", phone: "113"),
            ])
        #expect(book.contacts[0].reached == "authority (a@b.example, 112, https://b.example; Mon-Fri)")
        let components: [StatusPage.Component] = [.init(name: "Web", group: "Front", services: ["api"]), .init(name: "API", services: ["api"])]
        #expect(book.statusPage == StatusPage(title: "Shop status", url: "https://s.example", components: components, takesSubmissions: true))
    }

    @Test("services may name the components of a status page that lists none")
    func components() throws {
        let page = try book("services: { api: { status_component: Shop }, jobs: { status_component: Shop } }").statusPage
        #expect(page.components == [.init(name: "Shop", services: ["api", "jobs"])])
    }

    @Test("a drill's scenario is looked for where somebody looked, and not in texts that were kept")
    func scenarios() {
        let text = RunbookText(path: "runbook.yaml", text: Book.text("drills: { tabletop: { every: 1 quarter, scenario: scenarios/none.yaml } }"))
        #expect(RunbookReader().read([text]).diagnostics.isEmpty)
        #expect(RunbookReader().read([text], scenarios: []).diagnostics.map(\.code) == [.missingFile])
    }

    @Test(
        "what was never filled in is known by its looks",
        arguments: [
            ("[Contact Information]", true), ("TBD", true), ("to be configured", true), ("+1-xxx-xxx", true), ("<your number>", true),
            ("Tobias", false),
        ])
    func placeholders(text: String, isOne: Bool) {
        let found = Book.read("people: { ana: { email: ana@shop.example, name: \"\(text)\" }, bo: { email: bo@shop.example } }").diagnostics
        #expect(found.map(\.code) == (isOne ? [.placeholder] : []))
    }
}
