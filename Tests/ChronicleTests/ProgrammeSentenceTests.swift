import Chronicle
import Engine
import Runbooks
import Testing
import Vocabulary

@Suite("What was done for the runbook itself, in words")
struct ProgrammeSentenceTests {
    private static let attempt = Programme.Attempt(
        way: .push, notice: NoticeNote(id: PageID(incident: Programme.id, number: 1), connection: "ntfy", destination: "ana"))

    static let cases: [(ProgrammeEvent.What, String, Importance)] = [
        (.drillBegun("tabletop", incident: IncidentID(7)), "The drill tabletop began as INC-7", .story),
        (.drillEnded("tabletop", participants: ["ana", "bo"], lessons: ""), "The drill tabletop was held with ana, bo", .story),
        (.certified("ana", "on-call", proof: "Quiz"), "ana was certified for on-call", .story),
        (.versionRead(RunbookVersion("v1"), by: "ana"), "ana read the runbook", .story),
        (.waysTested("ana", [attempt]), "A test page left for ana by push", .detail),
        (.upkeepDone("Full review", words: "nothing new"), "Done: Full review (nothing new)", .story),
        (.actionsGoneThrough(words: ""), "The open actions were gone through", .story),
        (.dutyMissed("drill tabletop 2026-Q1"), "\u{201C}drill tabletop 2026-Q1\u{201D} was missed", .story),
        (.dutyWaived("read", because: "on leave"), "dana waived \u{201C}read\u{201D}: on leave", .story),
        (.dutyKept("read", late: true), "\u{201C}read\u{201D} was done, late", .detail),
        (.rulesTakenUp(["read", "approve"]), "From now on Runbell looks after \u{201C}read\u{201D}, \u{201C}approve\u{201D}", .mechanics),
    ]

    @Test("each event is one sentence that matters so much", arguments: cases)
    func sentence(_ what: ProgrammeEvent.What, _ words: String, _ importance: Importance) {
        #expect(ProgrammeEvent(at: .distantPast, by: .person("dana"), what).sentence == words)
        #expect(what.importance == importance)
    }
}
