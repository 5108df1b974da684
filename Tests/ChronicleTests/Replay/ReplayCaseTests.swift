import Chronicle
import Runbooks
import Testing
import Vocabulary

@Suite("One incident of another tool, as it was and as it would be")
struct ReplayCaseTests {
    private static let start = Moment(rfc3339: "2026-03-02T10:00:00Z")!

    /// Answered and over after so many minutes; an answer is due after five.
    private static func incident(answered: Int64?, over: Int64?) -> PastIncident {
        var incident = PastIncident(id: IncidentID(1), name: "1", title: "Errors", openedAt: start)
        incident.answers = answered.map { [PastIncident.Answer(at: start + .minutes($0), by: .person("ana"), via: .sms, order: 1)] } ?? []
        incident.overAt = over.map { start + .minutes($0) }
        return incident
    }

    private static func one(_ before: (Int64?, Int64?), _ after: (Int64?, Int64?), until: Int64 = 1000) -> ReplayCase {
        var was = incident(answered: before.0, over: before.1)
        was.isForeign = true
        var isNow = incident(answered: after.0, over: after.1)
        isNow.answerDue = start + .minutes(5)
        if after.0 ?? .max <= 5 {
            isNow.keptAnswers = 1
        } else if min(after.1 ?? .max, until) > 5 {
            isNow.missed = [.acknowledge: 1]
        }
        return ReplayCase(before: [was], after: [isNow], until: start + .minutes(until))
    }

    @Test("what nobody answers, then or now, is neither better nor worse", arguments: [3, 40, nil] as [Int64?])
    func unanswered(_ over: Int64?) {
        let one = Self.one((nil, over), (nil, over))
        #expect(one.targetBefore == one.targetAfter)
        #expect(!one.isDifferent)
        let open = Self.one((nil, 3), (nil, nil))
        #expect(open.targetBefore == open.targetAfter)
    }

    @Test("what was over before an answer was due owes none")
    func over() {
        #expect(Self.one((nil, 3), (2, 3)).targetBefore == nil)
        #expect(Self.one((nil, 40), (2, 40)).targetBefore == .lost)
        #expect(Self.one((12, 40), (2, 40)).targetBefore == .lost)
        #expect(Self.one((4, 40), (2, 40)).targetBefore == .met)
    }

    @Test("what is due after the end is not lost yet")
    func unknown() { #expect(Self.one((nil, nil), (2, nil), until: 4).targetBefore == nil) }

    @Test("nobody's answer is not called late")
    func words() {
        let lost = Self.one((4, 40), (nil, 40)).words
        #expect(lost.contains("acknowledged by nobody instead of after 4m") && lost.contains("the promise to answer is broken"))
        #expect(Self.one((4, 40), (9, 40)).words.contains("acknowledged too late"))
        #expect(Self.one((9, 40), (4, 40)).words.contains("acknowledged in time"))
    }
}
