import Engine
import Rehearsal
import Runbooks
import Runtime
import Storage
import Testing
import Vocabulary

/// One alert into an example runbook, and who is reached when.
struct SeedCase: Sendable, CustomTestStringConvertible {
    var name: String
    var example: String
    var start: String
    var labels: Labels
    var habits: [PersonName: Cast.Habit] = [:]
    var hours: Int64
    var severity: SeverityName
    var pages: [String]

    var testDescription: String { name }
}

@Suite("The ladders of the example runbooks")
struct SeedJourneys {
    @Test("wake the right people at the right minute", arguments: cases)
    func ladder(_ story: SeedCase) async throws {
        let start = Moment(story.start)
        let world = World(try Examples.runbook(story.example), at: start, people: story.habits)
        let key = AlertKey(source: "monitoring", key: "one")
        try await world.dispatcher.receive([Alert(key: key, summary: "Something broke", labels: story.labels)])
        try await world.run(for: .hours(story.hours))
        let incident = try #require(try await world.onlyIncident())
        #expect(incident.severity == story.severity)
        #expect(world.pages(since: start) == story.pages)
        #expect(incident.violations.isEmpty)
    }

    static let cases: [SeedCase] = [
        SeedCase(
            name: "round the clock, on the night the clocks go back: the second rung answers, and is called again over the first update",
            example: "pria-raci", start: "2026-10-25T00:40:00Z", labels: ["severity": "critical"],
            habits: ["bo": .acknowledges(after: .minutes(3))], hours: 3, severity: "P1",
            pages: every(["cy"], at: 0) + ["5m bo push", "6m bo sms", "20m bo push", "21m bo sms"] + every(["cy"], at: 30)
                + every(["cy"], at: 38) + ["40m bo push", "41m bo sms"] + every(["cy"], at: 50)
                + ["60m dana call", "60m dana email", "60m dana sms"]),
        SeedCase(
            name: "a weekly hand-over at ten on the wall comes an hour later by UTC after the clocks went back",
            example: "saas-three-severities", start: "2026-10-26T09:50:00Z", labels: ["severity": "warning"], hours: 1, severity: "Sev-2",
            pages: ["0m cy call", "4m cy call", "8m cy call"]
                + ["18m ana slack", "19m ana sms", "20m ana call", "22m ana slack", "23m ana sms", "24m ana call", "26m cy call"]
                + ["35m eli sms", "36m ana slack", "37m ana sms", "37m eli call", "38m ana call"]
                + ["40m ana slack", "41m ana sms", "42m ana call", "44m cy call"]),
        SeedCase(
            name: "a low severity on a Friday night waits for Monday morning", example: "governance", start: "2026-03-06T22:00:00Z",
            labels: ["severity": "warning"], hours: 64, severity: "P2", pages: ["3480m bo email", "3720m ana email"]),
        SeedCase(
            name: "everybody at once, and again until somebody answers", example: "platform-seats", start: "2026-03-04T03:00:00Z",
            labels: ["severity": "critical"], habits: ["dana": .acknowledges(after: .minutes(7))], hours: 2, severity: "P0",
            pages: every(["ana", "bo", "cy", "dana", "eli"], at: 0) + every(["ana", "bo", "cy", "dana", "eli"], at: 5) + every(["cy"], at: 35)
                + every(["ana", "bo", "cy", "dana", "eli"], at: 45)),
        SeedCase(
            name: "one path upwards, to its end", example: "small-team", start: "2026-03-04T03:00:00Z", labels: ["severity": "major"], hours: 2,
            severity: "SEV-2",
            pages: zip([0, 30, 35, 45, 55], ["ana", "bo", "cy", "cy", "dana"]).flatMap { minute, person in
                ["call", "email", "sms"].map { "\(minute)m \(person) \($0)" }
            }),
    ]

    /// Every way these people have, all at once.
    private static func every(_ people: [String], at minute: Int) -> [String] {
        people.flatMap { person in ["call", "email", "slack", "sms"].map { "\(minute)m \(person) \($0)" } }
    }
}
