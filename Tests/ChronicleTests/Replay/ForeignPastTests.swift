import Chronicle
import Engine
import Foundation
import Notation
import OnCall
import Runbooks
import Testing
import Vocabulary

@Suite("Incidents of another tool, to be played through a runbook")
struct ForeignPastTests {
    private static let fixtures = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Fixtures").standardized

    private static var runbook: Runbook {
        var runbook = Runbook(version: RunbookVersion(""), name: "", zone: "UTC", business: BusinessCalendar(zone: "UTC", hours: []))
        runbook.people = ["ana": Person(name: "ana", fullName: "Ana Example", email: "ana@shop.example"), "bo": Person(name: "bo", fullName: "Bo")]
        return runbook
    }

    private static func read(_ name: String) throws -> [PastIncident] {
        let json = try JSON(parsing: [UInt8](Data(contentsOf: fixtures.appending(path: name))))
        return try ForeignPast(json, under: runbook).incidents
    }

    private static func moment(_ text: String) -> Moment { Moment(rfc3339: text)! }

    @Test("PagerDuty's says what came in, who was paged how, who answered and when it was over")
    func pagerDuty() throws {
        let one = try #require(try Self.read("pagerduty-rest/incident.json").first)
        #expect(one.name == "PagerDuty 7")
        #expect(one.isForeign)
        #expect(one.pages.filter(\.arrived).map(\.person) == ["ana"])
        #expect(one.pages.map(\.way) == [.push, .sms])
        #expect(one.firstAnswer?.by == .person("ana"))
        #expect(one.firstAnswer?.at == Self.moment("2026-11-20T09:17:00Z"))
        #expect(one.overAt == Self.moment("2026-11-20T09:41:00Z"))
        guard case .fire(let alerts) = one.acts.first?.deed else { Issue.record("it does not begin with an alert"); return }
        #expect(alerts.first?.key == AlertKey(source: "pagerduty", key: "QD7XKVA"))
        #expect(alerts.first?.labels["service"] == "orders")
        #expect(alerts.first?.severity == "P1")
        #expect(one.acts.last?.deed == .clear([AlertKey(source: "pagerduty", key: "QD7XKVA")]))
    }

    @Test("a whole account is read, each incident with its own lines of the log, oldest first")
    func account() throws {
        let all = try Self.read("pagerduty-rest/history.json")
        #expect(all.map(\.name) == ["PagerDuty 11", "PagerDuty 12"])
        #expect(all.map { $0.pages.map(\.person) } == [["ana", "bo"], ["bo"]])
        #expect(all.map { $0.firstAnswer.map { "\($0.by)" } } == ["person:bo", "person:bo"])
        #expect(all[1].acts.contains { $0.deed == .ask(.resolve(summary: "")) && $0.afterAnswer == .minutes(20) })
    }

    @Test("Opsgenie's report says who acknowledged and closed, and its log who was paged")
    func opsgenie() throws {
        let all = try Self.read("opsgenie/alerts.json")
        #expect(all.map(\.name) == ["Opsgenie 41", "Opsgenie 42"])
        #expect(all[0].pages.map { "\($0.person) \($0.way) \($0.arrived)" } == ["ana push true", "ana sms false"])
        #expect(all[0].firstAnswer?.at == Self.moment("2026-11-20T02:07:30Z"))
        #expect(all[0].overAt == Self.moment("2026-11-20T02:40:00Z"))
        #expect(all[1].firstAnswer == nil)
        #expect(all[1].acts.last?.deed == .clear([AlertKey(source: "opsgenie", key: "disk-full")]))
    }

    @Test("what is not understood of a log is counted, alike things together")
    func unread() throws {
        let text = #"""
            {"alerts":[{"tinyId":"1","message":"t","createdAt":"2026-11-20T02:00:00Z","logs":[
              {"log":"Alert created via api","createdAt":"2026-11-20T02:00:00Z"}, {"log":"Viewed on [mobile]","createdAt":"2026-11-20T02:01:00Z"},
              {"log":"Rang [ana@shop.example] up","createdAt":"2026-11-20T02:01:00Z"}, {"log":"Rang (bo) up","createdAt":"2026-11-20T02:02:00Z"},
              {"log":"Alert acknowledged by x","createdAt":"2026-11-20T02:03:00Z"}, {"log":"Alert acknowledged by x","createdAt":"soon"}, 7]}]}
            """#
        let opsgenie = try #require(try ForeignPast(JSON(parsing: text), under: Self.runbook).incidents.first)
        #expect(opsgenie.unread == ["“Rang”": 2, "a line without `createdAt` or `log`": 2])
        #expect(opsgenie.answers.count == 1)
        let other = #"""
            {"incident":{"id":"X","title":"t","created_at":"2026-11-20T09:00:00Z"},
             "log_entries":[7,{"type":"trigger_log_entry","created_at":"2026-11-20T09:00:00Z"},
              {"type":"notify_log_entry","created_at":"2026-11-20T09:01:00Z"},
              {"type":"odd_log_entry","created_at":"2026-11-20T09:01:00Z","summary":"Odd."}]}
            """#
        let pagerDuty = try #require(try ForeignPast(JSON(parsing: other), under: Self.runbook).incidents.first)
        #expect(pagerDuty.unread == ["an entry without `created_at` or `type`": 1, "`notify` without what it speaks of": 1])
        #expect(try Self.read("opsgenie/alerts.json").allSatisfy(\.unread.isEmpty))
    }

    @Test("lists and whole answers come to the same", arguments: ["incidents", "log_entries", "users"])
    func answers(_ name: String) throws {
        let bare = try JSON(parsing: [UInt8](Data(contentsOf: Self.fixtures.appending(path: "pagerduty-rest/history.json"))))
        let members = (bare.object ?? []).map { member in
            let whole: JSON = .object([.init(name, member.value), .init("more", .bool(false))])
            return member.name == name ? JSON.Member(name, .array([whole])) : member
        }
        let (one, other) = (try ForeignPast(bare, under: Self.runbook), try ForeignPast(.object(members), under: Self.runbook))
        #expect(one.incidents == other.incidents)
        #expect(other.incomplete == [])
        let cut = try ForeignPast(.object((bare.object ?? []) + [.init("more", .bool(true))]), under: Self.runbook)
        #expect(cut.incomplete == ["incidents", "log_entries", "users"])
    }

    @Test(
        "a page goes the way the log says, as samples and as accounts write it; another way is not understood",
        arguments: [
            ("sms", Way.sms), ("phone", .call), ("email", .email), ("push", .push), ("phone_notification", .call), ("ios_push_notification", .push),
            ("pigeon", nil),
        ] as [(String, Way?)])
    func ways(_ type: String, _ way: Way?) throws {
        let text = #"""
            {"incident":{"id":"X","title":"t","created_at":"2026-11-20T09:00:00Z"}, "log_entries":[{"type":"notify_log_entry",
             "created_at":"2026-11-20T09:01:00Z","user":{"summary":"Ana"},"channel":{"type":"auto","notification":{"type":"\#(type)"}}}]}
            """#
        let one = try #require(try ForeignPast(JSON(parsing: text), under: Self.runbook).incidents.first)
        #expect(one.pages.map(\.way) == (way.map { [$0] } ?? []))
        #expect(one.unread.isEmpty == (way != nil))
    }

    @Test("of many the one that cannot be read is named, and what is no history says what it holds")
    func named() throws {
        let many = #"{"incidents":[{"id":"A","title":"x","created_at":"2026-01-01T00:00:00Z"},{"id":"B","title":"y","created_at":"soon"}]}"#
        let fault = #expect(throws: ForeignPast.Fault.self) { try ForeignPast(JSON(parsing: many), under: Self.runbook) }
        #expect(fault?.sentence.hasPrefix("2 of 2, 'B': its `created_at`") == true)
        let other = #expect(throws: ForeignPast.Fault.self) {
            try ForeignPast(JSON(parsing: #"{"schedules":[],"users":[]}"#), under: Self.runbook)
        }
        #expect(other?.sentence.contains("'schedules', 'users'") == true)
    }

    @Test(
        "what is no export is refused in words",
        arguments: [
            "{}", "[]", "7", #"{"incidents":[]}"#, #"{"incidents":[{"title":"x"}]}"#, #"{"incidents":[{"title":"x","created_at":"yesterday"}]}"#,
            #"{"alerts":[{"tinyId":"1"}]}"#, #"{"alerts":[{"message":"x","createdAt":7}]}"#, #"{"incidents":[[[]]]}"#,
            #"{"incidents":[{"title":"x","created_at":"2026-01-01T00:00:00Z"},{"title":"y","created_at":"2036-01-01T00:00:00Z"}]}"#,
        ])
    func refused(_ text: String) throws {
        let json = try JSON(parsing: text)
        let fault = #expect(throws: ForeignPast.Fault.self) { try ForeignPast(json, under: Self.runbook) }
        #expect(fault?.sentence.isEmpty == false)
    }

    @Test("a log that lies about everything is read as far as it says something")
    func hostile() throws {
        let text = #"""
            {"incident":{"id":"X","title":"t","created_at":"2026-11-20T09:00:00Z","resolved_at":"1970-01-01T00:00:00Z"},
             "log_entries":[7,null,{"type":"notify_log_entry","created_at":"2026-11-20T08:00:00Z","user":{"summary":""},"channel":{"notification":7}},
              {"type":"acknowledge_log_entry","created_at":"0001-01-01T00:00:00Z","agent":{"type":"user_reference","summary":"Nobody"}},
              {"type":"resolve_log_entry","created_at":"9999-12-31T23:59:59Z","agent":[]}]}
            """#
        let one = try #require(try ForeignPast(JSON(parsing: text), under: Self.runbook).incidents.first)
        #expect(one.openedAt == Self.moment("2026-11-20T09:00:00Z"))
        #expect(one.answers.isEmpty)
        #expect(one.acts.allSatisfy { $0.at == one.openedAt })
    }
}
