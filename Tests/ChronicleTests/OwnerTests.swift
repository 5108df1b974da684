import Chronicle
import Engine
import Runbooks
import Testing
import Vocabulary

@Suite("Who owes something, in a sentence")
struct OwnerTests {
    static let owners: [(Party, String)] = [
        (.ladder, "the ladder"), (.role("incident commander"), "incident commander"), (.seat("directors"), "directors"),
        (.schedule("night-watch"), "night-watch"), (.person("ana"), "ana"), (.responsible(in: "Recovery"), "whoever is responsible in Recovery"),
        (.accountable(in: "Recovery"), "whoever is accountable in Recovery"), (.responders, "the responders"),
        (.everyoneOnCall, "everyone on call"),
    ]

    @Test("reads well of one and of many", arguments: owners)
    func sentence(_ owner: Party, _ words: String) {
        func said(due: Moment) -> String {
            IncidentEvent(at: .distantPast, by: .runbell, .dutyOpened("recover", owner: owner, from: nil, due: due, isPromise: true)).sentence
        }
        #expect(said(due: Moment(seconds: 0)) == "“recover” is due from \(words) by 1970-01-01T00:00:00Z")
        #expect(said(due: .distantFuture) == "“recover” is due from \(words) as soon as possible")
    }

    @Test("between incidents too", arguments: owners)
    func programme(_ owner: Party, _ words: String) {
        let opened = ProgrammeEvent.What.dutyOpened("read", rule: "read", owner: owner, from: Moment(seconds: 0), due: Moment(seconds: 0))
        #expect(ProgrammeEvent(at: .distantPast, by: .runbell, opened).sentence == "“read” is due from \(words) by 1970-01-01T00:00:00Z")
    }
}
