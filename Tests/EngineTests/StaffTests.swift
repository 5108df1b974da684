import Engine
import OnCall
import Runbooks
import Testing
import Vocabulary

@Suite("Roles")
struct StaffTests {
    private func holder(_ role: RoleName, _ drill: Drill) -> PersonName? { drill.incident?.staff[role]?.holder }

    @Test("the first to acknowledge leads, and is told what that is")
    func firstToAcknowledge() throws {
        var drill = try Drill.raised(in: .full)
        let told = try drill.when(.acknowledge(via: .link), by: .person("bo"), at: 1).told
        #expect(told.contains("commander is bo, firstToAcknowledge"))
        #expect(told.contains("fill commander kept") && told.contains("commander owes hand over commander from +1m by +181m"))
        #expect(holder("commander", drill) == "bo")
    }

    @Test("a role that is needed only in a long incident is filled when it is long")
    func later() throws {
        var drill = try Drill.raised(in: .full)
        try drill.when(.acknowledge(via: .link), at: 1)
        try drill.when(.wake, by: .runbell, at: 59)
        #expect(holder("scribe", drill) == nil)
        try drill.when(.wake, by: .runbell, at: 60)
        #expect(holder("scribe", drill) == "cy")
    }

    @Test("nobody is two things that are kept apart, and it is said who was passed over")
    func apart() throws {
        var drill = try Drill.raised(in: .full)
        try drill.when(.acknowledge(via: .link), by: .person("cy"), at: 1)
        try drill.when(.wake, by: .runbell, at: 60)
        #expect(holder("scribe", drill) == "dana")
        drill.expectRefusal(of: .staff(.assign("scribe", to: "cy")), at: 61, saying: "nobody may be both")
    }

    @Test("whoever lacks the certificate does not get the role, by rule or by hand")
    func needs() throws {
        var drill = try Drill.raised(in: .full)
        drill.certified = ["on-call": ["ana"]]
        let told = try drill.when(.acknowledge(via: .link), by: .person("bo"), at: 1).told
        #expect(told.contains("noted bo has no certificate on-call, which commander needs."))
        #expect(holder("commander", drill) == nil)
        drill.expectRefusal(of: .staff(.assign("commander", to: "cy")), at: 2, saying: "no certificate")
        try drill.when(.staff(.assign("commander", to: "ana")), at: 2)
        #expect(holder("commander", drill) == "ana")
    }

    @Test("handed over, whoever has it keeps it until the other accepts, and only the other does")
    func handOver() throws {
        var drill = try Drill.raised(in: .full)
        try drill.when(.acknowledge(via: .link), at: 1)
        let told = try drill.when(.staff(.handOver("commander", to: "bo", note: "Mind the cache")), at: 10).told
        #expect(told.contains("commander offered to bo: Mind the cache") && told.contains("owes accept commander from +10m by +20m"))
        #expect(holder("commander", drill) == "ana")
        drill.expectRefusal(of: .staff(.accept("commander")), at: 11, saying: "offered to bo")
        #expect(try drill.when(.staff(.accept("commander")), by: .person("bo"), at: 12).told.contains("accept commander kept"))
        #expect(holder("commander", drill) == "bo")
        #expect(drill.duty("hand over commander") == "open since +12m, due +192m")
    }

    @Test("declined, it stays where it was, and whoever offered it is told")
    func decline() throws {
        var drill = try Drill.raised(in: .full)
        try drill.when(.acknowledge(via: .link), at: 1)
        try drill.when(.staff(.handOver("commander", to: "bo", note: "")), at: 10)
        let decision = try drill.when(.staff(.decline("commander", because: "On a train")), by: .person("bo"), at: 11)
        #expect(decision.notices.map(\.text) == ["bo declined to be commander, so it is still you: On a train"])
        #expect(holder("commander", drill) == "ana" && drill.duty("accept commander") == "moot")
    }

    @Test("where nobody has to accept, a role changes hands at once, and what the other has to know is written down")
    func atOnce() throws {
        var drill = try Drill.raised(in: .full)
        try drill.when(.staff(.assign("liaison", to: "cy")), at: 1)
        try drill.when(.staff(.handOver("liaison", to: "dana", note: "")), at: 2)
        #expect(holder("liaison", drill) == "dana")
        let told = try drill.when(.staff(.handOver("liaison", to: "cy", note: "Mind the cache")), at: 3).told
        #expect(told.contains("cy as liaison has to know: Mind the cache"))
    }

    @Test("given up, somebody owes to fill it again, counted from then")
    func vacate() throws {
        var drill = try Drill.raised(in: .full)
        try drill.when(.acknowledge(via: .link), at: 1)
        try drill.when(.staff(.vacate("commander", because: "Off duty")), at: 30)
        #expect(holder("commander", drill) == nil)
        #expect(drill.duty("fill commander") == "open since +30m, due +35m" && drill.duty("hand over commander") == "moot")
        #expect(try drill.when(.wake, by: .runbell, at: 36).told.contains("fill commander step 0: bo"))
    }

    @Test("unknown roles and people are refused by name", arguments: [("dancer", "ana"), ("liaison", "zoe")] as [(RoleName, PersonName)])
    func unknown(role: RoleName, person: PersonName) throws {
        try Drill.raised(in: .full).expectRefusal(of: .staff(.assign(role, to: person)), saying: "unknown")
    }

    @Test("whoever may not be woken is left out of a rung, unless nobody else is on it", arguments: [(["cy"], "dana"), (["cy", "dana"], "cy dana")])
    func barred(who: [String], paged: String) throws {
        var drill = Drill(.climbing([Rung(action: .page([.seat("owners")]))]))
        drill.barred = Set(who.map { PersonName($0) })
        let decision = try drill.when(.raise(.sample("P1")), by: .source("prometheus"))
        #expect(decision.pagedPeople == paged)
        #expect(decision.told.contains("a certificate or reading is missing"))
    }
}
