import Documents
import Notation
import Testing

@Suite("Opsgenie becomes a runbook")
struct OpsgenieSetupTests {
    private let setup: ForeignSetup

    init() throws { setup = try ForeignFixture.setup(.opsgenie) }

    @Test("people keep their addresses and the order they are reached in")
    func people() {
        #expect(setup.at("people", "ana-berg", "phone") == ["+46700000001"])
        #expect(setup.at("people", "ana-berg", "reach") == ["email", "call after 5m"])
    }

    @Test("rotations that never meet are layers of one schedule, a turn of nobody among them")
    func layers() {
        let layers = setup.root["schedules"]?["Primary"]?["layers"]?.items ?? []
        #expect(layers.count == 2)
        #expect(layers.last?["every"]?.text == "2 days")
        #expect(layers.last?["rotate"]?.items.filter { $0.items.isEmpty && $0.text == nil }.count == 1)
    }

    @Test("rotations that meet are schedules of their own, and a rung pages both, in the order of the delays")
    func together() {
        #expect(setup.root["schedules"]?.entries.map(\.name) == ["Primary", "Both", "Both 2"])
        #expect(setup.at("ladders", "Shop", "rungs") == ["Primary", "10m", "Both", "Both 2"])
        #expect(setup.at("ladders", "Shop", "rounds") == ["4"])
        #expect(setup.misses("e1", "team 'Shop' (all)"))
    }

    @Test("heartbeats are found in the answer as it comes")
    func heartbeats() throws {
        let text = #"{"heartbeats": {"data": {"heartbeats": [{"name": "Backup", "interval": 1, "intervalUnit": "days", "enabled": true}]}}}"#
        let setup = try ForeignSetup(try JSON(parsing: text), of: .opsgenie, since: ForeignFixture.today)
        #expect(setup.at("sources", "Backup") == ["heartbeat", "env:HEARTBEAT_KEY_BACKUP", "24h"])
        #expect(setup.unsaid.isEmpty)
    }

    @Test("who is blocked there is not made reachable here")
    func blocked() throws {
        let text = #"""
            {"users": [{"id": "u9", "username": "dana@shop.example", "fullName": "Dana", "blocked": true,
                        "userContacts": [{"contactMethod": "sms", "to": "46-700000009"}]}]}
            """#
        let setup = try ForeignSetup(try JSON(parsing: text), of: .opsgenie, since: ForeignFixture.today)
        #expect(setup.root["people"]?.entries.map(\.clause).flatMap { [$0["email"], $0["phone"]].compactMap { $0 } }.isEmpty == true)
        #expect(setup.misses("u9", "is blocked there"))
    }

    @Test("a team is a service, its last rule a severity, and its heartbeat a source")
    func teams() {
        #expect(setup.at("severities", "Shop") == ["Shop", "Shop"])
        #expect(setup.at("sources", "Backup") == ["heartbeat", "env:HEARTBEAT_KEY_BACKUP", "24h"])
        #expect(setup.misses("rr2", "some alerts"))
        #expect(setup.misses("p1", "conditions"))
    }
}
