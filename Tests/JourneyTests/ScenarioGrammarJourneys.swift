import OnCall
import Rehearsal
import Runbooks
import Testing
import Vocabulary

@Suite("What scenarios may say")
struct ScenarioGrammarJourneys {
    private static let start = "start: 2026-03-02T09:00:00+01:00\n"

    private func play(_ text: String, _ change: @escaping (inout Runbook) -> Void) async throws -> Story {
        try await Rehearsing.story("scenario: One\n" + Self.start + text, Rehearsing.runbook(change))
    }

    @Test("several triage questions are answered in one entry")
    func answers() async throws {
        let story = try await play(
            """
            events:
              - { at: 0m, \(Rehearsing.alert) }
              - { at: 1m, answer: { 1: no, 3: yes }, by: bo }
            expect: [severity P1]
            """
        ) { runbook in
            runbook.triage.questions = ["Is data lost?", "Is money lost?", "Is anybody hurt?"].map { Triage.Question($0) }
        }
        #expect(story.isAsExpected, "\(story.text())")
        #expect(story.text().contains("bo answered \u{201C}Is data lost?\u{201D} with no"), "\(story.text())")
        #expect(story.text().contains("bo answered \u{201C}Is anybody hurt?\u{201D} with yes"))
        #expect(!story.text().contains("Is money lost?"))
    }

    private static func decision(_ runbook: inout Runbook) {
        let options = [Playbook.Step.Option(name: "Roll back"), Playbook.Step.Option(name: "Wait")]
        runbook.playbooks = [Playbook(name: "deploy", steps: [Playbook.Step("What now?", work: .decide(options))])]
    }

    @Test("a step that is a decision is taken by one of its options")
    func decides() async throws {
        let story = try await play(
            """
            events:
              - { at: 0m, \(Rehearsing.alert) }
              - { at: 1m, play: deploy, by: bo }
              - { at: 2m, decide: { deploy 1: Roll back }, by: bo }
            expect: [severity P1]
            """, Self.decision)
        #expect(story.isAsExpected, "\(story.text())")
        #expect(story.text().contains("bo did step 1 of deploy: Roll back"), "\(story.text())")
    }

    @Test("an option nobody offers is found before anything is played")
    func noSuchOption() {
        let runbook = Rehearsing.runbook(Self.decision)
        let text = "scenario: One\n\(Self.start)events: [{ at: 0m, decide: { deploy 1: Roll bak } }]\nexpect: [severity P1]\n"
        let found = Rehearsing.read(text, runbook).diagnostics.map(\.description)
        #expect(found.count == 1)
        #expect(found.first?.contains("there is no option of step 1 of 'deploy' 'Roll bak'. Did you mean 'Roll back'?") == true, "\(found)")
    }

    @Test("an action is due when the scenario says, and is missed then")
    func due() async throws {
        let story = try await play(
            """
            ends: 10d
            events:
              - { at: 0m, \(Rehearsing.alert) }
              - { at: 1h, resolve: Rolled back, by: bo }
              - { at: 2h, action: { text: Watch the queue, owner: bo, due: 3d }, by: bo }
              - { at: 2h, action: { text: Write it down, owner: bo, due: 5d }, by: bo }
              - { at: 4d, finish action: 2, by: bo }
            expect: [duty action 1 missed, duty action 2 kept]
            """
        ) { $0.reviews = ReviewPolicy(owner: .seat("lead")) }
        #expect(story.isAsExpected, "\(story.text())")
    }

    @Test("the list of open actions is gone through, or is not")
    func followUp() async throws {
        let story = try await play(
            """
            ends: 70d
            events: [{ at: 10d, follow up: yes, by: bo }]
            expect: [duty go through open actions 2026-03 kept, duty go through open actions 2026-04 missed]
            """
        ) { $0.reviews = ReviewPolicy(owner: .seat("lead"), followUp: .months(1)) }
        #expect(story.isAsExpected, "\(story.text())")
        #expect(story.text().contains("The open actions were gone through"))
    }

    static let kinds = [
        ("quiet night", "ana was paged at 0m"), ("nobody answers", ""),
        ("breach", "no clock of the runbook began to run"), ("month after", "nobody looked back"), ("vendor outage", ""), ("severity", ""),
    ]

    @Test("a scenario of another kind than it says differs", arguments: kinds)
    func kind(_ kind: String, _ instead: String) async throws {
        let runbook = Rehearsing.runbook { runbook in
            let within = Terms(Promise(.within(.exact(.hours(72)))))
            let stage = LegalClock.Stage(name: "authority", starts: .fact("data lost"), owner: .seat("lead"), within: within)
            runbook.clocks = [LegalClock(name: "authority", stages: [stage])]
        }
        let story = try await Rehearsing.story("kind: \(kind)\n" + Rehearsing.night + "expect: [severity P1]\n", runbook)
        #expect(story.differences.map(\.instead) == (instead.isEmpty ? [] : [instead]), "\(story.text())")
    }

    @Test("whoever answers in time makes it no night that nobody answers")
    func answered() async throws {
        let text = "kind: nobody answers\n" + Rehearsing.night.replacing("ana: asleep", with: "ana: acknowledges after 1m")
        let story = try await Rehearsing.story(text + "expect: [severity P1]\n")
        #expect(story.differences.map(\.instead) == ["somebody acknowledged it at 1m"], "\(story.text())")
    }

    @Test("one that rehearses a severity says which")
    func nameless() {
        let found = Rehearsing.read("kind: severity\n" + Rehearsing.night + "expect: [resolved within 40m]\n").diagnostics.map(\.description)
        #expect(found.first?.contains("it rehearses a severity and does not say which. Expect it: 'severity P1'.") == true, "\(found)")
    }
}
