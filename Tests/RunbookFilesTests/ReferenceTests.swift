import Assurance
import Foundation
import RunbookFiles
import Runbooks
import Testing
import Vocabulary

@Suite("The reference pages")
struct ReferenceTests {
    private static let begin = "<!-- made from the language's own table; do not edit below -->\n"
    private static let end = "<!-- made until here -->\n"

    @Test("the language's page has the keys the reader has")
    func language() throws {
        let path = "docs/reference/runbook-language.md"
        let page = try String(contentsOf: Book.top.appendingPathComponent(path), encoding: .utf8)
        let begin = try #require(page.range(of: Self.begin)), end = try #require(page.range(of: Self.end))
        try Snapshot.expect(page[..<begin.upperBound] + "\n" + ReferencePage.tables + page[end.lowerBound...], in: path)
    }

    @Test("the example of every key is one the reader takes")
    func keyExamples() { #expect(ReferencePage.refusedExamples.isEmpty) }

    @Test("every example in the language's page reads without an error")
    func examples() throws {
        let page = try String(contentsOf: Book.top.appendingPathComponent("docs/reference/runbook-language.md"), encoding: .utf8)
        let blocks = page.components(separatedBy: "```yaml\n").dropFirst().compactMap { $0.components(separatedBy: "```").first }
        #expect(!blocks.isEmpty)
        for block in blocks {
            let found = Book.read(block).diagnostics.filter { $0.severity == .error }
            #expect(found.isEmpty, "\(block)\n\(found.map(\.description))")
        }
    }

    @Test("the page of findings shows every code with a runbook that has it and one that does not")
    func findings() throws {
        var page = """
            # Findings

            `runbell check` reports everything it finds in one run. Each line begins with the place (`file:line:column`); the code never changes its
            meaning. With an **error** the runbook cannot be used, or (RB0100) leaves hours in which nobody is woken; with a **warning** it can be
            used, and does something its writer probably does not want; a **note** is worth knowing. The examples show only the lines that matter.

            From RB0100 on, and RB0065, nothing is read off the text: every instant of the coming year (`--from`, `--days`) is looked at, with changes
            of clocks and holidays, and with leave from `--leave`. Such a finding comes with the case that shows it: the first times, and the longest,
            in the time zone that is named with the first of them. RB0065, RB0102 and RB0105 to RB0107 are left out where they are so for less than a
            fiftieth of the time, unless it is because of leave; where they only follow from an empty schedule, they are a sentence of that finding.
            What happens between a page and an answer is assumed: \(Assumptions().words).
            With `--data FOLDER` it is added how long that server's pages took to leave: what \(SendingTime.share) of 100 of the last 90 days
            were no slower than, for each connection that took \(SendingTime.enough) or more; why it is added, says
            [a decision](../decisions/0029-what-a-timing-proof-assumes.md).

            """
        for code in DiagnosticCode.allCases {
            page += "\n## \(code): \(code.title)\n"
            for it in FindingCase.all where it.code == code { page += Self.section(it) }
            for it in FindingCase.proofs where it.code == code { page += Self.section(it, Book.proved(it.wrong)) }
            if let words = Self.words[code] { page += "\n\(words)\n" }
        }
        try Snapshot.expect(page, in: "docs/reference/findings.md")
    }

    private static func section(_ it: FindingCase, _ findings: [Diagnostic]? = nil) -> String {
        let found = (findings ?? Book.read(it).diagnostics).first { $0.code == it.code }
        let shown = it.shown ?? it.wrong.replacing("\t", with: "→")
        return "\n```yaml\n\(shown)\n```\n\n> `\(found?.description ?? "")`\n\(shownCase(found))\n```yaml\n\(it.right)\n```\n"
    }

    private static func shownCase(_ found: Diagnostic?) -> String {
        guard let lines = found?.counterexample?.lines, !lines.isEmpty else { return "" }
        return "\n```text\n\(lines.joined(separator: "\n"))\n```\n"
    }

    private static let words: [DiagnosticCode: String] = [
        .notUTF8: "The line is that of the first byte that is no UTF-8.",
        .tooMany: "Each key has a bound of its own; all files of a runbook together have at most 200,000 keys and values.",
        .empty: "A warning for a file with nothing in it, an error for a folder without a runbook, and for a scenario in which nothing happens.",
        .noSeverities: "A note where there are no `sources`, either.",
        .noSources: "A note where there are no `routes`, either: whoever raises incidents only by hand may mean it.",
        .unreachable: """
        An error where a connection to the outside world carries the way, since it would leave the page out; a warning where only a `capture`
        does, which keeps pages for whoever tries a runbook and asks for no address. A push may go to a browser that somebody switched on.
        """,
        .emptyRung: """
        What only follows from the gap is told with it, such as *Then one missed page breaks the promise of 'P1'*: whoever fills the gap has mended
        that, too. A promise that breaks also while somebody is on call has a finding of its own.
        """,
        .sameTwice: "Other rungs that wake nobody new because of the same people are told with the first one: *Neither does rung 3 of 'up'*.",
        .tooManyChanges: """
        A year of 200 people in 40 schedules is far from it, and so are turns of an hour behind a few rungs. A proof stops where people were asked
        \(Limits.proofAsked / 1_000_000) million times in all courses together, or after \(Limits.proofTurns / 1_000_000) million turns of all
        schedules; the example has been made with a thousandth of that. Whatever else is found is exact, and of the time that was looked at.
        """,
        .badExpectation: "In a file of `scenarios/`. The sentences are in [Scenarios](scenarios.md).",
    ]
}
