import Assurance
import OnCall
import RunbookFiles
import Runbooks
import Testing
import Vocabulary

/// A runbook whose courses change too often is proved for a shorter time, and that is said.
@Suite("How far ahead a proof looks")
struct HorizonTests {
    private static func runbook(every: String, rungs: String) throws -> Runbook {
        let reading = RunbookReader().read([
            RunbookText(
                path: "runbook.yaml",
                text: """
                    runbell: 1
                    runbook: { name: Shop, timezone: Europe/Stockholm, operators: mail }
                    people: { ana: { email: a@shop.example }, bo: { email: b@shop.example } }
                    seats: { lead: [bo, ana] }
                    schedules: { primary: { layers: [{ rotate: [ana, bo], every: \(every), from: 2026-01-05 09:00 }] } }
                    severities: { P1: { ladder: up }, P2: { ladder: other } }
                    ladders: { up: \(rungs), other: [{ page: lead }] }
                    services: { api: {} }
                    routes: [{ match: {}, service: api }]
                    connections: { mail: { kind: capture } }
                    sources: { prom: { kind: prometheus, key: env:PROM_KEY } }
                    """)
        ])
        return try #require(reading.runbook, "\(reading.diagnostics.map(\.description))")
    }

    private static let start = Moment(rfc3339: "2026-01-05T09:00:00+01:00")!
    private static let year = start..<(start + .days(365))

    @Test("turns of an hour are looked at for a year")
    func hourly() throws {
        let proof = Proof(of: try Self.runbook(every: "1h", rungs: "[{ page: primary }, { at: 5m, page: lead }]"), over: Self.year)
        #expect(proof.window == Self.year)
        #expect(proof.climbs[0].passages.count > 8_700)
        #expect(!proof.findings.contains { $0.code == .tooManyChanges })
    }

    @Test("what is asked too often is looked at until then, without holes, and that is said")
    func shortened() throws {
        let rungs = "{ rungs: [{ page: primary, repeat: { every: 1m, times: 20 } }], rounds: 20 }"
        let proof = Proof(of: try Self.runbook(every: "1h", rungs: rungs), over: Self.year, asking: 20_000)
        #expect(proof.window.lowerBound == Self.start && proof.window.upperBound < Self.start + .days(1))
        for climb in proof.climbs {
            #expect(climb.passages.first?.start == Self.start && climb.passages.last?.end == proof.window.upperBound)
        }
        let told = try #require(proof.findings.first { $0.code == .tooManyChanges })
        #expect(told.counterexample?.at == proof.window.upperBound)
        #expect(told.severity == .warning && told.message.contains("an incident on 'up'"))
    }

    @Test("more turns than can be listed shorten it before anything is climbed")
    func turns() throws {
        var runbook = try Self.runbook(every: "1h", rungs: "[{ page: lead }]")
        for number in 0..<4_000 {
            let name = ScheduleName("other-\(number)")
            let later = WallTime(day: CivilDay(year: 2040, month: 1, day: 5)!, minuteOfDay: 0)
            let layer = Layer(rotate: [["ana"]], every: .exact(.hours(1)), from: later)
            runbook.schedules[name] = Schedule(name: name, zone: "UTC", cover: .layers([layer]))
        }
        let proof = Proof(of: runbook, over: Self.year)
        #expect(proof.window.upperBound < Self.start + .days(21) && proof.window.upperBound > Self.start + .days(7))
        #expect(proof.findings.contains { $0.code == .tooManyChanges && $0.message.hasPrefix("who is on call changes so often") })
    }
}
