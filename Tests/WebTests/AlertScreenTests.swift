import Engine
import HTTPTypes
import Runbooks
import Runtime
import Storage
import Testing
import Vocabulary
import Web

@Suite("The page of alerts")
struct AlertScreenTests {
    private func receive(_ house: House, _ keys: [String], labels: Labels = ["region": "eu-north"]) async throws {
        for key in keys {
            var labels = labels
            labels["alertname"] = key
            try await house.dispatcher.receive([Alert(key: AlertKey(source: "events", key: key), summary: "Alert \(key)", labels: labels)])
        }
    }

    @Test("shows each with its incident, and why it paged or did not")
    func shown() async throws {
        let house = try House()
        #expect(await house.visitor.get("/alerts").text.contains("No alert has come in."))
        try await receive(house, ["disk"])
        try await house.dispatcher.receive([Alert(key: AlertKey(source: "am", key: "2"), summary: "Again", labels: ["alertname": "disk"])])
        let page = await house.visitor.get("/alerts").text
        for words in [
            "Alert disk", #"href="/incidents/INC-1""#, "Paged as P1", "Joined INC-1: nobody is paged again", "Route 1 takes everything",
            "region=eu-north", "P1 takes everything.", "No maintenance window was open for it.", "labels.alertname (disk)",
        ] {
            #expect(page.contains(words), "\(words)")
        }
    }

    @Test("what it says of an alert is what became of it", arguments: ["critical", "low", "none"])
    func agrees(_ word: String) async throws {
        let house = try House(
            runbook: House.runbook { runbook in
                runbook.routes.insert(Route(match: .fact(.label("severity"), [.exactly("low")]), service: "mail"), at: 0)
                runbook.severities[0].match = .fact(.label("severity"), [.exactly("critical")])
            })
        let alert = Alert(key: AlertKey(source: "events", key: "k"), summary: "Disk", labels: ["severity": word])
        try await house.dispatcher.receive([alert])
        let incident = try #require(try await house.dispatcher.incident(IncidentID(1)))
        let page = await house.visitor.get("/alerts").text
        #expect(page.contains("it is about \(incident.opening.service)."))
        #expect(page.contains("Paged as \(incident.severity)"))
        #expect(!incident.pending.isEmpty || !incident.taken.isEmpty)
    }

    @Test(
        "finds by word, label, source and state",
        arguments: [
            ("search=ISK", ["disk"]), ("search=eu-north", ["queue", "disk"]), ("search=nowhere", []), ("source=events", ["queue", "disk"]),
            ("source=am", []), ("firing=true", ["queue"]), ("firing=false", ["disk"]), ("search=&source=&firing=", ["queue", "disk"]),
        ])
    func found(_ query: String, _ wanted: [String]) async throws {
        let house = try House()
        try await receive(house, ["disk", "queue"])
        try await house.dispatcher.clear([AlertKey(source: "events", key: "disk")])
        let page = await house.visitor.get("/alerts?\(query)").text
        #expect(page.split(separator: "<strong class=\"clamp\">Alert ").dropFirst().map { String($0.prefix { $0 != "<" }) } == wanted)
    }

    @Test("goes on by pages, which keep what was looked for")
    func pages() async throws {
        let house = try House()
        try await receive(house, (1...30).map { "a\($0)" })
        let page = await house.visitor.get("/alerts?search=alert&source=events").text
        #expect(page.contains("Alert a30") && page.contains("Alert a6<") && !page.contains("Alert a5<"))
        let next = try #require(page.split(separator: #"<a class="button" href=""#).last.map { String($0.prefix { $0 != "\"" }) })
        #expect(next.hasPrefix("/alerts?search=alert&amp;source=events&amp;cursor="))
        let rest = await house.visitor.get(next.replacing("&amp;", with: "&")).text
        #expect(rest.contains("Alert a5<") && rest.contains("Alert a1<") && !rest.contains("Alert a6<") && !rest.contains(">Older<"))
        #expect(await house.visitor.get("/alerts?cursor=nonsense").status == 422)
    }

    @Test("an alert of a private incident is there only for those who see the incident")
    func hidden() async throws {
        let house = try House(.tokens)
        try await receive(house, ["secret"])
        let admin = house.visitor.bearing(try await house.token(.admin))
        #expect(await admin.post("/api/v1/incidents/INC-1/private", #"{"private":true}"#).status == 200)
        let reader = house.visitor.bearing(try await house.token(.read))
        #expect(await admin.get("/alerts").text.contains("Alert secret"))
        for query in ["", "?search=secret", "?source=events"] {
            let page = await reader.get("/alerts\(query)").text
            #expect(page.contains("<h1>Alerts</h1>") && !page.contains("Alert secret") && !page.contains("INC-1"))
        }
    }
}
