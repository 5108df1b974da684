import Chronicle
import Engine
import Runbooks
import Testing
import Vocabulary

@Suite("The timeline")
struct TimelineTests {
    private let timeline = Timeline(Outage.events)

    @Test("a wave of pages is one line, however many messages and receipts it took")
    func waves() {
        #expect(
            timeline.story.map(\.words).filter { $0.hasPrefix("Paged") } == [
                "Paged ana by push (after 900 ms), sms (failed: no such number): rung 1, round 1",
                "Paged bo by call (after 12 s); cy by push (taken back): rung 2, round 1",
            ])
    }

    @Test("the story has no mechanics in it, and nothing of looking back")
    func story() {
        let words = timeline.story.map(\.words)
        #expect(!words.contains { $0.hasPrefix("Rung 1 was reached") || $0.contains("is due from") || $0.contains("action 1") })
        #expect(words.count == 16)
        #expect(Outage.events.count { !$0.isNoise } == 17, "two events of one wave are one line")
    }

    @Test("everything is still there, and every line is one")
    func complete() {
        #expect(timeline.lines.count == Outage.events.count - 1)
        #expect(!timeline.lines.contains { $0.words.contains(where: \.isNewline) || $0.words.isEmpty })
    }

    @Test("what was owed is told each time it was, however often it came again")
    func records() {
        let records = DutyRecord.all(in: Outage.events).filter { $0.name == "update team" }
        #expect(records.map(\.ending) == [.kept, .missed])
        #expect(records.map(\.due) == [Outage.at(12), Outage.at(41)])
    }

    @Test("a duty that is opened anew while it is owed is the same one, and one done after it was missed was late")
    func moved() {
        let events: [IncidentEvent.What] = [
            .dutyOpened("a", owner: .ladder, from: nil, due: Outage.at(5), isPromise: true),
            .dutyOpened("a", owner: .ladder, from: nil, due: Outage.at(9), isPromise: true), .dutyMissed("a"), .dutyKept("a", late: true),
        ]
        let records = DutyRecord.all(in: events.map { IncidentEvent(at: Outage.at(10), by: .runbell, $0) })
        #expect(records.map(\.due) == [Outage.at(9)])
        #expect(records.map(\.ending) == [.late])
    }
}
