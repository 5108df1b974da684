import Engine
import OnCall
import Runbooks
import Testing
import Vocabulary

/// At +900 minutes it is one in the morning. Bo, who leads and can only be called, sleeps.
@Suite("What is said at night")
struct NightTests {
    private static let telephone = Runbook.full.with {
        $0.connections = [Connection(name: "phone", kind: .twilio)]
        for name in $0.people.keys { $0.people[name] = Person(name: name, fullName: name.text, phone: "+46700000001") }
    }

    @Test("what can wait waits for the morning, and is not said when it is over before")
    func waits() throws {
        var drill = try Drill.raised(in: Self.telephone, at: 900)
        try drill.when(.acknowledge(via: .link), by: .person("cy"), at: 901)
        let told = try drill.when(.mitigate, by: .person("cy"), at: 902).notices.filter { $0.text.hasPrefix("Phase recover has begun") }
        #expect(told.map(\.due) == [.minute(1260)])
        let over = try drill.when(.resolve(summary: "Over"), by: .person("cy"), at: 910)
        #expect(over.told.contains("page \(told[0].id.number) superseded") && over.effects.contains(.withdraw(told[0].id)))
    }

    @Test("whoever answered is awake, and what is due before the morning does not wait")
    func atOnce() throws {
        var drill = try Drill.raised(in: Self.telephone, at: 900)
        let answered = try drill.when(.acknowledge(via: .link), by: .person("bo"), at: 901)
        #expect(answered.notices.allSatisfy { $0.due == .minute(901) || $0.destination.isEmpty })
    }

    @Test("out of hours the people are named in the channel while the pages wait for the morning, at the rung's own time")
    func mention() throws {
        let runbook = Runbook.climbing([
            Rung(action: .page([.person("bo")]), when: .businessHours),
            Rung(at: .minutes(30), action: .mention([.person("cy")], in: Audience(connection: "ops", destination: "#inc")), when: .outOfHours),
        ])
        var drill = Drill(runbook)
        let decision = try drill.when(.raise(.sample("P1")), by: .runbell, at: 900)
        #expect(decision.notices.map { "\($0.destination) \($0.mentions) \($0.due.told)" } == ["#inc [\"cy\"] +930m"])
        #expect(decision.notices[0].text == "Nobody is paged before 2026-01-06 09:00 UTC. Whoever is here may take it.")
        #expect(try drill.when(.acknowledge(via: .link), by: .person("cy"), at: 910).told.contains("superseded"))
    }
}
