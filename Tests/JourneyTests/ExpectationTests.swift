import Rehearsal
import Runbooks
import Testing
import Vocabulary

@Suite("What a scenario expects")
struct ExpectationTests {
    struct Case: CustomTestStringConvertible, Sendable {
        var sentence: String
        /// Empty when it went as expected.
        var instead: String

        init(_ sentence: String, _ instead: String = "") {
            self.sentence = sentence
            self.instead = instead
        }

        var testDescription: String { sentence }
    }

    static let cases = [
        Case("at: 0m page ana"),
        Case("at: 0m page ana by push"),
        Case("at: 0m page ana by sms", "ana was paged at 0m by push (rung 1, round 1)"),
        Case("at: 5m page bo"),
        Case("page lead within 5m"),
        Case("at: 4m page bo", "bo was paged at 5m by push (rung 2, round 1)"),
        Case("at: 5m page cy", "cy was never paged; then bo was"),
        Case("never page ceo"),
        Case("never page bo", "bo was paged at 5m by push (rung 2, round 1)"),
        Case("acknowledged within 8m"),
        Case("acknowledged by bo within 8m"),
        Case("acknowledged by ana within 8m", "bo acknowledged it at 8m"),
        Case("acknowledged within 5m", "bo acknowledged it at 8m"),
        Case("resolved within 40m"),
        Case("resolved within 30m", "bo resolved it at 40m"),
        Case("mitigated within 30m", "nobody mitigated it"),
        Case("duty recover missed"),
        Case("duty recover kept late"),
        Case("duty recover kept", "recover was missed at 30m, kept late at 40m"),
        Case("duty recover missed at 30m"),
        Case("duty recover missed at 31m", "recover was missed at 30m, kept late at 40m"),
        Case("duty recover missed within 29m", "recover was missed at 30m, kept late at 40m"),
        Case("duty recover open at 0m"),
        Case("duty recover not owed", "recover was missed at 30m, kept late at 40m"),
        Case("duty recover not owed within 29m", "recover was missed at 30m, kept late at 40m"),
        Case("duty acknowledge kept late within 8m"),
        Case("duty acknowledge kept within 8m", "acknowledge was missed at 5m, kept late at 8m"),
        Case("severity P1"),
        Case("severity P4", "it is P1"),
        Case("at: 10m notice pager:#incidents", "pager:#incidents was told nothing"),
        Case("proposed \"Roll back\" at 15m"),
        Case("proposed \"Roll back\" at 20m", "\u{201C}Roll back the last deploy\u{201D} was proposed at 15m"),
        Case("proposed \"Buy more disks\" at 15m", "\u{201C}Roll back the last deploy\u{201D} was proposed at 15m"),
        Case("at: 15m remind bo"),
        Case("at: 16m refused", "nothing was refused at 16m"),
        Case("review saying \"A bad deploy\""),
        Case("links saying \"grafana\"", "there was nothing to read"),
    ]

    @Test("a sentence holds, or says what happened instead", arguments: cases)
    func judges(_ it: Case) async throws {
        let story = try await Rehearsing.story(Rehearsing.night + "expect:\n  - \(it.sentence)\n")
        #expect(story.differences.map(\.instead) == (it.instead.isEmpty ? [] : [it.instead]), "\(story.text())")
    }

    @Test("a difference names the line of its sentence")
    func place() async throws {
        let story = try await Rehearsing.story(Rehearsing.night + "expect:\n  - at: 0m page ana\n  - at: 1m page bo\n")
        #expect(story.differences.map(\.place) == [Place(file: "scenarios/one.yaml", line: 10, column: 5)])
        #expect(story.differences.map(\.expected) == ["at 1m page bo"])
    }

    @Test("what people are not allowed to do is a difference, unless it is expected")
    func refusal() async throws {
        let text = Rehearsing.night.replacing("  - { at: 40m", with: "  - { at: 1m, reopen: yes, by: ana }\n  - { at: 40m")
        let story = try await Rehearsing.story(text + "expect:\n  - severity P1\n")
        let found = "scenarios/one.yaml:1:1: expected 'ana: reopen at 1m' — it was refused: it is not resolved"
        #expect(story.differences.map(\.description) == [found])
        #expect(try await Rehearsing.story(text + "expect:\n  - at: 1m refused\n").isAsExpected)
    }
}
