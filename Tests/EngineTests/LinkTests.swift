import Engine
import Runbooks
import Testing
import Vocabulary

@Suite("Where people look")
struct LinkTests {
    private func links(labels: Labels, _ change: (inout Runbook) -> Void) throws -> [Incident.Link] {
        let runbook = Runbook.work.with(change)
        var drill = Drill(runbook)
        var opening = Opening.sample("P1")
        opening.facts.labels = labels
        try drill.when(.raise(opening), by: .source("prometheus"))
        try drill.when(.knowledge(.affect(["web"])), at: 1)
        try drill.when(.knowledge(.link(.init(.vendor, title: "Their ticket", url: "https://vendor.example/7"))), at: 1)
        return try #require(drill.incident).links(under: runbook, at: .minute(2))
    }

    private func tool(_ name: String, open: String?, saved: [String: String] = [:]) -> Tool {
        Tool(name: name, purpose: "Traces", open: open, saved: saved)
    }

    @Test("the dashboards of every service affected come first, what people linked comes last")
    func dashboards() throws {
        let links = try links(labels: [:]) {
            $0.services["api"] = Service(name: "api", dashboards: ["https://grafana.example/d/api", "https://grafana.example/d/slo"])
            $0.services["web"] = Service(name: "web", dashboards: ["https://grafana.example/d/web"])
            $0.services["other"] = Service(name: "other", dashboards: ["https://grafana.example/d/other"])
        }
        #expect(links.map(\.url).map { $0.split(separator: "/").last } == ["api", "slo", "web", "7"])
        #expect(links.map(\.title) == ["Dashboard of api", "Dashboard of api", "Dashboard of web", "Their ticket"])
        #expect(links.map(\.kind) == [.dashboard, .dashboard, .dashboard, .vendor])
    }

    @Test("a tool's saved queries are listed with the incident")
    func saved() throws {
        let links = try links(labels: [:]) {
            $0.tools = [tool("logs", open: "https://logs.example", saved: ["Slow": "https://logs.example/2", "Errors": "https://logs.example/1"])]
        }
        #expect(links.map(\.title) == ["logs: Traces", "logs: Errors", "logs: Slow", "Their ticket"])
        #expect(links.map(\.kind) == [.tool, .tool, .tool, .vendor])
    }

    @Test(
        "a tool's link is filled with the incident's labels, and what a label says stays a value",
        arguments: [
            ("4bf92f35", "https://tempo.example/?trace=4bf92f35&inc=INC-42"),
            ("a/../../x?y#z", "https://tempo.example/?trace=a%2F..%2F..%2Fx%3Fy%23z&inc=INC-42"),
            ("1&admin=yes", "https://tempo.example/?trace=1%26admin%3Dyes&inc=INC-42"),
            ("\"><script>", "https://tempo.example/?trace=%22%3E%3Cscript%3E&inc=INC-42"),
            ("{{title}} ö", "https://tempo.example/?trace=%7B%7Btitle%7D%7D%20%C3%B6&inc=INC-42"),
        ])
    func filled(label: String, url: String) throws {
        let links = try links(labels: ["trace_id": label]) {
            $0.tools = [tool("traces", open: "https://tempo.example/?trace={{ labels.trace_id }}&inc={{incident.id}}")]
        }
        #expect(links.first?.url == url)
    }

    @Test("a link that asks for what the incident has not is left out")
    func missing() throws {
        let links = try links(labels: ["trace_id": ""]) {
            $0.tools = [
                tool("traces", open: "https://tempo.example/?trace={{labels.trace_id}}", saved: ["All": "https://tempo.example/all"]),
                tool("spans", open: "https://tempo.example/?span={{labels.span}}"), tool("rollback", open: nil),
            ]
        }
        #expect(links.map(\.title) == ["traces: All", "Their ticket"])
    }
}
