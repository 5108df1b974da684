import Chronicle
import Engine
import OnCall
import Runbooks
import Vocabulary

/// An eventful incident: paged twice, handed on, a playbook with a failing step, updates in time and missed, and a review to write.
enum Outage {
    static let id = IncidentID(42)
    static let start = Moment(rfc3339: "2026-11-21T13:45:00Z")!

    static func at(_ minutes: Double) -> Moment { start + .milliseconds(Int64(minutes * 60_000)) }

    static let runbook: Runbook = {
        var runbook = Runbook(
            version: RunbookVersion("v7"), name: "Shop", zone: "Europe/Stockholm",
            business: BusinessCalendar(zone: "Europe/Stockholm", hours: [HoursOfWeek(days: [.monday], start: 540, end: 1020)]))
        for name: PersonName in ["ana", "bo", "cy"] { runbook.people[name] = Person(name: name, fullName: name.text) }
        runbook.seats = ["lead": .held(["bo"])]
        runbook.services = ["shop": Service(name: "shop")]
        runbook.roles = [Role(name: "commander")]
        let answer = Promise(.within(.exact(.minutes(5))))
        runbook.severities = [Severity(name: "P1", acknowledgeWithin: answer), Severity(name: "P2", acknowledgeWithin: answer)]
        runbook.communications = [
            Communication(name: "team", to: .channel("chat", place: "#ops"), owner: .role("commander"), cadence: .every(.exact(.minutes(30))))
        ]
        runbook.places = ClausePlaces([
            "severities.P1.acknowledge_within": Place(file: "runbook.yaml", line: 9),
            "severities.P2.acknowledge_within": Place(file: "runbook.yaml", line: 14), "communications": Place(file: "runbook.yaml", line: 30),
        ])
        runbook.playbooks = [Playbook(name: "errors", steps: [.init("Roll the last deploy back"), .init("Ask the vendor | by phone")])]
        runbook.reviews = policy
        return runbook
    }()

    static let policy = ReviewPolicy(
        title: "Review of {{incident.id}}: {{title}}",
        sections: [.init("summary"), .init("timeline"), .init("root cause", prompt: "What in the system allowed it?"), .init("corrective actions")],
        impact: [.init("users affected", .number), .init("duration", .minutes), .init("lost", .money), .init("customers", .percent)],
        agenda: [.init("timeline", minutes: 20), .init("lessons")], length: 60...90, attendees: [.responders, .seat("lead"), .role("commander")],
        categories: [.init(name: "short-term", within: .months(1))])

    private static let opening = Opening(
        title: "Checkout fails for 7 %\nof customers", service: "shop", severity: "P1", severityBecause: .matched,
        alerts: [AlertKey(source: "prometheus", key: "a")], startedAt: start)

    private static func page(_ number: Int, _ person: PersonName, _ way: Way, _ minutes: Double) -> PageNote {
        PageNote(
            id: PageID(incident: id, number: number), person: person, way: way, connection: "net", due: at(minutes), expires: at(minutes + 240),
            bundled: false)
    }

    private static func ended(_ number: Int, _ outcome: PageOutcome, _ latency: Duration) -> IncidentEvent.What {
        .pageEnded(PageID(incident: id, number: number), outcome, latency: latency)
    }

    private static let beginning: [(Double, Author, IncidentEvent.What)] = [
        (2, .source("prometheus"), .raised(opening, runbook: RunbookVersion("v7"))),
        (2, .runbell, .dutyOpened("acknowledge", owner: .ladder, from: nil, due: at(7), isPromise: true)),
        (2, .runbell, .dutyOpened("update team", owner: .role("commander"), from: nil, due: at(12), isPromise: true)),
        (2, .runbell, .dutyOpened("stuck", owner: .responders, from: nil, due: at(32), isPromise: false)),
        (2, .runbell, .ladderStarted("p1", round: 1, because: .raised)),
        (2, .runbell, .rungReached(0, round: 1, people: ["ana"])),
        (2, .runbell, .paged([page(1, "ana", .push, 2), page(2, "ana", .sms, 3)], because: .rung(0, round: 1))),
        (2.02, .runbell, ended(1, .delivered(provider: "net"), .milliseconds(900))),
        (3.1, .runbell, ended(2, .failed(reason: "no such number"), .seconds(4))),
        (7, .runbell, .dutyMissed("acknowledge")),
        (7, .runbell, .rungReached(1, round: 1, people: ["bo"])),
        (7, .runbell, .paged([page(3, "bo", .call, 7)], because: .rung(1, round: 1))),
        (7, .runbell, .paged([page(4, "cy", .push, 7)], because: .rung(1, round: 1))),
        (7.1, .runbell, ended(3, .delivered(provider: "net"), .seconds(12))),
        (9, .person("bo"), .acknowledged(via: .call)),
        (9, .runbell, ended(4, .superseded, .zero)),
        (9, .runbell, .dutyKept("acknowledge", late: true)),
        (9, .runbell, .staff(.filled("commander", by: "bo", because: .firstToAcknowledge))),
    ]

    private static let work: [(Double, Author, IncidentEvent.What)] = [
        (11, .person("bo"), .update(.posted(number: 1, "team", subject: "P1", text: "We look\n## at it", status: nil, visibility: .internal))),
        (11, .runbell, .dutyKept("update team", late: false)),
        (11, .runbell, .dutyOpened("update team", owner: .role("commander"), from: nil, due: at(41), isPromise: true)),
        (14, .person("bo"), .severityChanged(from: "P1", to: "P2", because: .chosen("only one region"))),
        (15, .person("bo"), .play(.started("errors", matched: false))),
        (15, .person("bo"), .play(.stepBegun("errors", step: 1, text: "Roll back", until: at(17)))),
        (
            16, .runbell,
            .play(.stepEnded("errors", step: 1, StepOutcome(.failed, reason: "exit 1", output: "pulling\n```\n## no heading\nno image\n")))
        ),
        (18, .person("bo"), .play(.stepDone("errors", step: 2, words: "they restarted it"))),
        (20, .person("cy"), .noted("Decision: we wait\nfor the vendor")),
        (21, .person("cy"), .impactStated(["users affected": 1200, "refunds": 2.5])),
        (22, .person("cy"), .knowledge(.linked(.init(.ticket, title: "Vendor case", url: "https://vendor.example/7")))),
        (41, .runbell, .dutyMissed("update team")),
        (50, .person("bo"), .mitigated),
        (700, .person("bo"), .resolved(summary: "The vendor restarted its gateway.", because: .person)),
        (700, .runbell, .dutyMoot("stuck")),
        (710, .person("cy"), .review(.actionAdded(1, .init(text: "Pin the version", owner: .person("bo"), category: "short-term"), due: at(20_000)))),
        (711, .person("cy"), .review(.actionAdded(2, .init(text: "Buy a bell", owner: .seat("lead")), due: at(30_000)))),
        (712, .person("cy"), .review(.actionDropped(2, because: "there is one"))),
    ]

    static let events = (beginning + work).map { IncidentEvent(at: at($0.0), by: $0.1, $0.2) }

    static let source = ReviewSource(
        incident: Incident.fold(events, id: id)!, events: events, runbook: runbook,
        changes: [
            Change(source: "github", summary: "Deploy 1f3c of shop", at: at(-20), links: [.init(url: "https://git.example/1f3c", text: "diff")]),
            Change(source: "github", summary: "Long before", at: at(-61)), Change(source: "github", summary: "After it", at: at(1)),
        ], now: at(720))
}
