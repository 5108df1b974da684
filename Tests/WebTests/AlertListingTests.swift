import HTTPTypes
import Notation
import OnCall
import Runbooks
import Testing
import Vocabulary
import Web

@Suite("Alerts as amtool asks for them")
struct AlertListingTests {
    struct Question: Sendable, CustomTestStringConvertible {
        let query: String
        let names: Set<String>
        var testDescription: String { query }

        init(_ query: String, _ names: Set<String>) { (self.query, self.names) = (query, names) }
    }

    static let questions = [
        Question("", ["One", "Two"]), Question("filter=alertname%3D%22Two%22", ["Two"]), Question("filter=alertname%3DTwo", ["Two"]),
        Question("filter=+alertname+%3D+%22Two%22+", ["Two"]), Question("filter=%22alertname%22%3D%22Two%22", ["Two"]),
        Question("filter=alertname!%3DTwo", ["One"]), Question("filter=alertname%3D~%22T.*%22", ["Two"]),
        Question("filter=alertname%3D~%22w%22", []), Question("filter=alertname!~%22T.%2B%22", ["One"]),
        Question("filter=alertname%3D~%22One%7CTwo%22&filter=team%3Ddb", ["One"]), Question("filter=team%3D%22%22", ["Two"]),
        Question("filter=note%3D%22a%5C%22b%22", ["Two"]), Question("filter=note%3D~%22%5CS%2B%22", ["Two"]),
        Question("active=false", []), Question("silenced=false", ["One", "Two"]), Question("inhibited=false&unprocessed=false", ["One", "Two"]),
        Question("receiver=shop", ["One", "Two"]), Question("receiver=sh", []), Question("receiver=sh.*", ["One", "Two"]),
    ]

    private func names(_ json: JSON?) -> Set<String> { Set(json?.array?.compactMap { $0["labels"]?["alertname"]?.string } ?? []) }

    @Test("a query leaves out what it does not ask for", arguments: questions)
    func asked(_ it: Question) async throws {
        let visitor = try House().visitor.with("Authorization", "Bearer prom-key")
        let sent = #"[{"labels":{"alertname":"One","team":"db"}},{"labels":{"alertname":"Two","note":"a\"b"}}]"#
        #expect(await visitor.post("/api/v2/alerts", sent).status == 200)
        #expect(names(await visitor.get("/api/v2/alerts?\(it.query)").json) == it.names)
        #expect(names(await visitor.get("/api/v2/alerts/groups?\(it.query)").json[0]?["alerts"]) == it.names)
    }

    @Test(
        "a query that cannot be read is refused in a JSON string",
        arguments: [
            "filter=alertname", "filter=", "filter=%3Dx", "filter=a%3D%22x", "filter=a%3D~%22(%22", "filter=a%3D~%22)%7C(%22", "filter=a+b%3Dc",
            "receiver=(", "active=maybe",
        ])
    func refused(_ query: String) async throws {
        let visitor = try House().visitor
        let heard = await visitor.with("Authorization", "Bearer prom-key").get("/api/v2/alerts?\(query)")
        #expect(heard.status == 400)
        #expect(heard.json.string != nil)
    }

    @Test("what a maintenance window holds back is listed as silenced by it")
    func silenced() async throws {
        let yesterday = WallTime(day: try #require(CivilDay(year: 2026, month: 11, day: 20)), minuteOfDay: 0)
        let window = QuietWindow(name: "move", match: .everything, why: "We move", zone: "UTC", start: yesterday, length: .hours(72))
        let visitor = try House(runbook: House.runbook { $0.quiet = [window] }).visitor.with("Authorization", "Bearer prom-key")
        _ = await visitor.post("/api/v2/alerts", #"[{"labels":{"alertname":"One"}}]"#)
        let listed = await visitor.get("/api/v2/alerts?active=false").json[0]
        #expect(listed?["status"]?["state"]?.string == "suppressed")
        #expect(listed?["status"]?["silencedBy"]?[0]?.string == "move")
        #expect(await visitor.get("/api/v2/alerts?silenced=false").json.array == [])
    }
}
