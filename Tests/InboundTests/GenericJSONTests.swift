import Inbound
import Notation
import Runbooks
import Testing
import Vocabulary

@Suite("JSON with a mapping")
struct GenericJSONTests {
    let mapping = JSONMapping(
        each: "events", key: "id", summary: "what.title", severity: "level", status: "state", resolvedWhen: ["OK", "false"],
        acknowledgedWhen: ["seen"],
        labels: ["host": "tags.0.host", "n": "n"], link: "url")

    private func received(_ json: JSON, _ mapping: JSONMapping?) throws -> Received {
        try GenericJSON.received(json.bytes, from: source(.json, mapping: mapping))
    }

    @Test("becomes one alert for each, from where the mapping says")
    func each() throws {
        let received = try received(
            [
                "events": [
                    [
                        "id": 7, "what": ["title": "Disk"], "level": "P1", "state": "bad", "tags": [["host": "db"]], "n": 5,
                        "url": "https://x.example/7",
                    ],
                    ["id": "8", "what": ["title": "Net"], "state": "ok"], ["id": "9", "what": ["title": "CPU"], "state": false],
                    ["id": "10", "what": ["title": "RAM"], "state": "Seen"],
                ]
            ], mapping)
        #expect(received.problems.isEmpty)
        #expect(received.alerts.map(\.key.key) == ["7", "8", "9", "10"])
        #expect(received.alerts.map(\.status) == [.firing, .resolved, .resolved, .acknowledged])
        #expect(received.alerts[0].severity == "P1")
        #expect(received.alerts[0].labels == ["host": "db", "n": "5"])
        #expect(received.alerts[0].links == [Alert.Link(url: "https://x.example/7", text: "Source")])
        #expect(try JSON(parsing: received.alerts[1].details)["state"] == "ok")
    }

    @Test("the sample of a mapping is one alert to it", arguments: [true, false, nil])
    func sample(hasEach: Bool?) throws {
        var mapping: JSONMapping? = mapping
        if hasEach == false { mapping?.each = nil }
        if hasEach == nil { mapping = nil }
        let received = try received((mapping ?? .formatted).sample("An example"), mapping)
        #expect(received.problems.isEmpty && received.alerts.count == 1)
        #expect(received.alerts.first?.summary == "An example" && received.alerts.first?.status == .firing)
        #expect(received.alerts.first?.severity == "critical" && received.alerts.first?.key.key == "example-1")
        if mapping != nil { #expect(received.alerts.first?.labels["host"] == "host") }
    }

    @Test("without the summary names the path, and costs the others nothing")
    func missing() throws {
        let received = try received(
            ["events": [["id": 1], ["id": 2, "what": ["title": "Net"]], ["what": ["title": []]], ["what": ["title": " "]]]], mapping)
        #expect(received.alerts.map(\.summary) == ["Net"])
        #expect(received.problems.map(\.field) == ["events.0.what.title", "events.2.what.title", "events.3.what.title"])
    }

    @Test("without the list names its path", arguments: [[:], ["events": [:]], [], "x"] as [JSON])
    func noList(_ json: JSON) {
        let problem = #expect(throws: Problem.self) { try received(json, mapping) }
        #expect(problem?.field == "events")
    }

    @Test("may be a bare list")
    func bareList() throws {
        #expect(try received([["t": "a"], ["t": "b"]], JSONMapping(each: "", summary: "t")).alerts.map(\.summary) == ["a", "b"])
    }

    @Test("without a key is the same alert when it is sent again, and another when it is another")
    func noKey() throws {
        let mapping = JSONMapping(summary: "t", labels: ["h": "h"])
        let keys = try [["t": "a", "h": "x"], ["t": "b", "h": "x"], ["t": "a", "h": "y"], ["t": "a"], ["t": "b"]].map {
            try received($0, mapping).alerts[0].key.key
        }
        #expect(keys[0] == keys[1])
        #expect(Set(keys).count == 4)
    }

    @Test("without any mapping is read as a formatted webhook")
    func formatted() throws {
        let body =
            #"{"alert_uid": "u1", "title": "Disk full", "state": "ok", "message": "92.50 %", "link_to_upstream_details": "https://x.example/"}"#
        let alert = try GenericJSON.received(Array(body.utf8), from: source(.json)).alerts[0]
        #expect(alert.key.key == "u1")
        #expect(alert.summary == "Disk full")
        #expect(alert.status == .resolved)
        #expect(alert.annotations == ["description": "92.50 %"])
        #expect(alert.links.count == 1)
        #expect(alert.details == body, "word for word")
    }

    @Test(
        "never links to what a browser should not open",
        arguments: ["javascript:alert(1)", "data:text/html,x", "/relative", "https:x", "http://a b", "", "HTTPS//x"])
    func links(_ url: String) throws {
        #expect(try received(["title": "x", "link_to_upstream_details": .string(url)], nil).alerts[0].links.isEmpty)
    }
}
