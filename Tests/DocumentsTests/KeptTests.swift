import Documents
import Testing

@Suite("Nothing of a document is lost")
struct KeptTests {
    private func imported(_ body: String) -> RunbookImport {
        RunbookImport(document: "# Incident response\n\nWho is on call answers incidents.\n\n\(body)\n")
    }

    private func kept(_ body: String) -> [String] { imported(body).kept.map(\.text) }

    @Test(
        "what nothing was made of is kept, also where the rest of its line, row or paragraph was read",
        arguments: [
            (
                "We work in Europe/Dublin. For a major incident somebody has to be at the wheel before the quarter of an hour is over.",
                "wheel before the quarter of an hour"
            ),
            ("| Severity | Response time | Bonfire |\n|---|---|---|\n| P1 | 5 min | within 90 days |\n| P2 | 1 h | - |", "Bonfire: within 90 days"),
            ("| Team | Week starting | Share |\n|---|---|---|\n| Platform | 2026-01-05 | 95 % |", "2026-01-05 | 95 %"),
            ("We are looking into <component>, since <time>.", "<component>, since <time>"),
            ("**Whose is this**\n\n- a thing nobody can place", "Whose is this"),
            ("<div class=\"panel\"><p>Reviewed by the <b>gardeners</b></p></div>", "Reviewed by the gardeners"),
        ])
    func rest(_ body: String, _ words: String) { #expect(kept(body).contains { $0.contains(words) }, "\(kept(body))") }

    @Test(
        "of a line that was half understood the rest is kept",
        arguments: [
            "Le SEV1 est pris en charge sous 5 minutes ; aucun délai de rétablissement n'est garanti.",
            "- Platform partner — support@partner.example — Mon–Fri 09:00–18:00 Pacific",
            "This runbook is reviewed every six months by the head of operations. Changes need the approval of the security officer and the board.",
            "- Supplier of the store: +34 910 555 777, contract 44871",
            "Shifts rotate weekly, changeover Friday 14:00, sequence Ana, Bo, Cy, Dana.",
        ])
    func half(_ line: String) {
        let kept = kept("| Severity | Response time |\n|---|---|\n| SEV1 | - |\n| SEV2 | - |\n\n## Contacts, on call\n\n" + line)
        let words = line.split(separator: " ").suffix(2).joined(separator: " ")
        #expect(kept.contains { $0.contains(words) }, "\(kept)")
    }

    @Test("what was struck out is not kept as if it held")
    func struck() {
        let kept = kept("We practise now and then. ~~The chain is tested monthly.~~\n\n~~The old desk is called first.~~")
        #expect(!kept.contains { $0.contains("tested monthly") } && kept.contains { $0.contains("(struck out)") })
    }

    @Test("what was understood as a whole is not kept beside")
    func whole() {
        #expect(kept("| Severity | Response time |\n|---|---|\n| P1 | 5 min |\n| P2 | 1 hour |") == ["Who is on call answers incidents."])
    }

    /// A passage is a clause with its line, stands in the kept text, or is named by the report.
    @Test("each passage of a document is somewhere", arguments: DocumentTests.names.map { "imports/\($0)" } + SeedTests.names.map { "seeds/\($0)" })
    func everything(_ path: String) throws {
        let text = try Fixture.text("Tests/Fixtures/\(path).md")
        let result = RunbookImport(document: text)
        let lines = Set(result.understood.map(\.line) + result.gaps.flatMap(\.lines) + result.kept.map(\.line))
        let all = Set(result.draft.root.leaves().flatMap { $0.path + [$0.clause.text ?? ""] }.flatMap(words))
        // What only says what follows, as a label does, is said by what follows.
        let lost = passages(BlockReader.read(text)).filter { passage in
            !lines.contains(passage.line) && Inline.leadIn(passage.text)?.rest.isEmpty != true
                && !Set(words(Inline.plain(passage.text))).isSubset(of: all)
        }
        #expect(lost.map { "\($0.line): \($0.text)" } == [])
    }

    private func words(_ text: String) -> [String] { text.lowercased().split { !$0.isLetter && !$0.isNumber }.map { String($0.prefix(5)) } }

    /// Without the table of contents.
    private func passages(_ blocks: [Block]) -> [Passage] {
        var isContents = false
        return blocks.flatMap { block -> [Passage] in
            if case .heading(_, let title) = block { isContents = title.text.lowercased().contains("contents") }
            if isContents { return [] }
            return switch block {
            case .heading, .fence: []
            case .paragraph(let lines): lines
            case .list(let items, _): items.flatMap { [$0.text] + passages($0.inside) }
            case .table(let table): table.rows.flatMap { $0 }
            }
        }
    }

    @Test("a document without severities does not come out as one that can be used")
    func unfinished() {
        let result = imported("## Escalation\n\n1. Primary on-call\n2. after 10 minutes: Head of operations")
        #expect(
            result.draft["severities", Clause.unsaid, "means"]?.text == Clause.unsaid
                && result.gaps.contains { $0.kind == .missing && $0.message.contains("severities") })
    }

    @Test("where text was left, the report does not claim that the document does not say")
    func hedged() {
        let result = imported("| Severity | Description |\n|---|---|\n| P1 | All down |\n| P2 | Slow |\n\nThe rest is a secret.")
        #expect(!result.kept.isEmpty && !result.gaps.contains { $0.message.contains("the document does not say") })
    }
}
