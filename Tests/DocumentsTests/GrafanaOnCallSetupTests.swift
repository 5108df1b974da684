import Documents
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
