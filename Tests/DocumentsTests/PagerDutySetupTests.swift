import Documents
import Notation
import Testing

@Suite("PagerDuty becomes a runbook")
struct PagerDutySetupTests {
    private let setup: ForeignSetup

    init() throws { setup = try ForeignFixture.setup(.pagerduty) }

    @Test("people keep their addresses and the order they are reached in")
    func people() {
        #expect(setup.at("people", "ana-berg", "email") == ["ana@shop.example"])
        #expect(setup.at("people", "ana-berg", "phone") == ["+46700000001"])
        #expect(setup.at("people", "ana-berg", "reach", "urgent") == ["push", "call after 5m"])
        #expect(setup.at("people", "ana-berg", "reach", "normal") == ["email"])
        #expect(setup.misses("PANA001", "whatsapp"))
    }

    @Test("the layer that wins comes last, at the hand-over of the clock on the wall, and what is over is left out")
    func layers() {
        let layers = setup.root["schedules"]?["Platform primary"]?["layers"]?.items ?? []
        #expect(layers.map { $0["rotate"]?.items.compactMap(\.text) ?? [] } == [["bo-ek", "ana-berg"], ["cy-falk"]])
        #expect(layers.map { $0["from"]?.text } == ["2026-11-16 09:00", "2026-11-21 09:00"])
        #expect(layers.map { $0["every"]?.text } == ["1 week", "1 day"])
    }

    @Test("a restriction over a weekend is said day by day")
    func restrictions() {
        let night = setup.root["schedules"]?["Platform primary"]?["layers"]?.items.last
        #expect(night?["only"]?.items.compactMap(\.text) == ["Fri 17:00-24:00", "Sat-Sun", "Mon 00:00-09:00"])
    }

    @Test("shifts of the third generation become turns where they keep to the week")
    func shifts() {
        let layer = setup.root["schedules"]?["Weekdays"]?["layers"]?.items.first
        #expect(layer?["rotate"]?.items.compactMap(\.text) == ["cy-falk", "ana-berg"])
        #expect(layer?["every"]?.text == "1 week")
        #expect(layer?["only"]?.items.compactMap(\.text) == ["Mon-Fri 09:00-17:00"])
        #expect(setup.misses("PSCHED3", "FREQ=MONTHLY"))
    }

    @Test("rungs come after all the waits before them, and rounds follow the last wait")
    func ladder() {
        #expect(setup.at("ladders", "Shop", "rungs") == ["Platform primary", "5m", "Weekdays", "bo-ek"])
        #expect(setup.at("ladders", "Shop", "rounds") == ["3"])
        #expect(setup.at("ladders", "Shop", "pause") == ["45m"])
        #expect(setup.misses("PPOL001", "PGONE99"))
        #expect(setup.misses("PPOL001", "one after the other"))
    }

    @Test("a policy is a severity of its services' incidents, and each sender of events has a source")
    func services() {
        #expect(setup.at("severities", "Shop") == ["Checkout", "Search", "Shop"])
        #expect(setup.at("sources", "Checkout Events API v2") == ["pagerduty-v2", "env:PAGERDUTY_KEY_CHECKOUT_EVENTS_API_V2"])
        #expect(setup.root["routes"]?.items.count == 1)
        #expect(setup.misses("PSVC001", "30m"))
        #expect(setup.misses("PSVC002", "'low'"))
        #expect(setup.misses("PINT002", "generic_email"))
    }

    @Test("a service that is disabled pages nobody here either")
    func disabled() throws {
        let text = #"""
            {"users": [{"id": "U", "name": "Ana"}], "escalation_policies": [{"id": "E", "name": "Shop", "escalation_rules": [
              {"escalation_delay_in_minutes": 5, "targets": [{"id": "U", "type": "user_reference"}]}]}],
             "services": [{"id": "S", "name": "Billing", "status": "disabled", "escalation_policy": {"id": "E"},
              "integrations": [{"id": "I", "type": "events_api_v2_inbound_integration", "name": "Events"}]}]}
            """#
        let setup = try ForeignSetup(try JSON(parsing: text), of: .pagerduty, since: ForeignFixture.today)
        for key in ["services", "severities", "sources", "routes"] { #expect(setup.root[key] == nil, "\(key)") }
        #expect(setup.misses("S", "disabled"))
    }

    @Test("nobody below a layer that cannot be said is paged in its place", arguments: [(true, false), (false, true)])
    func hidden(_ isOnTop: Bool, _ isKept: Bool) throws {
        let start = #""start": "2026-01-05T09:00:00Z", "users": [{"user": {"id": "U"}}]"#
        let (odd, plain) = ("{\"id\": \"L1\", \(start)}", "{\"id\": \"L2\", \"rotation_turn_length_seconds\": 604800, \(start)}")
        let layers = isOnTop ? "\(odd), \(plain)" : "\(plain), \(odd)"
        let text = #"""
            {"users": [{"id": "U", "name": "Ana"}],
             "schedules": [{"id": "S", "name": "Main", "time_zone": "UTC", "schedule_layers": [\#(layers)]}]}
            """#
        let setup = try ForeignSetup(try JSON(parsing: text), of: .pagerduty, since: ForeignFixture.today)
        #expect((setup.root["schedules"]?["Main"] != nil) == isKept)
        #expect(setup.misses("S", "in its place") == !isKept)
    }

    @Test("maintenance to come is a quiet window in whole minutes; overrides are left to the server")
    func windows() {
        #expect(setup.root["quiet"]?.entries.map(\.name) == ["maintenance PMW0001"])
        #expect(setup.at("quiet", "maintenance PMW0001") == ["2026-12-01 22:00", "2h 1m", "UTC", "Checkout", "The database moves"])
        #expect(setup.misses("OV1", "runbell override 'Platform primary' bo-ek --from 2026-12-24T08:00:00Z"))
        #expect(!setup.unsaid.contains { $0.id == "OV0" })
        #expect(setup.misses("EO1", "routes"))
    }
}
