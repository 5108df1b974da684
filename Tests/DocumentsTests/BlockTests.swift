import Documents
import Testing

@Suite("Markdown becomes blocks")
struct BlockTests {
    private func headings(_ text: String) -> [String] {
        BlockReader.read(text).compactMap { if case .heading(let level, let text) = $0 { "\(level) \(text.text) \(text.line)" } else { nil } }
    }

    @Test("headings of any style have their level and line, and a channel's name is none")
    func headingStyles() {
        #expect(headings("# One\n\nTwo\n---\n\n#ops\n\nh3. Three\n\n== Four ==") == ["1 One 1", "2 Two 3", "3 Three 8", "2 Four 10"])
    }

    @Test("a table keeps its cells, also escaped bars and rows that are too short")
    func tables() throws {
        let blocks = BlockReader.read("| a | b |\n|---|:-:|\n| x \\| y | z |\n| w |\n\nafter")
        guard case .table(let table) = try #require(blocks.first) else {
            Issue.record("no table")
            return
        }
        #expect(table.header.map(\.text) == ["a", "b"])
        #expect(table.rows.map { $0.map(\.text) } == [["x \\| y", "z"], ["w", ""]])
        #expect(table.rows.map { $0[0].line } == [3, 4])
    }

    @Test("lists nest, tasks are tasks, and a lazy line goes on")
    func lists() throws {
        let blocks = BlockReader.read("- [ ] one\n  goes on\n  - inner\n- two\n\n1. first\n2. second")
        guard case .list(let items, false) = try #require(blocks.first) else {
            Issue.record("no list")
            return
        }
        #expect(items.map(\.text.text) == ["one goes on", "two"] && items[0].isTask && !items[1].isTask)
        guard case .list(let inner, _) = try #require(items[0].inside.first) else {
            Issue.record("nothing inside")
            return
        }
        #expect(inner.map(\.text.line) == [3])
        guard case .list(let steps, true) = try #require(blocks.last) else {
            Issue.record("no steps")
            return
        }
        #expect(steps.count == 2)
    }

    @Test("code is kept as it is, and what stands in it is no heading")
    func code() throws {
        guard case .fence(let fence) = try #require(BlockReader.read("```bash\n# not a title\n  run\n```").first) else {
            Issue.record("no code")
            return
        }
        #expect(fence.language == "bash" && fence.text == "# not a title\n  run" && fence.lines[1].line == 3)
    }

    @Test(
        "letters that were read as another encoding come back, once and twice broken, and right ones stay",
        arguments: [
            ("# Team Lead â†’ CTO", "Team Lead → CTO"), ("# ðŸš¨ Vorfall", "🚨 Vorfall"), ("# StÃ¶rung", "Störung"), ("# Ãƒâ€°tape", "Étape"),
            ("# Größe é ≤ 5", "Größe é ≤ 5"),
        ])
    func mojibake(_ text: String, _ expected: String) { #expect(headings(text) == ["1 \(expected) 1"]) }

    @Test("marks go, what is to be filled in stays")
    func inline() {
        #expect(Inline.plain("**P1** – see [the page](https://a.example) & `run_it` at 2 \\* 3 &gt; 5") == "P1 – see the page & run_it at 2 * 3 > 5")
        #expect(Inline.plain("[Contact Information] snake_case_name __bold__") == "[Contact Information] snake_case_name bold")
        #expect(Inline.leadIn("**Owner:** CEO").map { [$0.label, $0.rest] } == ["Owner", "CEO"])
        #expect(Inline.leadIn("Detect – an alert").map { [$0.label, $0.rest] } == ["Detect", "an alert"])
        #expect(Inline.leadIn("See https://a.example") == nil)
    }

    @Test("a hostile document is read in time", arguments: ["> ", "- ", "| ", "[", "**", "```\n", "  - "])
    func hostile(_ piece: String) {
        let text = String(repeating: piece, count: 20_000)
        #expect(BlockReader.read(text + "\n" + text).count < 50_000)
    }
}
