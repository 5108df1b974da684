import Chronicle
import Engine
import Foundation
import Runbooks
import Testing
import Vocabulary

@Suite("The draft of a review")
struct ReviewDraftTests {
    private let draft = ReviewDraft(of: Outage.source)

    @Test("an eventful night, told in the runbook's sections")
    func golden() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Fixtures/reviews/outage.md").standardized
        if ProcessInfo.processInfo.environment["RUNBELL_WRITE"] == "1" { try draft.markdown.write(to: file, atomically: true, encoding: .utf8) }
        #expect(draft.markdown == (try String(contentsOf: file, encoding: .utf8)), "run the tests once with RUNBELL_WRITE=1 and read the difference")
    }

    @Test("read and written again it is the same")
    func roundTrip() {
        let again = ReviewDraft(markdown: draft.markdown)
        #expect(again == draft)
        #expect(again.markdown == draft.markdown)
    }

    @Test("nothing anybody said becomes a heading or a box of its own")
    func noForeignHeadings() {
        #expect(draft.sections.map(\.name).filter { $0.contains("at it") || $0.contains("no heading") } == [])
        #expect(draft.actions.map(\.text) == ["Pin the version"])
    }

    @Test("impact is read from the text, and what is empty is missing")
    func impact() {
        #expect(draft.impact.map(\.name) == ["users affected", "duration", "lost", "customers", "refunds"])
        #expect(draft.impact.map(\.number) == [1200, 700, nil, nil, 2.5])
        #expect(draft.missing(of: Outage.policy) == ["lost", "customers"])
        let edited = ReviewDraft(markdown: draft.markdown.replacing("- lost: \(ReviewImpact.open)", with: "* lost: EUR 12,300.50, about"))
        #expect(edited.impact[2].number == 12_300.5)
        #expect(edited.missing(of: Outage.policy) == ["customers"])
    }

    @Test("with a template of the runbook's own the draft begins with it, and its sections are kept")
    func opening() {
        var source = Outage.source
        source.opening = "# Ours\n\nRead this first.\n\n## Timeline\nSee the board.\n"
        let draft = ReviewDraft(of: source)
        #expect(draft.title == "Ours")
        #expect(draft.preamble.hasPrefix("# Ours\n\nRead this first.\n\n- Incident: INC-42"))
        #expect(draft.sections.filter { $0.name == "Timeline" }.map(\.body) == ["See the board.\n\n"])
        #expect(draft.sections.contains { $0.name == "Root cause" })
    }

    @Test("an incident of which nothing is known yet has a draft too")
    func empty() {
        var source = Outage.source
        source.events = [Outage.events[0]]
        source.incident = Incident.fold(source.events, id: Outage.id)!
        source.runbook.reviews = nil
        source.changes = []
        #expect(ReviewDraft(of: source).sections.map(\.name) == ["Summary", "Timeline", "Impact", "Root cause", "Action items"])
    }
}

@Suite("Action items in a review's text")
struct ReviewActionTests {
    typealias Case = (line: String, told: String)

    @Test(
        "a box to tick is an action item",
        arguments: [
            ("- [ ] Pin it (owner: bo, due: 2026-12-01)", "Pin it|due=2026-12-01|owner=bo"), ("  * [x] Done", "done Done"),
            ("- [ ] Fix f(x) (soon)", "Fix f(x) (soon)"), ("- [ ] A (owner: bo) (owner: cy)", "A (owner: bo)|owner=cy"),
            ("- [ ] B (Owner: bo, verification: look, then look again (twice))", "B|owner=bo|verification=look, then look again (twice)"),
            ("- [ ]  ", "none"), ("- [-] no", "none"), ("[ ] no", "none"), ("- [ ] (owner: bo)", "none"),
        ] as [Case])
    func read(_ it: Case) {
        let action = ReviewDraft(markdown: "## Actions\r\n\(it.line)\r\n").actions.first
        let fields = action?.fields.map { "\($0.key.rawValue)=\($0.value)" }.sorted() ?? []
        #expect(action.map { ([($0.isDone ? "done " : "") + $0.text] + fields).joined(separator: "|") } ?? "none" == it.told)
    }

    @Test("written and read again it is the same")
    func roundTrip() {
        let fields: [ReviewAction.Field: String] = [.owner: "seat:lead", .due: "2026-12-01", .verification: "a, b (c)", .action: "3"]
        let action = ReviewAction(text: "Look (again)", fields: fields)
        #expect(ReviewDraft(markdown: action.markdown).actions == [action])
    }

    @Test("a list to tick elsewhere is no action item, unless it names an owner")
    func elsewhere() {
        let draft = ReviewDraft(markdown: "- [ ] a\n## Timeline\n- [ ] b\n- [ ] c (owner: bo)\n## Follow-up tasks\n- [ ] d\n")
        #expect(draft.actions.map(\.text) == ["c", "d"])
    }

    @Test("publishing adds what is not in the list yet, and nothing twice")
    func adding() throws {
        let text = ReviewDraft(of: Outage.source).markdown.replacing(", action: 1", with: "")
        let edited =
            text
            + "## Actions\n- [ ] New one (owner: lead, due: 2026-12-01, category: Short-term)\n- [ ] New one (owner: bo)\n- [x] Old (owner: bo)\n"
        let added = try ReviewDraft(markdown: edited).newActions(beside: Outage.source.incident.review.actions, under: Outage.runbook)
        #expect(
            added == [
                .init(text: "New one", owner: .seat("lead"), category: "short-term", due: Moment(rfc3339: "2026-12-01T22:59:00Z"))
            ])
    }

    @Test(
        "what cannot become one says why",
        arguments: [
            ("- [ ] A", "no owner"), ("- [ ] A (owner: zoe)", "the owner \u{201C}zoe\u{201D}"), ("- [ ] A (owner: bo, due: soon)", "such as `due:"),
            ("- [ ] A (owner: bo, due: 2026-02-30)", "2026-02-30"), ("- [ ] A (owner: bo, category: never)", "categories"),
        ])
    func faults(_ line: String, _ words: String) {
        let fault = #expect(throws: ReviewFault.self) { try ReviewDraft(markdown: "## Tasks\n\(line)").newActions(beside: [], under: Outage.runbook) }
        #expect(fault?.sentence.contains(words) == true)
    }
}
