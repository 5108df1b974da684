import Rehearsal
import Runbooks
import Testing

@Suite("The scenarios of the runbooks that come with the project")
struct ExampleScenarioTests {
    @Test("go as they expect", arguments: RunbookFolders.examples + RunbookFolders.publics)
    func goAsExpected(_ folder: String) async throws {
        let (runbook, scenarios) = try RunbookFolders.read(folder)
        for scenario in scenarios {
            let story = try await RunbookFolders.story(scenario, of: runbook)
            #expect(story.differences.map(\.description) == [], "\(story.text())")
        }
    }

    @Test(
        "an example rehearses every severity, a quiet night, one nobody answers, a breach, a vendor's outage and the month after",
        arguments: RunbookFolders.examples.filter { $0 != "examples/first" })
    func coverage(_ folder: String) throws {
        let (runbook, scenarios) = try RunbookFolders.read(folder)
        #expect(runbook.unrehearsed(in: scenarios) == [])
        #expect(Set(scenarios.compactMap(\.kind)) == Set(Scenario.Kind.allCases))
    }

    @Test("a kind nothing rehearses is named", arguments: [("quiet-night", "a quiet night"), ("sev-3", "Sev-3"), ("data-breach", "a breach")])
    func gap(_ file: String, _ words: String) throws {
        let (runbook, scenarios) = try RunbookFolders.read("examples/saas-three-severities")
        #expect(runbook.unrehearsed(in: scenarios.filter { $0.file != "scenarios/\(file).yaml" }) == [words])
    }

    @Test("tell the same bytes in whatever order and company they are played", arguments: RunbookFolders.examples)
    func sameBytes(_ folder: String) async throws {
        let (runbook, scenarios) = try RunbookFolders.read(folder)
        var first: [String: String] = [:]
        for scenario in scenarios { first[scenario.file] = try await RunbookFolders.story(scenario, of: runbook).text() }
        let again = try await withThrowingTaskGroup(of: (String, String).self) { group in
            for scenario in scenarios.reversed() {
                group.addTask { (scenario.file, try await RunbookFolders.story(scenario, of: runbook).text()) }
            }
            return try await group.reduce(into: [String: String]()) { $0[$1.0] = $1.1 }
        }
        #expect(again == first)
    }
}
