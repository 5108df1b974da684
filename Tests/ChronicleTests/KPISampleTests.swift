import Chronicle
import Engine
import OnCall
import Runbooks
import Testing
import Vocabulary

@Suite("What counts for a KPI")
struct KPISampleTests {
    static let start = Moment(rfc3339: "2026-11-01T00:00:00Z")!
    static let end = Moment(rfc3339: "2026-12-01T00:00:00Z")!

    struct Measured: Sendable, CustomTestStringConvertible {
        var says: String
        var measure: KPI.Measure
        var numbers: [Double]
        var match = Matcher.everything
        var facts: @Sendable (inout KPIFacts) -> Void
        var testDescription: String { says }
    }

    @Test(
        "each measure counts what it says, and nothing else",
        arguments: [
            Measured(says: "an acknowledgement by its length", measure: .mtta, numbers: [240]) {
                $0.cases = [.at("10T08:00") { $0.acknowledgedAt = $0.openedAt + .minutes(4) }, .at("10T09:00")]
            },
            Measured(says: "no drill", measure: .mtta, numbers: []) {
                $0.cases = [
                    .at("10T08:00") {
                        $0.acknowledgedAt = $0.openedAt + .minutes(4)
                        $0.isDrill = true
                    }
                ]
            },
            Measured(says: "no false alarm", measure: .incidents, numbers: []) { $0.cases = [.at("10T08:00") { $0.isVoid = true }] },
            Measured(says: "only what the KPI is for", measure: .incidents, numbers: [1], match: .fact(.severity, [.exactly("P1")])) {
                $0.cases = [.at("10T08:00"), .at("10T09:00") { $0.severity = "P2" }]
            },
            Measured(says: "what began in the time, its first moment with it and its last without", measure: .incidents, numbers: [1]) {
                $0.cases = [.at("01T00:00"), KPIFacts.Case(id: IncidentID(9), severity: "P1", service: "api", openedAt: end)]
            },
            Measured(says: "recovery as the end of harm that nobody said had stopped", measure: .mttm, numbers: [600, 60]) {
                $0.cases = [
                    .at("10T08:00") { $0.recoveredAt = $0.openedAt + .minutes(10) },
                    .at("11T08:00") {
                        $0.mitigatedAt = $0.openedAt + .minutes(1)
                        $0.recoveredAt = $0.openedAt + .minutes(10)
                    },
                ]
            },
            Measured(says: "no time to detect below nothing", measure: .timeToDetect, numbers: [0]) {
                $0.cases = [.at("10T08:00") { $0.startedAt = $0.openedAt + .minutes(4) }, .at("10T09:00")]
            },
            Measured(says: "what a machine noticed", measure: .autoDetected, numbers: [1, 0]) {
                $0.cases = [.at("10T08:00") { $0.isDetected = true }, .at("10T09:00")]
            },
        ])
    func incidents(_ measured: Measured) {
        var facts = KPIFacts(zone: "Europe/Stockholm", now: Self.end)
        measured.facts(&facts)
        let samples = facts.samples(of: measured.measure, where: measured.match, from: Self.start, until: Self.end)
        #expect(samples.map(\.number) == measured.numbers)
    }

    @Test(
        "pages count for who was woken, where they live",
        arguments: [
            Measured(says: "22:00 is night", measure: .nightPages, numbers: [1]) { $0.pages = [.at("10T21:00")] },
            Measured(says: "21:59 is not", measure: .nightPages, numbers: []) { $0.pages = [.at("10T20:59")] },
            Measured(says: "06:59 is night", measure: .nightPages, numbers: [1]) { $0.pages = [.at("10T05:59")] },
            Measured(says: "07:00 is not", measure: .nightPages, numbers: []) { $0.pages = [.at("10T06:00")] },
            Measured(says: "the night of another continent", measure: .nightPages, numbers: [1]) {
                $0.zones["ana"] = "America/New_York"
                $0.pages = [.at("10T10:00")]
            },
            Measured(says: "Saturday begins at home", measure: .weekendPages, numbers: [1]) { $0.pages = [.at("06T22:30"), .at("06T23:30")] },
            Measured(says: "not those of a drill", measure: .pagesPerPerson, numbers: []) {
                $0.cases = [.at("10T08:00") { $0.isDrill = true }]
                $0.pages = [.at("10T08:00")]
            },
            Measured(says: "those of a false alarm", measure: .pagesPerPerson, numbers: [1]) {
                $0.cases = [.at("10T08:00") { $0.isVoid = true }]
                $0.pages = [.at("10T08:00")]
            },
        ])
    func pages(_ measured: Measured) { incidents(measured) }

    @Test(
        "changes, repeats, reviews, actions and drills",
        arguments: [
            Measured(says: "the last change before it is suspected", measure: .changeFailureRate, numbers: [0, 1, 0]) {
                $0.changes = [.at("10T08:00"), .at("10T09:00"), .at("10T10:00", "other")]
                $0.cases = [.at("10T11:00")]
            },
            Measured(says: "a change of nobody knows what is suspected too", measure: .changeFailureRate, numbers: [1]) {
                $0.changes = [.at("10T10:00", nil)]
                $0.cases = [.at("10T11:00"), .at("10T12:00")]
            },
            Measured(says: "four hours later it was something else", measure: .changeFailureRate, numbers: [0]) {
                $0.changes = [.at("10T06:59")]
                $0.cases = [.at("10T11:00")]
            },
            Measured(says: "the same group within thirty days", measure: .repeatIncidents, numbers: [1]) {
                $0.cases = ["01T00:00", "20T00:00"].map { .at($0) { $0.group = "disk" } } + [.at("21T00:00")]
            },
            Measured(says: "a review that is still owed says nothing yet", measure: .reviewsOnTime, numbers: [1, 0]) {
                $0.cases = [
                    .at("10T08:00") { $0.duties = [.review(.kept(at: start)), .review(.moot(at: start))] },
                    .at("11T08:00") { $0.duties = [.review(.kept(at: start)), .review(.keptLate(at: start))] },
                    .at("12T08:00") { $0.duties = [.review(.kept(at: start)), .review(.open)] }, .at("13T08:00"),
                ]
            },
            Measured(says: "an action that is overdue was not done in time", measure: .actionsOnTime, numbers: [1, 0, 0]) {
                $0.now = start + .days(10)
                $0.actions = ([(5, 4), (5, 6), (9, nil), (20, nil)] as [(Int64, Int64?)]).map { due, done in
                    KPIFacts.Action(incident: IncidentID(1), due: start + .days(due), doneAt: done.map { start + .days($0) })
                }
            },
            Measured(says: "everybody who was asked to a drill", measure: .drillParticipation, numbers: [1, 1, 0]) {
                $0.exercises = [KPIFacts.Exercise(at: start, asked: 3, took: 2)]
            },
        ])
    func others(_ measured: Measured) { incidents(measured) }

    @Test("an update that was missed and comes late is one that did not come in time")
    func updates() {
        let what: [IncidentEvent.What] = [
            .dutyKept("update internal", late: false), .dutyMissed("update internal"), .dutyKept("update internal", late: true),
            .dutyKept("update customers", late: true), .dutyMissed("acknowledge"), .dutyKept("update internal", late: false),
        ]
        #expect(KPIFacts.updates(in: what.map { IncidentEvent(at: Self.start, by: .runbell, $0) }) == [true, false, false, true])
    }
}

extension KPIFacts.Case {
    /// Opened on that day of November, UTC: `10T08:00`.
    static func at(_ time: String, _ change: (inout Self) -> Void = { _ in }) -> Self {
        var incident = Self(id: IncidentID(1), severity: "P1", service: "api", openedAt: Moment(rfc3339: "2026-11-\(time):00Z")!)
        change(&incident)
        return incident
    }
}

extension KPIFacts.Page {
    static func at(_ time: String) -> Self { Self(incident: IncidentID(1), person: "ana", at: Moment(rfc3339: "2026-11-\(time):00Z")!) }
}

extension KPIFacts.Change {
    static func at(_ time: String, _ service: ServiceName? = "api") -> Self { Self(at: Moment(rfc3339: "2026-11-\(time):00Z")!, service: service) }
}

extension Incident.Duty {
    static func review(_ state: State) -> Self {
        Self(name: .review("published"), owner: .responders, openedAt: .distantPast, due: .distantPast, state: state)
    }
}
