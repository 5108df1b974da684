import Notation
import Runbooks
import Runtime
import Testing
import Vocabulary
import Web

@Suite("Where to look for an incident")
struct LinkTests {
    private func house() throws -> House {
        try House(
            runbook: House.runbook {
                $0.services["shop"] = Service(name: "shop", dashboards: ["https://grafana.example/d/shop"])
                $0.tools = [
                    Tool(name: "logs", saved: ["Incident triage": "https://logs.example/?q=triage"]),
                    Tool(name: "traces", open: "https://tempo.example/?trace={{labels.trace}}"),
                    Tool(name: "console", open: "javascript:alert(1)"),
                ]
            })
    }

    private func raised(trace: String) async throws -> House {
        let house = try house()
        let alert = Alert(key: AlertKey(source: "events", key: "x"), summary: "Slow", labels: ["trace": trace])
        try await house.dispatcher.receive([alert])
        return house
    }

    @Test("the API lists the service's dashboards, saved queries, and tools filled with the alert's labels")
    func api() async throws {
        let heard = try await raised(trace: "4bf9 &x=1").visitor.get("/api/v1/incidents/INC-1/links")
        let links = heard.json["links"]?.array ?? []
        #expect(links.map { $0["title"]?.string } == ["Dashboard of shop", "logs: Incident triage", "traces", "console"])
        #expect(links.map { $0["kind"]?.string } == ["dashboard", "tool", "tool", "tool"])
        #expect(links.dropFirst(2).first?["url"] == "https://tempo.example/?trace=4bf9%20%26x%3D1")
    }

    @Test("the incident's page links its service's dashboards and the tools, and runs nothing")
    func screen() async throws {
        let page = try await raised(trace: "\"><script>").visitor.with("Accept", "text/html").get("/incidents/INC-1").text
        #expect(page.contains("<a href=\"https://grafana.example/d/shop\" rel=\"noreferrer\">Dashboard of shop</a>"))
        #expect(page.contains("<a href=\"https://logs.example/?q=triage\" rel=\"noreferrer\">logs: Incident triage</a>"))
        #expect(page.contains("https://tempo.example/?trace=%22%3E%3Cscript%3E"))
        #expect(!page.contains("javascript:") && !page.contains("<script>alert"))
    }

    @Test("an incident that is not there has no links")
    func missing() async throws { #expect(try await house().visitor.get("/api/v1/incidents/INC-9/links").status == 404) }
}
