import Documents
import Notation
import Testing

@Suite("Grafana OnCall becomes a runbook")
struct GrafanaOnCallSetupTests {
    private let setup: ForeignSetup

    init() throws { setup = try ForeignFixture.setup(.grafanaOnCall) }

    @Test("waits between notifications count from the page, and important ones are the urgent ones")
    func people() {
        #expect(setup.at("people", "ana", "reach", "urgent") == ["push", "email after 5m"])
        #expect(setup.at("people", "ana", "reach", "normal") == ["email"])
        #expect(setup.misses("U2", "telegram"))
    }

    @Test("a higher level wins, and what the language has no word for is named")
    func layers() {
        let layers = setup.root["schedules"]?["EU"]?["layers"]?.items ?? []
        #expect(layers.count == 2)
        #expect(layers.first?["rotate"]?.items.compactMap(\.text).count == 2)
        #expect(layers.last?["rotate"]?.items.first?.items.compactMap(\.text) == ["ana", "bo"])
        #expect(layers.last?["only"]?.items.compactMap(\.text) == ["Mon-Fri 12:00-13:00"])
        #expect(setup.misses("S1", "First of the month"))
        #expect(setup.misses("S2", "calendar"))
    }

    @Test(
        "where what is on top cannot be said nobody below it is paged in its place, unless it is over",
        arguments: [(1, "null", false), (0, "null", true), (1, #""2026-11-01T00:00:00""#, true), (1, #""some day""#, false)])
    func top(_ level: Int, _ until: String, _ isKept: Bool) throws {
        let text = """
            {"schedules": [{"id": "S1", "name": "Main", "time_zone": "Europe/Berlin", "shifts": ["H1", "H2"]}], "on_call_shifts": [
              {"id": "H1", "type": "rolling_users", "level": 0, "start": "2026-01-05T09:00:00", "duration": 604800, "frequency": "weekly",
               "rolling_users": [["U1"]]},
              {"id": "H2", "type": "recurrent_event", "level": \(level), "start": "2026-01-03T00:00:00", "duration": 172800, "frequency": "weekly",
               "interval": 2, "by_day": ["SA"], "users": ["U2"], "until": \(until)}]}
            """
        let setup = try ForeignSetup(try JSON(parsing: text), of: .grafanaOnCall, since: ForeignFixture.today)
        #expect((setup.root["schedules"]?["Main"] != nil) == isKept)
        #expect(setup.misses("S1", "in its place") == !isKept)
    }

    @Test("a shift ends when the clock of its zone shows its end")
    func until() throws {
        let text = """
            {"schedules": [{"id": "S1", "name": "Main", "time_zone": "Europe/Berlin", "shifts": ["H1"]}], "on_call_shifts": [
              {"id": "H1", "type": "rolling_users", "start": "2026-01-05T09:00:00", "duration": 604800, "frequency": "weekly",
               "rolling_users": [["U1"]], "until": "2026-12-01T09:00:00"}]}
            """
        let setup = try ForeignSetup(try JSON(parsing: text), of: .grafanaOnCall, since: ForeignFixture.today)
        #expect(setup.root["schedules"]?["Main"]?["layers"]?.items.first?["until"]?.text == "2026-12-01 09:00")
    }

    @Test("steps wait for each other, and a chain that repeats has rounds")
    func chain() {
        #expect(setup.at("ladders", "Shop", "rungs") == ["EU", "5m", "bo"])
        #expect(setup.at("ladders", "Shop", "rounds") == ["6"])
        #expect(setup.at("ladders", "Shop", "pause") == ["10m"])
        #expect(setup.misses("F1", "notify_whole_channel"))
    }

    @Test("an integration is a service and its source, and its last route a severity")
    func integrations() {
        #expect(setup.at("sources", "Prometheus EU") == ["alertmanager", "env:ALERTMANAGER_KEY_PROMETHEUS_EU"])
        #expect(setup.at("severities", "Prometheus EU") == ["Prometheus EU", "Shop"])
        #expect(setup.misses("RT1", "expression"))
    }
}
