import Foundation

/// `docs/reference/requirements.md`: the acceptance list with what carries each line of it.
struct RequirementsPage {
    static let path = "docs/reference/requirements.md"

    let seeds: [(seed: Seed, requirements: [Requirement])]
    let later: [Later]

    var text: String {
        ([head, counts] + seeds.map(table) + [laterList]).joined(separator: "\n\n") + "\n"
    }

    private var all: [Requirement] { seeds.flatMap(\.requirements) }

    private var head: String {
        """
        # What the five runbooks ask for

        Five incident runbooks that others wrote are the acceptance list of Runbell: \(all.count) requirements, retold in our words with
        their figures. Each line names what carries it: a clause of the example's runbook that says it, a scenario or a test that
        executes it, a text, or the later work it waits for. Where two of the runbooks contradict each other, each example keeps its
        own figure.

        This page is made from `Tests/Fixtures/requirements`: `RUNBELL_WRITE=1 swift test --filter TraceTests`. The tests fail when a
        number is missing, or when what it names is not there.
        """
    }

    /// A requirement with two clauses counts once under `runbook`.
    private var counts: String {
        let kinds = Carrier.Kind.allCases.filter { kind in all.contains { $0.carriers.contains { $0.kind == kind } } }
        let lines = seeds.map { row($0.seed.letter + " · " + link($0.seed), $0.requirements, kinds) } + [row("all", all, kinds)]
        let heading = "| carried by | requirements | " + kinds.map(\.rawValue).joined(separator: " | ") + " |"
        return ([heading, "|---|" + String(repeating: "--:|", count: kinds.count + 1)] + lines).joined(separator: "\n")
    }

    private func row(_ name: String, _ requirements: [Requirement], _ kinds: [Carrier.Kind]) -> String {
        let cells = kinds.map { kind in requirements.count { $0.carriers.contains { $0.kind == kind } } }
        return "| \(name) | \(requirements.count) | " + cells.map(String.init).joined(separator: " | ") + " |"
    }

    private func link(_ seed: Seed) -> String { "[\(seed.example)](../../examples/\(seed.example))" }

    private func table(_ seed: Seed, _ requirements: [Requirement]) -> String {
        let rows = requirements.map { "| \($0.number) | \(cell($0.says)) | \($0.carriers.map(carrier).joined(separator: "<br>")) |" }
        let heading = "## \(seed.letter): \(seed.about)\n\nCarried by \(link(seed)).\n\n| number | requirement | carried by |\n|---|---|---|"
        return ([heading] + rows).joined(separator: "\n")
    }

    private func carrier(_ it: Carrier) -> String {
        let words = it.words.map { " = `\($0)`" } ?? ""
        switch it.kind {
        case .runbook, .scenario: return "\(it.kind.rawValue) `\(it.place)`" + cell(words)
        case .test: return "test " + cell(it.place.replacing("/", with: ": ", maxReplacements: 1))
        case .text, .later: return "\(it.kind.rawValue) " + cell(it.place)
        }
    }

    /// A bar would end the cell.
    private func cell(_ text: String) -> String { text.replacing("|", with: "\\|") }

    private var laterList: String {
        (["## Later\n"] + later.map { "- **\($0.name)**: \($0.says)" }).joined(separator: "\n")
    }
}
