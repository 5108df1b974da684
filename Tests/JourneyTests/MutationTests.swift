import CalendarFiles
import Foundation
import Rehearsal
import RunbookFiles
import Runbooks
import Testing

/// Whether the scenarios of the examples see anything: every clause that carries a requirement is said differently once, and the scenario the
/// requirement's table names has to go otherwise than it expects.
@Suite("A scenario notices when a clause says something else")
struct MutationTests {
    static let examples = ["saas-three-severities", "small-team", "pria-raci", "governance", "platform-seats"]

    @Test("of every requirement it is named for", arguments: examples.indices)
    func noticed(_ seed: Int) async throws {
        let path = RunbookFolders.path("examples/\(Self.examples[seed])")
        let folder = RunbookFolder(at: path)
        let scenarios = ScenarioFolder(of: path).files
        let blind = try await withThrowingTaskGroup(of: String?.self) { group in
            for mutation in try Self.mutations().filter({ $0.number.hasPrefix("S\(seed)-") }) {
                group.addTask { try await Self.isNoticed(mutation, in: folder, scenarios) ? nil : mutation.testDescription }
            }
            return try await group.reduce(into: []) { $0 += [$1].compactMap(\.self) }
        }
        #expect(blind.sorted() == [])
    }

    @Test("each line has five columns, and no requirement is mutated in the same way twice")
    func lines() throws {
        let mutations = try Self.mutations()
        #expect(Set(mutations.map { [$0.number, $0.file, $0.old, $0.new] }).count == mutations.count)
        #expect(mutations.allSatisfy { $0.old != $0.new && !$0.old.isEmpty })
    }

    private static func mutations() throws -> [Mutation] {
        let table = try String(contentsOfFile: RunbookFolders.path("Tests/Fixtures/requirements/mutations.tsv"), encoding: .utf8)
        return try table.split(separator: "\n").dropFirst().map { try #require(Mutation(line: $0), "\($0)") }
    }

    /// What the checker refuses proves nothing about the scenario. One that speaks of a duty nobody has any more cannot be read, and so notices.
    private static func isNoticed(_ mutation: Mutation, in folder: RunbookFolder, _ files: [RunbookText]) async throws -> Bool {
        let changed = try #require(mutation.applied(to: folder), "\(mutation.testDescription): '\(mutation.old)' is not in \(mutation.file)")
        let reading = RunbookReader(holidayDays: { try HolidayFile.days(in: $0) }).read(changed)
        let runbook = try #require(reading.runbook, "\(mutation.testDescription): \(reading.diagnostics.map(\.description))")
        let file = try #require(files.first { $0.path == mutation.scenario }, "\(mutation.testDescription)")
        guard let scenario = ScenarioReader(runbook).read(file).scenario else { return true }
        return try await !RunbookFolders.story(scenario, of: runbook).isAsExpected
    }
}
