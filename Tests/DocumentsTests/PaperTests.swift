import Documents
import RunbookFiles
import Runbooks
import Testing
import Vocabulary

/// What `runbell render` writes, `runbell import` reads back.
@Suite("A runbook on paper is the same runbook")
struct PaperTests {
    static let names = ["first", "governance", "platform-seats", "pria-raci", "saas-three-severities", "small-team"]

    private static func folder(_ name: String) -> RunbookFolder { RunbookFolder(at: "\(Fixture.top)/examples/\(name)") }

    private static func paper(_ folder: RunbookFolder) throws -> RunbookPaper {
        RunbookPaper(
            try #require(folder.written),
            beside: folder.calendars.map { RunbookPaper.Beside(path: $0.path, text: String(decoding: $0.bytes, as: UTF8.self)) })
    }

    @Test("every example comes back as the same runbook", arguments: names)
    func examples(_ name: String) throws {
        let folder = Self.folder(name)
        var own = try #require(RunbookReader().read(folder).runbook)
        let result = RunbookImport(document: try Self.paper(folder).markdown)
        #expect(result.kept == [] && result.gaps == [])
        let texts = result.files(source: "runbook.md").map { RunbookText(path: $0.path, text: $0.text) }
        let reading = RunbookReader().read(RunbookFolder(texts))
        let errors = reading.diagnostics.filter { $0.severity == .error }.map(\.description).joined(separator: "\n")
        var other = try #require(reading.runbook, "\(errors)")
        own.version = RunbookVersion("")
        other.version = RunbookVersion("")
        #expect(own == other)
    }

    /// Names and words as nobody should write them, and some do.
    private static let words = [
        "a: b # c", "- dash", "1. one", "\"quoted\"", "[brackets] {braces}", "back\\slash", "a | b", "a \\| b", "yes", "null", "~", "", " ", "1.10",
        "*star*",
        "`code`", "``two``", "ends with:", "🚨 ‑ é", "@at", "#ops", "# title", "> quote", "a · b", "two\nlines", "two\nlines\n", "\n", "end\n\n",
        " begins",
        "tab\there", "**bold:** text", "**P1:** 5m", "<b>tag</b>", "x](y)", "```", "~~~\ncode\n~~~", "| a |", "---", "+1", "- [ ] task", "Ã©", "_x_",
        "&amp;",
        "{{field}}", "key: [a, b]", "'", "a\rb", "\u{85}", "|", "\\",
    ]

    /// Puts words like these wherever the tree has any.
    private static func shaken(_ value: WrittenValue, _ chance: inout SplitMix64) -> WrittenValue {
        switch value {
        case .text(let text): .text(chance.roll(3) == 0 ? words[chance.roll(words.count)] : text)
        case .list(let items): .list(chance.roll(9) == 0 ? [] : items.map { shaken($0, &chance) })
        case .map(let entries): .map(chance.roll(30) == 0 ? [] : entries.map { WrittenValue.Entry($0.key, shaken($0.value, &chance)) })
        }
    }

    /// The same but for what makes no difference: the order of keys, and `[x]` for `x` where either may stand.
    private static func settled(_ value: WrittenValue, at place: LanguagePlace) -> WrittenValue {
        switch value {
        case .text: return value
        case .list(let items):
            if place.isOneOrMany, items.count == 1, items[0].text != nil { return items[0] }
            return .list(items.map { settled($0, at: place.each) })
        case .map(let entries):
            let inside = entries.map { WrittenValue.Entry($0.key, settled($0.value, at: place.inside($0.key))) }
            return .map(inside.contains { place.isName($0.key) } ? inside : inside.sorted { $0.key < $1.key })
        }
    }

    /// Where two trees differ first.
    private static func difference(_ own: WrittenValue, _ other: WrittenValue?, at path: String = "") -> String? {
        switch (own, other) {
        case (.map(let a), .map(let b)?) where a.map(\.key) == b.map(\.key):
            zip(a, b).lazy.compactMap { difference($0.value, $1.value, at: "\(path)/\($0.key)") }.first
        case (.list(let a), .list(let b)?) where a.count == b.count:
            zip(a, b).enumerated().lazy.compactMap { difference($0.element.0, $0.element.1, at: "\(path)/\($0.offset)") }.first
        default: own == other ? nil : "\(path): \(own) became \(other.map { "\($0)" } ?? "nothing")"
        }
    }

    @Test("whatever stands in a runbook comes back, three hundred times", arguments: 0..<6)
    func shaken(_ example: Int) throws {
        var chance = SplitMix64(seed: UInt64(example) + 1)
        let written = try #require(Self.folder(Self.names[example]).written)
        for round in 0..<50 {
            let tree = Self.shaken(written, &chance)
            let result = RunbookImport(document: RunbookPaper(tree).markdown)
            let yaml = try #require(result.files(source: "x.md").first).text
            let back = try #require(WrittenValue(yaml: yaml), "\(yaml)")
            let own = Self.settled(.map(tree.entries.filter { $0.key != "runbell" }), at: .root)
            let other = Self.settled(.map(back.entries.filter { $0.key != "runbell" }), at: .root)
            try #require(Self.difference(own, other) == nil, "round \(round)")
        }
    }

    @Test("a document that only looks like one writes no file outside its folder")
    func outside() {
        let text = "# X\n\n<!-- runbell: 1 -->\n\n## Beside the runbook\n\n### `../x.yaml`\n\n```yaml\na: 1\n```\n"
        let result = RunbookImport(document: text)
        #expect(result.beside == [] && result.kept.map(\.text) == ["../x.yaml"])
    }

    @Test("the page and the sheet say what the runbook says, and hold no script", arguments: names)
    func pages(_ name: String) throws {
        let folder = Self.folder(name)
        let runbook = try #require(RunbookReader().read(folder).runbook)
        for html in [PaperPage(try Self.paper(folder)).html, QuickReference(of: runbook).html] {
            #expect(!html.contains("<script") && runbook.severities.allSatisfy { html.contains($0.name.text) })
        }
    }
}

@Suite("The sheet beside the telephone")
struct QuickReferenceTests {
    @Test("a schedule that is a seat says whom that is, as one by turns does")
    func schedules() throws {
        let text = """
            runbell: 1
            runbook: { name: Shop, timezone: Europe/Stockholm, operators: screen }
            people: { ana: { name: Ana, phone: "+46700000001" }, bo: { name: Bo, phone: "+46700000002" } }
            seats: { lead: [bo, ana] }
            schedules: { primary: { layers: [{ rotate: [ana, bo], every: 1 week, from: 2026-01-05 09:00 }] }, secondary: { seat: lead } }
            services: { api: { owner: lead } }
            routes: [{ match: {}, service: api }]
            severities: { P1: { ladder: p1, acknowledge_within: 15m } }
            ladders: { p1: [{ page: primary }, { at: 10m, page: secondary }] }
            connections: { screen: { kind: capture } }
            sources: { prom: { kind: alertmanager, key: env:PROM_KEY } }
            """
        let reading = RunbookReader().read([RunbookText(path: "runbook.yaml", text: text)])
        let html = QuickReference(of: try #require(reading.runbook, "\(reading.diagnostics)")).html
        #expect(html.contains("<td>primary</td><td>by turns: Ana +46700000001, Bo +46700000002</td>"))
        #expect(html.contains("<td>secondary</td><td>lead: Bo +46700000002, then Ana +46700000001</td>"))
    }
}

extension SplitMix64 {
    fileprivate mutating func roll(_ sides: Int) -> Int { Int.random(in: 0..<sides, using: &self) }
}
